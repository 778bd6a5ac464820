"""`zicht replay`: every option, on files and folders, with the exit codes of the contract."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.running import CASES, zicht
from tests.small_rulebook import family_text, write

CASE = CASES / "more" / "oma-belt.casus.yaml"
SIGNAL = "occurred_on: 2024-02-05, kind: child_signal, about: [k1], organisation: school"
SHARED = "occurred_on: 2024-02-09, kind: concern_shared, about: [k1], organisation: vt"


@pytest.fixture
def rulebook(tmp_path: Path) -> Path:
    return write(tmp_path / "rulebook")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "gezin.casus.yaml"
    path.write_text(family_text(SIGNAL, SHARED, on="2024-03-01"), "utf-8")
    return path


def test_json_of_one_case_is_one_object_and_findings_are_no_error() -> None:
    said = zicht("replay", CASE, "--json")

    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out)["case"] == "oma-belt"
    assert json.loads(said.out)["findings"]


def test_the_same_call_gives_the_same_bytes() -> None:
    assert zicht("replay", CASE, "--json").out == zicht("replay", CASE, "--json").out


def test_the_bytes_do_not_depend_on_the_encoding_of_the_machine() -> None:
    plain = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}

    assert zicht("replay", CASE, environment=plain) == zicht("replay", CASE)


def test_json_of_several_cases_is_one_object_per_line() -> None:
    said = zicht("replay", CASE, CASES / "time", "--json")

    lines = [json.loads(line) for line in said.out.splitlines()]
    assert len(lines) == 13
    assert lines[0]["case"] == "oma-belt"
    assert [each["case"] for each in lines[1:]] == sorted(each["case"] for each in lines[1:])


def test_the_story_tells_days_sight_and_why(case: Path, rulebook: Path) -> None:
    said = zicht("replay", case, "--rulebook", rulebook)

    assert said.code == 0
    assert said.out.splitlines()[:2] == [
        "Casus gezin, tot en met 1 maart 2024",
        "Achteraf samengelegd; dit overzicht had toen niemand.",
    ]
    for expected in (
        "5 februari 2024\n  kindsignaal · kind k1 · School De Linde\n",
        "Zicht op de veiligheid van de kinderen was nog niet gevraagd.",
        "○ Nog open: Een signaal krijgt een antwoord",
        "klaar bij  zorg gedeeld of feiten samen gewogen",
        "regel      signal-answered (afgesproken norm); 001 §1",
        "termijn    7 dagen (afspraak: Voorbeeld 2020)",
        "✓ Afgerond: Een signaal krijgt een antwoord\n    Gedaan: zorg gedeeld, 9 februari 2024.",
        "Hoe het staat op 1 maart 2024",
        "Van Wijkteam Noord is niets ingezien.",
        "School De Linde: 1 feit bekend, 1 open",
    ):
        assert expected in said.out


def test_on_a_day_shows_how_it_stood_then(case: Path, rulebook: Path) -> None:
    said = zicht("replay", case, "--json", "--on", "2024-02-06", "--rulebook", rulebook)

    found = json.loads(said.out)
    assert found["evaluated_on"] == "2024-02-06"
    assert [each["state"] for each in found["findings"]] == ["pending"]


def test_as_known_at_stops_knowledge_while_time_goes_on(case: Path, rulebook: Path) -> None:
    said = zicht("replay", case, "--json", "--as-known-at", "2024-02-08", "--rulebook", rulebook)

    [finding] = json.loads(said.out)["findings"]
    assert (finding["state"], finding["raised_on"]) == ("raised", "2024-02-13")


def test_known_to_uses_only_what_that_organisation_knew(case: Path, rulebook: Path) -> None:
    said = zicht("replay", case, "--json", "--known-to", "school", "--rulebook", rulebook)

    found = json.loads(said.out)
    assert found["known_to"] == "school"
    assert [each["state"] for each in found["findings"]] == ["raised"]
    assert found["findings"][0]["sentence"].endswith("Alleen feiten die School De Linde kende zijn gebruikt.")


def test_known_to_an_organisation_that_is_not_there_names_those_that_are(case: Path) -> None:
    said = zicht("replay", case, "--known-to", "politie")

    assert said.code == 2
    assert said.out == ""
    assert said.err.startswith(f"{case}: de organisatie bij --known-to staat niet in deze casus.")
    assert "school, vt, team" in said.err


def test_findings_alone_shows_only_the_end(case: Path, rulebook: Path) -> None:
    said = zicht("replay", case, "--findings", "--on", "2024-02-08", "--rulebook", rulebook)

    assert said.code == 0
    assert "\n5 februari 2024\n" not in said.out
    assert "Nog open tot en met 12 februari 2024." in said.out


def test_rules_on_trial_are_shown_when_asked_for(case: Path, tmp_path: Path) -> None:
    folder = write(tmp_path / "op-proef", status="shadow")

    assert json.loads(zicht("replay", case, "--json", "--rulebook", folder).out)["findings"] == []
    shown = zicht("replay", case, "--json", "--rulebook", folder, "--shadow")
    assert len(json.loads(shown.out)["findings"]) == 1


def test_a_region_has_terms_of_its_own(tmp_path: Path, case: Path, rulebook: Path) -> None:
    (rulebook / "regions").mkdir()
    region = """
