"""A file that says which id in which table is whom, for merging.

format: zicht-merge/1
tables:
  school.xlsx: {persons: {jongen: kind1}}
"""

from collections.abc import Mapping
from pathlib import Path

from zicht.facts.case import Case
from zicht.facts.document import read
from zicht.facts.entry import Entry
from zicht.facts.problems import Problem, ProblemsFound

FORMAT = "zicht-merge/1"
Renamings = tuple[dict[str, str], dict[str, str]]


def read_ids(path: Path, tables: Mapping[str, Case]) -> dict[str, Renamings]:
    """Other ids for persons and for organisations, per table. Raises ProblemsFound."""
    problems: list[Problem] = []
    top = Entry(read(path), str(path), "merge", problems)
    top.only({"format", "tables"})
    top.check_format(FORMAT)
    listed = top.below("tables", "tables")
    found: dict[str, Renamings] = {}
    for name in listed.keys if listed else ():
        file = next((each for each in tables if name in {each, Path(each).name}), None)
        entry = listed.below(name, "tables") if listed else None
        if file is None or entry is None:
            top.note("merge_no_such_file", line=listed.keys[name].line if listed else 1)
            continue
        entry.only({"persons", "organisations"})
        case = tables[file]
        known = ({each.id for each in case.persons}, {each.id for each in case.organisations})
        persons, organisations = (
            _renaming(entry, key, ids, Path(file).name)
            for key, ids in zip(("persons", "organisations"), known, strict=True)
        )
        found[file] = persons, organisations
    if problems:
        raise ProblemsFound(problems)
    return found


def _renaming(entry: Entry, key: str, ids: set[str], file: str) -> dict[str, str]:
    below = entry.below(key, key, required=False)
    found: dict[str, str] = {}
    for old in below.keys if below else ():
        new = below.id(old) if below else None
        if old not in ids:
            entry.note("merge_no_such_id", line=below.keys[old].line if below else 1, file=file)
        elif new:
            found[old] = new
    return found
