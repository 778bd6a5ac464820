"""A chronology table is read as the same case as a case file, with the same checks, each with its cell."""

from pathlib import Path

import pytest

from tests.tables.making import HEADER, csv_file, problems, vocabulary, workbook
from zicht.facts.fact import Precision
from zicht.facts.intake import read_case
from zicht.facts.problems import ProblemsFound
from zicht.facts.tables.table import read_table

CASE = """
format: zicht-casus/1
id: gezin
persons:
  - {id: moeder, role: mother, born: ~1991}
  - {id: kind1, role: child, born: 2017-09-14}
relations: [{from: moeder, to: kind1, kind: parent}]
organisations:
  - {id: ggz_volwassen, type: ggz_volwassen, name: Volwassen-ggz (ook forensisch)}
  - {id: de-linde, type: school, name: De Linde}
facts:
  - {occurred_on: 2024-01-08, kind: adult_treatment_started, about: [moeder], organisation: ggz_volwassen}
  - {occurred_on: 2024-02-01, precision: month, known_from: 2024-03-20, kind: new_partner, about: [moeder, kind1]}
  - occurred_on: 2024-03-11
    kind: child_signal
    about: [kind1]
    organisation: de-linde
    attributes: {form: teruggetrokken, severity: laag}
    shared_with: [{organisation: ggz_volwassen, since: 2024-04-03}]
evaluate_on: 2024-05-01
"""
ROWS = (
    ";casus;;;bekijken tot en met: 1-5-2024;;;",
    ";relatie;moeder, kind1;;relatie: ouder van;;;",
    "8-1-2024;Behandeling of opname ouder gestart;moeder (1991);volwassen-ggz;;;;Intake",
    "februari 2024;NEW_PARTNER;moeder en kind1;;;;20-3-2024;",
    (
        '11/03/2024;kindsignaal;kind1 (14-9-2017);De Linde (School);"form: teruggetrokken; Severity: Laag";'
        "volwassen-ggz: 3-4-2024;;"
    ),
)


def test_a_table_is_the_same_case_as_the_case_file(tmp_path: Path) -> None:
    (tmp_path / "gezin.casus.yaml").write_text(CASE, "utf-8")
    expected = read_case(tmp_path / "gezin.casus.yaml", vocabulary())

    found, notes = read_table(csv_file(tmp_path, *ROWS), vocabulary())

    assert (found.persons, found.relations, found.organisations) == (
        expected.persons,
        expected.relations,
        expected.organisations,
    )
    assert [each.id for each in found.facts] == [each.id for each in expected.facts]
    assert (found.id, found.evaluate_on, list(notes)) == (expected.id, expected.evaluate_on, [])


