"""Advies vragen: without any data of a family to another team, or obtained about a family and recorded with it."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zicht.access.policy import Act, Duty
from zicht.access.viewer import Role
from zicht.casework import advice
from zicht.casework.around import all_of
from zicht.casework.recording import Entered, Refusal
from zicht.web.models import Account, AdviceRow, Team
from zicht.web.pages.deciding import Decision, recorded
from zicht.web.pages.entering import Around, Values, form_key, one, typed_values
from zicht.web.pages.guard import FamilyVisit, Visit, duty_page, family_page
from zicht.web.pages.involving import other_teams
from zicht.web.pages.problem_texts import told
from zicht.web.storage.advice import (
    advice_asked,
    advice_of,
    answer_advice,
    as_asked,
    ask_advice,
    locked_advice,
    receive_advice,
    withdraw_advice,
)
from zicht.web.storage.rulebooks import served

KIND = "advice_obtained"


@duty_page(Duty.ADVISE, "advice_without_family")
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What was asked and answered, and a new question."""
    if request.method != "POST":
        return render(request, "zicht/advice_ask.html", _context(visit, {}, {}))
    values, key = typed_values(request.POST), form_key(request)
    team = Team.objects.exclude(organisation=visit.viewer.organisation).filter(pk=one(values, "team")).first()
    typed = advice.Question(team.id if team else "", one(values, "question"))
    refusal = advice.asks(typed, [team.id] if team else [])
    if refusal or team is None:
        problems = told(refusal.problems if refusal else {})
        return render(
            request, "zicht/advice_ask.html", _context(visit, values, problems) | {"form_key": key}, status=422
        )
    row = ask_advice(team, typed.text, visit.account, key, visit.now)
    return redirect("advice_question", number=row.id)


@duty_page(Duty.ADVISE, "advice_question")
def question(request: HttpRequest, visit: Visit, number: UUID) -> HttpResponse:
    """One question: who has it, when one hears, its answer; and giving that, or taking the question back."""
    row = advice_of(number)
    if row is None:
        raise Http404
    if request.method != "POST":
        return render(request, "zicht/advice_question.html", _one(visit, row, {}, {}))
    values = typed_values(request.POST)
    refusal = _done(visit, number, one(values, "act"), one(values, "answer"))
    if refusal:
        context = _one(visit, row, values, told(refusal.problems))
        return render(request, "zicht/advice_question.html", context, status=422)
    messages.success(request, _("Bewaard. Wie het vroeg ziet dit."))
    return redirect("advice_question", number=number)


@family_page(Act.RECORD, "advice")
def about_family(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """Whom to ask, and what was advised about this family."""
    around = Around(visit)
    if request.method != "POST":
        return render(request, "zicht/advice.html", _about(around, {}, {}))
    values, key = typed_values(request.POST), form_key(request)
    made = recorded(visit, key, lambda locked: _obtained(locked, values))
    if isinstance(made, Refusal):
        return render(
            request, "zicht/advice.html", _about(around, values, told(made.problems)) | {"form_key": key}, status=422
        )
    return redirect(f"{reverse('fact', args=[visit.family, made])}?new=1")


def _done(visit: Visit, number: UUID, act: str, text: str) -> Refusal | None:
    """Do what was asked for, or why it cannot be done."""
    row = locked_advice(number)
    if row is None:
        raise Http404
    asked, own = as_asked(row), visit.viewer.organisation
    match act:
        case "received":
            refusal = advice.receives(asked, own)
            if refusal is None:
                receive_advice(row, visit.account, visit.now)
        case "answer":
            refusal = advice.answers(asked, text, own)
            if refusal is None:
                answer_advice(row, text, visit.account, visit.now)
        case "withdraw":
            refusal = advice.withdraws(asked, own)
            if refusal is None:
                withdraw_advice(row, visit.now)
        case _:
            refusal = Refusal({"answer": "no_reply"})
    return refusal


def _obtained(around: Around, values: Values) -> Decision:
    problems = {} if one(values, "source") else {"source": "no_adviser"}
    if not one(values, "advice"):
        problems["advice"] = "no_advice"
    said = {each: one(values, each) for each in ("source", "advice", "agreed")}
    entered = Entered(KIND, tuple(values.get("about", ())), around.visit.today, attributes=said)
    return all_of([around.deciding.record(entered)], problems)


def _context(visit: Visit, values: Values, problems: dict[str, str]) -> dict[str, object]:
    terms, viewer = served()[1].terms, visit.viewer
    of_us, by_us = advice_asked(viewer, visit.now)
    return {
        "visit": visit,
        "teams": other_teams(viewer.organisation),
        "typed": {each: one(values, each) for each in ("team", "question")},
        "problems": problems,
        "form_key": uuid4(),
        "hears_by": advice.hears_by(visit.today, terms),
        "of_us": [_line(visit, each) for each in of_us],
        "by_us": [_line(visit, each) for each in by_us],
        "officers": officers(viewer.organisation),
    }


def _one(visit: Visit, row: AdviceRow, values: Values, problems: dict[str, str]) -> dict[str, object]:
    return {
        "visit": visit,
        "each": _line(visit, row),
        "is_mine": row.asked_id == visit.viewer.organisation,
        "typed": {"answer": one(values, "answer")},
        "problems": problems,
    }


def _line(visit: Visit, row: AdviceRow) -> dict[str, object]:
    terms, asked = served()[1].terms, as_asked(row)
    return {
        "row": row,
        "is_open": not (asked.is_answered or asked.is_withdrawn),
        "is_back": advice.is_back(asked, terms, visit.today),
        "hears_by": advice.hears_by(asked.asked_on, terms),
        "telephone": row.team.telephone or row.asked.telephone,
        "has_it": (row.received_by.telephone or row.team.telephone) if row.received_by else "",
    }


def _about(around: Around, values: Values, problems: dict[str, str]) -> dict[str, object]:
    children = [each.id for each in around.case.persons if each.is_child]
    about = list(values.get("about", ())) or (children if len(children) == 1 else [])
    sources = around.vocabulary.kinds[KIND].attributes["source"].values
    return {
        "visit": around.visit,
        "persons": around.persons(about),
        "sources": [(each, around.wording.value(each)) for each in sources],
        "officers": officers(around.own),
        "typed": {each: one(values, each) for each in ("source", "advice", "agreed")},
        "problems": problems,
        "form_key": uuid4(),
    }


def officers(organisation: str) -> list[tuple[str, str]]:
    """The attention officers of an organisation, with how to reach them (R050)."""
    found = Account.objects.filter(
        organisation=organisation, is_active=True, roles__contains=[Role.ATTENTION_OFFICER.value]
    )
    return list(found.order_by("name").values_list("name", "telephone"))
