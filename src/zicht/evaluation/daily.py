"""A case day by day: how findings stood, and who kept sight, on each day on which something changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zicht.chronology.days import DAY
from zicht.chronology.timeline import Known, Timeline
from zicht.evaluation.compiled import compiled
from zicht.evaluation.conditions import SAFETY, SIGHT, Situation
from zicht.evaluation.duty import addressee
from zicht.evaluation.finding import Finding
from zicht.evaluation.fold import Fold, next_of, relation_days
from zicht.evaluation.moment import Moment
from zicht.evaluation.sorted_facts import SortedFacts
from zicht.facts.case import Case
from zicht.rulebook.rule import Rulebook


@dataclass(frozen=True, slots=True)
class Sight:
    """Who keeps sight on the safety of a child on a day.

    `holders` are recorded and may be none; `addressee` is whom to turn to then. `in_question_since` is None
    while the safety of the child is not in question. `facts` are indexes of those that say so: by which the holders
    took it up, or else what put safety in question and how the last of them let go.
    """

    child: str
    holders: tuple[str, ...]
    addressee: str | None
    in_question_since: date | None
    facts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SightDay:
    """Who kept sight from one day on."""

    day: date
    sight: tuple[Sight, ...]


@dataclass(frozen=True, slots=True)
class Day(SightDay):
    """How it stood on one day."""

    findings: tuple[Finding, ...]


def daily(
    case: Case,
    rulebook: Rulebook,
    view: str | None = None,
    on: date | None = None,
    as_known_at: date | None = None,
) -> Iterator[Day]:
    """Each day on which something became known or ended by time, and each day on which a term had passed."""
    end = on or case.evaluate_on
    stop = min(as_known_at or end, end)
    fold = Fold(case, rulebook, Timeline(case, view))
    for day, following in fold.steps(stop, end):
        sight = sight_in(Situation(Moment(fold.facts, day, min(day, stop))))
        yield Day(day, sight, fold.findings(day))
        for passed in _passed(fold.findings(day), day, following):
            yield Day(passed, sight, fold.findings(passed))


def situations(case: Case, rulebook: Rulebook, view: str | None, on: date) -> Iterator[Situation]:
    """The situation of each day on which something became known, or on which time alone changed who holds what.

    Without working out what is found. What was asked of a situation tells when time changes that, so it is asked before
    the next one is.
    """
    timeline = Timeline(case, view)
    facts = SortedFacts(compiled(rulebook), timeline)
    known = [day for day in timeline.days if day <= on]
    days = {*known, *relation_days(case, known), *(each.born[0] for each in case.persons if each.born)}
    day = known[0] if known else None
    while day is not None and day <= on:
        situation = Situation(Moment(facts, day, day))
        yield situation
        days |= situation.moment.wakes
        day = next_of(days, day)


def situation_on(case: Case, rulebook: Rulebook, view: str | None, on: date) -> Situation:
    """The situation of one day."""
    return Situation(Moment(SortedFacts(compiled(rulebook), Timeline(case, view)), on, on))


def sight_on(case: Case, rulebook: Rulebook, view: str | None, on: date) -> tuple[Sight, ...]:
    """Who keeps sight on each child on one day."""
    return sight_in(situation_on(case, rulebook, view, on))


def sight_in(situation: Situation) -> tuple[Sight, ...]:
    """Who keeps sight on each child that is there."""
    moment = situation.moment
    children = (each for each in moment.all_children if each not in moment.gone and _exists(each, moment))
    return tuple(_sight_on(child, situation) for child in children)


def _passed(findings: tuple[Finding, ...], day: date, following: date) -> list[date]:
    """The days in between on which a term has passed."""
    open_terms = {each.due_on + DAY for each in findings if each.due_on and each.closed_on is None}
    return sorted(each for each in open_terms if day < each < following)


def _sight_on(child: str, situation: Situation) -> Sight:
    holders: list[str] = []
    known: list[Known] = []
    if SIGHT in situation.rulebook.holdings:
        holders, known = situation.possible_holders(SIGHT, child), situation.taken_up(SIGHT, child)
    since = situation.since(SAFETY, child) if SAFETY in situation.rulebook.conditions else None
    if since and not known:
        known = [*situation.openings(SAFETY, child), *situation.let_go(SIGHT, child)]
    facts = tuple(dict.fromkeys(each.fact.index for each in known))
    return Sight(child, tuple(holders), addressee(situation, child), since, facts)


def _exists(child: str, moment: Moment) -> bool:
    """Born by today, or named by a fact that is known; a child without birth date is not left out."""
    born = moment.person(child).born
    if born is None or born[0] <= moment.day:
        return True
    return any(child in known.fact.about for known in moment.known)
