"""A report that is lost tells nobody who it is about: over all cases, views, forms and languages."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.reports.making import FILES, HANDLING, WITH_NORMS, case_of, content, report_of, reporter_of, steps_of
from zicht.explanation.functions import FUNCTIONS
from zicht.explanation.wording import written
from zicht.facts.case import Case
from zicht.facts.fact import Precision
from zicht.facts.kinds import AttributeType
from zicht.facts.names import names_in
from zicht.pictures.chronology import NARROW, drawn
from zicht.projections.moments import proposed
from zicht.projections.report import Reporter, as_json, report
from zicht.projections.roles import recognisable
from zicht.projections.stepwise import stepwise
from zicht.reports.guide import leading, themes
from zicht.reports.render import report_html, stepwise_html
from zicht.reports.texts import TEXTS
from zicht.rulebook.words import forbidden_word

LANGUAGES = ("nl", "en")
STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.removesuffix(".casus.yaml"))
def test_no_form_of_a_report_holds_a_name_a_birth_day_a_note_or_a_judgement(path: Path) -> None:
    case, raw = case_of(path), yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    secrets = [*_names(raw), *_births(case)]
    texts = [*_free_texts(case, raw)]

    for view in (None, case.organisations[0].id):
        for language in LANGUAGES:
            said = "\n".join(_all_forms(path, language, view))
            assert forbidden_word(said) is None, (view, language)
            assert [each for each in secrets if re.search(rf"\b{re.escape(each)}\b", said)] == [], (view, language)
            assert [each for each in texts if each in said] == [], (view, language)


def _all_forms(path: Path, language: str, view: str | None) -> Iterator[str]:
    """What a reader gets to see, without the style sheet."""
    reporter = reporter_of(path, language, view)
    if not reporter.rows.facts:
        return
    whole = report(reporter)
    steps = stepwise(reporter, proposed(reporter.case, view), is_proposed=True)
    for html in (report_html(whole), stepwise_html(steps)):
        yield STYLE.sub("", html)
    yield as_json(whole, reporter.wording)
    yield as_json(steps, reporter.wording)
    yield drawn(whole.chronicle, language, NARROW)


def _names(raw: dict[str, object]) -> Iterator[str]:
    """Names of persons, what the maker called the case, and ids that are no plain code."""
    persons: list[dict[str, str]] = raw["persons"]  # type: ignore[assignment]
    yield from (each["name"] for each in persons if each.get("name"))
    yield str(raw["title"])
    yield str(raw["id"])


def _births(case: Case) -> Iterator[str]:
    for person in case.persons:
        if person.born and person.born[0] == person.born[1]:
            yield person.born[0].isoformat()
            yield from (written(person.born[0], Precision.DAY, language) for language in LANGUAGES)


def _free_texts(case: Case, raw: dict[str, object]) -> Iterator[str]:
    """Notes, summaries and attributes that hold free text, such as a place or a promise; not one word alone."""
    yield str(raw.get("summary") or "no summary was written")
    for fact in case.facts:
        if fact.note and fact.note.count(" ") > 1:
            yield fact.note
        for code, value in fact.attributes.items():
            attribute = content()[0].attribute(fact.kind, code)
            text = str(value).replace("_", " ")
            if text == "andere gemeente":  # names no place; texts of the rulebook have these words too
                continue
            if attribute and attribute.type is AttributeType.TEXT and " " in text:
                yield text


def test_there_are_names_and_notes_to_be_found() -> None:
    assert sum(len(names_in(path)) for path in FILES) > 100
    assert sum(bool(fact.note) for path in FILES for fact in case_of(path).facts) > 100


SECRETIVE = """
format: zicht-casus/1
id: gezin-van-dalen-utrecht
title: Gezin Van Dalen
persons:
  - {id: jan_van_dalen, role: father, name: Jan, born: 1980-03-04}
  - {id: noor, role: child, name: Noor, born: 2014-02-03}
  - {id: daan, role: child, name: Daan, born: ~2016}
organisations:
  - {id: lindelaan, type: school, name: School De Lindelaan in Utrecht}
  - {id: overvecht, type: wijkteam, name: Wijkteam Overvecht}
facts:
  - {id: ruzie-op-lindelaan, occurred_on: 2024-02-05, kind: child_signal, about: [noor], organisation: lindelaan,
     professional: J. de Boer, note: Noor huilt op de Lindelaan,
     shared_with: [{organisation: overvecht, since: 2024-02-06}]}
  - {occurred_on: 2024-02-09, kind: relocation, about: [noor, daan, jan_van_dalen], organisation: overvecht,
     attributes: {from: Utrecht, to: Zeist}}
  - {id: zitting-2, occurred_on: 2024-02-12, kind: concern_shared, about: [daan], organisation: lindelaan,
     attributes: {to: overvecht}}
