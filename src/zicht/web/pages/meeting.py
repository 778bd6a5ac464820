"""One meeting: who takes part, what is on its agenda, in which step the family is, and what came of it."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from zicht.access.policy import COLLABORATION, Act
from zicht.casework.convening import add_item, cancel, move, take_step
from zicht.casework.disclosing import Disclosed
from zicht.casework.meetings import Meeting, meetings_of, next_day
from zicht.casework.recording import Entered, Refusal
from zicht.web.pages.entering import Around, form_key
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.meeting_lines import called, meeting_of, patterns, whole
from zicht.web.pages.meetings import checked_fact, grounds_of
from zicht.web.pages.problem_texts import told
from zicht.web.storage.meeting import Telling, add_and_tell
from zicht.web.storage.recording import Adding, RemovedError, add_facts, alone_with, receivers_of, recorded_before
from zicht.web.storage.rulebooks import meeting_templates

SAID = {
    "item": _("Het staat op de agenda."),
    "step": _("De stap is vastgelegd."),
    "move": _("Het overleg is verzet. Wie meedoet krijgt bericht."),
    "cancel": _("Het overleg gaat niet door. Wie meedoet krijgt bericht."),
}


@family_page(Act.SHARE, "meeting")
def page(request: HttpRequest, visit: FamilyVisit, meeting: UUID) -> HttpResponse:
    """A meeting, and what is added to it."""
    around = Around(visit)
    found = meeting_of(around, meeting)
    if found is None:
        return redirect("meetings", family=visit.family)
    act = request.POST.get("act", "")
    if act not in SAID:
        return render(request, "zicht/meeting.html", context(around, found, {}))
    key = form_key(request)
    try:
        done = alone_with(visit.family, lambda: _done(request, Around(visit), meeting, act, key))
    except RemovedError:
        return redirect("meeting", family=visit.family, meeting=meeting)
    if isinstance(done, Refusal):
        more = {"typed": request.POST, "act": act, "form_key": key}
        more |= {"moving": request.POST} if act == "move" else {}
        return render(request, "zicht/meeting.html", context(around, found, told(done.problems)) | more, status=422)
    messages.success(request, str(SAID[act]))
    return redirect("meeting", family=visit.family, meeting=meeting)


def _done(request: HttpRequest, around: Around, number: UUID, act: str, key: UUID) -> UUID | Refusal:
    if before := recorded_before(key):
        return before
    visit = around.visit
    found = meeting_of(around, number)
    if found is None or around.own not in found.parties:
        return Refusal({act: "not_at_this_table"})
    said = _entered(request, around, found, act)
    accepted = said if isinstance(said, Refusal) else checked_fact(around, said)
    if isinstance(accepted, Refusal):
        return accepted
    if accepted.corrects:  # goes to whoever had it, as it was given
        to_all = receivers_of(UUID(accepted.corrects))
        return add_facts([Adding(accepted, key, to_all)], visit.family, visit.account, visit.now)[0]
    given = to_parties(around, found, frozenset(found.parties) - {around.own})
    if isinstance(given, Refusal):
        return given
    telling = [Telling(Adding(accepted, key), frozenset(each.receiver for each in given))]
    return add_and_tell(telling, given, (), False, visit.family, visit.account, key, visit.now)[0]


def _entered(request: HttpRequest, around: Around, meeting: Meeting, act: str) -> Entered | Refusal:
    today, template = around.visit.today, meeting_templates().get(meeting.template)
    if act == "step":
        step = request.POST.get("step", "")
        return take_step(meeting, step, template, today) if template else Refusal({"step": "choose_one"})
    if act == "cancel":
        return cancel(meeting, request.POST.get("reason", "")[:300], today)
    if act == "move":
        on, at, place = (request.POST.get(each, "") for each in ("moved_to", "at", "place"))
        return move(meeting, on, at[:40], place, today)
    return add_item(meeting, request.POST.get("item", ""), request.POST.get("finding", ""), today)


def to_parties(
    around: Around, meeting: Meeting, receivers: frozenset[str], told_family: bool | None = None, why: str = ""
) -> tuple[Disclosed, ...] | Refusal:
    """Each receiver, told on the ground on which it takes part; whoever called the meeting on that of who tells it.

    Whether the family knows is as it was said when the meeting was called, until it is said again.
    """
    grounds = {str(each.attributes.get("party")): str(each.attributes.get("ground")) for each in meeting.invited}
    caller = meeting.fact.organisation or ""
    grounds[caller] = grounds.get(around.own, "")
    planned = meeting.planned.attributes if meeting.planned else {}
    if told_family is None:
        told_family, why = bool(planned.get("told_family")), str(planned.get("reason_not_told", ""))
    asked = {each: grounds[each] for each in sorted(receivers) if each in grounds}
    return grounds_of(around, meeting.fact.about, asked, called(meeting), told_family, why)


def context(around: Around, meeting: Meeting, problems: dict[str, str]) -> dict[str, object]:
    """What the page shows."""
    visit = around.visit
    view = COLLABORATION if visit.ties.participates(around.own, visit.today) else around.own
    listed = {str(each.attributes.get("finding", "")) for each in meeting.agenda}
    shown = whole(meeting, around)
    return {
        "visit": visit,
        "meeting": shown,
        "moving": {"moved_to": shown["typed_day"], "at": shown["at"], "place": shown["place"]},
        "takes_part": around.own in meeting.parties,
        "patterns": [each for each in patterns(around, view) if each["key"] not in listed],
        "next_day": next_day(meeting, meetings_of(around.case), visit.today),
        "problems": problems,
        "form_key": uuid4(),
        "typed": {},
    }
