"""Measures of the court: who is responsible by law, beside who keeps sight; and their end, looked at by the Council."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from zicht.casework.conditions import OPEN, minimum
from zicht.casework.consent import current
from zicht.casework.households import day_or_none
from zicht.casework.recording import LONGEST_TEXT, Entered, Refusal
from zicht.casework.reports import children, in_order
from zicht.casework.typed_day import typed_day
from zicht.evaluation.daily import Sight
from zicht.facts.case import Case
from zicht.facts.fact import Fact, Precision
from zicht.facts.kinds import Vocabulary

RULING, BEGUN, ENDED, PROPOSED, REVIEWED = (
    "court_decision",
    "measure_started",
    "measure_ended",
    "measure_ending_proposed",
    "measure_ending_reviewed",
)
INSTITUTION, COUNCIL = "gi", "raad"
GRANTED, REFUSED, CHANGED, STOPPED = "toegewezen", "afgewezen", "gewijzigd", "beeindigd"
PROTECTION = frozenset({"ots", "verlenging_ots", "muhp", "voogdij", "toezicht"})
RECORDS_RULINGS = frozenset({"raad", "gi", "veilig_thuis", "gemeente", "kinderrechter", "wijkteam"})
AGREED = "ingestemd"


@dataclass(frozen=True, slots=True)
class Statutory:
    """Who is responsible for a child by law: from which day, until when (None: not known), and whether it began.

    It moves on the day of the court. Sight on safety is another thing and moves on a verified start (design).
    """

    child: str
    organisation: str
    measure: str
    since: date
    until: date | None
    has_begun: bool


def statutory(case: Case, today: date) -> tuple[Statutory, ...]:
    """Who is responsible by law for each child on a day."""
    facts = in_order(current(case.facts))
    return tuple(each for child in children(case, today) for each in _of_child(child.id, facts, today))


def _of_child(child: str, facts: Iterable[Fact], today: date) -> Iterator[Statutory]:
    running: dict[str, Statutory] = {}
    for each in facts:
        if child not in each.about:
            continue
        measure = str(each.attributes.get("measure") or each.attributes.get("request") or "")
        if each.kind == RULING:
            running = _ruled(child, each, measure.removeprefix("verlenging_"), running)
        elif each.kind == BEGUN and each.organisation:
            before = running.get(measure)
            since = min(before.since, each.latest) if before else each.latest
            running[measure] = Statutory(
                child, each.organisation, measure, since, before.until if before else None, True
            )
        elif each.kind == ENDED:
            running = {code: one for code, one in running.items() if measure not in {code, ""}}
    yield from (each for each in running.values() if each.since <= today and (each.until is None or today < each.until))


def _ruled(child: str, ruling: Fact, measure: str, running: dict[str, Statutory]) -> dict[str, Statutory]:
    outcome, to = ruling.attributes.get("outcome"), ruling.attributes.get("to")
    if outcome == STOPPED:
        return {code: one for code, one in running.items() if code != measure}
    if outcome not in {GRANTED, CHANGED} or not isinstance(to, str):
        return running
    starts, until = ruling.attributes.get("starts"), ruling.attributes.get("until")
    before = running.get(measure)
    since = before.since if before else starts if isinstance(starts, date) else ruling.latest
    last = until if isinstance(until, date) else None
    return {**running, measure: Statutory(child, to, measure, since, last, before.has_begun if before else False)}


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision of the court as it was typed. `to`: the institution that is charged with the measure."""

    about: tuple[str, ...]
    request: str
    outcome: str
    day: str = ""
    to: str = ""
    starts: str = ""
    until: str = ""
    reason: str = field(default="", repr=False)


