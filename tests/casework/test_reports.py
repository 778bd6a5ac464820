"""Reports at Veilig Thuis: taken down as told, counted, and decided on for every child."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.casework.at_safe_home import CHILDREN, OWN, TODAY, ago, content, desk, family, report, routes, told
from tests.casework.entering import fact
from zicht.casework.receiving import Received, as_received, made_to, receive
from zicht.casework.recording import Accepted, Entered, Refusal, record
from zicht.casework.reports import children, history, reports, undecided
from zicht.casework.triage import OTHER, Deciding, OfChild, triage

TOLD = Received(about=("mother", "child"), day="", by="school", firsthand="yes")
SAFE = OfChild("voldoende", "seen")
DECIDED = Deciding("f0", ("f0",), dict.fromkeys(CHILDREN, SAFE), "onderzoek")
DIRECT = replace(DECIDED, route="wijkteam", to="wijkteam", criterion="team_kent_gezin")


def received(typed: Received) -> Entered | Refusal:
    return receive(typed, family(), "veilig_thuis", TODAY)


@given(st.sampled_from(("yes", "no", "")), st.text(min_size=1, max_size=30).filter(str.strip))
def test_that_the_reporter_did_not_see_it_is_never_a_reason_to_refuse_a_report(firsthand: str, chain: str) -> None:
    found = received(replace(TOLD, firsthand=firsthand, chain=chain))

    assert isinstance(found, Entered)
    assert found.attributes["chain"] == chain


def test_a_report_from_the_second_hand_asks_from_whom_it_came() -> None:
    assert received(replace(TOLD, firsthand="no")) == Refusal({"chain": "from_whom"})


def test_unknown_is_not_no_where_it_is_not_known_whether_the_reporter_saw_it() -> None:
    found = received(replace(TOLD, firsthand=""))

    assert isinstance(found, Entered)
    assert "firsthand" not in found.attributes


def test_a_report_is_about_a_child_says_who_reports_and_is_taken_down_by_safe_home_only() -> None:
    wrong = receive(replace(TOLD, about=("mother",), by=""), family(), "school", TODAY)

    assert wrong == Refusal({"about": "only_safe_home", "by": "who_reports"})
    assert received(replace(TOLD, about=("mother",))) == Refusal({"about": "which_children"})


def test_a_meeting_can_report_together() -> None:
    found = received(replace(TOLD, by="anders", parties="zorgteam: school, jgz, wijkteam"))

    assert isinstance(found, Entered)
    assert found.attributes["parties"] == "zorgteam: school, jgz, wijkteam"


def test_what_comes_in_can_be_recorded_as_it_stands() -> None:
    found = received(
        replace(TOLD, day="gisteren", subject="geweld_thuis", acute="yes", material="no", note="zie bijlage")
    )

    assert isinstance(found, Entered)
    assert isinstance(record(found, family(), OWN, content()[0], TODAY), Accepted)


def test_what_another_reported_in_zicht_is_taken_over_once_and_typed_by_nobody() -> None:
    said = {"to": OWN, "subject": "geweld_thuis", "firsthand": False, "chain": "juf", "acute": True}
    made = told(0, "report_made", ("mother", "child"), 3, "school", attributes=said, note="zoals gemeld")
    elsewhere = told(1, "report_made", ("child",), 3, "school", attributes={"to": "vt-elders"})
    case = family(made, elsewhere)

    [waiting] = made_to(case, OWN)
    typed = as_received(waiting, "school")
    taken = receive(typed, case, "veilig_thuis", TODAY)

    assert isinstance(taken, Entered)
    assert isinstance(record(taken, case, OWN, content()[0], TODAY), Accepted)
    assert (taken.about, taken.occurred_on, taken.note) == (made.about, made.occurred_on, made.note)
    assert taken.attributes["re"] == "f0"
    assert (taken.attributes["by"], taken.attributes["chain"], taken.attributes["acute"]) == ("school", "juf", "yes")
    assert as_received(waiting, "pleegzorg").by == "hulpverlener"
    assert made_to(family(made, elsewhere, report(2, 1, re="f0")), OWN) == ()


def test_reports_of_one_family_are_counted_and_none_stands_by_itself() -> None:
    case = family(report(0, 400), report(1, 30), report(2, 1), report(3, 1, "school"))

    assert [(each.fact.id, each.number) for each in reports(case, OWN)] == [("f0", 1), ("f1", 2), ("f2", 3)]


def test_a_report_waits_until_a_decision_names_it_or_follows_it_about_one_of_its_children() -> None:
    first, second = report(0, 30), report(1, 3)
    earlier = fact(2, "triage_done", ("child",), ago(28), OWN)
    named = fact(3, "triage_done", ("child",), ago(1), OWN, attributes={"re": "f1"})
    elsewhere = fact(3, "triage_done", ("grown",), ago(1), OWN)

    assert [each.fact.id for each in undecided(family(first, second), OWN)] == ["f0", "f1"]
    assert [each.fact.id for each in undecided(family(first, second, earlier), OWN)] == ["f1"]
    assert undecided(family(first, second, earlier, named), OWN) == ()
    assert [each.fact.id for each in undecided(family(first, second, earlier, elsewhere), OWN)] == ["f1"]


def test_a_corrected_report_is_one_report() -> None:
    before = report(0, 5)
    corrected = replace(report(1, 4), root="f0", version=1, corrects="f0")

    assert [each.fact.id for each in reports(family(before, corrected), OWN)] == ["f1"]


def test_earlier_reports_violence_and_measures_are_there_to_read_before_deciding() -> None:
    new = report(2, 1)
    case = family(
        report(0, 900), fact(1, "domestic_violence", ("mother",), ago(60)), new, fact(3, "no_show", ("mother",), ago(9))
    )

    assert [each.kind for each in history(case, new)] == ["report_received", "domestic_violence"]


def test_every_child_of_the_household_counts_and_who_is_grown_up_or_gone_does_not() -> None:
    died = fact(0, "person_died", ("baby",), ago(300))

    assert [each.id for each in children(family(), TODAY)] == ["child", "baby"]
    assert [each.id for each in children(family(died), TODAY)] == ["child"]


def test_a_decision_is_an_assessment_of_every_child_and_a_route_that_name_the_report() -> None:
    found = triage(DECIDED, desk(report(0, 2)))

    assert isinstance(found, tuple)
    assert [(each.kind, each.about) for each in found] == [
        ("risk_assessed", ("child", "baby")),
        ("investigation_started", ("child", "baby")),
        ("triage_done", ("child", "baby", "mother")),
    ]
    assert {each.attributes["re"] for each in found} == {"f0"}


def test_children_with_another_outcome_have_an_assessment_of_their_own() -> None:
    of = {"child": OfChild("zorgen", "heard"), "baby": OfChild("onveilig", "neither")}

    found = triage(replace(DECIDED, of=of), desk(report(0, 2)))

    assert isinstance(found, tuple)
    said = {each.about: each.attributes for each in found if each.kind == "risk_assessed"}
    assert said["child",]["child_heard"] == "yes"
    assert (said["baby",]["outcome"], said["baby",]["child_seen"]) == ("onveilig", "no")


def test_a_child_without_an_assessment_has_a_reason_and_that_is_a_fact() -> None:
    silent = triage(replace(DECIDED, of={"child": SAFE}), desk(report(0, 2)))
    reasoned = triage(
        replace(DECIDED, of={"child": SAFE, "baby": OfChild(why_not="woont bij oma")}), desk(report(0, 2))
    )

    assert silent == Refusal({"outcome-baby": "assess_or_say_why"})
    assert isinstance(reasoned, tuple)
    assert [(each.about, each.attributes["reason"]) for each in reasoned if each.kind == "child_not_assessed"] == [
        (("baby",), "woont bij oma")
    ]


def test_whether_a_child_was_seen_is_said_with_each_assessment() -> None:
    found = triage(replace(DECIDED, of=dict.fromkeys(CHILDREN, OfChild("voldoende"))), desk(report(0, 2)))

    assert found == Refusal({"outcome-child": "seen_or_not", "outcome-baby": "seen_or_not"})


def test_a_report_that_came_in_meanwhile_is_read_first() -> None:
    assert triage(DECIDED, desk(report(0, 2), report(1, 0))) == Refusal({"report": "report_came_in"})


def test_a_report_is_decided_on_once() -> None:
    again = fact(1, "triage_done", ("child",), ago(1), OWN, attributes={"re": "f0"})

    assert triage(DECIDED, desk(report(0, 2), again)) == Refusal({"report": "decided_already"})
    assert triage(DECIDED, desk()) == Refusal({"report": "unknown_report"})


def test_late_is_normal_and_never_refused() -> None:
    assert isinstance(triage(DECIDED, desk(report(0, 200))), tuple)


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        ({"route": ""}, {"route": "no_route"}),
        ({"to": ""}, {"to": "no_receiver_of_route"}),
        ({"to": "school"}, {"to": "route_leads_elsewhere"}),
        ({"criterion": ""}, {"criterion": "no_criterion"}),
        ({"criterion": OTHER}, {"reason": "no_reason"}),
        ({"criterion": OTHER, "reason": "team kent oma"}, None),
        ({}, None),
        ({"route": "doorgeleid", "to": "vt"}, {"to": "not_yourself", "reason": "no_reason"}),
        ({"route": "raad", "to": "raad", "reason": "ernstig", "criterion": ""}, None),
        ({"reason": "x" * 1001}, {"reason": "too_long"}),
    ],
)
def test_a_route_leads_to_who_can_take_it_and_rests_on_an_agreed_criterion(
    change: dict[str, str], problems: dict[str, str] | None
) -> None:
    found = triage(replace(DIRECT, **change), desk(report(0, 2)))  # type: ignore[arg-type]

    assert found == Refusal(problems) if problems else isinstance(found, tuple)


def test_a_region_has_criteria_of_its_own() -> None:
    short = replace(DIRECT, route="korte_route", criterion="burenruzie")

    assert triage(short, desk(report(0, 2))) == Refusal({"criterion": "no_criterion"})
    assert isinstance(triage(short, desk(report(0, 2), region="voorbeeldregio")), tuple)
    assert routes("voorbeeldregio")["wijkteam"] == routes()["wijkteam"]


def test_a_report_during_an_open_case_goes_to_whoever_keeps_sight() -> None:
    kept = told(1, "safety_responsible_set", CHILDREN, 90, "wijkteam", attributes={"from": OWN})
    added = replace(DECIDED, route="toegevoegd_aan_lopende_zaak")
    around = desk(report(0, 2), kept)

    assert isinstance(triage(replace(added, to="wijkteam"), around), tuple)
    assert triage(replace(added, to="gi"), around) == Refusal({"to": "keeps_no_sight"})
    assert triage(replace(added, to="vt"), around) == Refusal({"to": "not_yourself"})


def test_a_second_report_in_the_own_open_case_is_added_to_it() -> None:
    first = report(0, 40)
    taken = fact(1, "triage_done", ("child",), ago(38), OWN, attributes={"re": "f0", "route": "onderzoek"})
    second = report(2, 1)
    added = replace(DECIDED, report="f2", shown=("f0", "f2"), route="toegevoegd_aan_lopende_zaak", to="vt")

    assert isinstance(triage(added, desk(first, taken, second)), tuple)


NOTHING_FOLLOWS = replace(DECIDED, route="niet_opgepakt", reason="niets van gebleken")
UNSEEN = dict.fromkeys(CHILDREN, OfChild("voldoende", "neither"))


def test_a_register_or_a_call_does_not_end_a_report_when_nobody_saw_the_children() -> None:
    called = fact(1, "parents_spoken", ("mother",), ago(1), OWN)
    before = told(1, "home_visit", CHILDREN, 30, "school")
    found = [triage(replace(NOTHING_FOLLOWS, of=UNSEEN), desk(report(0, 2), each)) for each in (called, before)]

    assert found == [Refusal({"route": "not_seen"})] * 2


def test_a_report_ends_when_each_child_was_seen_since_or_another_keeps_sight() -> None:
    seen = told(1, "home_visit", CHILDREN, 1, "school")
    kept = told(1, "safety_responsible_set", CHILDREN, 90, "wijkteam")

    assert isinstance(triage(NOTHING_FOLLOWS, desk(report(0, 2))), tuple)
    for each in (seen, kept):
        assert isinstance(triage(replace(NOTHING_FOLLOWS, of=UNSEEN), desk(report(0, 2), each)), tuple)


@given(st.sampled_from(sorted(routes())), st.sampled_from(["", "vt", "wijkteam", "raad", "gi"]), st.booleans())
def test_every_fact_of_a_decision_can_be_recorded(route: str, to: str, seen: bool) -> None:
    criteria = routes()[route].criteria
    typed = Deciding(
        "f0",
        ("f0",),
        {"child": OfChild("zorgen", "seen" if seen else "neither"), "baby": OfChild(why_not="nog niet")},
        route,
        to,
        criteria[0].code if criteria else "",
        "omdat",
    )

    found = triage(typed, desk(report(0, 2)))

    for each in found if isinstance(found, tuple) else ():
        assert isinstance(record(each, family(report(0, 2)), OWN, content()[0], TODAY), Accepted)
        assert each.occurred_on == TODAY
    assert isinstance(found, tuple) or all(found.problems.values())


def test_the_day_of_a_report_is_not_later_than_today() -> None:
    assert received(replace(TOLD, day="26-11-2026")) == Refusal({"day": "in_the_future"})
    assert received(replace(TOLD, day="2026")) == Refusal({"day": "no_exact_day"})
    found = received(TOLD)
    assert isinstance(found, Entered)
    assert found.occurred_on == date(2026, 11, 25)
