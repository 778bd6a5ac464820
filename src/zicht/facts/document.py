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
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")
_INTEGER = re.compile(r"[-+]?\d{1,15}$")
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
_PLAIN_TAGS = frozenset({None, "!"})


@dataclass(slots=True, eq=False)
class Node:
    """A value and the line (from 1) on which it begins. Mappings hold nodes by key, lists hold nodes."""

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
        if path.stat().st_size > MAX_BYTES:
            raise ProblemsFound([Problem(shown, 1, "too_large", {"limit": str(MAX_BYTES // 1_000_000)})])
        content = path.read_bytes()
    except OSError:
        raise ProblemsFound([Problem(shown, 1, "unreadable")]) from None
    return parse(content, shown)


def parse(content: bytes, name: str) -> Node:
    """The same for bytes already read."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ProblemsFound([Problem(name, line, "encoding")]) from None
    return _Builder(name).build(text)


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
            line = text[: max(error.position, 0)].count("\n") + 1
            raise ProblemsFound([Problem(self.name, line, "control_character")]) from None
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise ProblemsFound([Problem(self.name, mark.line + 1 if mark else 1, "syntax")]) from None
        if self.problems:
            raise ProblemsFound(self.problems)
        return root

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
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._stop(event, "alias")
        if event.tag not in _PLAIN_TAGS:
            self._stop(event, "tag")
        line = event.start_mark.line + 1
        if isinstance(event, yaml.ScalarEvent):
            return Node(_scalar(event), line)
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
            line = event.start_mark.line + 1
            key = self._node(event, events, depth + 1).value
            if not isinstance(key, str):
                self._stop(event, "key_not_text")
            value = self._node(next(events), events, depth + 1)
            if key in entries:
                shown = key if re.fullmatch(r"[a-z_]+", key) else "?"
                self.problems.append(Problem(self.name, line, "duplicate_key", {"key": shown}))
            entries[key] = value
        return entries

    def _stop(self, event: yaml.Event, code: str, **values: str) -> NoReturn:
        problem = Problem(self.name, event.start_mark.line + 1, code, values)
        raise ProblemsFound([*self.problems, problem])


def _scalar(event: yaml.ScalarEvent) -> object:
    """A plain scalar becomes a bool, None, whole number or date when it is written as one; all else is text."""
    text: str = event.value
    if event.style:  # quoted or a block; libyaml says '' for plain
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _DATE.match(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return int(text) if _INTEGER.match(text) else text
