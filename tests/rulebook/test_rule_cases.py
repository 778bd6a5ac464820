"""Every case beside every rule of the rulebook comes out as it says."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from zicht.evaluation.rule_cases import RuleCase, cases_path, check, check_all, missing, read_rule_cases
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import ProblemsFound
from zicht.rulebook.load import content_folder, load, rule_files
from zicht.rulebook.rule import Rulebook

FOLDER = content_folder()


@cache
def content(region: str | None = None) -> tuple[Vocabulary, Rulebook]:
    return load(FOLDER, region)


def all_cases() -> Iterator[RuleCase]:
    """Those that can be read; what cannot be read is told by the test of the whole rulebook."""
    for path in map(cases_path, rule_files(FOLDER)):
        if path.is_file():
            try:
                yield from read_rule_cases(path, path.relative_to(FOLDER).as_posix(), content()[0])
            except ProblemsFound:
                continue


@pytest.mark.parametrize("rule_case", [pytest.param(each, id=f"{each.rule}: {each.name}") for each in all_cases()])
def test_a_case_beside_a_rule_comes_out_as_it_says(rule_case: RuleCase) -> None:
    problems = check(rule_case, content(rule_case.region)[1])

    assert [each.text("en") for each in problems] == []


@pytest.mark.parametrize("path", rule_files(FOLDER), ids=lambda path: path.stem)
def test_every_rule_has_its_cases(path: Path) -> None:
    cases = read_rule_cases(cases_path(path), cases_path(path).name, content()[0])

    assert missing(cases) == []


def test_nothing_is_wrong_with_the_cases_of_the_rulebook() -> None:
    problems = check_all(FOLDER, content()[0], lambda region: content(region)[1])

    assert [each.text("en") for each in problems] == []
