"""Who leads the work on an area of life, beside the one regisseur of the family."""

from datetime import date, timedelta

from tests.casework.entering import PEOPLE, TODAY, fact, family, vocabulary
from tests.casework.test_plan import TYPES
from zicht.casework.leading import leads
from zicht.casework.plan import Area, plan_of
from zicht.casework.planning import Planned, Typed, decide
from zicht.casework.recording import Refusal
from zicht.facts.fact import Fact

SAID = {"area": "school", "lead": "school", "colleague": "mentor", "mandate": "lestijden"}


def led(number: int, days_ago: int, **more: object) -> Fact:
    attributes = {"area": "school", "lead": "school", **more}
    return fact(number, "area_lead_set", PEOPLE, TODAY - timedelta(days=days_ago), attributes=attributes)


def decided(**more: str) -> Planned | Refusal:
    typed = Typed("lead", (), TODAY, {**SAID, **more})
    return decide(typed, plan_of(family(), vocabulary()), PEOPLE, TYPES, vocabulary())


def test_each_area_of_life_has_one_who_leads_and_the_newest_counts() -> None:
    first, other, second = led(0, 30), led(1, 20, area="wonen"), led(2, 3, lead="wijkteam")

    assert leads((first, other), TODAY) == (first, other)
    assert leads((first, other, second), TODAY) == (second, other)
    assert leads((second, other, first), TODAY) == (second, other)


def test_who_leads_does_so_up_to_and_including_the_last_day_and_nobody_before_comes_back() -> None:
    last = led(1, 3, until=TODAY)

    assert leads((led(0, 30), last), TODAY) == (last,)
    assert leads((led(0, 30), last), TODAY + timedelta(days=1)) == ()


def test_who_leads_has_a_name_and_a_mandate_and_is_an_organisation_and_not_the_network() -> None:
    for missing in SAID:
        refused = decided(**{missing: ""})
        assert isinstance(refused, Refusal)
        assert list(refused.problems) == [missing]

    assert decided(lead="oma") == Refusal({"lead": "lead_is_network"})
    assert isinstance(decided(), Planned)


def test_an_area_asks_who_leads_while_a_goal_is_open_or_professionals_took_it_over() -> None:
    def school(*facts: Fact) -> Area:
        return next(each for each in plan_of(family(*facts), vocabulary()).areas if each.code == "school")

    def said(number: int, kind: str, day: date, **attributes: object) -> Fact:
        return fact(number, kind, ("child",), day, attributes=attributes)

    goal = said(0, "goal_set", TODAY, area="school")
    reached = said(1, "goal_reviewed", TODAY, re="f0", result="gehaald")
    taken_over = said(2, "problem_assessed", TODAY, area="school", regie="overgenomen")
    given_back = said(3, "problem_assessed", TODAY, area="school", regie="zelf")

    assert not school().asks_lead
    assert school(goal).asks_lead
    assert not school(goal, reached).asks_lead
    assert school(taken_over).asks_lead
    assert not school(taken_over, given_back).asks_lead
