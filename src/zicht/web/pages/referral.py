"""Verwijsindex: does another organisation tell that it works with somebody of this family? Told first, heard after."""

from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from zicht.access.policy import Act, Decision, Why
from zicht.casework.recording import Refusal
from zicht.casework.referring import is_handled, signal, until
from zicht.web.models import IndexSignal
from zicht.web.pages.entering import Around, form_key
from zicht.web.pages.guard import FamilyVisit, family_page, note_look
from zicht.web.pages.problem_texts import told
from zicht.web.storage.finding_people import comparable, standing_signals, told_the_same
from zicht.web.storage.involving import tell_index, withdraw
from zicht.web.storage.matches import handled_on
from zicht.web.storage.recording import alone_with


@family_page(Act.SHARE, "referral_index")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """The own signal, what it answers, and taking it back."""
    if not settings.REFERRAL_INDEX:
        return render(request, "zicht/referral_off.html", {"visit": visit}, status=404)
    around = Around(visit)
    if request.POST.get("act") == "withdraw":
        alone_with(visit.family, lambda: withdraw(visit.family, visit.account, "", visit.now))
        messages.success(request, _("Het signaal is uit de verwijsindex gehaald."))
        return redirect("referral_index", family=visit.family)
    if request.method == "POST":
        number = form_key(request)
        done = alone_with(visit.family, lambda: _told(request, around, number))
        note_look(
            request, "referral_index_asked", Act.SHARE, Decision(allowed=done is None, why=Why.INVOLVED), visit.family
        )
        if done is None:
            return redirect("referral_index", family=visit.family)
        context = _context(around) | {"problems": told(done.problems), "typed": request.POST, "form_key": number}
        return render(request, "zicht/referral.html", context, status=422)
    return render(request, "zicht/referral.html", _context(around))


def _told(request: HttpRequest, around: Around, number: UUID) -> Refusal | None:
    visit, purpose, ground = around.visit, request.POST.get("purpose", ""), request.POST.get("ground", "")
    refusal = signal(purpose, ground, around.content.index, len(comparable(visit.family)))
    if refusal or IndexSignal.objects.filter(pk=number).exists():
        return refusal
    row = IndexSignal(
        family_id=visit.family,
        organisation_id=around.own,
        made_by=visit.account,
        purpose=purpose.strip(),
        ground=ground,
        since=visit.today,
        until=until(visit.today),
    )
    tell_index(number, row, visit.account, visit.now)
    return None


def _context(around: Around) -> dict[str, object]:
    visit = around.visit
    own = standing_signals(visit.family, around.own, visit.today).order_by("since").first()
    matches = told_the_same(visit.family, around.own, visit.today)
    recorded = handled_on([visit.family])[visit.family]
    lines = [(each, bool(own and each.since and is_handled(max(own.since, each.since), recorded))) for each in matches]
    return {
        "visit": visit,
        "own": own,
        "own_ground": around.content.index.get(own.ground, own.ground) if own else "",
        "matches": lines,
        "is_handled": all(handled for _, handled in lines),
        "grounds": around.content.index.items(),
        "problems": {},
        "typed": {},
        "form_key": uuid4(),
    }
