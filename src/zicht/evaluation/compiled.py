"""A rulebook arranged by kind of fact, so that a fact meets only the matchers that could name it."""

from collections.abc import Iterable, Iterator
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


Slot = dict[str, tuple[Candidate, ...]]


class Touched(NamedTuple):
    """What facts may change: numbers of rules, codes of conditions and holdings, identities of slots.

    `answered`: rules in which a new fact can only answer what stands, and never make something stand.
    """

    rules: frozenset[int] = frozenset()
    answered: frozenset[int] = frozenset()
    conditions: frozenset[str] = frozenset()
    holdings: frozenset[str] = frozenset()
    slots: frozenset[int] = frozenset()

    def __or__(self, other: "Touched") -> "Touched":
        """What either of two may change."""
        return Touched(
            self.rules | other.rules,
            self.answered | other.answered,
            self.conditions | other.conditions,
            self.holdings | other.holdings,
            self.slots | other.slots,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """`slots`: for each tuple of matchers (by identity) the candidates per kind. `touched`: what a kind may change.

    `begins`: the rules of which a fact of a kind may begin a finding; `always`: those that need no fact of their own.
    """

    rulebook: Rulebook
    slots: dict[int, Slot]
    touched: dict[str, Touched]
    begins: dict[str, frozenset[int]]
    always: frozenset[int]


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
    alike: dict[str, Slot] = {}
    slots: dict[int, Slot] = {}
    for matchers in _all_matchers(key.rulebook):
        same = repr(matchers)
        if same not in alike:
            alike[same] = _slot(matchers)
        slots[id(matchers)] = alike[same]
    touched: dict[str, Touched] = {}
    for touch, matchers in _touching(key.rulebook, slots):
        for kind in slots[id(matchers)]:
            touched[kind] = touched.get(kind, Touched()) | touch
    begins: dict[str, frozenset[int]] = {}
    for number, rule in enumerate(key.rulebook.rules):
        for kind in {kind for matchers in _beginnings(rule) for kind in slots[id(matchers)]}:
            begins[kind] = begins.get(kind, frozenset()) | {number}
    always = (number for number, rule in enumerate(key.rulebook.rules) if rule.shape is Shape.CONTINUITY)
    return Compiled(key.rulebook, slots, touched, begins, frozenset(always))


def _beginnings(rule: Rule) -> list[Matchers]:
    """The matchers without which nothing of a rule can stand: its trigger, or what a pattern counts."""
    return [rule.trigger, *(group.facts for group in rule.hits)]


def _touching(rulebook: Rulebook, slots: dict[int, Slot]) -> Iterator[tuple[Touched, Matchers]]:
    """What each tuple of matchers may change."""
    for matchers in _all_matchers(rulebook):
        yield Touched(slots=frozenset({id(slots[id(matchers)])})), matchers
    for number, rule in enumerate(rulebook.rules):
        answers = _only_answers(rule)
        for matchers in answers:
            yield Touched(answered=frozenset({number})), matchers
        for matchers in _all_parts(rule, rulebook):
            if not any(matchers is each for each in answers):
                yield Touched(rules=frozenset({number})), matchers
    for code in rulebook.conditions:
        for matchers in _below({code}, set(), rulebook):
            yield Touched(conditions=frozenset({code})), matchers
    for code, holding in rulebook.holdings.items():
        for matchers in _of_holding(holding):
            yield Touched(holdings=frozenset({code})), matchers


def _slot(matchers: Matchers) -> Slot:
    found: dict[str, list[Candidate]] = {}
    for matcher in matchers:
        for kind in matcher.kinds:
            found.setdefault(kind, []).append(_candidate(matcher, kind))
    return {kind: tuple(each) for kind, each in found.items()}


def _candidate(matcher: Matcher, kind: str) -> Candidate:
    ways = tuple(
        Way(_tests(when) + _tests(matcher.when), _tests(unless) + _tests(matcher.unless))
        for when, unless in matcher.kinds[kind]
    )
    plain = not (matcher.organisation_types or matcher.sources or matcher.roles)
    return Candidate(matcher, ways, plain and Way((), ()) in ways, plain)


def _tests(values: Values) -> Tests:
    return tuple(values.items())


def _all_matchers(rulebook: Rulebook) -> Iterator[Matchers]:
    for rule in rulebook.rules:
        yield from _of_rule(rule)
    for condition in rulebook.conditions.values():
        yield from _of_condition(condition)
    for holding in rulebook.holdings.values():
        yield from _of_holding(holding)
    yield rulebook.subject_ends


def _only_answers(rule: Rule) -> tuple[Matchers, ...]:
    """The parts whose new facts can only answer: not where a fulfilment asks for the next, nor in a pattern."""
    if rule.repeats is not None or rule.shape not in (Shape.OBLIGATION, Shape.PRECONDITION):
        return ()
    return (rule.answered_by, rule.ended_by)


def _all_parts(rule: Rule, rulebook: Rulebook) -> Iterator[Matchers]:
    """The matchers of a rule and of every condition and holding that it rests on."""
    yield from _of_rule(rule)
    yield rulebook.subject_ends
    conditions = {*rule.given, *rule.except_while, *filter(None, [rule.during])}
    yield from _below(conditions, set(filter(None, [rule.holding])), rulebook)


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


def _of_rule(rule: Rule) -> Iterator[Matchers]:
    yield from (rule.trigger, rule.answered_by, rule.ended_by, rule.latest_of, rule.cleared_by)
    yield from (group.facts for group in rule.hits)


def _of_condition(condition: Condition) -> Iterator[Matchers]:
    yield condition.opens
    for closing in condition.closes:
        yield closing.facts
        yield from closing.requires


def _of_holding(holding: Holding) -> Iterator[Matchers]:
    yield holding.set_by
    yield holding.released_by
