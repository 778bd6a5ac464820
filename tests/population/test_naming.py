"""The demo is believable: families with their own names and homes, and a reason for each who works with them."""

from collections import Counter
from pathlib import Path

import pytest

from zicht.facts.case import Case
from zicht.facts.intake import read_case
from zicht.population.homes import homes
from zicht.population.naming import ANYBODY, FATHERS, MOTHERS, SURNAMES, names, surname
from zicht.population.reasons import REASONS, reason
from zicht.rulebook.load import content_folder, load
from zicht.web.demo.region import _files

CASES = Path(__file__).parents[2] / "cases"


@pytest.fixture(scope="module")
def families() -> list[Case]:
    vocabulary, _ = load(content_folder())
    return [read_case(each, vocabulary) for each in _files(CASES)[:40]]


def test_no_two_families_of_the_demo_have_one_surname() -> None:
    assert len(set(SURNAMES)) == len(SURNAMES)
    assert len({surname(number) for number in range(41)}) == 41


def test_a_first_name_fits_a_recorded_gender_and_tells_none_where_none_is_recorded(families: list[Case]) -> None:
    assert not set(ANYBODY) & {*MOTHERS, *FATHERS}
    assert not set(MOTHERS) & set(FATHERS)
    for number, case in enumerate(families):
        called = names(case.persons, number)
        for each in case.persons:
            given = called[each.id].split()[0]
            assert given in {"mother": MOTHERS, "father": FATHERS}.get(each.role, ANYBODY), each.role


def test_nobody_in_a_family_has_the_name_of_another(families: list[Case]) -> None:
    for number, case in enumerate(families):
        called = names(case.persons, number)
        assert len(set(called.values())) == len(case.persons)


def test_children_live_in_homes_and_some_in_several(families: list[Case]) -> None:
    lived = [homes(case, number) for number, case in enumerate(families)]
    several = 0
    for case, found in zip(families, lived, strict=True):
        count = Counter(each for home in found for each in home.persons)
        assert all(count[each.id] for each in case.persons if each.is_child)
        several += any(count[each.id] > 1 for each in case.persons if each.is_child)
    addresses = [home.address for found in lived for home in found if home.address]

    assert several >= 4
    assert len(set(addresses)) == len(addresses)


def test_every_type_of_organisation_has_a_reason_of_its_own_words() -> None:
    vocabulary, _ = load(content_folder())

    assert set(REASONS) == set(vocabulary.organisation_types)
    assert all(reason(each)[1] for each in vocabulary.organisation_types)
