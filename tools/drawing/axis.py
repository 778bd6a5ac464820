"""The day axis of a drawing: which column a day has, and the dates written above the columns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from zicht.chronology.days import months_after

DAY = timedelta(days=1)
LARGEST = 4  # columns for one day
DAY_STEPS = (1, 2, 3, 4, 5, 7, 14)
MONTH_STEPS = (1, 2, 3, 4, 6, 12, 24)


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from `first` up to and including `last` on so many columns; one of the two scales is 1."""

    first: date
    last: date
    columns_per_day: int
    days_per_column: int

    @property
    def width(self) -> int:
        """How many columns the axis takes."""
        return self.column(self.last) + self.columns_per_day

    def column(self, day: date) -> int:
        """The first column of a day; days beside the axis fall on its ends."""
        days = (min(max(day, self.first), self.last) - self.first).days
        return days * self.columns_per_day // self.days_per_column

    def days(self) -> Iterator[date]:
        """Every day of the axis."""
        return (self.first + n * DAY for n in range((self.last - self.first).days + 1))

    @property
    def scale(self) -> str:
        """What one column stands for, in words."""
        if self.columns_per_day > 1:
            return f"{self.columns_per_day} columns a day"
        return "a column a day" if self.days_per_column == 1 else f"a column is {self.days_per_column} days"

    def header(self) -> list[str]:
        """Dates, and below them a mark at the column of each."""
        dates, marks = "", ""
        for day, text in self._labels():
            at = self.column(day)
            if at + len(text) <= max(self.width, len(text)) + 3:
                dates = dates.ljust(at) + text
                marks = marks.ljust(at, ".") + "|"
        return [dates, marks.ljust(self.width, ".")]

    def _labels(self) -> Iterator[tuple[date, str]]:
        per_week = 7 * self.columns_per_day // self.days_per_column
        if per_week >= 4:
            least = 7 * self.days_per_column / self.columns_per_day
            step = next((each for each in DAY_STEPS if each >= least), DAY_STEPS[-1])
            return ((day, f"{day:%m-%d}") for day in self._every(step))
        least = 9 * self.days_per_column / 30
        step = next((each for each in MONTH_STEPS if each >= least), MONTH_STEPS[-1])
        months = [(day, f"{day:%Y-%m}") for day in self._months(step)]
        if not months or self.column(months[0][0]) > len(str(self.first)):
            months.insert(0, (self.first, str(self.first)))
        return iter(months)

    def _every(self, step: int) -> Iterator[date]:
        return (self.first + n * DAY for n in range(0, (self.last - self.first).days + 1, step))

    def _months(self, step: int) -> Iterator[date]:
        day = self.first.replace(day=1)
        while day <= self.last:
            if day >= self.first:
                yield day
            day = months_after(day, step if day >= self.first else 1)


def axis_over(days: Iterable[date], room: int) -> Axis:
    """An axis on which all these days fit within so many columns."""
    found = sorted(days)
    first, last = found[0], found[-1]
    span = (last - first).days + 1
    if span <= room:
        return Axis(first, last, min(LARGEST, room // span), 1)
    return Axis(first, last, 1, -(-span // room))
