"""`zicht rules try` and `why-not`: what a keeper of rules sees before a change is made."""

import json
from pathlib import Path

from tests.cli.running import ROOT, zicht

CASE = "cases/001-2.1-getuige-van-geweld.casus.yaml"
RULE = ROOT / "rulebook/rules/kindcheck/kindcheck-start.yaml"


def test_a_longer_term_moves_findings_and_says_which_cases_to_look_at() -> None:
    said = zicht("rules", "try", "--term", "kindcheck=90", "cases/ordinary", CASE, "--language", "en", "--json")

    result = json.loads(said.out)
    assert said.code == 0
    assert result["changes"]["more"] == result["changes"]["fewer"] == 0
    assert result["changes"]["other_days"] > 0
    assert [each["case"] for each in result["look_at"]] == ["001-2.1-getuige-van-geweld"]
    assert {each["rule"] for case in result["look_at"] for each in case["changes"]} <= {
        "kindcheck-start",
        "kindcheck-no-children",
    }


def test_a_changed_rule_stands_in_for_its_own_and_nothing_else_changes(tmp_path: Path) -> None:
    changed = tmp_path / RULE.name
    changed.write_text(RULE.read_text("utf-8").replace("status: live", "status: shadow"), "utf-8")
    before = RULE.read_bytes()

    said = zicht("rules", "try", str(changed), CASE)

    assert said.code == 0
    assert "kindcheck-start" in said.out
    assert "minder:" in said.out
    assert RULE.read_bytes() == before


def test_the_same_rule_changes_nothing() -> None:
    said = zicht("rules", "try", str(RULE), CASE)

    assert (said.code, said.out.strip()) == (0, "Er verandert niets in 1 casussen.")


def test_a_file_that_is_no_rule_and_a_term_that_does_not_exist_are_refused() -> None:
    for arguments in ([CASE, CASE], ["--term", "zomaar=3", CASE], ["--term", "kindcheck", CASE], [str(RULE)]):
        said = zicht("rules", "try", *arguments)

        assert said.code == 2
        assert said.err.strip()
        assert "Traceback" not in said.err


def test_why_not_tells_what_was_missing_or_what_stands() -> None:
    silent = zicht("rules", "why-not", CASE, "sight-gap", "2013-02-01")
    stands = zicht("rules", "why-not", CASE, "kindcheck-start", "2013-03-01", "--language", "en")

    assert "was belegd bij Veilig Thuis" in silent.out
    assert "does stand" in stands.out
    assert (silent.code, stands.code) == (0, 0)


def test_why_not_refuses_what_it_does_not_know() -> None:
    for arguments in (
        [CASE, "no-such-rule", "2013-02-01"],
        [CASE, "sight-gap", "gisteren"],
        [CASE, "sight-gap", "2013-02-01", "--about", "niemand"],
        [CASE, "sight-gap", "2013-02-01", "--known-to", "nergens"],
        ["nergens.casus.yaml", "sight-gap", "2013-02-01"],
    ):
        said = zicht("rules", "why-not", *arguments)

        assert said.code == 2
        assert said.err.strip()
        assert "Traceback" not in said.err
