"""Voorwaarden: what is asked for safety by whichever organisation, who sees to it, and what came of it."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from zicht.access.policy import Act
from zicht.casework.conditions import Condition, Setting, answer_condition, conditions, set_condition
from zicht.casework.recording import Entered, Refusal
from zicht.casework.typed_day import typed_day
from zicht.facts.fact import Precision
from zicht.web.pages.entering import Around, form_key, one, typed_values
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.problem_texts import told
from zicht.web.pages.reports import told_of
from zicht.web.pages.several import added_together, all_accepted
from zicht.web.storage.recording import alone_with, recorded_before

ANSWER = "answer"
Values = Mapping[str, list[str]]


@family_page(Act.CHANGE, "conditions")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """Every condition with its origin and state; setting one, and saying what came of one."""
    around = Around(visit)
    if request.method == "POST":
        return _changed(request, around)
    return render(request, "zicht/conditions.html", _context(around, {}, {}))


def _changed(request: HttpRequest, around: Around) -> HttpResponse:
    visit, values, key = around.visit, typed_values(request.POST), form_key(request)

    def do() -> UUID | Refusal:
        if before := recorded_before(key):
            return before
        fresh = Around(visit)
        entered = _answered(values, fresh) if one(values, "act") == ANSWER else _set(values, fresh)
        accepted = entered if isinstance(entered, Refusal) else all_accepted([entered], fresh)
        return accepted if isinstance(accepted, Refusal) else added_together(accepted, fresh, key)[0]

    found = alone_with(visit.family, do)
    if isinstance(found, Refusal):
        context = _context(around, values, told(found.problems)) | {"form_key": key}
        return render(request, "zicht/conditions.html", context, status=422)
    messages.success(request, _("Vastgelegd."))
    return redirect("conditions", family=visit.family)


def _set(values: Values, around: Around) -> Entered | Refusal:
    texts = {each: one(values, each) for each in ("condition", "due", "owner", "consequence", "measured_by")}
    typed = Setting(about=tuple(values.get("about", ())), minimum="minimum" in values, **texts)
    return set_condition(typed, around.region, around.visit.today)


def _answered(values: Values, around: Around) -> Entered | Refusal:
    day = typed_day(one(values, "day") or "vandaag", around.visit.today)
    exact = day.day if day and day.precision is Precision.DAY else None
    return answer_condition(one(values, "of"), one(values, "state"), exact, around.case, one(values, "note"))


def _context(around: Around, values: Values, problems: Mapping[str, str]) -> dict[str, object]:
    return {
        "visit": around.visit,
        "conditions": [_line(around, each) for each in conditions(around.case)],
        "persons": around.persons(values.get("about", ())),
        "organisations": list(around.region.items()),
        "typed": {key: one(values, key) for key in values},
        "minimum": "minimum" in values,
        "answering": one(values, "of") if one(values, "act") == ANSWER else "",
        "problems": problems,
        "form_key": uuid4(),
    }


def _line(around: Around, condition: Condition) -> dict[str, object]:
    said = condition.fact.attributes
    owner = str(said.get("owner", ""))
    return told_of(around, condition.fact) | {
        "condition": said.get("condition", ""),
        "consequence": said.get("consequence", ""),
        "measured_by": said.get("measured_by", ""),
        "owner": around.region.get(owner, owner),
        "due": condition.due,
        "passed": condition.due is not None and condition.due < around.visit.today and condition.state == "open",
        "state": condition.state,
        "is_minimum": condition.is_minimum,
        "answer": told_of(around, condition.answer) if condition.answer else None,
    }
