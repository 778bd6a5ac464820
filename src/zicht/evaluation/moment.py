"""What is known on one day in one view, sorted out for the rules: which facts match what, and whom they reach."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from zicht.chronology.circle import TIES
from zicht.chronology.days import DAY, years_after
from zicht.chronology.timeline import Known
from zicht.evaluation.compiled import Matchers
from zicht.evaluation.sorted_facts import Background, Match, SortedFacts
from zicht.facts.case import Person
from zicht.facts.fact import AttributeValue
from zicht.rulebook.rule import Matcher, Reach

NAMED = Reach.NAMED


class Moment:
    """The facts standing on `day`, by slot; `wakes` are later days on which time alone changes something."""

    def __init__(self, facts: SortedFacts, day: date, known_at: date) -> None:
        timeline = facts.timeline
        self.compiled = facts.compiled
        self.case = timeline.case
        self.known = timeline.known_on(known_at)
        self.day = day
        self.wakes: set[date] = set()
        self.all_children = timeline.cast.children
        self._named = timeline.named
        self._facts = facts
        self._known_at = known_at
        self._types = timeline.cast.types
        self._people = timeline.cast.people
        self._matched = facts.standing(known_at)
        self._exists_from = self._all_exist_from()
        self.background = self._background()
        self.circles, self._reach_so_far = facts.surroundings(self.background, self.known)

    def matching(self, matchers: Matchers) -> Sequence[Match]:
        """All facts that match one of the matchers; a fact stands here once for each matcher by which it counts."""
        slot = self.compiled.slots[id(matchers)]
        found = self._matched.get(slot)
        if found is None:
            day = self._known_at
            found = self._matched[slot] = [each for each in self._facts.matching(slot) if each.known.stands_on(day)]
        return found

    def children(self, match: Match) -> tuple[str, ...]:
        """The children that a matched fact is about."""
        key = id(match.known), id(match.matcher)
        children = self._reach_so_far.get(key)
        if children is None:
            children = self._reach_so_far[key] = self._reached(match.known, match.matcher)
        return children

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

    def root_named(self, named: AttributeValue) -> str | None:
        """The fact of which an attribute names a version; None when no version of that id was visible by now."""
        found = self._named.get(str(named))
        return found[0] if found is not None and found[1] <= self._known_at else None

    def by_kind(self, kind: str) -> list[Known]:
        """The facts of a kind that stand."""
        return [each for each in self.known if each.fact.kind == kind]

    def version_of(self, known: Known) -> Known:
        """The version of a fact that stands today; the one given when none does."""
        if known.until is None or self._known_at < known.until:
            return known
        return next((each for each in self.known if each.root == known.root), known)

    def in_circle(self, adult: str) -> list[str]:
        """The children in whose circle somebody is today."""
        return [child for child in self.all_children if adult in self.circles.of(child, self.day)]

    def wake_on(self, day: date) -> None:
        """Something may change on a later day by time alone."""
        if day > self.day:
            self.wakes.add(day)

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

    def _background(self) -> Background:
        """What decides whom facts reach: as long as it stays the same, so does every reach."""
        ties = tuple(each.fact.id for each in self.known if each.fact.kind in TIES)
        return ties, tuple(self._exists_from.values())

    def _all_exist_from(self) -> dict[str, date]:
        """Per child the earliest day on which it may have been there."""
        named = dict.fromkeys(self.all_children, date.max)
        for known in self.known:
            for person in known.fact.about:
                if person in named and known.earliest < named[person]:
                    named[person] = known.earliest
        return {child: _exists_from(self._people[child], day) for child, day in named.items()}

    def _reached(self, known: Known, matcher: Matcher) -> tuple[str, ...]:
        reached = self._reach(known, matcher.reach)
        if matcher.is_ageless:
            return reached
        return tuple(child for child in reached if self._has_age(child, matcher, known.latest))

    def _reach(self, known: Known, reach: Reach) -> tuple[str, ...]:
        if reach is Reach.FAMILY:
            return self._existing(self.all_children, known)
        about = known.fact.about
        named = tuple(each for each in about if each in self.all_children)
        if named and (reach is NAMED or (reach is Reach.CIRCLE and len(named) == len(self.all_children))):
            return named
        day, circles = known.latest, self.circles
        around = (
            child for child in self.all_children if child in named or not circles.of(child, day).isdisjoint(about)
        )
        reached = self._existing(around, known)
        return tuple(each for each in reached if each not in named) if reach is Reach.SIBLINGS else reached

    def _existing(self, children: Iterable[str], known: Known) -> tuple[str, ...]:
        about, exists_from = known.fact.about, self._exists_from
        return tuple(each for each in children if each in about or exists_from[each] <= known.latest)

    def _has_age(self, child: str, matcher: Matcher, day: date) -> bool:
        """Whether the age is surely, or with `or_unknown` possibly, within the bounds."""
        born = self._people[child].born
        if born is None:
            return matcher.age_or_unknown
        first, last = born if matcher.age_or_unknown else (born[1], born[0])
        if matcher.age_from is not None and years_after(first, matcher.age_from) > day:
            return False
        return matcher.age_under is None or years_after(last, matcher.age_under) > day


def _exists_from(child: Person, named: date) -> date:
    """A child without birth date exists since the first fact that names it; without such a fact always."""
    if child.born is not None:
        return min(child.born[0], named)
    return date.min if named == date.max else named
