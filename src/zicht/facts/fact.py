"""A fact: what one organisation recorded, on which day it happened and who knew it from when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

AttributeValue = str | bool | date


class Precision(Enum):
    """How much of the date is known; what is not known in `occurred_on` is a placeholder."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Sharing:
    """Another organisation knew the fact from this day."""

    organisation: str
    since: date


@dataclass(frozen=True, slots=True)
class Fact:
    """One version of one fact (R088; design: facts, never verdicts).

    `root` is the id of the first version: a correction is the same fact, and counts up `version` from 0.
    `index` is the place in the case file.
    `earliest` and `latest` are the first and last day on which it may have happened, both included.
    """

    id: str
    root: str
    index: int
    version: int
    kind: str
    about: tuple[str, ...]
    organisation: str | None
    occurred_on: date
    precision: Precision
    known_from: date
    earliest: date
    latest: date
    attributes: Mapping[str, AttributeValue] = field(default_factory=dict)
    shared_with: tuple[Sharing, ...] = ()
    professional: str | None = field(default=None, repr=False)
    note: str | None = field(default=None, repr=False)
    source: str | None = None
    corrects: str | None = None

    def visible_from(self, organisation: str | None) -> date | None:
        """First day on which an organisation (None: the joined view) knew this version; None is never."""
        if organisation is None or organisation == self.organisation:
            return self.known_from
        days = [max(each.since, self.known_from) for each in self.shared_with if each.organisation == organisation]
        return min(days, default=None)


def period(occurred_on: date, precision: Precision) -> tuple[date, date]:
    """First and last day that a date of this precision leaves open.

    >>> period(date(2024, 2, 10), Precision.MONTH)
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if precision is Precision.DAY:
        return occurred_on, occurred_on
    if precision is Precision.YEAR:
        return occurred_on.replace(month=1, day=1), occurred_on.replace(month=12, day=31)
    first = occurred_on.replace(day=1)
    next_month = first.replace(day=28) + timedelta(days=4)
    return first, next_month.replace(day=1) - timedelta(days=1)
