"""Sharing a worry and reporting: whole or every problem, on a ground, and back when nobody confirms to have it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.casework.entering import ORGANISATIONS, TODAY, content, fact, family, vocabulary
from zicht.casework.acts import (
    RECEIPT,
    REPORT,
    WORRY,
    Act,
    Report,
    Sent,
    comes_back_on,
    grounds_of,
    hears_by,
    is_back,
    report,
    share_worry,
)
from zicht.casework.around import Around
from zicht.casework.asking import Outcome
from zicht.casework.recording import Refusal
from zicht.rulebook.load import content_folder, load

TYPES = {"school": "school", "wijkteam": "wijkteam", "vt": "veilig_thuis"}
SEEN = fact(0, "child_signal", ("child",), TODAY - timedelta(days=3), "school")
WORRIED = Act(("child",), "wijkteam", "zij komt zonder eten", "convenant", told=True)
REPORTING = replace(WORRIED, to="vt", ground="meldrecht")
TYPED = Report("verwaarlozing", "yes")
TERMS, GROUNDS = load(content_folder())[1].terms, content().grounds
BACK = comes_back_on(TODAY, TERMS)  # working days are read once, before Hypothesis counts time


def around() -> Around:
    return Around(family(SEEN), "school", vocabulary(), (*ORGANISATIONS, "vt"), TODAY)


def worry(act: Act) -> Sent | Refusal:
    return share_worry(act, around(), grounds_of(WORRY, "school", GROUNDS), TYPES)


def reported(act: Act, typed: Report = TYPED) -> Sent | Refusal:
    return report(act, typed, around(), grounds_of(REPORT, "school", GROUNDS), TYPES)


acts = st.builds(
    Act,
    about=st.sampled_from(((), ("child",), ("mother", "child"), ("stranger",))),
    to=st.sampled_from(("", "wijkteam", "vt", "school", "elders")),
    said=st.sampled_from(("", "honger")),
    ground=st.sampled_from(("", "convenant", "meldrecht", "vitaal_belang", "taak_veilig_thuis")),
    facts=st.sampled_from(((), ("f0",), ("f9",))),
    told=st.sampled_from((None, True, False)),
    why_not_told=st.sampled_from(("", "dan loopt het kind gevaar")),
)

reports = st.builds(
    Report, st.sampled_from(("", "seksueel")), st.sampled_from(("", "yes", "no")), st.sampled_from(("", "oma"))
)


@given(acts)
def test_a_worry_is_shared_whole_on_a_ground_or_refused_with_every_problem(act: Act) -> None:
    found = worry(act)

    if isinstance(found, Refusal):
        assert found.problems
        return
    assert act.to == "wijkteam"
    assert act.ground in {"convenant", "vitaal_belang"}
    assert (found.asks.kind, found.asks.note, found.asks.attributes["to"]) == (WORRY, "honger", "wijkteam")
    assert found.account_of_it.kind == "disclosure"
    assert act.told or act.why_not_told
    assert {each.id for each in found.disclosed.facts} == set(act.facts)


@given(
    acts,
    st.builds(
        Report, st.sampled_from(("", "seksueel")), st.sampled_from(("", "yes", "no")), st.sampled_from(("", "oma"))
    ),
)
def test_a_report_goes_to_veilig_thuis_only_and_says_from_whom_it_came(act: Act, typed: Report) -> None:
    found = reported(act, typed)

    if isinstance(found, Sent):
        assert act.to == "vt"
        assert found.disclosed.ground.code == "meldrecht"
        assert found.asks.attributes["subject"] == "seksueel"
        assert typed.firsthand != "no" or found.asks.attributes["chain"] == "oma"


def test_a_report_in_second_hand_is_taken_with_its_chain_and_refused_only_without() -> None:
    heard = replace(TYPED, firsthand="no", chain="de leerkracht, via de intern begeleider", on_behalf_of="het zorgteam")

    taken, lacking = reported(REPORTING, heard), reported(REPORTING, replace(heard, chain=" "))

    assert isinstance(taken, Sent)
    assert (taken.asks.attributes["firsthand"], taken.asks.attributes["on_behalf_of"]) == (False, "het zorgteam")
    assert lacking == Refusal({"chain": "heard_from_whom"})


@pytest.mark.parametrize(
    ("act", "problems"),
    [
        (replace(WORRIED, to="vt"), {"receiver": "advice_or_report"}),
        (replace(WORRIED, said=" "), {"said": "no_worry"}),
        (replace(WORRIED, ground="meldrecht"), {"ground": "no_ground"}),
        (replace(WORRIED, told=False), {"why_not_told": "no_reason"}),
        (replace(WORRIED, told=None), {"told": "told_or_not"}),
        (replace(WORRIED, facts=("f9",)), {"facts": "facts_of_another"}),
        (replace(WORRIED, ground="toestemming"), {"consent": "consent_lacking"}),
    ],
)
def test_each_problem_of_a_worry_stands_at_its_field(act: Act, problems: dict[str, str]) -> None:
    assert worry(act) == Refusal(problems)


def test_only_veilig_thuis_shares_on_its_own_task() -> None:
    assert "taak_veilig_thuis" not in grounds_of(WORRY, "school", GROUNDS)
    assert "taak_veilig_thuis" in grounds_of(WORRY, "veilig_thuis", GROUNDS)
    assert set(grounds_of(REPORT, "school", GROUNDS)) == {"meldrecht"}


@given(st.dates(date(2026, 1, 1), date(2027, 1, 1)), st.integers(0, 20), st.sampled_from(Outcome), st.booleans())
def test_what_nobody_confirmed_within_its_term_is_back_and_nothing_else(
    asked_on: date, later: int, outcome: Outcome, is_received: bool
) -> None:
    today = asked_on + timedelta(days=later)

    found = is_back(asked_on, outcome, is_received, TERMS, today)

    waits = outcome is Outcome.OPEN and not is_received
    assert found == (waits and today > TERMS.due(RECEIPT, asked_on))
    assert comes_back_on(asked_on, TERMS) <= hears_by(WORRY, asked_on, TERMS)
    assert BACK > TODAY


def test_when_one_hears_back_is_the_term_that_the_rules_hold_the_other_to() -> None:
    assert hears_by(WORRY, TODAY, TERMS) == TERMS.due("signal_follow_up", TODAY)
    assert hears_by(REPORT, TODAY, TERMS) == TERMS.due("report_decision", TODAY)
