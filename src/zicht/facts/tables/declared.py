"""What a table says beside its facts: on sheets of their own, or in rows of which `soort` is persoon, relatie,
organisatie or casus.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from zicht.facts.document import Node
from zicht.facts.tables.attributes import parts
from zicht.facts.tables.cells import Row, Sheet, Value, cell, place, text_of
from zicht.facts.tables.layout import CASE, DECLARING, FACTS, ORGANISATIONS, PERSONS, RELATIONS, folded, titles
from zicht.facts.tables.noted import Noted
from zicht.facts.tables.parties import Parties, split
from zicht.facts.tables.values import born_node, code_node, day_node, text_node, truth_node
from zicht.facts.tables.words import Words

Entries = dict[str, tuple[Value, int]]
Reader = Callable[[Value, int], Node]
_ALWAYS = frozenset({"kind", "note", "attributes"})
_USED = {PERSONS: _ALWAYS | {"about"}, RELATIONS: _ALWAYS | {"about"}, ORGANISATIONS: _ALWAYS | {"organisation"}}
_USED |= {CASE: _ALWAYS}


class Parts(NamedTuple):
    """The parts of a case beside its facts."""

    persons: Parties
    organisations: Parties
    relations: list[Node]
    case: dict[str, Node]


def declared(sheets: dict[str, Sheet], words: Words, noted: Noted) -> Parts:
    """Everything that has a row of its own."""
    in_rows = _in_fact_rows(sheets, noted)
    readers = _readers(words)
    found: dict[str, list[Node]] = {}
    for sheet in (PERSONS, ORGANISATIONS, RELATIONS, CASE):
        rows = [*_on_sheet(sheet, sheets), *(each for kind, each in in_rows if kind == sheet)]
        found[sheet] = [_node(each, readers[sheet], row) for row, each in rows]
    persons, organisations = _parties(found[PERSONS]), _parties(found[ORGANISATIONS])
    for each in found[RELATIONS]:
        _with_ids(each, persons)
    case = found[CASE][0].mapping if found[CASE] else {}
    return Parts(persons, organisations, found[RELATIONS], {k: v for k, v in (case or {}).items() if v.value})


def _readers(words: Words) -> dict[str, dict[str, Reader]]:
    def codes(which: str) -> Reader:
        return lambda value, line: code_node(value, line, getattr(words, which))

    return {
        PERSONS: {"role": codes("roles"), "born": born_node, "several": truth_node},
        ORGANISATIONS: {"type": codes("organisation_types")},
        RELATIONS: {"kind": codes("relations"), "since": day_node, "until": day_node},
        CASE: {"evaluate_on": day_node},
    }


def _node(entries: Entries, readers: dict[str, Reader], row: int) -> Node:
    return Node({key: readers.get(key, text_node)(value, line) for key, (value, line) in entries.items()}, row)


def _on_sheet(name: str, sheets: dict[str, Sheet]) -> Iterator[tuple[int, Entries]]:
    sheet = sheets.get(name)
    for row in sheet.rows if sheet else ():
        if sheet and any(value is not None for value in row.cells.values()):
            at = sheet.columns
            yield (
                place(name, row.number),
                {key: (value, place(name, row.number, at[key])) for key, value in row.cells.items()},
            )


def _in_fact_rows(sheets: dict[str, Sheet], noted: Noted) -> list[tuple[str, tuple[int, Entries]]]:
    sheet = sheets.get(FACTS)
    found = []
    for row in sheet.rows if sheet else ():
        which = DECLARING.get(folded(text_of(row.cells.get("kind"))))
        if which and sheet:
            found.append((which, (place(FACTS, row.number), _entries(which, row, sheet, noted))))
    return found


def _entries(which: str, row: Row, sheet: Sheet, noted: Noted) -> Entries:
    """`over wie` names the persons, `organisatie` the organisation, and `kenmerken` says the rest."""

    def at(key: str) -> int:
        return place(FACTS, row.number, sheet.columns.get(key, 0))

    found: Entries = {}
    about = split(text_of(row.cells.get("about")))
    if which == PERSONS:
        found["id"] = (", ".join(about), at("about"))
    elif which == RELATIONS:
        found |= {key: (each, at("about")) for key, each in zip(("from", "to"), about, strict=False)}
    elif which == ORGANISATIONS:
        found["id"] = (row.cells.get("organisation"), at("organisation"))
    for key in set(row.cells) - _USED[which]:
        if row.cells[key] is not None:
            noted.problem(cell(sheet.name, FACTS, row.number, key, sheet.columns[key]), "table_not_here")
    named = parts(text_of(row.cells.get("attributes")))
    known = titles(which)
    where = cell(sheet.name, FACTS, row.number, "attributes", sheet.columns.get("attributes", 0))
    if named is None or any(folded(name) not in known for name, _ in named):
        allowed = ", ".join(dict.fromkeys(known))
        noted.problem(where, "table_declaring", allowed=allowed)
    for name, value in named or ():
        found.setdefault(known.get(folded(name), "id"), (value, at("attributes")))
    return found


def _parties(nodes: list[Node]) -> Parties:
    """Two with one id are both kept, for the checks to tell."""
    found = Parties(declared=bool(nodes))
    for number, node in enumerate(nodes):
        keys = node.mapping or {}
        given = keys["id"].value if "id" in keys else None
        name = keys["name"].value if "type" in keys and "name" in keys else None
        key = str(given) if given and given not in found.nodes else f"{given}\n{number}"
        found.nodes[key] = node
        for each in (given, name):
            if given and each:
                found.names.setdefault(folded(str(each)), set()).add(str(given))
    return found


def _with_ids(relation: Node, persons: Parties) -> None:
    keys = relation.mapping or {}
    for end in ("from", "to"):
        if end in keys and isinstance(keys[end].value, str):
            keys[end].value = persons.named(str(keys[end].value)) or keys[end].value
