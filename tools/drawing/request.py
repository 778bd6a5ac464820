"""The marked blocks of a page: which case is drawn for which rule, and how."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

BLOCK = re.compile(r"(<!-- drawn: (?P<words>[^>]+?) -->\n)```text\n(?P<body>.*?)```", re.DOTALL)
MARKER = re.compile(r"<!-- drawn: (?P<words>[^>]+?) -->")
OPTIONS = frozenset({"view", "on", "known_at", "circle", "holding", "condition", "child", "receipt"})
FLAGS = frozenset({"possible", "whose"})


@dataclass(frozen=True, slots=True)
class Request:
    """One block: `<!-- drawn: CASE RULE [option=value ...] [flag ...] -->`."""

    case: str
    rule: str
    options: dict[str, str] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()

    def day(self, option: str) -> date | None:
        """The day that an option names."""
        text = self.options.get(option)
        return date.fromisoformat(text) if text else None


def request(words: str) -> Request:
    """What a marker asks for. Raises ValueError with the word that is not understood."""
    case, rule, *others = words.split()
    options = dict(each.split("=", 1) for each in others if "=" in each)
    flags = frozenset(each for each in others if "=" not in each)
    if unknown := (set(options) - OPTIONS) | (flags - FLAGS):
        raise ValueError(f"{words}: write one of {sorted(OPTIONS | FLAGS)} in place of {sorted(unknown)}")
    return Request(case, rule, options, flags)


def requests(page: str) -> Iterator[Request]:
    """Every block of a page; each marker is followed by a fenced block of text."""
    blocks = [each["words"] for each in BLOCK.finditer(page)]
    markers = [each["words"] for each in MARKER.finditer(page)]
    if blocks != markers:
        lost = next(each for each in markers if markers.count(each) > blocks.count(each))
        raise ValueError(f"{lost}: put a fenced block of text right below this marker")
    return (request(each) for each in blocks)


def redrawn(page: str, draw: Callable[[Request], str]) -> str:
    """The page with every block drawn anew."""
    list(requests(page))

    def fresh(block: re.Match[str]) -> str:
        return f"{block[1]}```text\n{draw(request(block['words']))}\n```"

    return BLOCK.sub(fresh, page)
