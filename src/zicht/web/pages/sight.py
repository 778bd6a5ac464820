"""Zicht en overdracht: who keeps sight on each child, what is to be done by whom, and what one can do oneself."""

from collections.abc import Callable, Sequence
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zicht.access.policy import Act
from zicht.casework.handovers import SUCCEEDED, successors_of
from zicht.casework.recording import Accepted, Entered, Refusal
from zicht.casework.sight import CLOSED, FOUR_ROLES, Lacking, agree_roles, end, lack, may_end, take, with_fact
from zicht.casework.typed_day import typed_day
from zicht.facts.fact import Precision
from zicht.web.models import Account, Family
from zicht.web.pages.asked import checked_fact
from zicht.web.pages.asking import asking_context, question, team_of
from zicht.web.pages.deciding import recorded as decided
from zicht.web.pages.entering import Around, form_key
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.involving import labelled, own_choices
from zicht.web.pages.problem_texts import told
from zicht.web.pages.standing import Standing
from zicht.web.storage.asking import ask
from zicht.web.storage.evaluating import sight_everywhere
from zicht.web.storage.recording import alone_with

Decision = Sequence[Accepted] | Refusal
Asks = Callable[[HttpRequest, Around], tuple[str, Entered | Refusal]]


@family_page(Act.CHANGE, "sight")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """Who keeps sight, the handovers, and taking, lacking, agreeing and ending."""
    act = request.POST.get("act", "")
    if act not in DONE:
        return render(request, "zicht/sight.html", context(request, Around(visit)))
    key = form_key(request)
    if act in ASKS:
        found = alone_with(visit.family, lambda: _asked(request, visit, ASKS[act], key))
    else:
        found = decided(visit, key, lambda around: ACTS[act](request, around))
    if isinstance(found, Refusal):
        more = {"problems": told(found.problems), "typed": request.POST, "act": act, "form_key": key}
        chosen = {"chosen": request.POST.getlist("children")}
        return render(request, "zicht/sight.html", context(request, Around(visit)) | more | chosen, status=422)
    messages.success(request, str(DONE[act]))
    return redirect("sight", family=visit.family)


def standing_of(around: Around, view: str | None = None) -> Standing:
    """How it stands, as the viewer's organisation knows it."""
    return Standing(around.case, around.rulebook, around.wording, view or around.own, around.visit.today)


def colleague(request: HttpRequest, around: Around) -> str:
    """The name of the colleague who was chosen; empty: whoever fills in the form."""
    number = request.POST.get("responsible", "")
    chosen = Account.objects.filter(organisation=around.own, is_active=True)
    found = chosen.filter(pk=int(number)).first() if number.isdecimal() else None
    return found.name if found else ""


def _taken(request: HttpRequest, around: Around) -> Decision:
    visit, chosen = around.visit, request.POST.getlist("children")
    everywhere = sight_everywhere(visit.family, visit.today)
    found = _facts(
        around, take(chosen, everywhere, around.own, colleague(request, around), visit.today, predecessors(around))
    )
    was_own = {each.child for each in everywhere if each.keeper == around.own} & set(chosen)
    if isinstance(found, Refusal) or not was_own:
        return found
    warm = {"warm": request.POST["warm"]} if request.POST.get("warm") in {"yes", "no"} else {}
    changed = _facts(around, Entered("worker_changed", tuple(sorted(was_own)), visit.today, attributes=warm))
    return changed if isinstance(changed, Refusal) else [*found, *changed]


def _asked(request: HttpRequest, visit: FamilyVisit, asks: Asks, key: UUID) -> UUID | Refusal:
    around = Around(visit)
    purpose, entered = asks(request, around)
    found = question(request, around, entered if isinstance(entered, Refusal) else [entered], purpose)
    return (
        found if isinstance(found, Refusal) else ask(found, visit.family, visit.account, visit.ties, key, visit.now).id
    )


