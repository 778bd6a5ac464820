"""Who keeps sight, day by day, without working out what is found: the same as a look at each day by itself."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.counting import examples
from tests.oracle.strategies import Problem, problems
from zicht.evaluation.daily import Sight, daily, sight_in, sight_on, situation_on, situations
from zicht.projections.held import Held, held_in

VIEWS = st.sampled_from((None, "o1", "o2"))


def walked(problem: Problem, view: str | None) -> dict[date, tuple[tuple[Sight, ...], Held]]:
    found = situations(problem.case, problem.rulebook, view, problem.case.evaluate_on)
    return {each.moment.day: (sight_in(each), held_in(each)) for each in found}


def holders(held: Held) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return held.involved, held.directing


@examples(0.3)
@given(problems(), VIEWS)
def test_between_the_days_nobody_takes_anything_up_or_lets_it_go(problem: Problem, view: str | None) -> None:
    case, found = problem.case, walked(problem, view)
    day = min(found, default=case.evaluate_on + timedelta(days=1))
    sight, held = found.get(day, ((), Held(day, (), ())))
    while day <= case.evaluate_on:
        sight, held = found.get(day, (sight, held))
        assert sight_on(case, problem.rulebook, view, day) == sight, day
        assert holders(held_in(situation_on(case, problem.rulebook, view, day))) == holders(held), day
        day += timedelta(days=1)


@examples(0.3)
@given(problems(), VIEWS)
def test_the_days_with_findings_tell_the_same_of_sight(problem: Problem, view: str | None) -> None:
    found = walked(problem, view)
    for each in daily(problem.case, problem.rulebook, view):
        last = max(day for day in found if day <= each.day)
        assert found[last][0] == each.sight
