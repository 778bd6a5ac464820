"""A mapping: what the columns and words of a table from elsewhere mean, written down once and used again."""

from dataclasses import dataclass
from pathlib import Path

from zicht.facts.document import Node, read
from zicht.facts.entry import Entry
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import Problem, ProblemsFound
from zicht.facts.tables.layout import FACTS, SHEETS, folded
from zicht.facts.tables.plain_yaml import plain_yaml

FORMAT = "zicht-mapping/1"
COLUMNS = frozenset(each.key for each in SHEETS[FACTS][1]) - {"id", "corrects"}
_TOP = frozenset(
    {"format", "case", "evaluate_on", "sheet", "header_row", "columns", "organisation", "about"}
    | {"kinds", "persons", "organisations", "relations"}
)
_KIND = frozenset({"words", "kind", "attributes", "reason"})


@dataclass(frozen=True, slots=True)
class MappedWords:
    """What some words in the table mean: a kind with its attributes, or no kind for a reason."""

    words: str
    kind: str | None
    attributes: Node | None
    reason: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """A whole mapping. `parts` are persons, organisations, relations and the day, as in a case file."""

    file: str
    sheet: str | None
    header_row: int | None
    columns: dict[str, str]
    organisation: str | None
    about: tuple[str, ...]
    kinds: tuple[MappedWords, ...]
    parts: dict[str, Node]
    written: dict[str, dict[str, tuple[str, ...]]]


def read_mapping(path: Path, vocabulary: Vocabulary) -> Mapping:
    """The mapping in a file. Raises ProblemsFound."""
    problems: list[Problem] = []
    top = Entry(read(path), str(path), "mapping", problems)
    top.only(_TOP)
    top.check_format(FORMAT)
    columns = top.below("columns", "columns")
    if columns:
        columns.only(COLUMNS)
        for key in ("occurred_on", "kind"):
            columns.text(key)
    found = Mapping(
        file=str(path),
        sheet=top.text("sheet", required=False),
        header_row=top.number("header_row", least=1, most=1000),
        columns={key: folded(columns.text(key) or "") for key in columns.keys} if columns else {},
        organisation=top.text("organisation", required=False),
        about=top.texts("about"),
        kinds=tuple(_kind(each, vocabulary) for each in top.entries("kinds", "kinds", required=False)),
        parts=_parts(top),
        written={key: _written(top, key) for key in ("persons", "organisations")},
    )
    if problems:
        raise ProblemsFound(problems)
    return found


def _kind(entry: Entry, vocabulary: Vocabulary) -> MappedWords:
    entry.only(_KIND)
    words, kind = entry.text("words") or "", entry.text("kind", required=False)
    if kind is not None and kind not in vocabulary.kinds:
        entry.note("unknown_kind", "kind", hint=entry.hint(kind, vocabulary.kinds))
    attributes = entry.below("attributes", "attributes", required=False)
    for code in attributes.keys if attributes and kind in vocabulary.kinds else ():
        if kind and vocabulary.attribute(kind, code) is None:
            known = [*vocabulary.kinds[kind].attributes, *vocabulary.common_attributes]
            entry.note("unknown_attribute", "attributes", kind=kind, hint=entry.hint(code, known))
    reason = entry.text("reason", required=kind is None) or ""
    return MappedWords(folded(words), kind, attributes.node if attributes else None, reason)


def _parts(top: Entry) -> dict[str, Node]:
    named = {"case": "id"}
    keys = ("case", "evaluate_on", "persons", "organisations", "relations")
    return {named.get(key, key): top.keys[key] for key in keys if top.has(key)}


def _written(top: Entry, key: str) -> dict[str, tuple[str, ...]]:
    """How the table calls each person or organisation; taken out, for a case file has no such key."""
    found: dict[str, tuple[str, ...]] = {}
    for each in top.entries(key, key, required=False):
        found[str(each.text("id", required=False))] = each.texts("written")
        each.keys.pop("written", None)
    return found


def mapping_text(content: dict[str, object]) -> str:
    """A mapping as a file."""
    return plain_yaml({"format": FORMAT, **content})
