"""The repository stands alone: it names no machine, no neighbouring folder and no package index."""

import re
from pathlib import Path

import pytest

from tests.habits.repository import place, tracked_files

# A letter in brackets keeps this file from naming them itself.
NEVER = {
    "a path on a machine": r"(?<![\w.~-])/(?:[w]ork|[h]ome|[r]oot|[U]sers|[o]pt)(?:/|\b)",
    "a folder beside the repository": r"(?<![\w/-])(?:\.\./)*[s]hared/",
    "a package index": r"[p]ypi\.org|[p]ythonhosted|--(?:extra-)?[i]ndex-url",
    "a second kind of lock": r"\b[u]v\.lock\b",
}


@pytest.mark.parametrize("what", NEVER)
def test_no_tracked_file_names(what: str) -> None:
    pattern = re.compile(NEVER[what])

    assert [hit for path in tracked_files() for hit in hits(path, pattern)] == []


def hits(path: Path, pattern: re.Pattern[str]) -> list[str]:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return [f"{place(path)}:{n}: {match[0]}" for n, line in enumerate(lines, 1) if (match := pattern.search(line))]
