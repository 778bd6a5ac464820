"""Every command in the documents runs, and what a document shows comes out."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("README.md", "docs/tour.md", "docs/tables.md", "docs/terugblik.md", "docs/rulebook.md")
BLOCK = re.compile(r"^```(?P<kind>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
FILE_OF = {"yaml case": "tour.casus.yaml", "yaml bad": "fout.casus.yaml", "yaml moments": "momenten.yaml"}
FILE_OF |= {"csv school": "school.csv", "csv wijkteam": "wijkteam.csv", "csv bad": "fout.csv"}
FILE_OF |= {"csv elsewhere": "elders.csv", "yaml mapping": "elders.koppeling.yaml"}
OF_MAKE = ("make demo", "make test")  # a test that runs `make test` never ends; .ci/run and the reader run these
ANYTHING = "..."


@dataclass(frozen=True)
class Example:
    """A command with the lines that the document shows under it."""

    document: str
    command: str
    shown: tuple[str, ...]


def examples() -> list[Example]:
    """All commands of all documents, but for those of make."""
    found = []
    for document in DOCUMENTS:
        for block in BLOCK.finditer((ROOT / document).read_text(encoding="utf-8")):
            if block["kind"] == "console":
                for part in block["text"].split("$ ")[1:]:
                    command, *shown = part.strip("\n").split("\n")
                    found.append(Example(document, command, tuple(shown)))
    return [each for each in found if each.command not in OF_MAKE]


@pytest.mark.parametrize("example", examples(), ids=lambda each: each.command[:70])
def test_a_command_in_a_document_shows_what_the_document_says(example: Example, tmp_path: Path) -> None:
    place = _as_the_reader_has_it(tmp_path)

    ran = subprocess.run(
        ["bash", "-c", example.command], cwd=place, env=_environment(), capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stderr
    _assert_shows(ran.stdout.splitlines(), example.shown)


def test_the_table_of_the_readme_names_commands_that_exist() -> None:
    named = re.findall(r"`zicht ([a-z-]+(?: [a-z-]+)?)", (ROOT / "README.md").read_text(encoding="utf-8"))

    for words in {each if each.startswith("rules") else each.split()[0] for each in named}:
        ran = subprocess.run(["zicht", *words.split(), "--help"], env=_environment(), capture_output=True, check=False)
        assert ran.returncode == 0, words


def test_make_has_the_two_commands_of_the_readme() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert all(f"\n{each.removeprefix('make ')}:" in makefile for each in OF_MAKE)


def _as_the_reader_has_it(folder: Path) -> Path:
    """A folder with the cases, the rulebook and the files that the documents have their reader write."""
    for name in ("cases", "rulebook"):
        (folder / name).symlink_to(ROOT / name)
    for document in DOCUMENTS:
        for block in BLOCK.finditer((ROOT / document).read_text(encoding="utf-8")):
            if block["kind"] in FILE_OF:
                (folder / FILE_OF[block["kind"]]).write_text(block["text"], encoding="utf-8")
    return folder


def _environment() -> dict[str, str]:
    """The commands of this checkout first; no colour, a wide terminal."""
    own = Path(sys.executable).parent
    assert shutil.which("zicht", path=str(own))
    return {**os.environ, "PATH": f"{own}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1", "COLUMNS": "100"}


def _assert_shows(printed: list[str], shown: tuple[str, ...]) -> None:
    """The shown lines stand in the output in this order; `...` stands for any lines."""
    rest = iter(printed)
    for line in shown:
        if line.strip() != ANYTHING:
            assert line in rest, f"not shown: {line!r}"
