"""Betrokkenheid: which organisations work with a family, why and on which ground, who is responsible, and ending it."""

from dataclasses import replace
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from zicht.access.policy import Act
from zicht.access.tie import Extent
from zicht.casework.involving import chosen, end, involve, left_alone
from zicht.casework.kindcheck import leaves
from zicht.casework.recording import Refusal
from zicht.web.models import InvolvementRow, Team
from zicht.web.pages.entering import Around
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.involving import (
    end_reasons,
    labelled,
    other_teams,
    own_choices,
    purposes,
    region_of,
    typed_involving,
)
from zicht.web.pages.kindcheck import asked_checks
from zicht.web.pages.problem_texts import told
from zicht.web.storage.cases import ties_of
from zicht.web.storage.involving import bring_in, end_involvement, hand_to
from zicht.web.storage.recording import alone_with

Done = Refusal | None


@family_page(Act.CHANGE, "involvement")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """Who is involved; handing it to another, bringing somebody in, and ending the own involvement."""
    around, act = Around(visit), request.POST.get("act", "")
    done: Done
    match act:
        case "hand":
            done, said = alone_with(visit.family, lambda: _handed(request, around)), _("Bewaard.")
        case "bring":
            done = alone_with(visit.family, lambda: _brought(request, around))
            said = _(
                "Deze organisatie is vanaf vandaag betrokken. Zij ziet wie er bij het gezin horen, en wat u deelt."
            )
        case "end":
            done = alone_with(visit.family, lambda: _ended(request, around))
            said = _("De betrokkenheid van uw organisatie is beëindigd. Het gezin is niet meer voor u geopend.")
        case _:
            return render(request, "zicht/involvement.html", _context(around))
    if isinstance(done, Refusal):
        more = {"problems": told(done.problems), "typed": request.POST, "act": act}
        return render(request, "zicht/involvement.html", _context(around) | more, status=422)
    messages.success(request, said)
    return redirect("today") if act == "end" else redirect("involvement", family=visit.family)


def _handed(request: HttpRequest, around: Around) -> Done:
    typed = typed_involving(request.POST, around.own)
    problems = chosen(typed, region_of(around.vocabulary, around.content))
    if problems:
        return Refusal(problems)
    hand_to(around.visit.family, around.own, typed)
    return None


def _brought(request: HttpRequest, around: Around) -> Done:
    team = Team.objects.filter(pk=request.POST.get("team", "")).first()
    typed = replace(typed_involving(request.POST, team.organisation_id if team else ""), responsible="")
    region = region_of(around.vocabulary, around.content)
    found = involve(typed, ties_of(around.visit.family), region, around.visit.today)
    if isinstance(found, Refusal):
        problems = dict(found.problems)
        if "organisation" in problems:
            said = problems.pop("organisation")
            problems["team"] = said if team else "no_team"
        return Refusal({"bring_team" if key == "team" else key: code for key, code in problems.items()})
    bring_in(around.visit.family, typed, around.visit.today)
    return None


def _ended(request: HttpRequest, around: Around) -> Done:
    reason, visit = request.POST.get("reason", ""), around.visit
    asked = [(each.rule, around.case.facts[each.key_fact].kind) for each in asked_checks(around)]
    if lacking := leaves(asked):
        return lacking
    left = left_alone(around.case, around.rulebook, around.own, reason, visit.today)
    refusal = end(around.own, reason, end_reasons(around.vocabulary), ties_of(visit.family), left, visit.today)
    if refusal is None:
        end_involvement(visit.family, visit.account, reason, visit.now)
    return refusal


def _context(around: Around) -> dict[str, object]:
    visit = around.visit
    rows = (
        InvolvementRow.objects.filter(family=visit.family)
        .exclude(extent=Extent.ASKED.value)
        .select_related("organisation", "team", "responsible")
    )
    lines = sorted(rows, key=lambda each: (each.until or date.max, each.since, each.id), reverse=True)
    own = next((each for each in lines if each.organisation_id == around.own and each.until is None), None)
    return {
        "visit": visit,
        "lines": [(each, around.content.involvement.get(each.ground, each.ground)) for each in lines],
        "own": own,
        "others": other_teams(around.own),
        "purposes": labelled(purposes(around.vocabulary), around.vocabulary),
        "grounds": around.content.involvement.items(),
        "reasons": labelled(end_reasons(around.vocabulary), around.vocabulary),
        "problems": {},
        "typed": {},
        **own_choices(around.own),
    }
