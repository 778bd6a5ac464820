"""Letting go: what stands first, and what is said to remain."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.casework.at_safe_home import CHILDREN, OWN, TODAY, ago, content, family, report, told
from tests.casework.entering import fact
from zicht.casework.leaving import Gate, Leaving, State, gates, leave, open_causes, remaining, running
from zicht.casework.recording import Accepted, Refusal, record
from zicht.facts.fact import Fact

REPORT = report(0, 40)
STARTED = fact(1, "investigation_started", CHILDREN, ago(38), OWN)
SEEN = fact(2, "home_visit", CHILDREN, ago(30), OWN)
KEPT = told(3, "safety_responsible_set", CHILDREN, 10, "wijkteam", attributes={"from": OWN})
PLAN = told(4, "plan_agreed", ("mother", "child"), 10, "wijkteam")
EVERYTHING = (REPORT, STARTED, SEEN, KEPT, PLAN)
OVER = Leaving("overgedragen", no_other=True, to="wijkteam", person="Anouk Bakker, regisseur")
UNFOUNDED = Leaving("ongegrond", no_other=True)


def state(*facts: Fact, director: str = "wijkteam") -> State:
    vocabulary, rulebook = content()
    return State(family(*facts), OWN, vocabulary, rulebook, director, TODAY)


def test_with_everything_in_place_letting_go_is_a_fact_that_says_who_goes_on_and_what_remains() -> None:
    typed = replace(OVER, named=("drinken van vader",), other="vader zoekt werk", no_other=False)

    found = leave(typed, state(*EVERYTHING))

    assert isinstance(found, tuple)
    [closing] = found
    assert closing.kind == "investigation_closed"
    assert closing.attributes == {
        "outcome": "overgedragen",
        "open_causes": "drinken van vader; vader zoekt werk",
        "to": "wijkteam",
        "person": "Anouk Bakker, regisseur",
    }
    assert isinstance(record(closing, family(*EVERYTHING), OWN, content()[0], TODAY), Accepted)


@pytest.mark.parametrize(
    ("lacking", "problems"),
    [
        (PLAN, {"gate-plan": "gate_plan"}),
        (KEPT, {"gate-sight": "gate_sight"}),
    ],
)
def test_without_one_of_these_nothing_is_let_go(lacking: Fact, problems: dict[str, str]) -> None:
    facts = [each for each in EVERYTHING if each is not lacking]

    assert leave(OVER, state(*facts)) == Refusal(problems)


def test_somebody_directs_and_that_is_not_safe_home_itself() -> None:
    for director in ("", OWN):
        assert leave(OVER, state(*EVERYTHING, director=director)) == Refusal({"gate-director": "gate_director"})


def test_it_goes_to_a_person_and_not_only_to_an_organisation() -> None:
    assert leave(replace(OVER, person=" "), state(*EVERYTHING)) == Refusal({"person": "no_person"})
    assert leave(replace(OVER, to=OWN), state(*EVERYTHING)) == Refusal({"to": "no_successor"})


def test_a_plan_from_before_the_report_is_not_the_plan_of_this_handover() -> None:
    old = told(4, "plan_agreed", ("mother",), 90, "wijkteam")

    assert leave(OVER, state(REPORT, STARTED, SEEN, KEPT, old)) == Refusal({"gate-plan": "gate_plan"})


def test_a_register_or_a_call_closes_nothing() -> None:
    called = fact(2, "parents_spoken", ("mother",), ago(30), OWN)
    before = fact(3, "home_visit", CHILDREN, ago(50), OWN)

    assert leave(UNFOUNDED, state(REPORT, STARTED, called, before)) == Refusal({"gate-seen": "gate_seen"})
    assert isinstance(leave(UNFOUNDED, state(REPORT, STARTED, SEEN)), tuple)


def test_of_each_child_it_is_told_that_it_was_not_seen() -> None:
    one = fact(2, "child_spoken", ("child",), ago(30), OWN)

    [gate] = gates("ongegrond", state(REPORT, STARTED, one))

    assert (gate.gate, gate.stands, gate.lacking) == (Gate.SEEN, False, ("baby",))


def test_what_remains_is_said_or_it_is_said_that_nothing_is_known() -> None:
    silent, both = replace(UNFOUNDED, no_other=False), replace(UNFOUNDED, other="schulden")

    assert leave(silent, state(REPORT, STARTED, SEEN)) == Refusal({"other": "what_remains"})
    assert leave(both, state(REPORT, STARTED, SEEN)) == Refusal({"other": "remains_or_not"})


@given(st.lists(st.text(min_size=1, max_size=30).filter(str.strip), max_size=5), st.text(max_size=30))
def test_no_cause_that_is_recorded_as_open_is_left_out(named: list[str], other: str) -> None:
    text = remaining(Leaving("ongegrond", tuple(named), other))

    assert all(each.strip() in text for each in (*named, other))


def test_open_causes_are_problems_needed_help_conditions_and_a_known_past() -> None:
    chronic = told(0, "problem_assessed", ("father",), 90, "wijkteam", attributes={"outcome": "chronisch"})
    solved = told(1, "problem_assessed", ("mother",), 90, "wijkteam", attributes={"outcome": "acuut"})
    better = told(2, "problem_assessed", ("mother",), 9, "wijkteam", attributes={"outcome": "opgelost"})
    needed = told(3, "help_needed", ("father",), 60, "wijkteam", attributes={"help_type": "verslaving"})
    begun = told(4, "help_started", ("mother",), 50, "wijkteam", attributes={"help_type": "wonen"})
    asked = told(5, "condition_set", ("father",), 40, "gi")
    past = told(6, "relevant_conviction_known", ("father",), 40, "gi")

    found = open_causes(family(chronic, solved, better, needed, begun, asked, past))

    assert [each.id for each in found] == ["f0", "f3", "f5", "f6"]


def test_help_that_began_and_a_condition_that_was_met_do_not_remain() -> None:
    needed = told(3, "help_needed", ("father",), 60, "wijkteam", attributes={"help_type": "verslaving"})
    begun = told(4, "help_started", ("father",), 50, "wijkteam", attributes={"help_type": "verslaving"})
    asked = told(5, "condition_set", ("father",), 40, "gi")
    met = told(6, "condition_met", ("father",), 4, "gi", attributes={"re": "f5"})

    assert open_causes(family(needed, begun, asked, met)) == ()


def test_without_an_investigation_the_responsibility_is_let_go_with_the_same_gates() -> None:
    decided = fact(1, "triage_done", CHILDREN, ago(38), OWN, attributes={"route": "wijkteam", "re": "f0"})

    found = leave(OVER, state(REPORT, decided, SEEN, KEPT, PLAN))

    assert isinstance(found, tuple)
    assert found[0].kind == "safety_responsible_released"
    assert "outcome" not in found[0].attributes
    assert isinstance(record(found[0], family(REPORT), OWN, content()[0], TODAY), Accepted)


def test_what_is_over_is_not_ended_again_and_a_new_report_begins_anew() -> None:
    over = fact(5, "investigation_closed", CHILDREN, ago(5), OWN)
    again = report(6, 2)

    assert leave(UNFOUNDED, state(REPORT, STARTED, SEEN, over)) == Refusal({"outcome": "nothing_runs"})
    assert running(family(REPORT, STARTED, SEEN, over, again), OWN) == again


def test_another_outcome_than_there_is_asks_to_choose_one() -> None:
    assert leave(replace(UNFOUNDED, outcome="goed"), state(REPORT, STARTED, SEEN)) == Refusal({"outcome": "no_outcome"})
