"""The demo when it is interrupted: nothing half stays behind, and no server keeps running."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from zicht.cli.demo import data_folder

CASES = Path(__file__).parents[2] / "cases"
FAMILIES = 12
INTERRUPTED = 130
UNFINISHED = "SELECT count(*), count(*) FILTER (WHERE id NOT IN (SELECT family_id FROM view_state)) FROM family"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that the account of the database may pass through, with some cases."""
    for each in (tmp_path, *tmp_path.parents):
        if each.stat().st_uid == os.getuid() and each != Path("/"):
            each.chmod(each.stat().st_mode | 0o011)
    some = tmp_path / "cases"
    some.mkdir()
    for each in [each for each in sorted(CASES.glob("*.casus.yaml")) if ".control." not in each.name][:FAMILIES]:
        (some / each.name).symlink_to(each)
    return tmp_path


def started(folder: Path) -> "subprocess.Popen[str]":
    code = "import sys; from zicht.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "demo", "--data", str(folder / "db"), "--cases", str(folder / "cases")]
    return subprocess.Popen([*command, "--port", "8731"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def wait_for(demo: "subprocess.Popen[str]", line: str) -> None:
    assert demo.stdout is not None
    said = []
    for each in demo.stdout:
        said.append(each)
        if line in each:
            return
        if "http" in each:  # it serves, and says nothing more
            break
    pytest.fail("".join(said))


def stop(demo: "subprocess.Popen[str]") -> None:
    """As a system does that goes down."""
    demo.send_signal(signal.SIGTERM)
    said, _ = demo.communicate(timeout=60)
    assert demo.returncode in {0, INTERRUPTED}, said


def unfinished(folder: Path) -> tuple[int, int]:
    """How many families there are, and how many of them have not been evaluated."""
    password = (folder / "db" / "zicht_owner").read_text().strip()
    place = f"host={folder / 'db' / 'socket'} dbname=zicht user=zicht_owner"
    with psycopg.connect(place, password=password) as connection:
        found = connection.execute(UNFINISHED).fetchone()
    assert found is not None
    return found[0], found[1]


def test_a_demo_that_is_stopped_while_it_prepares_stops_its_database_and_goes_on_the_next_time(folder: Path) -> None:
    process = folder / "db" / "data" / "postmaster.pid"

    for moment in ("De database start", ": 10 van "):
        with started(folder) as interrupted:
            wait_for(interrupted, moment)
            stop(interrupted)
        assert not process.exists()

    with started(folder) as again:
        wait_for(again, "http")
        families, left = unfinished(folder)
        assert families >= FAMILIES
        assert left == 0
        stop(again)
    assert not process.exists()


def test_the_account_of_the_database_may_pass_to_the_folder_that_is_taken_by_itself() -> None:
    is_root = os.geteuid() == 0

    folder = data_folder(is_root, Path.home())

    passed = [each for each in folder.parents if each.exists()]
    assert not is_root or all(each.stat().st_mode & 0o001 for each in passed)
    assert data_folder(is_root=False, home=Path("thuis")).is_relative_to("thuis")
