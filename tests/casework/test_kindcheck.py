"""The kindcheck and its reverse: three questions, a dated outcome, and who does what when it does not reassure."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.casework.entering import ORGANISATIONS, TODAY, fact, family, vocabulary
from zicht.casework.around import Around
from zicht.casework.kindcheck import (
    NO_CHILDREN,
    NOBODY,
    OCCASIONS,
    OWN,
    WORRYING,
    Check,
    Side,
    call_with_safe_home,
    calls_after,
    check,
    children_of,
    history,
    leaves,
    occasion_of,
    side_of,
)
from zicht.casework.recording import Accepted, Refusal
from zicht.facts.case import Case
from zicht.rulebook.load import content_folder, load

CALM = Check(Side.ADULT, "mother", "start", "geen_aanwijzing", "gevraagd")
WORRIED = replace(CALM, outcome="niet_gerust", harm="alleen thuis met een baby", protector=NOBODY)


def around(case: Case | None = None) -> Around:
    return Around(case or family(), "wijkteam", vocabulary(), ORGANISATIONS, TODAY)


def values(code: str) -> st.SearchStrategy[str]:
    return st.sampled_from(("", *vocabulary().kinds["kindcheck_done"].attributes[code].values))


checks = st.builds(
    Check,
    side=st.just(Side.ADULT),
    adult=st.sampled_from(("", "mother", "child", "stranger")),
    occasion=values("occasion"),
    outcome=values("outcome"),
    known_by=values("known_by"),
    harm=st.sampled_from(("", "honger")),
    protector=st.sampled_from(("", OWN, NOBODY, "school", "elders")),
    day=st.none() | st.dates(TODAY - timedelta(days=40), TODAY + timedelta(days=2)),
)


@given(checks)
def test_a_check_becomes_a_fact_only_when_every_question_that_matters_has_an_answer(typed: Check) -> None:
    found = check(typed, around())

    if isinstance(found, Refusal):
        assert found.problems
        return
    assert typed.adult
    assert typed.occasion
    assert typed.known_by
    assert found.attributes["outcome"] == typed.outcome
    assert found.occurred_on == (typed.day or TODAY) <= TODAY
    if typed.outcome in WORRYING:
        assert typed.harm
        assert typed.protector
    if typed.outcome == "kinderen_in_beeld":
        assert found.attributes["protector"] in ORGANISATIONS


def test_the_children_in_the_circle_of_the_adult_are_named_in_the_fact() -> None:
    found = check(CALM, around())

    assert isinstance(found, Accepted)
    assert (found.kind, found.about) == ("kindcheck_done", ("mother", "child"))


def test_there_are_no_children_is_refused_beside_a_child_that_is_known_and_taken_where_there_is_none() -> None:
    without = replace(family(), persons=family().persons[:2], relations=())
    typed = replace(CALM, outcome=NO_CHILDREN)

    refused, taken = check(typed, around()), check(typed, around(without))

    assert refused == Refusal({"outcome": "there_is_a_child"})
    assert isinstance(taken, Accepted)
    assert taken.about == ("mother",)


def test_who_protects_the_children_is_the_own_organisation_or_another_and_nobody_is_left_unknown() -> None:
    own, other, nobody = (check(replace(WORRIED, protector=each), around()) for each in (OWN, "school", NOBODY))

    assert isinstance(own, Accepted)
    assert isinstance(other, Accepted)
    assert isinstance(nobody, Accepted)
    assert (own.attributes["protector"], other.attributes["protector"]) == ("wijkteam", "school")
    assert "protector" not in nobody.attributes


def test_who_is_not_reassured_says_which_harm_and_who_protects() -> None:
    assert check(replace(WORRIED, harm=""), around()) == Refusal({"harm": "no_harm"})
    assert check(replace(WORRIED, protector=""), around()) == Refusal({"protector": "no_protector"})


def test_a_problem_with_the_day_is_told_at_the_day() -> None:
    assert check(replace(CALM, day=TODAY + timedelta(days=1)), around()) == Refusal({"day": "in_the_future"})


def test_a_school_asks_after_the_parent_and_a_service_for_adults_after_the_children() -> None:
    reverse = check(replace(CALM, side=side_of("school")), around())

    assert side_of("ggz_volwassen") is side_of("schuldhulp") is Side.ADULT
    assert isinstance(reverse, Accepted)
    assert reverse.kind == "parent_check_done"


def test_no_outcome_of_a_check_says_that_a_child_is_safe() -> None:
    for side in Side:
        assert not {"veilig", "voldoende"} & set(vocabulary().kinds[side.kind].attributes["outcome"].values)


def test_why_it_is_done_follows_from_what_asks_for_it_and_is_open_when_nothing_does() -> None:
    assert occasion_of([("kindcheck-start", "help_started")]) == "start"
    assert occasion_of([("kindcheck-dropout", "no_show"), ("kindcheck-again", "kindcheck_done")]) == "niet_verschenen"
    assert occasion_of([("kindcheck-repeat", "job_loss"), ("kindcheck-start", "help_started")]) == "verandering"
    assert occasion_of([("sight-gap", "report_received")]) == occasion_of([]) == ""


def test_every_rule_that_asks_for_a_kindcheck_gives_an_occasion() -> None:
    rules = load(content_folder())[1].rules
    asking = {each.code for each in rules if each.theme == "kindcheck" and each.code != "kindcheck-not-reassured"}

    assert asking == set(OCCASIONS)


def test_the_history_of_an_organisation_holds_its_own_checks_and_the_last_one_first() -> None:
    case = family(
        fact(0, "kindcheck_done", ("mother",), date(2026, 1, 5), "wijkteam"),
        fact(1, "parent_check_done", ("mother",), date(2026, 6, 5), "wijkteam"),
        fact(2, "kindcheck_done", ("mother",), date(2026, 7, 5), "school"),
    )

    assert [each.id for each in history(case, "wijkteam")] == ["f1", "f0"]


def test_the_call_after_a_check_names_it_and_says_who_does_what() -> None:
    done = fact(0, "kindcheck_done", ("mother", "child"), TODAY, "wijkteam", attributes={"outcome": "niet_gerust"})
    case = family(done)

    refused = call_with_safe_home(done, "", " ", around(case))
    called = call_with_safe_home(done, "", "wij zien het kind morgen", around(case))

    assert refused == Refusal({"agreed": "no_division"})
    assert isinstance(called, Accepted)
    assert (called.attributes["re"], called.about) == ("f0", ("mother", "child"))
    advice = fact(1, "advice_obtained", ("mother",), TODAY, "wijkteam", attributes={"re": "f0"})
    assert [each.id for each in calls_after(done, family(done, advice))] == ["f1"]


def test_a_child_belongs_to_who_brings_it_up() -> None:
    assert children_of("father", family(), "wijkteam", TODAY) == ("child",)
    assert children_of("stranger", family(), "wijkteam", TODAY) == ()


def test_who_did_not_appear_is_not_let_go_of_before_the_kindcheck_that_belongs_to_it() -> None:
    waits = leaves([("kindcheck-repeat", "no_show"), ("kindcheck-again", "kindcheck_done")])

    assert waits == Refusal({"reason": "kindcheck_first"})
    assert leaves([("kindcheck-start", "help_started"), ("sight-gap", "no_show")]) is None
    assert leaves([]) is None
