"""A report of one case to learn from together: plain values, made once, for HTML, JSON and pictures alike.

Safe to lose: persons by role, organisations by what they are, no birth dates, no free text, unless somebody stated
for what and until when.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum

from zicht.chronology.days import years_after
from zicht.chronology.timeline import Timeline
from zicht.evaluation.daily import Day, daily, situations
from zicht.evaluation.finding import Evaluation
from zicht.evaluation.fold import evaluate
from zicht.explanation.explain import Explainer
from zicht.explanation.sentence import LESSON
from zicht.explanation.wording import Wording, capitalised
from zicht.facts.case import Case, Person
from zicht.projections.chronicle import Chronicle, chronicle, lessons, sight_periods
from zicht.projections.entered import entered
from zicht.projections.fact_rows import FactRow, FactRows
from zicht.projections.finding_texts import FindingTexts, Layers
from zicht.projections.held import Holders, held_in
from zicht.projections.own_views import OwnView, own_views, put_together
from zicht.projections.phrases import phrase
from zicht.projections.questions import FiveQuestions, NumberedAnswer, numbered
from zicht.projections.untold import untold
from zicht.rulebook.rule import Rulebook

REFERENCE_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Handling:
    """For what, and until which day, a report with names or notes exists."""

    purpose: str
    destroy_by: str


@dataclass(frozen=True, slots=True)
class Period:
    """Who kept sight on whom, from when until when; `until` None: still on the last day."""

    children: str
    who: str
    since: str
    until: str | None


@dataclass(frozen=True, slots=True)
class CastLine:
    """Somebody of the family by role; age in whole years at the beginning, where it is surely known."""

    person: str
    age: int | None


@dataclass(frozen=True, slots=True)
class ReportDay:
    """One day, complete in itself: nobody has to look back to read it."""

    on: date
    heading: str
    known: tuple[FactRow, ...]
    answers: tuple[NumberedAnswer, ...]
    findings: Layers


@dataclass(frozen=True, slots=True)
class Made:
    """With which rules and version a report was made, so that it can be made again."""

    rulebook: str
    rulebook_hash: str
    reference: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything on the pages of a report. `view` is the organisation whose facts alone were used."""

    language: str
    view: str | None
    since: str
    until: str
    handling: Handling | None
    cast: tuple[CastLine, ...]
    own_views: tuple[OwnView, ...]
    together: tuple[FactRow, ...]
    chronicle: Chronicle
    later_chronicle: Chronicle | None
    sight: tuple[Period, ...]
    facts: tuple[FactRow, ...]
    days: tuple[ReportDay, ...]
    findings: Layers
    untold: tuple[str, ...]
    counts: tuple[str, ...]
    made: Made


class Reporter:
    """What a report of one case in one view is made of; a stepwise report takes from it day by day."""

    def __init__(self, case: Case, rulebook: Rulebook, wording: Wording, view: str | None, with_notes: bool) -> None:
        self.case = case
        self.rulebook = rulebook
        self.wording = wording
        self.view = view
        self.evaluation: Evaluation = evaluate(case, rulebook, view)
        self.rows = FactRows(case, wording, view, self.evaluation.on, with_notes)
        self.holders = Holders([held_in(each) for each in situations(case, rulebook, view, self.evaluation.on)])
        self.daily = tuple(daily(case, rulebook, view))
        self.timeline = Timeline(case, view)
        self.texts = FindingTexts(Explainer(rulebook, wording, view), self.rows)
        self.made = Made(rulebook.version, rulebook.hash, reference(case))

    def days(self) -> Iterator[ReportDay]:
        """The days on which something became known, or changed by the norm of that time.

        An insight of later makes no day of its own: that would tell where to look.
        """
        questions = FiveQuestions(self.wording)
        entered = self.entered()
        before = None
        for each in self.daily:
            known = entered.get(each.day, ())
            known_then = self.timeline.known_on(each.day)
            answers = numbered(questions.answers(known_then, each.sight, self.holders.on(each.day)), self.rows)
            standing = [answer.lines for answer in answers], by_the_norm(each)
            if known or standing != before:
                layers = self.texts.on(each.findings, each.day)
                yield ReportDay(each.day, self.wording.day(each.day), known, answers, layers)
            before = standing

    def entered(self) -> Mapping[date, tuple[FactRow, ...]]:
        """Facts by the day on which the view came to know them."""
        known = entered(self.rows.facts, self.view, self.evaluation.on)
        return {day: self.rows.gathered(facts) for day, facts in known.items()}

    def chronicle(self) -> Chronicle:
        """The picture of the whole, without form."""
        return chronicle(self.daily, self.holders, self.evaluation, self.rows, self.rulebook)


