"""Rows of a table as facts to confirm: every row is read whole or not at all, with its problems told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from zicht.casework.recording import Entered, Refusal, record
from zicht.casework.typed_day import typed_day
from zicht.facts.case import Case
from zicht.facts.fact import Precision
from zicht.facts.kinds import AttributeType, Vocabulary
from zicht.facts.problems import ProblemsFound
from zicht.facts.tables.attribute_names import by_name
from zicht.facts.tables.attributes import parts
from zicht.facts.tables.cells import Row, Table, text_of
from zicht.facts.tables.headers import sheets_of
from zicht.facts.tables.layout import FACTS, UNREAD, folded
from zicht.facts.tables.noted import Noted
from zicht.facts.tables.parties import split
from zicht.facts.tables.words import Words, only, truth, words_of

MOST_ROWS = 200
OF_OTHERS = ("organisation", "shared_with", "corrects")  # own facts only, and sharing is an act of its own


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row: its number in the table, the fact it would be, and what must be mended first (column -> code)."""

    number: int
    entered: Entered | None
    problems: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the rows of one organisation about one family. `names`: what persons are called, by id."""

    case: Case
    organisation: str
    vocabulary: Vocabulary
    names: Mapping[str, str]
    region: Mapping[str, str]
    today: date

    def rows(self, table: Table) -> tuple[ReadRow, ...]:
        """Every row of the table. Raises ProblemsFound when its columns cannot be read."""
        noted = Noted(table.file)
        sheets = sheets_of(table, noted)
        if noted.problems:
            raise ProblemsFound(noted.problems)
        words = words_of(self.vocabulary)
        return tuple(self._row(each, words) for each in sheets[FACTS].rows[:MOST_ROWS] if not _skipped(each))

    def left_out(self, table: Table) -> int:
        """How many rows are more than can be confirmed at once."""
        found = sheets_of(table, Noted(table.file)).get(FACTS)
        return max(0, len(found.rows) - MOST_ROWS) if found else 0

    def _row(self, row: Row, words: Words) -> ReadRow:
        problems: dict[str, str] = {}
        kind = words.kinds.code(text_of(row.cells.get("kind"))) or ""
        if not kind:
            problems["kind"] = "unknown_kind"
        about = tuple(self._persons(text_of(row.cells.get("about")), words, problems))
        occurred = typed_day(text_of(row.cells.get("occurred_on")), self.today)
        if occurred is None:
            problems["occurred_on"] = "no_day"
        problems |= {each: "not_in_rows" for each in OF_OTHERS if self._is_of_others(each, row)}
        entered = Entered(
            kind=kind,
            about=about,
            occurred_on=occurred.day if occurred else None,
            precision=occurred.precision if occurred else Precision.DAY,
            known_from=self._known_from(row, problems),
            attributes=self._attributes(kind, text_of(row.cells.get("attributes")), words, problems) if kind else {},
            note=text_of(row.cells.get("note")),
            source=self._source(row, words, problems),
        )
        if kind:
            checked = record(entered, self.case, self.organisation, self.vocabulary, self.today, self.region)
            if isinstance(checked, Refusal):
                problems = {**checked.problems, **problems}
        return ReadRow(row.number, None if problems else entered, problems)

    def _is_of_others(self, key: str, row: Row) -> bool:
        written = text_of(row.cells.get(key))
        own = {self.organisation, folded(self.region.get(self.organisation, ""))}
        return bool(written) and not (key == "organisation" and folded(written) in own)

    def _persons(self, written: str, words: Words, problems: dict[str, str]) -> Iterator[str]:
        """Persons by name, first name, or a role that one person has."""
        for each in split(written):
            found = only(self._called(folded(each), words.roles.code(each)))
            if found is None:
                problems["about"] = "unknown_person"
            else:
                yield found

    def _called(self, name: str, role: str | None) -> list[str]:
        whole = [each for each, called in self.names.items() if folded(called) == name]
        first = [each for each, called in self.names.items() if folded(called).split()[:1] == [name]]
        return whole or first or [each.id for each in self.case.persons if each.role == role or each.id == name]

    def _known_from(self, row: Row, problems: dict[str, str]) -> date | None:
        written = text_of(row.cells.get("known_from"))
        typed = typed_day(written, self.today) if written else None
        if written and (typed is None or typed.precision is not Precision.DAY):
            problems["known_from"] = "no_exact_day"
        return typed.day if typed else None

    def _source(self, row: Row, words: Words, problems: dict[str, str]) -> str:
        written = text_of(row.cells.get("source"))
        code = words.sources.code(written) if written else ""
        if code is None:
            problems["source"] = "unknown_source"
        return code or ""

    def _attributes(self, kind: str, written: str, words: Words, problems: dict[str, str]) -> dict[str, str]:
        named: Sequence[tuple[str, str]] | None = parts(written)
        if named is None:
            problems["attributes"] = "unknown_attribute"
        known = {**self.vocabulary.kinds[kind].attributes, **self.vocabulary.common_attributes}
        called = {name: each.code for name, each in by_name(known).items()}
        codes = [(called.get(folded(name), name), value) for name, value in named or ()]
        return {code: self._value(kind, code, value, words) for code, value in codes}

    def _value(self, kind: str, code: str, value: str, words: Words) -> str:
        attribute = self.vocabulary.attribute(kind, code)
        if attribute is None:
            return value
        if attribute.type is AttributeType.BOOL:
            return {True: "yes", False: "no", None: value}[truth(value)]
        if attribute.type is AttributeType.REF:
            own = only(each for each, called in self.region.items() if folded(called) == folded(value))
            return own or words.organisation_types.code(value) or value
        return value


def _skipped(row: Row) -> bool:
    return folded(text_of(row.cells.get("kind"))) == UNREAD or not any(row.cells.values())