@pytest.mark.parametrize("separator", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_separator_and_marked_encoding_are_found(tmp_path: Path, separator: str, encoding: str) -> None:
    path = tmp_path / "a.csv"
    lines = (("datum", "soort", "over wie"), ("5-2-2024", "ruzie", "kind1"))
    path.write_bytes("\r\n".join(separator.join(each) for each in lines).encode(encoding))

    assert [each.split(": ", 1)[0] for each in problems(path)] == [f"{path}, rij 2, kolom B (soort)".split("/")[-1]]


def test_windows_1252_is_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / "oud.csv"
    path.write_bytes("datum;soort;over wie;toelichting\n5-2-2024;hulp beëindigd;kind1;één\n".encode("cp1252"))

    case, notes = read_table(path, vocabulary())

    assert (case.facts[0].kind, case.facts[0].note) == ("help_ended", "één")
    assert [each.code for each in notes] == ["table_windows_1252", "table_last_day"]


def test_a_table_that_does_not_say_until_when_is_looked_at_until_its_last_day(tmp_path: Path) -> None:
    case, notes = read_table(csv_file(tmp_path, "maart 2024;kindsignaal;kind1;;;;;"), vocabulary())

    assert case.evaluate_on.isoformat() == "2024-03-31"
    assert "31-03-2024" in notes[0].text("nl")


def test_an_approximate_day_is_told_with_its_cell(tmp_path: Path) -> None:
    case, notes = read_table(csv_file(tmp_path, "?22 mei 2016;kindsignaal;kind1;;;;;"), vocabulary())

    assert case.facts[0].precision is Precision.MONTH
    assert notes[0].text("nl").startswith(f"{tmp_path}/gezin.csv, rij 2, kolom A (datum): Let op")


def test_all_that_is_wrong_is_told_at_once_with_row_and_column(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path,
        ';persoon;moeder;;"rol: moedr; geboren: 30-2-1990";;;',
        ";persoon;kind1;;rol: kind;;;",
        ";relatie;moeder, kind1;;;;;",
        "31-2-2024;kindsignal;kind1;De Linde;;;;",
        "5-2-2024;kindsignaal;Jan Jansen;;form: verdrietig;ggz;;",
        "maart 2024;kindsignaal;kind1;;frm: angst;;1-2-2024;",
        ";kindsignaal;;;ernst laag;;;",
        "5-2-2024;kind gezien;kind1;;spoken_alone: misschien;;;",
        "5-2-2024;kindsignaal;kind1;;severity: laag; form: angst;;",
    )

    said = problems(path)

    expected = [
        "rij 2, kolom E (kenmerken): `rol` heeft een waarde die hier niet kan. → `moeder`?",
        "rij 2, kolom E (kenmerken): Schrijf een dag (5-2-2014)",
        "rij 4: Hier ontbreekt: relatie.",
        "rij 5, kolom A (datum): Dit is geen dag die bestaat",
        "rij 5, kolom B (soort): Deze soort feit staat niet in de woordenlijst. → `kindsignaal`?",
        "rij 5, kolom D (organisatie): Hier staat een organisatie die niet",
        "rij 6, kolom C (over wie): Hier staat iemand die niet",
        "rij 6, kolom E (kenmerken): `form` heeft een waarde die hier niet kan.",
        "rij 6, kolom F (gedeeld met): Hier ontbreekt: sinds.",
        "rij 6, kolom F (gedeeld met): Hier staat een organisatie die niet",
        "rij 7, kolom E (kenmerken): Dit kenmerk hoort niet bij `kindsignaal`. → `form`?",
        "rij 7, kolom G (bekend sinds): `bekend sinds` ligt voor de eerste dag",
        "rij 8, kolom A (datum): Hier ontbreekt: datum.",
        "rij 8, kolom C (over wie): Hier ontbreekt: over wie.",
        "rij 8, kolom E (kenmerken): Schrijf kenmerken als",
        "rij 9, kolom E (kenmerken): `spoken_alone` moet ja of nee zijn.",
    ]
    assert len(said) > len(expected)
    assert [one for one, two in zip(expected, said, strict=False) if not two.startswith(f"gezin.csv, {one}")] == []


def test_a_problem_never_repeats_what_stood_in_a_cell(tmp_path: Path) -> None:
    secret = "Pietersen 123456782 02-30-2016"
    row = ";".join([secret] * len(HEADER))

    said = "\n".join(problems(csv_file(tmp_path, row, f";persoon;{secret};;rol: {secret};;;")))

    assert said
    assert not any(part in said for part in secret.split())


def test_a_slip_of_the_pen_makes_no_new_child_where_persons_have_rows_of_their_own(tmp_path: Path) -> None:
    rows = (";persoon;kind1;;rol: kind;;;", "5-2-2024;kindsignaal;kind2;;;;;")

    assert "kolom C (over wie)" in problems(csv_file(tmp_path, *rows))[0]


def test_two_birth_dates_for_one_person_are_told(tmp_path: Path) -> None:
    rows = ("5-2-2024;kindsignaal;kind1 (2016);;;;;", "6-2-2024;kindsignaal;kind1 (2017);;;;;")

    assert "Schrijf een dag" in problems(csv_file(tmp_path, *rows))[0]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "Dit bestand is leeg."),
        ("wanneer,wat,wie\n1,2,3\n", "Er is geen rij met de koppen van Zicht"),
        ('datum;soort\n1-1-2024;"kind\n2-1-2024;kind\n', "aanhalingsteken"),
        ("datum;soort;soort\n", "Kolom B heeft dezelfde kop."),
        ("datum;soort;sort\n5-2-2024;kindsignaal;\n", "Deze kolom kent Zicht niet. → `soort`?"),
        ("datum;over wie\n5-2-2024;kind1\n", "De kolom soort ontbreekt."),
        ("datum;soort;over wie\n", "nog geen feiten"),
        ("datum;soort\n5-2-2024;kindsignaal;nog iets\n", "kolom zonder kop"),
        ("datum;soort\n\x005-2-2024;kindsignaal\n", "teken dat niet zichtbaar is"),
    ],
)
def test_a_file_that_is_not_right_as_a_whole_is_told_as_such(tmp_path: Path, content: str, expected: str) -> None:
    path = tmp_path / "gezin.csv"
    path.write_text(content, "utf-8")

    assert expected in "\n".join(problems(path))


def test_very_many_problems_are_counted(tmp_path: Path) -> None:
    said = problems(csv_file(tmp_path, *["x;y;z;;;;;"] * 200))

    assert len(said) == 101
    assert said[-1].startswith("gezin.csv: En nog ")


def test_empty_rows_and_unread_rows_take_no_part_and_are_told(tmp_path: Path) -> None:
    rows = (";;;;;;;", "5-2-2024;kindsignaal;kind1;;;;;", "ooit;Niet gelezen;oom Piet;;zomaar iets;;;", ";;;;;;;")

    case, notes = read_table(csv_file(tmp_path, *rows), vocabulary())

    assert len(case.facts) == 1
    assert any("rijen met soort `niet gelezen` doen niet mee: rij 4" in each.text("nl") for each in notes)


def test_a_correction_names_the_id_of_a_row(tmp_path: Path) -> None:
    header = "datum;soort;over wie;id;verbetert;bekend sinds"
    rows = (
        "5-2-2024;kindsignaal;kind1;s;;",
        "6-2-2024;kindsignaal;kind1;s2;s;9-2-2024",
        "7-2-2024;geboorte;kind1;t;u;",
    )

    assert problems(csv_file(tmp_path, *rows[:2], header=header)) == []
    assert problems(csv_file(tmp_path, *rows, header=header)) == [
        (
            "gezin.csv, rij 4, kolom E (verbetert): `verbetert` noemt een feit dat er niet is. "
            "Geef de rij van dat feit een id en noem die hier."
        )
    ]


def test_problems_in_english_say_sheet_row_and_column(tmp_path: Path) -> None:
    path = workbook(tmp_path, Feiten=[("datum", "soort", "over wie"), ("x", "kindsignaal", "kind1")])

    with pytest.raises(ProblemsFound, match=r"sheet Feiten, row 2, column A \(datum\): This is no day"):
        read_table(path, vocabulary())
