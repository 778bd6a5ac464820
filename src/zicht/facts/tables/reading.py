"""The rows of a table as the nodes of a case file, so that the checks of a case file are the checks of a table."""

from collections.abc import Iterator
from datetime import date

from zicht.facts.document import Node
from zicht.facts.entry import LAST_YEAR
from zicht.facts.fact import Precision, period
from zicht.facts.problems import Cell
from zicht.facts.tables.cells import Row, Sheet, cell, place, text_of
from zicht.facts.tables.declared import Parts, declared
from zicht.facts.tables.fact_attributes import attributes_node, sharings_node
from zicht.facts.tables.layout import CASE, DECLARING, FACTS, ORGANISATIONS, PERSONS, RELATIONS, UNREAD, folded
from zicht.facts.tables.noted import Noted
from zicht.facts.tables.parties import Parties, organisation_in, persons_in
from zicht.facts.tables.values import code_node, day_node, text_node
from zicht.facts.tables.words import Words
from zicht.facts.tables.written_days import day_in


class Reading:
    """One table on its way to a case."""

    def __init__(self, sheets: dict[str, Sheet], words: Words, noted: Noted, parts: Parts | None = None) -> None:
        self.sheets = sheets
        self.words = words
        self.noted = noted
        self.parts = parts or declared(sheets, words, noted)
        self.last_days: list[date] = []

    def tree(self, case_id: str) -> Node:
        """The whole case as nodes."""
        self._tell_unread()
        facts = Node([self._fact(each) for each in self._fact_rows()], 0)
        case = dict(self.parts.case)
        case.setdefault("id", Node(case_id, place(CASE, 0)))
        if case.get("evaluate_on", Node(None, 0)).value is None:
            case["evaluate_on"] = self._last_day()
        case |= {
            "format": Node("zicht-casus/1", 0),
            "persons": Node(list(self.parts.persons.nodes.values()), place(PERSONS, 0)),
            "organisations": Node(list(self.parts.organisations.nodes.values()), place(ORGANISATIONS, 0)),
            "relations": Node(self.parts.relations, place(RELATIONS, 0)),
            "facts": facts,
        }
        return Node(case, place(FACTS, 0))

    def _fact_rows(self) -> Iterator[Row]:
        """The rows that are facts; not those that declare something, are empty or are kept unread."""
        for row in self.sheets[FACTS].rows if FACTS in self.sheets else ():
            kind = folded(text_of(row.cells.get("kind")))
            if kind != UNREAD and kind not in DECLARING and any(value is not None for value in row.cells.values()):
                yield row

    def _tell_unread(self) -> None:
        rows = self.sheets[FACTS].rows if FACTS in self.sheets else ()
        unread = [each.number for each in rows if folded(text_of(each.cells.get("kind"))) == UNREAD]
        if unread:
            shown = ", ".join(map(str, unread[:20])) + (", …" if len(unread) > 20 else "")
            where = cell(self.sheets[FACTS].name, FACTS, unread[0], None, 0)
            self.noted.note(where, "table_unread_rows", count=str(len(unread)), rows=shown)

    def _fact(self, row: Row) -> Node:
        sheet = self.sheets[FACTS]
        at = {key: place(FACTS, row.number, column) for key, column in sheet.columns.items()}
        keys = {each: text_node(row.cells[each], at[each]) for each in _TEXTS if each in at}
        keys |= self._days(row, at)
        if "kind" in at:
            keys["kind"] = code_node(row.cells["kind"], at["kind"], self.words.kinds)
        if "source" in at:
            keys["source"] = code_node(row.cells["source"], at["source"], self.words.sources)
        keys |= self._parties(row, at)
        kind = keys.get("kind", Node(None, 0)).value
        if "attributes" in at:
            keys["attributes"] = attributes_node(
                text_of(row.cells["attributes"]), at["attributes"], str(kind), self._context(), sheet
            )
        keys = {key: node for key, node in keys.items() if node.value is not None or key in _NEEDED}
        return Node(keys, place(FACTS, row.number))

    def _context(self) -> tuple[Words, Parties, Noted]:
        return self.words, self.parts.organisations, self.noted

    def _parties(self, row: Row, at: dict[str, int]) -> dict[str, Node]:
        found: dict[str, Node] = {}
        persons, organisations = self.parts.persons, self.parts.organisations
        if "about" in at:
            ids = persons_in(text_of(row.cells["about"]), at["about"], persons, self.words)
            found["about"] = Node([Node(each, at["about"]) for each in ids] or None, at["about"])
        if "organisation" in at:
            written = text_of(row.cells["organisation"])
            found_id = organisation_in(written, at["organisation"], organisations, self.words) if written else None
            found["organisation"] = Node(found_id, at["organisation"])
        if "shared_with" in at:
            found["shared_with"] = sharings_node(text_of(row.cells["shared_with"]), at["shared_with"], self._context())
            shared = [(each.mapping or {})["since"].value for each in found["shared_with"].sequence or ()]
            self.last_days += [each for each in shared if isinstance(each, date)]
        return found

    def _days(self, row: Row, at: dict[str, int]) -> dict[str, Node]:
        """When it happened, how precisely, and since when it was known."""
        if "occurred_on" not in at:
            return {}
        line, value = at["occurred_on"], row.cells["occurred_on"]
        written = day_in(value)
        missing = None if not text_of(value) else "?"
        found = {"occurred_on": Node(written.day if written else missing, line)}
        precision = code_node(row.cells.get("precision"), at.get("precision", line), self.words.precisions)
        if "known_from" in at:
            found["known_from"] = day_node(row.cells["known_from"], at["known_from"])
        if written is None:
            return found | {"precision": precision}
        if written.about:
            self._tell(row, "occurred_on", "table_about", precision=_dutch(written.precision, self.words))
        if precision.value is None:
            precision = Node(written.precision.value, line)
        elif _finer(precision.value, written.precision):
            self.noted.problem(self._where(row, "precision"), "table_finer", day=_dutch(written.precision, self.words))
        known = found.get("known_from", Node(None, 0)).value
        self.last_days.append(known if isinstance(known, date) else period(written.day, written.precision)[1])
        return found | {"precision": precision}

    def _last_day(self) -> Node:
        """The last day of which the table tells, when it does not say until when to look; this is told."""
        if not self.last_days:
            if not any(True for _ in self._fact_rows()):
                self.noted.problem(Cell(None, 0), "table_empty")
            return Node(date.max.replace(year=LAST_YEAR), place(CASE, 0))
        day = max(self.last_days)
        sheet = self.sheets.get(CASE) or self.sheets.get(FACTS)
        self.noted.note(cell(sheet.name if sheet else None, CASE, 0, None, 0), "table_last_day", day=f"{day:%d-%m-%Y}")
        return Node(day, place(CASE, 0))

    def _tell(self, row: Row, key: str, code: str, **values: str) -> None:
        self.noted.note(self._where(row, key), code, **values)

    def _where(self, row: Row, key: str) -> Cell:
        sheet = self.sheets[FACTS]
        return cell(sheet.name, FACTS, row.number, key, sheet.columns.get(key, 0))


_TEXTS: tuple[str, ...] = ("note", "corrects", "id", "professional")
_NEEDED = frozenset({"occurred_on", "kind", "about"})
_ORDER = (Precision.DAY, Precision.MONTH, Precision.YEAR)


def _finer(written: object, derived: Precision) -> bool:
    """Whether the column says more than the date itself does: `dag` beside `maart 2024`."""
    codes = [each.value for each in _ORDER]
    return written in codes and codes.index(str(written)) < _ORDER.index(derived)


def _dutch(precision: Precision, words: Words) -> str:
    return words.precisions.labels[precision.value]
