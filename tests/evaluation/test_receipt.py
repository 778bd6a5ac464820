"""Every finding reproduces from its receipt, also when the case has grown since."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zicht.evaluation.fold import evaluate
from zicht.evaluation.receipt import NotReproducible, receipt, reproduce
from zicht.facts.case import Case
from zicht.facts.intake import read_case
from zicht.rulebook.load import content_folder, load

CASES = sorted((Path(__file__).parents[2] / "cases").rglob("*.casus.yaml"))
VOCABULARY, RULEBOOK = load(content_folder())


@settings(deadline=None)
@given(st.sampled_from(CASES), st.data())
def test_every_finding_reproduces_from_its_receipt(path: Path, data: st.DataObject) -> None:
    case = read_case(path, VOCABULARY)
    on = data.draw(st.dates(min(each.known_from for each in case.facts), case.evaluate_on))
    view = data.draw(st.sampled_from([None, *(each.id for each in case.organisations)]))
    evaluation = evaluate(case, RULEBOOK, view, on)

    for finding in evaluation.findings:
        assert reproduce(receipt(finding, evaluation, case, RULEBOOK), case, RULEBOOK) == finding


@settings(deadline=None)
@given(st.sampled_from(CASES))
def test_a_finding_reproduces_after_the_case_has_grown(path: Path) -> None:
    case = read_case(path, VOCABULARY)
    day = sorted(each.known_from for each in case.facts)[len(case.facts) // 2]
    then = replace(case, facts=tuple(each for each in case.facts if each.known_from <= day), evaluate_on=day)
    evaluation = evaluate(then, RULEBOOK)

    again = [reproduce(receipt(each, evaluation, then, RULEBOOK), case, RULEBOOK) for each in evaluation.findings]

    assert [_without_places(each) for each in again] == [_without_places(each) for each in evaluation.findings]


def test_a_receipt_refuses_other_facts_and_another_rulebook() -> None:
    case = read_case(CASES[0], VOCABULARY)
    evaluation = evaluate(case, RULEBOOK)
    given_receipt = receipt(evaluation.findings[0], evaluation, case, RULEBOOK)

    with pytest.raises(NotReproducible, match="set of facts"):
        reproduce(given_receipt, _with_an_extra_fact(case), RULEBOOK)
    with pytest.raises(NotReproducible, match="rulebook"):
        reproduce(given_receipt, case, replace(RULEBOOK, hash="sha256:other"))


def _with_an_extra_fact(case: Case) -> Case:
    extra = replace(case.facts[0], id="extra", root="extra", known_from=date(2000, 1, 1) + timedelta(days=1))
    return replace(case, facts=(*case.facts, extra))


def _without_places(finding: object) -> object:
    return replace(finding, evidence=(), key_fact=0, closing=None)  # type: ignore[type-var]