evaluate_on: 2024-04-01
"""
KEPT_OUT = ("dalen", "noor", "daan", "jan ", "linde", "utrecht", "overvecht", "zeist", "boer", "huilt", "zitting")


def test_ids_places_workers_and_names_of_organisations_stay_out_too(tmp_path: Path) -> None:
    path = tmp_path / "secret.casus.yaml"
    path.write_text(SECRETIVE, "utf-8")

    said = "\n".join(_all_forms(path, "nl", None)).lower()

    assert [each for each in KEPT_OUT if re.search(rf"(?<![a-z]){each}", said)] == []
    assert [each for each in ("kind 1", "kind 2", "school", "wijkteam") if each not in said] == []


@pytest.mark.parametrize(("language", "said"), [("nl", "School (intern begeleider)"), ("en", "internal coordinator")])
def test_of_professionals_only_a_known_function_is_told(language: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "secret.casus.yaml"
    path.write_text(SECRETIVE.replace("J. de Boer", "Intern  Begeleider"), "utf-8")

    *pages, picture = _all_forms(path, language, None)
    assert len(pages) == 4
    assert all(said in each for each in pages)
    assert said not in picture
    assert forbidden_word(" ".join([*FUNCTIONS, *FUNCTIONS.values()])) is None


def test_with_names_and_notes_they_are_there_and_workers_still_are_not(tmp_path: Path) -> None:
    path = tmp_path / "secret.casus.yaml"
    path.write_text(SECRETIVE, "utf-8")
    wording = recognisable(case_of(path), content()[0], "nl", names_in(path))
    reporter = Reporter(wording.case, content()[1], wording, None, with_notes=True)

    html = report_html(report(reporter, HANDLING))

    assert all(each in html for each in ("Noor (kind 1)", "School De Lindelaan", "Noor huilt", HANDLING.purpose))
    assert "J. de Boer" not in html
    assert "2014" not in html


def test_what_somebody_wrote_cannot_change_the_page(tmp_path: Path) -> None:
    path = tmp_path / "secret.casus.yaml"
    path.write_text(SECRETIVE.replace("Noor huilt", "<script>alert(1)</script></style>"), "utf-8")
    wording = recognisable(case_of(path), content()[0], "nl", {"noor": "<b>Noor</b>"})
    reporter = Reporter(wording.case, content()[1], wording, None, with_notes=True)
    handling = type(HANDLING)('"; } </style><script>alert(2)</script>', "<i>morgen</i>")

    html = report_html(report(reporter, handling))

    assert not re.search(r"<(script|b|i)>", html.split("<body>")[1].replace("<i></i>", ""))
    assert html.count("</style>") == 1


def test_a_report_asks_for_nothing_from_outside() -> None:
    html = report_html(report(reporter_of(FILES[0])))

    assert re.findall(r"(?:src|href)=\"(?!#)[^\"]+\"|url\(|@import|<link|<script", html) == []
    assert "default-src 'none'" in html


def test_no_fixed_word_of_a_report_or_its_guide_judges() -> None:
    said = [text for both in TEXTS.values() for text in both]
    for language in LANGUAGES:
        said += leading(language)
        for each in themes(language):
            said += [each.title, each.why, *each.professional, *each.organisation]

    assert [each for each in said if forbidden_word(each)] == []


def test_nothing_is_counted_or_coloured_per_organisation() -> None:
    reporter = reporter_of(FILES[0])
    whole = json.loads(as_json(report(reporter), reporter.wording))

    assert {key for view in whole["own_views"] for key in view} == {"organisation", "recorded", "told"}
    colours = set(re.findall(r"#[0-9a-fA-F]{3,6}\b", report_html(report(reporter))))
    assert all(_is_quiet(each) for each in colours), colours


def _is_quiet(colour: str) -> bool:
    """No red, orange or yellow: blue is never less than red."""
    digits = colour[1:] if len(colour) == 7 else "".join(each * 2 for each in colour[1:])
    return int(digits[4:6], 16) >= int(digits[0:2], 16)


@pytest.mark.parametrize("steps", [False, True], ids=["whole", "in steps"])
def test_the_first_page_says_what_a_report_is_not_for(steps: bool) -> None:
    html = stepwise_html(steps_of(WITH_NORMS)) if steps else report_html(report_of(WITH_NORMS))
    first = html[html.index("<main") : html.index('class="sheet"' if steps else 'aria-labelledby="own"')]

    assert "niet bedoeld om personen te beoordelen" in first
    assert "Een calamiteit is een uitzondering" in first
    assert "Niet vastgelegd is niet hetzelfde als niet gedaan" in first
