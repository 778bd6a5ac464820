"""Gevraagd: what another organisation asks of ours about a family, and what ours asked: who has it, and the answers."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy

from zicht.access.policy import Act, decide
from zicht.casework.asking import OUTCOMES, Reply, Said, replied
from zicht.casework.involving import Involving, chosen
from zicht.casework.plain_text import fact_lines
from zicht.casework.recording import Accepted, Entered, Refusal, record
from zicht.explanation.wording import capitalised
from zicht.web.models import Asking, Family
from zicht.web.models.organisations import telephone_of
from zicht.web.pages.entering import Around, form_key
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.involving import labelled, own_choices, purposes, region_of, typed_involving
from zicht.web.pages.problem_texts import told
from zicht.web.storage.asking import (
    accept,
    answers,
    asking_of,
    askings_of,
    close,
    question_of,
    receipts,
    reply_key,
    roots_of,
)
from zicht.web.storage.asking import reply as said_to
from zicht.web.storage.cases import ties_of
from zicht.web.storage.recording import RemovedError, alone_with, recorded_before

# A question that has an answer of its own: the kind of fact that asks it, and the name of the page that answers it.
ANSWERED_ON: dict[str, str] = {}
OF_INVOLVEMENT = ("ground", "purpose", "team", "responsible")


@family_page(Act.SEE_ASKED, "asked")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """What is asked of the viewer's organisation, and by it."""
    return render(request, "zicht/asked.html", _context(Around(visit)))


@family_page(Act.ANSWER, "answer")
def answer(request: HttpRequest, visit: FamilyVisit, asking: UUID) -> HttpResponse:
    """One question: confirm its receipt, accept or refuse it, or withdraw it."""
    row = asking_of(visit.family, asking)
    if row is None:
        raise Http404
    around = Around(visit)
    if request.method != "POST":
        return render(request, "zicht/answer.html", answer_context(around, row))
    key = form_key(request)
    try:
        done = alone_with(visit.family, lambda: _answered(request, around, asking, key))
    except RemovedError:
        return redirect("today")
    if isinstance(done, Refusal):
        more = {"problems": told(done.problems), "typed": request.POST, "form_key": key}
        return render(request, "zicht/answer.html", answer_context(around, row) | more, status=422)
    messages.success(request, str(DONE[done]))
    return after(visit)


def after(visit: FamilyVisit) -> HttpResponse:
    """Where to go when a question was answered: to the family, or when that is not open (any more), to Vandaag."""
    ties = ties_of(visit.family)
    if decide(visit.viewer, Act.SEE_ASKED, ties, visit.now).allowed:
        return redirect("asked", family=visit.family)
    return redirect("today")


def _answered(request: HttpRequest, around: Around, asking: UUID, key: UUID) -> Reply | Refusal:
    visit, row = around.visit, asking_of(around.visit.family, asking)
    if row is None:
        raise Http404
    kind = {each.name.lower(): each for each in Reply}.get(request.POST.get("act", ""))
    if kind is None:
        return Refusal({"reply": "no_reply"})
    if recorded_before_by(key):
        return kind
    said = replied(question_of(row), Said(kind, request.POST.get("reason", "")), around.own, visit.today)
    checked = said if isinstance(said, Refusal) else checked_fact(around, said)
    typed = involving_of(request, around, row) if kind is Reply.ACCEPTED else None
    problems = dict(checked.problems) if isinstance(checked, Refusal) else {}
    if isinstance(typed, Refusal):
        problems |= typed.problems
    if problems or isinstance(checked, Refusal) or isinstance(typed, Refusal):
        return Refusal(problems)
    facts = [checked]
    if typed is not None:
        accept(row, typed, visit.account, visit.now)
        facts += started(around, typed, checked.about)
    said_to(row, facts, visit.account, key, ties_of(visit.family), visit.now)
    if kind in OUTCOMES:
        close(row, OUTCOMES[kind], visit.now)
    return kind


def recorded_before_by(key: UUID) -> bool:
    """Whether this form was sent before."""
    return recorded_before(reply_key(key)) is not None


def started(around: Around, typed: Involving, about: tuple[str, ...]) -> list[Accepted]:
    """The fact that the own organisation works with the family from today."""
    entered = Entered("involvement_started", about, around.visit.today, attributes={"purpose": typed.purpose})
    checked = checked_fact(around, entered)
    if isinstance(checked, Refusal):
        raise RuntimeError(", ".join(checked.problems))  # noqa: TRY004  (a defect of ours, not of a form)
    return [checked]


