"""Terms that are not right, and regions that loosen what law limits, are refused."""

from datetime import date
from pathlib import Path

import pytest

from tests.rulebook.copied import REGION, TERMS, Change, line_of, told
from zicht.rulebook.load import load
from zicht.rulebook.rule import Rulebook


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ("[]", "empty_list"),
        ("~", "missing"),
        ("[{source: x}]", "one_of_two"),
        ("[{days: 5, weeks: 1, source: x}]", "one_of_two"),
        ("[{days: 5}]", "missing"),
        ("[{days: 5, source: x, note: [a]}]", "not_text"),
        ("[{days: 5, source: x, since: 2024}]", "not_date"),
        ("[{days: 5.5, source: x}]", "not_number"),
        ("[{days: -5, source: x}]", "not_number"),
        ("[{days: 99999999999999, source: x}]", "not_number"),
        ("[{days: true, source: x}]", "not_number"),
        ("[{days: 5, source: x}, {days: 6, source: x}]", "duplicate_id"),
        ("[{days: 5, source: x, since: 2024-01-01}, {days: 6, source: x, since: 2024-01-01}]", "duplicate_id"),
        ("[5]", "not_mapping"),
    ],
)
def test_a_term_that_is_not_right_is_refused(folder: Path, change: Change, values: str, code: str) -> None:
    new = f"terms:\n  - code: nieuw\n    label: {{nl: nieuw, en: new}}\n    status: law\n    values: {values}\n"
    change(TERMS, "^terms:\n", new)

    line = line_of(folder, TERMS, "code: nieuw") + 3
    assert [(each.file, each.line, each.code) for each in told(folder)] == [(TERMS, line, code)]


def test_a_length_may_have_a_note(folder: Path, change: Change) -> None:
    change(TERMS, r"values: \[\{days: 0, ", "values: [{days: 0, note: nog te bespreken, ")

    assert told(folder) == []


def region(values: str, code: str = "report_decision") -> str:
    return f"terms:\n  - code: {code}\n    values: {values}\n"


REGION_TERMS = r"^terms:\n(.*\n)*"


@pytest.mark.parametrize(
    "values",
    [
        "[{working_days: 6, source: x}]",
        "[{days: 7, source: x}]",
        "[{weeks: 1, source: x}]",
        "[{months: 1, source: x}]",
        "[{working_days: 4, source: x}, {working_days: 6, source: x, since: 2030-01-01}]",
        "[{working_days: 5, source: x, ends_on_working_day: false}, {days: 8, source: x, since: 2024-06-01}]",
    ],
)
def test_a_region_that_loosens_a_legal_term_is_refused(folder: Path, change: Change, values: str) -> None:
    change(REGION, REGION_TERMS, region(values))

    found = told(folder, "voorbeeldregio")

    assert [(each.file, each.line, each.code) for each in found] == [
        (REGION, line_of(folder, REGION, "code: report_decision"), "loosens_law")
    ]


@pytest.mark.parametrize(
    "values",
    ["[{working_days: 5, source: x}]", "[{working_days: 2, source: x, since: 2030-01-01}]", "[{days: 5, source: x}]"],
)
def test_a_region_that_tightens_a_legal_term_is_accepted(folder: Path, change: Change, values: str) -> None:
    change(REGION, REGION_TERMS, region(values))

    assert told(folder, "voorbeeldregio") == []


def test_a_region_may_not_stay_longer_when_the_law_becomes_shorter(folder: Path, change: Change) -> None:
    change(
        TERMS,
        r"^      - working_days: 5\n",
        "      - {working_days: 2, source: x, since: 2040-01-01}\n      - working_days: 5\n",
    )
    change(REGION, REGION_TERMS, region("[{working_days: 4, source: x, since: 2024-01-01}]"))

    assert [each.code for each in told(folder, "voorbeeldregio")] == ["loosens_law"]


def test_a_region_may_lengthen_what_is_no_law(folder: Path, change: Change) -> None:
    change(REGION, REGION_TERMS, region("[{days: 60, source: x, since: 2024-01-01}]", code="weighing"))

    terms = load(folder, "voorbeeldregio")[1].terms

    assert terms.days("weighing", date(2024, 1, 1)) == 60
    assert terms.days("weighing", date(2023, 12, 31)) == 14


def test_the_window_of_a_pattern_follows_the_term_of_a_region_and_of_a_trial(folder: Path, change: Change) -> None:
    change(REGION, r"terms:\n", "terms:\n  - code: half_year\n    values: [{days: 50, source: x}]\n")

    def window(rulebook: Rulebook) -> int:
        rule = rulebook.rule("signals-of-two-children")
        assert rule is not None
        return rule.window_days

    national, regional = load(folder)[1], load(folder, "voorbeeldregio")[1]
    tried = load(folder, "voorbeeldregio", {"half_year": 60})[1]

    assert (window(regional), window(tried)) == (50, 60)
    assert window(national) > 100


@pytest.mark.parametrize(
    ("pattern", "new", "code"),
    [
        (REGION_TERMS, region("[{days: 1, source: x}]", code="weging"), "unknown_term"),
        (REGION_TERMS, region("[]"), "empty_list"),
        (
            REGION_TERMS,
            "terms:\n  - {code: report_decision, status: law, values: [{days: 1, source: x}]}\n",
            "unknown_key",
        ),
        ("^code: .*", "code: elders", "code_is_not_file"),
        ("^format: .*", "format: zicht-terms/1", "wrong_format"),
        ("^label: .*", "label: {nl: Regio}", "missing"),
    ],
)
def test_a_region_that_is_not_right_is_refused(folder: Path, change: Change, pattern: str, new: str, code: str) -> None:
    change(REGION, pattern, new)

    assert [(each.file, each.code) for each in told(folder, "voorbeeldregio")] == [(REGION, code)]


@pytest.mark.parametrize("name", ["utrecht", "", "../terms", "voorbeeldregio.yaml"])
def test_an_unknown_region_is_refused_with_the_known_ones(folder: Path, name: str) -> None:
    found = told(folder, name)

    assert [(each.code, each.values["allowed"]) for each in found] == [("unknown_region", "voorbeeldregio")]
