"""A rulebook arranged by kind of fact, so that a fact meets only the matchers that could name it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from zicht.facts.fact import AttributeValue
from zicht.rulebook.rule import Condition, Holding, Matcher, Rule, Rulebook, Shape, Values

Matchers = tuple[Matcher, ...]
Tests = tuple[tuple[str, tuple[AttributeValue, ...]], ...]


class Way(NamedTuple):
    """One way in which a kind counts for a matcher: every `when` is met and no `unless`."""

    when: Tests
    unless: Tests


class Candidate(NamedTuple):
    """One matcher that names a kind.

    `always`: every fact of the kind matches. `plain`: only attributes decide, by `ways`.
    """

    matcher: Matcher
    ways: tuple[Way, ...]
    always: bool
    plain: bool


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """One tuple of matchers, wherever the rulebook says it, and what a fact that matches may change.

    `begins`: rules (by number) of which it may begin a finding. `rules`: those that it may change. `answers`: those in
    which a new fact can only answer what stands, and never make something stand.
    """

    candidates: Mapping[str, tuple[Candidate, ...]]
    begins: frozenset[int]
    rules: frozenset[int]
    answers: frozenset[int]
    conditions: frozenset[str]
    holdings: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """`slots`: for each tuple of matchers (by identity) its slot. `by_kind`: the slots that name a kind.

    `always`: the rules that need no fact of their own to begin. `under`: the rules that ask whether a condition holds.
    """

    rulebook: Rulebook
    slots: Mapping[int, Slot]
    by_kind: Mapping[str, tuple[Slot, ...]]
    always: frozenset[int]
    under: Mapping[str, frozenset[int]]


def compiled(rulebook: Rulebook) -> Compiled:
    """A rulebook, compiled once for as long as it is used."""
    return _compiled(_ByIdentity(rulebook))


class _ByIdentity:
    """A rulebook as a key: its parts are mappings, so it has no hash of its own."""

    __slots__ = ("rulebook",)

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook

    def __hash__(self) -> int:
        return id(self.rulebook)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and other.rulebook is self.rulebook


@lru_cache(maxsize=8)
def _compiled(key: _ByIdentity) -> Compiled:
    rulebook = key.rulebook
    uses = list(_uses(rulebook))
    alike: dict[str, list[_Use]] = {}
    for use in uses:
        alike.setdefault(repr(use.matchers), []).append(use)
    by_text = {text: _slot(same) for text, same in alike.items()}
    by_kind: dict[str, list[Slot]] = {}
    for slot in by_text.values():
        for kind in slot.candidates:
            by_kind.setdefault(kind, []).append(slot)
    return Compiled(
        rulebook,
        slots={id(use.matchers): by_text[repr(use.matchers)] for use in uses},
        by_kind={kind: tuple(slots) for kind, slots in by_kind.items()},
        always=frozenset(number for number, rule in enumerate(rulebook.rules) if rule.shape is Shape.CONTINUITY),
        under={code: frozenset(_asking(code, rulebook)) for code in rulebook.conditions},
    )


class _Use(NamedTuple):
    """One place where a tuple of matchers stands, and what a fact that matches may change through it."""

    matchers: Matchers
    change: str
    number: int = -1
    code: str = ""


def _uses(rulebook: Rulebook) -> Iterator[_Use]:
    for number, rule in enumerate(rulebook.rules):
        yield from (_Use(each, "begins", number) for each in (rule.trigger, *(group.facts for group in rule.hits)))
        answers = _only_answers(rule)
        for matchers in _of_rule(rule, rulebook):
            yield _Use(matchers, "answers" if any(matchers is each for each in answers) else "rules", number)
        yield _Use(rulebook.subject_ends, "rules", number)
    for code in rulebook.conditions:
        yield from (_Use(each, "conditions", code=code) for each in _below({code}, set(), rulebook))
    for code, holding in rulebook.holdings.items():
        yield from (_Use(each, "holdings", code=code) for each in _of_holding(holding))
    yield _Use(rulebook.subject_ends, "persons")


def _slot(uses: Sequence[_Use]) -> Slot:
    def numbers(change: str) -> frozenset[int]:
        return frozenset(use.number for use in uses if use.change == change)

    def codes(change: str) -> frozenset[str]:
        return frozenset(use.code for use in uses if use.change == change)

    found: dict[str, list[Candidate]] = {}
    for matcher in uses[0].matchers:
        for kind in matcher.kinds:
            found.setdefault(kind, []).append(_candidate(matcher, kind))
    candidates = {kind: tuple(each) for kind, each in found.items()}
    begins, rules, answers = numbers("begins"), numbers("rules"), numbers("answers")
    return Slot(candidates, begins, rules, answers, codes("conditions"), codes("holdings"))


def _asking(code: str, rulebook: Rulebook) -> Iterator[int]:
    for number, rule in enumerate(rulebook.rules):
        if code in (*rule.given, *rule.except_while, rule.during):
            yield number


def _candidate(matcher: Matcher, kind: str) -> Candidate:
    ways = tuple(
        Way(_tests(when) + _tests(matcher.when), _tests(unless) + _tests(matcher.unless))
        for when, unless in matcher.kinds[kind]
    )
    plain = not (matcher.organisation_types or matcher.sources or matcher.roles)
    return Candidate(matcher, ways, plain and Way((), ()) in ways, plain)


def _tests(values: Values) -> Tests:
    return tuple(values.items())


def _only_answers(rule: Rule) -> tuple[Matchers, ...]:
    """The parts whose new facts can only answer: not where a fulfilment asks for the next, nor in a pattern."""
    if rule.repeats is not None or rule.shape not in (Shape.OBLIGATION, Shape.PRECONDITION):
        return ()
    return (rule.answered_by, rule.ended_by)


def _below(codes: set[str], holdings: set[str], rulebook: Rulebook) -> Iterator[Matchers]:
    """The matchers of conditions and holdings, and of all that they rest on."""
    for condition in (rulebook.conditions[code] for code in set(_conditions_below(codes, rulebook))):
        yield from _of_condition(condition)
        holdings |= {each for each in (condition.holding, *(way.by_holder_of for way in condition.closes)) if each}
    for code in holdings:
        yield from _of_holding(rulebook.holdings[code])


def _conditions_below(codes: Iterable[str], rulebook: Rulebook) -> Iterator[str]:
    for code in codes:
        yield code
        condition = rulebook.conditions[code]
        excepted = [each for closing in condition.closes for each in closing.except_while]
        yield from _conditions_below([*condition.all_of, *condition.any_of, *excepted], rulebook)


def _of_rule(rule: Rule, rulebook: Rulebook) -> Iterator[Matchers]:
    """The matchers whose facts change a rule by themselves; a gap or overlap is also named after what opened it."""
    yield from (rule.trigger, rule.answered_by, rule.ended_by, rule.latest_of, rule.cleared_by)
    yield from (group.facts for group in rule.hits)
    if rule.during is not None and rule.holding is not None:
        yield from _below({rule.during}, {rule.holding}, rulebook)


def _of_condition(condition: Condition) -> Iterator[Matchers]:
    yield condition.opens
    for closing in condition.closes:
        yield closing.facts
        yield from closing.requires


def _of_holding(holding: Holding) -> Iterator[Matchers]:
    yield holding.set_by
    yield holding.released_by
