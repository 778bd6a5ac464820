"""Small cases with the answer that docs/semantics.md gives, for the oracle and for the evaluation alike.

An answer is written as (key, opened, due, raised, closed, closed by), in days after the start.
"""

from datetime import date
from typing import Any

import pytest

from tests.oracle.compare import evaluated
from tests.oracle.oracle import Row, evaluate_by_day
from tests.oracle.small import START, case, fact, matcher, rule, rulebook
from zicht.facts.case import Case
from zicht.rulebook.rule import (
    By,
    Closing,
    Condition,
    Duty,
    HitGroup,
    NewerTrigger,
    Per,
    Reach,
    Rulebook,
    Shape,
    Within,
)

Answer = tuple[str, int, int | None, int | None, int | None, str | None]
DUE = Within("days")  # five days
ASK: dict[str, Any] = {"trigger": (matcher("a"),), "answered_by": (matcher("b"),), "within": DUE}
STEP: dict[str, Any] = {"trigger": (matcher("d"),), "already_days": None}
SAFETY = {"worry": Condition("worry", opens=(matcher("w"),), closes=(Closing((matcher("x"),)),))}
PAIR: dict[str, Any] = {"hits": (HitGroup((matcher("a"),), 2),), "window_days": 10, "cleared_by": (matcher("e"),)}
GAP: dict[str, Any] = {"during": "worry", "holding": "sight"}
ASKED = rulebook(rule(Shape.OBLIGATION, **ASK))

