"""The circle around a child on a day: who is near, their partners and household, and siblings (R082, R096)."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import combinations

from zicht.chronology.timeline import Known
from zicht.facts.case import Case, Relation

MAKES_HOUSEHOLD = frozenset({"new_partner", "household_member_joined", "birth", "pregnancy_known"})
ENDS_HOUSEHOLD = frozenset({"separation", "household_member_left"})
TIES = MAKES_HOUSEHOLD | ENDS_HOUSEHOLD
UPBRINGING = frozenset({"parent", "caregiver", "foster_parent"})
HOUSEHOLD = frozenset({"household_member", "partner"})
Pair = frozenset[str]


class Circles:
    """The circles of all children of one case, from its relations and the facts known on a day."""

    def __init__(self, case: Case, known: Iterable[Known]) -> None:
        self._case = case
        self._relations = case.relations
        self._made: dict[Pair, list[date]] = {}
        self._ended: dict[Pair, list[date]] = {}
        self._left: dict[str, list[date]] = {}
        self._cache: dict[tuple[str, int], frozenset[str]] = {}
        for each in known:
            if each.fact.kind in TIES:
                self._add(each)
        self._changes = self._days_of_change()

    def of(self, child: str, day: date) -> frozenset[str]:
        """Everybody in the circle of a child on a day, the child itself not included."""
        period = bisect_right(self._changes, day)
        found = self._cache.get((child, period))
        if found is None:
            found = self._cache[child, period] = self._circle(child, day)
        return found

    def _days_of_change(self) -> list[date]:
        """Between two of these days every circle stays the same."""
        days = {bound for each in self._relations for bound in (each.since, each.until) if bound}
        for found in (self._made, self._ended, self._left):
            days |= {day for each in found.values() for day in each}
        return sorted(days)

    def _add(self, known: Known) -> None:
        kind, about = known.fact.kind, known.fact.about
        if kind in MAKES_HOUSEHOLD:
            for pair in combinations(about, 2):
                self._made.setdefault(frozenset(pair), []).append(known.latest)
        elif kind in ENDS_HOUSEHOLD and len(about) == 1:
            self._left.setdefault(about[0], []).append(known.latest)
        elif kind in ENDS_HOUSEHOLD:
            for pair in combinations(about, 2):
                self._ended.setdefault(frozenset(pair), []).append(known.latest)

    def _circle(self, child: str, day: date) -> frozenset[str]:
        relations = [each for each in self._relations if each.holds_on(day)]
        household = self._household(relations, day)
        upbringing = [(r.origin, r.target) for r in relations if r.kind in UPBRINGING]
        near = {adult for adult, whom in upbringing if whom == child} | household.get(child, set())
        circle = near.union(*(household.get(each, ()) for each in near)) - {child}
        parents = {r.origin for r in relations if r.kind == "parent" and r.target == child}
        siblings = {r.target for r in relations if r.kind == "parent" and r.origin in parents}
        for relation in relations:
            if relation.kind == "sibling" and child in (relation.origin, relation.target):
                siblings |= {relation.origin, relation.target}
        return frozenset((circle | siblings) - {child})

    def _household(self, relations: list[Relation], day: date) -> dict[str, set[str]]:
        """Per person, with whom it shares a household or partnership on the day."""
        ties: dict[str, set[str]] = {}
        for relation in relations:
            if relation.kind in HOUSEHOLD and not self._is_over(relation, day):
                _tie(ties, relation.origin, relation.target)
        for pair, days in self._made.items():
            made = max((each for each in days if each <= day), default=None)
            if made is not None and made >= self._last_end(pair, day):
                _tie(ties, *pair)
        return ties

    def _is_over(self, relation: Relation, day: date) -> bool:
        """Whether a fact ended the tie after the relation began; an unknown beginning lies before any fact."""
        ended = self._last_end(frozenset((relation.origin, relation.target)), day)
        return ended > (relation.since or date.min)

    def _last_end(self, pair: Pair, day: date) -> date:
        days = list(self._ended.get(pair, ()))
        for person in pair:
            days += self._left.get(person, ())
        return max((each for each in days if each <= day), default=date.min)


def _tie(ties: dict[str, set[str]], one: str, other: str) -> None:
    ties.setdefault(one, set()).add(other)
    ties.setdefault(other, set()).add(one)
