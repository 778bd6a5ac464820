"""The scorer counts what rests on the right fact, in time, and nothing else."""

from dataclasses import replace
from datetime import date
from typing import Any

import score_bar
from scoring.cases import Case, Expectation, expectations
from scoring.contract import problems
from scoring.measures import Scored, load_of, score
from scoring.replay import Finding, Output


def case() -> Case:
    """A small invented family: an incident, a report of it, and later a calamity."""
    return {
        "id": "klein",
        "persons": [{"id": "k1", "role": "child", "name": "Pien", "born": date(2015, 6, 4)}],
        "facts": [
            {"occurred_on": date(2023, 1, 2), "kind": "domestic_violence", "about": ["k1"]},
            {"occurred_on": date(2023, 1, 9), "kind": "report_received", "about": ["k1"]},
            {"occurred_on": date(2023, 6, 1), "kind": "calamity", "about": ["k1"]},
        ],
        "expected": [
            {
                "theme": "report_in_isolation",
                "about": ["k1"],
                "earliest_date": date(2023, 1, 16),
                "basis": "source",
                "trigger": 1,
                "what": "the report is weighed",
            }
        ],
        "evaluate_on": date(2023, 7, 1),
    }


def finding(**changes: Any) -> Finding:
    """The expected finding, raised on the right day and still open."""
    right = Finding(
        key="weigh/k1/1",
        rule="weigh",
        theme="report_in_isolation",
        shape="obligation",
        layer="norm",
        about=("k1",),
        organisation=None,
        opened_on=date(2023, 1, 9),
        due_on=date(2023, 1, 16),
        raised_on=date(2023, 1, 17),
        closed_on=None,
        closed_by=None,
        state="raised",
        evidence=(1,),
    )
    return replace(right, **changes)


def only(family: Case) -> Expectation:
    return next(expectations(family))


def scored(*findings: Finding) -> tuple[dict[str, Any], int]:
    family = case()
    rows, unmatched = score(Scored(family, (only(family),), findings))
    return rows[0], unmatched


def broken(*findings: Finding, text: str = "") -> list[str]:
    return problems(case(), Output(findings, text=text), ["report_in_isolation"])


def test_a_finding_on_the_expected_fact_is_a_strict_and_timely_hit() -> None:
    row, unmatched = scored(finding())

    assert (row["strict"], row["strict_timely"], row["strict_on"], unmatched) == (True, True, "2023-01-17", 0)


def test_a_finding_on_another_fact_of_the_same_child_is_a_loose_hit() -> None:
    row, unmatched = scored(finding(evidence=(0,)))

    assert (row["strict"], row["loose"], unmatched) == (False, True, 0)


def test_a_finding_of_another_theme_hits_nothing_and_counts_as_volume() -> None:
    row, unmatched = scored(finding(theme="kindcheck"))

    assert (row["loose"], unmatched) == (False, 1)


def test_what_is_raised_on_the_day_of_the_calamity_comes_too_late() -> None:
    row, _ = scored(finding(due_on=date(2023, 5, 31), raised_on=date(2023, 6, 1)))

    assert row["loose"] is False


def test_a_finding_that_stood_long_before_hits_on_the_day_it_is_joined_by_the_expected_fact() -> None:
    early = finding(shape="pattern", opened_on=date(2022, 1, 3), raised_on=date(2022, 1, 3), evidence=(0, 1))

    row, _ = scored(early)

    assert row["strict_on"] == "2023-01-09"


def test_a_duty_still_in_time_is_no_burden() -> None:
    pending = finding(raised_on=None, due_on=date(2023, 8, 1), state="pending")

    load = load_of(case(), [pending])

    assert (load["raised"], load["pending_at_end"], load["most_at_once"]) == (0, 1, 0)


def test_raised_and_closed_on_one_day_stands_on_no_day() -> None:
    load = load_of(case(), [finding(closed_on=date(2023, 1, 17), closed_by="fulfilled", state="closed")])

    assert (load["raised"], load["most_at_once"]) == (1, 0)


def test_a_finding_that_fits_the_contract_has_no_problems() -> None:
    assert broken(finding()) == []


def test_knowledge_before_it_was_there_breaks_the_contract() -> None:
    early = finding(opened_on=date(2023, 1, 8), due_on=date(2023, 1, 16))

    assert broken(early) == ["klein weigh 2023-01-08: opened before any evidence was known"]


def test_two_findings_under_one_key_break_the_contract() -> None:
    assert broken(finding(), finding()) == ["klein weigh 2023-01-09: key weigh/k1/1 twice"]


def test_a_name_or_birth_date_in_the_output_breaks_the_contract_and_is_not_repeated() -> None:
    found = broken(text="Pien, 2015-06-04")

    assert found == ["klein: output holds the name of k1", "klein: output holds the birth date of k1"]


def test_a_bar_holds_on_its_limit() -> None:
    figures = {"burden": 0.5, "strict": 70.0}

    bars = ("burden=0.5", "burden=0.4", "strict=70", "strict=71")

    assert [score_bar.holds(figures, bar) for bar in bars] == [True, False, True, False]


def test_a_theme_without_one_strict_hit_is_missed() -> None:
    whole = {"n": 2, "strict": 1, "strict_14": 1, "loose": 1, "strict_timely": 1}
    result = {
        "recall": whole,
        "recall_by_theme": {"kindcheck": {"strict": 1}, "regisseur": {"strict": 0}},
        "expectations": [],
        "lift": {"strict": None},
        "controls": [],
        "burden": {"raised_per_year": 0},
        "control_burden": {"raised_per_year": 0},
    }

    assert score_bar.seed_figures(result)["themes_missed"] == 1
