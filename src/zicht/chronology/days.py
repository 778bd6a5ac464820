"""Spans of days and Dutch working days (Algemene termijnenwet, articles 1 and 3)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cache

DAY = timedelta(days=1)
FRIDAY = 4


class Unit(Enum):
    """What a span counts in."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time. `moves_to_working_day`: an end on a day off moves to the next working day, as in law."""

    amount: int
    unit: Unit
    moves_to_working_day: bool = False

    def end(self, start: date) -> date:
        """Last day of the span; the starting day is not counted.

        >>> Span(5, Unit.WORKING_DAYS).end(date(2024, 4, 26))  # Friday; King's Day fell on Saturday the 27th
        datetime.date(2024, 5, 3)
        """
        if self.unit is Unit.WORKING_DAYS:
            return working_days_after(start, self.amount)
        if self.unit is Unit.MONTHS:
            end = months_after(start, self.amount)
        else:
            end = start + self.amount * (7 if self.unit is Unit.WEEKS else 1) * DAY
        return next_working_day(end) if self.moves_to_working_day else end


def working_days_after(start: date, amount: int) -> date:
    """The amount-th working day after a day."""
    day = start
    for _ in range(amount):
        day = next_working_day(day + DAY)
    return day


def next_working_day(day: date) -> date:
    """The day itself when it is a working day, else the first after it."""
    while not is_working_day(day):
        day += DAY
    return day


def is_working_day(day: date) -> bool:
    """Monday to Friday, and no day off by the Algemene termijnenwet, article 3 (Good Friday and 5 May included)."""
    return day.weekday() <= FRIDAY and day not in days_off(day.year)


@cache
def days_off(year: int) -> frozenset[date]:
    """Generally recognised days off in one year, Good Friday and every 5 May included."""
    from holidays import country_holidays  # noqa: PLC0415  (a start-up cost that most replays need not pay)

    public = country_holidays("NL", years=year, categories=("public", "optional"))
    return frozenset(public) | {date(year, 5, 5)}


def months_after(start: date, amount: int) -> date:
    """The same day of the month so many months later, or that month's last day.

    >>> months_after(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    month = start.month - 1 + amount
    first = date(start.year + month // 12, month % 12 + 1, 1)
    last = (first.replace(day=28) + 4 * DAY).replace(day=1) - DAY
    return min(first.replace(day=1) + (start.day - 1) * DAY, last)


def years_after(day: date, amount: int) -> date:
    """Birthday so many years later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + amount)
    except ValueError:
        return date(day.year + amount, 3, 1)