def rule_of_court(
    typed: Ruling, organisation_type: str, institutions: Collection[str], vocabulary: Vocabulary, today: date
) -> Entered | Refusal:
    """The fact of a decision of the court, or every problem. Another outcome than was asked has its reasons."""
    attributes = vocabulary.kinds[RULING].attributes
    problems: dict[str, str] = {}
    if organisation_type not in RECORDS_RULINGS:
        problems["outcome"] = "who_records_court"
    if not typed.about:
        problems["about"] = "nobody"
    if typed.request not in attributes["request"].values:
        problems["request"] = "what_was_asked"
    if typed.outcome not in attributes["outcome"].values:
        problems["outcome"] = problems.get("outcome", "no_ruling")
    protects = typed.request in PROTECTION and typed.outcome in {GRANTED, CHANGED}
    if protects and typed.to not in institutions:
        problems["to"] = "which_institution"
    if typed.outcome in {REFUSED, CHANGED} and not typed.reason.strip():
        problems["reason"] = "reasons_of_court"
    if len(typed.reason) > LONGEST_TEXT:
        problems["reason"] = "too_long"
    day = day_or_none(typed.day, today, "day", problems)
    starts, until = (_day_of(getattr(typed, name), name, today, problems) for name in ("starts", "until"))
    if starts and until and until <= starts:
        problems["until"] = "ends_before_it_starts"
    if problems:
        return Refusal(problems)
    said = {
        "request": typed.request,
        "outcome": typed.outcome,
        "to": typed.to if protects else "",
        "starts": f"{starts:%d-%m-%Y}" if starts and protects else "",
        "until": f"{until:%d-%m-%Y}" if until and protects else "",
        "reason": typed.reason.strip(),
    }
    return Entered(RULING, typed.about, day or today, attributes={code: text for code, text in said.items() if text})


def _day_of(text: str, name: str, today: date, problems: dict[str, str]) -> date | None:
    """A whole day, which may lie ahead; None when nothing was typed, or it is a problem."""
    if not text.strip():
        return None
    found = typed_day(text, today)
    if found is None or found.precision is not Precision.DAY:
        problems[name] = "no_due_day"
        return None
    return found.day


@dataclass(frozen=True, slots=True)
class Proposal:
    """To end a measure, or not to ask for its extension, as it was typed."""

    measure: str
    due: str
    parties: str = field(default="", repr=False)
    why: str = field(default="", repr=False)


def propose_end(typed: Proposal, case: Case, own: str, organisation_type: str, today: date) -> Entered | Refusal:
    """The fact of a proposal that the Council is asked to look at, or every problem (R187, R188).

    There are minimum requirements, and of each whose day has come it is recorded whether it is met: as it is, not as
    one would have it. Whether that is enough is for those concerned, and for the Council.
    """
    problems: dict[str, str] = {}
    mine = {each.measure for each in statutory(case, today) if each.organisation == own}
    if organisation_type != INSTITUTION:
        problems["measure"] = "only_institution"
    elif typed.measure not in mine:
        problems["measure"] = "no_such_measure"
    due = _day_of(typed.due, "due", today, problems)
    if due is None or due < today:
        problems["due"] = problems.get("due", "day_has_passed" if due else "no_due_day")
    if not typed.parties.strip():
        problems["parties"] = "who_took_part"
    if not typed.why.strip():
        problems["why"] = "why_end"
    problems |= {name: "too_long" for name in ("parties", "why") if len(getattr(typed, name)) > LONGEST_TEXT}
    problems |= _minimum(case, today)
    if problems or due is None:
        return Refusal(problems)
    here = tuple(
        each.child for each in statutory(case, today) if each.measure == typed.measure and each.organisation == own
    )
    said = {"measure": typed.measure, "due": f"{due:%d-%m-%Y}", "parties": typed.parties.strip()}
    return Entered(PROPOSED, here, today, attributes=said, note=typed.why.strip())


def _minimum(case: Case, today: date) -> dict[str, str]:
    asked = minimum(case)
    if not asked:
        return {"minimum": "no_minimum"}
    silent = [each for each in asked if each.state == OPEN and each.due is not None and each.due <= today]
    return {"minimum": "minimum_without_answer"} if silent else {}


