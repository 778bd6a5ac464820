"""A synthetic region: always the same, readable as case files, and believable in size."""

from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from zicht.facts.intake import read_case
from zicht.facts.tables.case_file import case_text
from zicht.facts.vocabulary import load_vocabulary
from zicht.population.places import places
from zicht.population.region import families, family
from zicht.rulebook.load import content_folder

TODAY = date(2026, 11, 25)


def test_a_family_is_the_same_whoever_asks_for_it() -> None:
    around = places()

    streamed = list(families(7, 20, around, TODAY))

    assert family(7, 13, around, TODAY) == streamed[13]
    assert family(8, 13, around, TODAY) != streamed[13]


def test_every_family_is_a_case_file_without_problems(tmp_path: Path) -> None:
    vocabulary = load_vocabulary(content_folder() / "kinds.yaml")
    for each in families(1, 60, places(), TODAY):
        path = tmp_path / f"{each.case.id}.casus.yaml"
        path.write_text(case_text(each.case), encoding="utf-8")

        assert len(read_case(path, vocabulary).facts) == len(each.case.facts)


def test_no_fact_lies_after_today_and_a_family_has_about_fifty() -> None:
    found = [each.case.facts for each in islice(families(1, 300, places(), TODAY), 300)]

    assert max(fact.known_from for facts in found for fact in facts) <= TODAY
    assert sum(len(facts) for facts in found) / len(found) == pytest.approx(50, abs=8)
