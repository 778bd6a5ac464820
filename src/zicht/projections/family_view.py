"""One family on one day as one view knows it: who keeps sight first, then everything that a page tells of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zicht.chronology.timeline import Timeline
from zicht.evaluation.daily import Sight, SightDay, sight_in, situations
from zicht.evaluation.finding import Evaluation, Finding
from zicht.explanation.explain import Explainer
from zicht.explanation.sentence import LESSON, view_note
from zicht.explanation.wording import Wording
from zicht.facts.case import Case
from zicht.facts.fact import Fact
from zicht.facts.kinds import Vocabulary
from zicht.projections.chronicle import Chronicle, chronicle, sight_periods
from zicht.projections.fact_rows import FactRow, FactRows
from zicht.projections.held import Held, Holders, held_in
from zicht.projections.questions import ATTENDED, Answer, FiveQuestions, counts_as
from zicht.rulebook.rule import Rulebook

OWN_WORDS = ("own_view_recorded", "child_words")


@dataclass(frozen=True, slots=True)
class Keeper:
    """An organisation that keeps sight, and since which day without a break."""

    organisation: str
    since: str


@dataclass(frozen=True, slots=True)
class ChildSight:
    """Who keeps sight on one child (`keepers` may be none), whom to turn to then, and the last recorded contact."""

    child: str
    keepers: tuple[Keeper, ...]
    addressee: str | None
    in_question: bool
    contact: FactRow | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding that stands, with its why. `due_on` is None for what has no term."""

    key: str
    title: str
    sentence: str
    facts: tuple[FactRow, ...]
    ends_with: str
    unknown: tuple[str, ...]
    alternatives: tuple[str, ...]
    rule: str
    sources: str
    term: str | None
    organisation: str
    due_on: date | None
    term_passed: bool


@dataclass(frozen=True, slots=True)
class FamilyView:
    """Everything of one family in one view on one day. `norm` and `later` are the layers, never in one list."""

    sight: tuple[ChildSight, ...]
    held: Held
    answers: tuple[tuple[Answer, tuple[FactRow, ...]], ...]
    chronicle: Chronicle
    periods: tuple[tuple[str, str, str, str | None], ...]
    facts: tuple[FactRow, ...]
    norm: tuple[Standing, ...]
    later: tuple[Standing, ...]
    own_words: tuple[FactRow, ...]


def family_view(
    case: Case,
    rulebook: Rulebook,
    vocabulary: Vocabulary,
    view: str,
    language: str,
    names: Mapping[str, str],
    standing: Sequence[Finding],
    reader: str | None = None,
) -> FamilyView:
    """The view on the day of the case, for an organisation that reads it, with the findings that stand in it."""
    on = case.evaluate_on
    wording = Wording(case, vocabulary, language, names, reader)
    rows = FactRows(case, wording, view, on, with_notes=True)
    walked = [(sight_in(each), held_in(each)) for each in situations(case, rulebook, view, on)]
    days, holders = [SightDay(held.day, sight) for sight, held in walked], Holders([held for _, held in walked])
    known = Timeline(case, view).known_on(on)
    explainer = Explainer(rulebook, wording, view)
    sight = days[-1].sight if days else ()
    current = [each.fact for each in known]
    answers = FiveQuestions(wording).answers(known, sight, holders.on(on))
    told = [(each, _standing(each, explainer, rows, on)) for each in standing]
    return FamilyView(
        sight=tuple(_child_sight(each, days, current, rows) for each in sight),
        held=holders.on(on),
        answers=tuple((each, _sources(each, rows)) for each in answers),
        chronicle=chronicle(days, holders, Evaluation(case.id, view, on, on, tuple(standing)), rows, rulebook),
        periods=tuple(sight_periods(days, on, wording)),
        facts=rows.all(),
        norm=tuple(text for each, text in sorted(told, key=_due) if each.layer != LESSON),
        later=tuple(text for each, text in told if each.layer == LESSON),
        own_words=tuple(rows.of(each) for each in rows.facts if each.kind in OWN_WORDS and each in current),
    )


def _due(standing: tuple[Finding, Standing]) -> tuple[date, date, str]:
    """As every list orders them: what is due first, without a term last."""
    finding, _ = standing
    return finding.due_on or date.max, finding.opened_on, finding.key


def _child_sight(sight: Sight, days: Sequence[SightDay], facts: Sequence[Fact], rows: FactRows) -> ChildSight:
    wording = rows.wording
    keepers = tuple(Keeper(each, wording.day(_since(sight.child, each, days))) for each in sight.holders)
    met = [each for each in facts if sight.child in each.about and counts_as(each, ATTENDED, wording.vocabulary)]
    last = max(met, key=lambda each: (each.latest, each.index), default=None)
    return ChildSight(
        child=wording.persons([sight.child]),
        keepers=keepers,
        addressee=sight.addressee,
        in_question=sight.in_question_since is not None,
        contact=rows.of(last) if last else None,
    )


def _since(child: str, organisation: str, days: Sequence[SightDay]) -> date:
    """The first day of the unbroken stretch up to the last day."""
    found = days[-1].day
    for each in reversed(days):
        if not any(one.child == child and organisation in one.holders for one in each.sight):
            break
        found = each.day
    return found


def _sources(answer: Answer, rows: FactRows) -> tuple[FactRow, ...]:
    """The facts behind an answer, in the order in which things happened."""
    found = (rows.of(rows.wording.case.facts[each]) for each in answer.facts)
    return tuple(sorted(found, key=lambda each: each.number))


def _standing(finding: Finding, explainer: Explainer, rows: FactRows, on: date) -> Standing:
    explained = explainer.explain(finding, on)
    note = view_note(explainer.view, explainer.wording)
    return Standing(
        key=finding.key,
        title=explained.title,
        sentence=explained.sentence.removesuffix(note or "").rstrip(),
        facts=tuple(rows.of(rows.wording.case.facts[each.index]) for each in explained.facts),
        ends_with=explained.ends_with,
        unknown=explained.unknown,
        alternatives=explained.alternatives,
        rule=explained.rule,
        sources=explained.sources,
        term=explained.term,
        organisation=explained.organisation,
        due_on=finding.due_on,
        term_passed=finding.due_on is not None and finding.due_on < on,
    )


def named(case: Case) -> Iterator[str]:
    """Ids of the organisations that facts of the case name or come from."""
    for fact in case.facts:
        values = [str(each) for each in fact.attributes.values()]
        yield from (each for each in [fact.organisation, *values] if each and case.organisation(each))
