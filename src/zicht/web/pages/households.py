"""Huishoudens: who lives where; a child may live in several. A secret address is not kept and not shown."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from zicht.access.policy import Act
from zicht.casework.households import Living, household
from zicht.casework.recording import Refusal
from zicht.web.models import Household, Residence
from zicht.web.pages.entering import Around, form_key
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.problem_texts import told
from zicht.web.storage.people import add_household, change_household
from zicht.web.storage.recording import alone_with

Typed = dict[str, object]


@family_page(Act.CHANGE, "household_added")
def add(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """Add a household."""
    return _page(request, visit, None)


@family_page(Act.CHANGE, "household_changed")
def change(request: HttpRequest, visit: FamilyVisit, household: UUID) -> HttpResponse:
    """Change a household: how it is called, where it is, and who lives there from today."""
    row = Household.objects.filter(family=visit.family, pk=household).first()
    if row is None:
        raise Http404
    return _page(request, visit, row)


def _page(request: HttpRequest, visit: FamilyVisit, row: Household | None) -> HttpResponse:
    around = Around(visit)
    if request.method != "POST":
        return render(request, "zicht/household.html", _context(around, row, _as_typed(row), _living(row), {}))
    number, is_secret = form_key(request), "secret" in request.POST
    persons = request.POST.getlist("persons")
    typed: Typed = {
        "called": request.POST.get("called", ""),
        "address": "" if is_secret else request.POST.get("address", ""),
        "secret": is_secret,
        "since": request.POST.get("since", ""),
    }
    known = [each.id for each in around.case.persons]
    found = household(
        str(typed["called"]),
        None if is_secret else str(typed["address"]),
        persons,
        str(typed["since"]),
        known,
        visit.today,
    )
    if isinstance(found, Refusal):
        context = _context(around, row, typed, persons, told(found.problems)) | {"form_key": number}
        return render(request, "zicht/household.html", context, status=422)
    alone_with(visit.family, lambda: _kept(number, found, row, visit))
    messages.success(
        request,
        _("Bewaard. Het adres is geheim: het staat nergens in Zicht, en er wordt niet mee gezocht.")
        if is_secret
        else _("Het huishouden is bewaard."),
    )
    return redirect("people", family=visit.family)


def _kept(number: UUID, living: Living, row: Household | None, visit: FamilyVisit) -> None:
    if row is not None:
        change_household(row, living, visit.today)
    elif not Household.objects.filter(pk=number).exists():  # the same form once more
        add_household(number, visit.family, living, visit.today)


def _as_typed(row: Household | None) -> Typed:
    if row is None:
        return {}
    return {"called": row.called, "address": row.address, "secret": row.address_is_secret}


def _living(row: Household | None) -> list[str]:
    if row is None:
        return []
    living = Residence.objects.filter(household=row, until=None).values_list("person_id", flat=True)
    return [str(each) for each in living]


def _context(
    around: Around, row: Household | None, typed: Typed, living: list[str], problems: dict[str, str]
) -> dict[str, object]:
    return {
        "visit": around.visit,
        "row": row,
        "typed": typed,
        "problems": problems,
        "persons": around.persons(living),
        "form_key": uuid4(),
    }
