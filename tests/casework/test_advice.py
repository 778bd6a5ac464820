"""Advice without a family: nobody is named, it is answered once, and it comes back when nobody confirms to have it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zicht.casework.advice import Asked, Question, answers, asks, is_back, receives, text_problem, withdraws
from zicht.casework.recording import Refusal
from zicht.rulebook.load import content_folder, load

TERMS = load(content_folder())[1].terms
OPEN = Asked("school", "vt", date(2026, 11, 23))


@pytest.mark.parametrize(
    "text",
    [
        "geboren op 05-11-2019",
        "geboren 5 11 19",
        "bsn 123456782",
        "bsn 1234.56.782",
        "bel 06-12345678",
        "woont op 1234 AB 12",
        "mail naar iemand@example.org",
    ],
)
def test_what_tells_who_somebody_is_is_refused(text: str) -> None:
    assert text_problem(text) == "names_somebody"


@pytest.mark.parametrize(
    "text", ["een kind van 4 is sinds 2024 stil", "drie keer in 14 dagen", "groep 3, 25 kinderen", "van 10 tot 12 uur"]
)
def test_a_question_as_people_ask_it_is_taken(text: str) -> None:
    assert asks(Question("vt-team", text), ["vt-team"]) is None


def test_a_question_needs_a_team_and_a_text() -> None:
    assert asks(Question("", " "), ["vt-team"]) == Refusal({"receiver": "no_adviser_chosen", "question": "no_question"})
    assert asks(Question("vt-team", "x" * 2001), ["vt-team"]) == Refusal({"question": "too_long"})


@given(
    st.builds(
        replace,
        st.just(OPEN),
        is_received=st.booleans(),
        is_answered=st.booleans(),
        is_withdrawn=st.booleans(),
    ),
    st.sampled_from(("school", "vt", "wijkteam")),
)
def test_only_who_was_asked_answers_and_only_what_is_open(asked: Asked, own: str) -> None:
    is_open = not (asked.is_answered or asked.is_withdrawn)

    assert (answers(asked, "praat eerst met moeder", own) is None) == (own == "vt" and is_open)
    assert (receives(asked, own) is None) == (own == "vt" and is_open and not asked.is_received)
    assert (withdraws(asked, own) is None) == (own == "school" and is_open)


def test_an_answer_names_nobody_either() -> None:
    assert answers(OPEN, "bel 0612345678", "vt") == Refusal({"answer": "names_somebody"})
    assert answers(OPEN, " ", "vt") == Refusal({"answer": "no_answer_text"})


def test_a_question_comes_back_after_its_term_unless_somebody_has_it() -> None:
    last = TERMS.due("receipt", OPEN.asked_on)

    assert not is_back(OPEN, TERMS, last)
    assert is_back(OPEN, TERMS, last + timedelta(days=1))
    assert not is_back(replace(OPEN, is_received=True), TERMS, last + timedelta(days=9))
