"""Samenwerking: which organisations work together around the family, on which ground, since and until when."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from zicht.access.policy import Act
from zicht.casework.collaborating import candidates, invite, leave
from zicht.casework.recording import Refusal
from zicht.web.pages.entering import Around
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.problem_texts import told
from zicht.web.storage.cases import ties_of
from zicht.web.storage.recording import alone_with
from zicht.web.storage.sharing import stop_taking_part, take_part


@family_page(Act.SHARE, "collaboration")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """Who takes part; asking another, and leaving."""
    act = request.POST.get("act", "")
    if act == "invite":
        organisation, ground = request.POST.get("organisation", ""), request.POST.get("ground", "")
        done = alone_with(visit.family, lambda: _invited(visit, organisation, ground))
        said = _("Deze organisatie doet vanaf vandaag mee.")
    elif act == "leave":
        done = alone_with(visit.family, lambda: _left(visit))
        said = _("Uw organisatie doet vanaf vandaag niet meer mee.")
    else:
        return render(request, "zicht/together.html", _context(Around(visit), {}))
    if isinstance(done, Refusal):
        context = _context(Around(visit), told(done.problems)) | {"typed": request.POST}
        return render(request, "zicht/together.html", context, status=422)
    messages.success(request, said)
    return redirect("together", family=visit.family)


def _invited(visit: FamilyVisit, organisation: str, ground: str) -> Refusal | None:
    ties, own = ties_of(visit.family), visit.viewer.organisation
    found = invite(organisation, ground, Around(visit).content.collaboration, own, ties, visit.today)
    if isinstance(found, Refusal):
        return found
    take_part(found, ground, visit.family, visit.today)
    return None


def _left(visit: FamilyVisit) -> Refusal | None:
    found = leave(visit.viewer.organisation, ties_of(visit.family), visit.today)
    if found is None:
        stop_taking_part(visit.viewer.organisation, visit.family, visit.today)
    return found


def _context(around: Around, problems: dict[str, str]) -> dict[str, object]:
    visit, content = around.visit, around.content
    parts = visit.ties.participations
    groups = [each for each in around.vocabulary.groups if each in around.vocabulary.shared_groups]
    return {
        "visit": visit,
        "members": [
            {
                "name": around.region.get(each.organisation, each.organisation),
                "ground": content.collaboration.get(each.ground, each.ground),
                "since": each.since,
                "until": each.until,
                "now": each.holds_on(visit.today),
            }
            for each in sorted(parts, key=lambda each: (each.until or date.max, each.since), reverse=True)
        ],
        "candidates": [(each, around.region.get(each, each)) for each in candidates(visit.ties, visit.today)],
        "grounds": content.collaboration.items(),
        "participates": visit.ties.participates(around.own, visit.today),
        "process": [around.wording.group(each) for each in groups],
        "problems": problems,
    }
