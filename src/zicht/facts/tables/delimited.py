"""Reading a CSV file as a spreadsheet or an export wrote it: separator and encoding are found, and told."""

import csv
import io
import re
from collections.abc import Iterator

from zicht.facts.problems import Cell, Problem, ProblemsFound
from zicht.facts.tables.cells import Grid, Table, Value
from zicht.facts.tables.formula import plain

MAX_BYTES = 50_000_000
MAX_ROWS = 100_000
MAX_COLUMNS = 200
SEPARATORS = ";\t,"
_MARKED = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_LOOKED_AT = 20
_NONE = "\x00"
_DAMAGED = re.compile("\u00c3[\u0080-\u00bf]|\u00e2\u20ac|\ufffd")  # UTF-8 that was read as something else, and saved
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def read_delimited(content: bytes, name: str) -> Table:
    """The rows of a CSV file. Raises ProblemsFound."""
    if len(content) > MAX_BYTES:
        raise ProblemsFound([Problem(name, 1, "too_large", {"limit": str(MAX_BYTES // 1_000_000)})])
    text, notes = _decoded(content, name)
    separator, text, skipped = _separator(text)
    rows: list[tuple[int, list[Value]]] = []
    for number, cells in _rows(text, separator, name):
        if any(each.strip() for each in cells):
            rows.append((number + skipped, [plain(each) if each.strip() else None for each in cells]))
        if len(rows) > MAX_ROWS + 1 or len(cells) > MAX_COLUMNS:
            raise ProblemsFound([Problem(name, number, "table_too_many", cell=Cell(None, number))])
    if not rows:
        raise ProblemsFound([Problem(name, 1, "empty_file")])
    return Table(name, [Grid(None, rows)], notes)


def _rows(text: str, separator: str, name: str) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            number += 1
            yield number, cells
    except csv.Error:  # a quote that does not end would swallow the rest of the file
        cell = Cell(None, number + 1)
        raise ProblemsFound([Problem(name, number + 1, "table_quotes", cell=cell)]) from None


def _decoded(content: bytes, name: str) -> tuple[str, list[Problem]]:
    marked = next((code for mark, code in _MARKED.items() if content.startswith(mark)), None)
    try:
        text = content.decode(marked or "utf-8")
        notes: list[Problem] = []
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        if marked:
            raise ProblemsFound([Problem(name, row, "encoding")]) from None
        text = content.decode("cp1252", errors="replace")
        notes = [Problem(name, row, "table_windows_1252", cell=Cell(None, row))]
    if text.count(_NONE) > len(text) // 4:  # letters of two bytes, without the mark that says so
        raise ProblemsFound([Problem(name, 1, "encoding")])
    if found := _DAMAGED.search(text):
        row = text.count("\n", 0, found.start()) + 1
        notes.append(Problem(name, row, "table_damaged_text", cell=Cell(None, row)))
    if found := _UNPRINTABLE.search(text):
        raise ProblemsFound([Problem(name, text.count("\n", 0, found.start()) + 1, "control_character")])
    return text, notes


def _separator(text: str) -> tuple[str, str, int]:
    """The separator, the text without the line that Excel may name it in, and how many lines that took."""
    first, _, rest = text.partition("\n")
    if first.casefold().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return first.strip()[-1], rest, 1
    lines = [re.sub(r'"[^"]*"', "", line) for line in text.splitlines()[:_LOOKED_AT] if line.strip()]
    counts = {each: [line.count(each) for line in lines] for each in SEPARATORS}
    return max(SEPARATORS, key=lambda each: (min(counts[each], default=0), sum(counts[each]))), text, 0
