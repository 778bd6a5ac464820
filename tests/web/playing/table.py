"""The table of docs/vignettes.md: of what each vignette expects, who sees it."""

from collections import Counter
from pathlib import Path

from tests.web.playing.course import Content
from tests.web.playing.expecting import Expecting, Seen
from tests.web.playing.script import script, vignettes

PAGE = Path(__file__).resolve().parents[3] / "docs" / "vignettes.md"
BEGIN, END = "<!-- begin: vignettes -->\n", "<!-- end: vignettes -->\n"
COLUMNS = ("vignette", "expected", "itself", "as of another", "only together", "stopped", "no rule")
HEAD = f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}\n"


def table(content: Content) -> str:
    """A row for each vignette, and their sum."""
    rows = [_row(path, content) for path in vignettes() if ".control." not in path.name]
    total = [sum(row[place] for _, row in rows) for place in range(6)]
    return HEAD + "".join(_line(name, row) for name, row in [*rows, ("all", total)])


def published() -> str:
    """The table as it stands on the page."""
    return PAGE.read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0]


def publish(content: Content) -> None:
    """Write it anew."""
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(text.split(BEGIN)[0] + BEGIN + table(content) + END + text.split(END)[1], encoding="utf-8")


def _row(path: Path, content: Content) -> tuple[str, list[int]]:
    found = script(path, content[0])
    expecting = Expecting(found, content)
    seen, stopped = Counter(expecting.seen().values()), len(expecting.stopped) + len(expecting.prevented)
    counts = [len(found.wants), *(seen[each] for each in Seen), stopped, len(expecting.unanswered)]
    return found.name, counts


def _line(name: str, row: list[int]) -> str:
    return f"| {name} | {' | '.join(str(each or '') for each in row)} |\n"
