"""In steps nothing of later can be seen: not in the facts, not in the picture, not in what is asked."""

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.making import FILES, WITH_CALAMITY, case_of, content, reporter_of, words_of
from zicht.facts.case import Case
from zicht.projections.moments import FEWEST, MOST, OUTCOMES, KeyMoment, proposed
from zicht.projections.stepwise import Step, Stepwise, stepwise
from zicht.reports.render import stepwise_html

CALAMITY = '<span class="what">calamiteit</span>'


@cache
def session(number: int) -> Stepwise:
    reporter = reporter_of(FILES[number])
    return stepwise(reporter, proposed(reporter.case, None), is_proposed=True)


def days_of(case: Case) -> list[date]:
    return [each.day for each in proposed(case, None)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.removesuffix(".casus.yaml"))
def test_proposed_moments_are_few_and_never_the_calamity_itself(path) -> None:  # type: ignore[no-untyped-def]
    case = case_of(path)
    known = {each.known_from for each in case.facts if each.known_from <= case.evaluate_on}
    outcomes = {each.known_from for each in case.facts if each.kind in OUTCOMES}

    days = days_of(case)

    assert 1 <= len(days) <= MOST
    assert len(days) >= min(FEWEST, len([each for each in known if each < min(outcomes, default=date.max)]))
    assert set(days) <= known - outcomes


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_came_later_changes_nothing_in_what_a_step_shows(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(FILES))
    wording = words_of(path)
    days = days_of(wording.case)
    place = data.draw(st.integers(0, len(days) - 1))
    moments = tuple(KeyMoment(each, {}) for each in days)

    whole = stepwise(reporter_of(path), moments, is_proposed=True).steps[place]
    cut = stepwise(_until(path, days[place]), moments[: place + 1], is_proposed=True).steps[place]

    assert _before_the_reveal(whole) == _before_the_reveal(cut)
    assert (whole.chronicle, whole.findings, whole.answers) == (cut.chronicle, cut.findings, cut.answers)


def _until(path, day: date):  # type: ignore[no-untyped-def]
    """A case file that was closed on a day: the facts that came later are not in it."""
    from dataclasses import replace

    from zicht.projections.report import Reporter

    wording = words_of(path)
    facts = tuple(each for each in wording.case.facts if each.known_from <= day)
    renumbered = tuple(replace(each, index=number) for number, each in enumerate(facts))
    case = replace(wording.case, facts=renumbered, evaluate_on=day)
    return Reporter(case, content()[1], replace(wording, case=case), None, with_notes=False)


def _before_the_reveal(step: Step) -> object:
    return step.number, step.heading, step.knew


def test_the_axis_of_a_step_ends_on_its_own_day() -> None:
    for number in range(0, len(FILES), 10):
        for step, day in zip(session(number).steps, days_of(words_of(FILES[number]).case), strict=True):
            assert step.chronicle.last == day


def test_questions_come_before_what_happened_next_and_the_outcome_comes_last() -> None:
    reporter = reporter_of(WITH_CALAMITY)
    html = stepwise_html(stepwise(reporter, proposed(reporter.case, None), is_proposed=True))
    shown_at_once = html.split('<details class="reveal">')[0]

    assert CALAMITY not in shown_at_once
    assert "Wat weet u nu" in shown_at_once
    assert "Regel</dt>" not in shown_at_once
    assert "<svg" not in shown_at_once
    assert html.index(CALAMITY) > html.index("Tot slot: hoe het verder ging")
    assert words_of(WITH_CALAMITY).case.id == ""
