"""Destruction of a family by law: by two people, and not before the term of the law unless somebody asks for it.

Jeugdwet art. 7.3.8: a file is kept at least twenty years after it was last changed; art. 7.3.9: it goes earlier when
whoever it is about asks for that, unless another has a weighty interest in it. That weighing is for the two who decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zicht.casework.recording import Refusal
from zicht.chronology.days import years_after

REASONS = ("retention", "request", "court", "mistake")
BEFORE_TERM = frozenset({"request", "court"})  # who it is about asks for it, or a judge orders it
DECIDE = 2


@dataclass(frozen=True, slots=True)
class Retention:
    """How many years a file is kept after its last change, and where that is written."""

    years: int
    source: str

    def ends(self, last_change: date) -> date:
        """The first day on which the file may go."""
        return years_after(last_change, self.years)


def refusal(
    reason: str, decided_by: Sequence[str], last_change: date | None, retention: Retention, today: date
) -> Refusal | None:
    """Why the family may not be destroyed; None: it may. Without a change (None) there is nothing to keep.

    >>> term = Retention(20, "Jeugdwet art. 7.3.8")
    >>> refusal("request", ["A. Blom", "a. blom "], date(2026, 1, 1), term, date(2026, 2, 1)).problems
    {'decided_by': 'two_people'}
    """
    problems: dict[str, str] = {}
    if len(deciders(decided_by)) != DECIDE:
        problems["decided_by"] = "two_people"
    if reason not in BEFORE_TERM and last_change is not None and today < retention.ends(last_change):
        problems["reason"] = "kept_by_law"
    return Refusal(problems) if problems else None


def deciders(names: Sequence[str]) -> tuple[str, ...]:
    """Who decided, each once: a name in other capitals or with other spaces is the same person."""
    found: dict[str, str] = {}
    for each in (" ".join(name.split()) for name in names):
        if each:
            found.setdefault(each.casefold(), each)
    return tuple(found.values())
