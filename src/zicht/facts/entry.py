"""Reading the keys of one mapping, collecting every problem on the way instead of stopping at the first."""

import difflib
import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TypeVar

from zicht.facts.document import Node
from zicht.facts.problems import Problem

_ID = re.compile(r"[\w][\w.+-]{0,79}$")
T = TypeVar("T")
FIRST_YEAR, LAST_YEAR = 1900, 2199


class Entry:
    """A mapping in a file. Each reader gives the value or None, and notes what is wrong in `problems`."""

    def __init__(self, node: Node, file: str, place: str, problems: list[Problem]) -> None:
        self.node = node
        self.file = file
        self.place = place
        self.problems = problems
        if node.mapping is None:
            self.note("not_mapping", place=place)

    @property
    def keys(self) -> dict[str, Node]:
        """The nodes by key; empty when this is no mapping."""
        return self.node.mapping or {}

    def note(self, code: str, key: str | None = None, line: int | None = None, **values: str) -> None:
        """Note a problem at a key, or at the entry itself."""
        at = self.keys.get(key) if key else None
        shown = {"key": key, **values} if key else values
        self.problems.append(Problem(self.file, line or (at.line if at else self.node.line), code, shown))

    def only(self, allowed: Collection[str]) -> None:
        """Note every key that does not belong here."""
        for key, node in self.keys.items():
            if key not in allowed:
                hint = did_you_mean(key, allowed)
                self.note("unknown_key", line=node.line, place=self.place, hint=hint)

    def has(self, key: str) -> bool:
        """Whether the key is there with a value."""
        node = self.keys.get(key)
        return node is not None and node.value is not None

    def text(self, key: str, required: bool = True) -> str | None:
        """A text; whole numbers are accepted as such."""
        value = self._value(key, required)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return self._typed(key, value, str, "not_text")

    def id(self, key: str, required: bool = True) -> str | None:
        """An identifier."""
        value = self.text(key, required)
        if value is not None and not _ID.match(value):
            self.note("not_id", key)
            return None
        return value

    def day(self, key: str, required: bool = True) -> date | None:
        """A calendar day."""
        value = self._typed(key, self._value(key, required), date, "not_date")
        if value is not None and not FIRST_YEAR <= value.year <= LAST_YEAR:
            self.note("not_date", key)
            return None
        return value

    def number(self, key: str, required: bool = False, least: int = 0) -> int | None:
        """A whole number of at least `least`."""
        value = self._value(key, required)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            self.note("not_number", key, least=str(least))
            return None
        return value

    def flag(self, key: str) -> bool:
        """True or false; absent is false."""
        return bool(self._typed(key, self._value(key, required=False), bool, "not_bool"))

    def one_of(self, key: str, allowed: Collection[str], required: bool = True) -> str | None:
        """One of a closed list of codes."""
        value = self.text(key, required)
        if value is None or value in allowed:
            return value
        shown = ", ".join(sorted(allowed)[:40])
        self.note("not_one_of", key, allowed=shown, hint=did_you_mean(value, allowed))
        return None

    def items(self, key: str, required: bool = True, filled: bool = False) -> Sequence[Node]:
        """The items of a list."""
        node = self.keys.get(key)
        if node is None or node.value is None:
            if required:
                self.note("missing", key)
            return ()
        if node.sequence is None:
            self.note("not_list", key)
            return ()
        if filled and not node.sequence:
            self.note("empty_list", key)
        return node.sequence

    def entries(self, key: str, place: str, required: bool = True) -> Iterator["Entry"]:
        """The items of a list of mappings."""
        for node in self.items(key, required):
            yield Entry(node, self.file, place, self.problems)

    def texts(self, key: str, required: bool = False) -> tuple[str, ...]:
        """A list of texts; one text alone counts as a list of one."""
        node = self.keys.get(key)
        if node is not None and isinstance(node.value, str):
            return (node.value,)
        found = []
        for item in self.items(key, required):
            if isinstance(item.value, str):
                found.append(item.value)
            else:
                self.note("not_text", key, line=item.line)
        return tuple(found)

    def below(self, key: str, place: str, required: bool = True) -> "Entry | None":
        """The mapping under a key."""
        node = self.keys.get(key)
        if node is None or node.value is None:
            if required:
                self.note("missing", key)
            return None
        return Entry(node, self.file, place, self.problems)

    def _value(self, key: str, required: bool) -> object:
        node = self.keys.get(key)
        if node is None or node.value is None:
            if required:
                self.note("missing", key)
            return None
        return node.value

    def _typed(self, key: str, value: object, wanted: type[T], code: str) -> T | None:
        if value is None or isinstance(value, wanted):
            return value
        self.note(code, key)
        return None


def did_you_mean(value: str, known: Collection[str]) -> str:
    """` -> code?` for the nearest known code; nothing of what was written is repeated."""
    near = difflib.get_close_matches(value, known, n=1)
    return f" → `{near[0]}`?" if near else ""