def review_end(proposal: Fact, outcome: str, reason: str, organisation_type: str, today: date) -> Entered | Refusal:
    """The fact that the Council looked at a proposed end, or every problem. Its reasons are always said."""
    problems: dict[str, str] = {}
    if organisation_type != COUNCIL:
        problems["outcome"] = "only_council"
    elif outcome not in {AGREED, "niet_ingestemd"}:
        problems["outcome"] = "agrees_or_not"
    if not reason.strip():
        problems["reason"] = "reasons_of_council"
    elif len(reason) > LONGEST_TEXT:
        problems["reason"] = "too_long"
    if problems:
        return Refusal(problems)
    said = {"outcome": outcome, "reason": reason.strip(), "re": proposal.id}
    return Entered(REVIEWED, proposal.about, today, attributes=said)


@dataclass(frozen=True, slots=True)
class Step:
    """The begin or the end of a measure at the institution, as it was typed."""

    about: tuple[str, ...]
    measure: str
    day: str = ""


def begin(typed: Step, organisation_type: str, vocabulary: Vocabulary, today: date) -> Entered | Refusal:
    """The fact that the institution began: it keeps sight from then on. Or every problem."""
    problems = _step(typed, organisation_type, vocabulary)
    day = day_or_none(typed.day, today, "day", problems)
    if problems:
        return Refusal(problems)
    return Entered(BEGUN, typed.about, day or today, attributes={"measure": typed.measure})


def end(
    typed: Step,
    case: Case,
    own: str,
    organisation_type: str,
    vocabulary: Vocabulary,
    sight: Iterable[Sight],
    today: date,
) -> Entered | Refusal:
    """The fact that a measure ends, or every problem.

    Another keeps sight on each child first, and what the institution ends itself the Council has looked at (R187).
    What the court ended or did not extend ends on its day; then too somebody keeps sight.
    """
    problems = _step(typed, organisation_type, vocabulary)
    day = day_or_none(typed.day, today, "day", problems)
    held = {each.child for each in sight if set(each.holders) - {own}}
    if not set(typed.about) <= held:
        problems["sight"] = "sight_first"
    if not end_was_looked_at(typed.measure, typed.about, case):
        problems["review"] = "council_first"
    if problems:
        return Refusal(problems)
    return Entered(ENDED, typed.about, day or today, attributes={"measure": typed.measure})


def _step(typed: Step, organisation_type: str, vocabulary: Vocabulary) -> dict[str, str]:
    problems: dict[str, str] = {}
    if organisation_type != INSTITUTION:
        problems["measure"] = "only_institution"
    elif typed.measure not in vocabulary.kinds[BEGUN].attributes["measure"].values:
        problems["measure"] = "which_measure"
    if not typed.about:
        problems["about"] = "nobody"
    return problems


def end_was_looked_at(measure: str, about: Collection[str], case: Case) -> bool:
    """Whether a measure may end: the Council agreed to it, or the court ended or did not extend it."""
    return _by_court(measure, about, case) or _looked_at(measure, about, case)


def _by_court(measure: str, about: Collection[str], case: Case) -> bool:
    """Whether the last decision of the court on this measure ended or did not extend it."""
    rulings = [
        each
        for each in in_order(current(case.facts))
        if each.kind == RULING
        and str(each.attributes.get("request", "")).removeprefix("verlenging_") == measure
        and set(each.about) & set(about)
    ]
    return bool(rulings) and rulings[-1].attributes.get("outcome") in {STOPPED, REFUSED}


def _looked_at(measure: str, about: Collection[str], case: Case) -> bool:
    facts = in_order(current(case.facts))
    proposals = [each for each in facts if each.kind == PROPOSED and each.attributes.get("measure") == measure]
    if not proposals:
        return False
    ids = {proposals[-1].id, proposals[-1].root}
    reviews = [each for each in facts if each.kind == REVIEWED and each.attributes.get("re") in ids]
    return bool(reviews) and reviews[-1].attributes.get("outcome") == AGREED
