"""`zicht report` as it is called: forms, what may be in it, and what is said when a call is not right."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.running import CASES, zicht

CASE = CASES / "001-2.1-getuige-van-geweld.casus.yaml"
MOMENTS = """
format: zicht-moments/1
moments:
  - day: 2013-01-14
    conditions: {caseload: Veertig meldingen per week, absence: Eén collega ziek}
    dilemma: Eerst de ouders of eerst de kinderen?
  - day: 2013-04-20
    went_well: De politie bleef tot de rust terug was.
  - day: 2013-06-03
    dissent: Een collega wilde nog niet sluiten.
    family: Moeder vertelt hoe alleen zij zich voelde.
"""
SECOND = "  - day: 2013-04-20\n    went_well: De politie bleef tot de rust terug was.\n"


def test_a_report_is_one_page_on_standard_output_or_in_a_file(tmp_path: Path) -> None:
    shown = zicht("report", CASE)
    written = zicht("report", CASE, "-o", tmp_path / "terugblik.html")

    assert (shown.code, written.code) == (0, 0)
    assert (tmp_path / "terugblik.html").read_text("utf-8") == shown.out
    assert written.out == f"Geschreven: {tmp_path / 'terugblik.html'}\n"
    assert shown.out.startswith('<!doctype html>\n<html lang="nl">')


def test_a_file_of_another_sort_is_never_written_over(tmp_path: Path) -> None:
    table = tmp_path / "gezin.xlsx"
    table.write_bytes(b"somebody's work")

    for form in ((), ("--json",), ("--svg",), ("--pdf",), ("--stepwise",)):
        said = zicht("report", CASE, *form, "-o", table)

        assert (said.code, said.out) == (2, "")
        assert "de naam moet eindigen op" in said.err
    assert table.read_bytes() == b"somebody's work"


def test_the_help_of_notes_is_that_of_a_report() -> None:
    assert "Met de notities bij feiten; vraagt --purpose" in " ".join(zicht("report", "--help").out.split())


def test_the_same_call_gives_the_same_bytes_in_both_languages() -> None:
    assert zicht("report", CASE).out == zicht("report", CASE).out
    assert '<html lang="en">' in zicht("report", CASE, "--language", "en").out


def test_json_and_svg_hold_the_same_report() -> None:
    whole = json.loads(zicht("report", CASE, "--json").out)
    picture = ET.fromstring(zicht("report", CASE, "--svg").out)

    labels = {lane["label"] for section in whole["chronicle"]["sections"] for lane in section["lanes"]}
    drawn = {each.text for each in picture.iter("{http://www.w3.org/2000/svg}text")}
    assert len(whole["facts"]) == 10
    assert labels <= drawn


def test_names_and_notes_are_in_it_only_with_a_purpose_and_a_day_of_destruction() -> None:
    refused = zicht("report", CASE, "--with-names")
    given = zicht("report", CASE, "--with-names", "--with-notes", "--purpose", "leren", "--destroy-by", "2099-01-01")

    assert (refused.code, refused.out) == (2, "")
    assert "--purpose" in refused.err
    assert all(each in given.out for each in ("Samira (moeder)", "AMK ontvangt politiemelding.", "1 januari 2099"))
    assert "Samira" not in zicht("report", CASE).out


def test_the_moments_of_a_facilitator_become_the_steps(tmp_path: Path) -> None:
    moments = tmp_path / "momenten.yaml"
    moments.write_text(MOMENTS, "utf-8")

    said = zicht("report", CASE, "--stepwise", "--moments", moments)

    assert said.code == 0
    places = [said.out.index(each) for each in ("Stap 1: 14 januari", "Stap 2: 20 april", "Stap 3: 3 juni")]
    assert places == sorted(places)
    assert said.out.index("Veertig meldingen") < said.out.index("Stap 2") < said.out.index("Een collega wilde")
    assert "Zicht stelde deze momenten voor" not in said.out


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("2013-04-20", "2013-01-14"), "Deze dag is al een moment"),
        (("2013-04-20", "2012-01-01"), "is nog niets bekend"),
        (("Eerst de ouders", "Wie heeft er gefaald"), "`dilemma` mag het woord `gefaald` niet hebben"),
        (
            ("  - day: 2013-04-20\n    went_well: De politie bleef tot de rust terug was.\n", ""),
            "Kies 3 tot 6 momenten",
        ),
        (("caseload", "caselood"), "caseload"),
        (("Eerst de ouders", "Eerst Samira"), "Bij `dilemma` staat een naam die in de casus voorkomt."),
        (("Eén collega ziek", "de collega van SAMIRA ziek"), "Bij `absence` staat een naam"),
        (("Moeder vertelt", "Samira vertelt"), "Bij `family` staat een naam"),
    ],
)
def test_moments_that_are_not_right_say_where_and_how_to_mend_it(
    tmp_path: Path, change: tuple[str, str], told: str
) -> None:
    moments = tmp_path / "momenten.yaml"
    moments.write_text(MOMENTS.replace(*change), "utf-8")

    said = zicht("report", CASE, "--stepwise", "--moments", moments)

    assert (said.code, said.out) == (2, "")
    assert f"{moments}:" in said.err
    assert told in said.err
    assert "samira" not in said.err.casefold()


def test_a_facilitator_may_write_names_where_names_were_asked_for(tmp_path: Path) -> None:
    moments = tmp_path / "momenten.yaml"
    moments.write_text(MOMENTS.replace("Moeder vertelt", "Samira vertelt"), "utf-8")
    purpose = ("--with-names", "--purpose", "leren", "--destroy-by", "2099-01-01")

    said = zicht("report", CASE, "--stepwise", "--moments", moments, *purpose)

    assert said.code == 0
    assert "Samira vertelt" in said.out


@pytest.mark.parametrize("name", ["gezin.xlsx", "gezin.csv"])
def test_a_table_gives_the_same_report_as_its_case_file(name: str, tmp_path: Path) -> None:
    assert zicht("export", CASE, "--to", tmp_path / name).code == 0

    assert zicht("report", tmp_path / name).out == zicht("report", CASE).out


def test_the_names_in_a_table_are_kept_out_and_shown_when_asked_for(tmp_path: Path) -> None:
    table, moments = tmp_path / "gezin.csv", tmp_path / "momenten.yaml"
    table.write_text(
        "datum;soort;over wie;organisatie;kenmerken\n"
        ';persoon;kind1;;"rol: kind; naam: Noor Bakker"\n'
        "5-2-2024;kindsignaal;kind1;School;\n6-2-2024;kind gezien;kind1;School;\n7-2-2024;kind gezien;kind1;School;\n",
        "utf-8",
    )
    days = "".join(f"  - {{day: 2024-02-0{day}, dilemma: Wie belt Bakker?}}\n" for day in (5, 6, 7))
    moments.write_text(f"format: zicht-moments/1\nmoments:\n{days}", "utf-8")

    refused = zicht("report", table, "--stepwise", "--moments", moments)
    named = zicht("report", table, "--with-names", "--purpose", "leren", "--destroy-by", "2099-01-01")

    assert (refused.code, refused.err.count("staat een naam")) == (2, 3)
    assert "Noor Bakker" in named.out
    assert "Noor" not in zicht("report", table).out


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--json", "--svg"), "Kies één vorm"),
        (("--svg", "--stepwise"), "past niet bij --stepwise"),
        (("--moments", "x.yaml"), "--moments hoort bij --stepwise"),
        (("--pdf",), "geef -o"),
        (("--with-notes", "--purpose", "leren", "--destroy-by", "2020-01-01"), "dag van vernietigen is al voorbij"),
        (("--with-notes", "--purpose", "leren van Samira", "--destroy-by", "2099-01-01"), "doel staat een naam"),
        (("-o", str(CASE)), "het casusbestand zelf"),
        (("-o", "no/such/folder.html"), "niet te schrijven"),
        (("--known-to", "nobody"), "--known-to"),
    ],
)
def test_options_that_do_not_go_together_are_refused(options: tuple[str, ...], told: str) -> None:
    said = zicht("report", CASE, *options)

    assert (said.code, said.out) == (2, "")
    assert told in said.err


def test_pdf_comes_out_or_a_clear_word_on_how_to_get_it(tmp_path: Path) -> None:
    said = zicht("report", CASE, "--pdf", "-o", tmp_path / "terugblik.pdf")

    if said.code == 0:
        assert (tmp_path / "terugblik.pdf").read_bytes().startswith(b"%PDF")
    else:
        assert "druk het in de browser af als PDF" in said.err
        assert not (tmp_path / "terugblik.pdf").exists()
