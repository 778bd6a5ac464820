"""A report comes in at Veilig Thuis: taken down as it was told, also from the second hand and during an open case."""

from dataclasses import dataclass, field
from datetime import date

from zicht.casework.households import day_or_none
from zicht.casework.recording import LONGEST_TEXT, Entered, Refusal
from zicht.casework.reports import RECEIVED, SAFE_HOME
from zicht.facts.case import Case

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Received:
    """A report as it was typed. `chain`: from whom the reporter has it; `parties`: the meeting that reports."""

    about: tuple[str, ...]
    day: str
    by: str
    subject: str = ""
    firsthand: str = ""
    chain: str = field(default="", repr=False)
    parties: str = field(default="", repr=False)
    acute: str = ""
    material: str = ""
    note: str = field(default="", repr=False)


def receive(typed: Received, case: Case, organisation_type: str, today: date) -> Entered | Refusal:
    """The fact of a report, or every problem.

    That the reporter did not see it is never a reason to refuse it (R044): then it is asked from whom it came.
    """
    problems: dict[str, str] = {}
    if organisation_type != SAFE_HOME:
        problems["about"] = "only_safe_home"
    children = {each.id for each in case.persons if each.is_child}
    if not children & set(typed.about):
        problems["about"] = problems.get("about", "which_children")
    if not typed.by:
        problems["by"] = "who_reports"
    if typed.firsthand == NO and not typed.chain.strip():
        problems["chain"] = "from_whom"
    for name, text in (("chain", typed.chain), ("parties", typed.parties)):
        if len(text) > LONGEST_TEXT:
            problems[name] = "too_long"
    received = day_or_none(typed.day, today, "day", problems)
    if problems:
        return Refusal(problems)
    said = {
        each: getattr(typed, each) for each in ("by", "subject", "firsthand", "chain", "parties", "acute", "material")
    }
    return Entered(
        kind=RECEIVED,
        about=typed.about,
        occurred_on=received or today,
        attributes={code: text for code, text in said.items() if text.strip()},
        note=typed.note,
        source="told",
    )
