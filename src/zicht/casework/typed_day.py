"""A day as somebody types it in a form: 05-11-2026, maart 2026, 2026, or a word such as `vandaag`; also in English."""

from datetime import date, timedelta

from zicht.facts.fact import AttributeValue, Precision
from zicht.facts.tables.written_days import WrittenDay, day_in

_DAYS = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "nu": 0, "morgen": 1, "overmorgen": 2}
_WEEK = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_PHRASES = {
    "day before yesterday": "eergisteren",
    "day after tomorrow": "overmorgen",
    "this month": "deze maand",
    "last month": "vorige maand",
    "this year": "dit jaar",
    "last year": "vorig jaar",
}
_WORDS = {
    "today": "vandaag",
    "now": "nu",
    "yesterday": "gisteren",
    "tomorrow": "morgen",
    "last": "afgelopen",
    "monday": "maandag",
    "tuesday": "dinsdag",
    "wednesday": "woensdag",
    "thursday": "donderdag",
    "friday": "vrijdag",
    "saturday": "zaterdag",
    "sunday": "zondag",
    "january": "januari",
    "february": "februari",
    "march": "maart",
    "mar": "maart",
    "may": "mei",
    "june": "juni",
    "july": "juli",
    "august": "augustus",
    "october": "oktober",
    "oct": "oktober",
}


def typed_day(text: str, today: date) -> WrittenDay | None:
    """The day that was typed, with how much of it is known; None when it is no day. A weekday is the last one.

    >>> typed_day("gisteren", date(2026, 3, 2)).day, typed_day("maart 2026", date(2026, 4, 1)).precision.value
    (datetime.date(2026, 3, 1), 'month')
    >>> typed_day("zondag", date(2026, 3, 2)).day
    datetime.date(2026, 3, 1)
    >>> typed_day("last Sunday", date(2026, 3, 2)).day, typed_day("5 May 2025", date(2026, 4, 1)).day
    (datetime.date(2026, 3, 1), datetime.date(2025, 5, 5))
    """
    word = _in_dutch(" ".join(text.casefold().split()))
    if word in _DAYS:
        return WrittenDay(today + timedelta(days=_DAYS[word]), Precision.DAY)
    if (bare := word.removeprefix("afgelopen ")) in _WEEK:
        back = (today.weekday() - _WEEK.index(bare)) % 7
        return WrittenDay(today - timedelta(days=back or (7 if bare != word else 0)), Precision.DAY)
    return _period(word, today.replace(day=1)) or day_in(word)


def _in_dutch(text: str) -> str:
    return _PHRASES.get(text) or " ".join(_WORDS.get(each, each) for each in text.split())


def _period(word: str, first: date) -> WrittenDay | None:
    """A month or year by a word; `first` is the first day of this month."""
    match word:
        case "deze maand":
            return WrittenDay(first, Precision.MONTH)
        case "vorige maand":
            return WrittenDay((first - timedelta(days=1)).replace(day=1), Precision.MONTH)
        case "dit jaar":
            return WrittenDay(first.replace(month=1), Precision.YEAR)
        case "vorig jaar":
            return WrittenDay(first.replace(month=1, year=first.year - 1), Precision.YEAR)
    return None


def value_as_typed(value: AttributeValue) -> str:
    """What an attribute holds as it would be typed."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else as_typed(value, Precision.DAY)


def as_typed(day: date, precision: Precision) -> str:
    """A day as it would be typed, so that a form can be filled with it.

    >>> as_typed(date(2026, 3, 2), Precision.DAY), as_typed(date(2026, 3, 1), Precision.MONTH)
    ('02-03-2026', '03-2026')
    """
    return day.strftime({Precision.DAY: "%d-%m-%Y", Precision.MONTH: "%m-%Y", Precision.YEAR: "%Y"}[precision])
