"""The columns `kenmerken` and `gedeeld met` of one fact, as nodes."""

import re

from zicht.facts.document import Node
from zicht.facts.kinds import Attribute, AttributeType
from zicht.facts.tables.attribute_names import by_name
from zicht.facts.tables.attributes import parts
from zicht.facts.tables.cells import Sheet, cell, placed
from zicht.facts.tables.layout import FACTS, folded
from zicht.facts.tables.noted import Noted
from zicht.facts.tables.parties import Parties, organisation_in
from zicht.facts.tables.values import day_node, truth_node
from zicht.facts.tables.words import Words, only

Context = tuple[Words, Parties, Noted]
_SHARED = re.compile(r"(?P<who>.+)\s*(?:[:(]|\bsinds\b|\bvanaf\b)\s*(?P<since>[^:()]*)\)?")
_SHARED_BARE = re.compile(r"(?P<who>.+?)\s+(?P<since>\d.*)")


def attributes_node(text: str, line: int, kind: str, context: Context, sheet: Sheet) -> Node:
    """The attributes in a cell; absent when it is empty."""
    words, _, noted = context
    named = parts(text)
    where = cell(sheet.name, FACTS, placed(line)[1], "attributes", placed(line)[2])
    if named is None:
        noted.problem(where, "table_attributes")
        return Node(None, line)
    known = _known(kind, words)
    found: dict[str, Node] = {}
    for written, value in named:
        attribute = known.get(folded(written))
        code = attribute.code if attribute else written
        if code in found:
            noted.problem(where, "table_attribute_twice")
        found[code] = _value(attribute, value, line, context)
    return Node(found or None, line)


def _known(kind: str, words: Words) -> dict[str, Attribute]:
    vocabulary = words.vocabulary
    own = vocabulary.kinds[kind].attributes if kind in vocabulary.kinds else {}
    return by_name({**vocabulary.common_attributes, **own})


def _value(attribute: Attribute | None, written: str, line: int, context: Context) -> Node:
    if attribute is None or attribute.type in {AttributeType.TEXT, AttributeType.FACT}:
        return Node(written, line)
    if attribute.type is AttributeType.BOOL:
        return truth_node(written, line)
    if attribute.type is AttributeType.DATE:
        return day_node(written, line)
    if attribute.type is AttributeType.ENUM:
        return Node(only(each for each in attribute.values if folded(each) == folded(written)) or written, line)
    words, organisations, _ = context
    known = organisations.named(written) or words.organisation_types.code(written)
    return Node(known or organisation_in(written, line, organisations, words), line)


def sharings_node(text: str, line: int, context: Context) -> Node:
    """`ggz: 3-4-2024; wijkteam (5-4-2024)`; absent when it is empty."""
    words, organisations, _ = context
    found = []
    for each in re.split(r"[;\n]", text):
        if not each.strip():
            continue
        match = _SHARED.fullmatch(each.strip()) or _SHARED_BARE.fullmatch(each.strip())
        who, since = (match["who"], match["since"]) if match else (each, "")
        organisation = organisation_in(who, line, organisations, words)
        found.append(Node({"organisation": Node(organisation, line), "since": day_node(since, line)}, line))
    return Node(found or None, line)
