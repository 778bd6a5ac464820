"""What one view knew on a day: the last visible version of every fact, and since when the fact was known."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from zicht.facts.case import Case
from zicht.facts.fact import Fact


class Known(NamedTuple):
    """A version of a fact in one view, standing on the half-open days [since, until); None: nothing replaces it.

    `learned` is the first day on which the view knew any version of the fact. The other fields repeat the fact's own,
    because evaluation reads them most.
    """

    fact: Fact
    learned: date
    earliest: date
    latest: date
    root: str
    organisation: str | None
    since: date
    until: date | None

    @property
    def order(self) -> tuple[date, date, str]:
        """First known comes first; the order in which facts were recorded plays no part."""
        return self.learned, self.earliest, self.root

    def stands_on(self, day: date) -> bool:
        """Whether this is the version that stands on a day."""
        return self.since <= day and (self.until is None or day < self.until)


class Cast:
    """Who and what a case speaks of, by id: the background that every view knows."""

    def __init__(self, case: Case) -> None:
        self.people = {each.id: each for each in case.persons}
        self.types = {each.id: each.type for each in case.organisations}
        self.children = tuple(each.id for each in case.persons if each.is_child)


class Timeline:
    """A case as one organisation knew it, or as all of them knew it together (`view` is None)."""

    def __init__(self, case: Case, view: str | None = None) -> None:
        self.case = case
        self.view = view
        self.cast = Cast(case)
        self.versions = tuple(_versions(case, view))

    @cached_property
    def named(self) -> dict[str, tuple[str, date]]:
        """Of each version that is ever visible, by its id: the root, and since when."""
        seen = ((each, each.visible_from(self.view)) for each in self.case.facts)
        return {fact.id: (fact.root, since) for fact, since in seen if since is not None}

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days on which a version became visible, in order."""
        return tuple(sorted({since for _, since in self.named.values()}))

    @cached_property
    def unseated(self) -> frozenset[date]:
        """The days on which a version became visible that never stands: another fact may name it."""
        standing = {each.fact.id for each in self.versions}
        return frozenset(since for name, (_, since) in self.named.items() if name not in standing)

    def known_on(self, day: date) -> tuple[Known, ...]:
        """What stands on a day, at most one version of every fact."""
        return tuple(each for each in self.versions if each.since <= day and (each.until is None or day < each.until))


def _versions(case: Case, view: str | None) -> Iterator[Known]:
    """Every version that ever stands in the view."""
    chains: dict[str, list[tuple[date, int, Fact]]] = {}
    for fact in case.facts:
        if (day := fact.visible_from(view)) is not None:
            chains.setdefault(fact.root, []).append((day, fact.version, fact))
    for chain in chains.values():
        chain.sort(key=itemgetter(0, 1))
        learned, last = chain[0][0], -1
        standing = []
        for day, version, fact in chain:
            if version > last:  # a version that becomes visible after the one that replaces it never stands
                standing.append((day, fact))
                last = version
        ends = [day for day, _ in standing[1:]]
        for (since, fact), until in zip(standing, [*ends, None], strict=True):
            if since != until:
                yield Known(fact, learned, fact.earliest, fact.latest, fact.root, fact.organisation, since, until)
