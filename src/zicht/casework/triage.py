"""What Veilig Thuis decides about a report: the safety of every child of the household, and the route (R222, R230)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from zicht.casework.recording import LONGEST_TEXT, Entered, Refusal
from zicht.casework.reports import Report, children, last_seen, others_with_sight, reports
from zicht.casework.routes import Route, Routes
from zicht.evaluation.daily import Sight, sight_on
from zicht.facts.case import Case
from zicht.facts.fact import Fact
from zicht.facts.kinds import Vocabulary
from zicht.rulebook.rule import Rulebook

TRIAGE, ASSESSED, LEFT_OUT, STARTED = "triage_done", "risk_assessed", "child_not_assessed", "investigation_started"
INVESTIGATION, ADDED, NOT_TAKEN_UP = "onderzoek", "toegevoegd_aan_lopende_zaak", "niet_opgepakt"
OTHER = "other"  # none of the agreed criteria, with a reason
SEEN, HEARD, NEITHER = "seen", "heard", "neither"


@dataclass(frozen=True, slots=True)
class OfChild:
    """The assessment of one child, or why there is none. `looked`: seen, heard, or neither for this assessment."""

    outcome: str = ""
    looked: str = ""
    why_not: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Deciding:
    """A decision as it was typed. `shown` are the reports that stood on the page."""

    report: str
    shown: tuple[str, ...]
    of: Mapping[str, OfChild]
    route: str
    to: str = ""
    criterion: str = ""
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Desk:
    """What the decision is taken with: the case as Veilig Thuis knows it, and what its region agreed on."""

    case: Case
    own: str
    vocabulary: Vocabulary
    rulebook: Rulebook
    routes: Routes
    types: Mapping[str, str]
    today: date


def triage(deciding: Deciding, desk: Desk) -> tuple[Entered, ...] | Refusal:
    """The facts of a decision: an assessment of each child, and the route; or every problem."""
    report = next((each for each in reports(desk.case, desk.own) if deciding.report == each.fact.id), None)
    if report is None:
        return Refusal({"report": "unknown_report"})
    problems = _report(deciding, report, desk) | dict(_children(deciding, desk))
    route = desk.routes.get(deciding.route)
    problems |= {"route": "no_route"} if route is None else _route(deciding, route, report, desk)
    if len(deciding.reason) > LONGEST_TEXT:
        problems["reason"] = "too_long"
    if problems:
        return Refusal(problems)
    return tuple(_facts(deciding, report.fact, desk))


def _report(deciding: Deciding, report: Report, desk: Desk) -> dict[str, str]:
    if report.answer is not None:
        return {"report": "decided_already"}
    known = {each.fact.id for each in reports(desk.case, desk.own)}
    return {} if known <= set(deciding.shown) else {"report": "report_came_in"}


def _children(deciding: Deciding, desk: Desk) -> Iterator[tuple[str, str]]:
    """Each child of the household has an outcome, or a reason why not (002 §2.5; BW 1:255)."""
    outcomes = desk.vocabulary.kinds[ASSESSED].attributes["outcome"].values
    for each in children(desk.case, desk.today):
        of = deciding.of.get(each.id, OfChild())
        place = f"outcome-{each.id}"
        if not of.outcome and not of.why_not.strip():
            yield place, "assess_or_say_why"
        elif of.outcome and of.outcome not in outcomes:
            yield place, "not_in_list"
        elif of.outcome and of.looked not in {SEEN, HEARD, NEITHER}:
            yield place, "seen_or_not"
        elif len(of.why_not) > LONGEST_TEXT:
            yield place, "too_long"


def _route(deciding: Deciding, route: Route, report: Report, desk: Desk) -> dict[str, str]:
    problems: dict[str, str] = {}
    if route.leads_on and not route.may_go_to(desk.types.get(deciding.to, "")):
        problems["to"] = "route_leads_elsewhere" if deciding.to else "no_receiver_of_route"
    if deciding.to == desk.own and not (route.code == ADDED and report.number > 1):
        problems["to"] = "not_yourself"
    codes = {each.code for each in route.criteria}
    if codes and deciding.criterion not in {*codes, OTHER}:
        problems["criterion"] = "no_criterion"
    if (route.asks_reason or deciding.criterion == OTHER) and not deciding.reason.strip():
        problems["reason"] = "no_reason"
    sight = sight_on(desk.case, desk.rulebook, desk.own, desk.today)
    if route.code == ADDED and deciding.to not in {"", desk.own, *others_with_sight(sight, desk.own)}:
        problems["to"] = "keeps_no_sight"
    if route.code == NOT_TAKEN_UP and _unseen(deciding, report.fact, desk, sight):
        problems["route"] = "not_seen"
    return problems


def _unseen(deciding: Deciding, report: Fact, desk: Desk, sight: Iterable[Sight]) -> bool:
    """Whether a child was not seen since the report, while nobody else keeps sight on it.

    An address in a register or a call does not show how a child is (001 §2.3; R231).
    """
    held = {each.child for each in sight if set(each.holders) - {desk.own}}
    for each in children(desk.case, desk.today):
        seen_now = deciding.of.get(each.id, OfChild()).looked in {SEEN, HEARD}
        seen = last_seen(desk.case, desk.vocabulary, each.id)
        if each.id not in held and not seen_now and (seen is None or seen.latest < report.earliest):
            return True
    return False


def _facts(deciding: Deciding, report: Fact, desk: Desk) -> Iterator[Entered]:
    re = {"re": report.id}
    here = tuple(each.id for each in children(desk.case, desk.today))
    groups: dict[tuple[str, str], list[str]] = {}
    for child in here:
        of = deciding.of[child]
        if of.outcome:
            groups.setdefault((of.outcome, of.looked), []).append(child)
        else:
            yield Entered(LEFT_OUT, (child,), desk.today, attributes={"reason": of.why_not.strip(), **re})
    for (outcome, looked), alike in groups.items():
        said = {"outcome": outcome, "occasion": "melding", **_looked(looked), **re}
        yield Entered(ASSESSED, tuple(alike), desk.today, attributes=said)
    about = tuple(dict.fromkeys((*here, *report.about)))
    if deciding.route == INVESTIGATION:
        yield Entered(STARTED, here, desk.today, attributes=re)
    said = {"route": deciding.route, "to": deciding.to, "criterion": deciding.criterion, "reason": deciding.reason}
    yield Entered(TRIAGE, about, desk.today, attributes={**{code: text for code, text in said.items() if text}, **re})


def _looked(looked: str) -> dict[str, str]:
    if looked == NEITHER:
        return {"child_seen": "no", "child_heard": "no"}
    return {"child_seen": "yes", "child_heard": "yes" if looked == HEARD else "no"}
