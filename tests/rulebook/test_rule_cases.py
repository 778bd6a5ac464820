"""Every case beside every rule of the rulebook comes out as it says."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from zicht.evaluation.fold import evaluate
from zicht.evaluation.rule_cases import RuleCase, cases_path, check, check_all, missing, read_rule_cases
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import ProblemsFound
from zicht.rulebook.load import content_folder, load, rule_files
from zicht.rulebook.rule import Rule, Rulebook, Shape

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


def innocent_cases() -> Iterator[RuleCase]:
    """Those in which what a rule asks after happens in a family where nothing is wrong."""
    return (each for each in all_cases() if each.shows == "innocent")


def kinds_asking(rule: Rule, rulebook: Rulebook) -> set[str]:
    """The kinds of facts after which a rule asks: its trigger, its hits, or what opens its situation."""
    if rule.shape is Shape.CONTINUITY:
        return kinds_opening(rule.during or "", rulebook)
    matchers = [*rule.trigger, *(each for group in rule.hits for each in group.facts)]
    return {kind for each in matchers for kind in each.kinds}


def kinds_opening(code: str, rulebook: Rulebook) -> set[str]:
    """The kinds of facts by which a condition, or a part of it, begins."""
    condition = rulebook.conditions[code]
    held = rulebook.holdings[condition.holding].set_by if condition.holding else ()
    own = {kind for each in (*condition.opens, *held) for kind in each.kinds}
    return own.union(*(kinds_opening(each, rulebook) for each in (*condition.all_of, *condition.any_of)))


@pytest.mark.parametrize("rule_case", [pytest.param(each, id=f"{each.rule}: {each.name}") for each in all_cases()])
def test_a_case_beside_a_rule_comes_out_as_it_says(rule_case: RuleCase) -> None:
    problems = check(rule_case, content(rule_case.region)[1])

    assert [each.text("en") for each in problems] == []


@pytest.mark.parametrize("path", rule_files(FOLDER), ids=lambda path: path.stem)
def test_every_rule_has_its_cases(path: Path) -> None:
    cases = read_rule_cases(cases_path(path), cases_path(path).name, content()[0])

    assert missing(cases) == []


@pytest.mark.parametrize("path", rule_files(FOLDER), ids=lambda path: path.stem)
def test_every_rule_is_shown_in_a_family_where_what_it_asks_after_is_innocent(path: Path) -> None:
    vocabulary, rulebook = content()
    innocent = [
        each
        for each in read_rule_cases(cases_path(path), cases_path(path).name, vocabulary)
        if each.shows == "innocent"
    ]
    asking = kinds_asking(next(each for each in rulebook.rules if each.code == path.stem), rulebook)

    assert any(fact.kind in asking for each in innocent for fact in each.case.facts), "nothing happens in it"


@pytest.mark.parametrize("rule_case", [pytest.param(each, id=f"{each.rule}: {each.name}") for each in innocent_cases()])
def test_a_rule_is_never_raised_where_it_is_innocent(rule_case: RuleCase) -> None:
    found = evaluate(rule_case.case, content(rule_case.region)[1], rule_case.known_to).findings

    assert [each.key for each in found if each.rule == rule_case.rule and each.raised_on is not None] == []


def test_nothing_is_wrong_with_the_cases_of_the_rulebook() -> None:
    problems = check_all(FOLDER, content()[0], lambda region: content(region)[1])

    assert [each.text("en") for each in problems] == []