def by_the_norm(day: Day) -> tuple[tuple[str, str], ...]:
    """How each finding by the norm of that time stood on a day."""
    return tuple(
        (each.key, each.state_on(day.day)) for each in day.findings if each.layer != LESSON and not each.shadow
    )


def report(reporter: Reporter, handling: Handling | None = None) -> Report:
    """The whole report."""
    wording, rows, on = reporter.wording, reporter.rows, reporter.evaluation.on
    whole = reporter.chronicle()
    periods = sight_periods(reporter.daily, on, wording)
    findings = reporter.texts.whole(reporter.evaluation)
    return Report(
        language=wording.language,
        view=wording.organisation(reporter.view) if reporter.view else None,
        since=wording.day(whole.first),
        until=wording.day(on),
        handling=handling,
        cast=tuple(cast(reporter.case, wording, whole.first)),
        own_views=() if reporter.view else tuple(own_views(reporter.case, rows, wording, on)),
        together=put_together(rows),
        chronicle=whole,
        later_chronicle=lessons(whole, reporter.evaluation, rows, reporter.rulebook),
        sight=tuple(Period(*each) for each in periods),
        facts=rows.all(),
        days=tuple(reporter.days()),
        findings=findings,
        untold=tuple(untold(wording.case, rows, reporter.view)),
        counts=_counts(findings, len(rows.facts), wording),
        made=reporter.made,
    )


def as_json(value: object, wording: Wording) -> str:
    """A report as one line of JSON; days that are exact birth days lose their day."""
    return json.dumps(_plain(value, wording.hidden), ensure_ascii=False)


def reference(case: Case) -> str:
    """A mark by which who holds the file knows it again, and which says nothing to others."""
    content = "\n".join(sorted(f"{each.id} {each.kind} {each.occurred_on}" for each in case.facts))
    return hashlib.sha256(content.encode()).hexdigest()[:REFERENCE_LENGTH]


def cast(case: Case, wording: Wording, on: date) -> Iterator[CastLine]:
    """The family by role."""
    for each in case.persons:
        yield CastLine(capitalised(wording.person(each.id)), _age(each, on) if each.is_child else None)


def _age(person: Person, on: date) -> int | None:
    """Age in whole years; None when unknown, not surely known, or not born yet."""
    if person.born is None or person.born[0] > on:
        return None
    youngest, oldest = (_years(born, on) for born in (person.born[1], person.born[0]))
    return oldest if oldest == youngest else None


def _years(born: date, on: date) -> int:
    years = on.year - born.year
    return years if years_after(born, max(years, 0)) <= on else years - 1


def _counts(findings: Layers, facts: int, wording: Wording) -> tuple[str, ...]:
    """How many findings in all and per fact: never per organisation."""
    norm, later = len(findings.norm), len(findings.later)
    per_fact = f"{(norm + later) / max(facts, 1):.2f}"
    if wording.language == "nl":
        per_fact = per_fact.replace(".", ",")
    values = {"findings": str(norm + later), "facts": str(facts), "per_fact": per_fact}
    return (
        phrase("counted", wording.language, **values),
        phrase("counted_layers", wording.language, norm=str(norm), lessons=str(later)),
    )


def _plain(value: object, hidden: frozenset[date]) -> object:
    if isinstance(value, date):
        return f"{value:%Y-%m}" if value in hidden else value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name), hidden) for each in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each, hidden) for each in value]
    return value
