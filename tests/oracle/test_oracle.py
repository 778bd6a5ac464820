"""The evaluation equals the oracle, and keeps what docs/semantics.md promises.

ZICHT_EXAMPLES says how many examples each comparison runs; the session's summary says how many it were.
"""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.oracle.compare import as_row, evaluated
from tests.oracle.counting import count, examples
from tests.oracle.oracle import Row, evaluate_by_day
from tests.oracle.strategies import Problem, certain_problems, problems
from tests.oracle.variations import in_view, known_before, placed, with_facts, with_matchers, without_attribute
from zicht.evaluation.fold import evaluate
from zicht.evaluation.receipt import receipt, reproduce
from zicht.facts.case import Case
from zicht.facts.fact import Fact, Precision
from zicht.rulebook.rule import Matcher, Rulebook, Shape, Values

VIEWS = st.sampled_from((None, "o1", "o2"))
SHAPES = tuple(Shape)


def moments(problem: Problem) -> list[date]:
    """Days on which something was learned, in order, within the case."""
    days = {each.known_from for each in problem.case.facts}
    return sorted(day for day in days if day <= problem.case.evaluate_on)


@pytest.mark.parametrize("part", range(2))
@pytest.mark.parametrize("shape", SHAPES, ids=[each.value for each in SHAPES])
def test_one_rule_says_what_the_oracle_says(shape: Shape, part: int) -> None:
    @examples(0.5)
    @given(problems(shape))
    def compare(problem: Problem) -> None:
        count(f"one {shape.value}")
        expected = evaluate_by_day(problem.case, problem.rulebook)
        assert evaluated(problem.case, problem.rulebook) == expected

    compare()


@pytest.mark.parametrize("part", range(2))
def test_several_rules_in_any_view_on_any_day_say_what_the_oracle_says(part: int) -> None:
    @examples(0.5)
    @given(problems(), VIEWS, st.data())
    def compare(problem: Problem, view: str | None, data: st.DataObject) -> None:
        count("several rules, any view and day")
        days = [problem.case.evaluate_on, *moments(problem)]
        on = data.draw(st.sampled_from(days))
        known_at = data.draw(st.none() | st.sampled_from([day for day in days if day <= on]))
        expected = evaluate_by_day(problem.case, problem.rulebook, view, on, known_at)
        assert evaluated(problem.case, problem.rulebook, view, on, known_at) == expected

    compare()


@examples(0.4)
@given(problems(), st.randoms(use_true_random=False))
def test_the_order_of_recording_never_matters(problem: Problem, random: Random) -> None:
    count("order of recording")
    facts = list(problem.case.facts)
    random.shuffle(facts)
    shuffled = with_facts(problem.case, facts)
    assert evaluated(shuffled, problem.rulebook) == evaluated(problem.case, problem.rulebook)


def up_to(rows: tuple[Row, ...], day: date) -> dict[str, tuple[object, ...]]:
    """What the rows say about everything up to a day."""
    found: dict[str, tuple[object, ...]] = {}
    for each in rows:
        if each.opened_on > day:
            continue
        raised = each.raised_on if each.raised_on is not None and each.raised_on <= day else None
        closed = each.closed_on is not None and each.closed_on <= day
        end = (each.closed_on, each.closed_by) if closed else None
        due = each.due_on if each.due_on is None or each.due_on < day else "not yet"
        found[each.key] = (each.subjects, each.key_fact, each.opened_on, due, raised, end)
    return found


@examples(0.4)
@given(problems(), VIEWS)
def test_later_knowledge_never_changes_an_earlier_answer(problem: Problem, view: str | None) -> None:
    count("later knowledge")
    later = evaluated(problem.case, problem.rulebook, view)
    for day in moments(problem):
        earlier = evaluated(problem.case, problem.rulebook, view, day)
        assert up_to(later, day) == up_to(earlier, day)
        kept = {each.key: each.evidence for each in later}
        assert all(each.evidence <= kept[each.key] for each in earlier)


@examples(0.4)
@given(problems())
def test_what_is_known_later_does_not_exist_before(problem: Problem) -> None:
    count("known later")
    on = problem.case.evaluate_on
    for day in moments(problem)[-3:]:
        before = known_before(problem.case, day)
        known_at = day - timedelta(days=1)
        assert evaluated(problem.case, problem.rulebook, as_known_at=known_at) == evaluated(before, problem.rulebook)
        assert evaluated(problem.case, problem.rulebook, on=known_at) == evaluated(
            before, problem.rulebook, on=known_at
        )
        assert known_at <= on


