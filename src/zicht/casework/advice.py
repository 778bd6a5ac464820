"""Asking advice without any data of a family: a question, who has it, and its answer (system 103 of the sources).

The text names nobody. What looks like a birth date, a number of a person, a telephone number or an address is refused,
because whoever reads it must not be able to tell who it is about.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from zicht.casework.recording import Refusal
from zicht.rulebook.term import TermBook

LONGEST = 2_000
NAMING = (
    re.compile(r"\b\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d{2}|\d{4})\b"),  # a whole date
    re.compile(r"(?<!\d)(?:\d[ .-]?){8,10}(?!\d)"),  # a number of a person, or of a telephone
    re.compile(r"\b[1-9]\d{3}(?: ?[A-Z]{2}|[a-z]{2})\b(?: ?\d+)?"),  # a postcode; "2024 op school" is none
    re.compile(r"\S+@\S+\.\w+"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for advice as it stands: by whom and to whom, and what became of it."""

    asker: str
    asked: str
    asked_on: date
    is_received: bool = False
    is_answered: bool = False
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was typed. `team` is of whom it is asked."""

    team: str
    text: str = field(default="", repr=False)


def asks(typed: Question, teams: Collection[str]) -> Refusal | None:
    """What is wrong with a question; None: it may be asked."""
    problems = {} if typed.team in teams else {"receiver": "no_adviser_chosen"}
    if not typed.text.strip():
        problems["question"] = "no_question"
    elif problem := text_problem(typed.text):
        problems["question"] = problem
    return Refusal(problems) if problems else None


def answers(asked: Asked, text: str, own: str) -> Refusal | None:
    """What is wrong with an answer; None: it may be given."""
    if problem := _closed(asked, own):
        return Refusal({"answer": problem})
    if not text.strip():
        return Refusal({"answer": "no_answer_text"})
    problem = text_problem(text)
    return Refusal({"answer": problem}) if problem else None


def receives(asked: Asked, own: str) -> Refusal | None:
    """Why the receipt cannot be confirmed; None: it can."""
    problem = _closed(asked, own) or ("received_already" if asked.is_received else "")
    return Refusal({"answer": problem}) if problem else None


def withdraws(asked: Asked, own: str) -> Refusal | None:
    """Why a question cannot be withdrawn; None: it can."""
    if own != asked.asker:
        return Refusal({"answer": "not_asked_of_you"})
    problem = "answered_already" if asked.is_answered else "withdrawn_already" if asked.is_withdrawn else ""
    return Refusal({"answer": problem}) if problem else None


def text_problem(text: str) -> str:
    """What is wrong with a text that must name nobody.

    >>> text_problem("een kind van vier, sinds 2024 op school"), text_problem("geboren 5-11-2019")
    ('', 'names_somebody')
    """
    if len(text) > LONGEST:
        return "too_long"
    return "names_somebody" if any(each.search(text) for each in NAMING) else ""


def hears_by(asked_on: date, terms: TermBook) -> date:
    """The day by which who asked hears the advice."""
    return terms.due("answer", asked_on)


def is_back(asked: Asked, terms: TermBook, today: date) -> bool:
    """Whether a question is back with who asked it: nobody confirmed to have it within its term."""
    waits = not (asked.is_received or asked.is_answered or asked.is_withdrawn)
    return waits and terms.due("receipt", asked.asked_on) < today


def _closed(asked: Asked, own: str) -> str:
    if own != asked.asked:
        return "not_asked_of_you"
    if asked.is_withdrawn:
        return "withdrawn_already"
    return "answered_already" if asked.is_answered else ""
