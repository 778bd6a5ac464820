"""The facts of one timeline, sorted once into the slots of a rulebook and then looked at day after day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from zicht.chronology.circle import Circles
from zicht.chronology.timeline import Known, Timeline
from zicht.evaluation.compiled import Candidate, Compiled, Slot, Way
from zicht.facts.fact import AttributeValue, Fact
from zicht.rulebook.rule import ANY, Matcher

Background = tuple[tuple[str, ...], tuple[date, ...]]


class Match(NamedTuple):
    """A fact, and the matcher by which it counts."""

    known: Known
    matcher: Matcher


class Surroundings(NamedTuple):
    """Who belongs together as long as the background stays the same, and the children that each match reaches then."""

    circles: Circles
    reached: dict[tuple[int, int], tuple[str, ...]]


class Touched(NamedTuple):
    """What facts that became known or were replaced on one day may change.

    `rules` and `answers` as in `Slot`; a replaced fact may also take an answer away.
    """

    rules: frozenset[int]
    answers: frozenset[int]
    conditions: frozenset[str]
    holdings: frozenset[str]


class SortedFacts:
    """Every version of every fact of a timeline, sorted once into the slots by which it counts.

    `concerned` are the numbers of the rules of which something can ever stand here.
    """

    def __init__(self, compiled: Compiled, timeline: Timeline) -> None:
        self.compiled = compiled
        self.timeline = timeline
        self._types = timeline.cast.types
        self._people = timeline.cast.people
        self._slots: dict[Slot, list[Match]] = {}
        self._changed: dict[date, list[Slot]] = {}
        self._surroundings: dict[Background, Surroundings] = {}
        self._standing: dict[Slot, list[Match]] = {}
        self._day: date | None = None
        self._replaced_on = {known.until for known in timeline.versions if known.until is not None}
        for known in timeline.versions:
            self._sort(known)
        self.concerned = compiled.always.union(*(slot.begins for slot in self._slots))

    def matching(self, slot: Slot) -> Sequence[Match]:
        """The versions that match, whenever they stand."""
        return self._slots.get(slot, ())

    def surroundings(self, background: Background, known: Iterable[Known]) -> Surroundings:
        """The surroundings that go with a background, which `known` (what stands on a day) gave."""
        found = self._surroundings.get(background)
        if found is None:
            found = self._surroundings[background] = Surroundings(Circles(self.timeline.case, known), {})
        return found

    def standing(self, day: date) -> dict[Slot, list[Match]]:
        """Where the matches that stand on a day are kept, by slot; going forward, what nothing touched stays."""
        if self._day is None or day < self._day:
            self._standing = {}
        elif day > self._day:
            for changed, slots in self._changed.items():
                if self._day < changed <= day:
                    for slot in slots:
                        self._standing.pop(slot, None)
        self._day = day
        return self._standing

    def touched_on(self, day: date) -> Touched:
        """What may change by what became known on a day."""
        slots = self._changed.get(day, ())
        none: frozenset[int] = frozenset()
        rules, answers = none.union(*(each.rules for each in slots)), none.union(*(each.answers for each in slots))
        codes: frozenset[str] = frozenset()
        return Touched(
            rules | answers if day in self._replaced_on else rules,
            answers,
            codes.union(*(each.conditions for each in slots)),
            codes.union(*(each.holdings for each in slots)),
        )

    def _sort(self, known: Known) -> None:
        """Put a version in every slot by which it counts, once for each matcher."""
        fact = known.fact
        slots = []
        for slot in self.compiled.by_kind.get(fact.kind, ()):
            matches = [
                Match(known, each.matcher)
                for each in slot.candidates[fact.kind]
                if each.always or self._counts(fact, each)
            ]
            if matches:
                self._slots.setdefault(slot, []).extend(matches)
                slots.append(slot)
        for day in (known.since, known.until):
            if day is not None:
                self._changed.setdefault(day, []).extend(slots)

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
