"""requirements.yaml is complete, and what it says is met can be found."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.habits.repository import ROOT, place, rule_files

NUMBERS = [f"R{n:03d}" for n in range(1, 368)]
BUILT = "BCDEGHIJKLMNOPQ"  # groups of which every requirement is met or says why not
Requirement = dict[str, Any]


@cache
def catalogue() -> dict[str, Any]:
    content: dict[str, Any] = yaml.load(text(), Loader=yaml.CSafeLoader)
    return content


@cache
def text() -> str:
    return (ROOT / "requirements.yaml").read_text(encoding="utf-8")


def requirements() -> dict[str, Requirement]:
    found: dict[str, Requirement] = catalogue()["requirements"]
    return found


def test_every_requirement_is_there_once_and_in_order() -> None:
    assert re.findall(r"^  (R\d+):", text(), flags=re.MULTILINE) == NUMBERS
    assert list(requirements()) == NUMBERS


def test_every_slug_names_one_requirement() -> None:
    slugs = [each["slug"] for each in requirements().values()]

    assert len(set(slugs)) == len(NUMBERS)


def test_every_requirement_has_a_text_a_term_and_a_place_in_a_known_document() -> None:
    incomplete = [number for number, each in requirements().items() if not complete(each)]

    assert incomplete == []


def test_what_is_not_met_of_the_groups_that_are_built_says_why() -> None:
    silent = [
        number
        for number, each in requirements().items()
        if group_of(number) in BUILT and each["met_by"] == "not yet" and not each.get("why_not", "").strip()
    ]

    assert {group_of(number) for number in NUMBERS} >= set(BUILT)
    assert silent == []


def test_only_what_is_not_met_says_why_not() -> None:
    assert [
        number for number, each in requirements().items() if "why_not" in each and each["met_by"] != "not yet"
    ] == []


def group_of(number: str) -> str:
    """The letter of the last heading above a requirement."""
    return str(re.findall(r"^# ([A-Z])\. ", text()[: text().index(f"\n  {number}:")], flags=re.MULTILINE)[-1])


def complete(requirement: Requirement) -> bool:
    source = requirement["source"]
    return (
        bool(requirement["text"].strip() and requirement["term_nl"].strip() and source["place"].strip())
        and source["document"] in catalogue()["documents"]
        and requirement.get("translation", True) is True
    )


def test_what_meets_a_requirement_exists() -> None:
    unfounded = [
        f"{number}: {reference}"
        for number, each in requirements().items()
        for reference in references(each)
        if not exists(reference)
    ]

    assert unfounded == []


def references(requirement: Requirement) -> list[str]:
    """What meets it; anything but `not yet` or a filled list is itself a broken reference."""
    met_by = requirement["met_by"]
    if met_by == "not yet":
        return []
    return met_by if isinstance(met_by, list) and met_by else [f"unreadable: {met_by}"]


def exists(reference: str) -> bool:
    kind, _, target = reference.partition(":")
    if kind == "rule":
        return target in rules()
    if kind == "path":
        return (ROOT / target).exists()
    path, _, name = target.partition("::")
    return kind == "test" and defines(ROOT / path, name.rpartition("::")[2])


def defines(path: Path, name: str) -> bool:
    return path.is_file() and bool(re.search(rf"^\s*def {re.escape(name)}\(", path.read_text("utf-8"), re.MULTILINE))


@cache
def rules() -> dict[str, Path]:
    return {path.stem: path for path in rule_files()}


def test_a_requirement_that_a_rule_cites_names_that_rule() -> None:
    unanswered = [
        f"{place(path)} cites {number}; add `rule:{code}` to its met_by"
        for code, path in rules().items()
        for number in cited(path)
        if f"rule:{code}" not in references(requirements().get(number, {"met_by": "not yet"}))
    ]

    assert unanswered == []


def cited(rule: Path) -> list[str]:
    content = yaml.load(rule.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return [str(number) for number in content.get("requirements") or []]


def test_every_rule_has_a_code_of_its_own() -> None:
    assert len(rules()) == len(rule_files())
