"""How long one replay takes as a whole process, from start to exit.

usage: python bench/startup.py [CASE]

A professional who asks one question should not wait for the machine: the median of 15 runs stays at or under
half a second. A run of the bare interpreter stands beside it, to tell a slow machine from a slow program.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
CASE = HERE / "cases" / "001-2.1-getuige-van-geweld.casus.yaml"
RUNS = 15
MOST = 0.5


def seconds(command: Sequence[str], runs: int = RUNS) -> list[float]:
    """Wall-clock seconds of each run; the first, which warms the disk cache, is not counted."""
    return [_once(command) for _ in range(runs + 1)][1:]


def _once(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _line(title: str, times: Sequence[float]) -> str:
    return f"{title:22} min {min(times):.3f}  median {statistics.median(times):.3f}  max {max(times):.3f} s"


def main(arguments: Sequence[str]) -> int:
    """Print both timings; 1 when the replay is too slow."""
    case = Path(arguments[0]) if arguments else CASE
    interpreter = seconds([sys.executable, "-c", "pass"])
    replay = seconds([str(Path(sys.executable).with_name("zicht")), "replay", str(case)])
    print(_line("interpreter alone", interpreter))
    print(_line("zicht replay ONECASE", replay))
    median = statistics.median(replay)
    short = median > MOST
    print(f"{'short: ' if short else ''}startup {median:.3f} s (at most {MOST} s)")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
