"""The pages of a report in a real browser: on a laptop, on a telephone and on paper, without a mouse or script."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.reports.browser import as_on_paper, looked_at, printed
from tests.reports.making import HANDLING, LARGEST, WITH_CALAMITY, WITH_NORMS, report_of, steps_of
from zicht.reports.render import report_html, stepwise_html

WIDTHS = (390, 1280)  # a telephone and a laptop; on paper the picture is the one of a tablet
PAPER = 672  # A4 without its margins, in pixels of 1/96 inch
MOST_SHEETS = 40
PAGES = {
    "whole": lambda: report_html(report_of(WITH_NORMS)),
    "whole, largest, English": lambda: report_html(report_of(LARGEST, "en")),
    "with a purpose": lambda: report_html(report_of(WITH_NORMS, handling=HANDLING)),
    "one organisation": lambda: report_html(report_of(WITH_NORMS, view="wijkteam")),
    "in steps": lambda: stepwise_html(steps_of(WITH_CALAMITY)),
}


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_and_the_page_fits_the_screen(page: str, tmp_path: Path) -> None:
    looks = looked_at(PAGES[page](), WIDTHS, tmp_path)

    assert set(looks) == set(WIDTHS)
    for width, look in looks.items():
        for state in ("folded", "opened"):
            found = look[state]
            assert (width, state, found["violations"], found["wider"]) == (width, state, [], 0)
            assert (width, state, found["words"]) == (width, state, [])
            assert found["passes"] > 20


@pytest.mark.parametrize("page", PAGES)
def test_the_keyboard_reaches_everything_in_reading_order(page: str) -> None:
    reading = _Elements(PAGES[page]())

    assert reading.focusable[0] == ("a", "#content"), "the skip link comes first"
    assert reading.tabindexes <= {"0"}
    assert not reading.names & {"script", "button", "input", "iframe", "object", "img", "link"}
    assert [target for name, target in reading.focusable if name == "a" and target[1:] not in reading.ids] == []


@pytest.mark.parametrize("page", ["whole", "whole, largest, English", "in steps"])
def test_nothing_is_cut_off_on_paper(page: str, tmp_path: Path) -> None:
    look = looked_at(as_on_paper(PAGES[page]()), (PAPER,), tmp_path)[PAPER]["opened"]

    assert look["pictures"] > 0
    assert (look["wider"], look["words"]) == (0, [])


def test_the_largest_report_stays_a_pack_of_paper_that_can_be_stapled(tmp_path: Path) -> None:
    sheets = printed(report_html(report_of(LARGEST)), tmp_path)

    assert len(sheets) <= MOST_SHEETS
    assert [n for n, text in enumerate(sheets, 1) if len(text.split()) < 15] == []


def test_purpose_and_day_of_destruction_stand_on_every_printed_page(tmp_path: Path) -> None:
    pages = printed(report_html(report_of(WITH_NORMS, handling=HANDLING)), tmp_path)

    assert len(pages) > 5
    assert [n for n, text in enumerate(pages, 1) if HANDLING.purpose not in text] == []
    assert [n for n, text in enumerate(pages, 1) if HANDLING.destroy_by not in text] == []


def test_what_was_learned_later_is_not_printed_until_somebody_opened_it(tmp_path: Path) -> None:
    html = report_html(report_of(WITH_CALAMITY))
    lead = "Dit leerden we later"

    closed = " ".join(printed(html, tmp_path))
    opened = " ".join(printed(html.replace('<details class="later">', '<details class="later" open>'), tmp_path))

    assert (lead in closed, lead in opened) == (False, True)


def test_each_step_and_what_came_next_stand_on_sheets_of_their_own(tmp_path: Path) -> None:
    session = steps_of(WITH_CALAMITY)
    pages = printed(stepwise_html(session), tmp_path)

    for step in session.steps:
        [sheet] = [n for n, text in enumerate(pages) if f"Stap {step.number}:" in text]
        questions = next(n for n, text in enumerate(pages) if n >= sheet and "Wat zou u nu doen" in text)
        overview = next(n for n, text in enumerate(pages) if n > sheet and "Achteraf samengelegd" in text)
        assert sheet <= questions < overview
    [outcome] = [n for n, text in enumerate(pages) if re.search(r"calamiteit\s+over", text)]
    assert outcome > max(n for n, text in enumerate(pages) if re.search(r"Stap \d:", text))


class _Elements(HTMLParser):
    """The elements of a page that the keyboard meets, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.focusable: list[tuple[str, str]] = []
        self.tabindexes: set[str] = set()
        self.names: set[str] = set()
        self.ids = set(re.findall(r' id="([^"]+)"', html))
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.names.add(tag)
        if tag in ("a", "summary") or "tabindex" in given:
            self.focusable.append((tag, given.get("href") or ""))
        if "tabindex" in given:
            self.tabindexes.add(given["tabindex"] or "")
