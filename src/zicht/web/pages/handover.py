"""Overdragen: an offer of sight to another organisation, each step of it, and the answer of whoever is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zicht.access.policy import Act
from zicht.casework.asking import Outcome
from zicht.casework.escalating import Level
from zicht.casework.handing_over import (
    LISTS,
    NEXT,
    TABLE,
    Around,
    Handover,
    Offer,
    Side,
    Step,
    accept,
    items_of,
    offer,
    step,
)
from zicht.casework.handovers import Told, is_told, moved_away
from zicht.casework.recording import Accepted, Refusal
from zicht.casework.typed_day import typed_day
from zicht.facts.fact import Precision
from zicht.web.context import ReadRequest
from zicht.web.models import Asking, Family
from zicht.web.pages.asked import ANSWERED_ON, after, answer_context, checked_fact, involving_of, started
from zicht.web.pages.asking import ANSWERS, asking_context, question, team_of
from zicht.web.pages.called import call_of, called_first, called_in, said_in
from zicht.web.pages.entering import Around as Form
from zicht.web.pages.entering import form_key
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.problem_texts import told as told_texts
from zicht.web.pages.sight import colleague, standing_of
from zicht.web.pages.standing import Standing
from zicht.web.storage.asking import accept as involve
from zicht.web.storage.asking import ask, asking_of, close, reply, reply_key
from zicht.web.storage.cases import ties_of
from zicht.web.storage.escalating import said_again
from zicht.web.storage.evaluating import sight_everywhere
from zicht.web.storage.recording import alone_with, recorded_before

ANSWERED_ON["handover_offered"] = "handover_answer"
TEXTS = ("spoken_with", "expectations", "watch", "conditions", "consequences", "told_by", "left_out")
SAID: Mapping[Step, tuple[str, ...]] = {
    Step.START: ("help_type",),
    Step.VERIFY: ("how",),
    Step.WITHDRAW: ("reason",),
    Step.REFUSE: ("reason",),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One step of a handover as the page shows it: `day` on which it was done, or is to be done; empty: not yet."""

    what: str
    who: str
    day: str
    is_done: bool
    again: Sequence[str]


