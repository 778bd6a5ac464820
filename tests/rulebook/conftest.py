"""The copy of the rulebook that a test may change."""

import re
import shutil
from pathlib import Path

import pytest

from tests.rulebook.copied import Change
from zicht.rulebook.load import content_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the rulebook."""
    return Path(shutil.copytree(content_folder(), tmp_path / "rulebook"))


@pytest.fixture
def change(folder: Path) -> Change:
    """Put something in the place of what a pattern finds in a file of the copy."""

    def changed(file: str, pattern: str, new: str) -> None:
        text = (folder / file).read_text("utf-8")
        assert re.search(pattern, text, re.MULTILINE), f"{pattern} is not in {file}"
        (folder / file).write_text(re.sub(pattern, new, text, count=1, flags=re.MULTILINE), "utf-8")

    return changed