EXAMPLES: dict[str, tuple[Case, Rulebook, list[Answer]]] = {
    "an unanswered duty is raised the day after its term": (
        case(fact("f", "a", 1)),
        ASKED,
        [("r1/k1/f", 1, 6, 7, None, None)],
    ),
    "a term runs from the day on which its trigger is known": (
        case(fact("f", "a", 1, known=9)),
        ASKED,
        [("r1/k1/f", 9, 14, 15, None, None)],
    ),
    "done in time but known later closes on the day it is known": (
        case(fact("f", "a", 1), fact("g", "b", 3, known=20)),
        ASKED,
        [("r1/k1/f", 1, 6, 7, 20, "fulfilled")],
    ),
    "a fulfilment on some day that may lie after the trigger counts": (
        case(fact("f", "a", 5), fact("g", "b", (0, 8))),
        ASKED,
        [("r1/k1/f", 5, 10, None, 8, "fulfilled")],
    ),
    "a trigger that may lie before the opening of its condition does not count": (
        case(fact("o", "w", (0, 8)), fact("f", "a", 5), fact("g", "a", 9)),
        rulebook(rule(Shape.OBLIGATION, **ASK, given=("worry",)), conditions=SAFETY),
        [("r1/k1/g", 9, 14, 15, None, None)],
    ),
    "work that was done before it could be asked is shown": (
        case(fact("f", "a", 1, known=9), fact("g", "b", 3)),
        ASKED,
        [("r1/k1/f", 9, 14, None, 9, "fulfilled")],
    ),
    "a newer trigger joins and the due day stays": (
        case(fact("f", "a", 1), fact("g", "a", 4)),
        ASKED,
        [("r1/k1/f", 1, 6, 7, None, None)],
    ),
    "a trigger that is corrected away closes as corrected": (
        case(fact("f", "a", 1), fact("g", "z", 1, known=4, corrects="f")),
        ASKED,
        [("r1/k1/f", 1, 6, None, 4, "corrected")],
    ),
    "the same key once more gets a number": (
        case(fact("f", "a", 1), fact("g", "b", 3), fact("h", "z", 3, known=8, corrects="g")),
        ASKED,
        [("r1/k1/f", 1, 6, None, 3, "fulfilled"), ("r1/k1/f/2", 8, 13, 14, None, None)],
    ),
    "a duty about two children is one finding until both are done": (
        case(fact("f", "a", 1, "k1 k2"), fact("g", "b", 3, "k1"), fact("h", "b", 5, "k2")),
        ASKED,
        [("r1/k1/f", 1, 6, None, 5, "fulfilled")],
    ),
    "who died is no subject from the next day": (
        case(fact("f", "a", 1), fact("g", "died", 3)),
        ASKED,
        [("r1/k1/f", 1, 6, None, 4, "condition_ended")],
    ),
    "not applicable closes and the fact no longer counts": (
        case(fact("f", "a", 1), fact("n", "finding_not_applicable", 3, finding="r1/k1/f")),
        ASKED,
        [("r1/k1/f", 1, 6, None, 3, "not_applicable")],
    ),
    "not applicable said before a finding opens changes nothing": (
        case(fact("n", "finding_not_applicable", 1, finding="r1/k1/f"), fact("f", "a", 5), fact("g", "b", 7)),
        ASKED,
        [("r1/k1/f", 5, 10, None, 7, "fulfilled")],
    ),
    "not applicable said on the day on which a finding opens closes it that day": (
        case(
            fact("n", "finding_not_applicable", 5, finding="r1/k1/f"),
            fact("f", "a", 5),
            fact("u", "unrelated", 6),
            fact("g", "b", 7),
        ),
        ASKED,
        [("r1/k1/f", 5, 10, None, 5, "not_applicable")],
    ),
    "a newer trigger replaces": (
        case(fact("f", "a", 1), fact("g", "a", 4)),
        rulebook(rule(Shape.OBLIGATION, newer_trigger=NewerTrigger.REPLACES, **ASK)),
        [("r1/k1/f", 1, 6, None, 4, "replaced"), ("r1/k1/g", 4, 9, 10, None, None)],
    ),
    "what was replaced by what does not apply on the same day stands again from the next day": (
        case(fact("f", "a", 1), fact("g", "a", 4), fact("n", "finding_not_applicable", 4, finding="r1/k1/g")),
        rulebook(rule(Shape.OBLIGATION, newer_trigger=NewerTrigger.REPLACES, **ASK)),
        [
            ("r1/k1/f", 1, 6, None, 4, "replaced"),
            ("r1/k1/g", 4, 9, None, 4, "not_applicable"),
            ("r1/k1/f/2", 5, 10, 11, None, None),
        ],
    ),
    "an answer that asks again replaces too": (
        case(fact("f", "a", 0), fact("g", "a", 1, by="o2"), fact("h", "b", 2)),
        rulebook(
            rule(
                Shape.OBLIGATION,
                newer_trigger=NewerTrigger.REPLACES,
                repeats="days",
                **{**ASK, "answered_by": (matcher("b", by=By("same")),)},
            )
        ),
        [
            ("r1/k1/f", 0, 5, None, 1, "replaced"),
            ("r1/k1/g", 1, 6, None, 2, "replaced"),
            ("r1/k1/h", 2, 7, 8, None, None),
        ],
    ),
    "done at once and replaced: only the latest trigger counts": (
        case(fact("f", "a", 5), fact("g", "a", 5), fact("h", "b", 5)),
        rulebook(rule(Shape.OBLIGATION, newer_trigger=NewerTrigger.REPLACES, **ASK)),
        [("r1/k1/g", 5, 10, None, 5, "fulfilled")],
    ),
    "done at once for one child is a finding apart from what stands for the other": (
        case(fact("f", "a", 1, "k1 k2"), fact("g", "b", 1, "k1"), fact("h", "b", 3, "k2")),
        ASKED,
        [("r1/k1/f", 1, 6, None, 1, "fulfilled"), ("r1/k2/f", 1, 6, None, 3, "fulfilled")],
    ),
    "a requirement of another organisation is none when the same is asked, with latest_of too": (
        case(fact("g", "c", 0, by="o2"), fact("f", "d", 5)),
        rulebook(
            rule(Shape.PRECONDITION, answered_by=(matcher("c", by=By("same")),), latest_of=(matcher("e"),), **STEP)
        ),
        [("r1/k1/f", 5, None, 5, None, None)],
    ),
    "a requirement from too long before is none, with latest_of too": (
        case(fact("g", "c", 0), fact("f", "d", 5)),
        rulebook(
            rule(
                Shape.PRECONDITION,
                answered_by=(matcher("c"),),
                latest_of=(matcher("e"),),
                trigger=(matcher("d"),),
                already_days=2,
            )
        ),
        [("r1/k1/f", 5, None, 5, None, None)],
    ),
    "an answer counts on the same day when it is no trigger for this child": (
        case(fact("f", "a", 0, "k1 k2"), fact("g", "a", 0, "k1")),
        rulebook(
            rule(
                Shape.PRECONDITION,
                trigger=(matcher("a"),),
                answered_by=(matcher("a", reach=Reach.CIRCLE),),
                already_days=None,
            )
        ),
        [("r1/k1/f", 0, None, 0, None, None)],
    ),
    "two hits within the window are a pattern until the window passed": (
        case(fact("f", "a", 1), fact("g", "a", 5)),
        rulebook(rule(Shape.PATTERN, **PAIR)),
        [("r1/k1/f", 5, None, 5, 15, "aged_out")],
    ),
    "a window that passes on the day of a new hit has aged out": (
        case(fact("f", "a", 0), fact("g", "a", 2), fact("h", "a", 12), fact("i", "a", 12)),
        rulebook(rule(Shape.PATTERN, **PAIR)),
        [("r1/k1/f", 2, None, 2, 12, "aged_out"), ("r1/k1/h", 12, None, 12, 22, "aged_out")],
    ),
    "hits that may lie further apart than the window are none": (
        case(fact("f", "a", (1, 9)), fact("g", "a", 11)),
        rulebook(rule(Shape.PATTERN, **PAIR)),
        [],
    ),
    "a weighing settles what was known by then": (
        case(fact("f", "a", 1), fact("g", "a", 5), fact("h", "e", 6), fact("i", "a", 3, known=8)),
        rulebook(rule(Shape.PATTERN, **PAIR)),
        [("r1/k1/f", 5, None, 5, 6, "fulfilled")],
    ),
    "hits about a child count for the adult around it": (
        case(fact("f", "a", 1), fact("g", "a", 5)),
        rulebook(
            rule(
                Shape.PATTERN,
                Per.ADULT,
                hits=(HitGroup((matcher("a", reach=Reach.CIRCLE),), 2),),
                window_days=10,
                cleared_by=(matcher("e"),),
            )
        ),
        [("r1/m/f", 5, None, 5, 15, "aged_out")],
    ),
    "while there is a worry somebody holds sight": (
        case(fact("w", "w", 1), fact("s", "set_sight", 4), fact("r", "end_sight", 9), fact("x", "x", 12)),
        rulebook(rule(Shape.CONTINUITY, at_least=1, **GAP), conditions=SAFETY),
        [("r1/k1/w", 1, None, 1, 4, "fulfilled"), ("r1/k1/r", 9, None, 9, 12, "condition_ended")],
    ),
    "a gap that may not have been is none": (
        case(fact("w", "w", 1), fact("s", "set_sight", 1), fact("r", "end_sight", (2, 9)), fact("t", "set_sight", 8)),
        rulebook(rule(Shape.CONTINUITY, at_least=1, **GAP), conditions=SAFETY),
        [],
    ),
    "a gap whose opening is corrected away closes as corrected": (
        case(fact("w", "w", 1), fact("v", "set_sight", 1, known=4, corrects="w")),
        rulebook(rule(Shape.CONTINUITY, at_least=2, **GAP), conditions=SAFETY),
        [("r1/k1/w", 1, None, 1, 4, "corrected")],
    ),
    "an unknown age satisfies nothing, and the family is asked nothing instead": (
        case(fact("f", "a", 1)),
        rulebook(rule(Shape.OBLIGATION, Per.FACT, **{**ASK, "trigger": (matcher("a", age_under=12),)})),
        [],
    ),
    "a date in the fact is the term, and a correction of it in time moves it": (
        case(
            fact("f", "a", 1, day=date(2024, 1, 20)),
            fact("g", "a", 1, known=4, corrects="f", day=date(2024, 1, 11)),
        ),
        rulebook(rule(Shape.OBLIGATION, **{**ASK, "within": Within(attribute="day")})),
        [("r1/k1/f", 1, 10, 11, None, None)],
    ),
    "slack runs on after the date in the fact, and after a date that moves": (
        case(
            fact("f", "a", 1, day=date(2024, 1, 11)),
            fact("g", "a", 1, known=13, corrects="f", day=date(2024, 1, 21)),
        ),
        rulebook(rule(Shape.OBLIGATION, **{**ASK, "within": Within(attribute="day", slack="days")})),
        [("r1/k1/f", 1, 25, 26, None, None)],
    ),
    "children answered at once share a finding, whatever answered each": (
        case(fact("f", "a", 1, "k1 k2", known=9), fact("g", "b", 3, "k1"), fact("h", "e", 4, "k2")),
        rulebook(rule(Shape.OBLIGATION, **ASK, ended_by=(matcher("e"),))),
        [("r1/k1/f", 9, 14, None, 9, "fulfilled")],
    ),
    "an answer to what does not apply asks for no next": (
        case(fact("f", "a", 1), fact("n", "finding_not_applicable", 3, finding="r1/k1/f"), fact("g", "b", 5)),
        rulebook(rule(Shape.OBLIGATION, **ASK, repeats="days")),
        [("r1/k1/f", 1, 6, None, 3, "not_applicable")],
    ),
    "an answer that names a version names nothing until that version is known": (
        case(fact("f", "a", 1), fact("g", "b", 3, re="h"), fact("h", "a", 1, known=20, corrects="f")),
        rulebook(rule(Shape.OBLIGATION, **{**ASK, "answered_by": (matcher("b", linked=True),)})),
        [("r1/k1/f", 1, 6, 7, 20, "fulfilled")],
    ),
    "an answer that names what the trigger names is meant for it": (
        case(fact("f", "a", 1, re="w"), fact("g", "b", 3, re="w"), fact("w", "w", 1)),
        rulebook(rule(Shape.OBLIGATION, **{**ASK, "answered_by": (matcher("b", linked=True),)})),
        [("r1/k1/f", 1, 6, None, 3, "fulfilled")],
    ),
    "naming another origin than the trigger is naming something else": (
        case(fact("f", "a", 1, re="w"), fact("g", "b", 3, re="v"), fact("w", "w", 1), fact("v", "w", 1)),
        rulebook(rule(Shape.OBLIGATION, **{**ASK, "answered_by": (matcher("b", linked=True),)})),
        [("r1/k1/f", 1, 6, 7, None, None)],
    ),
    "what was given to another answers not who asked": (
        case(fact("f", "a", 1, by="o2"), fact("g", "b", 3, to="o1"), fact("h", "b", 4, to="o2")),
        rulebook(rule(Shape.OBLIGATION, **{**ASK, "answered_by": (matcher("b", to=By("same")),)})),
        [("r1/k1/f", 1, 6, None, 4, "fulfilled")],
    ),
    "what was given to nobody by name may be meant for who asked": (
        case(fact("f", "a", 1, by="o2"), fact("g", "b", 3)),
        rulebook(rule(Shape.OBLIGATION, **{**ASK, "answered_by": (matcher("b", to=By("same")),)})),
        [("r1/k1/f", 1, 6, None, 3, "fulfilled")],
    ),
    "what was given to a type answers whom the trigger names by id, and the other way round": (
        case(fact("f", "a", 1, to="o2"), fact("g", "b", 3, to="school")),
        rulebook(rule(Shape.OBLIGATION, **{**ASK, "answered_by": (matcher("b", to=By("attribute", "to")),)})),
        [("r1/k1/f", 1, 6, None, 3, "fulfilled")],
    ),
    "an answer names its trigger from the day on which a version is seen that never stands": (
        case(
            fact("f", "a", 1),
            fact("g", "b", 3, re="h"),
            fact("h", "a", 1, known=20, corrects="f"),
            fact("i", "a", 1, known=10, corrects="f", version=2),
        ),
        rulebook(rule(Shape.OBLIGATION, **{**ASK, "answered_by": (matcher("b", linked=True),)})),
        [("r1/k1/f", 1, 6, 7, 20, "fulfilled")],
    ),
    "a condition that ends it goes before an age on the same day": (
        case(fact("f", "a", 1), fact("w", "w", 10), born=date(2020, 1, 11)),
        rulebook(rule(Shape.OBLIGATION, **ASK, until_age=4, except_while=("worry",)), conditions=SAFETY),
        [("r1/k1/f", 1, 6, 7, 10, "condition_ended")],
    ),
    "per fact the family takes only what reaches no child in any way": (
        case(fact("f", "a", 1, "k1 k2")),
        rulebook(
            rule(
                Shape.OBLIGATION,
                Per.FACT,
                **{**ASK, "trigger": (matcher("a", reach=Reach.FAMILY), matcher("a", reach=Reach.SIBLINGS))},
            )
        ),
        [("r1/k1/f", 1, 6, 7, None, None)],
    ),
    "a child for whom it comes back has a finding of its own name": (
        case(fact("f", "a", 1, "k1 k2"), fact("g", "b", 3, "k2"), fact("h", "z", 3, "k2", known=8, corrects="g")),
        ASKED,
        [("r1/k1/f", 1, 6, 7, None, None), ("r1/k2/f", 8, 13, 14, None, None)],
    ),
}


