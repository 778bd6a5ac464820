"""A draft is there through its last day, its writer is told some days before, and the night after it goes."""

from datetime import timedelta

from tests.casework.at_safe_home import TODAY, content
from zicht.casework.drafting import KEPT, TOLD, gone_if_saved_by, is_told, last_day

TERMS = content()[1].terms
DAY = timedelta(days=1)


def test_a_draft_goes_the_day_after_its_term_and_not_on_its_last_day() -> None:
    last = last_day(TODAY, TERMS)

    assert (last - TODAY).days == TERMS.days(KEPT, TODAY)
    assert gone_if_saved_by(TERMS, last) < TODAY
    assert gone_if_saved_by(TERMS, last + DAY) == TODAY


def test_its_writer_is_told_some_days_before_and_not_earlier() -> None:
    first = last_day(TODAY, TERMS) - TERMS.days(TOLD, TODAY) * DAY

    assert not is_told(TODAY, TERMS, first - DAY)
    assert is_told(TODAY, TERMS, first)
    assert first > TODAY
