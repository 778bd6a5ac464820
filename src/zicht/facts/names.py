"""The names of persons in a case file, which no case carries along: read only for who stated a purpose."""

import re
from collections.abc import Iterable
from pathlib import Path

from zicht.facts.document import read

SHORTEST_NAME = 3
IN_BETWEEN = frozenset({"van", "der", "den", "het", "ter", "ten", "von", "ibn", "ben", "bin", "mevrouw", "meneer"})
_WORD = re.compile(r"[^\W\d_]+")


def names_in(path: Path) -> dict[str, str]:
    """Names by the id of the person, for those who have one. Raises ProblemsFound when the file cannot be read."""
    top = read(path).mapping or {}
    persons = top["persons"].sequence if "persons" in top else None
    found: dict[str, str] = {}
    for each in persons or ():
        entry = each.mapping or {}
        if "id" in entry and "name" in entry and entry["name"].value:
            found[str(entry["id"].value)] = " ".join(str(entry["name"].value).split())
    return found


def words_of_names(names: Iterable[str]) -> frozenset[str]:
    """The words by which somebody could be known, in small letters; not the small words in between.

    >>> sorted(words_of_names(["Samira van der Wal", "J. de Boer-Smit"]))
    ['boer', 'samira', 'smit', 'wal']
    """
    words = (each.casefold() for name in names for each in _WORD.findall(name))
    return frozenset(each for each in words if len(each) >= SHORTEST_NAME and each not in IN_BETWEEN)


def holds_a_name(text: str, names: frozenset[str]) -> bool:
    """Whether one of these words stands in a text as a name is written: with a capital.

    >>> holds_a_name("Samira belde.", frozenset({"samira"})), holds_a_name("Zij wil niet.", frozenset({"wil"}))
    (True, False)
    """
    return any(each[0].isupper() and each.casefold() in names for each in _WORD.findall(text))
