"""Small tables for the tests, as files."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from openpyxl import Workbook

from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import ProblemsFound
from zicht.facts.tables.table import read_table
from zicht.facts.vocabulary import load_vocabulary
from zicht.rulebook.load import content_folder

Rows = Sequence[Sequence[object]]
HEADER = ("datum", "soort", "over wie", "organisatie", "kenmerken", "gedeeld met", "bekend sinds", "toelichting")


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(content_folder() / "kinds.yaml")


def csv_file(folder: Path, *rows: str, header: str = ";".join(HEADER), name: str = "gezin.csv") -> Path:
    path = folder / name
    path.write_text("\n".join((header, *rows)) + "\n", "utf-8")
    return path


def workbook(folder: Path, name: str = "gezin.xlsx", **sheets: Rows) -> Path:
    """A spreadsheet with these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path = folder / name
    book.save(path)
    return path


def problems(path: Path) -> list[str]:
    """What is wrong with a table, a line each, without the name of the folder."""
    try:
        read_table(path, vocabulary(), path.name)
    except ProblemsFound as found:
        return [each.text("nl") for each in found.problems]
    return []
