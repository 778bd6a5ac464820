"""What stands in a table: values with the sheet, row and column of each."""

from dataclasses import dataclass, field
from datetime import date

from zicht.facts.problems import Cell, Problem
from zicht.facts.tables.layout import title

Value = str | bool | int | float | date | None
_COLUMNS, _ROWS = 1 << 10, 1 << 21
_SHEETS = ("", "facts", "persons", "relations", "organisations", "case")


@dataclass(slots=True)
class Row:
    """One row: its number as the spreadsheet shows it, and its values by key."""

    number: int
    cells: dict[str, Value]


@dataclass(slots=True)
class Sheet:
    """The rows of one sheet, and in which column (from 1) each key stands. `name` is None in a CSV file."""

    name: str | None
    columns: dict[str, int]
    rows: list[Row]


@dataclass(slots=True)
class Grid:
    """A sheet as it stands in the file, before anybody knows what its columns mean.

    `shown` is how problems call it: its number, unless it has a name of the layout; a title may be somebody's name.
    """

    name: str | None
    rows: list[tuple[int, list[Value]]]
    merged: list[tuple[int, str]] = field(default_factory=list)
    shown: str | None = None


@dataclass(slots=True)
class Table:
    """A file with its sheets as they stand there, and what a reader must be told about it."""

    file: str
    sheets: list[Grid]
    notes: list[Problem] = field(default_factory=list)


def place(sheet: str, row: int, column: int = 0) -> int:
    """Sheet, row and column as one number, so that it travels where a case file has a line."""
    return (_SHEETS.index(sheet) * _ROWS + row) * _COLUMNS + column


def placed(number: int) -> tuple[str, int, int]:
    """The sheet, row and column of a place.

    >>> placed(place("facts", 7, 3))
    ('facts', 7, 3)
    """
    rest, column = divmod(number, _COLUMNS)
    sheet, row = divmod(rest, _ROWS)
    return _SHEETS[sheet], row, column


def cell(name: str | None, sheet: str, row: int, key: str | None, column: int) -> Cell:
    """A place as people call it."""
    shown = title(sheet, key) if key else None
    if not column:
        return Cell(name, row, shown)
    return Cell(name, row, f"{letter(column)} ({shown})" if shown else letter(column))


def letter(column: int) -> str:
    """The letter of a column.

    >>> letter(1), letter(28)
    ('A', 'AB')
    """
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def text_of(value: object) -> str:
    """A value as somebody would write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return value.isoformat() if isinstance(value, date) else str(value).strip()