format: zicht-region/1
code: noord
label: {nl: Noord, en: North}
terms: [{code: week, values: [{days: 3, source: afspraak Noord}]}]
"""
    (rulebook / "regions" / "noord.yaml").write_text(region, "utf-8")

    said = zicht("replay", case, "--json", "--region", "noord", "--rulebook", rulebook)
    unknown = zicht("replay", case, "--region", "zuid", "--rulebook", rulebook)

    assert json.loads(said.out)["findings"][0]["due_on"] == "2024-02-08"
    assert unknown.code == 2
    assert "noord" in unknown.err


def test_english_by_option_or_environment(case: Path, rulebook: Path) -> None:
    by_option = zicht("replay", case, "--language", "en", "--rulebook", rulebook)
    by_variable = zicht("replay", case, "--rulebook", rulebook, environment={"ZICHT_LANGUAGE": "en"})

    assert by_option == by_variable
    assert by_option.out.startswith("Case gezin, up to and including 1 March 2024\n")
    assert zicht("replay", case, "--language", "fr").code == 2


def test_all_that_is_wrong_with_a_file_is_told_at_once(tmp_path: Path) -> None:
    bad = tmp_path / "gezin.casus.yaml"
    text = family_text(SIGNAL.replace("child_signal", "kind_signal"), on="2024-13-01")
    bad.write_text(text.replace("organisation: school", "organisation: schol"), "utf-8")

    said = zicht("replay", bad)

    assert (said.code, said.out) == (2, "")
    lines = said.err.splitlines()
    assert len(lines) == 3
    assert all(line.startswith(f"{bad}:") for line in lines)
    assert zicht("replay", bad, "--language", "en").err != said.err


def test_a_bad_file_in_a_folder_is_told_and_the_rest_goes_on(tmp_path: Path, case: Path) -> None:
    shutil.copy(case, tmp_path / "a.casus.yaml")
    (tmp_path / "b.casus.yaml").write_text("[niet\n", "utf-8")
    (tmp_path / "notes.txt").write_text("no case", "utf-8")

    said = zicht("replay", tmp_path, "--json")

    assert said.code == 2
    assert len(said.out.splitlines()) == 2
    assert f"{tmp_path / 'b.casus.yaml'}:" in said.err
    assert said.err.endswith("2 casussen nagespeeld, 1 met problemen.\n")


def test_a_folder_without_cases_and_a_path_that_is_not_there_are_problems(tmp_path: Path) -> None:
    nothing = zicht("replay", tmp_path)
    nowhere = zicht("replay", tmp_path / "weg.casus.yaml")

    assert (nothing.code, nowhere.code) == (2, 2)
    assert "geen bestanden die op .casus.yaml eindigen" in nothing.err
    assert "niet te lezen" in nowhere.err


def test_a_rulebook_that_is_not_right_is_told_before_any_case(case: Path, rulebook: Path) -> None:
    (rulebook / "terms.yaml").write_text("format: zicht-terms/1\n", "utf-8")

    said = zicht("replay", case, "--rulebook", rulebook)

    assert (said.code, said.out) == (2, "")
    assert "\nterms.yaml:1: " in said.err


def test_a_fact_about_a_finding_that_is_not_there_is_a_warning(tmp_path: Path, rulebook: Path) -> None:
    seen = "occurred_on: 2024-02-06, kind: finding_seen, about: [k1], organisation: school"
    path = tmp_path / "gezin.casus.yaml"
    path.write_text(family_text(SIGNAL, f'{seen}, attributes: {{finding: "er/is/niets"}}', on="2024-03-01"), "utf-8")

    said = zicht("replay", path, "--json", "--rulebook", rulebook)

    assert said.code == 0
    assert "feit 1 (bevinding gezien) verwijst naar een bevinding die er niet is" in said.err


def test_a_reader_that_stops_early_is_no_traceback(case: Path) -> None:
    import subprocess

    from tests.cli.running import ZICHT

    with subprocess.Popen(
        [ZICHT, "replay", str(CASES), "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
