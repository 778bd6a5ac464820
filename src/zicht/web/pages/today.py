"""Vandaag: what is open for me and my team, what came back, and the families that are open to me."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zicht.access.policy import Act, decide
from zicht.access.tie import Ties
from zicht.evaluation.fold import evaluate
from zicht.explanation.explain import Explainer
from zicht.explanation.sentence import view_note
from zicht.explanation.wording import Wording, general
from zicht.web.models import Family, FindingRow
from zicht.web.pages.guard import Visit, own_page
from zicht.web.pages.language import language_of
from zicht.web.storage.cases import cases_of, names_of_each, ties_of_each
from zicht.web.storage.open_work import open_findings, refresh, settled_lately, shared_lately
from zicht.web.storage.rulebooks import served

SHOWN = 7
MOST_BACK = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is open: what it is, by when, and what would settle it."""

    family: UUID
    title: str
    due_on: date | None
    term_passed: bool
    sentence: str = ""
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Fold:
    """The lines of one family that did not fit, and what it is called."""

    family: Family
    called: str
    lines: tuple[Line, ...]


@own_page("today")
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What is open, at most seven lines whole and the rest folded by family."""
    refresh(visit.viewer, visit.today)
    families = {each.id: each for each in Family.objects.order_by("called", "id")}
    ties = ties_of_each(list(families))
    found = list(open_findings(visit.viewer))
    language = language_of()
    values = {
        "visit": visit,
        "families": [
            each for each in families.values() if decide(visit.viewer, Act.SEE, ties[each.id], visit.now).allowed
        ],
        "called": {each.id: each.called for each in families.values()},
        "count": len(found),
        "lines": [(families[each.family], each) for each in _lines(found[:SHOWN], ties, visit, language)],
        "folds": _folds(found[SHOWN:], families, visit.today, language),
        "settled": [(each, _title(each, language)) for each in settled_lately(visit.viewer, visit.today)[:MOST_BACK]],
        "shared": _shared(visit, language),
    }
    return render(request, "zicht/today.html", values)


def _lines(rows: Sequence[FindingRow], ties: Mapping[UUID, Ties], visit: Visit, language: str) -> list[Line]:
    """The first lines, with their sentence: the families among them are read at once, and evaluated as they stand."""
    vocabulary, rulebook = served()
    view = visit.viewer.organisation
    chosen = list(dict.fromkeys(each.family_id for each in rows))
    cases, names = cases_of({each: ties[each] for each in chosen}, vocabulary, visit.today), names_of_each(chosen)
    said = {}
    for family, case in cases.items():
        called = {each.id: names[each.id] for each in case.persons if each.id in names}
        wording = Wording(case, vocabulary, language, called, visit.viewer.organisation)
        explainer, note = Explainer(rulebook, wording, view), view_note(view, wording)
        for finding in evaluate(case, rulebook, view, visit.today).findings:
            said[family, finding.key] = explainer, finding, note
    found = []
    for row in rows:
        known = said.get((row.family_id, row.key))
        if known is None:  # a fact that the engine may read and this account not
            found.append(_bare(row, visit.today, language))
            continue
        explained = known[0].explain(known[1], visit.today)
        sentence = explained.sentence.removesuffix(known[2] or "").rstrip()
        bare = _bare(row, visit.today, language)
        found.append(Line(bare.family, bare.title, bare.due_on, bare.term_passed, sentence, explained.ends_with))
    return found


def _bare(row: FindingRow, today: date, language: str) -> Line:
    return Line(row.family_id, _title(row, language), row.due_on, row.due_on is not None and row.due_on < today)


def _folds(rows: Sequence[FindingRow], families: dict[UUID, Family], today: date, language: str) -> list[Fold]:
    by_family: dict[UUID, list[Line]] = {}
    for each in rows:
        by_family.setdefault(each.family_id, []).append(_bare(each, today, language))
    return [Fold(families[family], families[family].called, tuple(lines)) for family, lines in by_family.items()]


def _title(row: FindingRow, language: str) -> str:
    _, rulebook = served()
    rule = rulebook.rule(row.rule)
    return rule.title[language] if rule else row.rule


def _shared(visit: Visit, language: str) -> list[tuple[Family, str, str, int]]:
    """Family, from whom, what, and how many facts, newest first."""
    vocabulary, _ = served()
    wording = general(vocabulary, language)
    together: dict[tuple[UUID, str], list[str]] = {}
    families: dict[UUID, Family] = {}
    for each in shared_lately(visit.viewer, visit.today):
        families[each.family_id] = each.family
        who = each.fact.organisation.name if each.fact.organisation else ""
        together.setdefault((each.family_id, who), []).append(wording.kind(each.fact.kind))
    return [
        (families[family], who, wording.listed(list(dict.fromkeys(kinds))[:3]), len(kinds))
        for (family, who), kinds in list(together.items())[:MOST_BACK]
    ]
