"""A report in steps, against hindsight: at each moment only what was known, questions first, then how it went on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from zicht.chronology.days import DAY
from zicht.projections.chronicle import Chronicle, recorded
from zicht.projections.fact_rows import FactRow, FactRows
from zicht.projections.finding_texts import Layers
from zicht.projections.moments import KeyMoment
from zicht.projections.questions import FiveQuestions, NumberedAnswer, numbered
from zicht.projections.report import Handling, Made, Reporter
from zicht.rulebook.rule import Rulebook


@dataclass(frozen=True, slots=True)
class Knew:
    """What one organisation knew at a moment: new since the moment before, and already known."""

    organisation: str
    new: tuple[FactRow, ...]
    earlier: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One moment. What follows `added` is shown only when the group asks for it."""

    number: int
    heading: str
    knew: tuple[Knew, ...]
    added: Mapping[str, str]
    chronicle: Chronicle
    answers: tuple[NumberedAnswer, ...]
    findings: Layers
    afterwards: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class Stepwise:
    """A whole session. `is_proposed`: no facilitator chose the moments."""

    language: str
    view: str | None
    handling: Handling | None
    is_proposed: bool
    steps: tuple[Step, ...]
    made: Made


def stepwise(
    reporter: Reporter, moments: Sequence[KeyMoment], is_proposed: bool, handling: Handling | None = None
) -> Stepwise:
    """The moments as steps."""
    wording = reporter.wording
    return Stepwise(
        language=wording.language,
        view=wording.organisation(reporter.view) if reporter.view else None,
        handling=handling,
        is_proposed=is_proposed,
        steps=tuple(_steps(reporter, moments)),
        made=reporter.made,
    )


def _steps(reporter: Reporter, moments: Sequence[KeyMoment]) -> Iterator[Step]:
    """Each moment, with what became known up to the next."""
    entered = reporter.entered()
    before = date.min
    for number, (moment, following) in enumerate(_with_next(moments), 1):
        then = _on(reporter, moment.day)
        state = [each for each in then.daily if each.day <= moment.day][-1:]
        known = then.timeline.known_on(moment.day)
        answers = FiveQuestions(then.wording).answers(
            known, state[0].sight if state else (), then.holders.on(moment.day)
        )
        later = [day for day in sorted(entered) if moment.day < day < following]
        yield Step(
            number=number,
            heading=then.wording.day(moment.day),
            knew=tuple(_knew(then, before)),
            added=moment.added,
            chronicle=recorded(then.daily, then.holders, moment.day, then.rows),
            answers=numbered(answers, then.rows),
            findings=then.texts.whole(then.evaluation),
            afterwards=tuple(row for day in later for row in entered[day]),
        )
        before = moment.day


def _with_next(moments: Sequence[KeyMoment]) -> Iterator[tuple[KeyMoment, date]]:
    ends = [*(each.day for each in moments), date.max - DAY]
    return zip(moments, (following for _, following in pairwise(ends)), strict=True)


def _on(reporter: Reporter, day: date) -> Reporter:
    """The same case as if it ended on a day: nothing that came later is in it."""
    case = replace(reporter.case, evaluate_on=day)
    rulebook: Rulebook = reporter.rulebook
    wording = replace(reporter.wording, case=case)
    return Reporter(case, rulebook, wording, reporter.view, reporter.rows.with_notes)


def _knew(then: Reporter, before: date) -> Iterator[Knew]:
    """Per organisation, or for the one whose view this is."""
    views = [then.view] if then.view else [each.id for each in then.case.organisations]
    for view in views:
        own = FactRows(then.case, then.wording, view, then.evaluation.on, then.rows.with_notes)
        since = {each.index: each.visible_from(view) or date.max for each in own.facts}
        if own.facts:
            yield Knew(
                then.wording.organisation(view),
                own.gathered(each for each in own.facts if since[each.index] > before),
                own.gathered(each for each in own.facts if since[each.index] <= before),
            )
