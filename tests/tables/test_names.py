"""What attributes and persons are called in a table: Dutch names or codes, and names that hold a comma."""

from pathlib import Path

import pytest

from tests.tables.making import csv_file, problems, vocabulary
from zicht.facts.tables.attribute_names import NAMES, name
from zicht.facts.tables.layout import folded
from zicht.facts.tables.parties import split
from zicht.facts.tables.table import read_table


def test_every_attribute_has_a_dutch_name() -> None:
    codes = {code for kind in vocabulary().kinds.values() for code in kind.attributes}

    assert sorted((codes | set(vocabulary().common_attributes)) ^ set(NAMES)) == []


@pytest.mark.parametrize("kind", sorted(vocabulary().kinds))
def test_no_two_attributes_of_a_kind_can_be_taken_for_each_other(kind: str) -> None:
    codes = [*vocabulary().kinds[kind].attributes, *vocabulary().common_attributes]

    written = [word for code in codes for word in {folded(code), folded(name(code))}]

    assert len(written) == len(set(written))


def test_attributes_are_read_by_their_dutch_name_and_by_their_code(tmp_path: Path) -> None:
    ways = ("Vorm: Angst; ernst: laag", "form: angst; severity: laag")
    path = csv_file(tmp_path, *(f'5-2-2024;kindsignaal;kind1;School;"{each}";;;' for each in ways))

    case, _ = read_table(path, vocabulary())

    first, second = (each.attributes for each in case.facts)
    assert first == second == {"form": "angst", "severity": "laag"}


def test_the_same_attribute_by_name_and_by_code_is_told(tmp_path: Path) -> None:
    path = csv_file(tmp_path, '5-2-2024;kindsignaal;kind1;School;"vorm: angst; form: angst";;;')

    assert len(problems(path)) == 1
    assert "kolom E (kenmerken)" in problems(path)[0]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Jansen, P.", ["Jansen, P."]),
        ("Jansen, P.J. van der en moeder", ["Jansen, P.J. van der", "moeder"]),
        ('"Wit, Els de", kind1', ["Wit, Els de", "kind1"]),
        ("Wit, Els de; kind1", ["Wit, Els de", "kind1"]),
        ("moeder, kind1, Wit, Els de", ["moeder", "kind1", "Wit, Els de"]),
        ("jan (kind, 2016), moeder", ["jan (kind, 2016)", "moeder"]),
        ('"onaf, moeder', ["onaf, moeder"]),
    ],
)
def test_a_name_with_a_comma_stays_one_name(cell: str, expected: list[str]) -> None:
    assert split(cell, {folded("Wit, Els de")}) == expected


def test_a_name_with_a_comma_that_was_declared_is_that_person(tmp_path: Path) -> None:
    mapping = tmp_path / "x.koppeling.yaml"
    mapping.write_text(
        """
format: zicht-mapping/1
columns: {occurred_on: datum, kind: soort, about: wie}
kinds: [{words: gesprek, kind: child_spoken}]
persons:
  - {id: moeder, role: mother, written: ["Jansen, Petra"]}
  - {id: kind1, role: child, written: ["Jansen, Mo"]}
""",
        "utf-8",
    )
    path = csv_file(tmp_path, '8-1-2024;gesprek;"Jansen, Petra, Jansen, Mo"', header="datum;soort;wie")
    from zicht.facts.tables.mapped import read_mapped

    case, _ = read_mapped(path, mapping, vocabulary())

    assert [each.about for each in case.facts] == [("moeder", "kind1")]