@family_page(Act.SHARE, "handover_offered")
def new(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """Offer sight on children to another organisation: the call, what is expected, and what goes along."""
    if request.method != "POST":
        return render(request, "zicht/handover_new.html", _offering(request, Form(visit)))
    key = form_key(request)
    done = alone_with(visit.family, lambda: _offered(request, visit, key))
    if isinstance(done, Refusal):
        more = {"problems": told_texts(done.problems), "typed": request.POST, "form_key": key}
        chosen = {"chosen": request.POST.getlist("children")}
        return render(request, "zicht/handover_new.html", _offering(request, Form(visit)) | more | chosen, status=422)
    messages.success(request, _("Aangeboden. Uw organisatie houdt zicht tot de ander het heeft overgenomen."))
    return redirect("handover", family=visit.family, offer=done)


@family_page(Act.CHANGE, "handover")
def page(request: HttpRequest, visit: FamilyVisit, offer: UUID) -> HttpResponse:
    """One handover: how far it is, what is to be done by whom before when, and the steps of the own organisation."""
    form = Form(visit)
    told = _told(standing_of(form), offer)
    if request.method != "POST":
        return render(request, "zicht/handover.html", context(form, told))
    key = form_key(request)
    done = alone_with(visit.family, lambda: _stepped(request, visit, offer, key))
    if isinstance(done, Refusal):
        fresh = Form(visit)
        more = {"problems": told_texts(done.problems), "typed": request.POST, "form_key": key}
        told = _told(standing_of(fresh), offer)
        return render(request, "zicht/handover.html", context(fresh, told) | more, status=422)
    messages.success(request, str(DONE[done]))
    return redirect("handover", family=visit.family, offer=offer)


@family_page(Act.ANSWER, "handover_answer")
def answer(request: HttpRequest, visit: FamilyVisit, asking: UUID) -> HttpResponse:
    """Accept an offer item by item, by name, or refuse it with a reason."""
    row = asking_of(visit.family, asking)
    if row is None or row.kind != Step.OFFER.value:
        raise Http404
    if row.asker_id == visit.viewer.organisation:
        return redirect("handover", family=visit.family, offer=row.asks)
    form = Form(visit)
    told = _told(standing_of(form), row.asks)
    values = context(form, told) | answer_context(form, row)
    if request.method != "POST":
        return render(request, "zicht/handover_answer.html", values)
    key = form_key(request)
    done = alone_with(visit.family, lambda: _answered(request, visit, asking, key))
    if isinstance(done, Refusal):
        more = {"problems": told_texts(done.problems), "typed": request.POST, "form_key": key}
        ticked = {"ticked": request.POST.getlist("items")}
        return render(request, "zicht/handover_answer.html", values | more | ticked, status=422)
    messages.success(request, str(DONE[done]))
    return redirect("handover", family=visit.family, offer=row.asks) if done is Step.ACCEPT else after(visit)


def _offered(request: HttpRequest, visit: FamilyVisit, key: UUID) -> UUID | Refusal:
    before = Asking.objects.filter(form_key=key).first()
    if before is not None:
        return before.asks
    form, team = Form(visit), team_of(request)
    standing = standing_of(form)
    said = typed_day(request.POST.get("spoken_on", ""), visit.today)
    texts = {each: request.POST.get(each, "") for each in TEXTS}
    typed = Offer(
        to=team.organisation_id if team else "",
        children=tuple(request.POST.getlist("children")),
        spoken_on=said.day if said and said.precision is Precision.DAY else None,
        told=ANSWERS.get(request.POST.get("told", "")),
        leaves_out={"all": False, "some": True}.get(request.POST.get("leaves_out", "")),
        **texts,
    )
    stands = Around(
        sight_everywhere(visit.family, visit.today),
        tuple(each.handover for each in standing.told),
        moved_away(standing.known) is not None,
    )
    kind = team.organisation.type if team else ""
    asks = offer(typed, stands, form.own, request.POST.get("ground", ""), kind, visit.today)
    held = [each.fact for one in typed.children if one in standing.held for each in standing.held[one].holders]
    call = call_of(standing, form)
    if call is not None and not isinstance(asks, Refusal) and is_told(call, typed):
        asks, held = asks[1:], [*held, call.id]
    found = question(request, form, asks, _("Overdracht van het zicht op veiligheid"), [UUID(each) for each in held])
    if isinstance(found, Refusal):
        return Refusal({("to_team" if name == "to" else name): code for name, code in found.problems.items()})
    return ask(found, visit.family, visit.account, visit.ties, key, visit.now).asks


def _stepped(request: HttpRequest, visit: FamilyVisit, number: UUID, key: UUID) -> Step | Refusal:
    what = next((each for each in SAID.keys() | TABLE.keys() if each.name.lower() == request.POST.get("act")), None)
    if what is None or what is Step.ACCEPT:
        return Refusal({"act": "no_reply"})
    if recorded_before(reply_key(key)):
        return what
    form = Form(visit)
    standing = standing_of(form)
    handover = _told(standing, number).handover
    keepers = {each.child: each.keeper for each in sight_everywhere(visit.family, visit.today)}
    if what is Step.TAKE_OVER and any(keepers.get(each) != handover.sender for each in handover.children):
        return Refusal({"act": "sender_keeps_not"})
    said = {each: request.POST.get(each, "") for each in SAID.get(what, ())}
    if what is Step.TAKE_OVER:
        said = {"colleague": colleague(request, form)}
    kept = [each for each, keeper in keepers.items() if keeper == form.own]
    found = step(handover, what, form.own, visit.today, said, kept)
    checked = found if isinstance(found, Refusal) else checked_fact(form, found)
    if isinstance(checked, Refusal):
        return checked
    _say(visit, number, what, [checked], key)
    return what


def _answered(request: HttpRequest, visit: FamilyVisit, asking: UUID, key: UUID) -> Step | Refusal:
    row = asking_of(visit.family, asking)
    if row is None:
        raise Http404
    what = {"accepted": Step.ACCEPT, "refused": Step.REFUSE}.get(request.POST.get("act", ""))
    if what is None:
        return Refusal({"act": "no_reply"})
    if recorded_before(reply_key(key)):
        return what
    form = Form(visit)
    handover = _told(standing_of(form), row.asks).handover
    if what is Step.REFUSE:
        ticked = request.POST.getlist("items")
        left = " ".join(each for each in handover.items if each not in ticked)
        found = step(handover, what, form.own, visit.today, {"reason": request.POST.get("reason", ""), "items": left})
        checked = found if isinstance(found, Refusal) else checked_fact(form, found)
        if isinstance(checked, Refusal):
            return checked
        _say(visit, row.asks, what, [checked], key)
        return what
    return _accepted(request, form, row, handover, key)


def _accepted(request: HttpRequest, form: Form, row: Asking, handover: Handover, key: UUID) -> Step | Refusal:
    visit = form.visit
    name = colleague(request, form) or visit.account.name
    found = accept(handover, request.POST.getlist("items"), form.own, name, visit.today)
    checked = found if isinstance(found, Refusal) else checked_fact(form, found)
    typed = involving_of(request, form, row)
    problems = {**(checked.problems if isinstance(checked, Refusal) else {})}
    problems |= typed.problems if isinstance(typed, Refusal) else {}
    if problems or isinstance(checked, Refusal) or isinstance(typed, Refusal):
        return Refusal(problems)
    involve(row, typed, visit.account, visit.now)
    _say(visit, row.asks, Step.ACCEPT, [checked, *started(form, typed, checked.about)], key)
    return Step.ACCEPT


CLOSES = {Step.ACCEPT: Outcome.ACCEPTED, Step.REFUSE: Outcome.REFUSED, Step.WITHDRAW: Outcome.WITHDRAWN}


def _say(visit: FamilyVisit, number: UUID, what: Step, facts: Sequence[Accepted], key: UUID) -> None:
    """Say a step to the other side; a question that it answers is closed by it."""
    row = Asking.objects.get(family=visit.family, asks=number)
    reply(row, facts, visit.account, key, ties_of(visit.family), visit.now)
    if what in CLOSES and row.outcome == Outcome.OPEN.value:
        close(row, CLOSES[what], visit.now)


def _told(standing: Standing, number: UUID) -> Told:
    found = next((each for each in standing.told if each.handover.offer == str(number)), None)
    if found is None:
        raise Http404
    return found


def _offering(request: HttpRequest, form: Form) -> dict[str, object]:
    standing = standing_of(form)
    own = [each.child for each in standing.children if each.keeper == form.own]
    call = call_of(standing, form)
    said, called = said_in(call), called_in(call, form)
    if (draft := cast(ReadRequest, request).writing.draft) is not None:
        draft.content = said | draft.content
    about = [each for each in own if each in said.get("children", ())]
    return {
        "visit": form.visit,
        "family": Family.objects.get(pk=form.visit.family),
        "own": [(each, form.wording.persons([each])) for each in own],
        "chosen": own if len(own) == 1 else about,
        "call": call,
        "called": called,
        "has_moved": moved_away(standing.known),
        "problems": {},
        "typed": {name: each[0] for name, each in said.items()},
        "form_key": uuid4(),
        **asking_context(request, form),
        "other_teams": called_first(called, form.own),
    }


def context(form: Form, told: Told) -> dict[str, object]:
    """One handover with what can be done with it now by the viewer's organisation."""
    standing, handover = standing_of(form), told.handover
    mine = {Side.SENDER: handover.sender == form.own, Side.RECEIVER: handover.receiver == form.own}
    said = told.facts[0].attributes
    row = Asking.objects.filter(family=form.visit.family, asks=UUID(handover.offer)).select_related("team").first()
    again = said_of(form, row)
    return {
        "visit": form.visit,
        "family": Family.objects.get(pk=form.visit.family),
        "waiting": standing.waits(told),
        "handover": handover,
        "row": row,
        "may": [each.name.lower() for each, move in TABLE.items() if mine[move.side] and handover.stage in move.before],
        "stages": stages(form, told, again),
        "again": again.get(NEXT[handover.stage][0].value, ()) if handover.stage in NEXT else (),
        "lists": [(LABELS[each], items_of({each: said.get(each)}).values()) for each in LISTS],
        "items": handover.items.items(),
        "left": _left(told),
        "said": said,
        "sights": [each for each in standing.sights() if each.child in handover.children],
        "help_types": [
            (each, form.wording.value(each))
            for each in form.vocabulary.kinds["help_started"].attributes["help_type"].values
        ],
        "colleagues": [],
        "ticked": [],
        "problems": {},
        "typed": {},
        "form_key": uuid4(),
    }


def _left(told: Told) -> list[str]:
    """The items that were not accepted, when it was refused."""
    refused = [str(each.attributes.get("items") or "") for each in told.facts if each.kind == Step.REFUSE.value]
    return [told.handover.items[code] for codes in refused for code in codes.split() if code in told.handover.items]


def stages(form: Form, told: Told, again: Mapping[str, Sequence[str]]) -> list[Shown]:
    """Each step in order: what, by whom, when it was done or is to be done, and when it was said again."""
    done = {each.kind: each for each in told.facts}
    handover, terms = told.handover, form.rulebook.terms

    def shown(what: Step, who: str | None, due: str = "") -> Shown:
        fact = done.get(what.value)
        day = form.wording.day_of(fact) if fact else due
        name = form.wording.organisation(who)
        return Shown(str(STEPS[what]), name, day, fact is not None, again.get(what.value, ()))

    found = [shown(Step.OFFER, handover.sender)]
    for stage, (what, term) in NEXT.items():
        due = form.wording.day(terms.due(term, handover.since)) if handover.stage is stage else ""
        found.append(shown(what, handover.of(TABLE[what].side), due))
    ended = (done[each.value] for each in (Step.REFUSE, Step.WITHDRAW) if each.value in done)
    return [*found, *(shown(Step(each.kind), each.organisation or handover.sender) for each in ended)]


def said_of(form: Form, row: Asking | None) -> dict[str, list[str]]:
    """When each step was said again after its term, and to whom, in words."""
    found: dict[str, list[str]] = {}
    for each in said_again(row.id) if row else ():
        day, who = form.wording.day(localtime(each.made_at).date()), form.wording.organisation(each.organisation)
        found.setdefault(each.step, []).append(str(AGAIN[Level(each.level)]).format(day=day, who=who))
    return found


AGAIN = {
    Level.REMINDED: gettext_lazy("Op {day} opnieuw gezegd aan {who}: aan wie de stap doet en wie waarneemt."),
    Level.ESCALATED: gettext_lazy(
        "Op {day} gezegd aan de teamleiders en aandachtsfunctionarissen van beide organisaties."
    ),
}
STEPS = {
    Step.OFFER: gettext_lazy("Aangeboden, na overleg"),
    Step.ACCEPT: gettext_lazy("Aanvaard, punt voor punt"),
    Step.START: gettext_lazy("Hulp begonnen"),
    Step.VERIFY: gettext_lazy("Nagegaan dat de hulp begon"),
    Step.TAKE_OVER: gettext_lazy("Zicht overgenomen"),
    Step.RELEASE: gettext_lazy("Afgerond"),
    Step.REFUSE: gettext_lazy("Geweigerd of teruggegeven"),
    Step.WITHDRAW: gettext_lazy("Ingetrokken"),
}
LABELS = {
    "expectations": gettext_lazy("Wat wordt er verwacht"),
    "watch": gettext_lazy("Waar op letten"),
    "conditions": gettext_lazy("Afgesproken met de ouders"),
}
DONE = {
    Step.ACCEPT: gettext_lazy("Aanvaard. De ander houdt zicht tot u bent begonnen en het zicht overneemt."),
    Step.REFUSE: gettext_lazy("Geweigerd. De ander leest uw reden en houdt zicht."),
    Step.WITHDRAW: gettext_lazy("Ingetrokken. Uw organisatie houdt zicht."),
    Step.START: gettext_lazy("Vastgelegd dat de hulp begon. De ander gaat dat na en houdt zicht tot u het overneemt."),
    Step.VERIFY: gettext_lazy("Vastgelegd. De ander kan het zicht nu overnemen; tot dan houdt uw organisatie het."),
    Step.TAKE_OVER: gettext_lazy("Uw organisatie houdt vanaf nu zicht op de veiligheid."),
    Step.RELEASE: gettext_lazy("De overdracht is afgerond."),
}
