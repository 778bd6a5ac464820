"""What whoever keeps sight on a child has still to look at after something changed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zicht.casework.sight import LOOKED_AGAIN, UNSETTLING, Happened, to_look_at

BEGUN = date(2024, 1, 10)
KEEPER, OTHER = "wijkteam", "school"
CHILDREN = ("k1", "k2")


def happened(number: str, kind: str, day: int, about: str = "k1", by: str = KEEPER, **said: object) -> Happened:
    """A fact so many days after sight began; recorded at noon of its day."""
    on = BEGUN + timedelta(days=day)
    at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    return Happened(number, kind, by, frozenset(about.split()), on, at, said)


def left(*told: Happened, child: str = "k1") -> list[str]:
    return to_look_at(told, child, CHILDREN, KEEPER, BEGUN)


def test_what_changed_is_to_be_looked_at_the_latest_first() -> None:
    assert left(happened("a", "help_ended", 1), happened("b", "consent_withdrawn", 5)) == ["b", "a"]


@pytest.mark.parametrize("kind", sorted(LOOKED_AGAIN))
def test_it_is_settled_by_a_later_look_of_who_keeps_sight_and_by_nobody_else(kind: str) -> None:
    changed = happened("a", "help_ended", 3)

    assert left(changed, happened("b", kind, 4)) == []
    assert left(changed, happened("b", kind, 4, by=OTHER)) == ["a"]
    assert left(changed, happened("b", kind, 2)) == ["a"]


def test_a_look_at_one_child_settles_nothing_of_another() -> None:
    told = (happened("a", "help_ended", 3, about="k1 k2"), happened("b", "risk_assessed", 4, about="k1"))

    assert left(*told, child="k1") == []
    assert left(*told, child="k2") == ["a"]


def test_help_of_a_parent_that_stops_is_about_each_child_and_of_another_child_about_that_one_alone() -> None:
    assert left(happened("a", "help_ended", 3, about="m"), child="k2") == ["a"]
    assert left(happened("a", "help_ended", 3, about="k1"), child="k2") == []


def test_what_happened_before_sight_began_is_not_told_of() -> None:
    assert left(happened("a", "help_ended", -1)) == []


def test_a_decision_of_the_court_unsettles_by_its_outcome() -> None:
    assert left(happened("a", "court_decision", 1, outcome="afgewezen")) == ["a"]
    assert left(happened("a", "court_decision", 1, outcome="toegewezen")) == []
    assert left(happened("a", "court_decision", 1)) == []


FACTS = st.lists(
    st.builds(
        happened,
        st.uuids().map(str),
        st.sampled_from(sorted({*UNSETTLING, *LOOKED_AGAIN, "child_signal"})),
        st.integers(-5, 30),
        st.sampled_from(["k1", "k2", "k1 k2", "m"]),
        st.sampled_from([KEEPER, OTHER]),
        outcome=st.sampled_from(["afgewezen", "toegewezen"]),
    ),
    max_size=8,
)


@given(FACTS.flatmap(lambda told: st.tuples(st.just(told), st.permutations(told))))
def test_the_order_in_which_facts_come_in_changes_nothing(both: tuple[list[Happened], list[Happened]]) -> None:
    told, mixed = both

    assert left(*mixed) == left(*told)


@given(FACTS)
def test_after_a_look_at_the_end_nothing_is_left_for_that_child(told: list[Happened]) -> None:
    assert left(*told, happened("z", "risk_assessed", 31)) == []
