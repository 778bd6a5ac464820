"""Writing one CSV file: persons, relations, organisations and the case first, a row each, and then the facts."""

import csv
import io
from collections.abc import Iterator
from datetime import date

from zicht.facts.tables.attributes import joined
from zicht.facts.tables.cells import Value, text_of
from zicht.facts.tables.formula import safe
from zicht.facts.tables.layout import CASE, DECLARING, FACTS, ORGANISATIONS, PERSONS, RELATIONS, SHEETS, title
from zicht.facts.tables.writing import Sheets, Written, day

_IN_COLUMNS = {PERSONS: ("id",), RELATIONS: ("from", "to"), ORGANISATIONS: ("id",), CASE: ()}


def csv_bytes(sheets: Sheets, columns: tuple[str, ...]) -> bytes:
    """The content of the file: UTF-8 with a byte order mark and semicolons, as Dutch spreadsheets open it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([title(FACTS, key) for key in columns])
    for row in (*_declaring(sheets), *sheets[FACTS]):
        # days as 2024-02-05: a spreadsheet that saves the file again keeps the century
        writer.writerow([safe(text_of(row.get(key))) for key in columns])
    return out.getvalue().encode("utf-8-sig")


def _declaring(sheets: Sheets) -> Iterator[Written]:
    for word, sheet in DECLARING.items():
        for row in sheets.get(sheet, ()):
            rest = [(key, row[key]) for key in row if key not in _IN_COLUMNS[sheet] and row[key] is not None]
            named = joined((title(sheet, key), _in_words(value)) for key, value in rest)
            declared: Written = {"kind": word, "attributes": named}
            yield declared | _party(sheet, row)


def _party(sheet: str, row: Written) -> Written:
    if sheet == ORGANISATIONS:
        return {"organisation": row["id"]}
    return {"about": ", ".join(str(row[key]) for key in _IN_COLUMNS[sheet])}


def _in_words(value: Value) -> str:
    return day(value) if isinstance(value, date) else text_of(value)


def columns_of(sheets: Sheets) -> tuple[str, ...]:
    """The columns of the facts: those of the layout, and `functie` only where somebody filled it in."""
    every = (each.key for each in SHEETS[FACTS][1])
    return tuple(key for key in every if key != "professional" or any(row.get(key) for row in sheets[FACTS]))
