"""Asking the Raad: the facts that go along, on the ground of its task, and its own page for answering."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from zicht.access.policy import Act
from zicht.casework.asking import Outcome, Reply, Said, replied
from zicht.casework.conditions import BREACHED as NOT_MET
from zicht.casework.conditions import MET, SET
from zicht.casework.council import COUNCIL, REFERRAL, decline
from zicht.casework.disclosing import Proposed, account_of, disclose, shareable
from zicht.casework.measures import PROPOSED, review_end
from zicht.casework.recording import Accepted, Entered, Refusal
from zicht.explanation.wording import capitalised
from zicht.facts.fact import Fact
from zicht.web.models import Asking, Team
from zicht.web.pages.asked import (
    ANSWERED_ON,
    after,
    answer_context,
    checked_fact,
    involving_of,
    recorded_before_by,
    started,
)
from zicht.web.pages.entering import Around, form_key, one, typed_values
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.problem_texts import told
from zicht.web.pages.several import all_accepted
from zicht.web.storage.asking import Asked, accept, ask, asking_of, close, question_of, reply
from zicht.web.storage.cases import ties_of
from zicht.web.storage.recording import alone_with
from zicht.web.storage.sharing import types

GROUND = "taak_raad"
ALONG = frozenset({SET, MET, NOT_MET})  # with a proposed end these go along by themselves
ANSWERED_ON |= {REFERRAL: "council_answer", PROPOSED: "council_answer"}
Values = Mapping[str, list[str]]


def ask_council(entered: tuple[Entered, ...] | Refusal, values: Values, around: Around, key: UUID) -> Refusal | None:
    """Ask it, with what goes along; or every problem. The first fact is the question. The family must be locked."""
    visit = around.visit
    team = Team.objects.filter(pk=one(values, "team"), organisation__type=COUNCIL).first()
    problems = dict(entered.problems) if isinstance(entered, Refusal) else {}
    if team is None:
        problems["team"] = "which_council"
    found = disclose(
        _proposed(entered, values, around, team), around.case, around.own, around.content.grounds, types(), visit.today
    )
    if isinstance(found, Refusal):
        problems |= {code: text for code, text in found.problems.items() if code != "receiver"}
    if problems or isinstance(found, Refusal) or isinstance(entered, Refusal) or team is None:
        return Refusal(problems)
    account = checked_fact(around, account_of(found, entered[0], visit.today))
    accepted = all_accepted(entered, around)
    if isinstance(accepted, Refusal):
        return accepted
    if isinstance(account, Refusal):
        return account
    ask(
        Asked(accepted[0], found, team.id, account, accepted[1:]),
        visit.family,
        visit.account,
        visit.ties,
        key,
        visit.now,
    )
    return None


def _proposed(entered: tuple[Entered, ...] | Refusal, values: Values, around: Around, team: Team | None) -> Proposed:
    receiver = team.organisation_id if team else ""
    chosen = list(values.get("facts", ()))
    if not isinstance(entered, Refusal) and entered[0].kind == PROPOSED:
        chosen += [each.id for each in shareable(around.case, around.own) if each.kind in ALONG]
    return Proposed(
        receiver=receiver,
        receivers=(receiver,) if receiver else (),
        facts=tuple(dict.fromkeys(chosen)),
        ground=GROUND,
        purpose=_("De Raad vragen om onderzoek of om mee te kijken"),
        told={"yes": True, "no": False}.get(one(values, "told")),
        why_not_told=one(values, "why_not_told")[:300],
    )


def asking_fields(around: Around, values: Values) -> dict[str, object]:
    """What the form offers: the teams of the Raad, and the own facts that may go along."""
    chosen = set(values.get("facts", ()))
    teams = Team.objects.filter(organisation__type=COUNCIL).select_related("organisation").order_by("name")
    own = sorted(shareable(around.case, around.own), key=lambda each: each.latest, reverse=True)
    return {
        "teams": [(each.id, f"{each.organisation.name}, {each.name}") for each in teams],
        "facts": [
            {
                "id": each.id,
                "said": _line(around, each),
                "chosen": each.id in chosen,
            }
            for each in own
            if each.kind != "disclosure"
        ],
    }


def _line(around: Around, fact: Fact) -> str:
    wording = around.wording
    return f"{capitalised(wording.kind(fact.kind))}, {wording.day_of(fact)}, {wording.persons(fact.about)}"


@family_page(Act.ANSWER, "council_answer")
def answer(request: HttpRequest, visit: FamilyVisit, asking: UUID) -> HttpResponse:
    """The Raad answers: it investigates, does not, or says what it thinks of a proposed end."""
    row, around = asking_of(visit.family, asking), Around(visit)
    if row is None:
        raise Http404
    if (
        row.kind not in {REFERRAL, PROPOSED} or row.asked_id != around.own
    ):  # the page for every question, and for withdrawing
        return redirect("answer", family=visit.family, asking=asking)
    if request.method != "POST":
        return render(request, "zicht/council_answer.html", _context(around, row))
    key = form_key(request)
    refusal = alone_with(visit.family, lambda: _answered(request, around, asking, key))
    if refusal is not None:
        more = {"problems": told(refusal.problems), "typed": request.POST, "form_key": key}
        return render(request, "zicht/council_answer.html", _context(around, row) | more, status=422)
    messages.success(request, _("Uw antwoord is vastgelegd. Wie het vroeg ziet het met uw redenen."))
    return after(visit)


def _context(around: Around, row: Asking) -> dict[str, object]:
    return answer_context(around, row) | {"is_end": row.kind == PROPOSED}


def _answered(request: HttpRequest, around: Around, asking: UUID, key: UUID) -> Refusal | None:
    visit, row = around.visit, asking_of(around.visit.family, asking)
    if row is None:
        raise Http404
    if recorded_before_by(key):
        return None
    values = typed_values(request.POST)
    agrees = one(values, "act") in {"investigate", "agree"}
    said = replied(
        question_of(row),
        Said(Reply.ACCEPTED) if agrees else Said(Reply.REFUSED, one(values, "reason")),
        around.own,
        visit.today,
    )
    entered = _facts(values, around, row)
    problems = {
        **(entered.problems if isinstance(entered, Refusal) else {}),
        **(said.problems if isinstance(said, Refusal) else {}),
    }
    typed = involving_of(request, around, row) if one(values, "act") == "investigate" else None
    if isinstance(typed, Refusal):
        problems |= typed.problems
    if problems or isinstance(said, Refusal) or isinstance(entered, Refusal) or isinstance(typed, Refusal):
        return Refusal(problems)
    accepted = all_accepted((said, *entered), around)
    if isinstance(accepted, Refusal):
        return accepted
    facts: list[Accepted] = [*accepted]
    if typed is not None:
        accept(row, typed, visit.account, visit.now)
        facts += started(around, typed, accepted[0].about)
    reply(row, facts, visit.account, key, ties_of(visit.family), visit.now)
    close(row, Outcome.ACCEPTED if agrees else Outcome.REFUSED, visit.now)
    return None


def _facts(values: Values, around: Around, row: Asking) -> tuple[Entered, ...] | Refusal:
    """What the answer is about: an investigation that begins, none with its reasons, or a look at a proposed end."""
    act, today, own_type = one(values, "act"), around.visit.today, around.visit.account.organisation.type
    question = question_of(row)
    if row.kind == PROPOSED:
        outcome = {"agree": "ingestemd", "disagree": "niet_ingestemd"}.get(act, "")
        proposal = next(each for each in around.case.facts if each.root == str(row.asks))
        found = review_end(proposal, outcome, one(values, "reason"), own_type, today)
        return found if isinstance(found, Refusal) else (found,)
    if act == "investigate":
        return (Entered("investigation_started", question.about, today, attributes={"re": question.asks}),)
    return decline(question.about, row.asker_id, one(values, "reason"), "verified" in values, own_type, today)
