"""How long what somebody typed and did not record is kept, and from when its writer is told that it goes."""

from datetime import date

from zicht.chronology.days import DAY
from zicht.rulebook.term import TermBook

KEPT, TOLD = "draft_kept", "draft_told"


def last_day(saved_on: date, terms: TermBook) -> date:
    """The last day on which a draft is there; the night after it goes."""
    return terms.due(KEPT, saved_on)


def is_told(saved_on: date, terms: TermBook, today: date) -> bool:
    """Whether its writer is told that it goes soon."""
    last = last_day(saved_on, terms)
    return last - DAY * terms.days(TOLD, last) <= today


def gone_if_saved_by(terms: TermBook, today: date) -> date:
    """Of drafts that were saved on this day, or earlier, the last day has passed."""
    saved_on = today
    while last_day(saved_on, terms) >= today:
        saved_on -= DAY
    return saved_on
