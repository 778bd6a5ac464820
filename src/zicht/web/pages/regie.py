"""Regie: who directs, with which mandate; taken up when nobody does, and handed over in one act."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zicht.access.policy import Act
from zicht.casework.asking import Outcome
from zicht.casework.directing import OFFERED, offer, take, take_over
from zicht.casework.recording import Accepted, Refusal
from zicht.web.models import Asking, Family
from zicht.web.pages.asked import checked_fact
from zicht.web.pages.asking import asking_context, question, team_of
from zicht.web.pages.deciding import recorded as decided
from zicht.web.pages.entering import Around, form_key
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.involving import own_choices
from zicht.web.pages.problem_texts import told
from zicht.web.pages.sight import colleague, predecessors, standing_of
from zicht.web.storage.asking import ask, close, reply, reply_key
from zicht.web.storage.cases import ties_of
from zicht.web.storage.evaluating import regisseur_everywhere
from zicht.web.storage.recording import alone_with, recorded_before


@family_page(Act.CHANGE, "regie")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """Who directs; taking it up, offering it and taking it over."""
    act = request.POST.get("act", "")
    if act not in DONE:
        return render(request, "zicht/regie.html", _context(request, Around(visit)))
    key = form_key(request)
    match act:
        case "take":
            done = decided(visit, key, lambda around: _taken(request, around))
        case "offer":
            done = alone_with(visit.family, lambda: _offered(request, visit, key))
        case _:
            done = alone_with(visit.family, lambda: _taken_over(request, visit, key))
    if isinstance(done, Refusal):
        more = {"problems": told(done.problems), "typed": request.POST, "form_key": key}
        return render(request, "zicht/regie.html", _context(request, Around(visit)) | more, status=422)
    messages.success(request, str(DONE[act]))
    return redirect("regie", family=visit.family)


def _taken(request: HttpRequest, around: Around) -> list[Accepted] | Refusal:
    visit = around.visit
    keeper = regisseur_everywhere(visit.family, visit.today)
    mandate, who = request.POST.get("mandate", ""), colleague(request, around)
    found = take(keeper, around.own, mandate, who, _everybody(around), visit.today, predecessors(around))
    checked = found if isinstance(found, Refusal) else checked_fact(around, found)
    return checked if isinstance(checked, Refusal) else [checked]


def _offered(request: HttpRequest, visit: FamilyVisit, key: UUID) -> UUID | Refusal:
    around, team = Around(visit), team_of(request)
    keeper = regisseur_everywhere(visit.family, visit.today)
    to = team.organisation_id if team else ""
    found = offer(keeper, around.own, to, _mandate(around), _everybody(around), visit.today)
    asks = found if isinstance(found, Refusal) else [found]
    standing = standing_of(around)
    along = [UUID(standing.regie.fact)] if standing.regie else []
    asked = question(request, around, asks, _("Overdracht van de regie"), along)
    return (
        asked if isinstance(asked, Refusal) else ask(asked, visit.family, visit.account, visit.ties, key, visit.now).id
    )


def _taken_over(request: HttpRequest, visit: FamilyVisit, key: UUID) -> UUID | Refusal:
    if before := recorded_before(reply_key(key)):
        return before
    around, row = Around(visit), _offer_to(visit)
    keeper = regisseur_everywhere(visit.family, visit.today)
    mandate, who = request.POST.get("mandate", ""), colleague(request, around)
    found = take_over(keeper, row.asker_id if row else None, mandate, who, _everybody(around), visit.today)
    checked = found if isinstance(found, Refusal) else checked_fact(around, found)
    if isinstance(checked, Refusal) or row is None:
        return checked if isinstance(checked, Refusal) else Refusal({"mandate": "regie_not_offered"})
    reply(row, [checked], visit.account, key, ties_of(visit.family), visit.now)
    if row.outcome == Outcome.OPEN.value:
        close(row, Outcome.ACCEPTED, visit.now)
    return row.id


def _offer_to(visit: FamilyVisit) -> Asking | None:
    """What the own organisation was offered last, when it did not refuse it and it was not withdrawn."""
    rows = Asking.objects.filter(family=visit.family, kind=OFFERED, asked=visit.viewer.organisation)
    standing = rows.filter(outcome__in=[Outcome.OPEN.value, Outcome.ACCEPTED.value])
    return standing.select_related("asker", "asked").order_by("-asked_at").first()


def _everybody(around: Around) -> list[str]:
    return [each.id for each in around.case.persons]


def _mandate(around: Around) -> str:
    """What whoever directs may decide, as it is recorded."""
    holder = standing_of(around).regie
    fact = next((each for each in around.case.facts if holder and each.root == holder.fact), None)
    return str(fact.attributes.get("mandate") or "") if fact else ""


def _context(request: HttpRequest, around: Around) -> dict[str, object]:
    visit, standing = around.visit, standing_of(around)
    row, holder = _offer_to(visit), standing.regie
    return {
        "visit": visit,
        "family": Family.objects.get(pk=visit.family),
        "regie": standing.reached(holder),
        "is_own": holder is not None and holder.organisation == around.own,
        "may_take": holder is None or holder.organisation in {around.own, *predecessors(around)},
        "mandate": _mandate(around),
        "offered": row is not None and holder is not None and row.asker_id == holder.organisation,
        "problems": {},
        "typed": {},
        "form_key": uuid4(),
        **own_choices(around.own),
        **asking_context(request, around),
    }


DONE = {
    "take": gettext_lazy("Vastgelegd wie de regie voert, en met welk mandaat."),
    "offer": gettext_lazy("Gevraagd. Uw organisatie voert de regie tot de ander haar overneemt."),
    "accept": gettext_lazy("Uw organisatie voert vanaf nu de regie. De ander is op hetzelfde moment ontheven."),
}
