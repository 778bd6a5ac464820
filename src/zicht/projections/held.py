"""Who was involved and who directed on each day, for the whole family."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zicht.evaluation.conditions import Situation

INVOLVEMENT, REGIE = "involvement", "regie"


@dataclass(frozen=True, slots=True)
class Held:
    """Ids of the organisations that were involved, and that directed, from a day until the next of these.

    `involved_by` and `directing_by` are indexes of the facts by which they took it up.
    """

    day: date
    involved: tuple[str, ...]
    directing: tuple[str, ...]
    involved_by: tuple[int, ...] = ()
    directing_by: tuple[int, ...] = ()


class Holders:
    """All days of one view on which this may have changed, in order."""

    def __init__(self, days: Sequence[Held]) -> None:
        self.days = tuple(days)
        self._starts = [each.day for each in self.days]

    def on(self, day: date) -> Held:
        """How it was on a day; before the first day nobody was anything."""
        place = bisect_right(self._starts, day) - 1
        return self.days[place] if place >= 0 else Held(day, (), ())


def held_in(situation: Situation) -> Held:
    """Who is involved and directs in a situation."""
    involved, involved_by = _of_any_child(INVOLVEMENT, situation)
    directing, directing_by = _of_any_child(REGIE, situation)
    return Held(situation.moment.day, involved, directing, involved_by, directing_by)


def _of_any_child(holding: str, situation: Situation) -> tuple[tuple[str, ...], tuple[int, ...]]:
    if holding not in situation.rulebook.holdings:
        return (), ()
    children = [each for each in situation.moment.all_children if each not in situation.moment.gone]
    found = [code for child in children for code in situation.possible_holders(holding, child)]
    facts = [known.fact.index for child in children for known in situation.taken_up(holding, child)]
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(facts))
