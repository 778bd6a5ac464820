"""Conditions for safety: what is asked, of whom, by which day, who sees to it, and what came of it (R188, R191)."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from zicht.casework.consent import current
from zicht.casework.recording import LONGEST_TEXT, Entered, Refusal
from zicht.casework.reports import in_order
from zicht.casework.typed_day import typed_day
from zicht.facts.case import Case
from zicht.facts.fact import Fact, Precision

SET, MET, BREACHED = "condition_set", "condition_met", "condition_breached"
STATES = {MET: "met", BREACHED: "breached"}
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that was set, and the last that was recorded of it: open, met or breached."""

    fact: Fact
    state: str
    answer: Fact | None

    @property
    def due(self) -> date | None:
        """The day by which it is to be met; None when that was not recorded."""
        due = self.fact.attributes.get("due")
        return due if isinstance(due, date) else None

    @property
    def is_minimum(self) -> bool:
        """Whether it is one of the minimum requirements of safety (bodemeisen)."""
        return self.fact.attributes.get("minimum") is True


@dataclass(frozen=True, slots=True)
class Setting:
    """A condition as it was typed. `minimum`: as a minimum requirement, which has to say by what it is seen."""

    about: tuple[str, ...]
    condition: str = field(repr=False)
    due: str
    owner: str
    consequence: str = field(default="", repr=False)
    measured_by: str = field(default="", repr=False)
    minimum: bool = False


def conditions(case: Case) -> tuple[Condition, ...]:
    """Every condition of the family with its state, in the order in which they were set; whoever set them."""
    facts = in_order(current(case.facts))
    return tuple(_condition(each, facts) for each in facts if each.kind == SET)


def minimum(case: Case) -> tuple[Condition, ...]:
    """The minimum requirements of safety."""
    return tuple(each for each in conditions(case) if each.is_minimum)


def _condition(condition: Fact, facts: list[Fact]) -> Condition:
    ids = {condition.id, condition.root}
    answers = [each for each in facts if each.kind in STATES and each.attributes.get("re") in ids]
    last = answers[-1] if answers else None
    return Condition(condition, STATES[last.kind] if last else OPEN, last)


def set_condition(typed: Setting, organisations: Collection[str], today: date) -> Entered | Refusal:
    """The fact of a condition, or every problem: it is concrete, has a day, and somebody who sees to it (R188)."""
    problems: dict[str, str] = {}
    if not typed.about:
        problems["about"] = "nobody"
    if not typed.condition.strip():
        problems["condition"] = "no_condition"
    due = typed_day(typed.due, today) if typed.due.strip() else None
    if due is None or due.precision is not Precision.DAY:
        problems["due"] = "no_due_day"
    elif due.day < today:
        problems["due"] = "day_has_passed"
    if typed.owner not in organisations:
        problems["owner"] = "no_owner"
    if typed.minimum and not typed.measured_by.strip():
        problems["measured_by"] = "seen_by_what"
    texts = (("condition", typed.condition), ("consequence", typed.consequence), ("measured_by", typed.measured_by))
    problems |= {name: "too_long" for name, text in texts if len(text) > LONGEST_TEXT}
    if problems or due is None:
        return Refusal(problems)
    said = {
        "condition": typed.condition.strip(),
        "due": f"{due.day:%d-%m-%Y}",
        "owner": typed.owner,
        "consequence": typed.consequence.strip(),
        "measured_by": typed.measured_by.strip(),
        "minimum": "yes" if typed.minimum else "",
    }
    return Entered(SET, typed.about, today, attributes={code: text for code, text in said.items() if text})


def answer_condition(condition: str, state: str, day: date | None, case: Case, note: str = "") -> Entered | Refusal:
    """The fact that a condition is met or not met on a day, or every problem."""
    found = next((each for each in conditions(case) if each.fact.id == condition), None)
    kind = next((each for each, named in STATES.items() if named == state), None)
    problems: dict[str, str] = {}
    if found is None:
        problems["condition"] = "unknown_condition"
    if kind is None:
        problems["state"] = "met_or_not"
    if day is None:
        problems["day"] = "no_exact_day"
    elif found is not None and day < found.fact.earliest:
        problems["day"] = "before_it_was_set"
    if problems or found is None or kind is None:
        return Refusal(problems)
    said = {"re": found.fact.id, "condition": str(found.fact.attributes.get("condition", ""))}
    return Entered(
        kind, found.fact.about, day, attributes={code: text for code, text in said.items() if text}, note=note
    )
