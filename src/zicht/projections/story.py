"""A replay as a story: per day what became known, who kept sight, what was open and what changed.

Everything is told with what the view knew on that day, and with nothing that came later.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from zicht.chronology.timeline import Timeline
from zicht.evaluation.daily import daily
from zicht.evaluation.finding import Evaluation, Finding
from zicht.evaluation.fold import evaluate
from zicht.evaluation.possible import possible_patterns
from zicht.explanation.explain import Explainer, Explanation, FactLine
from zicht.explanation.sentence import LESSON
from zicht.explanation.unknown import not_covered
from zicht.facts.case import Case
from zicht.projections.entered import entered
from zicht.projections.sight_lines import SightLine, sight_lines
from zicht.rulebook.rule import Rulebook


class Turn(Enum):
    """What happened to a finding on a day. SETTLED: done before it could become open."""

    OPENED = "opened"
    RAISED = "raised"
    CLOSED = "closed"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Known:
    """A fact that became known; a correction takes the place of an earlier version."""

    line: FactLine
    correction: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A finding that changed on a day, explained as it stood then."""

    turn: Turn
    finding: Finding
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class Counts:
    """How many are open: norms of that day within and past their term, and insights of later, kept apart."""

    pending: int
    raised: int
    lessons: int


@dataclass(frozen=True, slots=True)
class StoryDay:
    """One day on which something became known or changed."""

    day: date
    heading: str
    known: tuple[Known, ...]
    sight: tuple[SightLine, ...]
    counts: Counts
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class OwnView:
    """What one organisation knew by itself, in numbers."""

    organisation: str
    facts: int
    open: int
    raised: int


@dataclass(frozen=True, slots=True)
class PossibleLine:
    """A pattern that would be there if imprecise days fell together: shown, never raised."""

    title: str
    persons: str
    facts: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """How it stands at the end: what is still open, and what nobody could see."""

    heading: str
    sight: tuple[SightLine, ...]
    open: tuple[Change, ...]
    possible: tuple[PossibleLine, ...]
    counts: Counts
    closed: int
    not_covered: tuple[str, ...]
    own_views: tuple[OwnView, ...]


def story(evaluation: Evaluation, case: Case, explainer: Explainer, with_shadow: bool = False) -> Iterator[StoryDay]:
    """The days up to the day of the evaluation, in order."""
    before: dict[str, str] = {}
    facts = sorted(case.facts, key=lambda each: (each.earliest, each.index))
    became_known = entered(facts, evaluation.view, evaluation.known_at)
    for each in daily(case, explainer.rulebook, evaluation.view, evaluation.on, evaluation.known_at):
        findings = [finding for finding in each.findings if with_shadow or not finding.shadow]
        now = {finding.key: finding.state_on(each.day) for finding in findings}
        changes = _in_reading_order(_changes(findings, before, each.day, explainer))
        known = tuple(
            Known(explainer.fact_line(fact), fact.corrects is not None) for fact in became_known.get(each.day, ())
        )
        before = now
        if known or changes:
            sight = tuple(sight_lines(each.sight, explainer.wording))
            heading = explainer.wording.day(each.day)
            yield StoryDay(each.day, heading, known, sight, _counts(findings, each.day), changes)


def ending(evaluation: Evaluation, case: Case, explainer: Explainer, with_shadow: bool = False) -> Ending:
    """How it stands on the day of the evaluation; raised first, then pending."""
    shown = [each for each in evaluation.findings if with_shadow or not each.shadow]
    standing = [each for each in shown if each.state_on(evaluation.on) != "closed"]
    standing.sort(
        key=lambda each: (
            each.layer == LESSON,
            each.state_on(evaluation.on) != "raised",
            each.opened_on,
            each.key,
        )
    )
    days = daily(case, explainer.rulebook, evaluation.view, evaluation.on, evaluation.known_at)
    last = deque(days, maxlen=1)
    turns = {"raised": Turn.RAISED, "pending": Turn.OPENED}
    return Ending(
        heading=explainer.wording.day(evaluation.on),
        sight=tuple(sight_lines(last[0].sight, explainer.wording)) if last else (),
        open=tuple(
            Change(turns[each.state_on(evaluation.on)], each, explainer.explain(each, evaluation.on))
            for each in standing
        ),
        possible=tuple(_possible(evaluation, case, explainer, with_shadow)),
        counts=_counts(shown, evaluation.on),
        closed=len(shown) - len(standing),
        not_covered=not_covered(explainer.wording, evaluation.view, evaluation.known_at),
        own_views=() if evaluation.view else tuple(_own_views(evaluation, case, explainer.rulebook)),
    )


def _changes(findings: Iterable[Finding], before: dict[str, str], day: date, explainer: Explainer) -> Iterator[Change]:
    for each in findings:
        state, earlier = each.state_on(day), before.get(each.key)
        if state == earlier:
            continue
        if state == "closed":
            turn = Turn.CLOSED if earlier else Turn.SETTLED
        else:
            turn = Turn.OPENED if state == "pending" else Turn.RAISED
        yield Change(turn, each, explainer.explain(each, day))


def _counts(findings: Iterable[Finding], day: date) -> Counts:
    states = [(each.layer == LESSON, each.state_on(day)) for each in findings]
    lessons = sum(lesson and state != "closed" for lesson, state in states)
    return Counts(states.count((False, "pending")), states.count((False, "raised")), lessons)


def _in_reading_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    """What was settled first, then what opened; norms of that day before insights of later."""
    settled = (Turn.CLOSED, Turn.SETTLED)
    return tuple(sorted(changes, key=lambda each: (each.turn not in settled, each.finding.layer == LESSON)))


def _possible(evaluation: Evaluation, case: Case, explainer: Explainer, with_shadow: bool) -> Iterator[PossibleLine]:
    found = possible_patterns(case, explainer.rulebook, evaluation.view, evaluation.on, evaluation.known_at)
    for each in found:
        rule = explainer.rulebook.rule(each.rule)
        if rule is not None and (with_shadow or not each.shadow):
            yield PossibleLine(
                rule.title[explainer.wording.language],
                explainer.wording.persons([each.subject] if each.subject else []),
                explainer.fact_lines(case.facts[index] for index in each.evidence),
            )


def _own_views(evaluation: Evaluation, case: Case, rulebook: Rulebook) -> Iterator[OwnView]:
    """Nobody had the joined view: what each organisation could see by itself."""
    for each in case.organisations:
        known = Timeline(case, each.id).known_on(evaluation.known_at)
        if not known:
            continue
        own = evaluate(case, rulebook, each.id, evaluation.on, evaluation.known_at)
        states = [finding.state_on(evaluation.on) for finding in own.findings if not finding.shadow]
        standing = len(states) - states.count("closed")
        yield OwnView(each.name or each.id, len(known), standing, states.count("raised"))
