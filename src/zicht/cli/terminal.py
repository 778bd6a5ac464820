"""Text on a terminal: colour only where it helps and is wanted, lines no longer than can be read."""

import os
import shutil
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

WIDEST, NARROWEST = 100, 40
_CODES = {"bold": "1", "dim": "2", "open": "36", "raised": "33", "closed": "32", "heading": "1;34"}


@dataclass(frozen=True, slots=True)
class Paper:
    """Where text goes: how wide it is, and whether it takes colour."""

    width: int
    colour: bool

    def paint(self, text: str, style: str) -> str:
        """The text in a style; plain where there is no colour."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour and text else text

    def lines(self, text: str, first: str = "", rest: str | None = None, style: str | None = None) -> list[str]:
        """The text in lines that fit, the first with one indent and the others with another."""
        further = " " * len(first) if rest is None else rest
        room = self.width - max(len(first), len(further))
        wrapped = textwrap.wrap(text, max(room, 20), break_long_words=False, break_on_hyphens=False) or [""]
        painted = [self.paint(each, style) if style else each for each in wrapped]
        return [(first if number == 0 else further) + each for number, each in enumerate(painted)]


def paper_for(stream: TextIO, environment: Mapping[str, str] | None = None) -> Paper:
    """What a stream can show. NO_COLOR and a dumb terminal turn colour off (no-color.org)."""
    given = os.environ if environment is None else environment
    width = min(WIDEST, max(NARROWEST, shutil.get_terminal_size((WIDEST, 24)).columns))
    dull = bool(given.get("NO_COLOR")) or given.get("TERM") == "dumb"
    return Paper(width, stream.isatty() and not dull)
