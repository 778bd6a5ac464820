"""What a region agrees on holds from its day, tightens law only, and names another rulebook."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zicht.chronology.days import Span
from zicht.rulebook.changed import agreed, may_agree
from zicht.rulebook.load import content_folder, load
from zicht.rulebook.term import TermValue

BOOK = load(content_folder())[1]
SINCE = date(2026, 3, 2)


def value(code: str, amount: int) -> TermValue:
    """A length in the unit of the term, from a day on."""
    return TermValue(SINCE, replace(BOOK.terms.terms[code].values[-1].span, amount=amount), "afspraak")


def test_what_is_agreed_holds_from_its_day_and_not_before() -> None:
    term = agreed(BOOK, {"kindcheck": [value("kindcheck", 3)]}, {}).terms.terms["kindcheck"]

    assert term.on(SINCE).span.amount == 3
    assert term.on(SINCE - timedelta(days=1)) == BOOK.terms.terms["kindcheck"].on(SINCE - timedelta(days=1))


def test_nothing_agreed_is_the_same_rulebook_and_anything_else_has_another_hash() -> None:
    rule = BOOK.rules[0].code
    books = [
        agreed(BOOK, {}, {}),
        agreed(BOOK, {"kindcheck": [value("kindcheck", 3)]}, {}),
        agreed(BOOK, {"kindcheck": [value("kindcheck", 4)]}, {}),
        agreed(BOOK, {}, {rule: True}),
    ]

    assert books[0] is BOOK
    assert len({each.hash for each in books}) == len(books)


def test_what_the_rulebook_no_longer_has_is_left_out() -> None:
    book = agreed(BOOK, {"weg": [TermValue(SINCE, Span(1, value("kindcheck", 1).span.unit), "")]}, {"weg": True})

    assert (book.rules, book.terms) == (BOOK.rules, BOOK.terms)


LAW = [code for code, each in BOOK.terms.terms.items() if each.status == "law"]


@given(st.sampled_from(LAW), st.integers(0, 60))
def test_a_term_of_law_may_be_no_longer_than_law_says(code: str, amount: int) -> None:
    limit = BOOK.terms.terms[code].values[-1].span

    assert may_agree(BOOK, code, value(code, amount)) == (amount <= limit.amount)


@pytest.mark.parametrize("amount", [0, 5, 500])
def test_any_other_term_is_for_the_region_to_agree_on(amount: int) -> None:
    assert may_agree(BOOK, "kindcheck", value("kindcheck", amount))
