"""A rulebook arranged by kind of fact, so that a fact meets only the matchers that could name it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from zicht.facts.fact import AttributeValue
from zicht.rulebook.rule import Condition, Holding, Matcher, Rule, Rulebook, Values

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


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """`slots`: for each tuple of matchers (by identity) the candidates of each kind.

    `touched`: the numbers of the rules that a fact of a kind may change, through any part, condition or holding.
    """

    rulebook: Rulebook
    slots: dict[int, Slot]
    touched: dict[str, frozenset[int]]


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
    touched: dict[str, set[int]] = {}
    for number, rule in enumerate(key.rulebook.rules):
        for matchers in _all_parts(rule, key.rulebook):
            for kind in slots[id(matchers)]:
                touched.setdefault(kind, set()).add(number)
    return Compiled(key.rulebook, slots, {kind: frozenset(each) for kind, each in touched.items()})


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


def _all_parts(rule: Rule, rulebook: Rulebook) -> Iterator[Matchers]:
    """The matchers of a rule and of every condition and holding that it rests on."""
    yield from _of_rule(rule)
    yield rulebook.subject_ends
    holdings = {rule.holding} - {None}
    conditions = set(_conditions_below({*rule.given, *rule.except_while, *filter(None, [rule.during])}, rulebook))
    for condition in (rulebook.conditions[code] for code in conditions):
        yield from _of_condition(condition)
        holdings |= {condition.holding, *(each.by_holder_of for each in condition.closes)} - {None}
    for code in holdings:
        yield from _of_holding(rulebook.holdings[code or ""])


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
