"""The order of a desk, and rows for the own registration."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tests.casework.at_safe_home import OWN, TODAY, TYPES, ago, content, family, report, told
from tests.casework.entering import fact
from zicht.casework.desk import Waiting, in_desk_order
from zicht.casework.rows import Reader
from zicht.casework.rows_out import rows_of
from zicht.facts.case import Case
from zicht.facts.tables.delimited import read_delimited

NAMES = {"mother": "Mina Voorbeeld", "child": "Kas Voorbeeld", "baby": "Fé Voorbeeld"}
waiting = st.builds(
    Waiting,
    family=st.integers(0, 3).map(lambda number: UUID(int=number)),
    since=st.integers(0, 30).map(ago),
    due=st.none() | st.integers(-20, 20).map(ago),
    acute=st.booleans(),
    key=st.text("abc", max_size=2),
)


@given(st.lists(waiting))
def test_what_is_recorded_as_acute_stands_first_and_then_what_is_due_first(lines: list[Waiting]) -> None:
    found = in_desk_order(lines)

    assert [each.acute for each in found] == sorted((each.acute for each in found), reverse=True)
    for acute in (True, False):
        due = [each.due or TODAY + timedelta(days=999) for each in found if each.acute is acute]
        assert due == sorted(due)


@given(st.lists(waiting, max_size=6), st.integers(0, 40))
def test_how_many_reports_a_family_had_moves_nothing_in_the_order(lines: list[Waiting], number: int) -> None:
    """The number is told on the line. It ranks nobody."""
    counted = [replace(each, number=number) for each in lines]

    assert [(each.family, each.key) for each in in_desk_order(counted)] == [
        (each.family, each.key) for each in in_desk_order(lines)
    ]


def reader(case: Case) -> Reader:
    return Reader(case, OWN, content()[0], NAMES, {each: each for each in TYPES}, TODAY)


def test_rows_for_the_own_registration_read_back_as_the_same_facts() -> None:
    facts = (
        report(0, 30, by="school", firsthand=False, chain="juf; van de buurvrouw", subject="geweld_thuis"),
        fact(
            1,
            "risk_assessed",
            ("child", "baby"),
            ago(28),
            OWN,
            attributes={"outcome": "zorgen", "re": "f0"},
            note='zij zei: "nee"',
        ),
        fact(2, "triage_done", ("mother", "child"), ago(28), OWN, attributes={"route": "wijkteam", "to": "wijkteam"}),
        told(3, "child_signal", ("child",), 3, "school"),
    )
    case = family(*facts)

    rows = reader(case).rows(read_delimited(rows_of(case, OWN, content()[0], NAMES, "tabel"), "tabel"))

    assert [each.problems for each in rows] == [{}] * 3
    for row, before in zip(rows, facts, strict=False):
        assert row.entered is not None
        assert (row.entered.kind, row.entered.about) == (before.kind, before.about)
        assert (row.entered.occurred_on, row.entered.note) == (before.occurred_on, before.note or "")
        assert set(row.entered.attributes) == set(before.attributes) - {"re"}


def test_rows_hold_only_what_the_own_organisation_recorded() -> None:
    case = family(told(0, "child_signal", ("child",), 3, "school", note="van school"), report(1, 2))

    written = rows_of(case, OWN, content()[0], NAMES, "tabel").decode("utf-8-sig")

    assert "van school" not in written
    assert len(written.strip().splitlines()) == 2


def test_a_cell_that_a_spreadsheet_would_run_stays_text() -> None:
    case = family(fact(0, "report_received", ("child",), ago(2), OWN, attributes={"by": "school"}, note="=1+1"))

    written = rows_of(case, OWN, content()[0], NAMES, "tabel").decode("utf-8-sig")

    assert "'=1+1" in written
