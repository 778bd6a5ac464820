"""A folder of cases at once: cases per second, and memory that stays flat however many there are.

usage: python bench/folder.py

The cases are copies of those in cases/, each with an id of its own. The peak memory of a replay of 1,000 cases may
be at most 20 % above that of 100 cases: then nothing is kept of a case that is done.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent.parent
FEW, MANY = 100, 1000
MOST_GROWTH = 1.2
UNIT = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts in


class Run(NamedTuple):
    """One replay of a folder."""

    cases: int
    seconds: float
    peak: int


def fill(folder: Path, cases: int) -> None:
    """So many copies of the cases in this repository, in folders of a hundred."""
    originals = sorted((HERE / "cases").rglob("*.casus.yaml"))
    for number in range(cases):
        original = originals[number % len(originals)]
        name = f"{number:04d}-{original.name.removesuffix('.casus.yaml')}"
        content = original.read_text("utf-8").replace("\nid: ", f"\nid: {number:04d}-", 1)
        path = folder / f"{number // 100:02d}" / f"{name}.casus.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, "utf-8")


def replay(folder: Path, cases: int) -> Run:
    """Time and peak memory of one process."""
    command = [str(Path(sys.executable).with_name("zicht")), "replay", "--json", str(folder)]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"the replay ended with status {process.returncode}")
    return Run(cases, time.perf_counter() - start, usage.ru_maxrss * UNIT)


def measured(cases: int) -> Run:
    """The same on a folder made for it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, cases)
        return replay(folder, cases)


def main() -> int:
    """Print both runs; 1 when memory grows with the number of cases."""
    few, many = measured(FEW), measured(MANY)
    for run in (few, many):
        speed = run.cases / run.seconds
        print(f"{run.cases:5} cases  {run.seconds:6.2f} s  {speed:6.0f} cases/s  {run.peak / 1e6:6.1f} MB")
    growth = many.peak / few.peak
    short = growth > MOST_GROWTH
    print(f"{'short: ' if short else ''}memory x {growth:.2f} from {FEW} to {MANY} (at most {MOST_GROWTH})")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
