"""The files of this repository."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def python_files(*folders: str) -> list[Path]:
    """The Python files in these top-level folders."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def rule_files() -> list[Path]:
    """The rules, without the cases beside them."""
    found = (ROOT / "rulebook" / "rules").rglob("*.yaml")
    return sorted(path for path in found if not path.name.endswith(".cases.yaml"))


def tracked_files() -> list[Path]:
    """Everything that is in version control; outside a checkout there is nothing to ask."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def place(path: Path) -> str:
    """A path as it is written in this repository."""
    return path.relative_to(ROOT).as_posix()
