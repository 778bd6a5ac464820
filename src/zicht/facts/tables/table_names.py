"""The names of persons in a table or its mapping, which no case carries along."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from zicht.facts.document import Node
from zicht.facts.kinds import Vocabulary
from zicht.facts.tables.declared import declared
from zicht.facts.tables.headers import sheets_of
from zicht.facts.tables.mapping import read_mapping
from zicht.facts.tables.noted import Noted
from zicht.facts.tables.table import raw_table
from zicht.facts.tables.words import words_of


def names_in_table(path: Path, vocabulary: Vocabulary) -> dict[str, str]:
    """Names by the id of the person, for those who have one. Raises ProblemsFound when the file cannot be read."""
    noted = Noted(str(path))
    sheets = sheets_of(raw_table(path), noted)
    return dict(_named(declared(sheets, words_of(vocabulary), noted).persons.nodes.values()))


def names_in_mapping(path: Path, vocabulary: Vocabulary) -> dict[str, str]:
    """How a table from elsewhere calls each person, by id: all its ways in one text."""
    written = read_mapping(path, vocabulary).written["persons"]
    return {person: ", ".join(names) for person, names in written.items() if names}


def _named(nodes: Iterable[Node]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        keys = node.mapping or {}
        if "name" in keys and keys["name"].value and "id" in keys:
            yield str(keys["id"].value), str(keys["name"].value)
