"""Runs the real command, as a reader would."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
ZICHT = str(Path(sys.executable).with_name("zicht"))
CASES = ROOT / "cases"


class Said(NamedTuple):
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str


def zicht(*arguments: str | Path, environment: Mapping[str, str] | None = None) -> Said:
    """Run a command without a terminal."""
    own = ("ZICHT_", "COLUMNS", "NO_COLOR")
    given = {key: value for key, value in os.environ.items() if not key.startswith(own)}
    given |= {"PYTHONUTF8": "1", **(environment or {})}
    command = [ZICHT, *(str(each) for each in arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=given, cwd=ROOT, check=False)
    return Said(done.returncode, done.stdout, done.stderr)
