"""How long a table of 100,000 rows takes to read, and how much memory, as a whole process.

usage: python bench/table.py [ROWS]

Nobody's family has as many rows; a table from a system may. It must be read, or be told what is wrong, without taking
the machine down: within two minutes and two gigabytes, as .csv and as .xlsx, right and wrong.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook

ROWS = 100_000
MOST_SECONDS, MOST_BYTES = 120.0, 2_000_000_000
TITLES = ("datum", "soort", "over wie", "organisatie", "kenmerken", "toelichting")
READ = """
import sys
from pathlib import Path
from zicht.facts.problems import ProblemsFound
from zicht.facts.tables.table import read_table
from zicht.facts.vocabulary import load_vocabulary
from zicht.rulebook.load import content_folder
try:
    case, _ = read_table(Path(sys.argv[1]), load_vocabulary(content_folder() / "kinds.yaml"))
    print(len(case.facts), "facts")
except ProblemsFound as found:
    print(len(found.problems), "problems")
"""


def rows(count: int, wrong: bool) -> Iterator[tuple[date | str, ...]]:
    """Invented rows; `wrong`: none of them has a day that exists."""
    yield ("", "persoon", "kind1", "", "rol: kind; geboren: 2016", "")
    first = date(2000, 1, 1)
    for number in range(count - 1):
        day = "31-2-2024" if wrong else first + timedelta(days=number % 9000)
        yield (day, "kindsignaal", "kind1", "School", "vorm: angst; ernst: laag", f"regel {number}")


def written(folder: Path, ending: str, count: int, wrong: bool) -> Path:
    """The table as a file."""
    path = folder / f"{'fout' if wrong else 'goed'}.{ending}"
    if ending == "csv":
        lines = (";".join(f'"{each}"' for each in row) for row in (TITLES, *rows(count, wrong)))
        path.write_text("\n".join(lines), "utf-8")
        return path
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Feiten")
    for row in (TITLES, *rows(count, wrong)):
        sheet.append(row)
    book.save(path)
    return path


def measured(path: Path) -> tuple[float, int, str]:
    """Wall-clock seconds, the most memory of any reading so far in bytes, and what came of it."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", READ, str(path)], check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return seconds, peak, done.stdout.strip()


def main(arguments: Sequence[str]) -> int:
    """Print each, the worst last; 1 when it is above the limit."""
    count = int(arguments[0]) if arguments else ROWS
    worst, peak = 0.0, 0
    with TemporaryDirectory() as folder:
        for ending in ("csv", "xlsx"):
            for wrong in (False, True):
                path = written(Path(folder), ending, count, wrong)
                seconds, peak, found = measured(path)
                worst = max(worst, seconds)
                print(f"{path.name:10} {count} rows: {seconds:.1f} s, {found}")
    short = worst > MOST_SECONDS or peak > MOST_BYTES
    print(
        f"{'short: ' if short else ''}table of {count} rows {worst:.1f} s (at most {MOST_SECONDS:g} s), "
        f"{peak / 1e9:.2f} GB (at most {MOST_BYTES / 1e9:g} GB)"
    )
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
