"""Reading a chronology table: the same case, and the same problems, as a case file with this content would give."""

from collections.abc import Sequence
from pathlib import Path

from zicht.facts.case import Case
from zicht.facts.entry import Entry
from zicht.facts.intake import case_of
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import Problem, ProblemsFound
from zicht.facts.tables.cells import Sheet, Table
from zicht.facts.tables.declared import Parts
from zicht.facts.tables.delimited import MAX_BYTES, read_delimited
from zicht.facts.tables.headers import sheets_of
from zicht.facts.tables.noted import Noted, translated
from zicht.facts.tables.reading import Reading
from zicht.facts.tables.words import words_of

DELIMITED = frozenset({".csv", ".tsv"})
WORKBOOK = frozenset({".xlsx"})
OTHER = frozenset({".xls", ".xlsm", ".xlsb", ".ods", ".numbers"})


def raw_table(path: Path, name: str | None = None) -> Table:
    """The sheets of a file as they stand there. Raises ProblemsFound."""
    shown = name or str(path)
    if path.suffix.casefold() in OTHER:
        raise ProblemsFound([Problem(shown, 1, "table_other_format")])
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        raise ProblemsFound([Problem(shown, 1, "unreadable")]) from None
    if path.suffix.casefold() in WORKBOOK:
        from zicht.facts.tables.workbook import read_workbook  # noqa: PLC0415  (only a spreadsheet needs it)

        return read_workbook(content, shown)
    return read_delimited(content, shown)


def read_table(path: Path, vocabulary: Vocabulary, name: str | None = None) -> tuple[Case, Sequence[Problem]]:
    """The case in a table, and what was noted on the way. Raises ProblemsFound with every problem and its cell."""
    table = raw_table(path, name)
    noted = Noted(table.file, notes=list(table.notes))
    sheets = sheets_of(table, noted)
    if noted.problems:  # a wrong encoding or a hidden sheet may be what lies behind them
        raise ProblemsFound([*noted.problems, *table.notes])
    try:
        return read_sheets(sheets, vocabulary, noted, case_id(path))
    except ProblemsFound as found:
        raise ProblemsFound([*found.problems, *table.notes]) from None


def read_sheets(
    sheets: dict[str, Sheet], vocabulary: Vocabulary, noted: Noted, default_id: str, parts: Parts | None = None
) -> tuple[Case, Sequence[Problem]]:
    """The case in sheets of which the columns are known."""
    words = words_of(vocabulary)
    tree = Reading(sheets, words, noted, parts).tree(default_id)
    case = case_of(Entry(tree, noted.file, "casus", noted.problems), vocabulary)
    if noted.problems:
        told, more = translated(noted.problems, sheets, words, noted)
        raise ProblemsFound([*told, *more])
    return case, noted.notes


def case_id(path: Path) -> str:
    """The name of the file as the id of its case."""
    stem = path.name.split(".")[0]
    return "".join(each if each.isalnum() or each in "_-+" else "-" for each in stem).strip("-+")[:80] or "casus"
