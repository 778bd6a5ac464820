"""How long the report of the largest case takes as a whole process, and how large it is.

usage: python bench/report.py [CASE]

A facilitator who prepares a session should not wait, and should be able to send the file: under two seconds and two
megabytes, whole and in steps.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
ZICHT = str(Path(sys.executable).with_name("zicht"))
RUNS = 5
MOST_SECONDS, MOST_BYTES = 2.0, 2_000_000
FORMS = {"whole": (), "in steps": ("--stepwise",)}


def largest() -> Path:
    """The case file with the most facts."""
    return max(
        sorted((HERE / "cases").rglob("*.casus.yaml")), key=lambda path: path.read_text("utf-8").count(" kind: ")
    )


def measured(case: Path, options: Sequence[str]) -> tuple[float, int]:
    """Median of the wall-clock seconds, and the size in bytes."""
    times, size = [], 0
    for _ in range(RUNS):
        start = time.perf_counter()
        made = subprocess.run([ZICHT, "report", str(case), *options], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
        size = len(made.stdout)
    return statistics.median(times), size


def main(arguments: Sequence[str]) -> int:
    """Print both figures for both forms; 1 when one is too large."""
    case = Path(arguments[0]) if arguments else largest()
    print(f"case {case.name}")
    found = {form: measured(case, options) for form, options in FORMS.items()}
    for form, (seconds, size) in found.items():
        print(f"{form:10} median {seconds:.3f} s  {size / 1e6:.3f} MB")
    seconds, size = (max(each) for each in zip(*found.values(), strict=True))
    short = seconds > MOST_SECONDS or size > MOST_BYTES
    print(
        f"{'short: ' if short else ''}report {seconds:.3f} s (at most {MOST_SECONDS} s), "
        f"{size / 1e6:.3f} MB (at most {MOST_BYTES / 1e6} MB)"
    )
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
