"""Reading a table from elsewhere through a mapping: every row becomes a fact, or stays a row with a reason."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from zicht.facts.case import Case
from zicht.facts.document import Node
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import Cell, Problem, ProblemsFound
from zicht.facts.tables.cells import Grid, Row, Sheet, Value, text_of
from zicht.facts.tables.declared import Parts
from zicht.facts.tables.layout import FACTS, UNREAD, folded, title
from zicht.facts.tables.mapping import MappedWords, Mapping, read_mapping
from zicht.facts.tables.noted import Noted
from zicht.facts.tables.parties import Parties
from zicht.facts.tables.table import case_id, raw_table, read_sheets

NO_WORDS, SEVERAL, ON_PURPOSE = "no_words", "several_kinds", "on_purpose"


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that is no fact, and why. `told` is the reason that the mapping gives, if it does."""

    row: Row
    reason: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class MappedCase:
    """A case, what was noted, and the rows that are no fact."""

    case: Case
    notes: Sequence[Problem]
    unread: tuple[Unread, ...]


def read_mapped(path: Path, mapping: Path, vocabulary: Vocabulary) -> tuple[Case, Sequence[Problem]]:
    """The case in a table with its mapping, and what was noted. Raises ProblemsFound."""
    found = mapped_case(path, read_mapping(mapping, vocabulary), vocabulary)
    return found.case, found.notes


def mapped_case(path: Path, mapping: Mapping, vocabulary: Vocabulary) -> MappedCase:
    """The same with the rows that are no fact."""
    table = raw_table(path)
    noted = Noted(table.file, mapping.file, notes=list(table.notes))
    grid = chosen(table.sheets, mapping.sheet)
    if grid is None:
        raise ProblemsFound([Problem(mapping.file, 1, "table_no_such_sheet")])
    sheet = _sheet(grid, mapping, noted)
    if noted.problems:
        raise ProblemsFound([*noted.problems, *table.notes])
    unread = _with_kinds(sheet, mapping)
    _tell(unread, grid.shown, noted)
    try:
        case, notes = read_sheets({FACTS: sheet}, vocabulary, noted, case_id(path), _parts(mapping))
    except ProblemsFound as found:
        raise ProblemsFound([*found.problems, *table.notes]) from None
    return MappedCase(case, notes, tuple(unread))


def chosen(grids: Sequence[Grid], name: str | None) -> Grid | None:
    """The sheet with a name, or the first that has rows."""
    filled = [each for each in grids if each.rows]
    if name is None:
        return filled[0] if filled else None
    return next((each for each in filled if folded(each.name or "") == folded(name)), None)


def header_of(grid: Grid, number: int | None) -> int:
    """The index of the header: the row with this number, or the first with at least three titles."""
    if number is not None:
        return next((index for index, (row, _) in enumerate(grid.rows) if row >= number), 0)
    filled = [sum(isinstance(each, str) for each in values) for _, values in grid.rows[:20]]
    return next((index for index, count in enumerate(filled) if count > 2), 0)


def _sheet(grid: Grid, mapping: Mapping, noted: Noted) -> Sheet:
    at = header_of(grid, mapping.header_row)
    number, header = grid.rows[at]
    titles = [folded(text_of(each)) for each in header]
    columns: dict[str, int] = {}
    for key, written in mapping.columns.items():
        if titles.count(written) == 1:
            columns[key] = titles.index(written) + 1
        else:
            code = "table_mapped_column_twice" if written in titles else "table_mapped_column"
            noted.problem(Cell(grid.shown, number), code, column=title(FACTS, key))
    for row, column in grid.merged:
        if row > number:
            noted.problem(Cell(grid.shown, row, column), "table_merged")
    rows = [_row(each, values, columns, mapping) for each, values in grid.rows[at + 1 :]]
    return Sheet(grid.shown, {"about": 0, "organisation": 0, "attributes": 0, "note": 0, **columns}, rows)


def _row(number: int, values: list[Value], columns: dict[str, int], mapping: Mapping) -> Row:
    """The cells by key; what the mapping says of rows without person or organisation is filled in."""
    cells: dict[str, Value] = dict.fromkeys(("about", "organisation", "attributes", "note"))
    cells |= {key: values[column - 1] if column <= len(values) else None for key, column in columns.items()}
    if not text_of(cells["about"]):
        cells["about"] = ", ".join(mapping.about) or None
    if not text_of(cells["organisation"]):
        cells["organisation"] = mapping.organisation
    if "note" not in columns:
        cells["note"] = text_of(cells.get("kind")) or None
    return Row(number, cells)


