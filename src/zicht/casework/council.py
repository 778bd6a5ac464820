"""The request to the Council and its answer: weighed first, refused with reasons, closed when somebody keeps sight.

A refusal changes nothing about the concern (002 §2.5): who keeps sight stays who kept it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from zicht.casework.consent import current
from zicht.casework.recording import LONGEST_TEXT, Entered, Refusal
from zicht.casework.reports import children, in_order
from zicht.casework.typed_day import typed_day
from zicht.evaluation.daily import Sight
from zicht.facts.case import Case
from zicht.facts.fact import Fact, Precision
from zicht.facts.kinds import Vocabulary

CONSIDERED, REFERRAL, DECISION, STARTED = (
    "council_referral_considered",
    "council_referral",
    "council_decision",
    "investigation_started",
)
REFER, NO_INVESTIGATION, NO_MEASURE = "melden", "geen_onderzoek", "geen_maatregel"
PUT_OFF = frozenset({"drang", "voorwaardelijk_uitgesteld", "niet_doorgezet", "niet_nu"})
NO_SIGNALS = "geen_kindsignalen"
NOTHING_FOLLOWS = frozenset({NO_INVESTIGATION, NO_MEASURE})
COUNCIL = "raad"
MAY_ASK = frozenset({"veilig_thuis", "gi", "gemeente", "wijkteam", "jeugdhulp"})  # Jeugdwet art. 3.1; Wmo art. 4.1.1


@dataclass(frozen=True, slots=True)
class Weighing:
    """A weighing as it was typed."""

    outcome: str
    reason: str = ""
    review_on: str = ""
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Request:
    """A request to the Council as it was typed. `why`: what was tried, what was refused, and why it is asked now."""

    why: str = field(repr=False)
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """What the Council decides, as it was typed. `keeps`: who keeps sight now, as the Council verified."""

    outcome: str
    reason: str = field(default="", repr=False)
    keeps: str = ""


def weigh(typed: Weighing, case: Case, vocabulary: Vocabulary, today: date) -> Entered | Refusal:
    """The fact of a weighing, or every problem. What is put off keeps its reason, and a day to weigh again (R175)."""
    attributes = vocabulary.kinds[CONSIDERED].attributes
    problems: dict[str, str] = {}
    if typed.outcome not in attributes["outcome"].values:
        problems["outcome"] = "no_weighing"
    put_off = typed.outcome in PUT_OFF
    if typed.outcome != REFER and typed.reason not in attributes["reason"].values:
        problems["reason"] = "no_weighing_reason"
    elif typed.reason == NO_SIGNALS and not typed.note.strip():
        problems["reason"] = "signals_not_needed"
    again = typed_day(typed.review_on, today) if typed.review_on.strip() else None
    if put_off and (again is None or again.precision is not Precision.DAY or again.day <= today):
        problems["review_on"] = "no_day_again"
    if problems:
        return Refusal(problems)
    said = {
        "outcome": typed.outcome,
        "reason": typed.reason,
        "review_on": f"{again.day:%d-%m-%Y}" if put_off and again else "",
    }
    here = tuple(each.id for each in children(case, today))
    return Entered(CONSIDERED, here, today, attributes={c: t for c, t in said.items() if t}, note=typed.note)


def refer(typed: Request, case: Case, own: str, organisation_type: str, today: date) -> tuple[Entered, ...] | Refusal:
    """The facts of a request: weighed first, also when it is weighed in the same act; or every problem (R192)."""
    problems: dict[str, str] = {}
    if organisation_type not in MAY_ASK:
        problems["why"] = "who_asks_council"
    elif not typed.why.strip():
        problems["why"] = "why_council"
    elif len(typed.why) > LONGEST_TEXT:
        problems["why"] = "too_long"
    here = tuple(each.id for each in children(case, today))
    if not here:
        problems["why"] = "no_children"
    if problems:
        return Refusal(problems)
    request = Entered(
        REFERRAL, here, today, attributes={"urgent": "yes" if typed.urgent else "no"}, note=typed.why.strip()
    )
    last = last_weighing(case, own)
    if last is not None and last.attributes.get("outcome") == REFER:
        return (request,)
    return (request, Entered(CONSIDERED, here, today, attributes={"outcome": REFER}, note=typed.why.strip()))


def last_weighing(case: Case, own: str) -> Fact | None:
    """The last weighing of an organisation since its last request; None: not weighed since."""
    mine = [each for each in in_order(current(case.facts)) if each.organisation == own]
    steps = [each for each in mine if each.kind in {CONSIDERED, REFERRAL}]
    return steps[-1] if steps and steps[-1].kind == CONSIDERED else None


def council_decides(
    typed: Decided,
    case: Case,
    own: str,
    organisation_type: str,
    vocabulary: Vocabulary,
    sight: Iterable[Sight],
    today: date,
) -> tuple[Entered, ...] | Refusal:
    """The facts of a decision of the Council, or every problem.

    No investigation or no measure has reasons (R181), and is there only when another keeps sight on each child and the
    Council asked that organisation (R182).
    """
    problems: dict[str, str] = {}
    if organisation_type != COUNCIL:
        return Refusal({"outcome": "only_council"})
    if typed.outcome not in vocabulary.kinds[DECISION].attributes["outcome"].values:
        problems["outcome"] = "no_decision"
    if not typed.reason.strip():
        problems["reason"] = "reasons_of_council"
    elif len(typed.reason) > LONGEST_TEXT:
        problems["reason"] = "too_long"
    here = tuple(each.id for each in children(case, today))
    if typed.outcome in NOTHING_FOLLOWS:
        problems |= _kept(typed.keeps, here, own, sight)
    if problems:
        return Refusal(problems)
    said = {"outcome": typed.outcome, "reasons": "yes", "reason": typed.reason.strip()}
    if typed.outcome in NOTHING_FOLLOWS:
        said["keeps"] = typed.keeps
    return (Entered(DECISION, here, today, attributes=said),)


def _kept(keeps: str, here: tuple[str, ...], own: str, sight: Iterable[Sight]) -> dict[str, str]:
    if not keeps or keeps == own:
        return {"keeps": "who_keeps_sight"}
    held = {each.child for each in sight if keeps in each.holders}
    return {} if set(here) <= held else {"keeps": "keeps_no_sight_here"}


def decline(
    about: tuple[str, ...], asker: str, reason: str, verified: bool, organisation_type: str, today: date
) -> tuple[Entered, ...] | Refusal:
    """The facts of a request on which the Council does not investigate, or every problem.

    Whoever asked keeps the sight that it kept, and the Council said so to it before it closes (R182).
    """
    problems: dict[str, str] = {}
    if organisation_type != COUNCIL:
        problems["outcome"] = "only_council"
    if not reason.strip():
        problems["reason"] = "reasons_of_council"
    elif len(reason) > LONGEST_TEXT:
        problems["reason"] = "too_long"
    if not verified:
        problems["verified"] = "asker_keeps_sight"
    if problems:
        return Refusal(problems)
    said = {"outcome": NO_INVESTIGATION, "reasons": "yes", "reason": reason.strip(), "keeps": asker}
    return (Entered(DECISION, about, today, attributes=said),)
