"""Days as people write them in a Dutch table, with how much of them is known."""

import re
from datetime import date
from typing import NamedTuple

from zicht.facts.entry import FIRST_YEAR, LAST_YEAR
from zicht.facts.fact import Precision
from zicht.facts.tables.cells import Value

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905
_SHORT = {"mrt": 3, "sept": 9} | {name[:3]: number for number, name in enumerate(_MONTHS, 1) if name != "maart"}
_NUMBER = {name: number for number, name in enumerate(_MONTHS, 1)} | _SHORT
_WEEKDAY = re.compile(r"^(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo)\.?,?\s+")
_ABOUT = re.compile(r"^(?:\?|~|±|ca\.?\s|circa\s|rond\s|omstreeks\s|ongeveer\s)\s*")
_WITHIN = re.compile(r"^(?:begin|half|medio|eind|in)\s+")
_TIME = re.compile(r"(?<=\d)(?:t|,?\s)(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d(?:[.,]\d+)?)?(?:\s?uur)?$")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_IN_WORDS = re.compile(r"(?:(\d{1,2})[\s-]+)?([a-z]+)\.?[\s-]+(\d{4})")
_MONTH_ONLY = re.compile(r"(\d{1,2})[-/](\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_YEAR = re.compile(r"\d{4}")


class WrittenDay(NamedTuple):
    """A day, how much of it is known, and whether the writer said that it was about then."""

    day: date
    precision: Precision
    about: bool = False


def day_in(value: Value) -> WrittenDay | None:
    """The day that a cell holds; None when it is no day that exists. A time of day behind it says nothing more about
    the day, unless it names another zone.

    >>> day_in("5-2-2024").day, day_in("februari 2024").precision.value, day_in("2024").precision.value
    (datetime.date(2024, 2, 5), 'month', 'year')
    >>> day_in("31-2-2024") is None, day_in("5-2-24") is None
    (True, True)
    """
    if isinstance(value, date):
        return _checked(WrittenDay(value, Precision.DAY))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    text = " ".join(str(value).casefold().split())
    bare = _ABOUT.sub("", _WITHIN.sub("", text))
    found = _parts(_TIME.sub("", _WEEKDAY.sub("", bare.removesuffix("?").strip())))
    if found is None:
        return None
    about = bool(_ABOUT.match(text)) or bare.endswith("?")
    return _checked(_coarser(found) if about else found)


def _parts(text: str) -> WrittenDay | None:
    if match := _DAY_FIRST.fullmatch(text):
        return _made(match[3], match[2], match[1])
    if match := _YEAR_FIRST.fullmatch(text):
        return _made(match[1], match[2], match[3])
    if match := _IN_WORDS.fullmatch(text):
        return _made(match[3], str(_NUMBER.get(match[2], 0)), match[1])
    if match := _MONTH_ONLY.fullmatch(text):
        return _made(match[2], match[1], None)
    if match := _YEAR_MONTH.fullmatch(text):
        return _made(match[1], match[2], None)
    return _made(text, None, None) if _YEAR.fullmatch(text) else None


def _made(year: str, month: str | None, day: str | None) -> WrittenDay | None:
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    try:
        return WrittenDay(date(int(year), int(month or 1), int(day or 1)), precision)
    except ValueError:
        return None


def _coarser(found: WrittenDay) -> WrittenDay | None:
    """About a day is some day in that month, about a month some day in that year; about a year is no day at all."""
    if found.precision is Precision.YEAR:
        return None
    return WrittenDay(found.day, Precision.MONTH if found.precision is Precision.DAY else Precision.YEAR, about=True)


def _checked(found: WrittenDay | None) -> WrittenDay | None:
    return found if found and FIRST_YEAR <= found.day.year <= LAST_YEAR else None
