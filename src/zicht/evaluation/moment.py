"""What is known on one day in one view, sorted out for the rules: which facts match what, and whom they reach."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from zicht.chronology.circle import Circles
from zicht.chronology.days import DAY, years_after
from zicht.chronology.timeline import Known, Timeline
from zicht.evaluation.compiled import Candidate, Compiled, Matchers, Slot, Way
from zicht.facts.case import Person
from zicht.facts.fact import AttributeValue, Fact
from zicht.rulebook.rule import ANY, Matcher, Reach


class Match:
    """A fact, the matcher by which it counts, and the children it reaches by that matcher (once asked for)."""

    __slots__ = ("children", "known", "matcher")

    def __init__(self, known: Known, matcher: Matcher) -> None:
        self.known = known
        self.matcher = matcher
        self.children: tuple[str, ...] | None = None


class Moment:
    """The facts standing on `day`, by slot of the rulebook. `wake` is the next day on which time alone changes something."""

    def __init__(self, compiled: Compiled, timeline: Timeline, day: date, known_at: date) -> None:
        self.compiled = compiled
        self.case = timeline.case
        self.known = timeline.known_on(known_at)
        self.day = day
        self.wake: date | None = None
        self._types = timeline.cast.types
        self._people = timeline.cast.people
        self.all_children = timeline.cast.children
        self.root_of = timeline.cast.root_of
        self._named: dict[str, tuple[str, ...]] = {}
        self._matched: dict[int, list[Match]] = {}
        self.by_kind: dict[str, list[Known]] = {}
        for each in self.known:
            self.by_kind.setdefault(each.fact.kind, []).append(each)

    def matching(self, matchers: Matchers) -> Sequence[Match]:
        """All facts that match one of the matchers; a fact stands here once for each matcher by which it counts."""
        slot = self.compiled.slots[id(matchers)]
        found = self._matched.get(id(slot))
        if found is None:
            found = self._matched[id(slot)] = self._sort(slot)
        return found

    def touched(self) -> set[int]:
        """Numbers of the rules that some fact may start."""
        touched = self.compiled.touched
        return {number for kind in self.by_kind if kind in touched for number in touched[kind]}

    def children(self, match: Match) -> tuple[str, ...]:
        """The children that a matched fact is about."""
        if match.children is None:
            match.children = self._reached(match.known, match.matcher)
        return match.children

    def adults(self, known: Known) -> tuple[str, ...]:
        """The adults that a fact names."""
        return tuple(each for each in known.fact.about if each not in self.all_children)

    def is_child(self, person: str) -> bool:
        """Whether somebody is a child of the case."""
        return person in self.all_children

    def is_of_type(self, organisation: str | None, wanted: AttributeValue | None) -> bool:
        """Whether an organisation is the one named, or of the type named."""
        return organisation is not None and (organisation == wanted or self._types.get(organisation) == wanted)

    def person(self, person: str) -> Person:
        """The person with this id."""
        return self._people[person]

    def in_circle(self, adult: str) -> list[str]:
        """The children in whose circle somebody is today."""
        return [child for child in self.all_children if adult in self.circles.of(child, self.day)]

    def wake_on(self, day: date) -> None:
        """Something may change on a later day by time alone."""
        if day > self.day and (self.wake is None or day < self.wake):
            self.wake = day

    @cached_property
    def circles(self) -> Circles:
        """The circles of the children by what is known now."""
        return Circles(self.case, self.known)

    @cached_property
    def gone(self) -> frozenset[str]:
        """Persons who are no subject any more (they died)."""
        gone = set()
        for match in self.matching(self.compiled.rulebook.subject_ends):
            if len(match.known.fact.about) == 1:
                self.wake_on(match.known.latest + DAY)
                if match.known.latest < self.day:
                    gone.add(match.known.fact.about[0])
        return frozenset(gone)

    @cached_property
    def _exists_from(self) -> dict[str, date]:
        """Per child the earliest day on which it may have been there."""
        named = dict.fromkeys(self.all_children, date.max)
        for known in self.known:
            for person in known.fact.about:
                if person in named and known.earliest < named[person]:
                    named[person] = known.earliest
        return {child: _exists_from(self._people[child], day) for child, day in named.items()}

    def _sort(self, slot: Slot) -> list[Match]:
        return [
            Match(known, candidate.matcher)
            for kind in self.by_kind.keys() & slot.keys()
            for candidate in slot[kind]
            for known in self.by_kind[kind]
            if candidate.always or self._counts(known.fact, candidate)
        ]

    def _counts(self, fact: Fact, candidate: Candidate) -> bool:
        attributes = fact.attributes
        if attributes:
            if not any(self._meets(attributes, way) for way in candidate.ways):
                return False
        elif all(way.when for way in candidate.ways):
            return False
        return candidate.plain or self._is_recorded_so(fact, candidate.matcher)

    def _meets(self, attributes: Mapping[str, AttributeValue], way: Way) -> bool:
        """Every `when` and no `unless`; an absent attribute meets neither."""
        for code, values in way.when:
            value = attributes.get(code)
            if value is None or (value not in values and not self._is_also(value, values)):
                return False
        for code, values in way.unless:
            value = attributes.get(code)
            if value is not None and (value in values or self._is_also(value, values)):
                return False
        return True

    def _is_also(self, value: AttributeValue, values: tuple[AttributeValue, ...]) -> bool:
        """An organisation also counts by its type; `*` is any value."""
        return ANY in values or (isinstance(value, str) and self._types.get(value) in values)

    def _is_recorded_so(self, fact: Fact, matcher: Matcher) -> bool:
        if matcher.organisation_types and self._types.get(fact.organisation or "") not in matcher.organisation_types:
            return False
        if matcher.sources and fact.source not in matcher.sources:
            return False
        return not matcher.roles or any(self._people[each].role in matcher.roles for each in fact.about)

    def _reached(self, known: Known, matcher: Matcher) -> tuple[str, ...]:
        reached = self._reach(known, matcher.reach)
        if matcher.age_from is None and matcher.age_under is None:
            return reached
        return tuple(child for child in reached if self._has_age(child, matcher, known.latest))

    def _reach(self, known: Known, reach: Reach) -> tuple[str, ...]:
        about = known.fact.about
        if reach is Reach.FAMILY:
            return self._existing(self.all_children, known)
        named = self._named.get(known.root)
        if named is None:
            named = self._named[known.root] = tuple(each for each in about if each in self.all_children)
        if reach is Reach.NAMED and named:
            return named
        if reach is Reach.CIRCLE and len(named) == len(self.all_children):
            return named
        day, circles = known.latest, self.circles
        around = (child for child in self.all_children if child in named or not circles.of(child, day).isdisjoint(about))
        reached = self._existing(around, known)
        return tuple(each for each in reached if each not in named) if reach is Reach.SIBLINGS else reached

    def _existing(self, children: Iterable[str], known: Known) -> tuple[str, ...]:
        about, exists_from = known.fact.about, self._exists_from
        return tuple(each for each in children if each in about or exists_from[each] <= known.latest)

    def _has_age(self, child: str, matcher: Matcher, day: date) -> bool:
        born = self._people[child].born
        if born is None:
            return False
        if matcher.age_from is not None and years_after(born[1], matcher.age_from) > day:
            return False
        return matcher.age_under is None or years_after(born[0], matcher.age_under) > day


def _exists_from(child: Person, named: date) -> date:
    """A child without birth date exists since the first fact that names it; without such a fact always."""
    if child.born is not None:
        return min(child.born[0], named)
    return date.min if named == date.max else named
