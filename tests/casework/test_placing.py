"""A placement and a return home: what is said of a place, and what is there before a child goes home."""

from dataclasses import replace
from datetime import date

import pytest

from tests.casework.at_safe_home import CHILDREN, OWN, TODAY, TYPES, ago, content, family, told
from tests.casework.entering import fact
from zicht.casework.measures import INSTITUTION
from zicht.casework.placing import Deciding, Placement, Return, go_home, lives, place, requirements
from zicht.casework.recording import Accepted, Entered, Refusal, record
from zicht.evaluation.daily import daily, sight_on
from zicht.facts.fact import Fact

VOCABULARY, RULEBOOK = content()
ELSEWHERE = Placement(
    ("child",), "pleegzorg", "vrijwillig", "moeder en de gezinswerker", "pleeggezin", "gi", "1-11-2026"
)
HOME = Return(
    "child", "moeder en de gezinswerker", "yes", view="ik wil graag naar mama", watches="wijkteam",
    how_often="elke week thuis, ook onverwacht", then="het team komt dezelfde dag en belt de crisisdienst",
    review_on="1-2-2027", keeps="gi",
)  # fmt: skip
KEPT = told(0, "safety_responsible_set", CHILDREN, 90, "gi")
PLACED = told(1, "child_placed", ("child",), 60, "gi", attributes={"setting": "pleegzorg", "basis": "vrijwillig"})
ASSESSED = told(2, "risk_assessed", ("child",), 10, "gi", attributes={"outcome": "beheersbaar"})
ASKED = told(3, "condition_set", ("mother",), 50, "gi",
             attributes={"condition": "vader drinkt niet thuis", "due": ago(5), "minimum": True})  # fmt: skip
MET = told(4, "condition_met", ("mother",), 5, "gi", attributes={"re": "f3"})
READY = (KEPT, PLACED, ASSESSED, ASKED, MET)


def deciding(*facts: Fact, kind: str = INSTITUTION) -> Deciding:
    case = family(*facts)
    sight = sight_on(case, RULEBOOK, OWN, TODAY)
    return Deciding(case, kind, VOCABULARY, tuple(sight), TYPES, RULEBOOK.terms, TODAY)


def without(*left_out: Fact) -> Deciding:
    return deciding(*(each for each in READY if each not in left_out))


def problems(found: object) -> dict[str, str]:
    assert isinstance(found, Refusal)
    return dict(found.problems)


def test_a_placement_says_where_on_which_basis_by_whom_and_who_keeps_sight_there() -> None:
    found = place(ELSEWHERE, deciding(KEPT))

    assert isinstance(found, Entered)
    assert (found.kind, found.occurred_on, found.attributes["emergency"]) == ("child_placed", date(2026, 11, 1), "no")
    assert found.attributes["keeps"] == "gi"
    assert isinstance(record(found, family(KEPT), OWN, VOCABULARY, TODAY, TYPES), Accepted)
    assert problems(place(Placement((), "", ""), deciding(KEPT))) == {
        "about": "nobody",
        "setting": "which_setting",
        "basis": "which_basis",
        "decided_by": "placed_by_whom",
        "keeps": "who_keeps_sight_there",
    }


def test_a_place_moves_no_sight_and_that_nobody_keeps_it_is_said_only_when_it_is_so() -> None:
    assert problems(place(replace(ELSEWHERE, keeps="wijkteam"), deciding(KEPT))) == {"keeps": "keeps_no_sight_here"}
    assert problems(place(replace(ELSEWHERE, keeps="nobody"), deciding(KEPT))) == {"keeps": "somebody_keeps_sight"}
    alone = place(replace(ELSEWHERE, keeps="nobody"), deciding())
    assert isinstance(alone, Entered)
    assert "keeps" not in alone.attributes


def test_the_name_of_a_place_holds_no_address() -> None:
    assert problems(place(replace(ELSEWHERE, place="Lindelaan 4, 3511 AB"), deciding(KEPT))) == {
        "place": "no_address_here"
    }


def test_where_a_child_lives_is_read_from_its_placements_and_its_return() -> None:
    moved = told(2, "child_placed", ("child",), 30, "gi", attributes={"setting": "instelling"})
    home = told(3, "child_returned_home", ("child",), 3, "gi", attributes={"after": "plaatsing"})
    other = told(4, "child_returned_home", ("baby",), 3, "gi", attributes={"after": "ziekenhuis"})

    away = lives(family(KEPT, PLACED, moved), TODAY)
    back = lives(family(KEPT, PLACED, moved, home, other), TODAY)
    again = lives(family(PLACED, replace(home, latest=ago(50), earliest=ago(50)), moved), TODAY)

    assert (away["child"].since, away["child"].began, away["child"].places) == (ago(30), ago(60), 2)
    assert set(away) == set(back) == {"child"}
    assert (back["child"].placement, back["child"].since) == (None, ago(3))
    assert (again["child"].began, again["child"].places) == (ago(30), 1)


def test_a_return_home_is_recorded_with_its_agreements_and_the_words_of_the_child() -> None:
    found = go_home(HOME, deciding(*READY))

    assert isinstance(found, tuple)
    assert [each.kind for each in found] == [
        "child_returned_home",
        "scaling_agreed",
        "monitoring_planned",
        "child_words",
    ]
    assert found[0].attributes["after"] == "plaatsing"
    assert (found[2].attributes["owner"], found[2].attributes["due"]) == ("wijkteam", "01-02-2027")
    assert all(isinstance(record(each, family(*READY), OWN, VOCABULARY, TODAY, TYPES), Accepted) for each in found)