def _with_kinds(sheet: Sheet, mapping: Mapping) -> list[Unread]:
    """Put a kind in each row of the sheet; those that have none are taken out and given back."""
    unread, kept = [], []
    for row in sheet.rows:
        found, reason = meaning(text_of(row.cells.get("kind")), mapping.kinds)
        if found is None or found.kind is None:
            unread.append(Unread(row, reason, found.reason if found else ""))
        else:
            row.cells["kind"] = found.kind
            if found.attributes is not None:
                row.cells["attributes"] = _as_cell(found.attributes)
            kept.append(row)
    sheet.rows = kept
    return unread


def meaning(written: str, kinds: Sequence[MappedWords]) -> tuple[MappedWords | None, str]:
    """What a cell means: the whole cell, or else the longest words in it; None when two kinds fit equally well."""
    text = folded(written)
    exact = [each for each in kinds if each.words == text]
    fitting = exact or [each for each in kinds if re.search(rf"(?<!\w){re.escape(each.words)}(?!\w)", text)]
    longest = [each for each in fitting if not any(each.words in two.words and each != two for two in fitting)]
    if not longest:
        return None, NO_WORDS
    if len({each.kind for each in longest}) > 1:
        return None, SEVERAL
    return longest[0], "" if longest[0].kind else ON_PURPOSE


def _as_cell(attributes: Node) -> str:
    from zicht.facts.tables.attributes import joined  # noqa: PLC0415

    return joined((code, text_of(node.value)) for code, node in (attributes.mapping or {}).items())


def _tell(unread: list[Unread], sheet: str | None, noted: Noted) -> None:
    for reason in (NO_WORDS, SEVERAL, ON_PURPOSE):
        rows = [each.row.number for each in unread if each.reason == reason]
        if rows:
            shown = ", ".join(map(str, rows[:20])) + (", …" if len(rows) > 20 else "")
            noted.note(Cell(sheet, rows[0]), f"table_{reason}", count=str(len(rows)), rows=shown)


def _parts(mapping: Mapping) -> Parts:
    """What the mapping declares, with lines that say that they are of the mapping file."""
    for node in mapping.parts.values():
        _of_mapping(node)
    persons, organisations = (_declared(key, mapping) for key in ("persons", "organisations"))
    relations = mapping.parts.get("relations", Node([], 0)).sequence or []
    case = {key: node for key, node in mapping.parts.items() if key in {"id", "evaluate_on"}}
    return Parts(persons, organisations, relations, case)


def _declared(key: str, mapping: Mapping) -> Parties:
    found = Parties(declared=key in mapping.parts)
    for number, node in enumerate(mapping.parts.get(key, Node([], 0)).sequence or []):
        given = str((node.mapping or {}).get("id", Node(number, 0)).value)
        name = (node.mapping or {}).get("name", Node(None, 0)).value if key == "organisations" else None
        named = [*mapping.written[key].get(given, ()), *([str(name)] if name else [])]
        unique = given if given not in found.nodes else f"{given}\n{number}"
        found.nodes[unique] = node
        for each in (given, *named):
            found.names.setdefault(folded(each), set()).add(given)
    return found


def _of_mapping(node: Node) -> None:
    if node.line > 0:
        node.line = -node.line
    for each in _below(node):
        _of_mapping(each)


def _below(node: Node) -> Iterator[Node]:
    yield from (node.mapping or {}).values()
    yield from node.sequence or ()


def unread_rows(unread: Sequence[Unread]) -> list[dict[str, Value]]:
    """The rows that are no fact, as rows of a chronology table: kept as they were, with the reason."""
    words = {NO_WORDS: "deze woorden staan niet in de koppeling", SEVERAL: "meer dan één soort past"}
    found = []
    for each in unread:
        cells = each.row.cells
        reason = each.told or words.get(each.reason, "")
        kept = {key: cells.get(key) for key in ("occurred_on", "known_from", "about", "organisation")}
        texts = dict.fromkeys(text_of(cells.get(key)) for key in ("kind", "note"))
        note = " · ".join(text for text in texts if text) or None
        found.append({**kept, "kind": UNREAD, "note": note, "attributes": f'reden: "{reason}"'})
    return found
