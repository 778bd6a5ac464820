"""`zicht rules`: the rulebook explained, checked and counted."""

from pathlib import Path

import pytest

from tests.cli.running import ROOT, zicht
from tests.small_rulebook import RULES, write
from zicht.cli.rules_show import RuleText
from zicht.cli.terminal import Paper
from zicht.explanation.wording import general
from zicht.rulebook.load import content_folder, load
from zicht.rulebook.words import forbidden_word

REAL = load(content_folder())
GOOD_CASES = """
rule: {rule}
persons: [{{id: k1, role: child, born: 2015-01-01}}]
organisations: [{{id: school, type: school, name: School}}]
cases:
"""
ONE_CASE = """
  - name: {name}
    shows: {name}
    on: 2024-03-01
    facts: [{{occurred_on: 2024-02-05, kind: birth, about: [k1], organisation: school}}]
    expect: []
"""


def with_cases(folder: Path) -> Path:
    names = ("met", "not_met", "last_day", "corrected", "known_late", "innocent")
    for rule in RULES:
        text = GOOD_CASES.format(rule=rule) + "".join(ONE_CASE.format(name=each) for each in names)
        (folder / "rules" / f"{rule}.cases.yaml").write_text(text, "utf-8")
    return folder


def test_every_rule_is_in_the_list_once() -> None:
    said = zicht("rules", "list")

    assert said.code == 0
    for rule in REAL[1].rules:
        assert sum(line.split()[:1] == [rule.code] for line in said.out.splitlines()) == 1
        assert rule.title["nl"][:60] in said.out
    assert f"{len(REAL[1].rules)} regels, versie {REAL[1].version}" in said.out


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_rule_is_shown_with_everything_about_it(tmp_path: Path, language: str) -> None:
    folder = with_cases(write(tmp_path / "rulebook"))
    said = zicht("rules", "show", "signal-answered", "--rulebook", folder, "--language", language)

    assert said.code == 0
    wanted = {
        "nl": [
            "Een signaal krijgt een antwoord",
            "verplichting",
            "afgesproken norm vanaf 1 januari 2019",
            "R021",
            "Na: kindsignaal [niet bij de ernst: laag]",
            "Klaar bij: zorg gedeeld of feiten samen gewogen",
            "Leeftijd: tot 18 jaar",
            "Werk van: wie het vastlegde",
            "een week: 7 dagen (afspraak: Voorbeeld 2020)",
            "001 §1: Een signaal krijgt een antwoord.",
            "laatste dag: last_day",
        ],
        "en": ["A signal is answered", "obligation", "After: child signal", "a week: 7 days (agreement"],
    }
    assert [each for each in wanted[language] if each not in said.out] == []


def test_a_rule_that_is_not_there_names_the_nearest() -> None:
    said = zicht("rules", "show", "kindcheck-strt")

    assert (said.code, said.out) == (2, "")
    assert "Bedoelde u kindcheck-start?" in said.err


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_explanation_of_a_rule_has_a_forbidden_word(language: str) -> None:
    text = RuleText(Paper(100, colour=False), general(REAL[0], language), REAL[1])
    said = {rule.code: "\n".join(text.lines(rule, [])) for rule in REAL[1].rules}

    assert {code: forbidden_word(each) for code, each in said.items() if forbidden_word(each)} == {}


def test_a_rulebook_that_is_right_says_so(tmp_path: Path) -> None:
    said = zicht("rules", "check", with_cases(write(tmp_path / "rulebook")))

    assert (said.code, said.err) == (0, "")
    assert said.out == "4 regels en 24 voorbeelden: in orde.\n"


def test_the_rulebook_of_zicht_is_right() -> None:
    said = zicht("rules", "check")

    assert (said.code, said.err) == (0, "")


def test_a_rule_without_its_cases_is_refused(tmp_path: Path) -> None:
    folder = with_cases(write(tmp_path / "rulebook"))
    (folder / "rules" / "sight-kept.cases.yaml").unlink()

    said = zicht("rules", "check", folder)

    assert said.code == 2
    assert said.err.startswith("rules/sight-kept.yaml:1: ")
    assert "met, not_met, last_day, corrected, known_late, innocent" in said.err


def test_a_case_that_comes_out_differently_is_told_with_its_line(tmp_path: Path) -> None:
    folder = with_cases(write(tmp_path / "rulebook"))
    path = folder / "rules" / "signal-answered.cases.yaml"
    text = path.read_text("utf-8").replace("kind: birth", "kind: child_signal", 1)
    text = text.replace("expect: []", "expect:\n      - {subject: k1, state: closed, due_on: 2024-02-12}", 1)
    path.write_text(text, "utf-8")

    said = zicht("rules", "check", folder)

    line = text.splitlines().index("      - {subject: k1, state: closed, due_on: 2024-02-12}") + 1
    assert said.code == 2
    assert f"rules/signal-answered.cases.yaml:{line}: " in said.err
    assert "state closed" in said.err
    assert "state raised" in said.err
    assert "due_on" not in said.err


def test_a_case_with_more_findings_than_expected_is_told(tmp_path: Path) -> None:
    folder = with_cases(write(tmp_path / "rulebook"))
    path = folder / "rules" / "signal-answered.cases.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: birth", "kind: child_signal", 1), "utf-8")

    assert "k1 2024-02-05 raised" in zicht("rules", "check", folder).err


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("shows: met", "shows: goed"),
        ("kind: birth", "kind: geboorte"),
        ("on: 2024-03-01", "on: morgen"),
        ("about: [k1]", "about: [k9]"),
        ("expect: []", "verwacht: []"),
        ("expect: []", "expect: [{subject: k1, when: 2024-01-01}]"),
        ("rule: signal-answered", "rule: other"),
    ],
)
def test_cases_that_cannot_be_read_are_told_with_file_and_line(tmp_path: Path, old: str, new: str) -> None:
    folder = with_cases(write(tmp_path / "rulebook"))
    path = folder / "rules" / "signal-answered.cases.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")

    said = zicht("rules", "check", folder)

    assert said.code == 2
    assert "rules/signal-answered.cases.yaml:" in said.err
    assert "Traceback" not in said.err


def test_cases_beside_no_rule_are_told(tmp_path: Path) -> None:
    folder = with_cases(write(tmp_path / "rulebook"))
    (folder / "rules" / "weg.cases.yaml").write_text("rule: weg\ncases: []\n", "utf-8")

    assert zicht("rules", "check", folder).err.startswith("rules/weg.cases.yaml:1: ")


def test_a_rule_with_a_mistake_is_refused_with_file_and_line(tmp_path: Path) -> None:
    folder = with_cases(write(tmp_path / "rulebook"))
    path = folder / "rules" / "signal-answered.yaml"
    path.write_text(path.read_text("utf-8").replace("within: week", "within: wek"), "utf-8")

    said = zicht("rules", "check", folder)

    assert said.code == 2
    assert "rules/signal-answered.yaml:" in said.err
    assert "`week`" in said.err


def test_coverage_counts_rules_kinds_and_requirements() -> None:
    said = zicht("rules", "coverage")

    assert said.code == 0
    assert "Kinds" not in said.out
    assert f"van {len(REAL[0].kinds)})" in said.out
    assert "van 367" in said.out
    assert (ROOT / "requirements.yaml").is_file()


def test_coverage_of_a_rulebook_elsewhere_counts_what_the_rules_cite(tmp_path: Path) -> None:
    said = zicht("rules", "coverage", "--rulebook", write(tmp_path / "rulebook"))

    assert said.out.rstrip().endswith("Eisen waar een regel uit volgt: 1")
