"""Reading one rule file; which keys belong to which shape."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from string import Formatter

from zicht.chronology.days import Unit
from zicht.facts.document import read
from zicht.facts.entry import Entry, did_you_mean
from zicht.facts.problems import Problem
from zicht.rulebook.read_matcher import MatcherReader
from zicht.rulebook.read_terms import texts
from zicht.rulebook.rule import (
    Citation,
    Condition,
    Duty,
    HitGroup,
    Holding,
    Layer,
    NewerTrigger,
    Per,
    Rule,
    Shape,
    Within,
)
from zicht.rulebook.term import Term
from zicht.rulebook.words import forbidden_word

FORMAT = "zicht-rule/1"
COMMON = frozenset(
    {"format", "code", "theme", "shape", "per", "status", "layer", "title", "sentence", "citations", "requirements"}
    | {"keeper", "duty_of", "given", "except_while", "until_age", "cannot_express"}
)
PARTS = {
    Shape.OBLIGATION: frozenset(
        {"trigger", "fulfilled_by", "ended_by", "within", "already", "repeats", "newer_trigger", "each_organisation"}
    ),
    Shape.PRECONDITION: frozenset({"trigger", "requires", "ended_by", "within", "latest_of", "each_organisation"}),
    Shape.PATTERN: frozenset({"hits", "window", "organisations", "cleared_by", "alternatives"}),
    Shape.CONTINUITY: frozenset({"while", "holding", "at_least", "at_most"}),
}
PLACEHOLDERS = frozenset({"recorder", "organisation", "subject", "day", "kind", "count", "organisations", "due"})
WAYS = ("trigger", "holder", "regisseur", "addressee")


@dataclass(frozen=True, slots=True)
class Known:
    """What a rule may name."""

    reader: MatcherReader
    conditions: Mapping[str, Condition]
    holdings: Mapping[str, Holding]
    terms: Mapping[str, Term]


def read_rule(path: Path, name: str, known: Known, problems: list[Problem]) -> Rule:
    """The rule in a file; what is wrong with it is added to `problems`. Raises ProblemsFound when it is no YAML."""
    entry = Entry(read(path, name), name, "de regel", problems)
    shape = Shape(entry.one_of("shape", [each.value for each in Shape]) or "obligation")
    entry.only(COMMON | frozenset().union(*PARTS.values()))
    for key, node in entry.keys.items():
        if key not in COMMON | PARTS[shape] and key in frozenset().union(*PARTS.values()):
            entry.note("wrong_part", key=key, line=node.line, shape=shape.value)
    if entry.text("format") != FORMAT:
        entry.note("wrong_format", "format", wanted=FORMAT)
    if entry.has("code") and entry.text("code") != path.stem:
        entry.note("code_is_not_file", "code", wanted=path.stem)
    rule = _common(entry, shape, known)
    fill = {
        Shape.OBLIGATION: _obligation,
        Shape.PRECONDITION: _precondition,
        Shape.PATTERN: _pattern,
        Shape.CONTINUITY: _continuity,
    }[shape]
    return fill(rule, entry, known)


def _common(entry: Entry, shape: Shape, known: Known) -> Rule:
    themes = known.reader.vocabulary.themes
    sentence = texts(entry, "sentence")
    _check_words(entry, "sentence", sentence)
    _check_placeholders(entry, sentence)
    title = texts(entry, "title")
    _check_words(entry, "title", title)
    return Rule(
        code=entry.id("code") or "",
        theme=entry.one_of("theme", themes) or "",
        shape=shape,
        per=Per(entry.one_of("per", [each.value for each in Per]) or "child"),
        layer=_layer(entry),
        title=title,
        sentence=sentence,
        citations=tuple(_citation(each) for each in entry.entries("citations", "citations")),
        requirements=entry.texts("requirements", required=True),
        keeper=entry.text("keeper") or "",
        duty_of=tuple(_duties(entry, known)),
        shadow=entry.one_of("status", ("live", "shadow")) == "shadow",
        each_organisation=entry.flag("each_organisation"),
        given=_conditions(entry, "given", known),
        except_while=_conditions(entry, "except_while", known),
        until_age=entry.number("until_age", least=1),
    )


def _obligation(rule: Rule, entry: Entry, known: Known) -> Rule:
    return replace(
        rule,
        trigger=known.reader.all_of(entry, "trigger", required=True),
        answered_by=known.reader.all_of(entry, "fulfilled_by", required=True),
        ended_by=known.reader.all_of(entry, "ended_by"),
        within=_within(entry, known),
        already_days=entry.number("already") or 0,
        repeats=_term(entry, "repeats", known, required=False),
        newer_trigger=NewerTrigger(entry.one_of("newer_trigger", ("joins", "replaces"), required=False) or "joins"),
    )


def _precondition(rule: Rule, entry: Entry, known: Known) -> Rule:
    return replace(
        rule,
        trigger=known.reader.all_of(entry, "trigger", required=True),
        answered_by=known.reader.all_of(entry, "requires", required=True),
        ended_by=known.reader.all_of(entry, "ended_by"),
        latest_of=known.reader.all_of(entry, "latest_of"),
        already_days=_days(entry, "within", known) if entry.has("within") else None,
    )


def _pattern(rule: Rule, entry: Entry, known: Known) -> Rule:
    groups = []
    for each in entry.entries("hits", "hits"):
        each.only({"facts", "at_least"})
        groups.append(HitGroup(known.reader.all_of(each, "facts", required=True), each.number("at_least", least=1) or 1))
    alternatives = entry.below("alternatives", "alternatives")
    lists = {language: alternatives.texts(language, required=True) for language in ("nl", "en")} if alternatives else {}
    return replace(
        rule,
        hits=tuple(groups),
        window_days=_days(entry, "window", known) or 1,
        organisations=entry.number("organisations", least=1) or 1,
        cleared_by=known.reader.all_of(entry, "cleared_by", required=True),
        alternatives=lists,
    )


def _continuity(rule: Rule, entry: Entry, known: Known) -> Rule:
    during = entry.text("while")
    if during is not None and during not in known.conditions:
        entry.note("unknown_condition", "while", hint=did_you_mean(during, known.conditions))
    holding = entry.text("holding")
    if holding is not None and holding not in known.holdings:
        entry.note("unknown_holding", "holding", hint=did_you_mean(holding, known.holdings))
    at_least, at_most = entry.number("at_least", least=1), entry.number("at_most")
    if (at_least is None) == (at_most is None):
        entry.note("one_of_two", one="at_least", other="at_most")
    return replace(rule, during=during, holding=holding, at_least=at_least, at_most=at_most)


def _layer(entry: Entry) -> Layer:
    below = entry.below("layer", "layer")
    if below is None:
        return Layer(None, None, None)
    below.only({"norm_since", "norm_until", "lesson_since"})
    days = [below.day(key, required=False) for key in ("norm_since", "norm_until", "lesson_since")]
    if days[0] is None and days[2] is None:
        below.note("missing", key="norm_since")
    return Layer(*days)


def _citation(entry: Entry) -> Citation:
    entry.only({"source", "place", "paraphrase"})
    return Citation(*(entry.text(key) or "" for key in ("source", "place", "paraphrase")))


def _duties(entry: Entry, known: Known) -> list[Duty]:
    found = []
    for node in entry.items("duty_of", filled=True):
        if isinstance(node.value, str):
            if node.value not in WAYS:
                entry.note("not_one_of", "duty_of", allowed=", ".join(WAYS), hint=did_you_mean(node.value, WAYS))
                continue
            found.append(Duty(node.value))
            continue
        below = Entry(node, entry.file, "duty_of", entry.problems)
        below.only({"attribute", "involved"})
        if below.has("involved"):
            found.append(Duty("involved", below.one_of("involved", known.reader.vocabulary.organisation_types)))
        else:
            found.append(Duty("attribute", below.text("attribute")))
    return found


def _conditions(entry: Entry, key: str, known: Known) -> tuple[str, ...]:
    found = entry.texts(key)
    for code in found:
        if code not in known.conditions:
            entry.note("unknown_condition", key, hint=did_you_mean(code, known.conditions))
    return tuple(code for code in found if code in known.conditions)


def _within(entry: Entry, known: Known) -> Within:
    node = entry.keys.get("within")
    if node is None or node.mapping is None:
        return Within(term=_term(entry, "within", known))
    below = entry.below("within", "within")
    assert below is not None
    below.only({"attribute", "otherwise"})
    return Within(term=_term(below, "otherwise", known, required=False), attribute=below.text("attribute"))


def _term(entry: Entry, key: str, known: Known, required: bool = True) -> str | None:
    code = entry.text(key, required)
    if code is not None and code not in known.terms:
        entry.note("unknown_term", key, hint=did_you_mean(code, known.terms))
    return code


def _days(entry: Entry, key: str, known: Known) -> int | None:
    """A term as a number of calendar days: what looks back or spans a window needs a fixed length."""
    code = _term(entry, key, known)
    term = known.terms.get(code or "")
    if term is None:
        return None
    span = term.values[-1].span
    if span.unit not in (Unit.DAYS, Unit.WEEKS):
        entry.note("not_number", key, least="1")
    return span.amount * (7 if span.unit is Unit.WEEKS else 1)


def _check_words(entry: Entry, key: str, found: Mapping[str, str]) -> None:
    for each in found.values():
        if word := forbidden_word(each):
            entry.note("forbidden_word", key, word=word)


def _check_placeholders(entry: Entry, sentence: Mapping[str, str]) -> None:
    try:
        used = {field for each in sentence.values() for _, field, _, _ in Formatter().parse(each) if field is not None}
    except ValueError:
        used = {"?"}
    if not used <= PLACEHOLDERS:
        entry.note("unknown_placeholder", "sentence", allowed=", ".join(sorted(PLACEHOLDERS)))
