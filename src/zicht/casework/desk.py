"""The order of a desk: what waits, since when and until when; by its due day and by what is recorded as acute.

No score and no ranking of families: each line says by which recorded fact it stands where it stands (R222, R224).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: of which family, since when, until when (None: no day), and what is recorded of it.

    `said`: whom or what it is about. `acute`: recorded as acute. `number`: the how-manieth report of the family it is;
    0 when it is no report.
    """

    family: UUID
    since: date
    due: date | None
    acute: bool = False
    number: int = 0
    key: str = ""
    fact: str = ""
    said: str = field(default="", repr=False)

    def passed(self, today: date) -> bool:
        """Whether its day has passed."""
        return self.due is not None and self.due < today


def in_desk_order(waiting: Iterable[Waiting]) -> list[Waiting]:
    """What is recorded as acute first, then by due day, then by since when it waits."""
    return sorted(
        waiting,
        key=lambda each: (not each.acute, each.due or date.max, each.since, str(each.family), each.key),
    )
