"""How far a folder is: a bar on a terminal, and elsewhere a plain line every few seconds."""

import time
from typing import TextIO

from zicht.cli.texts import say

EVERY_ON_TERMINAL = 0.1
EVERY_ELSEWHERE = 3.0
WIDTH = 24


class Progress:
    """Counts of one folder, written to standard error. With `total` 1 or less nothing is shown."""

    def __init__(self, stream: TextIO, total: int, language: str) -> None:
        self.stream = stream
        self.total = total
        self.language = language
        self.done = self.bad = 0
        self._terminal = stream.isatty()
        self._shown = False
        self._last = time.monotonic() - (EVERY_ON_TERMINAL if self._terminal else 0.0)

    def step(self, *, bad: bool) -> None:
        """One case further."""
        self.done += 1
        self.bad += bad
        if self.total > 1 and time.monotonic() - self._last >= (
            EVERY_ON_TERMINAL if self._terminal else EVERY_ELSEWHERE
        ):
            self._show()

    def hide(self) -> None:
        """Take the bar away before something else is written to the same terminal."""
        if self._shown:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
            self._shown = False

    def finish(self) -> None:
        """The last line: how many, and how many with problems."""
        self.hide()
        if self.total > 1:
            good = self.done - self.bad
            key = "summary_one" if good == 1 else "summary"
            self.stream.write(say(key, self.language, done=str(good), bad=str(self.bad)) + "\n")

    def _show(self) -> None:
        self._last = time.monotonic()
        values = {"done": str(self.done), "total": str(self.total), "bad": str(self.bad)}
        text = say("progress", self.language, **values)
        if self._terminal:
            filled = WIDTH * self.done // self.total
            self.stream.write(f"\r\x1b[K[{'#' * filled}{'.' * (WIDTH - filled)}] {text}")
            self._shown = True
        else:
            self.stream.write(f"{text}\n")
        self.stream.flush()
