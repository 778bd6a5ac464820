"""The families in `cases/good-enough` and `cases/held-out` say what they are for, and hold together."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from scoring.cases import Case, known, load

CASES = Path(__file__).resolve().parents[2] / "cases"
VOCABULARY = CASES.parent / "rulebook" / "kinds.yaml"
GOOD_ENOUGH = sorted((CASES / "good-enough").glob("*.casus.yaml"))
HELD_OUT = sorted((CASES / "held-out").glob("*.casus.yaml"))
CONTROLS = [path for path in HELD_OUT if path.name.endswith(".control.casus.yaml")]
FAILING = [path for path in HELD_OUT if path not in CONTROLS]


def name(path: Path) -> str:
    return path.name.removesuffix(".casus.yaml")


def codes(group: str) -> set[str]:
    """The codes of one list of the vocabulary."""
    return {each["code"] for each in load(VOCABULARY)[group]}


def kinds_in(paths: list[Path]) -> Iterator[str]:
    return chain.from_iterable((fact["kind"] for fact in load(path)["facts"]) for path in paths)


@pytest.mark.parametrize("path", GOOD_ENOUGH, ids=name)
def test_a_good_enough_family_asks_for_silence_and_says_why(path: Path) -> None:
    family: Case = load(path)
    assert family["expected_open"] == []
    assert family["expected_max_raised"] in (0, 1, 2)
    assert family["kind_of_family"]
    assert family["summary"]
    assert 6 <= len(family["facts"]) <= 35


def test_good_enough_families_use_every_kind_of_fact_in_an_innocent_way() -> None:
    assert codes("kinds") - set(kinds_in(GOOD_ENOUGH)) == set()


@pytest.mark.parametrize("path", FAILING, ids=name)
def test_what_a_held_out_family_expects_could_be_known_on_its_day(path: Path) -> None:
    family: Case = load(path)
    persons = {person["id"] for person in family["persons"]}
    assert family["expected"]
    for want in family["expected"]:
        assert set(want["about"]) <= persons
        assert known(family["facts"][want["trigger"]]) <= want["earliest_date"] <= family["evaluate_on"]


def test_every_held_out_family_has_a_control_in_which_nothing_stays_open() -> None:
    assert {f"{name(path)}.control" for path in FAILING} == {name(path) for path in CONTROLS}
    assert all(load(path)["expected_open"] == [] and "expected" not in load(path) for path in CONTROLS)


def test_held_out_families_spread_over_all_themes() -> None:
    wanted = chain.from_iterable(load(path)["expected"] for path in FAILING)
    assert codes("themes") == {want["theme"] for want in wanted}


@pytest.mark.parametrize(("folder", "paths"), [("good-enough", GOOD_ENOUGH), ("held-out", FAILING)])
def test_the_page_of_a_folder_has_one_line_per_family(folder: str, paths: list[Path]) -> None:
    lines = (CASES / folder / "README.md").read_text("utf-8").splitlines()
    listed = [line.split("`")[1] for line in lines if line.startswith("| `")]
    assert listed == [name(path) for path in paths]
