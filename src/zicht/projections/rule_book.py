"""The rulebook as a book: every rule in words, with its source and term, and its cases as they come out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zicht.evaluation.finding import Finding
from zicht.evaluation.fold import evaluate
from zicht.evaluation.rule_cases import RuleCase, cases_path, read_rule_cases
from zicht.explanation.rule_words import asks, condition, layer, newest_term, open_sentence, terms
from zicht.explanation.wording import Wording, general
from zicht.facts.document import Node, read
from zicht.facts.fact import Fact
from zicht.facts.kinds import Vocabulary
from zicht.rulebook.load import rule_files
from zicht.rulebook.rule import Rule, Rulebook

LIMITS = "cannot_express.yaml"


@dataclass(frozen=True, slots=True)
class CaseFact:
    """A fact of a case: what, by whom, when it happened, and when it became known if that was later."""

    label: str
    first: date
    last: date
    known: date | None


@dataclass(frozen=True, slots=True)
class CaseFinding:
    """What a rule finds in a case, with its days."""

    opened_on: date
    raised_on: date | None
    closed_on: date | None
    closed_by: str | None


@dataclass(frozen=True, slots=True)
class BookCase:
    """One case beside a rule. `last` is the day up to which it is evaluated."""

    shows: str
    name: str
    first: date
    last: date
    facts: tuple[CaseFact, ...]
    findings: tuple[CaseFinding, ...]


@dataclass(frozen=True, slots=True)
class BookRule:
    """One rule in words. `parts` are pairs of a heading and a text."""

    code: str
    title: str
    shape: str
    sentence: str
    is_live: bool
    keeper: str
    requirements: tuple[str, ...]
    layer: str
    parts: tuple[tuple[str, str], ...]
    terms: tuple[str, ...]
    sources: tuple[str, ...]
    alternatives: tuple[str, ...]
    cases: tuple[BookCase, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The rules of one theme."""

    code: str
    title: str
    rules: tuple[BookRule, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """What no rule can say, and what Zicht does about it now."""

    cannot: str
    instead: str
    requirements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The whole book, in one language."""

    language: str
    version: str
    hash: str
    chapters: tuple[Chapter, ...]
    conditions: tuple[tuple[str, str], ...]
    terms: tuple[tuple[str, str], ...]
    limits: tuple[Limit, ...]

    @property
    def count(self) -> int:
        """How many rules there are."""
        return sum(len(each.rules) for each in self.chapters)


def rule_book(folder: Path, vocabulary: Vocabulary, rulebook: Rulebook, language: str) -> RuleBook:
    """The book of a rulebook folder. Raises ProblemsFound when cases cannot be read."""
    wording = general(vocabulary, language)
    paths = {each.stem: each for each in rule_files(folder)}
    made = [(each.theme, _rule(each, paths[each.code], vocabulary, rulebook, wording)) for each in rulebook.rules]
    chapters = (
        Chapter(code, wording.theme(code), tuple(rule for theme, rule in made if theme == code))
        for code in vocabulary.themes
    )
    return RuleBook(
        language,
        rulebook.version,
        rulebook.hash,
        tuple(each for each in chapters if each.rules),
        tuple((code, condition(code, rulebook, wording)) for code in rulebook.conditions),
        tuple((code, newest_term(code, rulebook, wording)) for code in rulebook.terms.terms),
        tuple(_limits(folder / LIMITS, language)),
    )


def book_rule(code: str, folder: Path, vocabulary: Vocabulary, rulebook: Rulebook, language: str) -> BookRule | None:
    """One rule of a rulebook folder in words; None when there is none with this code.

    Raises ProblemsFound when its cases cannot be read.
    """
    rule = rulebook.rule(code)
    path = next((each for each in rule_files(folder) if each.stem == code), None)
    if rule is None or path is None:
        return None
    return _rule(rule, path, vocabulary, rulebook, general(vocabulary, language))


def _rule(rule: Rule, path: Path, vocabulary: Vocabulary, rulebook: Rulebook, wording: Wording) -> BookRule:
    language, beside = wording.language, cases_path(path)
    cases = read_rule_cases(beside, beside.name, vocabulary) if beside.is_file() else ()
    return BookRule(
        code=rule.code,
        title=rule.title[language],
        shape=rule.shape.value,
        sentence=open_sentence(rule, wording),
        is_live=not rule.shadow,
        keeper=rule.keeper,
        requirements=rule.requirements,
        layer=layer(rule, wording),
        parts=tuple(asks(rule, rulebook, wording)),
        terms=tuple(terms(rule, rulebook, wording)),
        sources=tuple(f"{each.source} {each.place}: {each.paraphrase}" for each in rule.citations),
        alternatives=rule.alternatives.get(language, ()),
        cases=tuple(_case(each, rulebook, Wording(each.case, vocabulary, language)) for each in cases),
    )


def _case(rule_case: RuleCase, rulebook: Rulebook, wording: Wording) -> BookCase:
    found = evaluate(rule_case.case, rulebook, rule_case.known_to).findings
    findings = tuple(_finding(each) for each in found if each.rule == rule_case.rule)
    facts = tuple(_fact(each, wording) for each in rule_case.case.facts)
    first = min((each.first for each in facts), default=rule_case.case.evaluate_on)
    return BookCase(rule_case.shows, rule_case.name, first, rule_case.case.evaluate_on, facts, findings)


def _finding(finding: Finding) -> CaseFinding:
    return CaseFinding(finding.opened_on, finding.raised_on, finding.closed_on, finding.closed_by)


def _fact(fact: Fact, wording: Wording) -> CaseFact:
    recorder = wording.organisation(fact.organisation, otherwise="someone_unknown")
    label = f"{wording.kind(fact.kind)}, {wording.persons(fact.about)} ({recorder})"
    return CaseFact(label, fact.earliest, fact.latest, fact.known_from if fact.known_from > fact.latest else None)


def _limits(path: Path, language: str) -> Iterator[Limit]:
    top = read(path).mapping if path.is_file() else None
    for each in (top or {}).get("limits", Node([], 1)).sequence or ():
        keys = each.mapping or {}
        listed = tuple(str(one.value) for one in _items(keys.get("requirements")))
        yield Limit(_said(keys.get("cannot"), language), _said(keys.get("instead"), language), listed)


def _items(node: Node | None) -> Iterable[Node]:
    return (node.sequence or ()) if node is not None else ()


def _said(node: Node | None, language: str) -> str:
    found = (node.mapping or {}).get(language) if node is not None else None
    return " ".join(str(found.value).split()) if found is not None else ""