def test_a_return_that_is_not_whole_says_everything_that_lacks_at_once() -> None:
    assert problems(go_home(Return("child"), deciding(KEPT, PLACED))) == {
        "decided_by": "returned_by_whom",
        "how_often": "how_often_looked",
        "then": "what_if_unsafe",
        "watches": "who_watches",
        "keeps": "who_keeps_sight_after",
        "view": "ask_the_child",
        "assessed": "assess_before_return",
        "minimum": "no_requirements",
        "norm": "norm_met_or_not",
        "review_on": "no_day_to_look_back",
    }


def test_a_child_that_was_not_placed_does_not_return() -> None:
    assert problems(go_home(replace(HOME, child="baby"), deciding(*READY)))["child"] == "not_placed"
    assert problems(go_home(replace(HOME, child="mother"), deciding(*READY)))["child"] == "which_child_returns"
    assert problems(go_home(replace(HOME, child=""), deciding(KEPT))) == {"child": "which_child_returns"}


def test_that_the_norm_is_met_is_not_said_against_what_is_recorded() -> None:
    breached = told(5, "condition_breached", ("mother",), 2, "gi", attributes={"re": "f3"})
    unsafe = told(5, "risk_assessed", ("child",), 2, "gi", attributes={"outcome": "onveilig"})
    still = replace(HOME, norm="no", why_not_met="vader woont er niet meer")

    for against in (breached, unsafe):
        assert problems(go_home(HOME, deciding(*READY, against))) == {"norm": "recorded_otherwise"}
        assert problems(go_home(replace(still, why_not_met=" "), deciding(*READY, against))) == {
            "why_not_met": "why_home_still"
        }
        found = go_home(still, deciding(*READY, against))
        assert isinstance(found, tuple)
        assert (found[0].attributes["norm_met"], found[0].attributes["why_not_met"]) == ("no", still.why_not_met)


@pytest.mark.parametrize(("days", "asked"), [(90, False), (91, True)])
def test_an_assessment_counts_until_the_last_day_of_its_term(days: int, asked: bool) -> None:
    old = told(2, "risk_assessed", ("child",), days, "gi", attributes={"outcome": "beheersbaar"})

    found = go_home(HOME, deciding(KEPT, PLACED, old, ASKED, MET))

    assert isinstance(found, Refusal) is asked


def test_the_answer_on_a_minimum_requirement_whose_day_came_is_there_first() -> None:
    assert problems(go_home(replace(HOME, norm="no", why_not_met="toch"), without(MET))) == {
        "minimum": "minimum_without_answer"
    }


def test_a_requirement_about_another_child_is_none_of_this_one() -> None:
    other = replace(ASKED, about=("baby",))

    assert requirements(family(other), "child") == ()
    assert len(requirements(family(other), "baby")) == len(requirements(family(ASKED), "child")) == 1


def test_after_an_order_the_council_or_the_court_looked_at_its_end_first() -> None:
    ordered = replace(PLACED, attributes={"setting": "pleegzorg", "basis": "machtiging"})
    earlier = told(5, "court_decision", ("child",), 200, "gi", attributes={"request": "muhp", "outcome": "beeindigd"})
    ended = told(6, "court_decision", ("child",), 4, "gi", attributes={"request": "muhp", "outcome": "beeindigd"})
    facts = (KEPT, ordered, ASSESSED, ASKED, MET)

    assert problems(go_home(HOME, deciding(*facts))) == {"review": "council_before_return"}
    assert problems(go_home(HOME, deciding(*facts, earlier))) == {"review": "council_before_return"}
    assert isinstance(go_home(HOME, deciding(*facts, ended)), tuple)


def test_why_the_child_was_not_asked_stands_beside_the_return_and_never_beside_its_words() -> None:
    baby = replace(HOME, view="", why_no_view="nog een baby")

    found = go_home(baby, deciding(*READY))

    assert isinstance(found, tuple)
    assert "child_words" not in [each.kind for each in found]
    assert found[0].attributes["why_no_view"] == "nog een baby"
    assert problems(go_home(replace(baby, view="ja"), deciding(*READY))) == {"why_no_view": "asked_or_not"}


def test_what_was_agreed_before_on_roles_stays_where_the_return_says_nothing_about_it() -> None:
    agreed = told(5, "scaling_agreed", CHILDREN, 20, "gi", attributes={"stays": "gi", "watches": "gi", "reports": "vt"})

    found = go_home(HOME, deciding(*READY, agreed))

    assert isinstance(found, tuple)
    assert {each: found[1].attributes.get(each) for each in ("stays", "watches", "reports", "signals")} == {
        "stays": "gi",
        "watches": "wijkteam",
        "reports": "vt",
        "signals": None,
    }


@pytest.mark.parametrize("kind", ["school", "huisarts"])
def test_who_does_not_decide_on_places_is_told_where_to_record_it(kind: str) -> None:
    assert problems(go_home(HOME, deciding(*READY, kind=kind)))["decided_by"] == "who_places"
    assert problems(place(ELSEWHERE, deciding(KEPT, kind=kind)))["decided_by"] == "who_places"


def test_a_return_by_this_form_leaves_no_rule_asking_and_one_without_agreements_does() -> None:
    found = go_home(HOME, deciding(*READY))
    assert isinstance(found, tuple)
    bare = fact(9, "child_returned_home", ("child",), TODAY, OWN, attributes={"after": "plaatsing"})
    agreed = [fact(10 + place, each.kind, each.about, TODAY, OWN) for place, each in enumerate(found[1:])]

    asking = {"aftercare-before-leaving", "stepping-down-assessed"}
    assert _open(KEPT, PLACED, bare) & asking == asking
    assert not _open(*READY, bare, *agreed) & asking


def _open(*facts: Fact) -> set[str]:
    *_, last = daily(family(*facts), RULEBOOK, OWN, TODAY)
    return {each.rule for each in last.findings if "child" in each.open_for}
