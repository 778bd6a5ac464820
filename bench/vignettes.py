"""Each vignette of the sources played through the application in Chromium: as it went, and as its control.

usage: python -m bench.vignettes [PART OF A NAME | CASE FILE]

A vignette is played twice as it went: once while all share what they record in a collaboration, once while each
organisation has only its own. Its control is played while all share, and nothing may stay raised. Two are played at the
same time, each with a database and a browser of its own; docs/vignettes.md says what is looked at.
"""

import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Lock
from typing import IO, Any

AT_ONCE = 2
PLAYING = "--play"


def main(part: str) -> int:
    """1 when one was not played as it must."""
    ready()
    from tests.web.playing.script import vignettes

    paths = [Path(part)] if Path(part).is_file() else [each for each in vignettes() if part in each.name]
    waiting: Queue[Path] = Queue()
    for each in sorted(paths, key=lambda each: -each.stat().st_size):  # the longest first
        waiting.put(each)
    telling = Telling(len(paths))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for playing in [pool.submit(_players, waiting, telling) for _ in range(AT_ONCE)]:
            playing.result()
    print(f"bar-vignettes: {telling.good} of {len(paths)} played as they must")
    return int(telling.good < len(paths) or not paths)


class Telling:
    """Tells how far it is, a line for each that was played."""

    def __init__(self, total: int) -> None:
        self.total, self.done, self.good, self.began, self.lock = total, 0, 0, time.monotonic(), Lock()

    def played(self, path: Path, how: dict[str, Any]) -> None:
        """One was played."""
        with self.lock:
            self.done += 1
            self.good += not how["problems"]
            counts = f"{how['typed']} facts, {how['looks']} pages, {how['seconds']:.0f} s"
            passed = f"{(time.monotonic() - self.began) / 60:.1f} min"
            print(
                f"{self.done:2} of {self.total} [{passed}] {path.name.removesuffix('.casus.yaml')}: {counts}",
                flush=True,
            )
            for each in how["problems"]:
                print(f"     {each}", flush=True)


def ready() -> None:
    """Ready Django in this process, as for the demo: the clock may be set."""
    os.environ |= {"ZICHT_DEMO": "1", "DJANGO_SETTINGS_MODULE": "zicht.web.settings"}
    os.environ.setdefault("ZICHT_SECRET_KEY", secrets.token_urlsafe(48))
    import django

    django.setup()


def _players(waiting: "Queue[Path]", telling: Telling) -> None:
    """Give one process family after family."""
    with _process() as (to, back):
        while True:
            try:
                path = waiting.get_nowait()
            except Empty:
                return
            to.write(f"{path}\n")
            to.flush()
            said = back.readline()
            broken = {"problems": ["the process that played it stopped"], "typed": 0, "looks": 0, "seconds": 0}
            telling.played(path, json.loads(said) if said else broken)


@contextmanager
def _process() -> Iterator[tuple[IO[str], IO[str]]]:
    command = [sys.executable, "-m", "bench.vignettes", PLAYING]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield process.stdin, process.stdout
        process.stdin.close()


def play_all(paths: IO[str], back: IO[str]) -> int:
    """Play each family whose file is named on a line, and tell how it went."""
    ready()
    from tests.web.live import browsing
    from tests.web.playing.performing import played
    from tests.web.starting import thrown_away

    with thrown_away() as server, browsing() as browser:
        for line in paths:
            began = time.monotonic()
            how = played(Path(line.strip()), server, browser)
            told = {"problems": how.problems, "typed": how.typed, "looks": how.looks}
            back.write(json.dumps(told | {"seconds": time.monotonic() - began}) + "\n")
            back.flush()
    return 0


if __name__ == "__main__":
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    sys.exit(play_all(sys.stdin, sys.stdout) if asked == PLAYING else main(asked))
