"""Reading `rulebook/kinds.yaml`: the vocabulary as content."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from zicht.facts.document import Node, read
from zicht.facts.entry import Entry
from zicht.facts.fact import AttributeValue
from zicht.facts.kinds import Attribute, AttributeType, CountsAs, Kind, Vocabulary
from zicht.facts.problems import Problem, ProblemsFound

FORMAT = "zicht-vocabulary/1"
TOP = frozenset(
    {"format", "version", "groups", "classes", "common_attributes", "person_roles", "relation_kinds"}
    | {"organisation_types", "values", "themes", "kinds"}
)
VALUE = frozenset({"code", "label_nl", "label_en"})
LABEL = frozenset({"code", "label_nl", "label_en", "definition_en", "subject_role", "shared_in_collaboration"})
KIND = LABEL - {"subject_role", "shared_in_collaboration"} | {"group", "subject_roles", "counts_as", "attributes"}
SAID_BY_CODE = ("themes", "classes", "person_roles", "kinds")  # their codes are English, and may do without a label
NEEDS_ENGLISH = ("groups", "relation_kinds", "organisation_types")
ATTRIBUTE = frozenset({"type", "definition", "values"})
TYPES = tuple(each.value for each in AttributeType)
SUBJECTS = frozenset({"child", "adult", "family", "organisation"})
FORBIDDEN = frozenset(
    {"nationality", "origin", "ethnicity", "ethnic", "race", "religion", "income", "postcode", "zipcode"}
    | {"nationaliteit", "afkomst", "herkomst", "etniciteit", "ras", "geloof", "religie", "godsdienst"}
    | {"inkomen", "geboorteland", "birthplace"}
)
Values = dict[str, tuple[AttributeValue, ...]]
Attributes = dict[str, Attribute]


def load_vocabulary(path: Path, name: str | None = None) -> Vocabulary:
    """The vocabulary in a file. Raises ProblemsFound with every problem at once."""
    problems: list[Problem] = []
    top = Entry(read(path, name), name or str(path), "kinds.yaml", problems)
    top.only(TOP)
    top.check_format(FORMAT)
    groups, classes = _labels(top, "groups"), _labels(top, "classes")
    common = _attributes(top, "common_attributes")
    vocabulary = Vocabulary(
        version=top.text("version") or "",
        kinds=_kinds(top, groups, classes, common),
        classes=classes,
        themes=_labels(top, "themes"),
        person_roles=_labels(top, "person_roles"),
        relation_kinds=_labels(top, "relation_kinds"),
        organisation_types=_labels(top, "organisation_types"),
        groups=groups,
        common_attributes=common,
        values=_value_labels(top),
        shared_groups=frozenset(_marked(top, "groups", "shared_in_collaboration")),
        english=_english(top),
    )
    if problems:
        raise ProblemsFound(problems)
    return vocabulary


def values(entry: Entry, key: str) -> Values:
    """Attribute -> the values of which it has one; a single value is a list of one."""
    below = entry.below(key, key, required=False)
    found: Values = {}
    for code, node in below.keys.items() if below else ():
        items = [node] if node.sequence is None else node.sequence
        found[code] = tuple(each.value for each in items if isinstance(each.value, (str, bool)))
        if len(found[code]) < len(items) or not items:
            entry.note("not_value", line=node.line, key=key)
    return found


def is_forbidden(code: str) -> bool:
    """Whether an input names what a rule may never look at.

    >>> is_forbidden("country_of_origin"), is_forbidden("original")
    (True, False)
    """
    return not FORBIDDEN.isdisjoint(code.lower().replace("-", "_").split("_"))


def _labels(top: Entry, key: str) -> dict[str, str]:
    found: dict[str, str] = {}
    lines: dict[str, int] = {}
    for each in top.entries(key, key):
        each.only(LABEL)
        code = each.new_id("code", lines)
        found[code] = each.text("label_nl") or ""
    return found


def _english(top: Entry) -> dict[str, dict[str, str]]:
    """English labels by part of the file and code, where the code itself does not say it."""
    found: dict[str, dict[str, str]] = {}
    for part in (*SAID_BY_CODE, *NEEDS_ENGLISH):
        entries, is_needed = top.entries(part, part, required=False), part in NEEDS_ENGLISH
        labels = ((each.text("code"), each.text("label_en", required=is_needed)) for each in entries)
        found[part] = {code: label for code, label in labels if code and label}
    return found


def _value_labels(top: Entry) -> dict[str, dict[str, str]]:
    """What values of enums are called, by language; a language that is not there has the code."""
    found: dict[str, dict[str, str]] = {}
    lines: dict[str, int] = {}
    for each in top.entries("values", "values", required=False):
        each.only(VALUE)
        said = {key: each.text(f"label_{key}", required=False) for key in ("nl", "en")}
        found[each.new_id("code", lines)] = {key: text for key, text in said.items() if text}
    return found


def _marked(top: Entry, key: str, mark: str) -> Iterator[str]:
    return (each.text("code") or "" for each in top.entries(key, key) if each.flag(mark))


def _kinds(top: Entry, groups: Collection[str], classes: Collection[str], common: Attributes) -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    lines: dict[str, int] = {}
    for each in top.entries("kinds", "kinds"):
        each.only(KIND)
        attributes = _attributes(each, "attributes")
        roles = each.texts("subject_roles", required=True)
        if not SUBJECTS.issuperset(roles):
            each.note("not_one_of", "subject_roles", allowed=", ".join(sorted(SUBJECTS)), hint="")
        kind = Kind(
            code=each.new_id("code", lines),
            label=each.text("label_nl") or "",
            definition=each.text("definition_en") or "",
            group=each.one_of("group", groups) or "",
            subject_roles=roles,
            counts_as=tuple(
                _counts_as(each, node, classes, {**common, **attributes})
                for node in each.items("counts_as", required=False)
            ),
            attributes=attributes,
        )
        found[kind.code] = kind
    return found


def _counts_as(entry: Entry, node: Node, classes: Collection[str], attributes: Attributes) -> CountsAs:
    if isinstance(node.value, str):
        code, when, unless = node.value, Values(), Values()
    else:
        below = Entry(node, entry.file, "counts_as", entry.problems)
        below.only({"class", "when", "unless"})
        code, when, unless = below.text("class") or "", values(below, "when"), values(below, "unless")
        for named in (when, unless):
            _check_values(below, named, attributes)
    if code and code not in classes:
        entry.note("unknown_class", line=node.line, hint=entry.hint(code, classes))
    return CountsAs(code, when, unless)


def _check_values(entry: Entry, named: Values, attributes: Mapping[str, Attribute]) -> None:
    """Note an attribute that the kind does not have, and a value that the attribute cannot have."""
    for code, values_named in named.items():
        wanted = set(values_named) - {"*"}
        attribute = attributes.get(code)
        if attribute is None:
            entry.note("no_such_attribute", key=code, hint=entry.hint(code, attributes))
        elif attribute.type is AttributeType.ENUM and not set(attribute.values).issuperset(wanted):
            entry.note("no_such_value", key=code, allowed=", ".join(attribute.values))
        elif attribute.type is AttributeType.BOOL and not {True, False}.issuperset(wanted):
            entry.note("no_such_value", key=code, allowed="true, false")
        elif attribute.type is AttributeType.TEXT:
            entry.note("free_text_input", key=code)


def _attributes(entry: Entry, key: str) -> Attributes:
    below = entry.below(key, key, required=False)
    found: Attributes = {}
    for code in below.keys if below else ():
        attribute = below.below(code, key) if below else None
        if attribute is None:
            continue
        if is_forbidden(code):
            attribute.note("forbidden_input", key=code)
        attribute.only(ATTRIBUTE)
        type_code = attribute.one_of("type", TYPES)
        allowed = attribute.texts("values", required=type_code == AttributeType.ENUM.value, filled=True)
        definition = attribute.text("definition") or ""
        found[code] = Attribute(code, AttributeType(type_code or "text"), definition, allowed)
    return found
