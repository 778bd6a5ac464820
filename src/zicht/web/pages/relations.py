"""Relations between the persons of a family: since when, and until when."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from zicht.access.policy import Act
from zicht.casework.households import day_or_none
from zicht.casework.people import relation, stands_already
from zicht.casework.recording import Refusal
from zicht.facts.case import Relation
from zicht.web.models import RelationRow
from zicht.web.pages.entering import Around
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.problem_texts import told
from zicht.web.storage.people import add_relation, end_relation
from zicht.web.storage.recording import alone_with

FIELDS = ("origin", "kind", "target", "since", "until")


@dataclass(frozen=True, slots=True)
class Related:
    """A relation in words."""

    row: RelationRow
    who: str
    is_what: str


@family_page(Act.CHANGE, "relation_added")
def add(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """Add a relation between two persons."""
    around = Around(visit)
    typed = {each: request.POST.get(each, "") for each in FIELDS}
    if request.method != "POST":
        return render(request, "zicht/relation.html", _context(around, typed, {}))
    known = [each.id for each in around.case.persons]
    found = relation(**typed, known=known, kinds=around.vocabulary.relation_kinds, today=visit.today)
    if isinstance(found, Refusal):
        return render(request, "zicht/relation.html", _context(around, typed, told(found.problems)), status=422)
    alone_with(visit.family, lambda: _added(found, visit))
    messages.success(request, _("De band is bewaard."))
    return redirect("people", family=visit.family)


@family_page(Act.CHANGE, "relation_ended")
def end(request: HttpRequest, visit: FamilyVisit, relation: int) -> HttpResponse:
    """Say until when a relation held."""
    around = Around(visit)
    row = RelationRow.objects.filter(family=visit.family, pk=relation, until=None).first()
    if row is None:
        raise Http404
    problems: dict[str, str] = {}
    day = day_or_none(request.POST.get("until", ""), visit.today, "until", problems)
    if request.method == "POST" and day is None:
        problems.setdefault("until", "no_exact_day")
    elif day and row.since and day <= row.since:
        problems["until"] = "ends_before"
    if day is None or problems:
        context = {"visit": visit, "one": _in_words(row, around), "typed": request.POST, "problems": told(problems)}
        return render(request, "zicht/relation_end.html", context, status=422 if problems else 200)
    alone_with(visit.family, lambda: end_relation(row, day, visit.today))
    messages.success(request, _("Bewaard."))
    return redirect("people", family=visit.family)


def related(around: Around) -> list[Related]:
    """All relations that were recorded, those that still hold first."""
    rows = sorted(
        RelationRow.objects.filter(family=around.visit.family).order_by("id"), key=lambda each: bool(each.until)
    )
    return [_in_words(each, around) for each in rows]


def _in_words(row: RelationRow, around: Around) -> Related:
    person = around.wording.person
    is_what = f"{around.wording.relation(row.kind)} {person(str(row.target_id))}"
    return Related(row, person(str(row.origin_id)), is_what)


def _added(found: Relation, visit: FamilyVisit) -> None:
    rows = RelationRow.objects.filter(family=visit.family)
    among = [Relation(str(each.origin_id), str(each.target_id), each.kind, each.since, each.until) for each in rows]
    if not stands_already(found, among):  # sent twice, or said the other way round
        add_relation(found, visit.family, visit.today)


def _context(around: Around, typed: dict[str, str], problems: dict[str, str]) -> dict[str, object]:
    return {
        "visit": around.visit,
        "typed": typed,
        "problems": problems,
        "persons": [(each["id"], each["name"]) for each in around.persons()],
        "kinds": [(each, around.wording.relation(each)) for each in around.vocabulary.relation_kinds],
    }
