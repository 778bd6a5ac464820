"""What is known on one day in one view, sorted out for the rules: which facts match what, and whom they reach."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from zicht.chronology.circle import Circles
from zicht.chronology.days import DAY, years_after
from zicht.chronology.timeline import Known
from zicht.evaluation.compiled import Candidate, Compiled, Matchers, Tests
from zicht.facts.case import Case, Person
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

    def __init__(self, compiled: Compiled, case: Case, known: Sequence[Known], day: date) -> None:
        self.compiled = compiled
        self.case = case
        self.known = known
        self.day = day
        self.wake: date | None = None
        self._slots = compiled.slots
        self._types = {each.id: each.type for each in case.organisations}
        self._people = {each.id: each for each in case.persons}
        self.all_children = [each.id for each in case.persons if each.role == "child"]
        self._is_child = frozenset(self.all_children)
        self._matched: dict[int, list[Match]] = {}
        self._sort()

    def matching(self, matchers: Matchers) -> Sequence[Match]:
        """All facts that match one of the matchers; a fact stands here once for each matcher by which it counts."""
        return self._matched.get(self._slots[id(matchers)], ())

    def children(self, match: Match) -> tuple[str, ...]:
        """The children that a matched fact is about."""
        if match.children is None:
            match.children = self._reached(match.known, match.matcher)
        return match.children

    def adults(self, known: Known) -> tuple[str, ...]:
        """The adults that a fact names."""
        return tuple(each for each in known.fact.about if each not in self._is_child)

    def is_child(self, person: str) -> bool:
        """Whether somebody is a child of the case."""
        return person in self._is_child

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
    def root_of(self) -> dict[str, str]:
        """Id of every version of a fact -> id of its first version."""
        return {each.id: each.root for each in self.case.facts}

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

    def _sort(self) -> None:
        """Keep each fact in the slots of the matchers by which it counts."""
        by_kind, matched = self.compiled.by_kind, self._matched
        for known in self.known:
            fact = known.fact
            for candidate in by_kind.get(fact.kind, ()):
                if candidate.always or self._counts(fact, candidate):
                    match = Match(known, candidate.matcher)
                    for slot in candidate.slots:
                        if slot in matched:
                            matched[slot].append(match)
                        else:
                            matched[slot] = [match]

    def _counts(self, fact: Fact, candidate: Candidate) -> bool:
        attributes = fact.attributes
        for when, unless in candidate.ways:
            if attributes:
                if self._has_all(attributes, when) and not self._has_any(attributes, unless):
                    break
            elif not when:
                break
        else:
            return False
        return candidate.plain or self._is_recorded_so(fact, candidate.matcher)

    def _is_recorded_so(self, fact: Fact, matcher: Matcher) -> bool:
        if matcher.organisation_types and self._types.get(fact.organisation or "") not in matcher.organisation_types:
            return False
        if matcher.sources and fact.source not in matcher.sources:
            return False
        return not matcher.roles or any(self._people[each].role in matcher.roles for each in fact.about)

    def _has_all(self, attributes: Mapping[str, AttributeValue], tests: Tests) -> bool:
        return all(self._has(attributes, code, values) for code, values in tests)

    def _has_any(self, attributes: Mapping[str, AttributeValue], tests: Tests) -> bool:
        return any(self._has(attributes, code, values) for code, values in tests)

    def _has(self, attributes: Mapping[str, AttributeValue], code: str, values: tuple[AttributeValue, ...]) -> bool:
        """Whether an attribute is present with one of the values; an organisation also counts by its type."""
        value = attributes.get(code)
        if value is None:
            return False
        if value in values or ANY in values:
            return True
        return isinstance(value, str) and self._types.get(value) in values

    def _reached(self, known: Known, matcher: Matcher) -> tuple[str, ...]:
        reached = self._reach(known, matcher.reach)
        if matcher.age_from is None and matcher.age_under is None:
            return reached
        return tuple(child for child in reached if self._has_age(child, matcher, known.latest))

    def _reach(self, known: Known, reach: Reach) -> tuple[str, ...]:
        about = known.fact.about
        if reach is Reach.FAMILY:
            return self._existing(self.all_children, known)
        named = tuple(each for each in about if each in self._is_child)
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
