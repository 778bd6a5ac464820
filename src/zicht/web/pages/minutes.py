"""The minutes of a meeting: who took part, what was concluded, who does what by when; and a report on behalf of it."""

from collections.abc import Mapping
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from zicht.access.policy import Act
from zicht.casework.convening import MOST_AGREEMENTS, Concluded, Minutes, Task, conclude
from zicht.casework.meetings import Meeting, Stage
from zicht.casework.recording import Accepted, Refusal
from zicht.web.pages.entering import Around, Values, form_key, one, typed_values
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.meeting import to_parties
from zicht.web.pages.meeting_lines import meeting_of, whole
from zicht.web.pages.meetings import YES, answering, checked_fact, send
from zicht.web.pages.problem_texts import told
from zicht.web.storage.meeting import Telling
from zicht.web.storage.recording import Adding, RemovedError, alone_with, recorded_before

FOLDED = 3  # agreements further than this one stand folded
PLAIN = ("day", "parties", "conclusion", "note", "dissent", "other_view", "told", "why_not_told")


@family_page(Act.SHARE, "minutes")
def page(request: HttpRequest, visit: FamilyVisit, meeting: UUID) -> HttpResponse:
    """The form of the minutes, and what comes of it."""
    around = Around(visit)
    found = meeting_of(around, meeting)
    if found is None or (found.stage is not Stage.PLANNED and request.method != "POST"):
        return redirect("meetings", family=visit.family)
    if request.method != "POST":
        return render(request, "zicht/minutes.html", _context(around, found, {}, {}))
    values, key = typed_values(request.POST), form_key(request)
    try:
        done = alone_with(visit.family, lambda: _concluded(Around(visit), meeting, values, key))
    except RemovedError:
        return redirect("meetings", family=visit.family)
    if isinstance(done, Refusal):
        context = _context(around, found, values, told(done.problems)) | {"form_key": key}
        return render(request, "zicht/minutes.html", context, status=422)
    messages.success(
        request, _("Het verslag staat in de chronologie van wie erbij was. Elke afspraak staat open bij wie haar doet.")
    )
    return redirect("meeting", family=visit.family, meeting=found.fact.id)


def _concluded(around: Around, number: UUID, values: Values, key: UUID) -> UUID | Refusal:
    if before := recorded_before(key):
        return before
    found = meeting_of(around, number)
    if found is None or around.own not in found.parties:
        return Refusal({"day": "not_at_this_table"})
    minutes = _minutes(values)
    concluded = conclude(found, minutes, around.visit.today)
    if isinstance(concluded, Refusal):
        return concluded
    telling = _telling(around, concluded, frozenset(minutes.present), key)
    if isinstance(telling, Refusal):
        return telling
    receivers = frozenset(who for each in telling for who in each.to)
    given = to_parties(around, found, receivers, minutes.told, minutes.why_not_told)
    if isinstance(given, Refusal):  # about who is told, and not about who sat at the table
        return Refusal({"present" if code == "parties" else code: each for code, each in given.problems.items()})
    ties, today = around.visit.ties, around.visit.today
    members = {each.organisation for each in ties.participations if each.holds_on(today)}
    together = around.own in members and members <= {*minutes.present, around.own}
    return send(around, telling, given, key, together)


def _minutes(values: Values) -> Minutes:
    tasks = (
        Task(one(values, f"action{place}"), one(values, f"owner{place}"), one(values, f"due{place}"))
        for place in range(MOST_AGREEMENTS)
    )
    return Minutes(
        day=one(values, "day"),
        present=tuple(values.get("present", ())),
        parties=one(values, "parties"),
        conclusion=one(values, "conclusion"),
        note=one(values, "note"),
        tasks=tuple(tasks),
        dissent=YES.get(one(values, "dissent")),
        other_view=one(values, "other_view"),
        told=YES.get(one(values, "told")),
        why_not_told=one(values, "why_not_told")[:300],
    )


def _telling(around: Around, concluded: Concluded, present: frozenset[str], key: UUID) -> list[Telling] | Refusal:
    """What is told to whom: the minutes to who was there, an agreement also to who does it and was not."""
    there = present - {around.own}
    held = checked_fact(around, concluded.held)
    if isinstance(held, Refusal):
        return held
    main = Adding(held, key)
    found = [Telling(main, there)]
    for place, entered in enumerate(concluded.agreed):
        accepted = checked_fact(around, entered)
        if isinstance(accepted, Refusal):
            return Refusal({f"{code}{place}": problem for code, problem in accepted.problems.items()})
        owner = frozenset({str(accepted.attributes["owner"])}) - {around.own}
        found.append(Telling(answering(accepted, main, uuid5(key, f"agreed {place}")), there | owner))
    beside = checked_fact(around, concluded.dissent) if concluded.dissent else None
    if isinstance(beside, Refusal):
        return Refusal({"other_view": "too_long"})
    if isinstance(beside, Accepted):
        found.append(Telling(answering(beside, main, uuid5(key, "dissent")), there))
    return found


def _context(around: Around, meeting: Meeting, values: Values, problems: Mapping[str, str]) -> dict[str, object]:
    conclusions = around.vocabulary.kinds["meeting_held"].attributes["conclusion"].values
    parties = [(each, around.region.get(each, each)) for each in meeting.parties]
    return {
        "visit": around.visit,
        "meeting": whole(meeting, around),
        "parties": [(code, name, code in values.get("present", ())) for code, name in parties],
        "owners": parties,
        "conclusions": [(each, around.wording.value(each)) for each in conclusions],
        "tasks": [
            {
                "place": place,
                **{name: one(values, f"{name}{place}") for name in ("action", "owner", "due")},
                "problem": " ".join(
                    problems[each] for each in (f"action{place}", f"owner{place}", f"due{place}") if each in problems
                ),
            }
            for place in range(MOST_AGREEMENTS)
        ],
        "folded": FOLDED,
        "unfolded": any(one(values, f"action{place}") for place in range(FOLDED, MOST_AGREEMENTS)),
        "typed": {each: one(values, each) for each in PLAIN},
        "problems": problems,
        "form_key": uuid4(),
    }
