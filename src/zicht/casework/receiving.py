"""A report comes in at Veilig Thuis: taken down as it was told, also from the second hand and during an open case."""

from dataclasses import dataclass, field
from datetime import date

from zicht.casework.consent import current
from zicht.casework.households import day_or_none
from zicht.casework.recording import LONGEST_TEXT, Entered, Refusal
from zicht.casework.reports import RECEIVED, SAFE_HOME, in_order
from zicht.casework.typed_day import as_typed
from zicht.facts.case import Case
from zicht.facts.fact import Fact

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Received:
    """A report as it was typed. `chain`: from whom the reporter has it; `parties`: the meeting that reports.

    `re`: the fact of whoever reported, when it is in Zicht already.
    """

    about: tuple[str, ...]
    day: str
    by: str
    subject: str = ""
    firsthand: str = ""
    chain: str = field(default="", repr=False)
    parties: str = field(default="", repr=False)
    acute: str = ""
    material: str = ""
    re: str = ""
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
        each: getattr(typed, each)
        for each in ("by", "subject", "firsthand", "chain", "parties", "acute", "material", "re")
    }
    return Entered(
        kind=RECEIVED,
        about=typed.about,
        occurred_on=received or today,
        attributes={code: text for code, text in said.items() if text.strip()},
        note=typed.note,
        source="told",
    )


MADE = "report_made"
REPORTERS = frozenset({"politie", "school", "ziekenhuis", "huisarts", "huisartsenpost", "jgz", "woningcorporatie"})
HELPER = "hulpverlener"  # every other organisation that reports


def made_to(case: Case, own: str) -> tuple[Fact, ...]:
    """What others reported to an organisation and that it did not take down itself yet, the oldest first."""
    facts = in_order(current(case.facts))
    taken = {each.attributes.get("re") for each in facts if each.kind == RECEIVED and each.organisation == own}
    made = (each for each in facts if each.kind == MADE and each.organisation != own)
    return tuple(
        each for each in made if each.attributes.get("to") in {own, SAFE_HOME} and not taken & {each.id, each.root}
    )


def as_received(made: Fact, organisation_type: str) -> Received:
    """What whoever reported wrote down already, to take over: nobody types it twice."""

    def said(code: str) -> str:
        value = made.attributes.get(code, "")
        return {True: YES, False: NO}[value] if isinstance(value, bool) else str(value)

    return Received(
        about=made.about,
        day=as_typed(made.occurred_on, made.precision),
        by=organisation_type if organisation_type in REPORTERS else HELPER,
        subject=said("subject"),
        firsthand=said("firsthand"),
        chain=said("chain"),
        acute=said("acute"),
        note=made.note or "",
        re=made.id,
    )
