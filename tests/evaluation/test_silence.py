"""Why a rule is silent: never said of a rule that is not, and always with a reason."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.counting import examples
from tests.oracle.oracle import evaluate_by_day
from tests.oracle.strategies import Problem, problems
from zicht.evaluation.finding import Finding
from zicht.evaluation.fold import evaluate
from zicht.evaluation.silence import Reason, Silences, why_not
from zicht.explanation.silence import told
from zicht.explanation.wording import Wording
from zicht.facts.case import Case
from zicht.facts.intake import read_case
from zicht.rulebook.load import content_folder, load
from zicht.rulebook.words import forbidden_word

FOLDER = Path(__file__).parents[2] / "cases"
CASES = sorted(FOLDER.rglob("*.casus.yaml"))
VOCABULARY, RULEBOOK = load(content_folder())


def middle(case: Case) -> date:
    """A day halfway."""
    first = min(each.known_from for each in case.facts)
    return first + timedelta(days=(case.evaluate_on - first).days // 2)


def is_open_for(finding: Finding, about: str | None) -> bool:
    """Whether it still stands for a person, or for anybody at all."""
    if finding.closed_on is not None or finding.shadow:
        return False
    return about is None or about in (finding.open_for if about in finding.subjects else finding.about)


def silence_has_a_reason(case: Case, day: date, view: str | None) -> None:
    """Each rule, for everybody and for each person: it stands where evaluation says so, and else there is a reason."""
    findings = evaluate(case, RULEBOOK, view, day).findings
    asked, wording = Silences(case, RULEBOOK, day, view), Wording(case, VOCABULARY, "nl")

    for about in (None, *(each.id for each in case.persons)):
        standing = {each.rule for each in findings if is_open_for(each, about)}
        for rule in RULEBOOK.rules:
            answer = asked.why(rule, about)

            assert bool(answer.standing) == (rule.code in standing), (rule.code, about)
            assert bool(answer.standing) != bool(answer.reasons), (rule.code, about)
            if about is None:
                said = list(told(answer, rule, RULEBOOK, wording))
                assert bool(said) == bool(answer.reasons)
                assert not [each for each in said if forbidden_word(each) or "{" in each], (rule.code, said)


@pytest.mark.parametrize("path", CASES, ids=lambda each: each.name.removesuffix(".casus.yaml"))
def test_silence_has_a_reason_and_is_said_only_where_nothing_stands(path: Path) -> None:
    case = read_case(path, VOCABULARY)

    silence_has_a_reason(case, middle(case), None)
    silence_has_a_reason(case, middle(case), case.organisations[0].id)
    silence_has_a_reason(case, case.evaluate_on, None)


def test_a_rule_asked_alone_answers_as_among_all_others() -> None:
    for path in CASES[::25]:
        case = read_case(path, VOCABULARY)
        asked = Silences(case, RULEBOOK, middle(case))

        for rule in RULEBOOK.rules[::3]:
            assert why_not(case, RULEBOOK, rule, middle(case)) == asked.why(rule)


def test_what_somebody_marked_as_not_applicable_has_a_reason_of_its_own(tmp_path: Path) -> None:
    whole, rule = FOLDER / "001-2.1-getuige-van-geweld.casus.yaml", RULEBOOK.rule("kindcheck-start")
    assert rule is not None
    finding = next(each for each in evaluate(read_case(whole, VOCABULARY), RULEBOOK).findings if each.rule == rule.code)
    marked = {
        "kind": "finding_not_applicable",
        "about": list(finding.about),
        "occurred_on": date(2013, 3, 10),
        "organisation": finding.organisation,
        "attributes": {"finding": finding.key},
    }
    content = yaml.safe_load(whole.read_text("utf-8"))
    path = tmp_path / "marked.casus.yaml"
    path.write_text(yaml.safe_dump(content | {"facts": [*content["facts"], marked]}), "utf-8")
    case = read_case(path, VOCABULARY)

    before, after = (why_not(case, RULEBOOK, rule, date(2013, 3, day)) for day in (9, 10))

    assert before.standing
    assert [each.reason for each in after.reasons] == [Reason.MARKED]
    said = list(told(after, rule, RULEBOOK, Wording(case, VOCABULARY, "nl")))
    assert len(said) == 1
    assert "Op 10 maart 2013 is vastgelegd dat het hier niet van toepassing is" in said[0]


def test_about_one_person_looks_at_that_person_only() -> None:
    case = read_case(CASES[0], VOCABULARY)
    rule = next(each for each in RULEBOOK.rules if each.code == "sight-gap")
    child = next(each.id for each in case.persons if each.is_child)

    answer = why_not(case, RULEBOOK, rule, case.evaluate_on, about=child)

    spoken_of = {each.subject for each in answer.reasons if each.subject}
    assert spoken_of <= {child}


def test_what_opens_later_is_told_with_its_day() -> None:
    path = FOLDER / "001-2.1-getuige-van-geweld.casus.yaml"
    case = read_case(path, VOCABULARY)
    finding = max(evaluate(case, RULEBOOK).findings, key=lambda each: each.opened_on)
    rule = RULEBOOK.rule(finding.rule)
    assert rule is not None

    answer = why_not(case, RULEBOOK, rule, min(each.known_from for each in case.facts) - timedelta(days=1))

    later = [each.day for each in answer.reasons if each.reason is Reason.KNOWN_LATER]
    assert finding.opened_on in later


def test_a_pattern_with_enough_facts_is_never_said_to_have_too_few() -> None:
    path = FOLDER / "001-i11-jongvolwassene-overleden.casus.yaml"
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
