"""A rule that is not right is refused: everything at once, with the file and line."""

import shutil
from pathlib import Path

import pytest

from tests.rulebook.copied import (
    CONDITIONS,
    CONTINUITY,
    KINDS,
    OBLIGATION,
    PATTERN,
    PER_FACT,
    PRECONDITION,
    TERMS,
    WITH_GIVEN,
    Change,
    line_of,
    told,
)
from zicht.evaluation.rule_cases import check_all
from zicht.rulebook.load import load


def test_the_rulebook_itself_has_no_problem(folder: Path) -> None:
    assert told(folder) == []
    assert told(folder, "voorbeeldregio") == []


TRIGGER = r"^trigger:\n(  - .*\n)+"


def trigger(matcher: str) -> str:
    return f"trigger:\n  - {{{matcher}}}\n"


@pytest.mark.parametrize(
    ("matcher", "code"),
    [
        ("kind: kindcheck_done, when: {nationality: [nl]}", "forbidden_input"),
        ("kind: kindcheck_done, unless: {land_van_herkomst: x}", "forbidden_input"),
        ("kind: kindcheck_done, religion: x", "unknown_key"),
        ("kind: relocation, when: {from: Breda}", "free_text_input"),
        ('kind: relocation, unless: {from: "*"}', "free_text_input"),
        ("kind: action_agreed, when: {due: 2024-01-01}", "not_value"),
        ("kind: action_agreed, when: {due: '2024-01-01'}", "no_such_value"),
        ("kind: kindcheck_done, when: {outcom: niet_gerust}", "no_such_attribute"),
        ("kinds: [kindcheck_done, birth], when: {outcome: niet_gerust}", "no_such_attribute"),
        ("kind: kindcheck_done, when: {outcome: boos}", "no_such_value"),
        ("kind: kindcheck_done, when: {outcome: [niet_gerust, boos]}", "no_such_value"),
        ("kind: kindcheck_done, when: {outcome: true}", "no_such_value"),
        ("kind: kindcheck_done, when: {outcome: [5]}", "not_value"),
        ("kind: kindcheck_done, when: {outcome: []}", "not_value"),
        ("kind: kindcheck_done, when: {outcome: ~}", "not_value"),
        ("kind: kindcheck_done, when: {outcome: {a: b}}", "not_value"),
        ("kind: kindcheck_done, when: [outcome]", "not_mapping"),
        ("kind: kindcheck_dome", "unknown_kind"),
        ("class: childattended", "unknown_class"),
        ("reach: circle", "missing"),
        ("kind: birth, organisation_type: [gi, vt]", "not_one_of"),
        ("kind: birth, organisation_type: []", "empty_list"),
        ("kind: birth, role: kind", "not_one_of"),
        ("kind: birth, source: heard", "not_one_of"),
        ("kind: birth, reach: everybody", "not_one_of"),
        ("kind: birth, age: {}", "missing"),
        ("kind: birth, age: {from: 4, until: 8}", "unknown_key"),
        ("kind: birth, age: {from: 8, under: 8}", "cannot_match"),
        ("kind: birth, age: {from: 999999999999}", "not_number"),
        ("kind: birth, by: same", "unknown_key"),
        ("kind: birth, linked: true", "unknown_key"),
        ("kind: birth, to: same", "unknown_key"),
        ("kind: kindcheck_done, when: {outcome: niet_gerust}, unless: {outcome: niet_gerust}", "cannot_match"),
        ('kind: kindcheck_done, when: {outcome: niet_gerust}, unless: {outcome: "*"}', "cannot_match"),
        ("class: avoidance_of_contact, when: {reason: verhuisd}", "cannot_match"),
        ("kind: birth, when: {several: true}, unless: {several: [true, false]}", "cannot_match"),
        ('kind: birth, when: {several: "*"}, unless: {several: [true, false]}', "cannot_match"),
    ],
)
def test_a_matcher_that_is_not_right_is_refused_on_its_line(
    folder: Path, change: Change, matcher: str, code: str
) -> None:
    change(OBLIGATION, TRIGGER, trigger(matcher))

    found = told(folder)

    line = line_of(folder, OBLIGATION, "trigger:") + 1
    assert [(each.file, each.line, each.code) for each in found] == [(OBLIGATION, line, code)]


