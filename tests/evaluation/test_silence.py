"""Why a rule is silent: never said of a rule that is not, and always with a reason."""

from datetime import date, timedelta
from pathlib import Path

import pytest

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
