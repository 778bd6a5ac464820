"""Recording: what was typed becomes one fact or every problem, and nothing in between."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.casework.entering import PEOPLE, TODAY, could_have_been, entered, fact, family, vocabulary
from zicht.casework.recording import Accepted, Entered, Refusal, record, with_words
from zicht.casework.typed_day import as_typed, typed_day
from zicht.facts.fact import Precision, period
from zicht.facts.kinds import AttributeType

SIGNAL = Entered("child_signal", ("child",), date(2026, 11, 24))


def checked(what: Entered) -> Accepted | Refusal:
    return record(what, family(), "school", vocabulary(), TODAY)


@given(entered())
def test_a_fact_is_accepted_whole_or_refused_with_a_problem(what: Entered) -> None:
    found = checked(what)

    if isinstance(found, Refusal):
        assert found.problems
    else:
        assert set(found.about) == set(what.about) <= set(PEOPLE)
        assert found.occurred_on == what.occurred_on
        assert could_have_been(found.occurred_on, found.precision, TODAY)
        assert period(found.occurred_on, found.precision)[0] <= found.known_from <= TODAY
        assert set(found.attributes) == {code for code, text in what.attributes.items() if text.strip()}


@given(entered())
def test_what_is_accepted_holds_only_values_that_its_kind_allows(what: Entered) -> None:
    found = checked(what)

    for code, value in found.attributes.items() if isinstance(found, Accepted) else ():
        attribute = vocabulary().attribute(what.kind, code)
        assert attribute is not None
        if attribute.type is AttributeType.ENUM:
            assert value in attribute.values
        assert isinstance(value, bool) == (attribute.type is AttributeType.BOOL)
        assert isinstance(value, date) == (attribute.type is AttributeType.DATE)


@given(entered(), st.data())
def test_a_second_problem_never_hides_the_first(what: Entered, drawn: st.DataObject) -> None:
    before = checked(what)
    spoiled = checked(replace(what, about=()))

    assert isinstance(spoiled, Refusal)
    known = set(before.problems) if isinstance(before, Refusal) else set()
    assert {*known, "about"} == set(spoiled.problems)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(Precision))
def test_a_day_is_read_back_as_it_was_typed(day: date, precision: Precision) -> None:
    found = typed_day(as_typed(day, precision), TODAY)

    assert found is not None
    assert found.precision is precision
    assert period(found.day, precision) == period(day, precision)


@pytest.mark.parametrize(
    ("written", "day", "precision"),
    [
        ("vandaag", date(2026, 11, 25), Precision.DAY),
        ("Gisteren", date(2026, 11, 24), Precision.DAY),
        ("maandag", date(2026, 11, 23), Precision.DAY),
        ("afgelopen woensdag", date(2026, 11, 18), Precision.DAY),
        ("vorige maand", date(2026, 10, 1), Precision.MONTH),
        ("maart 2026", date(2026, 3, 1), Precision.MONTH),
        ("vorig jaar", date(2025, 1, 1), Precision.YEAR),
        ("5 november 2026", date(2026, 11, 5), Precision.DAY),
    ],
)
def test_days_are_read_in_the_words_people_use(written: str, day: date, precision: Precision) -> None:
    assert typed_day(written, TODAY) == (day, precision, False)


@pytest.mark.parametrize("written", ["", "ooit", "31-2-2026", "5-11-26", "binnenkort"])
def test_what_is_no_day_is_not_guessed(written: str) -> None:
    assert typed_day(written, TODAY) is None


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"about": ()}, {"about": "nobody"}),
        ({"about": ("mother",)}, {"about": "only_a_child"}),
        ({"occurred_on": None}, {"occurred_on": "no_day"}),
        ({"occurred_on": date(2026, 11, 26)}, {"occurred_on": "in_the_future"}),
        ({"known_from": date(2026, 11, 23)}, {"known_from": "known_before"}),
        ({"attributes": {"severity": "heel erg"}}, {"severity": "not_in_list"}),
        ({"attributes": {"nationality": "x"}}, {"nationality": "unknown_attribute"}),
        ({"note": "a\x00b"}, {"note": "control_character"}),
        ({"note": "a" * 10_001}, {"note": "too_long"}),
        ({"corrects": "f7"}, {"corrects": "unknown_fact"}),
    ],
)
def test_each_problem_names_its_field(change: dict[str, object], problem: dict[str, str]) -> None:
    assert checked(replace(SIGNAL, **change)) == Refusal(problem)  # type: ignore[arg-type]


def test_a_month_that_has_begun_may_be_named_before_it_ends() -> None:
    assert isinstance(checked(replace(SIGNAL, occurred_on=date(2026, 11, 1), precision=Precision.MONTH)), Accepted)


@pytest.mark.parametrize(
    ("organisation", "corrected", "problem"),
    [("school", False, None), ("wijkteam", False, "fact_of_another"), ("school", True, "corrected_meanwhile")],
)
def test_only_the_latest_own_version_is_corrected(organisation: str, corrected: bool, problem: str | None) -> None:
    first = fact(0, "child_signal", ("child",), date(2026, 11, 1))
    second = replace(fact(1, "child_signal", ("child",), date(2026, 11, 2)), root="f0", version=1, corrects="f0")
    case = family(first, second) if corrected else family(first)

    found = record(replace(SIGNAL, corrects="f0"), case, organisation, vocabulary(), TODAY)

    if problem:
        assert found == Refusal({"corrects": problem})
    else:
        assert isinstance(found, Accepted)
        assert (found.root, found.version) == ("f0", 1)


def test_the_words_of_a_child_need_one_child() -> None:
    two = replace(SIGNAL, about=("child", "youngster"))

    assert with_words(two, "help", family()) == Refusal({"words": "which_child"})
    quoted = with_words(replace(SIGNAL, attributes={"spoken_alone": "yes"}), "help", family())
    assert isinstance(quoted, Entered)
    assert (quoted.kind, quoted.attributes) == ("child_words", {"words": "help", "alone": "yes"})