def told(rows: tuple[Row, ...]) -> list[Answer]:
    """The rows as answers."""

    def number(day: date | None) -> int | None:
        return None if day is None else (day - START).days

    return [
        (
            each.key,
            (each.opened_on - START).days,
            number(each.due_on),
            number(each.raised_on),
            number(each.closed_on),
            each.closed_by,
        )
        for each in sorted(rows, key=lambda each: (each.opened_on, each.key))
    ]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_oracle_says_what_the_definition_says(name: str) -> None:
    family, rules, expected = EXAMPLES[name]
    assert told(evaluate_by_day(family, rules)) == expected


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_evaluation_says_what_the_oracle_says(name: str) -> None:
    family, rules, _ = EXAMPLES[name]
    assert evaluated(family, rules) == evaluate_by_day(family, rules)


def test_the_work_is_that_of_the_key_fact_as_it_stood_last() -> None:
    family = case(fact("f", "a", 1), fact("g", "a", 1, by="o2", known=4, corrects="f"))
    assert [each.organisation for each in evaluate_by_day(family, ASKED)] == ["o2"]
    assert [each.organisation for each in evaluated(family, ASKED)] == ["o2"]


@pytest.mark.parametrize("way", ["holder", "addressee"])
def test_of_two_that_take_it_up_on_one_day_the_work_is_of_who_did_so_last_whatever_it_is_called(way: str) -> None:
    rules = rulebook(rule(Shape.OBLIGATION, **ASK, duty_of=(Duty(way),)))
    family = case(fact("h", "set_sight", 2, by="o3"), fact("i", "set_sight", 2, by="o1"), fact("f", "a", 5, by="o2"))
    assert [each.organisation for each in evaluate_by_day(family, rules)] == ["o1"]
    assert [each.organisation for each in evaluated(family, rules)] == ["o1"]


def test_a_fact_about_one_child_reaches_its_sibling_through_the_circle() -> None:
    rules = rulebook(rule(Shape.OBLIGATION, **{**ASK, "trigger": (matcher("a", reach=Reach.CIRCLE),)}))
    family = case(fact("f", "a", 1, "k2"))
    for rows in (evaluate_by_day(family, rules), evaluated(family, rules)):
        assert [each.subjects for each in rows] == [("k1", "k2")]
