"""Which sheet of a file is which, and which column is which: by their titles, never by their place."""

import re

from zicht.facts.entry import did_you_mean
from zicht.facts.problems import Cell
from zicht.facts.tables.cells import Grid, Row, Sheet, Table, Value, letter, text_of
from zicht.facts.tables.layout import FACTS, MADE_BY_US, REQUIRED, SHEETS, UNSEEN, folded, sheet_named, titles
from zicht.facts.tables.noted import Noted

LOOKED_AT = 20
_AS_WRITTEN = frozenset({"note", "attributes", "professional"})
# What a spreadsheet shows where a formula failed, in Dutch and English, or where a column was too narrow.
_ERROR = re.compile(
    r"#(?:N/[AB]|REF!|VERW!|DIV/0!|DEEL/0!|NAME\?|NAAM\?|VALUE!|WAARDE!|NUM!|GETAL!|NULL!|LEEG!|SPILL!|OVERLOPEN!|CALC!)"
    r"|#{3,}|Err:\d+"
)


def sheets_of(table: Table, noted: Noted) -> dict[str, Sheet]:
    """The sheets of the layout in a file; what is not of the layout is noted."""
    found: dict[str, Sheet] = {}
    for grid in table.sheets:
        key = _which(grid, table)
        if key is None:
            if grid.rows and folded(grid.name or "") not in MADE_BY_US:
                noted.note(Cell(grid.shown, 0), "table_other_sheet")
        elif key in found:
            noted.problem(Cell(grid.shown, 0), "table_sheet_twice", first=found[key].name or "")
        elif sheet := _sheet(key, grid, noted):
            found[key] = sheet
    if FACTS not in found and not noted.problems:
        noted.problem(Cell(None, 0), "table_no_facts", sheet=SHEETS[FACTS][0])
    return found


def _which(grid: Grid, table: Table) -> str | None:
    """A file without sheet names, or with one sheet only, is the facts."""
    if grid.name is None or len([each for each in table.sheets if each.rows]) == 1:
        return FACTS if grid.name is None or sheet_named(grid.name) is None else sheet_named(grid.name)
    return sheet_named(grid.name)


def header_row(rows: list[tuple[int, list[Value]]], known: dict[str, str]) -> int | None:
    """The index of the first row in which at least two titles stand."""
    for index, (_, values) in enumerate(rows[:LOOKED_AT]):
        if len({known[folded(text_of(each))] for each in values if folded(text_of(each)) in known}) > 1:
            return index
    return None


def _sheet(key: str, grid: Grid, noted: Noted) -> Sheet | None:
    known = titles(key)
    at = header_row(grid.rows, known)
    if at is None:
        if key == FACTS and grid.rows:
            noted.problem(Cell(grid.shown, grid.rows[0][0]), "table_no_header")
        return None
    number, header = grid.rows[at]
    columns = _columns(key, known, number, header, grid, noted)
    for row, column in grid.merged:
        if row > number:
            noted.problem(Cell(grid.shown, row, column), "table_merged")
    rows = [_row(row, values, columns, grid, noted) for row, values in grid.rows[at + 1 :]]
    return Sheet(grid.shown, columns, rows)


def _columns(
    key: str, known: dict[str, str], number: int, header: list[Value], grid: Grid, noted: Noted
) -> dict[str, int]:
    columns: dict[str, int] = {}
    for column, value in enumerate(header, 1):
        written = folded(text_of(value))
        where = Cell(grid.shown, number, letter(column))
        if not written:
            continue
        if written not in known:
            noted.problem(where, "table_unknown_column", hint=did_you_mean(written, known))
        elif known[written] in columns:
            noted.problem(where, "table_column_twice", first=letter(columns[known[written]]))
        else:
            columns[known[written]] = column
    for wanted in REQUIRED[key]:
        if wanted not in columns:
            title = next(each.title for each in SHEETS[key][1] if each.key == wanted)
            noted.problem(Cell(grid.shown, number), "table_missing_column", column=title)
    return columns


def _row(number: int, values: list[Value], columns: dict[str, int], grid: Grid, noted: Noted) -> Row:
    titled = set(columns.values())
    for column, value in enumerate(values, 1):
        if column not in titled and value is not None and column > max(titled):
            noted.problem(Cell(grid.shown, number, letter(column)), "table_no_title")
        elif isinstance(value, str) and _ERROR.fullmatch(value.strip()):
            noted.problem(Cell(grid.shown, number, letter(column)), "table_error_value")
    cells = {key: _seen(key, values[column - 1]) if column <= len(values) else None for key, column in columns.items()}
    return Row(number, cells)


def _seen(key: str, value: Value) -> Value:
    """The value without what nobody can see, except where text is kept as it was written."""
    return UNSEEN.sub("", value) if isinstance(value, str) and key not in _AS_WRITTEN else value
