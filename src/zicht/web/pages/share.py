"""Delen: three different questions (must it be given, may it be given, did they consent), each with its own words."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from zicht.access.policy import COLLABORATION, Act
from zicht.access.tie import Extent
from zicht.casework.consent import standing, who_consents
from zicht.casework.content import Screen
from zicht.casework.disclosing import Disclosed, Proposed, account_of, disclose, shareable
from zicht.casework.plain_text import fact_lines
from zicht.casework.recording import Accepted, Refusal, record
from zicht.explanation.wording import capitalised
from zicht.facts.fact import Fact
from zicht.web.models import DisclosureRow
from zicht.web.pages.entering import Around, Values, form_key, one, typed_values
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.problem_texts import told
from zicht.web.storage.drafts import draft_of, drop_draft, keep_draft
from zicht.web.storage.recording import alone_with, receivers_of
from zicht.web.storage.sharing import disclose_facts, receivers, types


@family_page(Act.SHARE, "share")
def choose(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """Which of the three questions it is."""
    query = request.GET.urlencode()
    return render(request, "zicht/share_choose.html", {"visit": visit, "query": query})


@family_page(Act.SHARE, "share")
def page(request: HttpRequest, visit: FamilyVisit, screen: str) -> HttpResponse:
    """What to share with whom and why; then exactly what the other will see; then it is shared."""
    if screen not in {each.value for each in Screen}:
        raise Http404
    if request.method != "POST":
        draft = draft_of(visit.account, visit.family, _draft_name(screen))
        values: Values = {"facts": request.GET.getlist("facts"), "receiver": request.GET.getlist("receiver")}
        context = _context(
            Around(visit), Screen(screen), draft.content if draft and "draft" in request.GET else values, {}
        )
        return render(request, "zicht/share.html", context | {"draft": draft})
    values, key = typed_values(request.POST), form_key(request)
    if "again" in values:
        return render(request, "zicht/share.html", _context(Around(visit), Screen(screen), values, {}))
    if "confirm" in values:
        return _shared(request, visit, Screen(screen), values, key)
    around = Around(visit)
    found = _disclosed(around, Screen(screen), values)
    if isinstance(found, Refusal):
        return _refused(request, around, Screen(screen), values, found, key)
    return render(request, "zicht/share_preview.html", _preview(around, found, values, Screen(screen), key))


def _shared(request: HttpRequest, visit: FamilyVisit, screen: Screen, values: Values, key: UUID) -> HttpResponse:
    def act() -> UUID | Refusal:
        before = DisclosureRow.objects.filter(form_key=key).values_list("id", flat=True).first()
        if before:
            return before
        around = Around(visit)
        found = _disclosed(around, screen, values)
        if isinstance(found, Refusal):
            return found
        account_of_it = _account_of(around, found)
        if isinstance(account_of_it, Refusal):
            return account_of_it
        return disclose_facts(found, account_of_it, visit.family, visit.account, key, visit.now)

    made = alone_with(visit.family, act)
    if isinstance(made, Refusal):
        return _refused(request, Around(visit), screen, values, made, key)
    drop_draft(visit.account, visit.family, _draft_name(screen.value))
    messages.success(request, _("Gedeeld. De verstrekking staat in de chronologie."))
    return redirect("share", family=visit.family)


def _disclosed(around: Around, screen: Screen, values: Values) -> Disclosed | Refusal:
    visit, receiver = around.visit, one(values, "receiver")
    proposed = Proposed(
        receiver=receiver,
        receivers=receivers(receiver, around.own, visit.ties, visit.today),
        facts=tuple(values.get("facts", ())),
        ground=one(values, "ground"),
        purpose=one(values, "purpose")[:300],
        told={"yes": True, "no": False}.get(one(values, "told")),
        why_not_told=one(values, "why_not_told")[:300],
        not_asked=tuple(values.get("not_asked", ())),
        why_not_asked=one(values, "why_not_asked")[:300],
    )
    grounds = {code: each for code, each in around.content.grounds.items() if each.screen is screen}
    return disclose(proposed, around.case, around.own, grounds, types(), visit.today)


def _account_of(around: Around, found: Disclosed) -> Accepted | Refusal:
    """The fact that something was shared, checked."""
    entered = account_of(found, None, around.visit.today)
    return record(entered, around.case, around.own, around.vocabulary, around.visit.today, around.region)


def _refused(
    request: HttpRequest, around: Around, screen: Screen, values: Values, found: Refusal, key: UUID
) -> HttpResponse:
    visit = around.visit
    keep_draft(visit.account, visit.family, _draft_name(screen.value), values, visit.now)
    context = _context(around, screen, values, told(found.problems)) | {"form_key": key}
    return render(request, "zicht/share.html", context, status=422)


def _context(around: Around, screen: Screen, values: Values, problems: dict[str, str]) -> dict[str, object]:
    visit, chosen = around.visit, set(values.get("facts", ()))
    own = sorted(shareable(around.case, around.own), key=lambda each: each.latest, reverse=True)
    facts = [each for each in own if each.kind != "disclosure"]
    participates = visit.ties.participates(around.own, visit.today)
    grounds = [each for each in around.content.grounds.values() if each.screen is screen]
    of_type = types()
    allowed = {one for each in grounds for one in each.receivers} if all(each.receivers for each in grounds) else None
    organisations = [
        each
        for each in around.region.items()
        if each[0] != around.own and (allowed is None or of_type[each[0]] in allowed)
    ]
    return {
        "visit": visit,
        "screen": screen.value,
        "draft_form": _draft_name(screen.value),
        "grounds": grounds,
        "organisations": organisations,
        "together": COLLABORATION if participates and screen is not Screen.DUTY else "",
        "facts": [_line(around, each) | {"chosen": each.id in chosen} for each in facts],
        "typed": {each: one(values, each) for each in ("receiver", "ground", "purpose", "told", "why_not_told")}
        | {"why_not_asked": one(values, "why_not_asked")},
        "consents": _consents(around, values) if screen is Screen.CONSENT else [],
        "problems": problems,
        "form_key": uuid4(),
    }


def _consents(around: Around, values: Values) -> list[dict[str, object]]:
    """Each person whose consent is needed for what was chosen, and whether it stands."""
    chosen, visit = set(values.get("facts", ())), around.visit
    about = [person for each in around.case.facts if each.id in chosen for person in each.about]
    asked = who_consents(about or [each.id for each in around.case.persons if each.is_child], around.case, visit.today)
    to = receivers(one(values, "receiver"), around.own, visit.ties, visit.today)
    not_asked = set(values.get("not_asked", ()))
    return [
        {
            "id": each,
            "name": capitalised(around.wording.person(each)),
            "given": bool(to) and all(standing(each, one_of, around.case, visit.today) for one_of in to),
            "not_asked": each in not_asked,
        }
        for each in asked
    ]


def _preview(around: Around, found: Disclosed, values: Values, screen: Screen, key: UUID) -> dict[str, object]:
    """Exactly what the receiver will see: every line of each fact, and nothing beside it."""
    visit = around.visit
    to = receivers(found.receiver, around.own, visit.ties, visit.today)
    involved = {
        each.organisation
        for each in visit.ties.involvements
        if each.holds_on(visit.today) and each.extent is not Extent.ASKED
    }
    known = [each.id for each in found.facts if found.receiver in receivers_of(UUID(each.id))]
    sent = [(name, value) for name, each in values.items() for value in each if name != "csrfmiddlewaretoken"]
    return {
        "visit": visit,
        "screen": screen.value,
        "found": found,
        "receiver": _("alle deelnemers aan de samenwerking")
        if found.receiver == COLLABORATION
        else around.region[found.receiver],
        "receivers": [around.region[each] for each in to],
        "not_involved": [around.region[each] for each in to if each not in involved],
        "facts": [[*fact_lines(each, around.wording, around.content, around.region)] for each in found.facts],
        "known": len(known),
        "sent": [each for each in sent if each[0] not in {"form_key", "again", "confirm"}],
        "form_key": key,
    }


def _line(around: Around, fact: Fact) -> dict[str, object]:
    wording = around.wording
    what = capitalised(wording.kind(fact.kind))
    return {"id": fact.id, "what": what, "day": wording.day_of(fact), "persons": wording.persons(fact.about)}


def _draft_name(screen: str) -> str:
    return f"share:{screen}"
