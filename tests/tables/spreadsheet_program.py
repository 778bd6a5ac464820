"""A real spreadsheet program: what it makes of our tables when somebody opens and saves them."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

NAMES = ("soffice", "libreoffice")
FILTERS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods:calc8", "csv": "csv:Text - txt - csv (StarCalc):59,34,76"}
DUTCH_CSV = "CSV:59,34,76,1,,1043"  # semicolons, UTF-8, Dutch: as a Dutch computer opens a .csv


@cache
def office() -> str:
    """The program of this machine; without one the test fails."""
    found = next((path for each in NAMES if (path := shutil.which(each))), None)
    if found is None:
        pytest.fail("no LibreOffice on this machine: run make spreadsheet")
    return found


def saved_again(path: Path, ending: str, folder: Path) -> Path:
    """The file as the program saves it after opening it, in a folder of its own."""
    target = folder / f"{path.suffix[1:]}-as-{ending}"
    command = [office(), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    if path.suffix == ".csv":
        command.append(f"--infilter={DUTCH_CSV}")
    command += ["--convert-to", FILTERS[ending], "--outdir", str(target), str(path)]
    done = subprocess.run(command, capture_output=True, timeout=180, check=False)
    made = target / f"{path.stem}.{ending}"
    assert made.exists(), done.stderr.decode(errors="replace")[-500:]
    return made
