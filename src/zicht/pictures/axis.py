"""The axis of time: where a day lies, and which days get a label so that none touch."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zicht.chronology.days import DAY, months_after

DUTCH_SHORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
ENGLISH_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STEPS_IN_DAYS = (1, 2, 7, 14)
STEPS_IN_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
DAYS_IN_MONTH = 30.4


@dataclass(frozen=True, slots=True)
class Axis:
    """Days `first` up to and including `last` laid out between two places."""

    first: date
    last: date
    left: float
    right: float

    @property
    def per_day(self) -> float:
        """Width of one day."""
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def at(self, day: date) -> float:
        """The place where a day begins, kept within the axis."""
        place = self.left + (day - self.first).days * self.per_day
        return round(min(max(place, self.left), self.right), 1)

    def ticks(self, room: float, language: str) -> Iterator[tuple[float, str]]:
        """Places with their labels, at least `room` apart."""
        for step in STEPS_IN_DAYS:
            if step * self.per_day >= room:
                return self._by_days(step, language)
        months = next((each for each in STEPS_IN_MONTHS if each * DAYS_IN_MONTH * self.per_day >= room), 120)
        return self._by_months(months, room, language)

    def _by_days(self, step: int, language: str) -> Iterator[tuple[float, str]]:
        day = self.first
        while day <= self.last:
            yield self.at(day), f"{day.day} {_short(day, language)}"
            day += step * DAY

    def _by_months(self, step: int, room: float, language: str) -> Iterator[tuple[float, str]]:
        start = date(self.first.year, 1, 1)
        following = next(day for n in range(0, 1201, step) if (day := months_after(start, n)) >= self.first)
        if self.at(following) - self.left >= room or following > self.last:
            yield self.left, str(self.first.year) if step >= 12 else f"{_short(self.first, language)} {self.first.year}"
        count = 0
        while (day := months_after(start, count)) <= self.last:
            if day >= self.first:
                yield self.at(day), str(day.year) if step >= 12 else f"{_short(day, language)} {day.year}"
            count += step


def _short(day: date, language: str) -> str:
    return (DUTCH_SHORT if language == "nl" else ENGLISH_SHORT)[day.month - 1]
