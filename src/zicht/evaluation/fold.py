"""As known: evaluate each day on which something became known or time alone changed something, and merge.

Later knowledge never moves an earlier answer (docs/semantics.md, section 7).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zicht.chronology.days import DAY
from zicht.chronology.timeline import Timeline
from zicht.evaluation.compiled import compiled
from zicht.evaluation.conditions import Situation
from zicht.evaluation.continuity import Continuity
from zicht.evaluation.duty import organisation_for
from zicht.evaluation.finding import Evaluation, Finding, reading_order
from zicht.evaluation.moment import Moment
from zicht.evaluation.obligation import Duty, date_within
from zicht.evaluation.pattern import Weighing
from zicht.evaluation.record import Part, Record, finding_of
from zicht.evaluation.sorted_facts import Background, SortedFacts
from zicht.evaluation.standing import FAMILY, Closed, Muted, Scope, Standing
from zicht.facts.case import Case
from zicht.rulebook.rule import Rule, Rulebook, Shape

NOT_APPLICABLE = "finding_not_applicable"
Evaluator = Duty | Weighing | Continuity


def evaluate(
    case: Case,
    rulebook: Rulebook,
    view: str | None = None,
    on: date | None = None,
    as_known_at: date | None = None,
) -> Evaluation:
    """All findings of a case up to and including `on`, by what the view knew on each day.

    `view` is the id of an organisation, or None for what all knew together. `as_known_at` stops knowledge while time
    goes on.
    """
    end = on or case.evaluate_on
    stop = min(as_known_at or end, end)
    fold = Fold(case, rulebook, Timeline(case, view))
    fold.run(stop, end)
    return Evaluation(case.id, view, end, stop, fold.findings(end))


@dataclass(frozen=True, slots=True)
class Opening:
    """A finding about to open for one scope."""

    rule: Rule
    scope: Scope
    standing: Standing
    repeated: bool
    closed: Closed | None = None


class Fold:
    """The days of one case in one view, and the findings so far."""

    def __init__(self, case: Case, rulebook: Rulebook, timeline: Timeline) -> None:
        self.case = case
        self.compiled = compiled(rulebook)
        self.timeline = timeline
        self.facts = SortedFacts(self.compiled, timeline)
        self.background: Background | None = None
        self.wakes: set[date] = set()
        self.records: list[Record] = []
        self.open: dict[str, dict[Scope, tuple[Record, Part]]] = {}
        self.situation: Situation | None = None
        self.muted: dict[str, dict[Scope, Muted]] = {}
        self.times_named: dict[str, int] = {}

    def run(self, stop: date, end: date) -> None:
        """Go through the days up to `end` with what was known up to `stop`."""
        for _ in self.steps(stop, end):
            pass

    def steps(self, stop: date, end: date) -> Iterator[tuple[date, date]]:
        """The same day by day: each day that was evaluated, and the next day on which something may change.

        Up to that next day only terms run; `findings` then tells how they stand on any day in between.
        """
        known_days = [day for day in self.timeline.days if day <= stop]
        self.wakes.update(relation_days(self.case, known_days))
        day = known_days[0] if known_days else None
        while day is not None and day <= end:
            self.step(day, min(day, stop))
            following = next_of((*known_days, *self.wakes), day)
            yield day, min(following or end + DAY, end + DAY)
            day = following

    def step(self, day: date, known_at: date) -> int:
        """One day: what goes on, closes and opens by what is known at `known_at`; gives how many rules it looked at."""
        moment = Moment(self.facts, day, known_at)
        rules = self.compiled.rulebook.rules
        changed, situation = self._situation(moment)
        muted = self._close_not_applicable(moment)
        openings: list[Opening] = []
        if muted:
            changed |= {number for number, rule in enumerate(rules) if rule.code in muted}
        numbers = sorted(changed & self.facts.concerned)
        for number in numbers:
            openings += self._step_rule(rules[number], situation)
        self._open_together(openings, situation)
        if self._close_not_applicable(moment):
            self.wakes.add(day + DAY)  # what it had taken the place of may stand again
        for record, _ in self._all_open():
            children = _children_around(record.standing_for, moment)
            record.organisation = organisation_for(
                record.rule, situation, moment.version_of(record.named_after), children
            )
        self.wakes |= moment.wakes
        return len(numbers)

    def _situation(self, moment: Moment) -> tuple[frozenset[int], Situation]:
        """The numbers of the rules that the day may change, and the situation of the day.

        A day on which time alone changes something, on which facts come to reach others, or on which a version is seen
        that never stands, may change everything.
        Else a rule changes by a fact that counts for it, or with a condition that it asks for; a new answer changes it
        only while something is open.
        """
        same = moment.background == self.background
        self.background = moment.background
        if self.situation is None or not same or moment.day in self.wakes or moment.day in self.timeline.unseated:
            self.situation = Situation(moment)
            return self.facts.concerned, self.situation
        touched = self.facts.touched_on(moment.day)
        turned = self.situation.move_to(moment, touched)
        rules = self.compiled.rulebook.rules
        answered = {number for number in touched.answers if self.open.get(rules[number].code)}
        return touched.rules.union(answered, *(self.compiled.under[code] for code in turned)), self.situation

    def _all_open(self) -> list[tuple[Record, Part]]:
        return [each for scopes in self.open.values() for each in scopes.values()]

    def findings(self, end: date) -> tuple[Finding, ...]:
        """The findings in reading order."""
        return tuple(sorted((finding_of(each, end) for each in self.records), key=reading_order))

    def _step_rule(self, rule: Rule, situation: Situation) -> list[Opening]:
        muted = self.muted.get(rule.code, {})
        evaluator = _evaluator(rule, situation, muted)
        if evaluator is None and not self.open.get(rule.code):
            return []
        standings = {} if evaluator is None else evaluator.standings()
        closed_now = self._continue_or_close(rule, standings, situation, evaluator)
        still_open = self.open.get(rule.code, {})
        openings = [
            Opening(rule, scope, standing, isinstance(evaluator, Duty) and evaluator.is_repeated(standing.key, scope))
            for scope, standing in standings.items()
            if scope not in still_open
        ]
        if isinstance(evaluator, Duty):
            busy = closed_now | set(still_open) | set(standings)
            for scope, standing, closed in evaluator.answered_today(situation.moment.day):
                if scope not in busy:
                    openings.append(Opening(rule, scope, standing, False, closed))
        return openings

    def _continue_or_close(
        self, rule: Rule, standings: dict[Scope, Standing], situation: Situation, evaluator: Evaluator | None
    ) -> set[Scope]:
        """Let what stands go on, and close the rest; gives the scopes that closed."""
        closed_scopes = set()
        for scope, (record, part) in list(self.open.get(rule.code, {}).items()):
            standing = standings.get(scope)
            goes_on = standing is not None and (
                rule.shape is Shape.CONTINUITY or any(each.root in part.facts for each in standing.facts)
            )
            if goes_on and standing is not None:
                part.rest_on(standing.facts)
                _follow_date(record, standing, situation.moment.day, self.compiled.rulebook)
                continue
            why = evaluator or _make_evaluator(rule, situation, self.muted.get(rule.code, {}))
            closed_scopes.add(scope)
            self._close(record, part, situation.moment.day, why.why_closed(record.named_after.root, scope, part.facts))
        return closed_scopes

    def _close(self, record: Record, part: Part, day: date, closed: Closed) -> None:
        part.closed_on, part.closed = day, closed
        del self.open[record.rule.code][part.scope]

    def _close_not_applicable(self, moment: Moment) -> set[str]:
        """Close what an organisation records today as not applicable; gives the codes of the rules it was about.

        The facts that such a finding rested on count no more for that rule and scope.
        """
        dismissals = [each for each in moment.by_kind(NOT_APPLICABLE) if each.learned == moment.day]
        named = {each.fact.attributes.get("finding"): each for each in dismissals}
        closed_rules: set[str] = set()
        for record, part in self._all_open() if named else ():
            if record.key in named:
                closed_rules.add(record.rule.code)
                muted = self.muted.setdefault(record.rule.code, {})
                muted[part.scope] = muted.get(part.scope, frozenset()) | frozenset(part.facts)
                self._close(record, part, moment.day, Closed("not_applicable", named[record.key]))
        return closed_rules

    def _open_together(self, openings: Iterable[Opening], situation: Situation) -> None:
        """Open what is new; children for whom the same fact opens the same rule for the same organisation share one."""
        together: dict[tuple[str | None, ...], list[Opening]] = {}
        moment = situation.moment
        for each in sorted(openings, key=_by_scope):
            scope, key = each.scope, each.standing.key
            organisation = organisation_for(each.rule, situation, key, _children_around([scope.subject], moment))
            alone = scope.subject if _is_adult(scope.subject, moment) else None
            state = "answered" if each.closed else "standing"
            group = (each.rule.code, key.root, organisation, alone, scope.organisation, scope.fact, state)
            together.setdefault(group, []).append(each)
        for shared, alike in together.items():
            self._open_one(alike, shared[2], situation)

    def _open_one(self, group: list[Opening], organisation: str | None, situation: Situation) -> None:
        first, day = group[0], situation.moment.day
        key = self._new_key(first)
        about = _about(group, situation.moment)
        due = _due(first, day, self.compiled.rulebook)
        record = Record(key, first.rule, first.standing.key, day, due, organisation, about)
        self.records.append(record)
        for each in group:
            part = Part(each.scope)
            part.rest_on(each.standing.facts)
            record.parts.append(part)
            if each.closed is not None:
                part.closed_on, part.closed = day, each.closed
            else:
                self.open.setdefault(each.rule.code, {})[each.scope] = record, part

    def _new_key(self, opening: Opening) -> str:
        """Rule, subject and key fact; a number follows when the same stood before."""
        key = f"{opening.rule.code}/{opening.scope.subject}/{opening.standing.key.root}"
        times = self.times_named[key] = self.times_named.get(key, 0) + 1
        return key if times == 1 else f"{key}/{times}"


def relation_days(case: Case, known_days: Sequence[date]) -> list[date]:
    """The days on which a dated relation begins or ends, once anything is known."""
    bounds = {bound for each in case.relations for bound in (each.since, each.until) if bound}
    return [day for day in bounds if known_days and day > known_days[0]]


def next_of(days: Iterable[date], after: date) -> date | None:
    """The first of the days after one of them."""
    return min((each for each in days if each > after), default=None)


def _evaluator(rule: Rule, situation: Situation, muted: Mapping[Scope, Muted]) -> Evaluator | None:
    """The rule at this moment; None when no fact or condition touches it."""
    moment = situation.moment
    if rule.shape is Shape.PATTERN:
        return Weighing(rule, situation, muted) if any(moment.matching(each.facts) for each in rule.hits) else None
    if rule.shape is Shape.CONTINUITY or moment.matching(rule.trigger):
        return _make_evaluator(rule, situation, muted)
    return None


def _make_evaluator(rule: Rule, situation: Situation, muted: Mapping[Scope, Muted]) -> Evaluator:
    if rule.shape is Shape.PATTERN:
        return Weighing(rule, situation, muted)
    return Continuity(rule, situation, muted) if rule.shape is Shape.CONTINUITY else Duty(rule, situation, muted)


def _due(opening: Opening, day: date, rulebook: Rulebook) -> date | None:
    """Last day of the term, which runs from the day on which the finding opens."""
    rule = opening.rule
    if rule.shape is not Shape.OBLIGATION:
        return None
    if opening.repeated and rule.repeats is not None:
        return rulebook.terms.due(rule.repeats, day)
    assert rule.within is not None
    if (dated := date_within(rule, opening.standing.key)) is not None:
        return _with_slack(rule, max(dated, day), rulebook)
    assert rule.within.term is not None
    return rulebook.terms.due(rule.within.term, day)


def _with_slack(rule: Rule, dated: date, rulebook: Rulebook) -> date:
    slack = None if rule.within is None else rule.within.slack
    return dated if slack is None else rulebook.terms.due(slack, dated)


def _follow_date(record: Record, standing: Standing, day: date, rulebook: Rulebook) -> None:
    """A corrected date in the key fact moves the due day, as long as nothing was raised."""
    if record.due_on is None or day > record.due_on:
        return
    key = next((each for each in standing.facts if each.root == record.named_after.root), None)
    dated = date_within(record.rule, key) if key is not None else None
    if key is not None and dated is not None and dated != date_within(record.rule, record.named_after):
        record.due_on, record.named_after = _with_slack(record.rule, max(dated, day), rulebook), key


def _by_scope(opening: Opening) -> tuple[str, str, str]:
    return opening.scope.organisation or "", opening.scope.fact or "", opening.scope.subject


def _is_adult(subject: str, moment: Moment) -> bool:
    return subject != FAMILY and not moment.is_child(subject)


def _children_around(subjects: Iterable[str], moment: Moment) -> list[str]:
    """The children through whom it is found whose work a finding is: themselves, around an adult, or all."""
    found: list[str] = []
    for subject in subjects:
        if subject == FAMILY:
            found += moment.all_children
        else:
            found += moment.in_circle(subject) if _is_adult(subject, moment) else [subject]
    return found


def _about(group: list[Opening], moment: Moment) -> tuple[str, ...]:
    """Whom a finding speaks of: its subjects, the children around an adult, and the persons its facts name."""
    subjects = [each.scope.subject for each in group if each.scope.subject != FAMILY]
    around = [child for each in subjects if not moment.is_child(each) for child in moment.in_circle(each)]
    named = [person for each in group for known in each.standing.facts for person in known.fact.about]
    adults = [each for each in named if not moment.is_child(each)]
    children = named if not subjects else []
    return tuple(dict.fromkeys([*subjects, *around, *adults, *children]))
