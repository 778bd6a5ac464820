"""Reading `rulebook/kinds.yaml`: the vocabulary as content."""

from collections.abc import Mapping
from pathlib import Path

from zicht.facts.document import Node, read
from zicht.facts.entry import Entry
from zicht.facts.fact import AttributeValue
from zicht.facts.kinds import Attribute, AttributeType, CountsAs, Kind, Vocabulary
from zicht.facts.problems import Problem, ProblemsFound

FORMAT = "zicht-vocabulary/1"
FORBIDDEN = ("nationality", "origin", "ethnicity", "religion", "income", "postcode", "nationaliteit", "afkomst", "geloof")
Values = dict[str, tuple[AttributeValue, ...]]


def load_vocabulary(path: Path, name: str | None = None) -> Vocabulary:
    """The vocabulary in a file. Raises ProblemsFound with every problem at once."""
    problems: list[Problem] = []
    top = Entry(read(path, name), name or str(path), "kinds.yaml", problems)
    if top.text("format") != FORMAT:
        top.note("wrong_format", "format", wanted=FORMAT)
    classes = _labels(top, "classes")
    kinds = {}
    for each in top.entries("kinds", "kinds"):
        kind = _kind(each, classes)
        if kind.code in kinds:
            each.note("duplicate_id", "code", first="?")
        kinds[kind.code] = kind
    vocabulary = Vocabulary(
        version=top.text("version") or "",
        kinds=kinds,
        classes=classes,
        themes=_labels(top, "themes"),
        person_roles=_labels(top, "person_roles"),
        relation_kinds=_labels(top, "relation_kinds"),
        organisation_types=_labels(top, "organisation_types"),
        groups=_labels(top, "groups"),
        common_attributes=_attributes(top, "common_attributes"),
    )
    if problems:
        raise ProblemsFound(problems)
    return vocabulary


def _labels(top: Entry, key: str) -> dict[str, str]:
    return {each.text("code") or "": each.text("label_nl") or "" for each in top.entries(key, key)}


def _kind(entry: Entry, classes: Mapping[str, str]) -> Kind:
    return Kind(
        code=entry.text("code") or "",
        label=entry.text("label_nl") or "",
        definition=entry.text("definition_en") or "",
        group=entry.text("group") or "",
        subject_roles=entry.texts("subject_roles"),
        counts_as=tuple(_counts_as(entry, node, classes) for node in entry.items("counts_as", required=False)),
        attributes=_attributes(entry, "attributes"),
    )


def _counts_as(entry: Entry, node: Node, classes: Mapping[str, str]) -> CountsAs:
    if isinstance(node.value, str):
        code, when, unless = node.value, Values(), Values()
    else:
        below = Entry(node, entry.file, "counts_as", entry.problems)
        code, when, unless = below.text("class") or "", values(below, "when"), values(below, "unless")
    if code not in classes:
        entry.note("unknown_class", line=node.line, hint="")
    return CountsAs(code, when, unless)


def values(entry: Entry, key: str) -> Values:
    """Attribute -> the values of which it has one; a single value is a list of one."""
    below = entry.below(key, key, required=False)
    if below is None:
        return {}
    found = {}
    for code, node in below.keys.items():
        items = node.sequence or [node]
        found[code] = tuple(each.value for each in items if isinstance(each.value, (str, bool)))
    return found


def _attributes(entry: Entry, key: str) -> dict[str, Attribute]:
    below = entry.below(key, key, required=False)
    found = {}
    for code in below.keys if below else ():
        if code in FORBIDDEN:
            entry.note("forbidden_input", key)
        attribute = below.below(code, "attributes") if below else None
        if attribute is not None:
            type_code = attribute.one_of("type", [each.value for each in AttributeType]) or "text"
            definition = attribute.text("definition") or ""
            found[code] = Attribute(code, AttributeType(type_code), definition, attribute.texts("values"))
    return found
