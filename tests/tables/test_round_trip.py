"""A case written as a table and read again is the same case."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.running import CASES
from tests.tables.making import vocabulary
from zicht.cli.outputs import table_bytes
from zicht.facts.case import Case
from zicht.facts.fact import Precision
from zicht.facts.intake import read_case
from zicht.facts.kinds import Attribute, AttributeType
from zicht.facts.tables.case_file import case_text
from zicht.facts.tables.table import read_table
from zicht.facts.tables.writing import without, written

FILES = sorted(CASES.rglob("*.casus.yaml"))
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=30)
PERSONS, ORGANISATIONS = ["m", "kind1", "K2"], ["school", "ggz"]


def attribute_value(attribute: Attribute) -> st.SearchStrategy[object]:
    if attribute.type is AttributeType.BOOL:
        return st.booleans()
    if attribute.type is AttributeType.DATE:
        return DAYS
    if attribute.type is AttributeType.ENUM:
        return st.sampled_from(attribute.values)
    if attribute.type is AttributeType.REF:
        return st.sampled_from([*ORGANISATIONS, *vocabulary().organisation_types])
    return TEXTS


@st.composite
def fact(draw: st.DrawFn) -> dict[str, object]:
    kind = draw(st.sampled_from(sorted(vocabulary().kinds)))
    known = {code: each for code, each in vocabulary().kinds[kind].attributes.items() if each.type.value != "fact"}
    codes = draw(st.lists(st.sampled_from(sorted(known)), unique=True)) if known else []
    day = draw(DAYS)
    found: dict[str, object] = {
        "occurred_on": day,
        "precision": draw(st.sampled_from([each.value for each in Precision])),
        "kind": kind,
        "about": draw(st.lists(st.sampled_from(PERSONS), min_size=1, unique=True)),
        "attributes": {code: draw(attribute_value(known[code])) for code in codes},
    }
    if draw(st.booleans()):
        found["known_from"] = day + timedelta(days=draw(st.integers(0, 400)))
    if draw(st.booleans()):
        found["organisation"] = draw(st.sampled_from(ORGANISATIONS))
        found["source"] = draw(st.sampled_from(["own", "told", "document"]))
    shared = draw(st.lists(st.tuples(st.sampled_from(ORGANISATIONS), DAYS), max_size=2))
    found["shared_with"] = [{"organisation": one, "since": since} for one, since in shared]
    return found


@st.composite
def case(draw: st.DrawFn) -> Case:
    """A case as `zicht replay` would read it from a file with this content."""
    from zicht.facts.tables.plain_yaml import plain_yaml

    born = st.one_of(st.none(), DAYS, st.sampled_from(["~2016", "~2016-05"]))
    roles = draw(st.lists(st.sampled_from(sorted(vocabulary().person_roles)), min_size=3, max_size=3))
    content: dict[str, object] = {
        "format": "zicht-casus/1",
        "id": "gezin",
        "persons": [
            {"id": each, "role": role, "born": draw(born), "several": draw(st.booleans())}
            for each, role in zip(PERSONS, roles, strict=True)
        ],
        "relations": [
            {"from": "m", "to": draw(st.sampled_from(PERSONS[1:])), "kind": kind, "since": draw(st.none() | DAYS)}
            for kind in draw(st.lists(st.sampled_from(sorted(vocabulary().relation_kinds)), max_size=3))
        ],
        "organisations": [{"id": each, "type": "jgz", "name": draw(TEXTS.filter(str.strip))} for each in ORGANISATIONS],
        "facts": draw(st.lists(fact(), max_size=4)),
        "evaluate_on": draw(DAYS),
    }
    with TemporaryDirectory() as folder:
        path = Path(folder) / "gezin.casus.yaml"
        path.write_text(plain_yaml(content), "utf-8")
        return read_case(path, vocabulary())


@pytest.mark.parametrize("name", ["uit.csv", "uit.xlsx"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(case())
def test_a_case_written_as_a_table_is_read_as_the_same_case(name: str, made: Case) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(table_bytes(path, written(made, vocabulary(), "x"), vocabulary()))

        found, notes = read_table(path, vocabulary())

    assert found == made
    assert list(notes) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(case())
def test_a_case_written_as_a_case_file_is_read_as_the_same_case(made: Case) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "gezin.casus.yaml"
        path.write_text(case_text(made, ["opmerking"]), "utf-8")

        assert read_case(path, vocabulary()) == made


@pytest.mark.parametrize("path", FILES[::6], ids=lambda path: path.name.removesuffix(".casus.yaml"))
def test_without_notes_everything_that_a_rule_may_read_is_the_same(path: Path, tmp_path: Path) -> None:
    case = read_case(path, vocabulary())
    plain = replace(case, facts=tuple(replace(each, note=None, professional=None) for each in case.facts))

    for name in ("uit.csv", "uit.xlsx"):
        sheets = without(written(case, vocabulary(), path.name), "note", "professional")
        (tmp_path / name).write_bytes(table_bytes(tmp_path / name, sheets, vocabulary()))
        assert read_table(tmp_path / name, vocabulary())[0] == plain
