"""What is known on one day in one view, sorted out for the rules: which facts match what, and whom they reach."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from zicht.chronology.circle import Circles
from zicht.chronology.days import DAY, years_after
from zicht.chronology.timeline import Known
from zicht.evaluation.compiled import Candidate, Compiled, Matchers
from zicht.facts.case import Case, Person
from zicht.facts.fact import AttributeValue, Fact
from zicht.rulebook.rule import ANY, Matcher, Reach, Values


class Match(NamedTuple):
    """A fact, and the matcher by which it counts."""

    known: Known
    matcher: Matcher


class Moment:
    """The facts standing on `day`, by slot of the rulebook. `wake` is the next day on which time alone changes something."""

    def __init__(self, compiled: Compiled, case: Case, known: Sequence[Known], day: date) -> None:
        self.compiled = compiled
        self.case = case
        self.known = known
        self.day = day
        self.wake: date | None = None
        self.matched: dict[int, list[Match]] = {}
        self._types = {each.id: each.type for each in case.organisations}
        self._people = {each.id: each for each in case.persons}
        self._children = [each.id for each in case.persons if each.is_child]
        self._reached: dict[tuple[str, Reach], tuple[str, ...]] = {}
        self._sort()

    def matching(self, matchers: Matchers) -> Sequence[Match]:
        """All facts that match one of the matchers; a fact stands here once for each matcher by which it counts."""
        return self.matched.get(self.compiled.slots[id(matchers)], ())

    def children(self, match: Match) -> tuple[str, ...]:
        """The children that a matched fact is about."""
        known, matcher = match
        reached = self._reached.get((known.root, matcher.reach))
        if reached is None:
            reached = self._reached[known.root, matcher.reach] = self._reach(known, matcher.reach)
        if matcher.age_from is None and matcher.age_under is None:
            return reached
        return tuple(child for child in reached if self._has_age(child, matcher, known.latest))

    def adults(self, known: Known) -> tuple[str, ...]:
        """The adults that a fact names."""
        return tuple(each for each in known.fact.about if not self._people[each].is_child)

    def is_of_type(self, organisation: str | None, wanted: AttributeValue | None) -> bool:
        """Whether an organisation is the one named, or of the type named."""
        return organisation is not None and (organisation == wanted or self._types.get(organisation) == wanted)

    def person(self, person: str) -> Person:
        """The person with this id."""
        return self._people[person]

    @property
    def all_children(self) -> list[str]:
        """Ids of all children of the case, in its order."""
        return self._children

    def in_circle(self, adult: str) -> list[str]:
        """The children in whose circle somebody is today."""
        return [child for child in self._children if adult in self.circles.of(child, self.day)]

    def wake_on(self, day: date) -> None:
        """Something may change on a later day by time alone."""
        if day > self.day and (self.wake is None or day < self.wake):
            self.wake = day

    @cached_property
    def circles(self) -> Circles:
        """The circles of the children by what is known now."""
        return Circles(self.case, self.known)

    @cached_property
    def root_of(self) -> dict[str, str]:
        """Id of every version of a fact -> id of its first version."""
        return {each.id: each.root for each in self.case.facts}

    @cached_property
    def gone(self) -> frozenset[str]:
        """Persons who are no subject any more (they died)."""
        gone = set()
        for known, _ in self.matching(self.compiled.rulebook.subject_ends):
            if len(known.fact.about) == 1:
                self.wake_on(known.latest + DAY)
                if known.latest < self.day:
                    gone.add(known.fact.about[0])
        return frozenset(gone)

    @cached_property
    def _exists_from(self) -> dict[str, date]:
        """Per child the earliest day on which it may have been there."""
        first = {each.id: each.born[0] for each in self.case.persons if each.is_child and each.born}
        named = {child: date.max for child in self._children}
        for known in self.known:
            for person in known.fact.about:
                if person in named and known.earliest < named[person]:
                    named[person] = known.earliest
        return {
            child: min(first[child], named[child]) if child in first else _since_named(named[child])
            for child in self._children
        }

    def _sort(self) -> None:
        by_kind, matched = self.compiled.by_kind, self.matched
        for known in self.known:
            for candidate in by_kind.get(known.fact.kind, ()):
                if candidate.always or self._matches(known.fact, candidate):
                    if candidate.slot in matched:
                        matched[candidate.slot].append(Match(known, candidate.matcher))
                    else:
                        matched[candidate.slot] = [Match(known, candidate.matcher)]

    def _matches(self, fact: Fact, candidate: Candidate) -> bool:
        matcher = candidate.matcher
        if not any(self._fits(fact, when, unless) for when, unless in candidate.ways):
            return False
        if not self._fits(fact, matcher.when, matcher.unless):
            return False
        if matcher.organisation_types and self._types.get(fact.organisation or "") not in matcher.organisation_types:
            return False
        if matcher.sources and fact.source not in matcher.sources:
            return False
        return not matcher.roles or any(self._people[each].role in matcher.roles for each in fact.about)

    def _fits(self, fact: Fact, when: Values, unless: Values) -> bool:
        """Every `when` is met and no `unless`; an absent attribute meets neither."""
        return all(self._has(fact, code, values) for code, values in when.items()) and not any(
            self._has(fact, code, values) for code, values in unless.items()
        )

    def _has(self, fact: Fact, code: str, values: Collection[AttributeValue]) -> bool:
        value = fact.attributes.get(code)
        if value is None:
            return False
        if value in values or ANY in values:
            return True
        return isinstance(value, str) and self._types.get(value) in values

    def _reach(self, known: Known, reach: Reach) -> tuple[str, ...]:
        about = known.fact.about
        if reach is Reach.FAMILY:
            return self._existing(self._children, known)
        named = tuple(each for each in about if self._people[each].is_child)
        if reach is Reach.NAMED and named:
            return named
        around = (child for child in self._children if self._touches(child, about, known.latest))
        reached = self._existing(around, known)
        return tuple(each for each in reached if each not in named) if reach is Reach.SIBLINGS else reached

    def _touches(self, child: str, about: tuple[str, ...], day: date) -> bool:
        return child in about or not self.circles.of(child, day).isdisjoint(about)

    def _existing(self, children: Iterable[str], known: Known) -> tuple[str, ...]:
        about = known.fact.about
        return tuple(each for each in children if each in about or self._exists_from[each] <= known.latest)

    def _has_age(self, child: str, matcher: Matcher, day: date) -> bool:
        born = self._people[child].born
        if born is None:
            return False
        if matcher.age_from is not None and years_after(born[1], matcher.age_from) > day:
            return False
        return matcher.age_under is None or years_after(born[0], matcher.age_under) > day


def _since_named(day: date) -> date:
    """A child without birth date exists since the first fact that names it; without such a fact always."""
    return date.min if day == date.max else day
