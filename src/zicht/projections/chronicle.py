"""The chronology as plain values for a picture and its table: lanes with spans and marks, and no drawing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from itertools import pairwise

from zicht.chronology.days import DAY
from zicht.evaluation.daily import Sight, SightDay
from zicht.evaluation.finding import Evaluation, Finding
from zicht.explanation.wording import Wording, capitalised
from zicht.facts.fact import Fact, Precision, period
from zicht.projections.fact_rows import FactRows
from zicht.projections.held import Holders
from zicht.projections.phrases import phrase
from zicht.rulebook.rule import Rulebook


class Look(Enum):
    """What a span stands for; a picture gives each its own form, so that colour is never needed to tell them apart."""

    HELD = "held"
    NOT_RECORDED = "not_recorded"
    SEVERAL = "several"
    INVOLVED = "involved"
    PENDING = "pending"
    RAISED = "raised"


@dataclass(frozen=True, slots=True)
class Span:
    """The half-open days [since, until). `is_open`: it still held on the last day of the picture."""

    look: Look
    since: date
    until: date
    is_open: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """One fact on a lane; `first` to `last` are the days on which it may have happened."""

    first: date
    last: date
    number: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the picture."""

    label: str
    spans: tuple[Span, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Lanes under one heading."""

    heading: str
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Chronicle:
    """A picture without form: its first and last day, its sections, and the same in sentences."""

    first: date
    last: date
    sections: tuple[Section, ...]
    told: tuple[str, ...]


def chronicle(
    days: Sequence[SightDay], holders: Holders, evaluation: Evaluation, rows: FactRows, rulebook: Rulebook
) -> Chronicle:
    """What was recorded, and what stood open by the norm of that time."""
    whole, wording = recorded(days, holders, evaluation.on, rows), rows.wording
    norm = (each for each in evaluation.findings if each.layer == "norm")
    lanes = _finding_lanes(norm, rulebook, wording, evaluation.on)
    if not lanes:
        return whole
    return replace(whole, sections=(*whole.sections, Section(phrase("findings_norm", wording.language), lanes)))


def recorded(days: Sequence[SightDay], holders: Holders, last: date, rows: FactRows) -> Chronicle:
    """Who kept sight, and about whom and by whom something was recorded; no finding."""
    wording = rows.wording
    facts = [each for each in rows.facts if each.corrects is None]
    starts = [*(each.earliest for each in facts), *(each.day for each in days)]
    first = min(min(starts, default=last), last)
    sight = [_sight_section(children, spans, wording) for children, spans in _sight(days, last).items()]
    sections = [
        *sight,
        Section(phrase("persons", wording.language), tuple(_person_lanes(facts, rows))),
        Section(phrase("organisations", wording.language), tuple(_organisation_lanes(facts, rows, holders, last))),
    ]
    told = tuple(_told(children, spans, wording) for children, spans in _sight(days, last).items())
    return Chronicle(first, last, tuple(each for each in sections if each.lanes), told)


def lessons(whole: Chronicle, evaluation: Evaluation, rows: FactRows, rulebook: Rulebook) -> Chronicle | None:
    """The insights of later on the same axis, apart; None without any."""
    wording = rows.wording
    later = (each for each in evaluation.findings if each.layer != "norm")
    lanes = _finding_lanes(later, rulebook, wording, evaluation.on)
    section = Section(phrase("findings_later", wording.language), lanes)
    return replace(whole, sections=(section,), told=()) if lanes else None


Holding = tuple[str | None, Span]  # who, or None while safety was in question and nobody is recorded


def sight_periods(days: Sequence[SightDay], last: date, wording: Wording) -> Iterator[tuple[str, str, str, str | None]]:
    """The same as rows of a table: children, who, from, until (None: still on the last day)."""
    for children, spans in _sight(days, last).items():
        for who, span in spans:
            name = wording.organisation(who) if who else phrase("not_recorded", wording.language)
            until = None if span.is_open else wording.day(span.until)
            yield capitalised(wording.persons(children)), name, wording.day(span.since), until


def _sight(days: Sequence[SightDay], last: date) -> dict[tuple[str, ...], tuple[Holding, ...]]:
    """Per group of children for whom it went the same, who kept sight when."""
    children = dict.fromkeys(each.child for day in days for each in day.sight)
    together: dict[tuple[Holding, ...], list[str]] = {}
    for child in children:
        together.setdefault(tuple(_holdings(child, days, last)), []).append(child)
    return {tuple(group): spans for spans, group in together.items()}


def _holdings(child: str, days: Sequence[SightDay], last: date) -> Iterator[Holding]:
    """The periods in which each organisation, or nobody, kept sight on one child."""
    end = last + DAY
    bounds = [*(each.day for each in days), end]
    states = [
        (since, until, next((each for each in day.sight if each.child == child), None))
        for day, (since, until) in zip(days, pairwise(bounds), strict=True)
    ]
    found: list[Holding] = []
    holders = dict.fromkeys(who for _, _, sight in states if sight for who in _who(sight))
    for who in holders:
        look = Look.HELD if who else Look.NOT_RECORDED
        spans = [(since, until) for since, until, sight in states if sight and who in _who(sight)]
        found += [(who, Span(look, since, until, until == end)) for since, until in merged(spans)]
    return iter(sorted(found, key=lambda each: (each[1].since, each[1].until)))


def _who(sight: Sight) -> tuple[str | None, ...]:
    return sight.holders or ((None,) if sight.in_question_since else ())


def merged(spans: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Spans in order, those that touch as one.

    >>> merged([(date(2024, 1, 1), date(2024, 1, 3)), (date(2024, 1, 3), date(2024, 1, 9))])
    [(datetime.date(2024, 1, 1), datetime.date(2024, 1, 9))]
    """
    found: list[tuple[date, date]] = []
    for since, until in sorted(spans):
        if found and since <= found[-1][1]:
            found[-1] = found[-1][0], max(until, found[-1][1])
        elif since < until:
            found.append((since, until))
    return found


def _sight_section(children: tuple[str, ...], spans: tuple[Holding, ...], wording: Wording) -> Section:
    lanes = []
    for who in dict.fromkeys(each for each, _ in spans):
        label = wording.organisation(who) if who else capitalised(phrase("not_recorded", wording.language))
        lanes.append(Lane(label, tuple(span for each, span in spans if each == who)))
    if not lanes:
        lanes.append(Lane(capitalised(phrase("not_asked", wording.language))))
    several = tuple(_overlaps([span for who, span in spans if who]))
    if several:
        lanes.append(Lane(capitalised(phrase("more_than_one", wording.language)), several))
    return Section(phrase("keeps_sight", wording.language, children=wording.persons(children)), tuple(lanes))


def _overlaps(spans: Sequence[Span]) -> Iterator[Span]:
    """The days on which more than one kept sight."""
    days = sorted({bound for each in spans for bound in (each.since, each.until)})
    double = [
        (since, until)
        for since, until in pairwise(days)
        if sum(each.since <= since and until <= each.until for each in spans) > 1
    ]
    end = max((each.until for each in spans if each.is_open), default=None)
    for since, until in merged(double):
        yield Span(Look.SEVERAL, since, until, until == end)


def _person_lanes(facts: Sequence[Fact], rows: FactRows) -> Iterator[Lane]:
    for person in rows.wording.case.persons:
        marks = tuple(_mark(each, rows) for each in facts if person.id in each.about)
        if marks:
            yield Lane(capitalised(rows.wording.person(person.id)), marks=marks)


def _organisation_lanes(facts: Sequence[Fact], rows: FactRows, holders: Holders, last: date) -> Iterator[Lane]:
    end = last + DAY
    bounds = [*(each.day for each in holders.days), end]
    for organisation in rows.wording.case.organisations:
        marks = tuple(_mark(each, rows) for each in facts if each.organisation == organisation.id)
        periods = [
            (since, until)
            for held, (since, until) in zip(holders.days, pairwise(bounds), strict=True)
            if organisation.id in held.involved
        ]
        spans = tuple(Span(Look.INVOLVED, since, until, until == end) for since, until in merged(periods))
        if marks or spans:
            yield Lane(organisation.name or organisation.id, spans, marks)
    unknown = tuple(_mark(each, rows) for each in facts if each.organisation is None)
    if unknown:
        yield Lane(capitalised(phrase("nobody_named", rows.wording.language)), marks=unknown)


def _mark(fact: Fact, rows: FactRows) -> Mark:
    first, last = fact.earliest, fact.latest
    if fact.precision is Precision.DAY and first in rows.wording.hidden:
        first, last = period(first, Precision.MONTH)
    return Mark(first, last, rows.numbers[fact.index])


def _finding_lanes(findings: Iterable[Finding], rulebook: Rulebook, wording: Wording, last: date) -> tuple[Lane, ...]:
    """One lane per rule, so that what came back stands on one line."""
    spans: dict[str, list[Span]] = {}
    for each in findings:
        rule = rulebook.rule(each.rule)
        if each.shadow or rule is None:
            continue
        end = each.closed_on or last + DAY
        raised = min(each.raised_on or end, end)
        is_open = each.closed_on is None
        found = spans.setdefault(rule.title[wording.language], [])
        if each.opened_on < raised:
            found.append(Span(Look.PENDING, each.opened_on, raised, is_open and raised == end))
        if raised < end:
            found.append(Span(Look.RAISED, raised, end, is_open))
    return tuple(Lane(title, tuple(each)) for title, each in spans.items())


def _told(children: tuple[str, ...], spans: tuple[Holding, ...], wording: Wording) -> str:
    named = wording.persons(children)
    if not spans:
        return phrase("told_never", wording.language, children=named)
    said = []
    for who, span in spans:
        name = wording.organisation(who) if who else phrase("not_recorded", wording.language)
        values = {"who": name, "since": wording.day(span.since), "until": wording.day(span.until)}
        said.append(phrase("told_span_open" if span.is_open else "told_span", wording.language, **values))
    return phrase("told_held", wording.language, children=named, spans="; ".join(said))