def checked_fact(around: Around, entered: Entered) -> Accepted | Refusal:
    """A fact of the viewer's organisation, checked."""
    return record(entered, around.case, around.own, around.vocabulary, around.visit.today, around.region)


def involving_of(request: HttpRequest, around: Around, row: Asking) -> Involving | Refusal:
    """The involvement that an acceptance makes, as it was typed, or every problem with it."""
    typed = typed_involving(request.POST, around.own)
    why = f"Gevraagd door {row.asker.name}"  # kept, and so in the language of the region
    typed = Involving(around.own, typed.team, typed.purpose, why, typed.ground, "", typed.responsible)
    region = region_of(around.vocabulary, around.content)
    problems = chosen(typed, region)
    if typed.ground not in region.grounds:
        problems["ground"] = "no_ground"
    if typed.purpose not in region.purposes:
        problems["purpose"] = "no_purpose_chosen"
    return Refusal(problems) if problems else typed


def answer_context(around: Around, row: Asking) -> dict[str, object]:
    """One question with everything that goes along, and what its answer offers to choose."""
    return {
        "visit": around.visit,
        "family": Family.objects.get(pk=around.visit.family),
        "each": shown_askings(around, [row])[0],
        "form_key": uuid4(),
        "problems": {},
        "typed": {},
        "default_team": row.team_id or around.visit.account.team_id,
        "purposes": labelled(purposes(around.vocabulary), around.vocabulary),
        "grounds": around.content.involvement.items(),
        **own_choices(around.own),
    }


def _context(around: Around) -> dict[str, object]:
    rows = askings_of(around.visit.family)
    return {
        "visit": around.visit,
        "family": Family.objects.get(pk=around.visit.family),
        "is_open": decide(around.visit.viewer, Act.SEE, around.visit.ties, around.visit.now).allowed,
        "to_us": shown_askings(around, [each for each in rows if each.asked_id == around.own]),
        "from_us": shown_askings(around, [each for each in rows if each.asker_id == around.own]),
        "form_key": uuid4(),
    }


def shown_askings(around: Around, rows: list[Asking]) -> list[Mapping[str, object]]:
    """Each question as a page shows it: what, who asks, who has it, and what was said to it."""
    has, said = receipts(rows), answers(rows)
    return [
        {
            "row": row,
            "what": capitalised(around.wording.kind(row.kind)),
            "is_open": row.outcome == "open",
            "is_mine": row.asked_id == around.own,
            "ground": _ground(around, row),
            "telephone": row.asked_by.telephone or telephone_of(row.asked_by.team, row.asker),
            "receipt": has.get(row.id),
            "answers": [
                (capitalised(around.wording.kind(each.kind)), each.occurred_on, each.attributes.get("reason", ""))
                for each in said[row.id]
            ],
            "facts": _facts(around, row),
            "address": ANSWERED_ON.get(row.kind, "answer"),
        }
        for row in rows
    ]


def _ground(around: Around, row: Asking) -> str:
    known = around.content.grounds.get(row.disclosure.ground)
    return known.label if known else row.disclosure.ground


def _facts(around: Around, row: Asking) -> list[list[tuple[str, str]]]:
    """Every line of each fact that goes along, in its latest version; the question itself first."""
    roots = {str(each) for each in roots_of(row)}
    newest = {each.root: each for each in sorted(around.case.facts, key=lambda one: one.version) if each.root in roots}
    theirs = [each for each in newest.values() if each.organisation == row.asker_id]
    first = sorted(theirs, key=lambda each: (each.root != str(row.asks), -each.latest.toordinal(), each.index))
    return [[*fact_lines(each, around.wording, around.content, around.region)] for each in first]


DONE = {
    Reply.RECEIVED: gettext_lazy("Bevestigd. Wie het vroeg ziet nu dat u het heeft."),
    Reply.ACCEPTED: gettext_lazy("Aanvaard. Uw organisatie is vanaf vandaag betrokken; wie het vroeg weet dat."),
    Reply.REFUSED: gettext_lazy("Geweigerd. Wie het vroeg ziet uw reden; het gezin is niet meer voor u geopend."),
    Reply.WITHDRAWN: gettext_lazy(
        "Ingetrokken. De ander ziet alleen nog dat u een vraag introk, en niets over het gezin."
    ),
}
