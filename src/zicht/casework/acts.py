"""Two of the four acts towards another organisation: sharing a worry and reporting to Veilig Thuis.

Each becomes a question to one team, with what goes along and on which ground (casework/asking.py). What nobody
confirmed to have within its term comes back to who sent it. A report needs no own observation: it says from whom it
came (R044), and a meeting may report together (R045).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from zicht.casework.around import Around, all_of
from zicht.casework.asking import Outcome
from zicht.casework.content import Ground, Screen
from zicht.casework.disclosing import Disclosed, Proposed, account_of, disclose_beside
from zicht.casework.recording import Accepted, Entered, Refusal
from zicht.rulebook.term import TermBook

WORRY, REPORT = "concern_shared", "report_made"
SAFE_HOME, RIGHT_TO_REPORT, TASK_OF_SAFE_HOME = "veilig_thuis", "meldrecht", "taak_veilig_thuis"
RECEIPT = "receipt"  # the term within which somebody confirms to have it
ANSWERS = {WORRY: "signal_follow_up", REPORT: "report_decision"}  # the term of the answer, as the rules on it have it
NO = "no"


@dataclass(frozen=True, slots=True)
class Act:
    """What every act says: about whom, to whom, what, what goes along, and whether the family was told.

    `purpose`: for what the other may use it; empty is what the kind of the act is called.
    """

    about: tuple[str, ...]
    to: str
    said: str = field(default="", repr=False)
    ground: str = ""
    facts: tuple[str, ...] = ()
    told: bool | None = None
    why_not_told: str = field(default="", repr=False)
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says besides. `firsthand`: yes, no or not answered; `chain`: from whom it came."""

    subject: str = ""
    firsthand: str = ""
    chain: str = field(default="", repr=False)
    acute: str = ""
    on_behalf_of: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Sent:
    """An act that may be done: the fact, what goes along with it, and the account of the sharing."""

    asks: Accepted
    disclosed: Disclosed
    account_of_it: Accepted


def share_worry(act: Act, around: Around, grounds: Mapping[str, Ground], types: Mapping[str, str]) -> Sent | Refusal:
    """A worry to another organisation, or every problem. To Veilig Thuis one asks advice or reports."""
    problems = {} if act.said.strip() else {"said": "no_worry"}
    if types.get(act.to) == SAFE_HOME:
        problems["receiver"] = "advice_or_report"
    entered = Entered(WORRY, act.about, around.today, attributes={"to": act.to}, note=act.said)
    return _sent(act, entered, around, grounds, types, problems)


def report(
    act: Act, typed: Report, around: Around, grounds: Mapping[str, Ground], types: Mapping[str, str]
) -> Sent | Refusal:
    """A report to Veilig Thuis, or every problem."""
    problems = {} if act.said.strip() else {"said": "no_report"}
    if act.to and types.get(act.to) != SAFE_HOME:
        problems["receiver"] = "not_safe_home"
    if not typed.subject:
        problems["subject"] = "no_subject"
    if typed.firsthand == NO and not typed.chain.strip():
        problems["chain"] = "heard_from_whom"
    said = {
        "to": act.to,
        "subject": typed.subject,
        "firsthand": typed.firsthand,
        "chain": typed.chain,
        "acute": typed.acute,
        "on_behalf_of": typed.on_behalf_of,
    }
    entered = Entered(REPORT, act.about, around.today, attributes=said, note=act.said)
    return _sent(act, entered, around, grounds, types, problems)


def _sent(
    act: Act,
    entered: Entered,
    around: Around,
    grounds: Mapping[str, Ground],
    types: Mapping[str, str],
    problems: dict[str, str],
) -> Sent | Refusal:
    proposed = Proposed(
        receiver=act.to,
        receivers=(act.to,) if act.to else (),
        facts=act.facts,
        ground=act.ground,
        purpose=act.purpose or around.vocabulary.kinds[entered.kind].label,
        told=act.told,
        why_not_told=act.why_not_told,
    )
    disclosed = disclose_beside(entered.about, proposed, around.case, around.own, grounds, types, around.today)
    asks = around.record(entered)
    lacking = {**(disclosed.problems if isinstance(disclosed, Refusal) else {}), **problems}
    found = all_of([asks], lacking)
    if isinstance(found, Refusal) or isinstance(disclosed, Refusal):
        return found if isinstance(found, Refusal) else Refusal(lacking)
    account = around.record(account_of(disclosed, entered, around.today))
    return account if isinstance(account, Refusal) else Sent(found[0], disclosed, account)


def grounds_of(kind: str, own_type: str, grounds: Mapping[str, Ground]) -> dict[str, Ground]:
    """On what an act may rest: a report on the right to report, a worry on what may be given to others."""
    if kind == REPORT:
        return {code: each for code, each in grounds.items() if code == RIGHT_TO_REPORT}
    return {
        code: each
        for code, each in grounds.items()
        if each.screen is not Screen.DUTY
        and code != RIGHT_TO_REPORT
        and (code != TASK_OF_SAFE_HOME or own_type == SAFE_HOME)
    }


def hears_by(kind: str, asked_on: date, terms: TermBook) -> date:
    """The day by which who sent it hears what is done with it."""
    return terms.due(ANSWERS[kind], asked_on) if kind in ANSWERS else terms.due("answer", asked_on)


def comes_back_on(asked_on: date, terms: TermBook) -> date:
    """The last day for somebody to confirm to have it; after that it is back with who sent it."""
    return terms.due(RECEIPT, asked_on)


def is_back(asked_on: date, outcome: Outcome, is_received: bool, terms: TermBook, today: date) -> bool:
    """Whether what was sent is back with who sent it: nobody confirmed to have it within its term."""
    return outcome is Outcome.OPEN and not is_received and comes_back_on(asked_on, terms) < today
