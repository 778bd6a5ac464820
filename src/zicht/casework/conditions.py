"""Conditions for safety and what came of them, as the one plan of the family says it (R188, R191)."""

from dataclasses import dataclass
from datetime import date

from zicht.casework.plan import CONDITION, OUTCOMES, Item, State, conditions_of
from zicht.facts.case import Case
from zicht.facts.fact import Fact

SET, MET, BREACHED = CONDITION, "condition_met", "condition_breached"
OPEN = "open"
STATES = {MET: "met", BREACHED: "breached"}
SAID = {State.MET: "met", State.NOT_MET: "breached", State.DECIDED: "breached"}


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


def conditions(case: Case) -> tuple[Condition, ...]:
    """Every condition of the family with its state, in the order in which they were set; whoever set them."""
    return tuple(_condition(each) for each in reversed(conditions_of(case)))


def minimum(case: Case) -> tuple[Condition, ...]:
    """The minimum requirements of safety."""
    return tuple(each for each in conditions(case) if each.is_minimum)


def _condition(item: Item) -> Condition:
    state = SAID.get(item.state, OPEN)
    answers = [each for each in item.answers if each.kind in OUTCOMES and STATES[each.kind] == state]
    return Condition(item.fact, state, answers[-1] if answers else None)
