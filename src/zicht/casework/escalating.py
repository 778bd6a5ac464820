"""A step of a handover whose term passed: first whoever does it is reminded, then the leads of both sides hear it.

What the clock says, and nobody's fault: who must act may be ill, full, or never have been asked rightly (R163).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from zicht.casework.handing_over import Pending
from zicht.chronology.days import DAY
from zicht.rulebook.term import TermBook

TERM = "handover_escalation"


class Level(Enum):
    """Whom it is said to."""

    REMINDED = "reminded"  # whoever does the step, and who stands in
    ESCALATED = "escalated"  # the team leads and attention officers of both organisations


@dataclass(frozen=True, slots=True)
class Raised:
    """A level that a step reached, and on which day."""

    level: Level
    since: date


def raised(pending: Pending, terms: TermBook, today: date) -> Iterator[Raised]:
    """The levels that a step has reached, the first first; none while its term runs."""
    for level, last in ((Level.REMINDED, pending.due_on), (Level.ESCALATED, terms.due(TERM, pending.due_on))):
        if last < today:
            yield Raised(level, last + DAY)


def escalated_since(pending: Pending, terms: TermBook, today: date) -> date | None:
    """Since when the leads of both sides are expected to know it; None: they are not yet."""
    return next((each.since for each in raised(pending, terms, today) if each.level is Level.ESCALATED), None)
