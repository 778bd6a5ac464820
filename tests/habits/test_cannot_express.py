"""What no rule can say is listed with its requirement, and no rule claims to say it all the same."""

from collections import Counter
from functools import cache
from typing import Any

import yaml

from tests.habits.repository import ROOT, place, rule_files
from tests.habits.test_requirements import exists, references, requirements

KEYS = {"code", "requirements", "cannot", "instead", "instead_by"}
LANGUAGES = {"nl", "en"}
LEAST = 6


@cache
def limits() -> list[dict[str, Any]]:
    """The entries of the list."""
    content = yaml.safe_load((ROOT / "rulebook" / "cannot_express.yaml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = content["limits"]
    return found


def test_every_limit_says_what_cannot_be_said_and_what_happens_instead() -> None:
    incomplete = [each["code"] for each in limits() if set(each) != KEYS or not all(each.values())]
    unsaid = [each["code"] for each in limits() if {*each["cannot"], *each["instead"]} != LANGUAGES]

    assert (incomplete, unsaid) == ([], [])


def test_there_are_real_limits_and_each_stands_once() -> None:
    codes = Counter(each["code"] for each in limits())
    numbers = Counter(number for each in limits() for number in each["requirements"])

    assert len(codes) >= LEAST
    assert [each for each, times in (codes | numbers).items() if times > 1] == []


def test_every_requirement_that_cannot_be_said_exists() -> None:
    assert [number for each in limits() for number in each["requirements"] if number not in requirements()] == []


def test_what_is_done_instead_exists() -> None:
    assert [found for each in limits() for found in each["instead_by"] if not exists(found)] == []


def test_no_rule_claims_to_meet_what_cannot_be_said() -> None:
    listed = {number for each in limits() for number in each["requirements"]}
    cited = {path: yaml.safe_load(path.read_text(encoding="utf-8"))["requirements"] for path in rule_files()}
    claims = [f"{place(path)}: {number}" for path, numbers in cited.items() for number in numbers if number in listed]
    met = [
        f"{number}: {reference}"
        for number in listed
        for reference in references(requirements()[number])
        if reference.startswith("rule:")
    ]

    assert (claims, met) == ([], [])
