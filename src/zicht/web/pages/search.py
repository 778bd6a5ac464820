"""Zoeken: a person by name, birth date or address, among the families that are open to the viewer.

What is asked for is sent in the form and not in the address, so that no name stands in a history or a log of a server.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from zicht.access.policy import Act, Duty, decide
from zicht.casework.typed_day import typed_day
from zicht.explanation.wording import general
from zicht.linkage.addresses import key_asked
from zicht.linkage.names import Likeness, words_of
from zicht.web.context import is_about
from zicht.web.language import language_of
from zicht.web.models import Family, PersonRow
from zicht.web.pages.birth import born_text
from zicht.web.pages.guard import Visit, duty_page
from zicht.web.pages.problem_texts import told
from zicht.web.storage.cases import ties_of_each
from zicht.web.storage.finding_people import MOST, Found, people_found, wanted
from zicht.web.storage.rulebooks import served

FIELDS = ("name", "born", "address")
SAID = {
    Likeness.SAME: _("naam gelijk geschreven"),
    Likeness.BEGINS: _("naam begint zo"),
    Likeness.SOUNDS: _("naam klinkt gelijk"),
    Likeness.NEAR: _("naam lijkt erop"),
}


@duty_page(Duty.FIND, "search")
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The questions, and who was found."""
    typed = {each: request.POST.get(each, "")[:200] for each in FIELDS}
    if request.method != "POST":
        return render(request, "zicht/search.html", {"typed": typed, "visit": visit})
    problems = told(_problems(typed, visit))
    if problems:
        return render(request, "zicht/search.html", {"typed": typed, "visit": visit, "problems": problems}, status=422)
    found = people_found(wanted(**typed, today=visit.today))
    context = {
        "typed": typed,
        "visit": visit,
        "asked": True,
        "found": _by_family(found[:MOST], visit),
        "more": len(found) > MOST,
        "most": MOST,
    }
    return render(request, "zicht/search.html", context)


def _problems(typed: dict[str, str], visit: Visit) -> dict[str, str]:
    if not any(each.strip() for each in typed.values()):
        return {"name": "nothing_asked"}
    problems = {}
    if typed["name"].strip() and not words_of(typed["name"]):
        problems["name"] = "no_word_in_name"
    if typed["born"].strip() and typed_day(typed["born"], visit.today) is None:
        problems["born"] = "no_birth_day"
    if typed["address"].strip() and key_asked(typed["address"]) is None:
        problems["address"] = "no_place"
    return problems


def _by_family(found: list[Found], visit: Visit) -> list[tuple[Family, bool, list[dict[str, str]]]]:
    """Each family with whether it opens, and who was found in it."""
    families = {each.person.family_id for each in found}
    is_about(families)
    ties = ties_of_each(list(families), visit.viewer.organisation)
    together: dict[Family, list[dict[str, str]]] = {}
    for each in found:
        together.setdefault(each.person.family, []).append(_line(each.person, each.alike))
    return [
        (each, decide(visit.viewer, Act.SEE, ties[each.id], visit.now).allowed, lines)
        for each, lines in together.items()
    ]


def _line(person: PersonRow, alike: Likeness | None) -> dict[str, str]:
    return {
        "name": person.name,
        "role": general(served()[0], language_of()).role(person.role),
        "born": born_text(person),
        "alike": str(SAID[alike]) if alike else "",
    }
