"""Everything that a reader of a table finds: problems to mend and notes to know, each with its cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from zicht.facts.messages import MESSAGES
from zicht.facts.problems import Cell, Problem
from zicht.facts.tables.attributes import parts
from zicht.facts.tables.cells import Sheet, Value, cell, placed, text_of
from zicht.facts.tables.layout import DECLARING, FACTS, folded, title, titles
from zicht.facts.tables.words import Codes, Words

MOST_TOLD = 100


@dataclass(slots=True)
class Noted:
    """Problems and notes about one file. `mapping` is the file that says what its columns mean, if any."""

    file: str
    mapping: str | None = None
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    def problem(self, where: Cell, code: str, **values: str) -> None:
        """Something to mend."""
        self.problems.append(Problem(self.file, where.row, code, values, where))

    def note(self, where: Cell, code: str, **values: str) -> None:
        """Something that the reader did and tells."""
        self.notes.append(Problem(self.file, where.row, code, values, where))


def translated(
    problems: list[Problem], sheets: Mapping[str, Sheet], words: Words, noted: Noted
) -> tuple[list[Problem], list[Problem]]:
    """Problems of the checks of a case file, told for the cells they are about; and how many are left out."""
    told = [_translated(each, sheets, words, noted) for each in problems[:MOST_TOLD]]
    left = len(problems) - MOST_TOLD
    more = [Problem(noted.file, 1 << 30, "table_more_problems", {"count": str(left)}, Cell(None, 0))]
    return told, more if left > 0 else []


def _translated(problem: Problem, sheets: Mapping[str, Sheet], words: Words, noted: Noted) -> Problem:
    if problem.cell is not None:
        return problem
    if problem.line < 0:  # written in the mapping file, where a line is a line
        return Problem(noted.mapping or noted.file, -problem.line, problem.code, problem.values)
    key, row, column = placed(problem.line)
    sheet = sheets.get(key) or Sheet(None, {}, [])
    of_column = next((each for each, at in sheet.columns.items() if column and at == column), None)
    where = cell(sheet.name, key, row, of_column, column)
    values = _values(problem.values, key, _Place(sheet, row, of_column), words)
    return Problem(noted.file, row, _code(problem.code, of_column), values, where)


def _values(given: Mapping[str, str], sheet: str, at: "_Place", words: Words) -> dict[str, str]:
    """What fills the message: titles and labels where the checks of a case file speak of keys and codes."""
    values = dict(given)
    declaring = DECLARING.get(folded(text_of(at.row.get("kind")))) if sheet == FACTS else None
    in_place = declaring is not None and at.key in {None, "attributes"}
    about = declaring if declaring and in_place else sheet
    if at.key is not None and "hint" in values:
        written = text_of(at.row.get(at.key))
        if in_place:
            written = _named(written, about, values.get("key", ""))
        codes = _codes(about, values.get("key", at.key) if about != sheet else at.key, words)
        if codes:
            values |= {"hint": codes.hint(written), "allowed": codes.listed}
    if "first" in values:
        values["first"] = str(placed(int(values["first"]))[1])
    for name in ("key", "since"):
        if name in values:
            values[name] = title(about, values[name])
    if "kind" in values:
        values["kind"] = words.kinds.labels.get(values["kind"], values["kind"])
    return values


@dataclass(slots=True)
class _Place:
    """A cell of a sheet: its row by key, and its own key."""

    sheet: Sheet
    number: int
    key: str | None

    @property
    def row(self) -> dict[str, Value]:
        return next((each.cells for each in self.sheet.rows if each.number == self.number), {})


def _named(text: str, sheet: str, key: str) -> str:
    """The value of one part of the column `kenmerken`."""
    known = titles(sheet)
    return next((value for name, value in parts(text) or () if known.get(folded(name)) == key), "")


def _code(code: str, key: str | None) -> str:
    """The message for a table where there is one; for a day that may not be coarse, the message that says so."""
    if code == "not_date" and key != "occurred_on":
        code = "not_day"
    return f"table_{code}" if f"table_{code}" in MESSAGES else code


def _codes(sheet: str, key: str, words: Words) -> Codes | None:
    of_facts = {"kind": words.kinds, "precision": words.precisions, "source": words.sources}
    others = {"role": words.roles, "type": words.organisation_types, "kind": words.relations}
    return of_facts.get(key) if sheet == FACTS else others.get(key)
