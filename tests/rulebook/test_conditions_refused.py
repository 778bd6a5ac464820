"""A condition or holding that cannot hold, or that nothing uses, is told with its line."""

import re
from pathlib import Path

import pytest

from tests.rulebook.copied import (
    CONDITIONS,
    TERMS,
    Change,
    line_of,
    told,
)
from zicht.rulebook.load import load, unused

NEW = "conditions:\n  - code: nieuw\n    label: {{nl: nieuw, en: new}}\n    {}\n"
OPENS = "opens: [{kind: report_received}]"


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("lasts: 5", "condition_unreachable"),
        ("opens: []", "condition_unreachable"),
        ("opens: ~", "condition_unreachable"),
        ("all_of: []", "condition_unreachable"),
        ("all_of: [nieuw]", "condition_circle"),
        (f"{OPENS}\n    closes: [{{facts: [{{kind: birth}}], except_while: [nieuw]}}]", "condition_circle"),
        ("all_of: [measure_in_force, overal]", "unknown_condition"),
        ("any_of: [5]", "unknown_condition"),
        ("holding: sigt", "unknown_holding"),
        (
            "opens: [{kind: kindcheck_done, when: {outcome: actie_nodig}, unless: {outcome: actie_nodig}}]",
            "cannot_match",
        ),
        ("opens: [{class: geen}]", "unknown_class"),
        ("opens: [{kind: birth, by: same}]", "unknown_key"),
        (f"{OPENS}\n    all_of: [measure_in_force]", "several_ways"),
        (f"{OPENS}\n    at_least: 2", "wrong_part"),
        ("holding: sight\n    lasts: 3", "wrong_part"),
        ("all_of: [measure_in_force]\n    closes: [{facts: [{kind: birth}]}]", "wrong_part"),
        (f"{OPENS}\n    closes: [{{requires: [{{kind: birth}}]}}]", "missing"),
        (f"{OPENS}\n    closes: [{{facts: []}}]", "empty_list"),
        (f"{OPENS}\n    closes: [{{facts: [{{kind: birth}}], by_holder_of: x}}]", "unknown_holding"),
        (f"{OPENS}\n    closes: [{{facts: [{{kind: birth}}], except_while: x}}]", "unknown_condition"),
        (f"{OPENS}\n    lasts: 0", "not_number"),
        (f"{OPENS}\n    last: 5", "unknown_key"),
        (f"{OPENS}\n    opens: []", "duplicate_key"),
    ],
)
def test_a_condition_that_is_not_right_is_refused(folder: Path, change: Change, condition: str, code: str) -> None:
    change(CONDITIONS, "^conditions:\n", NEW.format(condition))

    found = told(folder)

    assert code in [each.code for each in found]
    start = line_of(folder, CONDITIONS, "code: nieuw")
    assert {each.file for each in found} == {CONDITIONS}
    assert all(start <= each.line <= start + 4 for each in found)


def test_a_circle_over_several_conditions_is_told_for_each(folder: Path, change: Change) -> None:
    circle = "".join(
        f"  - code: c{n}\n    label: {{nl: x, en: x}}\n    any_of: [c{(n + 1) % 3}, measure_in_force]\n"
        for n in range(3)
    )
    change(CONDITIONS, "^conditions:\n", f"conditions:\n{circle}")

    assert [each.values["code"] for each in told(folder)] == ["c0", "c1", "c2"]


def test_many_conditions_that_rest_on_each_other_take_no_more_than_their_time(folder: Path, change: Change) -> None:
    layers = "".join(
        f"  - code: d{n}{side}\n    label: {{nl: x, en: x}}\n    any_of: [d{n + 1}a, d{n + 1}b]\n"
        for n in range(40)
        for side in "ab"
    )
    last = "".join(f"  - code: d40{side}\n    label: {{nl: x, en: x}}\n    holding: sight\n" for side in "ab")
    change(CONDITIONS, "^conditions:\n", f"conditions:\n{layers}{last}")

    assert told(folder) == []


@pytest.mark.parametrize(
    ("holding", "code"),
    [
        ("set_by: [{kind: birth}]", "missing"),
        ("set_by: []\n    released_by: [{kind: birth}]", "empty_list"),
        ("set_by: [{kind: birth}]\n    released_by: [{kind: birth}]\n    also_released: [from]", "no_such_attribute"),
        ("set_by: {kind: regisseur_set, when: {frm: x}}\n    released_by: {kind: birth}", "no_such_attribute"),
    ],
)
def test_a_holding_that_is_not_right_is_refused(folder: Path, change: Change, holding: str, code: str) -> None:
    new = f"holdings:\n  - code: nieuw\n    label: {{nl: nieuw, en: new}}\n    {holding}\n"
    change(CONDITIONS, "^holdings:\n", new)

    assert [(each.file, each.code) for each in told(folder)] == [(CONDITIONS, code)]


@pytest.mark.parametrize(("file", "part"), [(CONDITIONS, "holdings"), (CONDITIONS, "conditions"), (TERMS, "terms")])
def test_what_stands_twice_is_told_with_the_first_line(folder: Path, file: str, part: str) -> None:
    text = (folder / file).read_text("utf-8")
    entry = re.search(rf"^{part}:\n(?:  #.*\n)*((?:  - |    ).*\n(?:    .*\n)*)", text, re.MULTILINE)
    assert entry is not None
    (folder / file).write_text(text[: entry.end()] + entry[1] + text[entry.end() :], "utf-8")

    first = text[: entry.start(1)].count("\n") + 1
    assert ("duplicate_id", str(first)) in [(each.code, each.values.get("first")) for each in told(folder)]


def test_what_nothing_uses_is_told_on_its_line(folder: Path, change: Change) -> None:
    change(CONDITIONS, "^conditions:\n", NEW.format(OPENS))
    term = "  - code: nooit\n    label: {nl: nooit, en: never}\n    status: law\n    values: [{days: 1, source: x}]\n"
    change(TERMS, "^terms:\n", f"terms:\n{term}")

    found = {(each.file, each.line, each.code) for each in unused(load(folder)[1], folder)}

    assert (CONDITIONS, line_of(folder, CONDITIONS, "code: nieuw"), "condition_unused") in found
    assert (TERMS, line_of(folder, TERMS, "code: nooit"), "term_unused") in found


def test_a_term_is_used_by_window_by_repeats_and_by_otherwise(folder: Path) -> None:
    lost = {each.values["code"] for each in unused(load(folder)[1], folder)}

    assert not {"year", "two_years", "look_back", "quarter", "half_year"} & lost
