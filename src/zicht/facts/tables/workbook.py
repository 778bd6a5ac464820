"""Reading a spreadsheet without running anything in it, within safe limits."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from zicht.facts.problems import Cell, Problem, ProblemsFound
from zicht.facts.tables.cells import Grid, Table, Value, letter
from zicht.facts.tables.delimited import MAX_BYTES, MAX_COLUMNS, MAX_ROWS
from zicht.facts.tables.formula import plain
from zicht.facts.tables.layout import sheet_named

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

MAX_UNPACKED = 400_000_000
MAX_RATIO = 200  # a sheet of equal rows packs about a hundred times; a bomb thousands of times
MAX_PARTS = 2_000
_SMALL = 5_000_000
NO_VALUE = "="  # a formula of which even the text is not plain
_HIDDEN = r'(?=[^>]*\bhidden="(?:1|true)")[^>]*\b'
_HIDDEN_ROW = re.compile(rf'<row\b{_HIDDEN}r="([0-9]+)"'.encode())
_HIDDEN_COLUMN = re.compile(rf'<col\b{_HIDDEN}min="([0-9]+)"'.encode())
_MOST_HIDDEN = 10
_REMARKS = ("xl/comments", "xl/threadedcomments")
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]+)([0-9]+):')


def read_workbook(content: bytes, name: str) -> Table:
    """The visible sheets of a spreadsheet. Raises ProblemsFound."""
    if len(content) > MAX_BYTES:
        raise ProblemsFound([Problem(name, 1, "too_large", {"limit": str(MAX_BYTES // 1_000_000)})])
    _check_archive(content, name)
    from openpyxl import load_workbook  # noqa: PLC0415  (a start-up cost that a replay of a case file need not pay)

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _sheets(book, archive, name)
    except ProblemsFound:
        raise
    except Exception:
        raise ProblemsFound([Problem(name, 1, "table_not_a_workbook")]) from None


def _check_archive(content: bytes, name: str) -> None:
    """Refuse what would unpack to far more than a spreadsheet, and parts that define their own entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            unpacked = sum(each.file_size for each in parts)
            packed = sum(each.compress_size for each in parts)
            if len(parts) > MAX_PARTS or unpacked > max(_SMALL, min(MAX_UNPACKED, MAX_RATIO * packed)):
                raise ProblemsFound([Problem(name, 1, "table_unpacks_too_large")])
            for part in parts:
                with archive.open(part) as opened:
                    if b"<!DOCTYPE" in opened.read(4096):
                        raise ProblemsFound([Problem(name, 1, "table_not_a_workbook")])
    # What zipfile raises depends on where a file is damaged: unknown compression, a password, a length that is wrong.
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        raise ProblemsFound([Problem(name, 1, "table_not_a_workbook")]) from None


def _sheets(book: "Workbook", archive: zipfile.ZipFile, name: str) -> Table:
    table = Table(name, [])
    if any(each.casefold().startswith(_REMARKS) for each in archive.namelist()):
        table.notes.append(Problem(name, 1, "table_remarks", cell=Cell(None, 0)))
    for number, sheet in enumerate(book.worksheets, 1):
        title = str(sheet.title)
        shown = title if sheet_named(title) else str(number)
        if sheet.sheet_state != "visible":
            table.notes.append(Problem(name, 1, "table_hidden_sheet", cell=Cell(shown, 0)))
            continue
        sheet.reset_dimensions()  # what the file claims of its size is not believed
        content = _part(archive, sheet)
        if hidden := ", ".join(_hidden(content)):
            table.notes.append(Problem(name, 1, "table_hidden_rows", {"places": hidden}, Cell(shown, 0)))
        table.sheets.append(Grid(title, list(_rows(sheet, shown, table)), _merged(content), shown))
    return table


def _rows(sheet: Any, shown: str, table: Table) -> Iterator[tuple[int, list[Value]]]:
    kept = 0
    told = False
    for cells in sheet.iter_rows():
        values = [_value(each) for each in cells]
        formula = next((each.coordinate for each in cells if each.data_type == "f"), None)
        if formula and not told:
            told = True
            table.notes.append(Problem(table.file, 1, "table_formula", cell=Cell(shown, 0, formula)))
        while values and values[-1] is None:
            values.pop()
        if not values:
            continue
        kept += 1
        number = next(each.row for each in cells if each.value is not None)
        if kept > MAX_ROWS + 1 or len(values) > MAX_COLUMNS:
            raise ProblemsFound([Problem(table.file, number, "table_too_many", cell=Cell(shown, number))])
        yield number, values


def _value(cell: Any) -> Value:
    """The value; a formula stays the text that it is, and a moment becomes its day."""
    value = cell.value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str):
        return plain(value) if value.strip() else None
    if value is None or isinstance(value, (bool, int, float, date)):
        return value
    return value.isoformat("minutes") if isinstance(value, time) else str(getattr(value, "text", NO_VALUE))


def _part(archive: zipfile.ZipFile, sheet: Any) -> bytes:
    """The sheet as it stands in the file."""
    return archive.read(sheet._worksheet_path.lstrip("/"))


def _merged(content: bytes) -> list[tuple[int, str]]:
    """Row and column where cells were merged: only one of them has a value, and the rest would seem empty."""
    found = _MERGED.findall(content[-1_000_000:])
    return [(int(row), column.decode()) for column, row in found]


def _hidden(content: bytes) -> Iterator[str]:
    """The rows and columns that are hidden, the first few by name; they are read, and somebody may not know it."""
    rows = [each.decode() for each in _HIDDEN_ROW.findall(content)]
    columns = [letter(int(each)) for each in _HIDDEN_COLUMN.findall(content)]
    yield from (*rows[:_MOST_HIDDEN], *columns[:_MOST_HIDDEN])
    if len(rows) > _MOST_HIDDEN or len(columns) > _MOST_HIDDEN:
        yield "…"