@pytest.mark.parametrize(
    "matcher",
    [
        'kind: action_agreed, when: {due: "*"}',
        'kind: birth, unless: {re: "*"}',
        "kind: kindcheck_done, when: {outcome: [niet_gerust, actie_nodig]}, unless: {outcome: niet_gerust}",
        "classes: [violence, concern], unless: {severity: laag}",
    ],
)
def test_a_matcher_that_is_right_is_accepted(folder: Path, change: Change, matcher: str) -> None:
    change(OBLIGATION, TRIGGER, trigger(matcher))

    assert told(folder) == []


@pytest.mark.parametrize(
    ("file", "pattern", "new", "code"),
    [
        (OBLIGATION, "^within: .*", "within: signal_folow_up", "unknown_term"),
        (OBLIGATION, "^within: .*", "within: {attribute: due}", "no_such_attribute"),
        (OBLIGATION, "^within: .*", "within: {attribute: outcome}", "wrong_type"),
        (PER_FACT, "^within: .*", "within: {attribute: due, otherwise: noit}", "unknown_term"),
        (OBLIGATION, "^within: .*", "within: signal_follow_up\ngiven: worry_knwon", "unknown_condition"),
        (WITH_GIVEN, "^given: .*", "given: [worry_known]\nexcept_while: [worry_known]", "cannot_match"),
        (OBLIGATION, "^theme: .*", "theme: kindchek", "not_one_of"),
        (OBLIGATION, "^shape: .*", "shape: duty", "not_one_of"),
        (OBLIGATION, "^shape: .*", "shape: ~", "missing"),
        (OBLIGATION, "^per: .*", "per: ~", "missing"),
        (OBLIGATION, "^per: .*", "per: children", "not_one_of"),
        (PATTERN, "^per: .*", "per: adult", "wrong_part"),
        (CONTINUITY, "^per: .*", "per: fact", "wrong_part"),
        (OBLIGATION, "^per: .*", "per: family\nuntil_age: 18", "wrong_part"),
        (OBLIGATION, "^status: .*", "status: on", "not_one_of"),
        (OBLIGATION, "^format: .*", "format: zicht-rule/2", "wrong_format"),
        (OBLIGATION, "^code: .*", "code: kindcheck", "code_is_not_file"),
        (OBLIGATION, "^code: .*", "code: child-missed", "forbidden_word"),
        (OBLIGATION, "^keeper: .*", "keeper: ''", "missing"),
        (OBLIGATION, "^keeper: .*", "keper: x", "unknown_key"),
        (OBLIGATION, "^layer: .*", "layer: {}", "missing"),
        (OBLIGATION, "^layer: .*", "layer: {norm_until: 2020-01-01}", "missing"),
        (OBLIGATION, "^layer: .*", "layer: {norm_since: 2020-01-01, norm_until: 2020-01-01}", "until_before_since"),
        (OBLIGATION, "^layer: .*", "layer: {norm_since: 2020-02-30}", "not_date"),
        (OBLIGATION, "^title: .*", "title: {nl: Dit werd nagelaten, en: x}", "forbidden_word"),
        (OBLIGATION, "^title: .*", "title: {nl: Iets}", "missing"),
        (OBLIGATION, "^title: .*", "title: Iets", "not_mapping"),
        (OBLIGATION, r"^  nl: .*", '  nl: "{recorder} deed dit te laat."', "forbidden_word"),
        (OBLIGATION, r"^  en: .*", '  en: "{recorder} should have done this."', "forbidden_word"),
        (OBLIGATION, r"^  nl: .*", '  nl: "{naam} is gezien."', "unknown_placeholder"),
        (OBLIGATION, r"^  nl: .*", '  nl: "{} is gezien."', "unknown_placeholder"),
        (OBLIGATION, r"^  nl: .*", '  nl: "{day is gezien."', "unknown_placeholder"),
        (OBLIGATION, r"^  nl: .*", '  nl: "{day.year} is gezien."', "unknown_placeholder"),
        (OBLIGATION, r"^  nl: .*", '  nl: "{day:{x}} is gezien."', "unknown_placeholder"),
        (OBLIGATION, r"^  nl: .*", '  nl: "{day!x} is gezien."', "unknown_placeholder"),
        (OBLIGATION, r"^requirements: .*", "requirements: [57]", "not_requirement"),
        (OBLIGATION, r"^requirements: .*", "requirements: []", "empty_list"),
        (OBLIGATION, r"^citations:\n  - .*", "citations: []", "empty_list"),
        (OBLIGATION, r"^duty_of: .*", "duty_of: []", "empty_list"),
        (OBLIGATION, r"^duty_of: .*", "duty_of: [the_holder]", "not_one_of"),
        (OBLIGATION, r"^duty_of: .*", "duty_of: [5]", "not_mapping"),
        (OBLIGATION, r"^duty_of: .*", "duty_of: [{attribute: to}]", "no_such_attribute"),
        (OBLIGATION, r"^duty_of: .*", "duty_of: [{attribute: outcome}]", "wrong_type"),
        (OBLIGATION, r"^duty_of: .*", "duty_of: [{involved: ggz}]", "not_one_of"),
        (OBLIGATION, r"^duty_of: .*", "duty_of: [{}]", "one_of_two"),
        (OBLIGATION, "^within: .*", "within: signal_follow_up\nwindow: year", "wrong_part"),
        (OBLIGATION, "^within: .*", "within: signal_follow_up\nlatest_of: ~", "wrong_part"),
        (OBLIGATION, "^within: .*", "within: signal_follow_up\nalready: -1", "not_number"),
        (OBLIGATION, "^within: .*", "within: signal_follow_up\nalready: 99999999999999", "not_number"),
        (OBLIGATION, TRIGGER, "trigger: []\n", "empty_list"),
        (OBLIGATION, TRIGGER, "", "missing"),
        (PRECONDITION, "^within: .*", "within: report_decision", "no_fixed_length"),
        (PATTERN, "^window: .*", "window: kindcheck", "no_fixed_length"),
        (PATTERN, "^window: .*", "window: [year]", "not_text"),
        (PATTERN, r"^hits:\n(  .*\n)+", "hits: []\n", "empty_list"),
        (PATTERN, r"^    at_least: 2", "    at_least: 0", "not_number"),
        (PATTERN, r"^  nl: \[.*", "  nl: [Het werd gemist.]", "forbidden_word"),
        (PATTERN, r"^  nl: \[.*", "  nl: []", "empty_list"),
        (CONTINUITY, "^while: .*\n", "", "missing"),
        (CONTINUITY, "^while: .*", "while: safety", "unknown_condition"),
        (CONTINUITY, "^while: .*", "while: worry_known\nexcept_while: worry_known", "cannot_match"),
        (CONTINUITY, "^holding: .*", "holding: sigt", "unknown_holding"),
        (CONTINUITY, "^at_least: 1", "at_least: 1\nat_most: 1", "one_of_two"),
        (CONTINUITY, "^at_least: 1\n", "", "one_of_two"),
    ],
)
def test_a_rule_that_is_not_right_is_refused_with_its_file(
    folder: Path, change: Change, file: str, pattern: str, new: str, code: str
) -> None:
    change(file, pattern, new)

    found = told(folder)

    assert code in [each.code for each in found]
    assert {each.file for each in found} == {file}
    assert all(each.text("nl") and each.text("en") for each in found)


