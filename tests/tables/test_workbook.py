"""Spreadsheets: nothing in them is run or believed, and what is left out is told."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.tables.making import problems, vocabulary, workbook
from zicht.cli.outputs import table_bytes
from zicht.facts.problems import ProblemsFound
from zicht.facts.tables.delimited import MAX_BYTES
from zicht.facts.tables.layout import FACTS
from zicht.facts.tables.table import read_table
from zicht.facts.tables.writing import Written

HEAD = ("datum", "soort", "over wie", "toelichting")
ROW = (date(2024, 2, 5), "kindsignaal", "kind1", "stil")


def test_the_sheets_of_a_workbook_are_found_by_name_and_real_dates_are_read(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        Feiten=[HEAD, ROW],
        Personen=[("id", "rol", "geboren"), ("kind1", "kind", "mei 2016")],
        Casus=[("casus", "bekijken tot en met"), ("x", date(2024, 5, 1))],
        Kladblok=[("iets", "anders", "hier")],
    )

    case, notes = read_table(path, vocabulary())

    assert (case.id, case.evaluate_on, case.facts[0].occurred_on) == ("x", date(2024, 5, 1), date(2024, 2, 5))
    assert case.persons[0].born == (date(2016, 5, 1), date(2016, 5, 31))
    assert [(each.code, each.cell and each.cell.sheet) for each in notes] == [("table_other_sheet", "4")]


def test_a_hidden_sheet_is_not_read_and_that_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path, Feiten=[HEAD, ROW], Personen=[("id", "rol"), ("kind7", "kind")])
    book = load_workbook(path)
    book["Personen"].sheet_state = "hidden"
    book.save(path)

    case, notes = read_table(path, vocabulary())

    assert [each.id for each in case.persons] == ["kind1"]
    assert "blad Personen: Let op: dit blad is verborgen" in notes[0].text("nl")


def test_the_title_of_a_sheet_is_not_repeated_for_it_may_be_a_name(tmp_path: Path) -> None:
    path = workbook(tmp_path, Feiten=[HEAD, ROW], Pietersen=[("iets", "anders", "hier")])

    _, notes = read_table(path, vocabulary())

    assert "blad 2: " in notes[0].text("nl")
    assert not any("Pietersen" in each.text("nl") for each in notes)


def test_a_formula_is_text_and_never_run(tmp_path: Path) -> None:
    path = workbook(tmp_path, Feiten=[HEAD, (*ROW[:3], "=1+1")])

    case, notes = read_table(path, vocabulary())

    assert case.facts[0].note == "=1+1"
    assert notes[0].code == "table_formula"


def test_a_formula_where_a_day_belongs_is_a_problem(tmp_path: Path) -> None:
    path = workbook(tmp_path, Feiten=[HEAD, ("=TODAY()", *ROW[1:])])

    assert any("blad Feiten, rij 2, kolom A (datum)" in each for each in problems(path))


def test_merged_cells_below_the_titles_are_a_problem(tmp_path: Path) -> None:
    path = workbook(tmp_path, Feiten=[HEAD, ROW, ROW])
    book = load_workbook(path)
    book["Feiten"].merge_cells("C2:C3")
    book.save(path)

    assert problems(path) == [
        (
            "gezin.xlsx, blad Feiten, rij 2, kolom C: Hier zijn cellen samengevoegd: maar één ervan heeft een waarde. "
            "Haal ze uit elkaar en vul ze alle in."
        )
    ]


@pytest.mark.parametrize(
    "content", [b"", b"geen zip", b"PK\x03\x04rommel", b"\xd0\xcf\x11\xe0 een oude spreadsheet"], ids=repr
)
def test_what_is_no_workbook_is_told_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "gezin.xlsx"
    path.write_bytes(content)

    assert problems(path) == [
        "gezin.xlsx:1: Dit is geen spreadsheet die te lezen is. Sla het in uw programma opnieuw op als .xlsx."
    ]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path, Feiten=[HEAD, ROW])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/bom.xml", bytes(50_000_000))

    assert problems(path) == [
        "gezin.xlsx:1: Dit bestand wordt bij uitpakken veel te groot. Kijk of het het goede bestand is."
    ]


def test_parts_that_define_entities_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, Feiten=[HEAD, ROW])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/extra.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')

    assert "geen spreadsheet die te lezen is" in problems(path)[0]


@pytest.mark.parametrize("name", ["gezin.xlsx", "gezin.csv"])
def test_a_file_of_more_than_fifty_megabytes_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    assert "groter dan 50 MB" in problems(path)[0]


@pytest.mark.parametrize("name", ["gezin.xls", "gezin.ods", "gezin.xlsm"])
def test_another_form_of_spreadsheet_is_told_how_to_save(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")

    assert "Sla het bestand op als .xlsx of als .csv." in problems(path)[0]


def test_a_broken_part_of_a_workbook_is_one_problem(tmp_path: Path) -> None:
    path, broken = workbook(tmp_path, Feiten=[HEAD, ROW]), tmp_path / "kapot.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(broken, "w") as target:
        for each in source.namelist():
            content = source.read(each)
            target.writestr(each, content[: len(content) // 2] if "sheet1" in each else content)

    with pytest.raises(ProblemsFound, match="not a spreadsheet that can be read"):
        read_table(broken, vocabulary())


def test_text_that_a_spreadsheet_would_run_is_written_as_text_and_read_back(tmp_path: Path) -> None:
    texts = ["=1+1", "+31", "-moeder", "@x", "'s avonds", "'=1"]
    rows: list[Written] = [
        {"occurred_on": date(2024, 2, 5), "kind": "kindsignaal", "about": "kind1", "note": each} for each in texts
    ]

    for name in ("uit.xlsx", "uit.csv"):
        path = tmp_path / name
        path.write_bytes(table_bytes(path, {FACTS: [dict(each) for each in rows]}, vocabulary()))

        case, notes = read_table(path, vocabulary())

        assert [each.note for each in case.facts] == texts
        assert "table_formula" not in {each.code for each in notes}
        assert b";=1" not in path.read_bytes()


def test_the_template_has_lists_to_choose_from_and_real_dates(tmp_path: Path) -> None:
    path = tmp_path / "leeg.xlsx"
    path.write_bytes(table_bytes(path, {FACTS: []}, vocabulary()))

    book = load_workbook(path)

    assert book.sheetnames == ["Uitleg", "Feiten", "Personen", "Relaties", "Organisaties", "Casus", "Codes"]
    lists = {sheet: book[sheet].data_validations.dataValidation for sheet in book.sheetnames}
    assert {sheet: len(each) for sheet, each in lists.items() if each} == {
        "Feiten": 3,
        "Personen": 1,
        "Relaties": 1,
        "Organisaties": 1,
    }
    kinds = [row[0].value for row in book["Codes"].iter_rows(min_row=2, max_col=1) if row[0].value]
    assert set(kinds) == {each.label for each in vocabulary().kinds.values()} | {"niet gelezen"}
    assert book["Feiten"].column_dimensions["A"].number_format == "dd-mm-yyyy"
    assert "Voorbeeld" in [row[0].value for row in book["Uitleg"].iter_rows(max_col=1)]


def test_the_explanation_comes_first_and_each_row_is_as_high_as_its_text(tmp_path: Path) -> None:
    path = tmp_path / "leeg.xlsx"
    path.write_bytes(table_bytes(path, {FACTS: []}, vocabulary()))

    book = load_workbook(path)
    sheet = book["Uitleg"]

    assert book.active is sheet
    width = sheet.column_dimensions["A"].width
    for row, (text,) in enumerate(sheet.iter_rows(max_col=1, values_only=True), 1):
        assert (sheet.row_dimensions[row].height or 0) >= 15 * -(-len(str(text)) // (width + 8))
