"""Reading one rule file; which keys belong to which shape."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from string import Formatter

from zicht.chronology.days import Unit
from zicht.facts.document import read
from zicht.facts.entry import Entry
from zicht.facts.kinds import AttributeType
from zicht.facts.problems import Problem
from zicht.rulebook.read_matcher import OLDEST, MatcherReader
from zicht.rulebook.read_terms import LANGUAGES, texts
from zicht.rulebook.rule import (
    Citation,
    Condition,
    Duty,
    HitGroup,
    Holding,
    Layer,
    Matcher,
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
    | {"keeper", "duty_of", "given", "except_while", "until_age"}
)
PARTS = {
    Shape.OBLIGATION: frozenset(
        {"trigger", "fulfilled_by", "ended_by", "within", "already", "repeats", "newer_trigger", "each_organisation"}
    ),
    Shape.PRECONDITION: frozenset({"trigger", "requires", "ended_by", "within", "latest_of", "each_organisation"}),
    Shape.PATTERN: frozenset({"hits", "window", "organisations", "children", "cleared_by", "alternatives"}),
    Shape.CONTINUITY: frozenset({"while", "holding", "at_least", "at_most"}),
}
PLACEHOLDERS = frozenset({"recorder", "organisation", "subject", "day", "kind", "count", "organisations", "due"})
WAYS = ("trigger", "holder", "regisseur", "addressee")
SHAPES = tuple(each.value for each in Shape)
PERS = tuple(each.value for each in Per)
SUBJECTS = (Per.CHILD.value, Per.FAMILY.value)  # a pattern or gap is never about one fact or one adult alone
NEWER = tuple(each.value for each in NewerTrigger)
LAYER = ("norm_since", "norm_until", "lesson_since")
CITATION = ("source", "place", "paraphrase")
_REQUIREMENT = re.compile("R[0-9]{3}")


@dataclass(frozen=True, slots=True)
class Known:
    """What a rule may name; `files` are the codes read so far, each with its file."""

    reader: MatcherReader
    conditions: Mapping[str, Condition]
    holdings: Mapping[str, Holding]
    terms: Mapping[str, Term]
    files: dict[str, str] = field(default_factory=dict)


def read_rule(path: Path, name: str, known: Known, problems: list[Problem]) -> Rule | None:
    """The rule in a file, None without a shape; what is wrong with it is added to `problems`.

    Raises ProblemsFound when it is no YAML.
    """
    entry = Entry(read(path, name), name, "rule", problems)
    all_parts = frozenset().union(*PARTS.values())
    entry.only(COMMON | all_parts)
    entry.check_format(FORMAT)
    code = entry.one_of("shape", SHAPES)
    shape = Shape(code) if code else None
    rule = _common(entry, shape or Shape.OBLIGATION, known)
    _check_code(entry, rule.code, path.stem, known)
    if shape is None:
        return None
    for key in all_parts - PARTS[shape]:
        if key in entry.keys:
            entry.note("wrong_part", key, shape=f"shape: {shape.value}")
    fill = {
        Shape.OBLIGATION: _obligation,
        Shape.PRECONDITION: _precondition,
        Shape.PATTERN: _pattern,
        Shape.CONTINUITY: _continuity,
    }[shape]
    return fill(rule, entry, known)


def _check_code(entry: Entry, code: str, wanted: str, known: Known) -> None:
    if word := forbidden_word(code):  # the code of a rule is part of the output
        entry.note("forbidden_word", "code", word=word)
    if code in known.files:
        entry.note("duplicate_code", "code", code=code, other=known.files[code])
    elif code:
        known.files[code] = entry.file
    if code and code != wanted:
        entry.note("code_is_not_file", "code", wanted=wanted)


def _common(entry: Entry, shape: Shape, known: Known) -> Rule:
    sentence = texts(entry, "sentence")
    _check_placeholders(entry, sentence)
    rule = Rule(
        code=entry.id("code") or "",
        theme=entry.one_of("theme", known.reader.vocabulary.themes) or "",
        shape=shape,
        per=_per(entry, shape),
        layer=_layer(entry),
        title=texts(entry, "title"),
        sentence=sentence,
        citations=tuple(_citation(each) for each in entry.entries("citations", "citations", filled=True)),
        requirements=entry.texts("requirements", required=True, filled=True),
        keeper=entry.text("keeper") or "",
        duty_of=tuple(_duties(entry, known)),
        shadow=entry.one_of("status", ("live", "shadow")) == "shadow",
        each_organisation=entry.flag("each_organisation"),
        given=_conditions(entry, "given", known),
        except_while=_conditions(entry, "except_while", known),
        until_age=entry.number("until_age", least=1, most=OLDEST),
    )
    if not all(_REQUIREMENT.fullmatch(each) for each in rule.requirements):
        entry.note("not_requirement", "requirements")
    if rule.until_age is not None and rule.per is Per.FAMILY:
        entry.note("wrong_part", "until_age", shape="per: family")
    if not set(rule.given).isdisjoint(rule.except_while):
        entry.note("cannot_match", "except_while")
    return rule


def _obligation(rule: Rule, entry: Entry, known: Known) -> Rule:
    trigger = known.reader.all_of(entry, "trigger", required=True)
    _check_duties(entry, rule.duty_of, trigger, known)
    return replace(
        rule,
        trigger=trigger,
        answered_by=known.reader.answers(entry, "fulfilled_by", trigger, required=True),
        ended_by=known.reader.answers(entry, "ended_by", trigger),
        within=_within(entry, trigger, known),
        already_days=entry.number("already") or 0,
        repeats=_term(entry, "repeats", known, required=False),
        newer_trigger=NewerTrigger(entry.one_of("newer_trigger", NEWER, required=False) or "joins"),
    )


def _precondition(rule: Rule, entry: Entry, known: Known) -> Rule:
    trigger = known.reader.all_of(entry, "trigger", required=True)
    _check_duties(entry, rule.duty_of, trigger, known)
    return replace(
        rule,
        trigger=trigger,
        answered_by=known.reader.answers(entry, "requires", trigger, required=True),
        ended_by=known.reader.answers(entry, "ended_by", trigger),
        latest_of=known.reader.all_of(entry, "latest_of"),
        already_days=_days(entry, "within", known) if entry.has("within") else None,
    )


def _pattern(rule: Rule, entry: Entry, known: Known) -> Rule:
    groups = []
    for each in entry.entries("hits", "hits", filled=True):
        each.only({"facts", "at_least"})
        facts = known.reader.all_of(each, "facts", required=True)
        groups.append(HitGroup(facts, each.number("at_least", least=1) or 1))
    _check_duties(entry, rule.duty_of, [each for group in groups for each in group.facts], known)
    return replace(
        rule,
        hits=tuple(groups),
        window_days=_days(entry, "window", known) or 1,
        organisations=entry.number("organisations", least=1) or 1,
        children=entry.number("children", least=1) or 1,
        cleared_by=known.reader.all_of(entry, "cleared_by", required=True),
        alternatives=_alternatives(entry),
    )


def _continuity(rule: Rule, entry: Entry, known: Known) -> Rule:
    during = entry.text("while")
    if during is not None and during not in known.conditions:
        entry.note("unknown_condition", "while", hint=entry.hint(during, known.conditions))
    if during in rule.except_while:
        entry.note("cannot_match", "except_while")
    holding = entry.text("holding")
    if holding is not None and holding not in known.holdings:
        entry.note("unknown_holding", "holding", hint=entry.hint(holding, known.holdings))
    at_least, at_most = entry.number("at_least", least=1), entry.number("at_most")
    if entry.has("at_least") == entry.has("at_most"):
        entry.note("one_of_two", one="at_least", other="at_most")
    return replace(rule, during=during, holding=holding, at_least=at_least, at_most=at_most)


def _per(entry: Entry, shape: Shape) -> Per:
    per = entry.one_of("per", PERS)
    if per and per not in SUBJECTS and shape in {Shape.PATTERN, Shape.CONTINUITY}:
        entry.note("wrong_part", "per", shape=f"shape: {shape.value}")
    return Per(per or "child")


def _layer(entry: Entry) -> Layer:
    below = entry.below("layer", "layer")
    if below is None:
        return Layer(None, None, None)
    below.only(LAYER)
    norm_since, norm_until, lesson_since = (below.day(key, required=False) for key in LAYER)
    if below.is_mapping and not below.has("norm_since") and (below.has("norm_until") or not below.has("lesson_since")):
        below.note("missing", line=below.node.line, key="norm_since")
    if norm_since and norm_until and norm_until <= norm_since:
        below.note("until_before_since", "norm_until", since="norm_since")
    return Layer(norm_since, norm_until, lesson_since)


def _citation(entry: Entry) -> Citation:
    entry.only(CITATION)
    return Citation(*(entry.text(key) or "" for key in CITATION))


def _alternatives(entry: Entry) -> dict[str, tuple[str, ...]]:
    """Other ways to read a pattern, in both languages."""
    below = entry.below("alternatives", "alternatives")
    if below is None:
        return {}
    below.only(LANGUAGES)
    found = {language: below.texts(language, required=True, filled=True) for language in LANGUAGES}
    for language, alternatives in found.items():
        for word in filter(None, map(forbidden_word, alternatives)):
            below.note("forbidden_word", language, word=word)
    return found


def _duties(entry: Entry, known: Known) -> Iterable[Duty]:
    """The ways to find whose work it is, in their order."""
    for node in entry.items("duty_of", filled=True):
        if isinstance(node.value, str):
            if node.value in WAYS:
                yield Duty(node.value)
            else:
                hint = entry.hint(node.value, WAYS)
                entry.note("not_one_of", line=node.line, key="duty_of", allowed=", ".join(WAYS), hint=hint)
            continue
        below = Entry(node, entry.file, "duty_of", entry.problems)
        below.only({"attribute", "involved"})
        if below.is_mapping and below.has("attribute") == below.has("involved"):
            below.note("one_of_two", one="attribute", other="involved")
        elif below.has("involved"):
            yield Duty("involved", below.one_of("involved", known.reader.vocabulary.organisation_types))
        elif below.has("attribute"):
            yield Duty("attribute", below.text("attribute"))


def _check_duties(entry: Entry, duties: Iterable[Duty], facts: Iterable[Matcher], known: Known) -> None:
    """An attribute that says whose work it is, names a party in some of the facts."""
    matchers = tuple(facts)
    for duty in duties:
        if duty.way == "attribute":
            known.reader.check_attribute(entry, "duty_of", duty.argument, matchers, AttributeType.REF)


def _conditions(entry: Entry, key: str, known: Known) -> tuple[str, ...]:
    found = entry.texts(key)
    for code in found:
        if code not in known.conditions:
            entry.note("unknown_condition", key, hint=entry.hint(code, known.conditions))
    return tuple(code for code in found if code in known.conditions)


def _within(entry: Entry, trigger: Iterable[Matcher], known: Known) -> Within:
    node = entry.keys.get("within")
    if node is None or node.mapping is None:
        return Within(term=_term(entry, "within", known))
    below = Entry(node, entry.file, "within", entry.problems)
    below.only({"attribute", "otherwise", "slack"})
    attribute = below.text("attribute")
    known.reader.check_attribute(below, "attribute", attribute, trigger, AttributeType.DATE)
    otherwise, slack = (_term(below, key, known, required=False) for key in ("otherwise", "slack"))
    return Within(term=otherwise, attribute=attribute, slack=slack)


def _term(entry: Entry, key: str, known: Known, required: bool = True) -> str | None:
    code = entry.text(key, required)
    if code is not None and code not in known.terms:
        entry.note("unknown_term", key, hint=entry.hint(code, known.terms))
    return code


def _days(entry: Entry, key: str, known: Known) -> int | None:
    """A term as a number of calendar days: what looks back or spans a window needs a fixed length."""
    term = known.terms.get(_term(entry, key, known) or "")
    if term is None or not term.values:
        return None
    span = term.values[-1].span
    if span.unit not in {Unit.DAYS, Unit.WEEKS}:
        entry.note("no_fixed_length", key)
    return span.amount * (7 if span.unit is Unit.WEEKS else 1)


def _check_placeholders(entry: Entry, sentence: Mapping[str, str]) -> None:
    """A sentence has only plain fields that can be filled in."""
    try:
        parts = [part for each in sentence.values() for part in Formatter().parse(each) if part[1] is not None]
    except ValueError:
        parts = [("", "", "", None)]
    if any(name not in PLACEHOLDERS or layout or conversion for _, name, layout, conversion in parts):
        entry.note("unknown_placeholder", "sentence", allowed=", ".join(sorted(PLACEHOLDERS)))
