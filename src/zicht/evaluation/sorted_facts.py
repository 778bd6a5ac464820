"""The facts of one timeline, sorted once into the slots of a rulebook and then looked at day after day."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from zicht.chronology.timeline import Known, Timeline
from zicht.evaluation.compiled import Candidate, Compiled, Slot, Touched, Way
from zicht.facts.fact import AttributeValue, Fact
from zicht.rulebook.rule import ANY, Matcher

Background = tuple[tuple[str, ...], tuple[date, ...]]
Reached = dict[tuple[int, int], tuple[str, ...]]


class Match(NamedTuple):
    """A fact, and the matcher by which it counts."""

    known: Known
    matcher: Matcher


class SortedFacts:
    """Every version of every fact of a timeline, by slot; sorted into a slot when the slot is first asked for.

    `concerned` are the numbers of the rules of which something can ever stand here.
    """

    def __init__(self, compiled: Compiled, timeline: Timeline) -> None:
        self.compiled = compiled
        self.timeline = timeline
        self._types = timeline.cast.types
        self._people = timeline.cast.people
        self._slots: dict[int, list[Match]] = {}
        self._reached: dict[Background, Reached] = {}
        self._by_kind: dict[str, list[Known]] = {}
        self._changes: list[tuple[date, str]] = []
        self._standing: dict[int, list[Match]] = {}
        self._day: date | None = None
        self._replaced_on = {known.until for known in timeline.versions if known.until is not None}
        for known in timeline.versions:
            kind = known.fact.kind
            self._by_kind.setdefault(kind, []).append(known)
            self._changes += [(day, kind) for day in (known.since, known.until) if day is not None]
        begun = (compiled.begins.get(kind, frozenset()) for kind in self._by_kind)
        self.concerned = compiled.always.union(*begun)

    def matching(self, slot: Slot) -> list[Match]:
        """The versions that match, whenever they stand."""
        found = self._slots.get(id(slot))
        if found is None:
            found = self._slots[id(slot)] = self._sort(slot)
        return found

    def reached(self, background: Background) -> Reached:
        """Where to keep the children that matches reach, as long as the background stays the same."""
        return self._reached.setdefault(background, {})

    def standing(self, day: date) -> dict[int, list[Match]]:
        """Where the matches that stand on a day are kept, by slot; going forward, what nothing touched stays."""
        if self._day is None or day < self._day:
            self._standing = {}
        elif day > self._day:
            kinds = {kind for changed, kind in self._changes if self._day < changed <= day}
            for slot in self._touched(kinds).slots:
                self._standing.pop(slot, None)
        self._day = day
        return self._standing

    def touched_on(self, day: date) -> Touched:
        """What may change by what became known on a day; a correction may also take an answer away."""
        touched = self._touched({kind for changed, kind in self._changes if changed == day})
        if day in self._replaced_on:
            return touched._replace(rules=touched.rules | touched.answered)
        return touched

    def _touched(self, kinds: Iterable[str]) -> Touched:
        touched = Touched()
        for kind in kinds:
            touched |= self.compiled.touched.get(kind, Touched())
        return touched

    def _sort(self, slot: Slot) -> list[Match]:
        by_kind, found = self._by_kind, []
        for kind in by_kind.keys() & slot.keys():
            for candidate in slot[kind]:
                matcher = candidate.matcher
                if candidate.always:
                    found += [Match(known, matcher) for known in by_kind[kind]]
                else:
                    found += [Match(known, matcher) for known in by_kind[kind] if self._counts(known.fact, candidate)]
        return found

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
