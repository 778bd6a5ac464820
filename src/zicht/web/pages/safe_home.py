"""Veilig Thuis: what came in, what waits since when and until when, and what is to be looked at again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zicht.access.policy import Duty
from zicht.casework.desk import Waiting
from zicht.web.models import Family
from zicht.web.pages.guard import Visit, duty_page
from zicht.web.storage.open_work import refresh
from zicht.web.storage.safe_home import (
    ASKED,
    CONDITION,
    MOMENT,
    TO_DECIDE,
    Household,
    households,
    investigating,
    lately,
    waiting,
)
from zicht.web.storage.sharing import region

SOON = 28
LONGEST = 7  # digits of a place in a list
NOBODY: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Line:
    """Something that waits, with what the family is called, and who or what it is about."""

    family: Family
    each: Waiting
    passed: bool
    said: str


@duty_page(Duty.SAFE_HOME, "safe_home")
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The desk. First what is recorded as acute, then what is due first; nobody is ranked."""
    refresh(visit.viewer, visit.today)
    found = waiting(visit.viewer, (TO_DECIDE, MOMENT, CONDITION, ASKED))
    running = investigating(visit.viewer)
    asked = request.GET.get("vanaf", "")
    after = int(asked) if asked.isdecimal() and len(asked) < LONGEST else 0
    here, total = households(visit.viewer, visit.today, after)
    every: tuple[Household | Waiting, ...] = (*here, *running, *(each for lines in found.values() for each in lines))
    families = Family.objects.in_bulk({each.family for each in every})
    names = region()
    again = sorted((*found[MOMENT], *found[CONDITION]), key=lambda each: (each.due or date.max, each.key))
    near = [each for each in again if each.due is None or (each.due - visit.today).days <= SOON]
    values = {
        "visit": visit,
        "to_decide": _lines(found[TO_DECIDE], families, visit.today),
        "to_complete": _lines(running, families, visit.today),
        "again": _lines(near, families, visit.today),
        "later": len(again) - len(near),
        "asked": _lines(found[ASKED], families, visit.today, names),
        "lately": lately(visit.viewer, visit.today),
        "households": [
            (families[each.family], each, [names.get(one, one) for one in each.keepers])
            for each in here
            if each.family in families
        ],
        "total": total,
        "after": after,
        "rest": after + len(here) if after + len(here) < total else 0,
    }
    return render(request, "zicht/safe_home.html", values)


def _lines(
    waiting: list[Waiting], families: dict[UUID, Family], today: date, names: Mapping[str, str] = NOBODY
) -> list[Line]:
    return [
        Line(families[each.family], each, each.passed(today), names.get(each.said, each.said))
        for each in waiting
        if each.family in families
    ]