@examples(0.4)
@given(problems())
def test_a_correction_acts_from_the_day_on_which_it_is_known(problem: Problem) -> None:
    count("corrections")
    corrections = [each for each in problem.case.facts if each.corrects is not None]
    assume(corrections)
    for correction in corrections:
        chain = [each for each in problem.case.facts if each.root == correction.root]
        gone = {each.id for each in chain if each.version >= correction.version}
        never = with_facts(problem.case, [each for each in problem.case.facts if each.id not in gone])
        with_it = evaluated(problem.case, problem.rulebook)
        day = correction.known_from - timedelta(days=1)
        assert up_to(with_it, day) == up_to(evaluated(never, problem.rulebook), day)


def stands(rows: tuple[Row, ...], subject: str | None, day: date) -> bool:
    """Whether something stands for a subject on a day."""
    for each in rows:
        concerned = each.subjects == () if subject is None else subject in each.subjects
        if concerned and each.opened_on <= day and (each.closed_on is None or each.closed_on > day):
            return True
    return False


@pytest.mark.parametrize("shape", SHAPES, ids=[each.value for each in SHAPES])
def test_what_is_raised_with_an_imprecise_fact_is_raised_wherever_it_lies(shape: Shape) -> None:
    @examples(0.25)
    @given(certain_problems(shape))
    def place(problem: Problem) -> None:
        count(f"imprecise {shape.value}")
        rows = [
            each
            for each in evaluated(problem.case, problem.rulebook)
            if each.raised_on is not None and (each.closed_on is None or each.closed_on > each.opened_on)
        ]
        assume(rows)
        for other in placed(problem.case):
            found = evaluated(other, problem.rulebook)
            for each in rows:
                for subject in each.subjects or (None,):
                    assert stands(found, subject, each.opened_on)

    place()


@examples(0.4)
@given(problems())
def test_an_unknown_attribute_satisfies_neither_side(problem: Problem) -> None:
    count("unknown attributes")
    case = without_attribute(problem.case, "x")

    def asked(matcher: Matcher) -> Matcher:
        return replace(matcher, when={**matcher.when, "x": ("p", "q")})

    def refused(matcher: Matcher) -> Matcher:
        return replace(matcher, unless={**matcher.unless, "x": ("p", "q", "*")})

    rules = tuple(each for each in problem.rulebook.rules if each.shape is not Shape.CONTINUITY)
    rulebook = replace(problem.rulebook, rules=rules)
    assert evaluated(case, with_matchers(rulebook, asked)) == ()
    assert evaluated(case, with_matchers(problem.rulebook, refused)) == evaluated(
        case, with_matchers(problem.rulebook, lambda each: replace(each, unless=_without_x(each)))
    )


def _without_x(matcher: Matcher) -> Values:
    return {name: values for name, values in matcher.unless.items() if name != "x"}


@examples(0.4)
@given(problems(), st.sampled_from(("o1", "o2", "o3")))
def test_a_fact_outside_a_view_changes_nothing_in_it(problem: Problem, view: str) -> None:
    count("outside a view")
    hidden = in_view(problem.case, view)
    assert evaluated(hidden, problem.rulebook, view) == evaluated(problem.case, problem.rulebook, view)


def unrelated(case: Case, rulebook: Rulebook, day: date, number: int) -> Fact:
    """A fact of a kind that nothing names, about an adult."""
    adult = next(each.id for each in case.persons if not each.is_child)
    return Fact(
        id=f"other{number}",
        root=f"other{number}",
        index=len(case.facts) + number,
        version=0,
        kind="unrelated",
        about=(adult,),
        organisation=case.organisations[0].id,
        occurred_on=day,
        precision=Precision.DAY,
        known_from=day,
        earliest=day,
        latest=day,
        attributes={"x": "p", "to": "o1", "several": True},
    )


@examples(0.4)
@given(problems(), st.lists(st.integers(-5, 60), min_size=1, max_size=4))
def test_facts_that_no_rule_names_change_nothing(problem: Problem, offsets: list[int]) -> None:
    count("unrelated facts")
    start = problem.case.evaluate_on - timedelta(days=60)
    more = [
        unrelated(problem.case, problem.rulebook, start + timedelta(days=each), number)
        for number, each in enumerate(offsets)
    ]
    wider = with_facts(problem.case, [*more, *problem.case.facts])
    assert evaluated(wider, problem.rulebook) == evaluated(problem.case, problem.rulebook)


@examples(0.4)
@given(problems(), VIEWS, st.data())
def test_every_finding_reproduces_from_its_receipt_when_the_case_has_grown(
    problem: Problem, view: str | None, data: st.DataObject
) -> None:
    count("receipts")
    grown, rulebook = problem.case, problem.rulebook
    on = data.draw(st.sampled_from([grown.evaluate_on, *moments(problem)]))
    case = known_before(grown, on + timedelta(days=1))
    evaluation = evaluate(case, rulebook, view, on)
    for finding in evaluation.findings:
        again = reproduce(receipt(finding, evaluation, case, rulebook), grown, rulebook)
        assert as_row(grown, again) == as_row(case, finding)
