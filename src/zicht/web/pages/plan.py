"""Plan: the one plan of a family, for the family and everybody around it, to read, review and print."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from zicht.access.policy import COLLABORATION, Act
from zicht.casework.consent import current
from zicht.casework.leading import leads
from zicht.casework.plan import Plan, State, plan_of
from zicht.casework.planning import FORMS
from zicht.evaluation.daily import situation_on
from zicht.explanation.wording import capitalised
from zicht.projections.held import held_in
from zicht.web.models import Family
from zicht.web.pages.entering import Around
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.plan_lines import Lines

# What may be added, in the order of the page.
ADDING = {
    "plan": _("Plan vaststellen"),
    "norm": _("Veiligheidsnorm"),
    "goal": _("Doel"),
    "condition": _("Voorwaarde"),
    "help": _("Hulp die nodig is"),
    "scaling": _("Op- en afschalen"),
    "area": _("Leefgebied"),
    "lead": _("Wie trekt een leefgebied"),
    "factor": _("Wat helpt"),
    "network": _("Netwerk"),
    "view": _("Wat iemand zelf vindt"),
    "lookback": _("Terugkijken"),
}


@family_page(Act.SEE, "plan")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """The plan as the viewer's organisation knows it."""
    around = Around(visit)
    plan = plan_of(around.case, around.vocabulary)
    return render(request, "zicht/plan.html", _context(around, plan))


def _context(around: Around, plan: Plan) -> dict[str, object]:
    visit, lines = around.visit, Lines(around, plan)
    norm = [lines.norm(each) for each in plan.norm]
    helps = [(each.state, lines.item(each)) for each in plan.helps]
    led = {str(each.attributes["area"]): each for each in leads(around.case.facts, visit.today)}
    shown = [each for each in plan.areas if each.code in led or each.code not in plan.silent_areas]
    areas = [lines.area(each, led.get(each.code)) for each in shown]
    directing = held_in(situation_on(around.case, around.rulebook, around.own, visit.today)).directing
    return {
        "visit": visit,
        "family": Family.objects.get(pk=visit.family),
        "plan": plan,
        "adding": ADDING.items() if not visit.glass else (),
        "directing": [around.region.get(each, each) for each in directing],
        "agreed": [lines.whole(each) for each in plan.agreed],
        "norm": norm[:1],
        "earlier_norms": norm[1:],
        "wider": [each for each in reversed(norm) if each["times"]],
        "goals": lines.items(plan.goals),
        "conditions": lines.items(plan.conditions),
        "needed": [line for state, line in helps if state is State.OPEN],
        "started": [line for state, line in helps if state is not State.OPEN],
        "scaling": [lines.whole(each) for each in plan.scaling],
        "lookbacks": [lines.whole(each) for each in plan.lookbacks],
        "areas": areas,
        "factors": [lines.factor(each) for each in plan.factors],
        "network": [lines.factor(each) for each in plan.network],
        "views": [lines.view(each) for each in plan.views],
        "silent_areas": [(each, around.wording.value(each)) for each in plan.silent_areas if each not in led],
        "silent_persons": [(each, capitalised(around.wording.person(each))) for each in plan.silent_persons],
        **_unshared(around),
    }


def _unshared(around: Around) -> dict[str, object]:
    """Parts of the own organisation that those who work together do not have yet, and where to share them."""
    visit, kinds = around.visit, {each.kind for each in FORMS.values()}
    if not visit.ties.participates(around.own, visit.today) or visit.glass:
        return {"unshared": 0}
    own = [each for each in current(around.case.facts) if each.organisation == around.own and each.kind in kinds]
    facts = [each.id for each in own if not each.shared_with]
    query = urlencode([("receiver", COLLABORATION), *(("facts", each) for each in facts)])
    return {"unshared": len(facts), "share_address": f"{reverse('share_on', args=[visit.family, 'may'])}?{query}"}