def test_a_problem_names_the_line_of_what_is_wrong(folder: Path, change: Change) -> None:
    change(OBLIGATION, "^within: .*", "within: signal_folow_up")
    change(PATTERN, r"^  nl: \[.*", "  nl: [Het werd gemist.]")
    change(CONTINUITY, "^holding: .*", "holding: sigt")

    found = [(each.file, each.line, each.code) for each in told(folder)]

    assert sorted(found) == sorted(
        [
            (OBLIGATION, line_of(folder, OBLIGATION, "within:"), "unknown_term"),
            (PATTERN, line_of(folder, PATTERN, "gemist"), "forbidden_word"),
            (CONTINUITY, line_of(folder, CONTINUITY, "holding:"), "unknown_holding"),
        ]
    )


def test_the_text_of_a_problem_begins_with_file_and_line(folder: Path, change: Change) -> None:
    change(OBLIGATION, "^within: .*", "within: signal_folow_up")

    line = line_of(folder, OBLIGATION, "within:")
    assert told(folder)[0].text("en").startswith(f"{OBLIGATION}:{line}: This term is not in terms.yaml.")


def test_a_code_that_stands_twice_is_refused(folder: Path) -> None:
    shutil.copy(folder / CONTINUITY, folder / "rules" / "signals" / "sight-gap.yaml")

    found = told(folder)

    assert [(each.file, each.line, each.code) for each in found] == [
        ("rules/signals/sight-gap.yaml", 2, "duplicate_code")
    ]
    assert found[0].values["other"] == CONTINUITY


