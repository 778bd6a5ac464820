"""Why a rule is silent: never said of a rule that is not, and always with a reason."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.counting import examples
from tests.oracle.oracle import evaluate_by_day
from tests.oracle.strategies import Problem, problems
from zicht.evaluation.fold import evaluate
from zicht.evaluation.silence import Reason, why_not
from zicht.explanation.silence import told
from zicht.explanation.wording import Wording
from zicht.facts.case import Case
from zicht.facts.intake import read_case
from zicht.rulebook.load import content_folder, load
from zicht.rulebook.words import forbidden_word

CASES = sorted((Path(__file__).parents[2] / "cases").glob("*.casus.yaml"))[::6]
VOCABULARY, RULEBOOK = load(content_folder())


def middle(case: Case) -> date:
    """A day halfway."""
    first = min(each.known_from for each in case.facts)
    return first + timedelta(days=(case.evaluate_on - first).days // 2)


@pytest.mark.parametrize("path", CASES, ids=lambda each: each.stem)
@pytest.mark.parametrize("view", [None, "first"])
def test_silence_has_a_reason_and_is_said_only_where_nothing_stands(path: Path, view: str | None) -> None:
    case = read_case(path, VOCABULARY)
    day = middle(case)
    organisation = case.organisations[0].id if view else None
    findings = evaluate(case, RULEBOOK, organisation, day).findings
    standing = {each.rule for each in findings if each.closed_on is None and not each.shadow}
    wording = Wording(case, VOCABULARY, "nl")

    for rule in RULEBOOK.rules:
        answer = why_not(case, RULEBOOK, rule, day, organisation)

        assert bool(answer.standing) == (rule.code in standing), rule.code
        assert bool(answer.standing) != bool(answer.reasons), rule.code
        for sentence in told(answer, rule, RULEBOOK, wording):
            assert forbidden_word(sentence) is None, (rule.code, sentence)


def test_about_one_person_looks_at_that_person_only() -> None:
    case = read_case(CASES[0], VOCABULARY)
    rule = next(each for each in RULEBOOK.rules if each.code == "sight-gap")
    child = next(each.id for each in case.persons if each.is_child)

    answer = why_not(case, RULEBOOK, rule, case.evaluate_on, about=child)

    spoken_of = {each.subject for each in answer.reasons if each.subject}
    assert spoken_of <= {child}


def test_what_opens_later_is_told_with_its_day() -> None:
    path = next(each for each in CASES if ".control." not in each.name)
    case = read_case(path, VOCABULARY)
    finding = max(evaluate(case, RULEBOOK).findings, key=lambda each: each.opened_on)
    rule = RULEBOOK.rule(finding.rule)
    assert rule is not None

    answer = why_not(case, RULEBOOK, rule, min(each.known_from for each in case.facts) - timedelta(days=1))

    later = [each.day for each in answer.reasons if each.reason is Reason.KNOWN_LATER]
    assert finding.opened_on in later


def test_a_pattern_with_enough_facts_is_never_said_to_have_too_few() -> None:
    path = CASES[0].parent / "001-i11-jongvolwassene-overleden.casus.yaml"
    case, rule = read_case(path, VOCABULARY), RULEBOOK.rule("help-again")
    assert rule is not None
    day = date(2014, 12, 24)
    freed = replace(rule, given=())
    assert why_not(case, replace(RULEBOOK, rules=(freed,)), freed, day).standing

    answer = why_not(case, RULEBOOK, rule, day)

    assert {each.reason for each in answer.reasons} >= {Reason.NOT_GIVEN}
    assert Reason.TOO_FEW not in {each.reason for each in answer.reasons}


def silence_agrees_with_the_definition(problem: Problem, view: str | None, day: date) -> None:
    rows = evaluate_by_day(problem.case, problem.rulebook, view, day)
    for rule in problem.rulebook.rules:
        stands = any(each.rule == rule.code and each.closed_on is None for each in rows) and not rule.shadow
        answer = why_not(problem.case, problem.rulebook, rule, day, view)
        assert bool(answer.standing) == stands
        assert bool(answer.reasons) != stands


@examples(0.2)
@given(problems(), st.sampled_from((None, "o1", "o2")), st.data())
def test_in_any_invented_family_silence_is_what_the_definition_says(
    problem: Problem, view: str | None, data: st.DataObject
) -> None:
    known = {each.known_from for each in problem.case.facts}
    days = sorted({problem.case.evaluate_on, *(each for each in known if each <= problem.case.evaluate_on)})
    silence_agrees_with_the_definition(problem, view, data.draw(st.sampled_from(days)))
