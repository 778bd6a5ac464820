"""Conditions for safety, and the moments on which it is looked at again."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.casework.at_safe_home import OWN, TODAY, TYPES, ago, content, family, told
from tests.casework.entering import fact
from zicht.casework.conditions import conditions, minimum
from zicht.casework.recording import Accepted, Entered, Refusal, record
from zicht.casework.watching import moments, plan_moment

CONDITION = {"condition": "geen drank in huis", "due": TODAY + timedelta(days=7), "owner": "wijkteam"}


def test_a_condition_stands_open_until_something_is_recorded_of_it_and_the_last_counts() -> None:
    set_on = told(0, "condition_set", ("mother",), 60, "gi", attributes=CONDITION)
    breached = told(1, "condition_breached", ("mother",), 30, "wijkteam", attributes={"re": "f0"})
    met = told(2, "condition_met", ("mother",), 3, "wijkteam", attributes={"re": "f0"})
    apart = told(3, "condition_met", ("mother",), 3, "wijkteam")

    assert [each.state for each in conditions(family(set_on, apart))] == ["open"]
    assert [each.state for each in conditions(family(set_on, breached))] == ["breached"]
    assert [each.state for each in conditions(family(set_on, breached, met))] == ["met"]


def test_a_condition_that_was_not_met_stays_so_after_the_decision_that_followed() -> None:
    set_on = told(0, "condition_set", ("mother",), 60, "gi", attributes=CONDITION)
    breached = told(1, "condition_breached", ("mother",), 30, "wijkteam", attributes={"re": "f0"})
    decided = told(2, "joint_weighing_done", ("mother",), 20, "gi", attributes={"re": "f1"})

    found = conditions(family(set_on, breached, decided))

    assert [(each.state, each.answer) for each in found] == [("breached", breached)]


def test_conditions_of_every_organisation_stand_in_one_list_with_their_origin() -> None:
    case = family(
        *(
            told(place, "condition_set", ("mother",), 9 - place, each, attributes=CONDITION)
            for place, each in enumerate(("vt", "raad", "gi"))
        )
    )

    assert [each.fact.organisation for each in conditions(case)] == ["vt", "raad", "gi"]
    assert {each.due for each in conditions(case)} == {CONDITION["due"]}
    assert minimum(case) == ()


def test_a_moment_to_look_again_has_a_day_ahead_and_an_owner() -> None:
    assert plan_moment((), "", "", TYPES, TODAY) == Refusal(
        {"about": "nobody", "due": "no_due_day", "owner": "no_owner"}
    )
    assert plan_moment(("child",), "gisteren", OWN, TYPES, TODAY) == Refusal({"due": "day_has_passed"})
    found = plan_moment(("child",), "25-02-2027", OWN, TYPES, TODAY)
    assert isinstance(found, Entered)
    assert isinstance(record(found, family(), OWN, content()[0], TODAY, TYPES), Accepted)


@pytest.mark.parametrize(
    ("looks", "done"),
    [
        ([], [None, None]),
        ([{"days_ago": 1}], ["f2", None]),
        ([{"days_ago": 1, "re": "f1"}], [None, "f2"]),
        ([{"days_ago": 2}, {"days_ago": 1}], ["f2", "f3"]),
        ([{"days_ago": 99}], [None, None]),
    ],
)
def test_a_look_answers_the_moment_that_it_names_or_the_first_that_was_open(
    looks: list[dict[str, object]], done: list[str | None]
) -> None:
    planned = [
        fact(
            place,
            "monitoring_planned",
            ("child",),
            ago(60),
            OWN,
            attributes={"due": ago(30 - 30 * place), "owner": OWN},
        )
        for place in range(2)
    ]
    looked = [
        fact(
            2 + place,
            "monitoring_contact",
            ("child",),
            ago(int(str(each["days_ago"]))),
            OWN,
            attributes={"re": each["re"]} if "re" in each else {},
        )
        for place, each in enumerate(looks)
    ]

    found = moments(family(*planned, *looked))

    assert [each.done.id if each.done else None for each in found] == done


@given(st.permutations(range(4)))
def test_moments_stand_in_the_order_of_their_days_whatever_the_order_of_recording(order: list[int]) -> None:
    planned = [
        fact(place, "monitoring_planned", ("child",), ago(60), OWN, attributes={"due": TODAY + timedelta(days=day)})
        for place, day in enumerate(order)
    ]

    found = moments(family(*planned))

    assert [each.due for each in found] == sorted(each.due for each in found)
    assert {each.owner for each in found} == {OWN}
