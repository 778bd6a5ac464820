"""Personen: who belongs to a family, how they are related, and where they live."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from zicht.access.policy import Act
from zicht.casework.people import Checked, person
from zicht.casework.recording import Refusal
from zicht.web.models import Family, Household, PersonRow, Residence
from zicht.web.pages.birth import born_as_typed, born_text
from zicht.web.pages.entering import Around, form_key
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.new_family import roles, typed_person
from zicht.web.pages.problem_texts import told
from zicht.web.pages.relations import related
from zicht.web.pages.resembling import resembling
from zicht.web.storage.people import add_person, change_person
from zicht.web.storage.recording import alone_with
from zicht.web.storage.rulebooks import served


@dataclass(frozen=True, slots=True)
class Home:
    """A household with who lives there now, and who lived there."""

    row: Household
    living: tuple[Residence, ...]
    lived: tuple[Residence, ...]


@family_page(Act.CHANGE, "people")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """Everybody, with ways to add and to mend."""
    around = Around(visit)
    rows = PersonRow.objects.filter(family=visit.family).order_by("born_first", "name", "id")
    context = {
        "visit": visit,
        "family": Family.objects.get(pk=visit.family),
        "persons": [
            (each, around.wording.person(str(each.id)), around.wording.role(each.role), born_text(each))
            for each in rows
        ],
        "relations": related(around),
        "homes": homes(visit),
    }
    return render(request, "zicht/people.html", context)


@family_page(Act.CHANGE, "person_added")
def add(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """Add somebody, after a look at who may be the same."""
    if request.method != "POST":
        return render(request, "zicht/person.html", _context(visit, request.GET.dict(), {}))
    return _sent(request, visit, form_key(request), None)


@family_page(Act.CHANGE, "person_changed")
def change(request: HttpRequest, visit: FamilyVisit, person: UUID) -> HttpResponse:
    """Mend what is known of somebody; also a birth: the child that was expected stays the same person."""
    row = PersonRow.objects.filter(family=visit.family, pk=person).first()
    if row is None:
        raise Http404
    if request.method != "POST":
        typed = {"role": row.role, "name": row.name, "born": born_as_typed(row)}
        if row.expected_on:
            typed |= {"unborn": "on", "expected": row.expected_on.strftime("%d-%m-%Y")}
        return render(request, "zicht/person.html", _context(visit, typed, {}) | {"row": row})
    return _sent(request, visit, form_key(request), row)


def homes(visit: FamilyVisit) -> list[Home]:
    """The households of a family, in three queries."""
    rows = Household.objects.filter(family=visit.family).order_by("called", "id").prefetch_related("residences__person")
    found = []
    for each in rows:
        lines = sorted(each.residences.all(), key=lambda one: (one.person.name, one.id))
        now = tuple(one for one in lines if one.until is None)
        found.append(Home(each, now, tuple(one for one in lines if one.until is not None)))
    return found


def _sent(request: HttpRequest, visit: FamilyVisit, number: UUID, row: PersonRow | None) -> HttpResponse:
    vocabulary, _rulebook = served()
    checked = person(typed_person(request), vocabulary.person_roles, visit.today)
    again = _context(visit, request.POST.dict(), {}) | {"row": row, "form_key": number}
    if isinstance(checked, Refusal):
        return render(request, "zicht/person.html", again | {"problems": told(checked.problems)}, status=422)
    alike = resembling([(checked.name, checked.born)], visit, row.id if row else number)
    if alike and request.POST.get("confirm") != alike.key:
        return render(request, "zicht/person.html", again | {"alike": alike}, status=409)
    was_expected = row is not None and row.expected_on is not None
    alone_with(visit.family, lambda: _kept(visit, number, row, checked))
    messages.success(request, _said(checked, was_expected))
    return redirect("people", family=visit.family)


def _kept(visit: FamilyVisit, number: UUID, row: PersonRow | None, checked: Checked) -> None:
    if row is not None:
        change_person(row, checked, visit.today)
    elif not PersonRow.objects.filter(pk=number).exists():  # the same form once more
        add_person(number, visit.family, checked, visit.today)


def _said(checked: Checked, was_expected: bool) -> str:
    if checked.expected_on:
        return _("Bewaard. Leg met Vastleggen ook vast sinds wanneer de zwangerschap bekend is.")
    if was_expected:
        return _("Bewaard. Leg met Vastleggen ook de geboorte vast.")
    return _("Bewaard. Leg hieronder vast hoe deze persoon bij de anderen hoort, en waar die woont.")


def _context(visit: FamilyVisit, typed: dict[str, str], problems: dict[str, str]) -> dict[str, object]:
    return {"visit": visit, "typed": typed, "problems": problems, "roles": roles(), "form_key": uuid4()}
