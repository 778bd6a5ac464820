"""`zicht rules try` and `why-not`: what a keeper of rules sees before a change is made."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import ROOT, Said, zicht

CASE = "cases/001-2.1-getuige-van-geweld.casus.yaml"
RULE = ROOT / "rulebook/rules/kindcheck/kindcheck-start.yaml"


def groups(said: Said) -> dict[str, Any]:
    """What `--json` says of each group of families."""
    return {each["expected"]: each for each in json.loads(said.out)["groups"]}


def test_a_longer_term_moves_findings_and_says_which_cases_to_look_at() -> None:
    said = zicht("rules", "try", "--term", "kindcheck=90", "cases/ordinary", CASE, "--json")

    result = json.loads(said.out)
    assert said.code == 0
    assert result["changes"]["more"] == result["changes"]["fewer"] == 0
    assert result["changes"]["other_days"] > 0
    looked_at = groups(said)["something"]["look_at"]
    assert [(each["case"], each["file"]) for each in looked_at] == [("001-2.1-getuige-van-geweld", CASE)]
    assert {each["rule"] for case in looked_at for each in case["changes"]} <= {
        "kindcheck-start",
        "kindcheck-no-children",
    }


def test_families_in_which_nothing_should_stay_open_are_told_apart_and_first() -> None:
    arguments = ("rules", "try", "--term", "kindcheck=40", "cases/good-enough", "cases/more")

    found = groups(zicht(*arguments, "--json"))
    said = zicht(*arguments)

    assert found["nothing_open"]["cases"] == 58 + 16
    assert found["something"]["cases"] == 16
    assert set(found["nothing_open"]["open_on_last_day"]) == {"before", "after"}
    for each in found.values():
        for load in (each["raised"], *each["by_theme"].values(), *each["by_rule"].values()):
            assert load["per_family_year"]["before"] == pytest.approx(load["before"] / each["family_years"], abs=0.01)
    quiet, some = "Waar niets open hoort te blijven (74 casussen)", "Waar iets op hoort te komen (16 casussen)"
    assert said.out.index(quiet) < said.out.index(some)
    assert "Nog open op de laatste dag:" in said.out[said.out.index(quiet) : said.out.index(some)]


def test_the_window_of_a_pattern_is_a_term_as_any_other() -> None:
    said = zicht("rules", "try", "--term", "half_year=50", "cases", "--json")

    assert {"signals-of-two-children", "child-and-parent-signals"} <= set(groups(said)["something"]["by_rule"])


def test_findings_that_are_alike_for_two_persons_are_one_line_that_names_them() -> None:
    said = zicht("rules", "try", "--term", "kindcheck=10", "cases/001-i2a-multiproblem-overlijden.casus.yaml")

    lines = [each.strip() for each in said.out.splitlines() if each.strip().startswith("- ")]
    assert len(lines) == len(set(lines)) == 3
    assert any("(moeder en vader)" in each for each in lines)


def test_changed_files_may_be_several_and_go_with_a_term_and_a_region(tmp_path: Path) -> None:
    changed = tmp_path / RULE.name
    changed.write_text(RULE.read_text("utf-8").replace("status: live", "status: shadow"), "utf-8")
    region = tmp_path / "voorbeeldregio.yaml"
    own = (ROOT / "rulebook/regions/voorbeeldregio.yaml").read_text("utf-8")
    region.write_text(own.replace("working_days: 3", "working_days: 30"), "utf-8")
    before = RULE.read_bytes()

    both = zicht("rules", "try", "--term", "weighing=1", str(changed), CASE)
    regional = zicht("rules", "try", "--region", "voorbeeldregio", str(region), "cases/more", "--json")
    same = zicht("rules", "try", str(region), "cases/more", "--json")
    new = tmp_path / "nieuw.yaml"
    new.write_text(own.replace("code: voorbeeldregio", "code: nieuw"), "utf-8")
    beside_none = zicht("rules", "try", new, "cases/more", "--json")

    assert (both.code, regional.code) == (0, 0)
    assert "minder: kindcheck-start (moeder)" in both.out
    assert RULE.read_bytes() == before
    assert json.loads(regional.out)["changes"]["other_days"] > 0
    assert same.out == regional.out
    assert json.loads(beside_none.out)["changes"]["other_days"] > 0


def test_the_same_rule_changes_nothing() -> None:
    said = zicht("rules", "try", str(RULE), CASE)

    assert (said.code, said.out.strip()) == (0, "Er verandert niets in deze ene casus.")


def test_a_file_that_is_no_rule_and_a_term_that_does_not_exist_are_refused() -> None:
    for arguments in (
        [CASE, CASE],
        ["--term", "zomaar=3", CASE],
        ["--term", "kindcheck", CASE],
        ["--term", "kindcheck=1234567", CASE],
        ["--region", "nergens", str(RULE), CASE],
        [str(RULE)],
        ["--term", "kindcheck=3", str(RULE)],
    ):
        said = zicht("rules", "try", *arguments)

        assert said.code == 2
        assert said.err.strip()
        assert not said.out
        assert "Traceback" not in said.err


def test_without_one_case_that_can_be_read_nothing_is_said_to_be_compared(tmp_path: Path) -> None:
    said = zicht("rules", "try", "--term", "kindcheck=3", tmp_path)

    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines()[-1].startswith("Geen enkele casus was te lezen")


def test_what_is_wrong_with_a_changed_file_is_told_of_that_file(tmp_path: Path) -> None:
    changed = tmp_path / RULE.name
    changed.write_text(RULE.read_text("utf-8").replace("theme: kindcheck", "theme: nergens"), "utf-8")

    said = zicht("rules", "try", changed, CASE)

    assert said.code == 2
    assert said.err.startswith(f"{changed}:3: ")


def test_why_not_tells_what_was_missing_or_what_stands() -> None:
    silent = zicht("rules", "why-not", CASE, "sight-gap", "2013-02-01")
    stands = zicht("rules", "why-not", CASE, "kindcheck-start", "2013-03-01", "--language", "en")

    assert "was belegd bij Veilig Thuis" in silent.out
    assert "does stand" in stands.out
    assert (silent.code, stands.code) == (0, 0)


def test_why_not_gives_each_reason_to_a_program_as_to_a_reader() -> None:
    asked = ("rules", "why-not", CASE, "sight-gap", "2013-02-01", "--about", "k1")
    silent = json.loads(zicht(*asked, "--json").out)
    stands = json.loads(zicht("rules", "why-not", CASE, "kindcheck-start", "2013-03-01", "--json").out)

    assert {each["reason"] for each in silent["reasons"]} == {"held", "known_later"}
    assert silent["standing"] == stands["reasons"] == []
    assert [each["key"].split("/")[0] for each in stands["standing"]] == ["kindcheck-start"]
    read = " ".join(zicht(*asked).out.split())
    assert all(each["sentence"] in read for each in silent["reasons"])


def test_why_not_uses_the_terms_of_a_region() -> None:
    asked = ("rules", "why-not", "cases/more/zeer-zorgelijk-en-gesloten.casus.yaml", "kindcheck-start", "2024-01-16")

    national, regional = zicht(*asked), zicht(*asked, "--region", "voorbeeldregio")

    assert "22 januari 2024" in national.out
    assert "18 januari 2024" in regional.out


def test_why_not_refuses_what_it_does_not_know() -> None:
    for arguments in (
        [CASE, "no-such-rule", "2013-02-01"],
        [CASE, "sight-gap", "gisteren"],
        [CASE, "sight-gap", "2013-02-01", "--about", "niemand"],
        [CASE, "sight-gap", "2013-02-01", "--known-to", "nergens"],
        ["nergens.casus.yaml", "sight-gap", "2013-02-01"],
        [CASE, "sight-gap", "2013-02-01", "--region", "nergens"],
    ):
        said = zicht("rules", "why-not", *arguments)

        assert said.code == 2
        assert said.err.strip()
        assert "Traceback" not in said.err
