"""The JSON of a replay keeps to its contract, byte for byte."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.small_rulebook import LESSON, NORM, content, family
from zicht.evaluation.fold import evaluate
from zicht.explanation.wording import Wording
from zicht.facts.case import Case
from zicht.projections.replay import as_json

FACTS = (
    "occurred_on: 2024-02-05, kind: child_signal, about: [k1, k2], organisation: school",
    "occurred_on: 2024-02-08, kind: report_received, about: [k1], organisation: vt",
    "occurred_on: 2024-02-15, kind: joint_weighing_done, about: [k1], organisation: vt",
    "occurred_on: 2024-02-20, kind: investigation_closed, about: [k1], organisation: vt",
)
KEYS = [
    *("key", "rule", "theme", "shape", "layer", "about", "organisation", "opened_on", "due_on", "raised_on"),
    *("closed_on", "closed_by", "state", "evidence", "closing", "sentence"),
]


def replayed(case: Case, view: str | None = None, layer: str = NORM, status: str = "live") -> str:
    vocabulary, rulebook = content(layer, status)
    return as_json(evaluate(case, rulebook, view), rulebook, Wording(case, vocabulary))


def test_a_replay_has_the_fields_of_the_contract(tmp_path: Path) -> None:
    found = json.loads(replayed(family(tmp_path, *FACTS, on="2024-03-01")))

    assert list(found) == ["case", "rulebook", "evaluated_on", "known_to", "findings"]
    assert found["case"] == "gezin"
    assert found["evaluated_on"] == "2024-03-01"
    assert found["known_to"] is None
    assert set(found["rulebook"]) == {"version", "hash"}
    assert [[key for key in each if key != "open_for"] for each in found["findings"]] == [KEYS] * 3


def test_a_finding_that_is_still_open_for_some_children_names_them(tmp_path: Path) -> None:
    found = json.loads(replayed(family(tmp_path, *FACTS, on="2024-03-01")))

    by_rule = {each["rule"]: each for each in found["findings"]}
    assert by_rule["signal-answered"]["open_for"] == ["k2"]
    assert by_rule["signal-answered"]["sentence"].endswith("Nog open voor kind k2.")
    assert "open_for" not in by_rule["assessed-before-closing"]


def test_the_same_case_gives_the_same_bytes(tmp_path: Path) -> None:
    first = replayed(family(tmp_path, *FACTS, on="2024-03-01"))
    second = replayed(family(tmp_path, *FACTS, on="2024-03-01"))

    assert first == second


@settings(max_examples=200, deadline=None)
@given(st.permutations(range(len(FACTS))))
def test_the_order_of_facts_in_the_file_changes_only_their_indexes(
    tmp_path_factory: pytest.TempPathFactory, order: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("casus")
    usual = json.loads(replayed(family(folder, *FACTS, on="2024-03-01")))
    shuffled = json.loads(replayed(family(folder, *(FACTS[n] for n in order), on="2024-03-01")))

    for each in shuffled["findings"]:
        each["evidence"] = sorted(order[index] for index in each["evidence"])
        each["closing"] = None if each["closing"] is None else order[each["closing"]]
    assert shuffled == usual


def test_a_view_is_named_and_holds_only_what_that_organisation_knew(tmp_path: Path) -> None:
    found = json.loads(replayed(family(tmp_path, *FACTS, on="2024-03-01"), view="school"))

    assert found["known_to"] == "school"
    assert [each["rule"] for each in found["findings"]] == ["signal-answered"]
    assert found["findings"][0]["evidence"] == [0]


def test_a_rule_on_trial_is_shown_only_when_asked_for(tmp_path: Path) -> None:
    case = family(tmp_path, *FACTS, on="2024-03-01")
    vocabulary, rulebook = content(NORM, "shadow")
    evaluation = evaluate(case, rulebook)
    wording = Wording(case, vocabulary)

    assert json.loads(as_json(evaluation, rulebook, wording))["findings"] == []
    shown = json.loads(as_json(evaluation, rulebook, wording, with_shadow=True))["findings"]
    assert [each["shadow"] for each in shown] == [True] * 3


def test_an_insight_of_later_says_so(tmp_path: Path) -> None:
    found = json.loads(replayed(family(tmp_path, *FACTS, on="2024-03-01"), layer=LESSON))

    assert {each["layer"] for each in found["findings"]} == {"lesson"}
    assert all(each["sentence"].startswith("Inzicht van later: ") for each in found["findings"])
