"""Raad, court and institution: a request is weighed, a refusal changes no concern, an end is looked at."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.casework.at_safe_home import CHILDREN, OWN, TODAY, ago, content, family, report, told
from tests.casework.entering import fact
from zicht.casework.council import Decided, Request, Weighing, council_decides, decline, refer, weigh
from zicht.casework.measures import (
    Proposal,
    Ruling,
    Statutory,
    Step,
    begin,
    end,
    propose_end,
    review_end,
    rule_of_court,
    statutory,
)
from zicht.casework.recording import Accepted, Entered, Refusal, record
from zicht.evaluation.daily import Sight, sight_on
from zicht.facts.case import Case
from zicht.facts.fact import Fact

VOCABULARY, RULEBOOK = content()
PUT_OFF = Weighing("niet_nu", "ouders_aanvaarden_hulp", "1-3-2027")
WHY = Request("hulp stopte drie keer, de jongste wordt onderzocht")


def recordable(*entered: Entered, case: Case | None = None) -> bool:
    case = case or family()
    return all(isinstance(record(each, case, OWN, VOCABULARY, TODAY, {"gi"}), Accepted) for each in entered)


def sight(case: Case, view: str = OWN) -> tuple[Sight, ...]:
    return sight_on(case, RULEBOOK, view, TODAY)


def test_a_request_that_is_put_off_keeps_its_reason_and_a_day_to_weigh_again() -> None:
    found = weigh(PUT_OFF, family(), VOCABULARY, TODAY)

    assert isinstance(found, Entered)
    assert found.attributes == {"outcome": "niet_nu", "reason": "ouders_aanvaarden_hulp", "review_on": "01-03-2027"}
    assert recordable(found)
    assert weigh(replace(PUT_OFF, review_on="", reason=""), family(), VOCABULARY, TODAY) == Refusal(
        {"reason": "no_weighing_reason", "review_on": "no_day_again"}
    )
    assert weigh(replace(PUT_OFF, review_on="vandaag"), family(), VOCABULARY, TODAY) == Refusal(
        {"review_on": "no_day_again"}
    )


def test_that_the_child_gives_no_signals_is_no_reason_by_itself() -> None:
    silent = replace(PUT_OFF, reason="geen_kindsignalen")

    assert weigh(silent, family(), VOCABULARY, TODAY) == Refusal({"reason": "signals_not_needed"})
    assert isinstance(weigh(replace(silent, note="ook de opvoeding gaat goed"), family(), VOCABULARY, TODAY), Entered)


def test_a_request_is_weighed_first_or_in_the_same_act_and_says_why_it_is_asked_now() -> None:
    weighed = fact(0, "council_referral_considered", CHILDREN, ago(3), OWN, attributes={"outcome": "melden"})
    asked = fact(1, "council_referral", CHILDREN, ago(2), OWN)

    def kinds(*facts: Fact) -> list[str]:
        found = refer(WHY, family(*facts), OWN, "veilig_thuis", TODAY)
        assert isinstance(found, tuple)
        assert recordable(*found)
        return [each.kind for each in found]

    assert kinds() == ["council_referral", "council_referral_considered"]
    assert kinds(weighed) == ["council_referral"]
    assert kinds(weighed, asked) == ["council_referral", "council_referral_considered"]
    assert refer(Request(" "), family(), OWN, "veilig_thuis", TODAY) == Refusal({"why": "why_council"})


@pytest.mark.parametrize("kind", ["school", "huisarts", "raad"])
def test_only_who_may_asks_the_council(kind: str) -> None:
    assert refer(WHY, family(), OWN, kind, TODAY) == Refusal({"why": "who_asks_council"})


def test_the_council_gives_reasons_and_ends_nothing_while_nobody_keeps_sight() -> None:
    kept = told(0, "safety_responsible_set", CHILDREN, 90, "gi")
    one = told(0, "safety_responsible_set", ("child",), 90, "gi")
    refused = Decided("geen_onderzoek", "te weinig bekend", "gi")

    def decided(typed: Decided, *facts: Fact) -> object:
        case = family(*facts)
        return council_decides(typed, case, OWN, "raad", VOCABULARY, sight(case), TODAY)

    assert decided(replace(refused, reason=""), kept) == Refusal({"reason": "reasons_of_council"})
    assert decided(replace(refused, keeps=""), kept) == Refusal({"keeps": "who_keeps_sight"})
    assert decided(refused) == Refusal({"keeps": "keeps_no_sight_here"})
    assert decided(refused, one) == Refusal({"keeps": "keeps_no_sight_here"})
    found = decided(refused, kept)
    assert isinstance(found, tuple)
    assert [each.kind for each in found] == ["council_decision"]
    said = {"outcome": "geen_onderzoek", "reasons": "yes", "reason": "te weinig bekend", "keeps": "gi"}
    assert found[0].attributes == said
    assert recordable(*found)
    assert isinstance(decided(Decided("verzoek_ots", "ernstig bedreigd")), tuple)


def test_a_request_that_is_not_taken_up_has_reasons_and_leaves_sight_with_whoever_asked() -> None:
    found = decline(CHILDREN, "gi", "te weinig bekend", True, "raad", TODAY)

    assert isinstance(found, tuple)
    assert (found[0].attributes["outcome"], found[0].attributes["keeps"]) == ("geen_onderzoek", "gi")
    assert decline(CHILDREN, "gi", " ", False, "raad", TODAY) == Refusal(
        {"reason": "reasons_of_council", "verified": "asker_keeps_sight"}
    )


def test_a_refusal_does_not_change_who_keeps_sight() -> None:
    facts = (report(0, 60), told(1, "safety_responsible_set", CHILDREN, 50, "gi"))
    refused = told(2, "council_decision", CHILDREN, 5, "raad", attributes={"outcome": "geen_onderzoek"})
    rejected = told(3, "court_decision", CHILDREN, 2, "raad", attributes={"request": "ots", "outcome": "afgewezen"})

    assert [each.holders for each in sight(family(*facts))] == [
        each.holders for each in sight(family(*facts, refused, rejected))
    ]


def test_a_measure_moves_what_the_law_asks_on_its_day_and_sight_moves_later() -> None:
    ruling = told(
        0,
        "court_decision",
        CHILDREN,
        10,
        "raad",
        attributes={"request": "ots", "outcome": "toegewezen", "to": "gi", "starts": ago(5), "until": date(2027, 5, 1)},
    )
    begun = told(1, "measure_started", CHILDREN, 2, "gi", attributes={"measure": "ots"})
    asked = family(report(2, 40), ruling)

    by_law = statutory(asked, TODAY)

    assert by_law == tuple(Statutory(each, "gi", "ots", ago(5), date(2027, 5, 1), False) for each in CHILDREN)
    assert statutory(asked, ago(6)) == ()
    assert {holder for each in sight(asked) for holder in each.holders} == {OWN}
    assert {each.has_begun for each in statutory(family(ruling, begun), TODAY)} == {True}
    assert statutory(family(ruling, begun), date(2027, 5, 1)) == ()


def test_a_measure_ends_on_the_day_that_it_is_ended_or_stopped_by_the_court() -> None:
    begun = told(0, "measure_started", CHILDREN, 90, "gi", attributes={"measure": "ots"})
    other = told(1, "measure_ended", ("baby",), 9, "gi", attributes={"measure": "ots"})
    stopped = told(2, "court_decision", CHILDREN, 3, "gi", attributes={"request": "ots", "outcome": "beeindigd"})

    assert {each.child for each in statutory(family(begun), TODAY)} == set(CHILDREN)
    assert {each.child for each in statutory(family(begun, other), TODAY)} == {"child"}
    assert statutory(family(begun, stopped), TODAY) == ()


RULING = Ruling(CHILDREN, "ots", "toegewezen", to="gi", starts="1-12-2026", until="1-12-2027")


def test_a_ruling_says_who_is_charged_and_reasons_when_it_is_other_than_asked() -> None:
    found = rule_of_court(RULING, "raad", {"gi"}, VOCABULARY, TODAY)

    assert isinstance(found, Entered)
    assert found.attributes["to"] == "gi"
    assert recordable(found)
    assert rule_of_court(replace(RULING, to="school"), "raad", {"gi"}, VOCABULARY, TODAY) == Refusal(
        {"to": "which_institution"}
    )
    for outcome in ("afgewezen", "gewijzigd"):
        assert rule_of_court(replace(RULING, outcome=outcome), "raad", {"gi"}, VOCABULARY, TODAY) == Refusal(
            {"reason": "reasons_of_court"}
        )
    assert rule_of_court(replace(RULING, until="1-11-2026"), "raad", {"gi"}, VOCABULARY, TODAY) == Refusal(
        {"until": "ends_before_it_starts"}
    )
    assert rule_of_court(RULING, "school", {"gi"}, VOCABULARY, TODAY) == Refusal({"outcome": "who_records_court"})


BEGUN = fact(0, "measure_started", CHILDREN, ago(300), "gi", attributes={"measure": "ots"})
ASKED = fact(1, "condition_set", ("mother",), ago(200), "gi", attributes={"minimum": True, "due": ago(20)})
MET = fact(2, "condition_met", ("mother",), ago(10), "gi", attributes={"re": "f1"})
PROPOSAL = Proposal("ots", "1-2-2027", "ouders, oudste kind, school", "de eisen zijn gehaald")


def test_an_end_is_proposed_with_minimum_requirements_of_which_is_recorded_how_they_stand() -> None:
    def proposed(typed: Proposal, *facts: Fact) -> object:
        return propose_end(typed, family(*facts), "gi", "gi", TODAY)

    assert proposed(PROPOSAL, BEGUN) == Refusal({"minimum": "no_minimum"})
    assert proposed(PROPOSAL, BEGUN, ASKED) == Refusal({"minimum": "minimum_without_answer"})
    assert isinstance(proposed(PROPOSAL, BEGUN, ASKED, MET), Entered)
    assert isinstance(proposed(PROPOSAL, BEGUN, ASKED, replace(MET, kind="condition_breached")), Entered)
    assert proposed(replace(PROPOSAL, parties="", why=""), BEGUN, ASKED, MET) == Refusal(
        {"parties": "who_took_part", "why": "why_end"}
    )
    assert proposed(PROPOSAL, ASKED, MET) == Refusal({"measure": "no_such_measure"})
    assert propose_end(PROPOSAL, family(BEGUN, ASKED, MET), "wijkteam", "wijkteam", TODAY) == Refusal(
        {"measure": "only_institution"}
    )


def test_the_council_says_whether_it_agrees_and_why() -> None:
    proposal = fact(3, "measure_ending_proposed", CHILDREN, ago(5), "gi", attributes={"measure": "ots"})

    found = review_end(proposal, "ingestemd", "kinderen gesproken", "raad", TODAY)

    assert isinstance(found, Entered)
    assert found.attributes["re"] == "f3"
    assert review_end(proposal, "", "", "raad", TODAY) == Refusal(
        {"outcome": "agrees_or_not", "reason": "reasons_of_council"}
    )
    assert review_end(proposal, "ingestemd", "goed", "gi", TODAY) == Refusal({"outcome": "only_council"})


def test_a_measure_ends_when_another_keeps_sight_and_the_council_has_looked() -> None:
    kept = told(3, "safety_responsible_set", CHILDREN, 5, "wijkteam", attributes={"from": "gi"})
    kept = replace(kept, shared_with=(replace(kept.shared_with[0], organisation="gi"),))
    proposal = fact(4, "measure_ending_proposed", CHILDREN, ago(9), "gi", attributes={"measure": "ots"})
    agreed = fact(
        5, "measure_ending_reviewed", CHILDREN, ago(4), "raad", attributes={"outcome": "ingestemd", "re": "f4"}
    )
    refused = fact(
        5, "court_decision", CHILDREN, ago(4), "gi", attributes={"request": "verlenging_ots", "outcome": "afgewezen"}
    )
    step = Step(CHILDREN, "ots")

    def ended(*facts: Fact) -> object:
        case = family(BEGUN, *facts)
        return end(step, case, "gi", "gi", VOCABULARY, sight(case, "gi"), TODAY)

    assert ended() == Refusal({"sight": "sight_first", "review": "council_first"})
    assert ended(kept) == Refusal({"review": "council_first"})
    assert ended(kept, proposal) == Refusal({"review": "council_first"})
    assert ended(kept, proposal, replace(agreed, attributes={"outcome": "niet_ingestemd", "re": "f4"})) == Refusal(
        {"review": "council_first"}
    )
    assert isinstance(ended(kept, proposal, agreed), Entered)
    assert isinstance(ended(kept, refused), Entered)
    assert ended(refused) == Refusal({"sight": "sight_first"})


def test_only_the_institution_begins_and_it_keeps_sight_from_then_on() -> None:
    found = begin(Step(CHILDREN, "ots"), "gi", VOCABULARY, TODAY)

    assert isinstance(found, Entered)
    assert recordable(found)
    assert begin(Step((), "straf"), "gi", VOCABULARY, TODAY) == Refusal({"measure": "which_measure", "about": "nobody"})
    assert begin(Step(CHILDREN, "ots"), "wijkteam", VOCABULARY, TODAY) == Refusal({"measure": "only_institution"})
    assert {holder for each in sight(family(BEGUN), "gi") for holder in each.holders} == {"gi"}


@given(st.permutations(range(3)))
def test_who_is_responsible_by_law_does_not_hang_on_the_order_of_recording(order: list[int]) -> None:
    facts = [
        told(
            0,
            "court_decision",
            CHILDREN,
            40,
            "raad",
            attributes={"request": "ots", "outcome": "toegewezen", "to": "gi"},
        ),
        told(1, "measure_started", CHILDREN, 35, "gi", attributes={"measure": "ots"}),
        told(2, "court_decision", ("baby",), 5, "raad", attributes={"request": "ots", "outcome": "beeindigd"}),
    ]
    mixed = [replace(facts[each], index=place) for place, each in enumerate(order)]

    assert statutory(family(*mixed), TODAY) == (Statutory("child", "gi", "ots", ago(40), None, True),)
