"""On a terminal there is colour and a progress bar; elsewhere there is neither."""

import re
from pathlib import Path

import pytest

from terminal_picture import on_terminal
from tests.cli.running import CASES, ZICHT, zicht

CASE = str(CASES / "more" / "oma-belt.casus.yaml")
ESCAPE = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def test_a_terminal_gets_colour() -> None:
    assert "\x1b[1;34m" in on_terminal([ZICHT, "replay", CASE])


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["NO_COLOR", "dumb"])
def test_a_terminal_that_wants_no_colour_gets_none(environment: dict[str, str]) -> None:
    assert "\x1b" not in on_terminal([ZICHT, "replay", CASE], environment=environment)


def test_without_a_terminal_there_is_no_colour() -> None:
    assert "\x1b" not in zicht("replay", CASE).out


def test_colour_is_all_that_a_terminal_adds() -> None:
    on_paper = zicht("replay", CASE, environment={"COLUMNS": "100"}).out

    assert ESCAPE.sub("", on_terminal([ZICHT, "replay", CASE], columns=100)) == on_paper


@pytest.mark.parametrize("columns", [60, 80, 100, 200])
def test_lines_fit_the_terminal_and_are_never_wider_than_a_hundred(columns: int) -> None:
    shown = ESCAPE.sub("", on_terminal([ZICHT, "replay", CASE], columns=columns))

    assert max(len(line) for line in shown.splitlines()) <= min(columns, 100)


@pytest.mark.parametrize("command", [["rules", "list"], ["rules", "coverage"], ["rules", "show", "sight-gap"]])
def test_the_rulebook_fits_a_hundred_columns(command: list[str]) -> None:
    shown = ESCAPE.sub("", on_terminal([ZICHT, *command]))

    assert max(len(line) for line in shown.splitlines()) <= 100


def test_a_folder_shows_a_bar_on_a_terminal() -> None:
    shown = on_terminal(["sh", "-c", f"{ZICHT} replay {CASES / 'time'} --json > /dev/null"])

    assert re.search(r"\[#+\.*\] \d+ van 12 casussen", shown)
    assert shown.endswith("12 casussen nagespeeld, 0 met problemen.\n")


def test_a_folder_shows_plain_lines_elsewhere() -> None:
    said = zicht("replay", CASES / "time", "--json")

    assert "\r" not in said.err
    assert said.err == "12 casussen nagespeeld, 0 met problemen.\n"


def test_the_bar_never_stands_in_the_text() -> None:
    shown = on_terminal([ZICHT, "replay", str(CASES / "time")])

    kept = [line for line in shown.split("\n") if "#" in line.rpartition("\r")[2]]
    assert kept == []


def test_one_case_shows_no_progress(tmp_path: Path) -> None:
    assert zicht("replay", CASE).err == ""
