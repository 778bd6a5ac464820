"""Cells as the values that a case file would have there; what cannot be read is left for the checks to tell."""

from zicht.facts.document import Node
from zicht.facts.fact import Precision
from zicht.facts.tables.cells import Value, text_of
from zicht.facts.tables.layout import folded
from zicht.facts.tables.words import Codes, truth
from zicht.facts.tables.written_days import day_in

NOT_READ = "?"  # no day, no birth date and no truth: the checks tell so, and nothing of the cell is repeated
_UNKNOWN = frozenset({"onbekend", "?", "niet bekend", "-"})


def text_node(value: Value, line: int) -> Node:
    """A text; empty is absent."""
    return Node(text_of(value) or None, line)


def code_node(value: Value, line: int, codes: Codes) -> Node:
    """A code, from the code or its label."""
    written = text_of(value)
    return Node((codes.code(written) or written) or None, line)


def day_node(value: Value, line: int) -> Node:
    """A calendar day; empty is absent."""
    if not text_of(value):
        return Node(None, line)
    found = day_in(value)
    exact = found is not None and found.precision is Precision.DAY
    return Node(found.day if found and exact else NOT_READ, line)


def born_node(value: Value, line: int) -> Node:
    """A birth date, the year or month of one, or absent when it is empty or said to be unknown."""
    written = text_of(value)
    if not written or folded(written) in _UNKNOWN or written in _UNKNOWN:
        return Node(None, line)
    found = day_in(written.removeprefix("~").strip() if isinstance(value, str) else value)
    if found is None:
        return Node(NOT_READ, line)
    if found.precision is Precision.DAY:
        return Node(found.day, line)
    month = found.precision is Precision.MONTH
    return Node(f"~{found.day:%Y-%m}" if month else f"~{found.day:%Y}", line)


def truth_node(value: Value, line: int) -> Node:
    """Yes or no; empty is absent."""
    written = text_of(value)
    if not written:
        return Node(None, line)
    found = value if isinstance(value, bool) else truth(written)
    return Node(NOT_READ if found is None else found, line)
