"""The persons and organisations of a table: declared on their own sheet or row, or in place where they are named.

A table declares all persons in one way: when one has a row of its own, a name that has none is a problem, so that
a slip of the pen does not make a new child. The same holds for organisations.
"""

import re
from collections.abc import Container
from dataclasses import dataclass, field

from zicht.facts.document import Node
from zicht.facts.tables.layout import folded
from zicht.facts.tables.values import born_node
from zicht.facts.tables.words import Codes, Words, only

_IN_PLACE = re.compile(r"(?P<name>[^()]+?)\s*(?:\((?P<more>[^()]*)\))?")
_SEPARATOR = re.compile(r"\s*(?:[,;\n&]|\sen\s)\s*(?![^(]*\))")
_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.\s?)+(?:\s?(?:van|de|der|den|ten|ter|te|het|'t)\b)*")
_NUMBERED = re.compile(r"[\s._+-]*\d+$")


@dataclass(slots=True)
class Parties:
    """Persons or organisations by id, with what they are also called."""

    nodes: dict[str, Node] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    declared: bool = False

    def add(self, found: str, node: Node, *names: str) -> None:
        """One more, with the names by which rows may call it."""
        self.nodes.setdefault(found, node)
        for each in (found, *names):
            self.names.setdefault(folded(each), set()).add(found)

    def named(self, written: str) -> str | None:
        """The id that is meant: the id itself, or a name that only one has."""
        return written if written in self.nodes else only(self.names.get(folded(written), ()))


def persons_in(cell: str, place: int, persons: Parties, words: Words) -> list[str]:
    """The ids in a cell such as `moeder, kind1 (2016-05-02)`; a person met for the first time is declared."""
    return [_person(each, place, persons, words) for each in split(cell, persons.names)]


def split(cell: str, known: Container[str] = ()) -> list[str]:
    """The persons in a cell, each as written; a name may hold a comma when it is known, quoted or has initials.

    >>> split("moeder, kind1 (kind, 2016-05-02) en kind2")
    ['moeder', 'kind1 (kind, 2016-05-02)', 'kind2']
    >>> split('Jansen, P.J. van en "De Wit, Els", moeder')
    ['Jansen, P.J. van', 'De Wit, Els', 'moeder']
    """
    separators = (each for each in _SEPARATOR.finditer(cell) if cell.count('"', 0, each.start()) % 2 == 0)
    ends = [each.span() for each in separators]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(cell)]
    found, at = [], 0
    while at < len(starts):
        last = next((to for to in range(len(stops) - 1, at, -1) if folded(cell[starts[at] : stops[to]]) in known), at)
        if last == at and at + 1 < len(starts) and _INITIALS.fullmatch(cell[starts[at + 1] : stops[at + 1]].strip()):
            last = at + 1
        found.append(cell[starts[at] : stops[last]].strip().strip('"').strip())
        at = last + 1
    return [each for each in found if each]


def _person(written: str, place: int, persons: Parties, words: Words) -> str:
    match = _IN_PLACE.fullmatch(written.strip())
    if match is None:
        return written.strip()
    name = match["name"].strip()
    known = persons.named(name)
    if persons.declared:
        return known or name
    more = [each.strip() for each in (match["more"] or "").split(",") if each.strip()]
    node = _declared_person(known or "-".join(name.split()), more, place, words.roles)
    if node is None:
        return known or name
    if known is None:
        persons.add(str(_value(node, "id")), node, name)
        return str(_value(node, "id"))
    _completed(persons.nodes[known], node)
    return known


def _declared_person(person: str, more: list[str], place: int, roles: Codes) -> Node | None:
    """A person as the words say: `kind1` is a child, and `oma (grootouder, 1950)` is what stands in brackets."""
    role, born = roles.code(person) or roles.code(_NUMBERED.sub("", person)), Node(None, place)
    for each in more:
        if code := roles.code(each):
            role = code
        else:
            born = born_node(each.removeprefix("geboren").strip(), place)
    if role is None:
        return None
    return Node({"id": Node(person, place), "role": Node(role, place), "born": born}, place)


def _completed(first: Node, again: Node) -> None:
    """A later mention may add what the first left open; a birth date that differs is told as one that cannot be."""
    known, new = (first.mapping or {})["born"], (again.mapping or {})["born"]
    if known.value is None:
        (first.mapping or {})["born"] = new
    elif new.value is not None and new.value != known.value:
        (first.mapping or {})["born"] = Node("?", new.line)


def organisation_in(cell: str, place: int, organisations: Parties, words: Words) -> str:
    """The id of the organisation in a cell such as `School` or `De Linde (School)`."""
    written = cell.strip()
    known = organisations.named(written)
    if known or organisations.declared:
        return known or written
    match = _IN_PLACE.fullmatch(written)
    name, more = (match["name"], match["more"]) if match else (written, None)
    if known := organisations.named(name):
        return known
    type_code = words.organisation_types.code(more or written)
    if type_code is None:
        return written
    found = _free(type_code if not more else _slug(name), organisations)
    parts = {"id": found, "type": type_code, "name": name if more else words.organisation_types.labels[type_code]}
    organisations.add(found, Node({key: Node(each, place) for key, each in parts.items()}, place), written, name)
    return found


def _free(wanted: str, parties: Parties) -> str:
    number = 1
    while (found := wanted if number == 1 else f"{wanted}-{number}") in parties.nodes:
        number += 1
    return found


def _slug(name: str) -> str:
    return re.sub(r"[^\w.+-]+", "-", name.casefold()).strip("-.+")[:60] or "organisatie"


def _value(node: Node, key: str) -> object:
    return (node.mapping or {})[key].value
