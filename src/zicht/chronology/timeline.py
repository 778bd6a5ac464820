"""What one view knew on a day: the last visible version of every fact, and since when the fact was known."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import NamedTuple

from zicht.facts.case import Case
from zicht.facts.fact import Fact


class Known(NamedTuple):
    """The version of a fact that stands, and `learned`: the first day on which the view knew any version of it.

    The other fields repeat the fact's own, because evaluation reads them most.
    """

    fact: Fact
    learned: date
    earliest: date
    latest: date
    root: str
    organisation: str | None

    @property
    def order(self) -> tuple[date, date, str]:
        """First known comes first; the order in which facts were recorded plays no part."""
        return self.learned, self.earliest, self.root


class Cast:
    """Who and what a case speaks of, by id: the background that every view knows."""

    def __init__(self, case: Case) -> None:
        self.people = {each.id: each for each in case.persons}
        self.types = {each.id: each.type for each in case.organisations}
        self.children = tuple(each.id for each in case.persons if each.is_child)
        self.root_of = {each.id: each.root for each in case.facts}


class Timeline:
    """A case as one organisation knew it, or as all of them knew it together (`view` is None)."""

    def __init__(self, case: Case, view: str | None = None) -> None:
        self.case = case
        self.view = view
        self.cast = Cast(case)
        visible = ((fact.visible_from(view), fact) for fact in case.facts)
        by_day = sorted(((day, fact) for day, fact in visible if day is not None), key=lambda each: each[0])
        self._chains = _chains(by_day)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days on which something became known, in order."""
        return tuple(sorted({day for chain in self._chains for day, _ in chain}))

    def known_on(self, day: date) -> tuple[Known, ...]:
        """What stands on a day, at most one version of every fact."""
        standing = []
        for chain in self._chains:
            first = chain[0][0]
            if first > day:
                continue
            fact = chain[0][1] if len(chain) == 1 else _last_visible(chain, day)
            standing.append(Known(fact, first, fact.earliest, fact.latest, fact.root, fact.organisation))
        return tuple(standing)


Chain = tuple[tuple[date, Fact], ...]


def _chains(by_day: Iterable[tuple[date, Fact]]) -> tuple[Chain, ...]:
    """Versions of one fact together, each with its day, by the day on which they became visible."""
    chains: dict[str, list[tuple[date, Fact]]] = {}
    for day, fact in by_day:
        chains.setdefault(fact.root, []).append((day, fact))
    return tuple(tuple(chain) for chain in chains.values())


def _last_visible(chain: Chain, day: date) -> Fact:
    """The visible version that no other visible version replaces, directly or through versions that stay unseen."""
    return max((fact for since, fact in chain if since <= day), key=lambda fact: fact.version)
