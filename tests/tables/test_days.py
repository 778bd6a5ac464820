"""Days as people write them."""

from datetime import date

import pytest

from zicht.facts.tables.cells import Value
from zicht.facts.tables.written_days import day_in


@pytest.mark.parametrize(
    ("written", "day", "precision"),
    [
        ("5-2-2024", date(2024, 2, 5), "day"),
        ("05/02/2024", date(2024, 2, 5), "day"),
        ("5.2.2024", date(2024, 2, 5), "day"),
        ("2024-02-05", date(2024, 2, 5), "day"),
        ("2024-02-05 00:00:00", date(2024, 2, 5), "day"),
        ("ma 5 feb. 2024", date(2024, 2, 5), "day"),
        ("Maandag 5 februari 2024", date(2024, 2, 5), "day"),
        (date(2024, 2, 5), date(2024, 2, 5), "day"),
        ("februari 2024", date(2024, 2, 1), "month"),
        ("eind maart 2024", date(2024, 3, 1), "month"),
        ("2-2024", date(2024, 2, 1), "month"),
        ("2024-02", date(2024, 2, 1), "month"),
        ("2024", date(2024, 1, 1), "year"),
        (2024, date(2024, 1, 1), "year"),
        (2024.0, date(2024, 1, 1), "year"),
    ],
)
def test_a_dutch_or_iso_day_is_read_with_what_is_known_of_it(written: Value, day: date, precision: str) -> None:
    found = day_in(written)

    assert found is not None
    assert (found.day, found.precision.value, found.about) == (day, precision, False)


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_by_its_name_is_that_month(number: int) -> None:
    names = "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905

    for written in (f"{names[number - 1]} 2024", f"{names[number - 1].upper()} 2024"):
        found = day_in(written)
        assert found is not None
        assert (found.day, found.precision.value) == (date(2024, number, 1), "month")
    exact = day_in(f"3 {names[number - 1]} 2024")
    assert exact is not None
    assert (exact.day, exact.precision.value) == (date(2024, number, 3), "day")


@pytest.mark.parametrize(
    ("written", "precision"),
    [("?22 mei 2016", "month"), ("ca. 22-5-2016", "month"), ("± mei 2016", "year"), ("22 mei 2016?", "month")],
)
def test_an_approximate_day_is_read_more_coarsely_and_says_so(written: str, precision: str) -> None:
    found = day_in(written)

    assert found is not None
    assert (found.precision.value, found.about) == (precision, True)


@pytest.mark.parametrize(
    "written", ["31-2-2024", "5-2-24", "13/25/2024", "ca. 2016", "onbekend", "", None, True, 45327, 1.5, "1850"]
)
def test_what_is_no_day_that_exists_is_not_guessed(written: Value) -> None:
    assert day_in(written) is None
