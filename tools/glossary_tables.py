"""Write the table of GLOSSARY.md that comes from the vocabulary: rulebook/kinds.yaml, between the markers.

usage: python tools/glossary_tables.py [--check]
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
GLOSSARY = ROOT / "GLOSSARY.md"
BEGIN, END = "<!-- from rulebook/kinds.yaml -->\n", "<!-- end -->\n"
PARTS = {
    "themes": "theme",
    "classes": "class",
    "groups": "group",
    "person_roles": "role",
    "relation_kinds": "relation",
    "organisation_types": "organisation type",
    "common_attributes": "attribute of every kind",
    "kinds": "kind",
}
SAID = {
    "group": "Kinds of facts that belong together",
    "role": "Role of a person in the family",
    "organisation type": "Type of an organisation around the family",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One code of the vocabulary: what it is, its Dutch label and one sentence."""

    code: str
    what: str
    dutch: str
    sentence: str


def main() -> int:
    """Write, or check; 1 when the table differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 when the table differs")
    check: bool = parser.parse_args().check
    committed = GLOSSARY.read_text(encoding="utf-8")
    fresh = rewritten(committed, vocabulary())
    if not check and fresh != committed:
        GLOSSARY.write_text(fresh, encoding="utf-8")
    return 1 if check and fresh != committed else 0


def vocabulary() -> Mapping[str, Any]:
    """The content of rulebook/kinds.yaml."""
    content: Mapping[str, Any] = yaml.safe_load((ROOT / "rulebook" / "kinds.yaml").read_text(encoding="utf-8"))
    return content


def rewritten(glossary: str, content: Mapping[str, Any]) -> str:
    """The glossary with the table made anew."""
    before, _, rest = glossary.partition(BEGIN)
    after = rest.partition(END)[2]
    lines = ["", "| term | Dutch | what it is | in one sentence |", "|---|---|---|---|"]
    lines += [f"| `{each.code}` | {each.dutch} | {each.what} | {each.sentence} |" for each in rows(content)]
    return before + BEGIN + "\n".join(lines) + "\n\n" + END + after


def rows(content: Mapping[str, Any]) -> list[Row]:
    """A row for each code; a code that is two things has one row that says both."""
    found: dict[str, Row] = {}
    for row in _rows(content):
        other = found.get(row.code)
        found[row.code] = row if other is None else _both(other, row)
    return list(found.values())


def _rows(content: Mapping[str, Any]) -> Iterator[Row]:
    for part, what in PARTS.items():
        entries = content[part]
        if isinstance(entries, dict):
            yield from (Row(code, what, "-", _cell(each["definition"])) for code, each in entries.items())
            continue
        for each in entries:
            sentence = each.get("definition_en") or SAID[what]
            yield Row(each["code"], what, _cell(each["label_nl"]), _cell(sentence))


def _both(one: Row, other: Row) -> Row:
    dutch = one.dutch if one.dutch == other.dutch else f"{one.dutch}; {other.dutch}"
    return Row(one.code, f"{one.what}, {other.what}", dutch, f"{one.sentence}; {other.sentence}")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "/")


if __name__ == "__main__":
    sys.exit(main())
