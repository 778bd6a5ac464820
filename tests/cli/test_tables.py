"""`zicht template | map | merge | export`, and `zicht replay` of tables, on the real command line."""

import json
import subprocess
from pathlib import Path

import pytest
import yaml
from openpyxl import Workbook, load_workbook

from tests.cli.running import CASES, ROOT, ZICHT, Said, zicht
from tests.tables.making import csv_file, workbook

CASE = CASES / "001-2.1-getuige-van-geweld.casus.yaml"
SCHOOL = (
    ";casus;;;bekijken tot en met: 1-6-2024;;;",
    ";relatie;moeder, kind1;;relatie: ouder van;;;",
    "5-2-2024;kindsignaal;kind1 (2016);De Linde (School);;;;'s ochtends stil",
    "9-2-2024;zorg gedeeld;kind1, moeder;De Linde;;;;",
)
DISTRICT = ("5-2-2024;kindsignaal;kind1 (2-5-2016);Wijkteam;;;20-2-2024;", "9-2-2024;child_seen;kind1;wijkteam;;;;")
MAPPING = """
format: zicht-mapping/1
columns: {occurred_on: Wanneer, organisation: Instantie, kind: Gebeurtenis, about: Wie}
kinds:
  - {words: huisbezoek, kind: home_visit, attributes: {entered: true}}
  - {words: huisbezoek zonder kind, kind: home_visit_without_child}
  - {words: zorgmelding, kind: concern_shared}
  - {words: vergadering, reason: zegt niets over het gezin}
persons:
  - {id: moeder, role: mother, born: ~1991, written: [Mw. X]}
  - {id: kind1, role: child, born: 2016-05-02}
relations: [{from: moeder, to: kind1, kind: parent}]
organisations:
  - {id: ggz, type: ggz_volwassen, name: GGZ Noord, written: [ggz]}
evaluate_on: 2024-06-01
"""
FOREIGN = (
    ("Overzicht van alles",),
    ("Wanneer", "Instantie", "Gebeurtenis", "Wie"),
    ("8-1-2024", "GGZ", "Huisbezoek", "Mw. X, kind1"),
    ("9-1-2024", "ggz noord", "Huisbezoek zonder kind", "mw. x"),
    ("10-1-2024", "GGZ", "Vergadering", "iedereen"),
    ("ooit", "GGZ", "telefoontje", "buurvrouw"),
    ("11-1-2024", "GGZ", "Huisbezoek, zorgmelding", "kind1"),
)


