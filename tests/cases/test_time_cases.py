"""The cases in `cases/time`: late knowledge, coarse dates and corrections move a finding, never lose or hurry it.

One thing may take a finding away: a coarse date that leaves open whether what it needs came first.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

from tests.oracle.variations import placed
from zicht.chronology.timeline import Timeline
from zicht.evaluation.finding import Finding
from zicht.evaluation.fold import evaluate
from zicht.facts.case import Case
from zicht.facts.intake import read_case
from zicht.rulebook.load import content_folder, load

CASES = Path(__file__).parents[2] / "cases"
TIME_CASES = sorted((CASES / "time").glob("*.casus.yaml"))
VOCABULARY, RULEBOOK = load(content_folder())


@dataclass(frozen=True)
class Expected:
    """One expectation of a case file: a theme on a fact, from a day."""

    theme: str
    trigger: int
    earliest: date


@pytest.mark.parametrize("path", TIME_CASES, ids=lambda path: path.name.split(".time")[0])
def test_what_is_raised_on_a_vignette_is_raised_on_its_variant_in_time(path: Path) -> None:
    variant, expectations = _read(path)
    vignette, original = _read(CASES / path.name.replace(".time.", "."))
    raised_then = {(each.theme, each.trigger) for each in original if _raising(vignette, each)}

    lost = [each for each in expectations if (each.theme, each.trigger) in raised_then and not _raising(variant, each)]

    assert raised_then, "no rule speaks on this vignette"
    assert [each for each in lost if all(_raising(other, each) for other in placed(variant))] == []


def test_a_coarse_date_takes_few_findings_away() -> None:
    lost = []
    for path in TIME_CASES:
        variant, expectations = _read(path)
        vignette, _ = _read(CASES / path.name.replace(".time.", "."))
        lost += [each for each in expectations if _raising(vignette, each) and not _raising(variant, each)]

    assert lost == [Expected("responsibility", 5, date(2022, 11, 29))], (
        "help ended in the month in which the worry came"
    )


@pytest.mark.parametrize("path", TIME_CASES, ids=lambda path: path.name.split(".time")[0])
def test_nothing_opens_before_its_fact_was_known(path: Path) -> None:
    variant, _ = _read(path)
    learned = {each.fact.index: each.learned for each in Timeline(variant).versions}

    for finding in evaluate(variant, RULEBOOK).findings:
        assert finding.opened_on >= learned[finding.key_fact]
        assert all(learned[each] <= variant.evaluate_on for each in finding.evidence)


@pytest.mark.parametrize("path", TIME_CASES, ids=lambda path: path.name.split(".time")[0])
def test_an_answer_given_on_a_day_stays_the_answer_for_that_day(path: Path) -> None:
    variant, _ = _read(path)
    afterwards = evaluate(variant, RULEBOOK).findings

    for day in Timeline(variant).days:
        then = {each.key: each.raised_on for each in evaluate(variant, RULEBOOK, on=day).findings}
        assert then == {each.key: _by(each.raised_on, day) for each in afterwards if each.opened_on <= day}


def _by(raised_on: date | None, day: date) -> date | None:
    return raised_on if raised_on is not None and raised_on <= day else None


def _read(path: Path) -> tuple[Case, list[Expected]]:
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    expected = [Expected(each["theme"], each["trigger"], each["earliest_date"]) for each in written["expected"]]
    return read_case(path, VOCABULARY), expected


def _raising(case: Case, expected: Expected) -> list[Finding]:
    """The findings of the theme that opened on the fact and were raised."""
    root = {each.index: each.root for each in case.facts}
    found = []
    for finding in evaluate(case, RULEBOOK).findings:
        on_fact = root[finding.key_fact] == root[expected.trigger] or root[expected.trigger] in {
            root[each] for each in finding.evidence
        }
        if finding.theme == expected.theme and finding.raised_on and on_fact:
            found.append(finding)
    return found
