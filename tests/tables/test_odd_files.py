"""Odd files as they come from real desks: nothing is half read, and what was seen of them is told with its place."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.workbook.workbook import Workbook

from tests.tables.making import vocabulary, workbook
from zicht.facts.case import Case
from zicht.facts.problems import Problem, ProblemsFound
from zicht.facts.tables.mapped import read_mapped
from zicht.facts.tables.table import read_table

HEAD = ("datum", "soort", "over wie", "organisatie", "toelichting")
ROWS = (
    (date(2024, 2, 5), "kindsignaal", "kind1", "School", "stil"),
    (date(2024, 2, 9), "kind gezien", "kind1", "School", None),
)
CSV = ";".join(HEAD) + "\n"


def changed(folder: Path, change: Callable[[Workbook], None]) -> Path:
    """A small table, changed by hand in a spreadsheet."""
    path = workbook(folder, Feiten=[HEAD, *ROWS])
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def delimited(folder: Path, rows: str, encoding: str = "utf-8") -> Path:
    """A CSV file with these rows below the titles."""
    path = folder / "gezin.csv"
    path.write_bytes((CSV + rows).encode(encoding))
    return path


def read(path: Path) -> tuple[Case, list[str]]:
    """The case in a table, and what was told."""
    case, notes = read_table(path, vocabulary(), path.name)
    return case, [each.text("nl") for each in notes]


def refused(path: Path) -> list[Problem]:
    """What is wrong with a table."""
    with pytest.raises(ProblemsFound) as found:
        read_table(path, vocabulary(), path.name)
    return list(found.value.problems)


def test_two_sheets_with_facts_are_a_problem_and_neither_is_left_out_in_silence(tmp_path: Path) -> None:
    def twice(book: Workbook) -> None:
        sheet = book.create_sheet("feiten ")
        sheet.append(HEAD)
        sheet.append(ROWS[1])

    [problem] = refused(changed(tmp_path, twice))

    assert problem.code == "table_sheet_twice"
    assert "feiten" in problem.text("nl")


def test_hidden_rows_and_columns_are_read_and_that_is_told(tmp_path: Path) -> None:
    def hide(book: Workbook) -> None:
        book["Feiten"].row_dimensions[3].hidden = True
        book["Feiten"].column_dimensions["E"].hidden = True

    case, notes = read(changed(tmp_path, hide))

    assert len(case.facts) == 2
    assert case.facts[0].note == "stil"
    assert any("blad Feiten: Let op: op dit blad zijn rijen of kolommen verborgen (3, E)" in each for each in notes)


def test_remarks_beside_cells_are_not_read_and_that_is_told(tmp_path: Path) -> None:
    def remark(book: Workbook) -> None:
        book["Feiten"]["B2"].comment = Comment("vader belde terug", "school")

    _, notes = read(changed(tmp_path, remark))

    assert sum("opmerkingen bij cellen" in each for each in notes) == 1
    assert not any("vader" in each for each in notes)


@pytest.mark.parametrize("value", ["#N/B", "#N/A", "#REF!", "#WAARDE!", "#DIV/0!", "########", "Err:502"])
def test_an_error_of_the_spreadsheet_is_a_problem_in_any_column(value: str, tmp_path: Path) -> None:
    [of_csv] = refused(delimited(tmp_path, f"5-2-2024;kindsignaal;kind1;School;{value}\n"))
    [of_sheet] = refused(workbook(tmp_path, Feiten=[HEAD, (*ROWS[0][:4], value)]))

    assert (of_csv.code, of_csv.cell and of_csv.cell.row) == ("table_error_value", 2)
    assert "blad Feiten, rij 2, kolom E" in of_sheet.text("nl")


@pytest.mark.parametrize("written", ["5-2-2024 10:30", "05/02/2024 9:05:00", "2024-02-05 10:30", "2024-02-05T23:59:59"])
def test_a_time_after_a_day_leaves_the_day(written: str, tmp_path: Path) -> None:
    case, _ = read(delimited(tmp_path, f"{written};kindsignaal;kind1;School;\n"))

    assert case.facts[0].occurred_on == date(2024, 2, 5)


@pytest.mark.parametrize("written", ["2024-02-05T23:30:00Z", "2024-02-05T23:30+01:00", "5-2-2024 25:00", "10:30"])
def test_a_time_that_does_not_surely_leave_the_day_is_not_read(written: str, tmp_path: Path) -> None:
    assert [each.code for each in refused(delimited(tmp_path, f"{written};kindsignaal;kind1;School;\n"))] == [
        "table_not_date"
    ]


@pytest.mark.parametrize("mark", ["\u200b", "\u2060", "\ufeff", "\u00ad"])
def test_what_nobody_can_see_makes_no_other_child_organisation_or_column(mark: str, tmp_path: Path) -> None:
    rows = f"5-2-2024{mark};kindsignaal{mark};kind1{mark};School{mark};\n6-2-2024;kind gezien;kind1;School;\n"
    path = delimited(tmp_path, rows)
    path.write_text(path.read_text("utf-8").replace("over wie", f"over{mark} wie", 1), "utf-8")

    case, _ = read(path)

    assert [each.id for each in case.persons] == ["kind1"]
    assert len(case.organisations) == 1


def test_an_unmarked_encoding_of_two_bytes_is_told_as_an_encoding(tmp_path: Path) -> None:
    [problem] = refused(delimited(tmp_path, "5-2-2024;kindsignaal;kind1;School;\n", "utf-16-le"))

    assert problem.code == "encoding"


@pytest.mark.parametrize("damaged", ["RenÃ©e huilt", "dat â€œniet", "b\ufffdrgen"])
def test_text_that_an_earlier_program_damaged_is_told_with_its_row(damaged: str, tmp_path: Path) -> None:
    case, notes = read(
        delimited(tmp_path, f"5-2-2024;kindsignaal;kind1;School;\n6-2-2024;kind gezien;kind1;School;{damaged}\n")
    )

    assert len(case.facts) == 2
    assert any(each.startswith("gezin.csv, rij 3: Let op: hier staat tekst") for each in notes)


def test_a_table_from_elsewhere_tells_what_was_seen_of_it_too(tmp_path: Path) -> None:
    mapping = tmp_path / "elders.koppeling.yaml"
    mapping.write_text(
        "format: zicht-mapping/1\n"
        "columns: {occurred_on: datum, kind: soort, about: over wie, organisation: organisatie}\n"
        "kinds: [{words: kindsignaal, kind: child_signal}]\n"
        "organisations: [{id: school, type: school, name: School}]\n",
        "utf-8",
    )
    path = delimited(tmp_path, "5-2-2024;kindsignaal;één;School;\n", "cp1252")

    with pytest.raises(ProblemsFound) as found:
        read_mapped(path, mapping, vocabulary())

    assert "table_windows_1252" in {each.code for each in found.value.problems}


def test_what_was_seen_of_the_file_is_told_with_its_problems_too(tmp_path: Path) -> None:
    def hide(book: Workbook) -> None:
        book.create_sheet("Kladblok")
        book["Feiten"].sheet_state = "hidden"

    hidden = refused(changed(tmp_path, hide))
    old = refused(delimited(tmp_path, "5-2-2024;kindsignaal;kind1;Brön;\n", "cp850"))

    assert {each.code for each in hidden} == {"table_hidden_sheet", "table_no_facts"}
    assert {each.code for each in old} == {"table_windows_1252", "table_unknown_organisation"}
