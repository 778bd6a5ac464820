"""Overleg: the meetings about a family, and calling one by its template."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from zicht.access.policy import Act
from zicht.casework.convening import Call, Called, askable, call
from zicht.casework.disclosing import Disclosed, Proposed, account_of, disclose_beside
from zicht.casework.meeting_templates import MeetingTemplate
from zicht.casework.meetings import EVERY, Meeting, Stage, meetings_of, next_day
from zicht.casework.recording import Accepted, Entered, Refusal, record
from zicht.casework.typed_day import as_typed
from zicht.facts.fact import Precision
from zicht.web.pages.entering import Around, Values, form_key, one, typed_values
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.meeting_lines import fact_line, line, meeting_of
from zicht.web.pages.problem_texts import told
from zicht.web.storage.meeting import Telling, add_and_tell
from zicht.web.storage.recording import Adding, RemovedError, alone_with, recorded_before
from zicht.web.storage.rulebooks import meeting_templates
from zicht.web.storage.sharing import types

GROUND = "ground."
TYPED = ("on", "at", "place", "every", "purpose", "told", "why_not_told")
YES = {"yes": True, "no": False}


@family_page(Act.SEE, "meetings")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """The meetings of a family: to come, held, and what of them is still open."""
    around = Around(visit)
    found = [(each, line(each, around)) for each in meetings_of(around.case)]
    return render(
        request,
        "zicht/meetings.html",
        {
            "visit": visit,
            "to_come": [shown for each, shown in found if each.stage is Stage.PLANNED],
            "past": [shown for each, shown in found if each.stage is not Stage.PLANNED],
            "templates": [(each.code, each.label, each.question) for each in meeting_templates().values()],
        },
    )


@family_page(Act.SHARE, "meeting_called")
def new(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """Call a meeting: what for, when, and who takes part on which ground."""
    values = typed_values(request.POST or request.GET)
    template = meeting_templates().get(one(values, "template"))
    if template is None:
        return redirect("meetings", family=visit.family)
    if request.method != "POST":
        around = Around(visit)
        before = meeting_of(around, one(values, "after"))
        values = dict(values) | _as_before(before, around) if before else values
        return render(request, "zicht/meeting_new.html", _context(around, template, values, {}) | {"before": before})
    key = form_key(request)
    try:
        found = alone_with(visit.family, lambda: _called(Around(visit), values, key))
    except RemovedError:
        return redirect("meetings", family=visit.family)
    if isinstance(found, Refusal):
        context = _context(Around(visit), template, values, told(found.problems)) | {"form_key": key}
        return render(request, "zicht/meeting_new.html", context, status=422)
    messages.success(request, _("Het overleg staat gepland. Wie u vroeg krijgt bericht en ziet het op Vandaag."))
    return redirect("meeting", family=visit.family, meeting=found)


def _as_before(before: Meeting, around: Around) -> dict[str, list[str]]:
    """The form as for the meeting before, on the day on which it comes back; not why, nor what the family knows."""
    day = next_day(before, meetings_of(around.case), around.visit.today)
    planned = before.planned.attributes if before.planned else {}
    plain = {each: [str(planned.get(each, ""))] for each in ("at", "place", "purpose")}
    grounds = {f"{GROUND}{each.attributes['party']}": [str(each.attributes["ground"])] for each in before.invited}
    on = [as_typed(day, Precision.DAY)] if day else []
    return {**plain, **grounds, "on": on, "about": [*before.fact.about], "every": [str(planned.get(EVERY, ""))]}


def _called(around: Around, values: Values, key: UUID) -> UUID | Refusal:
    if before := recorded_before(key):
        return before
    visit = around.visit
    grounds = {each.removeprefix(GROUND): one(values, each) for each in values if each.startswith(GROUND)}
    typed = Call(
        template=one(values, "template"),
        on=one(values, "on"),
        at=one(values, "at")[:40],
        place=one(values, "place"),
        about=tuple(values.get("about", ())),
        purpose=one(values, "purpose"),
        criteria=tuple(values.get("criteria", ())),
        grounds=grounds,
        told=YES.get(one(values, "told")),
        why_not_told=one(values, "why_not_told"),
        every=one(values, "every"),
    )
    may_ask = askable(visit.ties, around.own, visit.today)
    found = call(typed, meeting_templates(), around.content.grounds, may_ask, visit.today)
    if isinstance(found, Refusal):
        return found
    purpose = meeting_templates()[typed.template].label
    asked = {code: ground for code, ground in grounds.items() if ground}
    given = grounds_of(around, typed.about, asked, purpose, typed.told, typed.why_not_told)
    if isinstance(given, Refusal):
        return given
    return _added(around, found, given, key)


def _added(around: Around, found: Called, given: tuple[Disclosed, ...], key: UUID) -> UUID | Refusal:
    checked = [checked_fact(around, each) for each in (found.planned, *found.invited)]
    for each in checked:
        if isinstance(each, Refusal):
            return each
    planned, *invited = [each for each in checked if isinstance(each, Accepted)]
    to = frozenset(each.receiver for each in given)
    main = Adding(planned, key)
    telling = [Telling(main, to)]
    telling += [
        Telling(answering(each, main, uuid5(key, f"invited {place}")), to) for place, each in enumerate(invited)
    ]
    return send(around, telling, given, key, together=False)


def checked_fact(around: Around, entered: Entered) -> Accepted | Refusal:
    """A fact of a meeting that may be added, or every problem."""
    return record(entered, around.case, around.own, around.vocabulary, around.visit.today, around.region)


def answering(accepted: Accepted, main: Adding, key: UUID) -> Adding:
    """A fact that answers another of the same act."""
    return Adding(replace(accepted, attributes={**accepted.attributes, "re": str(main.number)}), key)


def grounds_of(
    around: Around, about: tuple[str, ...], asked: Mapping[str, str], purpose: str, told_family: bool | None, why: str
) -> tuple[Disclosed, ...] | Refusal:
    """On which ground each organisation is told what the meeting records, or why it may not be."""
    visit, found = around.visit, []
    for receiver, ground in asked.items():
        proposed = Proposed(receiver, (receiver,), (), ground, purpose, told_family, why)
        given = disclose_beside(about, proposed, around.case, around.own, around.content.grounds, types(), visit.today)
        if isinstance(given, Refusal):
            known = {code: each for code, each in given.problems.items() if code in {"told", "why_not_told"}}
            others = [each for code, each in given.problems.items() if code not in known]
            return Refusal(known | ({"parties": others[0]} if others else {}))
        found.append(given)
    return tuple(found)


def send(
    around: Around, telling: list[Telling], given: tuple[Disclosed, ...], key: UUID, together: bool
) -> UUID | Refusal:
    """Add the facts of a meeting and tell them, with for each receiver the account of it in the chronology."""
    visit, accounts, first = around.visit, [], telling[0].adding.accepted
    for each in given:
        entered = account_of(each, Entered(first.kind, first.about, visit.today), visit.today)
        account_of_it = checked_fact(around, entered)
        if isinstance(account_of_it, Refusal):
            return Refusal({"parties": "not_to_ask"})
        told = Adding(account_of_it, uuid5(key, f"told {each.receiver}"))
        accounts.append(Telling(told, frozenset({each.receiver})))
    return add_and_tell(telling, given, accounts, together, visit.family, visit.account, key, visit.now)[0]


def _context(
    around: Around, template: MeetingTemplate, values: Values, problems: Mapping[str, str]
) -> dict[str, object]:
    visit = around.visit
    of_type = types()
    may_ask = askable(visit.ties, around.own, visit.today)
    usual = [each for each in may_ask if of_type.get(each) in template.parties]
    ordered = [*usual, *(each for each in may_ask if each not in usual)]
    missing = [
        each for each in template.parties if each not in {of_type.get(one_of) for one_of in (*may_ask, around.own)}
    ]
    return {
        "visit": visit,
        "template": template,
        "keeps": around.wording.organisation_type(template.keeps) if template.keeps else "",
        "called": template.label,
        "suggested": template.next_day(visit.today),
        "persons": around.persons(values.get("about", ())),
        "parties": [
            (each, around.region.get(each, each), each in usual, one(values, f"{GROUND}{each}")) for each in ordered
        ],
        "grounds": [(each.code, each.label) for each in around.content.grounds.values()],
        "missing": [around.wording.organisation_type(each) for each in missing],
        "criteria": [
            (each, [fact_line(fact, around) for fact in each.recorded(around.case, visit.today)[:3]])
            for each in template.criteria
        ],
        "ticked": values.get("criteria", ()),
        "typed": {each: one(values, each) for each in TYPED},
        "problems": problems,
        "form_key": uuid4(),
    }