def asked(*arguments: str | Path, answers: tuple[str, ...]) -> Said:
    """Run a command that asks questions."""
    lines = "".join(f"{each}\n" for each in answers)
    command = [ZICHT, *map(str, arguments)]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, cwd=ROOT, check=False)
    return Said(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("name", ["gezin.xlsx", "gezin.csv"])
def test_a_case_exported_as_a_table_replays_as_the_case_itself(name: str, tmp_path: Path) -> None:
    said = zicht("export", CASE, "--to", tmp_path / name)

    assert (said.code, said.out) == (0, f"Geschreven: {tmp_path / name}\n")
    assert "geboortedata" in said.err
    assert zicht("replay", tmp_path / name, "--json") == zicht("replay", CASE, "--json")


def test_notes_come_along_only_when_asked(tmp_path: Path) -> None:
    note = yaml.safe_load(CASE.read_text("utf-8"))["facts"][0]["note"]

    zicht("export", CASE, "--to", tmp_path / "zonder.csv")
    said = zicht("export", CASE, "--to", tmp_path / "met.csv", "--with-notes")

    assert note not in (tmp_path / "zonder.csv").read_text("utf-8")
    assert note in (tmp_path / "met.csv").read_text("utf-8").replace('""', '"')
    assert "toelichtingen" in said.err


def test_no_name_of_a_person_is_exported(tmp_path: Path) -> None:
    persons = yaml.safe_load(CASE.read_text("utf-8"))["persons"]

    zicht("export", CASE, "--to", tmp_path / "uit.csv")

    text = (tmp_path / "uit.csv").read_text("utf-8")
    assert [each["name"] for each in persons if each.get("name") and each["name"] in text] == []


def test_a_template_filled_in_by_hand_replays(tmp_path: Path) -> None:
    path = tmp_path / "gezin.xlsx"
    assert zicht("template", path).code == 0
    book = load_workbook(path)
    book["Casus"]["B2"] = "1 juni 2024"
    book["Personen"].append(["kind1", "kind", "mei 2016"])
    book["Organisaties"].append(["school", "School", "De Linde"])
    book["Feiten"].append(["maart 2024", None, None, "kindsignaal", "kind1", "school"])
    book.save(path)

    said = zicht("replay", path, "--json")

    found = json.loads(said.out)
    assert (said.code, found["case"], found["evaluated_on"]) == (0, "gezin", "2024-06-01")
    assert [each["rule"] for each in found["findings"]]


def test_an_empty_template_says_that_it_is_empty(tmp_path: Path) -> None:
    zicht("template", tmp_path / "leeg.xlsx")

    assert "nog geen feiten" in zicht("replay", tmp_path / "leeg.xlsx").err


def test_nothing_is_written_over_and_the_ending_says_the_form(tmp_path: Path) -> None:
    path = csv_file(tmp_path)
    before = path.read_bytes()

    said = zicht("template", path)

    assert (said.code, path.read_bytes()) == (2, before)
    assert "--overwrite" in said.err
    assert zicht("template", path, "--overwrite").code == 0
    assert ".xlsx, .csv" in zicht("template", tmp_path / "x.ods").err
    assert "niet worden geschreven" in zicht("template", tmp_path / "geen" / "map.csv").err


def test_a_wrong_table_is_told_by_cell_and_the_rest_of_the_cases_go_on(tmp_path: Path) -> None:
    wrong = csv_file(tmp_path, "31-2-2024;kindsignaal;kind1;;;;;")

    said = zicht("replay", wrong, CASE, "--json")

    assert said.code == 2
    assert f"{wrong}, rij 2, kolom A (datum): Dit is geen dag die bestaat" in said.err
    assert json.loads(said.out)["case"] == CASE.name.removesuffix(".casus.yaml")


def test_tables_in_a_folder_are_those_called_casus(tmp_path: Path) -> None:
    csv_file(tmp_path, *SCHOOL, name="a.casus.csv")
    csv_file(tmp_path, "x;x", name="los.csv")

    assert json.loads(zicht("replay", tmp_path, "--json").out)["case"] == "a"


def test_merging_shows_doubles_and_keeps_what_each_knew(tmp_path: Path) -> None:
    school, district = csv_file(tmp_path, *SCHOOL, name="school.csv"), csv_file(tmp_path, *DISTRICT, name="wijk.csv")
    output = tmp_path / "samen.casus.yaml"

    said = zicht("merge", school, district, "-o", output)

    double = "Misschien dubbel: feit 0 (de-linde) en feit 2 (wijkteam): kindsignaal, 2024-02-05, over kind1."
    assert said.code == 0
    assert double in said.err
    assert f"# {double}" in output.read_text("utf-8")
    assert "zijn als dezelfde gelezen: kind1." in said.err
    merged = yaml.safe_load(output.read_text("utf-8"))
    assert [each["organisation"] for each in merged["facts"]] == ["de-linde", "de-linde", "wijkteam", "wijkteam"]
    assert {str(each["born"]) for each in merged["persons"] if each["id"] == "kind1"} == {"2016-05-02"}
    own = zicht("replay", output, "--known-to", "wijkteam").out
    assert "20 februari 2024" in own
    assert "De Linde" not in own.partition("Hoe het staat")[0]


def test_persons_that_differ_are_not_joined_unless_somebody_says_who_is_who(tmp_path: Path) -> None:
    school = csv_file(tmp_path, *SCHOOL, name="school.csv")
    other = csv_file(tmp_path, "5-2-2024;kindsignaal;kind1 (2-5-2019);Wijkteam;;;;", name="wijk.csv")
    output, ids = tmp_path / "samen.casus.yaml", tmp_path / "wie.yaml"
    ids.write_text("format: zicht-merge/1\ntables:\n  wijk.csv: {persons: {kind1: kind2}}\n", "utf-8")

    refused = zicht("merge", school, other, "-o", output)
    joined = zicht("merge", school, other, "-o", output, "--ids", ids)

    assert refused.code == 2
    assert "Persoon kind1 heeft hier een andere geboortedatum" in refused.err
    assert "2019" not in refused.err
    assert joined.code == 0
    assert [each["id"] for each in yaml.safe_load(output.read_text("utf-8"))["persons"]] == ["kind1", "moeder", "kind2"]


def test_ids_of_rows_in_two_tables_stay_apart_and_corrections_follow(tmp_path: Path) -> None:
    header = "datum;soort;over wie;organisatie;id;verbetert"
    rows = ("5-2-2024;kindsignaal;kind1;{};a;", "6-2-2024;kindsignaal;kind1;{};b;a")
    tables = [
        csv_file(tmp_path, *(each.format(name) for each in rows), header=header, name=f"{name}.csv")
        for name in ("School", "Huisarts")
    ]

    zicht("merge", *tables, "-o", tmp_path / "s.casus.yaml")

    merged = yaml.safe_load((tmp_path / "s.casus.yaml").read_text("utf-8"))
    assert [(each["id"], each.get("corrects")) for each in merged["facts"]] == [
        ("a", None),
        ("b", "a"),
        ("Huisarts.a", None),
        ("Huisarts.b", "Huisarts.a"),
    ]


def test_a_wrong_list_of_ids_is_told_with_its_line(tmp_path: Path) -> None:
    school = csv_file(tmp_path, *SCHOOL, name="school.csv")
    ids = tmp_path / "wie.yaml"
    ids.write_text("format: zicht-merge/1\ntables:\n  x.csv: {}\n  school.csv: {persons: {oma: opa}}\n", "utf-8")

    said = zicht("merge", school, CASE, "-o", tmp_path / "s.casus.yaml", "--ids", ids)

    assert [line.split(": ")[0] for line in said.err.splitlines()] == [f"{ids}:3", f"{ids}:4"]


def test_one_table_is_nothing_to_merge(tmp_path: Path) -> None:
    assert "ten minste twee" in zicht("merge", CASE, "-o", tmp_path / "s.casus.yaml").err


def test_a_mapped_table_is_replayed_and_rows_without_a_kind_are_told(tmp_path: Path) -> None:
    table, mapping = workbook(tmp_path, Blad=FOREIGN), tmp_path / "k.yaml"
    mapping.write_text(MAPPING + "header_row: 2\n", "utf-8")

    said = zicht("replay", table, "--mapping", mapping)

    assert said.code == 0
    assert "huisbezoek (kind gezien) · kind k" not in said.out
    assert "huisbezoek, kind niet gezien · moeder · GGZ Noord" in said.out
    assert "rij 6: Let op: hun woorden staan niet in de koppeling en dus doen niet mee: rij 6 (aantal: 1)." in said.err
    assert "past meer dan één soort en dus doen niet mee: rij 7 " in said.err
    assert "geeft hun woorden geen soort en dus doen niet mee: rij 5 " in said.err


def test_a_mapped_table_in_the_form_of_zicht_keeps_every_row(tmp_path: Path) -> None:
    table, mapping = workbook(tmp_path, Blad=FOREIGN), tmp_path / "k.yaml"
    mapping.write_text(MAPPING + "header_row: 2\n", "utf-8")
    output = tmp_path / "uit.xlsx"

    said = zicht("map", table, "--mapping", mapping, "--to", output)

    assert "Rijen die een feit worden: 2. Rijen die niet meedoen: 3." in said.out
    rows = [[each.value for each in row] for row in load_workbook(output)["Feiten"].iter_rows(min_row=2)]
    assert [row[3] for row in rows] == [
        "huisbezoek (kind gezien)",
        "huisbezoek, kind niet gezien",
        *["niet gelezen"] * 3,
    ]
    assert [row[8] for row in rows if row[3] == "niet gelezen"] == [
        'reden: "zegt niets over het gezin"',
        'reden: "deze woorden staan niet in de koppeling"',
        'reden: "meer dan één soort past"',
    ]
    assert rows[3][0] == "ooit"
    assert rows[3][6] == "telefoontje"
    assert zicht("replay", output, "--json").out.count('"key"') == (
        zicht("replay", table, "--mapping", mapping, "--json").out.count('"key"')
    )


def test_what_is_wrong_in_a_mapping_is_told_with_its_line_and_in_the_table_with_its_cell(tmp_path: Path) -> None:
    table, mapping = workbook(tmp_path, Blad=FOREIGN[1:]), tmp_path / "k.yaml"
    mapping.write_text(MAPPING.replace("kind: home_visit,", "kind: home_visits,"), "utf-8")
    assert f"{mapping}:5: Deze soort feit staat niet in de woordenlijst. → `home_visit`?" in (
        zicht("replay", table, "--mapping", mapping).err
    )

    mapping.write_text(MAPPING.replace("Instantie", "Organisatie").replace("role: child", "role: kid"), "utf-8")
    assert "blad 1, rij 1: De kolom die de koppeling noemt voor organisatie" in (
        zicht("replay", table, "--mapping", mapping).err
    )

    mapping.write_text(MAPPING.replace("role: child", "role: kid").replace("[Mw. X]", "[]"), "utf-8")
    said = zicht("replay", table, "--mapping", mapping).err
    assert f"{mapping}:11: `role` heeft een waarde" in said
    assert "blad 1, rij 2, kolom D (over wie): Hier staat iemand" in said


def test_the_wizard_asks_suggests_and_writes_a_mapping_that_replays(tmp_path: Path) -> None:
    table = tmp_path / "extern.xlsx"
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ("Datum", "Instantie", "Gebeurtenis", "Wie"),
        ("8-1-2024", "GGZ", "Intake", "moeder"),
        ("maart 2024", "De Linde", "Zorgmelding", "kind 1"),
        ("4-4-2024", "De Linde", "zorgmelding", "kind 1 en moeder"),
        ("5-4-2024", "GGZ", "telefoon", "moeder"),
    ):
        sheet.append(row)
    book.save(table)
    columns = ("", "", "", "", "", "", "")
    parties = ("1", "school", "", "", "1991", "", "", "?", "mei 2016", "moeder is ouder van kind1", "")
    kinds = ("melding gedaan", "behandeling", "1", "stop", "1-6-2024")

    said = asked("map", table, answers=(*columns, *parties, *kinds))

    assert said.code == 0, said.out + said.err
    assert "'Zorgmelding' (2 keer)" in said.out
    assert "Rijen die een feit worden: 3. Rijen die niet meedoen: 1." in said.out
    mapping = tmp_path / "extern.koppeling.yaml"
    content = yaml.safe_load(mapping.read_text("utf-8"))
    assert content["columns"] == {
        "occurred_on": "Datum",
        "kind": "Gebeurtenis",
        "organisation": "Instantie",
        "about": "Wie",
    }
    assert [each.get("kind") for each in content["kinds"]] == ["report_made", "adult_treatment_started", None]
    assert zicht("replay", table, "--mapping", mapping).code == 0


def test_a_wizard_that_is_broken_off_writes_nothing(tmp_path: Path) -> None:
    table = workbook(tmp_path, Blad=FOREIGN)

    said = asked("map", table, answers=("2",))

    assert said.code == 130
    assert said.err.strip().endswith("Afgebroken. Er is niets bewaard.")
    assert list(tmp_path.glob("*.yaml")) == []
