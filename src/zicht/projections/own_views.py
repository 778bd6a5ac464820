"""Per organisation first: which facts lay where, from which day, and whether they were put together (R297, R311)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zicht.explanation.wording import Wording
from zicht.facts.case import Case
from zicht.projections.entered import entered
from zicht.projections.fact_rows import FactRow, FactRows

# Facts that say that people laid what they knew side by side.
TOGETHER = frozenset({"joint_weighing_done", "meeting_held", "index_match_handled", "lookback_held"})


@dataclass(frozen=True, slots=True)
class Told:
    """A fact of another that an organisation knew, and since when."""

    since: str
    row: FactRow


@dataclass(frozen=True, slots=True)
class OwnView:
    """What one organisation had: what it recorded itself, and what others had told it."""

    organisation: str
    recorded: tuple[FactRow, ...]
    told: tuple[Told, ...]


def own_views(case: Case, rows: FactRows, wording: Wording, until: date) -> Iterator[OwnView]:
    """The organisations of which anything is known, in the order of the case."""
    for each in case.organisations:
        recorded = rows.gathered(fact for fact in rows.facts if fact.organisation == each.id)
        told = tuple(_told(each.id, rows, wording, until))
        if recorded or told:
            yield OwnView(wording.organisation(each.id), recorded, told)


def _told(view: str, rows: FactRows, wording: Wording, until: date) -> Iterator[Told]:
    """What others had recorded, in the order in which this organisation heard it."""
    of_others = (each for each in rows.facts if each.organisation != view)
    for since, facts in entered(of_others, view, until).items():
        yield from (Told(wording.day(since), row) for row in rows.gathered(facts))


def put_together(rows: FactRows) -> tuple[FactRow, ...]:
    """The recorded moments at which people looked at facts together."""
    return rows.gathered(fact for fact in rows.facts if fact.kind in TOGETHER)