def _lacking(request: HttpRequest, around: Around) -> tuple[str, Entered | Refusal]:
    """That capacity lacks is recorded and goes to whoever may decide about it (R228); who waits keeps sight."""
    visit = around.visit
    typed = typed_day(request.POST.get("until", ""), visit.today)
    until = typed.day if typed and typed.precision is Precision.DAY else None
    texts = {each: request.POST.get(each, "") for each in ("until", "not_done", "meanwhile")}
    children = [each.child for each in standing_of(around).children]
    entered = lack(Lacking(tuple(request.POST.getlist("children")), **texts), children, until, visit.today)
    return _("Besluiten wat er gebeurt als de capaciteit langer ontbreekt"), entered


def _succeeded(request: HttpRequest, around: Around) -> tuple[str, Entered | Refusal]:
    """That another organisation takes the place of the own one; what this held stays held until that takes it over."""
    team = team_of(request)
    about = tuple(each.id for each in around.case.persons)
    said = {"to": team.organisation_id} if team else {}
    entered = Entered(SUCCEEDED, about, around.visit.today, attributes=said)
    return _("Overnemen wat de opgevolgde organisatie hield"), entered


def predecessors(around: Around) -> frozenset[str]:
    """The organisations whose place the own one took, as far as it was told."""
    found = successors_of(standing_of(around).known)
    return frozenset(each for each, to in found.items() if to == around.own)


def _roles(request: HttpRequest, around: Around) -> Decision:
    named = {each: request.POST.get(each, "") for each in FOUR_ROLES}
    about = [each.id for each in around.case.persons]
    return _facts(around, agree_roles(named, about, around.visit.today))


def _ended(request: HttpRequest, around: Around) -> Decision:
    visit, chosen = around.visit, request.POST.getlist("children")
    found = end(
        chosen, sight_everywhere(visit.family, visit.today), around.own, request.POST.get("reason", ""), visit.today
    )
    if isinstance(found, Refusal):
        return found
    supposed = with_fact(around.case, found, around.own, visit.today)
    after = Standing(supposed, around.rulebook, around.wording, around.own, visit.today).children
    return may_end(chosen, after) or _facts(around, found)


def _facts(around: Around, entered: Entered | Refusal) -> Decision:
    checked = entered if isinstance(entered, Refusal) else checked_fact(around, entered)
    return checked if isinstance(checked, Refusal) else [checked]


ASKS: dict[str, Asks] = {"lack": _lacking, "succeed": _succeeded}
ACTS = {"take": _taken, "roles": _roles, "end": _ended}
DONE = {
    "take": gettext_lazy("Vastgelegd. Uw organisatie houdt nu zicht op de veiligheid."),
    "lack": gettext_lazy("Vastgelegd, en gevraagd aan wie hierover beslist. Uw organisatie houdt zicht tot dan."),
    "succeed": gettext_lazy(
        "Vastgelegd, en gevraagd. Uw organisatie houdt wat zij hield tot de opvolger het overneemt."
    ),
    "roles": gettext_lazy("Vastgelegd wie blijft, wie oplet, wie signaleert en wie meldt."),
    "end": gettext_lazy("Vastgelegd. Zicht op de veiligheid is niet meer nodig."),
}


def context(request: HttpRequest, around: Around) -> dict[str, object]:
    """What the page shows."""
    visit, standing = around.visit, standing_of(around)
    own = {each.child for each in standing.children if each.keeper == around.own}
    reasons = around.vocabulary.kinds[CLOSED].attributes["reason"].values
    return {
        "visit": visit,
        "family": Family.objects.get(pk=visit.family),
        "sights": standing.sights(),
        "standing": standing,
        "children": [(each.child, around.wording.persons([each.child])) for each in standing.children],
        "own": [(each, around.wording.persons([each])) for each in own],
        "waiting": standing.waiting(),
        "ended": [standing.waits(each) for each in standing.told if not each.handover.is_pending],
        "roles": standing.roles(),
        "regie": standing.reached(standing.regie),
        "organisations": list(around.region.items()),
        "reasons": labelled(reasons, around.vocabulary),
        "problems": {},
        "typed": {},
        "chosen": [],
        "form_key": uuid4(),
        **own_choices(around.own),
        **asking_context(request, around),
    }