@pytest.mark.parametrize(
    ("file", "content", "code"),
    [
        (OBLIGATION, b"code: [", "syntax"),
        (OBLIGATION, b"", "empty_file"),
        (OBLIGATION, b"\xff\xfe", "encoding"),
        (OBLIGATION, b"tekst", "not_mapping"),
        (CONDITIONS, b"a: &b", "alias"),
        (TERMS, b"", "empty_file"),
        (KINDS, b"- x", "not_mapping"),
        ("rulebook.yaml", b"format: zicht-rulebook/1", "missing"),
        ("rulebook.yaml", b"format: zicht-rulebook/2\nversion: '1'", "wrong_format"),
        (CONDITIONS, b"format: zicht-conditions/1", "missing"),
        (TERMS, b"format: x", "wrong_format"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem(folder: Path, file: str, content: bytes, code: str) -> None:
    (folder / file).write_bytes(content)

    assert (file, code) in [(each.file, each.code) for each in told(folder)]


@pytest.mark.parametrize("file", [CONDITIONS, TERMS, KINDS, "rulebook.yaml"])
def test_a_file_that_is_not_there_is_a_problem(folder: Path, file: str) -> None:
    (folder / file).unlink()

    assert [(each.file, each.code) for each in told(folder)] == [(file, "unreadable")]


def test_problems_of_every_file_are_told_at_once(folder: Path, change: Change) -> None:
    change(OBLIGATION, "^keeper: .*", "keeper: ''")
    change(CONDITIONS, r"^subject_ends:\n", "subject_ends:\n  - {kind: persoon_overleden}\n")
    change(TERMS, "^    status: proposal", "    status: wish")
    change("rulebook.yaml", "^version: .*", "version: ''")

    assert {each.file for each in told(folder)} == {OBLIGATION, CONDITIONS, TERMS, "rulebook.yaml"}


def test_a_rule_without_cases_is_told(folder: Path) -> None:
    for each in (folder / "rules").rglob("*.cases.yaml"):
        if each.name == "sight-gap.cases.yaml":
            each.unlink()
    vocabulary, rulebook = load(folder)

    found = list(check_all(folder, vocabulary, lambda name: rulebook))

    assert [each.file for each in found if each.code == "missing_case" and each.file == CONTINUITY] == [CONTINUITY]
