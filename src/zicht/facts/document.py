"""Reading a YAML file that somebody wrote by hand: plain values with the line of each, within safe limits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

import yaml

from zicht.facts.problems import Problem, ProblemsFound

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # a build without libyaml: the same events, slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

MAX_BYTES = 5_000_000
MAX_DEPTH = 20
MAX_VALUES = 200_000
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")  # 007 and 00:15 stay text
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
COUNTS_BYTES = Loader.__name__.startswith("C")
_PLAIN_TAGS = frozenset({None, "!"})
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True, eq=False, repr=False)
class Node:
    """A value and its line, in a mapping that of its key. Mappings hold nodes by key, lists hold nodes."""

    value: object
    line: int

    @property
    def mapping(self) -> "dict[str, Node] | None":
        """The entries, when this is a mapping."""
        return self.value if isinstance(self.value, dict) else None

    @property
    def sequence(self) -> "list[Node] | None":
        """The items, when this is a list."""
        return self.value if isinstance(self.value, list) else None


def read(path: Path, name: str | None = None) -> Node:
    """The content of a YAML file. `name` is how problems call it. Raises ProblemsFound."""
    shown = name or str(path)
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)  # not by the size on disk: a device or pipe has none
    except (OSError, ValueError):
        raise ProblemsFound([Problem(shown, 1, "unreadable")]) from None
    return parse(content, shown)


def parse(content: bytes, name: str) -> Node:
    """The same for bytes already read."""
    if len(content) > MAX_BYTES:
        raise ProblemsFound([Problem(name, 1, "too_large", {"limit": str(MAX_BYTES // 1_000_000)})])
    if 0 in content[:4]:  # UTF-16 or UTF-32 without a byte order mark
        raise ProblemsFound([Problem(name, 1, "encoding")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ProblemsFound([Problem(name, line, "encoding")]) from None
    return _Builder(name).build(text)


def written_day(text: str) -> date | None:
    """The day that a text names, or None: `2024-02-30` and `2024-2-3` name no day."""
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


class _Builder:
    """Makes nodes of YAML events, so that depth and size are bounded before anything is kept."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.values = 0

    def build(self, text: str) -> Node:
        try:
            root = self._document(yaml.parse(text, Loader=Loader))
        except yaml.reader.ReaderError as error:
            self._add(_line_of_byte(text, error.position), "control_character")
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            # Newer YAML readers stop at deep nesting themselves, before the depth is counted here.
            code = "too_deep" if "nesting depth" in str(error) else "syntax"
            self._add(mark.line + 1 if mark else 1, code)
        else:
            if not self.problems:
                return root
        raise ProblemsFound(self.problems)

    def _document(self, events: Iterator[yaml.Event]) -> Node:
        root: Node | None = None
        for event in events:
            if isinstance(event, (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent)):
                continue
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._stop(event, "several_documents")
                continue
            root = self._node(event, events, 0)
        if root is None:
            raise ProblemsFound([Problem(self.name, 1, "empty_file")])
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self.values += 1
        if self.values > MAX_VALUES:
            self._stop(event, "too_many", limit=str(MAX_VALUES))
        if depth > MAX_DEPTH:
            self._stop(event, "too_deep")
        line = _line(event)
        if isinstance(event, yaml.AliasEvent):
            self._add(line, "alias")
            return Node(None, line)
        assert isinstance(event, yaml.NodeEvent)
        if event.anchor is not None:
            self._add(line, "alias")
        if getattr(event, "tag", None) not in _PLAIN_TAGS:
            self._add(line, "tag")
        if isinstance(event, yaml.ScalarEvent):
            return Node(self._scalar(event, line), line)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(self._sequence(events, depth), line)
        return Node(self._mapping(events, depth), line)

    def _sequence(self, events: Iterator[yaml.Event], depth: int) -> list[Node]:
        items = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, depth + 1))
        return items

    def _mapping(self, events: Iterator[yaml.Event], depth: int) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            line = _line(event)
            key = self._node(event, events, depth + 1).value
            value = self._node(next(events), events, depth + 1)
            value.line = line
            if not isinstance(key, str):
                self._add(line, "key_not_text")
            elif key in entries:
                self._add(line, "duplicate_key", first=str(entries[key].line))
            else:
                entries[key] = value
        return entries

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> object:
        if event.style == '"' and _UNPRINTABLE.search(event.value):  # only here can one be written as \0
            self._add(line, "control_character")
        return event.value if event.style else _plain(event.value)

    def _add(self, line: int, code: str, **values: str) -> None:
        self.problems.append(Problem(self.name, line, code, values))

    def _stop(self, event: yaml.Event, code: str, **values: str) -> NoReturn:
        self._add(_line(event), code, **values)
        raise ProblemsFound(self.problems)


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark else 1


def _plain(text: str) -> object:
    """Without quotes it is a bool, null, whole number or date when it is written as one; all else is text."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return written_day(text) or text


def _line_of_byte(text: str, position: int) -> int:
    """The line of a place in the text: libyaml counts bytes, the reader in Python counts characters."""
    before = text.encode()[:position].decode(errors="ignore") if COUNTS_BYTES else text[:position]
    return before.count("\n") + 1
