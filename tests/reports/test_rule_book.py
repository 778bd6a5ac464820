"""The rule book: every rule with its source and its cases, on one page that needs nothing else."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.running import zicht
from tests.reports.browser import looked_at, printed
from zicht.projections.rule_book import RuleBook, rule_book
from zicht.reports.rule_book import rule_book_html
from zicht.rulebook.load import content_folder, load

MOST_BYTES = 4_000_000
CHAPTERS = 3  # at a time: axe takes long on a page of a hundred rules


@pytest.fixture(scope="module", params=["nl", "en"])
def book(request: pytest.FixtureRequest) -> RuleBook:
    return rule_book(content_folder(), *load(content_folder()), request.param)


def test_every_rule_stands_there_once_with_its_source_and_all_its_cases(book: RuleBook) -> None:
    _, rulebook = load(content_folder())
    rules = [rule for chapter in book.chapters for rule in chapter.rules]

    assert sorted(each.code for each in rules) == sorted(each.code for each in rulebook.rules)
    assert all(each.sources and each.layer and each.keeper and len(each.cases) >= 5 for each in rules)
    assert not [each.code for each in rules if "{" in each.sentence]
    assert len(book.limits) > 5


def test_the_page_fetches_nothing_and_is_not_too_large(book: RuleBook) -> None:
    html = rule_book_html(book)

    assert len(html.encode()) < MOST_BYTES
    assert not re.findall(r"""(?:src|href)=["'](?!#)""", html)
    assert "<script" not in html


def test_every_link_leads_to_something_on_the_page(book: RuleBook) -> None:
    html = rule_book_html(book)
    targets = set(re.findall(r'href="#([^"]+)"', html))
    ids = re.findall(r'\bid="([^"]+)"', html)

    assert targets <= set(ids)
    assert len(ids) == len(set(ids))


def test_no_label_of_a_picture_is_cut_off_and_every_condition_says_when_it_holds(book: RuleBook) -> None:
    html = rule_book_html(book)

    assert "…" not in html
    assert all(each.title and each.parts for each in book.conditions)
    assert all(each.parts for chapter in book.chapters for each in chapter.rules)


def part_of(book: RuleBook, number: int) -> RuleBook:
    """The book with some of its chapters, and the rest of it with the first of them."""
    whole = number == 0
    return replace(
        book,
        chapters=book.chapters[number : number + CHAPTERS],
        conditions=book.conditions if whole else (),
        terms=book.terms if whole else (),
        limits=book.limits if whole else (),
    )


@pytest.mark.parametrize("number", range(0, 18, CHAPTERS))
def test_axe_finds_nothing_and_the_page_fits_a_telephone(number: int, tmp_path: Path) -> None:
    whole = rule_book(content_folder(), *load(content_folder()), "nl")
    assert len(whole.chapters) <= 18

    for width, look in looked_at(rule_book_html(part_of(whole, number)), (390, 1280), tmp_path).items():
        for state in ("folded", "opened"):
            found = look[state]
            assert (width, state, found["violations"], found["wider"], found["words"]) == (width, state, [], 0, [])


def test_the_command_writes_it_and_never_over_a_file_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "regelboek.html"

    assert zicht("rules", "book", "-o", path).code == 0
    assert zicht("rules", "book", "-o", path).code == 2
    assert zicht("rules", "book", "-o", path, "--overwrite", "--language", "en").code == 0
    assert 'lang="en"' in path.read_text("utf-8")


def test_the_drawn_cases_are_on_paper_too(book: RuleBook, tmp_path: Path) -> None:
    chapter = book.chapters[0]
    first = RuleBook(book.language, book.version, book.hash, (chapter,), book.conditions, book.terms, book.limits)

    paper = " ".join(" ".join(printed(rule_book_html(first), tmp_path)).split())

    names = [case.name for rule in chapter.rules for case in rule.cases]
    assert names
    assert not [each for each in names if " ".join(each.split()) not in paper]
