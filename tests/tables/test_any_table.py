"""Whatever stands in the cells of a table, it is a case or a list of problems, and never anything else."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tables.making import vocabulary
from zicht.facts.problems import ProblemsFound
from zicht.facts.tables.table import read_table

COLUMNS = ["datum", "nauwkeurigheid", "bekend sinds", "soort", "over wie", "organisatie", "toelichting", "bron"]
COLUMNS += ["kenmerken", "gedeeld met", "verbetert", "id"]
CELLS = [
    *(
        "",
        "5-2-2024",
        "maart 2024",
        "?22 mei 2016",
        "31-2-2024",
        "dag",
        "maand",
        "eigen",
        "s",
        "s2",
        "family",
        "-",
        '"',
    ),
    *("kindsignaal", "persoon", "relatie", "organisatie", "casus", "niet gelezen", "kind1", "kind1 (2016)", "((", "²"),
    *("moeder, kind1", "jan (kind, 2016)", "School", "De Linde (School)", "form: angst", "rol: kind; geboren: 2016"),
    *(
        "type: School; naam: S",
        "relatie: ouder van",
        "bekijken tot en met: 1-5-2024",
        "re: s",
        "School: 3-4-2024",
        "=1",
    ),
]
ROW = st.lists(st.sampled_from(CELLS), min_size=len(COLUMNS), max_size=len(COLUMNS))


def outcome(content: bytes) -> str:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "gezin.csv"
        path.write_bytes(content)
        try:
            _, notes = read_table(path, vocabulary())
        except ProblemsFound as found:
            return "\n".join(each.text("nl") + each.text("en") for each in found.problems)
        return "a case" + "".join(each.text("nl") for each in notes)


@settings(max_examples=300, deadline=None)
@given(st.lists(ROW, max_size=4))
def test_any_cells_give_a_case_or_problems(rows: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([COLUMNS, *rows])

    assert outcome(text.getvalue().encode())


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_case_or_problems(content: bytes) -> None:
    assert outcome(content)
    assert outcome(b"datum;soort;over wie\n" + content)
