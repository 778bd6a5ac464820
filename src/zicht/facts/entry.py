"""Reading the keys of one mapping, collecting every problem on the way instead of stopping at the first."""

import difflib
import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TypeVar

from zicht.facts.document import Node, written_day
from zicht.facts.problems import Problem

_ID = re.compile(r"\w[\w.+-]{0,79}")
T = TypeVar("T")
FIRST_YEAR, LAST_YEAR = 1900, 2199
MOST = 9_999
LONGEST_HINTED = 80
PROBLEMS_HINTED = 200  # looking for the nearest code takes time; a file with more problems needs no hints


class Entry:
    """A mapping in a file. Each reader gives the value or None, and notes what is wrong in `problems`."""

    def __init__(self, node: Node, file: str, place: str, problems: list[Problem]) -> None:
        self.node = node
        self.file = file
        self.place = place
        self.problems = problems
        self.keys: dict[str, Node] = node.mapping or {}
        self.is_mapping = node.mapping is not None
        if not self.is_mapping:
            self.note("not_mapping", place=place)

    def note(self, code: str, key: str | None = None, /, line: int | None = None, **values: str) -> None:
        """Note a problem at a key, or at the entry itself."""
        at = self.keys.get(key) if key else None
        shown = {"key": key, **values} if key else values
        self.problems.append(Problem(self.file, line or (at.line if at else self.node.line), code, shown))

    def hint(self, value: str, known: Collection[str]) -> str:
        """` → code?` for the nearest known code, or nothing."""
        return did_you_mean(value, known) if len(self.problems) < PROBLEMS_HINTED else ""

    def only(self, allowed: Collection[str]) -> None:
        """Note every key that does not belong here."""
        for key, node in self.keys.items():
            if key not in allowed:
                self.note("unknown_key", line=node.line, place=self.place, hint=self.hint(key, allowed))

    def check_format(self, wanted: str) -> None:
        """Note when a file is not of the format that is read here."""
        node = self.keys.get("format")
        if self.is_mapping and (node is None or node.value != wanted):
            self.note("wrong_format", "format", wanted=wanted)

    def has(self, key: str) -> bool:
        """Whether the key is there with a value."""
        node = self.keys.get(key)
        return node is not None and node.value is not None

    def text(self, key: str, required: bool = True) -> str | None:
        """A text; whole numbers are accepted as such. A required text is not empty."""
        value = self._value(key, required)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        text = self._typed(key, value, str, "not_text")
        if text is not None and required and not text.strip():
            self.note("missing", key)
            return None
        return text

    def id(self, key: str, required: bool = True) -> str | None:
        """An identifier."""
        value = self.text(key, required)
        if value is not None and not _ID.fullmatch(value):
            self.note("not_id", key)
            return None
        return value

    def new_id(self, key: str, lines: dict[str, int]) -> str:
        """An identifier that no earlier entry has, or empty; `lines` keeps where each of them stands."""
        found = self.id(key) or ""
        if found in lines:
            self.note("duplicate_id", key, first=str(lines[found]))
        elif found:
            lines[found] = self.node.line
        return found

    def day(self, key: str, required: bool = True) -> date | None:
        """A calendar day, with or without quotes."""
        value = self._value(key, required)
        day = written_day(value) if isinstance(value, str) else value
        if isinstance(day, date) and FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
        if value is not None:
            self.note("not_date", key)
        return None

    def number(self, key: str, required: bool = False, least: int = 0, most: int = MOST) -> int | None:
        """A whole number from `least` up to and including `most`."""
        value = self._value(key, required)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self.note("not_number", key, least=str(least), most=str(most))
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
        self.note("not_one_of", key, allowed=listed(allowed), hint=self.hint(value, allowed))
        return None

    def items(self, key: str, required: bool = True, filled: bool = False) -> Sequence[Node]:
        """The items of a list."""
        if self._value(key, required) is None:
            return ()
        items = self.keys[key].sequence
        if items is None:
            self.note("not_list", key)
            return ()
        if filled and not items:
            self.note("empty_list", key)
        return items

    def entries(self, key: str, place: str, required: bool = True, filled: bool = False) -> Iterator["Entry"]:
        """The items of a list of mappings."""
        for node in self.items(key, required, filled):
            yield Entry(node, self.file, place, self.problems)

    def texts(self, key: str, required: bool = False, filled: bool = False) -> tuple[str, ...]:
        """A list of texts or whole numbers; one alone counts as a list of one."""
        node = self.keys.get(key)
        alone = node is not None and as_text(node.value) is not None
        found = []
        for item in [node] if node is not None and alone else self.items(key, required, filled):
            text = as_text(item.value)
            if text is None:
                self.note("not_text", line=item.line, key=key)
            else:
                found.append(text)
        return tuple(found)

    def below(self, key: str, place: str, required: bool = True) -> "Entry | None":
        """The mapping under a key."""
        if self._value(key, required) is None:
            return None
        return Entry(self.keys[key], self.file, place, self.problems)

    def _value(self, key: str, required: bool) -> object:
        node = self.keys.get(key)
        if node is None or node.value is None:
            if required and self.is_mapping:
                self.note("missing", key)
            return None
        return node.value

    def _typed(self, key: str, value: object, wanted: type[T], code: str) -> T | None:
        if value is None or isinstance(value, wanted):
            return value
        self.note(code, key)
        return None


def did_you_mean(value: str, known: Collection[str]) -> str:
    """` → code?` for the nearest known code; nothing of what was written is repeated."""
    near = difflib.get_close_matches(value, known, n=1) if len(value) <= LONGEST_HINTED else []
    return f" → `{near[0]}`?" if near else ""


def listed(codes: Collection[str]) -> str:
    """Codes in a message, in order of the alphabet; a very long list is cut off."""
    shown = sorted(codes)
    return ", ".join(shown[:40]) + (", …" if len(shown) > 40 else "")


def as_text(value: object) -> str | None:
    """A text or a whole number as text."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return str(value)
