"""Patterns: facts that together mean something to weigh (docs/semantics.md, section 6)."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from zicht.chronology.timeline import Known
from zicht.evaluation.conditions import Situation
from zicht.evaluation.standing import (
    FAMILY,
    Closed,
    Muted,
    Scope,
    Standings,
    condition_since,
    counts_for,
    first_known,
    has_aged,
    is_excepted,
    is_subject,
    scopes,
    why_no_subject,
)
from zicht.rulebook.rule import Per, Rule


class Hit(NamedTuple):
    """A fact that counts towards a pattern, in these groups; `child` when it names one child only."""

    known: Known
    groups: frozenset[int]
    child: str | None

    @property
    def weight(self) -> int:
        """An entry that sums up several occurrences counts as two, never as an exact number."""
        return 2 if self.known.fact.attributes.get("several") is True else 1


class Run(NamedTuple):
    """A standing of a pattern: its hits, and the day on which it ages out unless a hit joins."""

    hits: tuple[Hit, ...]
    ends_on: date


class Weighing:
    """One pattern at one moment."""

    def __init__(self, rule: Rule, situation: Situation, muted: Mapping[Scope, Muted]) -> None:
        self.rule = rule
        self.situation = situation
        self.moment = situation.moment
        self.muted = muted
        self.window = timedelta(days=rule.window_days)
        self._matches = [
            (number, match) for number, group in enumerate(rule.hits) for match in self.moment.matching(group.facts)
        ]

    def standings(self) -> Standings:
        """What stands today to be weighed, per scope."""
        found: Standings = {}
        if sum(2 if m.known.fact.attributes.get("several") else 1 for _, m in self._matches) < self._least:
            return found
        for scope in self._scopes():
            run = self._run(self._hits(scope, self.muted.get(scope, frozenset())))
            if run is None:
                continue
            self.moment.wake_on(run.ends_on)
            if run.ends_on > self.moment.day and self._may_stand(scope):
                found[scope] = first_known(tuple(each.known for each in run.hits))
        return found

    def possible(self) -> Iterator[tuple[Scope, tuple[Known, ...]]]:
        """Patterns that imprecise facts leave possible today, and not sure: shown, never raised."""
        sure = self.standings()
        for scope in self._scopes():
            hits = self._hits(scope, frozenset())
            recent = [each for each in hits if each.known.learned + self.window > self.moment.day]
            window = self._first_window(hits, recent, loose=True)
            if scope not in sure and window and self._may_stand(scope):
                yield scope, tuple(each.known for each in window)

    def why_closed(self, key: str, scope: Scope, facts: Collection[str]) -> Closed:
        """Why the finding named after the hit `key`, and resting on `facts`, stands no more."""
        own = {match.known.root: match.known for _, match in self._matches if counts_for(self.moment, match, scope)}
        if key not in own:
            return Closed("corrected")
        clears = self._clears(scope)
        rested_on = {root: known for root, known in own.items() if root in facts}
        clearings = [found for each in rested_on.values() if (found := self._clearing(each, clears))]
        if clearings:
            return Closed("fulfilled", min(clearings, key=lambda each: (each.learned, each.latest, each.root)))
        if not self._conditions_hold(scope):
            return Closed("condition_ended")
        known = (each.learned for each in self.moment.known if each.root in facts)
        passed = max(known, default=date.min) + self.window <= self.moment.day
        aged = passed or has_aged(self.rule, self.moment, scope)
        return Closed(why_no_subject(self.moment, scope, otherwise="aged_out" if aged else "corrected"))

    def counted(self, scope: Scope) -> tuple[tuple[Known, ...], bool]:
        """The facts that count for a scope and that nothing settled, and whether they are enough together today."""
        hits = self._hits(scope, self.muted.get(scope, frozenset()))
        run = self._run(hits)
        return tuple(each.known for each in hits), run is not None and run.ends_on > self.moment.day

    def cleared(self, scope: Scope) -> Iterator[tuple[Known, Known]]:
        """The facts that count for a scope and that a weighing settled, each with that weighing."""
        clears = self._clears(scope)
        for known in {m.known.root: m.known for _, m in self._matches if counts_for(self.moment, m, scope)}.values():
            if (clearing := self._clearing(known, clears)) is not None:
                yield known, clearing

    @property
    def _least(self) -> int:
        return max(group.at_least for group in self.rule.hits)

    def _scopes(self) -> list[Scope]:
        if self.rule.per is Per.FAMILY:
            return [Scope(FAMILY)] if self._matches else []
        if self.rule.per is Per.ADULT:
            return [Scope(each.id) for each in self.moment.case.persons if not each.is_child]
        found = {scope: None for _, match in self._matches for scope in scopes(self.rule, self.moment, match)}
        return list(found)

    def _may_stand(self, scope: Scope) -> bool:
        return is_subject(self.rule, self.moment, scope) and self._conditions_hold(scope)

    def _conditions_hold(self, scope: Scope) -> bool:
        if is_excepted(self.rule, self.situation, scope):
            return False
        return all(condition_since(self.situation, code, scope) is not None for code in self.rule.given)

    def _hits(self, scope: Scope, muted: Muted) -> list[Hit]:
        """The hits of a scope that no weighing has settled, each once."""
        clears = self._clears(scope)
        found: dict[str, Hit] = {}
        for number, match in self._matches:
            known = match.known
            if known.root in muted or not counts_for(self.moment, match, scope):
                continue
            if self._clearing(known, clears) is None:
                before = found[known.root].groups if known.root in found else frozenset()
                found[known.root] = Hit(known, before | {number}, self._only_child(known))
        return [each for each in found.values() if not self._is_about(each.known, found)]

    def _only_child(self, known: Known) -> str | None:
        """The child that a hit names, when it names one child only."""
        named = [each for each in known.fact.about if self.moment.is_child(each)]
        return named[0] if len(named) == 1 else None

    def _is_about(self, hit: Known, facts: Mapping[str, Hit]) -> bool:
        """Whether a hit names another hit with `re`: a report about an incident is no second incident."""
        named = hit.fact.attributes.get("re")
        return named is not None and self.moment.root_named(named) in facts.keys() - {hit.root}

    def _clears(self, scope: Scope) -> list[Known]:
        matches = self.moment.matching(self.rule.cleared_by)
        return [each.known for each in matches if counts_for(self.moment, each, scope)]

    def _clearing(self, hit: Known, clears: Iterable[Known]) -> Known | None:
        """The weighing that settled a hit: on or after it, and when it was known."""
        settled = (each for each in clears if hit.earliest <= each.latest and hit.learned <= each.latest)
        return min(settled, key=lambda each: (each.learned, each.latest, each.root), default=None)

    def _run(self, hits: list[Hit]) -> Run | None:
        """Walk through the days on which hits became known; the last run may have ended by then."""
        run: Run | None = None
        known: list[Hit] = []
        by_day = attrgetter("known.learned")
        for day, group in groupby(sorted(hits, key=by_day), key=by_day):
            new = list(group)
            known += new
            if run is not None and run.ends_on <= day:
                run = None
            if run is None:
                window = self._first_window(known, new)
                run = Run(tuple(window), day + self.window) if window else None
            elif joined := self._joining(new, run):
                run = Run((*run.hits, *joined), day + self.window)
        return run

    def _joining(self, new: list[Hit], run: Run) -> list[Hit]:
        """The new hits that lie together with a hit of the run, or with one that joins it."""
        joined: list[Hit] = []
        waiting = list(new)
        while found := [hit for hit in waiting if any(self._together(hit, each) for each in (*run.hits, *joined))]:
            joined += found
            waiting = [hit for hit in waiting if hit not in found]
        return joined

    def _first_window(self, hits: list[Hit], new: list[Hit], loose: bool = False) -> list[Hit]:
        """The hits of the earliest window that holds a new hit and enough of everything; empty when there is none.

        `loose` places imprecise facts as favourably as they allow; by default the window holds for every placing.
        """
        for start in sorted({each.known.latest if loose else each.known.earliest for each in hits}):
            end = start + self.window
            if loose:
                window = [each for each in hits if each.known.latest >= start and each.known.earliest < end]
            else:
                window = [each for each in hits if each.known.earliest >= start and each.known.latest < end]
            if any(each in window for each in new) and self._is_enough(window):
                return window
        return []

    def _is_enough(self, window: list[Hit]) -> bool:
        organisations = {each.known.organisation for each in window} - {None}
        if len(organisations) < self.rule.organisations and self.rule.organisations > 1:
            return False
        if self.rule.children > 1 and len({each.child for each in window} - {None}) < self.rule.children:
            return False
        return all(
            sum(each.weight for each in window if number in each.groups) >= group.at_least
            for number, group in enumerate(self.rule.hits)
        )

    def _together(self, one: Hit, other: Hit) -> bool:
        first = min(one.known.earliest, other.known.earliest)
        return max(one.known.latest, other.known.latest) - first < self.window
