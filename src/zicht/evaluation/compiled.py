"""A rulebook arranged by kind of fact, so that a fact meets only the matchers that could name it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from zicht.rulebook.rule import Condition, Holding, Matcher, Rule, Rulebook, Values

Matchers = tuple[Matcher, ...]


class Candidate(NamedTuple):
    """One matcher that names a kind: in which slot its facts go, and in which ways the kind may count for it."""

    slot: int
    matcher: Matcher
    ways: tuple[tuple[Values, Values], ...]
    always: bool


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """`slots` numbers each distinct tuple of matchers; `by_kind` are the candidates of a kind, over all slots."""

    rulebook: Rulebook
    slots: dict[int, int]
    by_kind: dict[str, tuple[Candidate, ...]]
    size: int

    def slot(self, matchers: Matchers) -> int:
        """Where the facts for these matchers of the rulebook are kept."""
        return self.slots[id(matchers)]


@lru_cache(maxsize=8)
def compiled(rulebook_key: "RulebookKey") -> Compiled:
    """Compile a rulebook once for as long as it is used."""
    rulebook = rulebook_key.rulebook
    numbers: dict[str, int] = {}
    slots: dict[int, int] = {}
    by_kind: dict[str, list[Candidate]] = {}
    for matchers in _all_matchers(rulebook):
        same = repr(matchers)
        if same not in numbers:
            numbers[same] = len(numbers)
            for matcher in matchers:
                for kind, ways in matcher.kinds.items():
                    always = _always(matcher, ways)
                    by_kind.setdefault(kind, []).append(Candidate(numbers[same], matcher, ways, always))
        slots[id(matchers)] = numbers[same]
    return Compiled(rulebook, slots, {kind: tuple(each) for kind, each in by_kind.items()}, len(numbers))


class RulebookKey:
    """A rulebook by identity: its parts are mappings, so it has no hash of its own."""

    __slots__ = ("rulebook",)

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook

    def __hash__(self) -> int:
        return id(self.rulebook)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RulebookKey) and other.rulebook is self.rulebook


def _always(matcher: Matcher, ways: tuple[tuple[Values, Values], ...]) -> bool:
    """Whether every fact of the kind matches, whatever its attributes, organisation, source or roles are."""
    limits = (matcher.when, matcher.unless, matcher.organisation_types, matcher.sources, matcher.roles)
    return not any(limits) and ((({}, {})) in ways)


def _all_matchers(rulebook: Rulebook) -> Iterator[Matchers]:
    for rule in rulebook.rules:
        yield from _of_rule(rule)
    for condition in rulebook.conditions.values():
        yield from _of_condition(condition)
    for holding in rulebook.holdings.values():
        yield from _of_holding(holding)
    yield rulebook.subject_ends


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
