"""Opened and saved by a real spreadsheet program, a table of ours is still the same case."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.running import CASES, zicht
from tests.tables.making import vocabulary
from tests.tables.spreadsheet_program import saved_again
from zicht.cli.outputs import table_bytes
from zicht.facts.case import Case
from zicht.facts.intake import read_case
from zicht.facts.tables.table import read_table
from zicht.facts.tables.writing import written

LARGEST = CASES / "001-4.3-partner-met-zedenverleden.control.casus.yaml"
AWKWARD = """
format: zicht-casus/1
id: gezin
persons:
  - {id: moeder, role: mother, born: ~1991}
  - {id: kind1, role: child, born: ~2016-05}
  - {id: "007", role: child, born: 1925-03-04}
organisations: [{id: school, type: school, name: "De Linde, Noord"}, {id: ggz, type: ggz_volwassen, name: GGZ}]
facts:
  - {occurred_on: 2024-03-01, precision: month, kind: new_partner, about: [moeder], note: "=1+1"}
  - {occurred_on: 2024-01-01, precision: year, kind: child_signal, about: [kind1, "007"], note: "1-2-24", id: "1.0"}
  - occurred_on: 2024-03-11
    known_from: 2024-04-01
    kind: child_signal
    about: [kind1]
    organisation: school
    source: own
    note: "'s avonds; \\"boos\\", zei zij\\nen ging weg"
    attributes: {form: teruggetrokken, severity: laag}
    shared_with: [{organisation: ggz, since: 2024-04-03}]
evaluate_on: 2024-05-01
"""


def awkward(folder: Path, text: str = AWKWARD) -> Case:
    path = folder / "gezin.casus.yaml"
    path.write_text(text, "utf-8")
    return read_case(path, vocabulary())


def exported(case: Case, path: Path) -> Path:
    path.write_bytes(table_bytes(path, written(case, vocabulary(), path.name), vocabulary()))
    return path


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_workbook_saved_again_is_the_same_case(ending: str, tmp_path: Path) -> None:
    for number, case in enumerate((awkward(tmp_path), read_case(LARGEST, vocabulary()))):
        ours = exported(case, tmp_path / f"uit{number}.xlsx")

        saved = saved_again(ours, ending, tmp_path)
        again = saved if ending == "xlsx" else saved_again(saved, "xlsx", tmp_path)

        found, notes = read_table(again, vocabulary())
        assert (found, list(notes)) == (case, [])


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_csv_saved_again_is_the_same_case(ending: str, tmp_path: Path) -> None:
    # In a CSV file a spreadsheet takes 007 for 7 and 1-2-24 for a day; nothing in the file can tell it not to.
    plain = AWKWARD.replace('"007"', "k7").replace('"1.0"', "f1").replace("1-2-24", "in januari")
    for number, case in enumerate((awkward(tmp_path, plain), read_case(LARGEST, vocabulary()))):
        ours = exported(case, tmp_path / f"uit{number}.csv")

        found, notes = read_table(saved_again(ours, ending, tmp_path), vocabulary())

        assert (found, list(notes)) == (case, [])


def test_the_template_keeps_its_lists_and_dates_and_replays_when_filled_in(tmp_path: Path) -> None:
    assert zicht("template", str(tmp_path / "leeg.xlsx")).code == 0

    saved = saved_again(tmp_path / "leeg.xlsx", "xlsx", tmp_path)

    book = load_workbook(saved)
    lists = {
        sheet.title: [(each.type, str(each.formula1)[:7]) for each in sheet.data_validations.dataValidation]
        for sheet in book.worksheets
    }
    chosen = ("list", "Codes!$")
    assert {sheet: found for sheet, found in lists.items() if found} == {
        "Feiten": [chosen] * 3,
        "Personen": [chosen],
        "Relaties": [chosen],
        "Organisaties": [chosen],
    }
    assert "yyyy" in book["Feiten"].column_dimensions["A"].number_format
    book["Feiten"].append([date(2024, 2, 5), None, None, "kindsignaal", "kind1"])
    book["Personen"].append(["kind1", "kind", "mei 2016"])
    book.save(tmp_path / "gevuld.xlsx")
    case, _ = read_table(saved_again(tmp_path / "gevuld.xlsx", "xlsx", tmp_path), vocabulary())
    assert [(each.kind, each.occurred_on, each.about) for each in case.facts] == [
        ("child_signal", date(2024, 2, 5), ("kind1",))
    ]
