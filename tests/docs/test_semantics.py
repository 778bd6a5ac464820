"""The drawn examples of the definition are what the real evaluation makes of their cases."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from drawing.draw import WIDTH, drawing
from drawing.example import EXAMPLES, case_path, example
from drawing.request import Request, redrawn, request, requests
from tests.habits.repository import ROOT, place, python_files
from zicht.facts.intake import SUFFIX
from zicht.rulebook.load import load, rule_files

PAGE = ROOT / "docs" / "semantics.md"
TEXT = PAGE.read_text(encoding="utf-8")
CASES = sorted(path.name.removesuffix(SUFFIX) for path in EXAMPLES.glob(f"*{SUFFIX}"))
NAMED = re.compile(r"[Ss]ee\s+examples?\s+((?:`[a-z0-9-]+`(?:,\s+|\s+and\s+)?)+)")
BLOCKS = list(requests(TEXT))


@pytest.mark.parametrize("asked", [pytest.param(each, id=f"{each.case} {each.options}") for each in BLOCKS])
def test_an_example_fits_the_page_and_its_case_loads(asked: Request) -> None:
    assert example(asked).case.facts

    assert [line for line in drawing(asked).splitlines() if len(line) > WIDTH] == []


def test_the_page_is_as_it_would_be_drawn_now() -> None:
    assert redrawn(TEXT, drawing) == TEXT, "an example is no longer as drawn: run make docs, and read what changed"


def test_every_case_is_drawn_and_every_rule_of_the_examples_is_used() -> None:
    rules = {path.stem for path in rule_files(EXAMPLES / "rulebook")}

    assert sorted({each.case for each in BLOCKS}) == CASES
    assert rules - {each.rule for each in BLOCKS} == set()


def test_every_example_is_introduced_in_words() -> None:
    introduced = re.findall(r"^\*\*Example `([a-z0-9-]+)`", TEXT, re.MULTILINE)

    assert introduced == [each.case for each in BLOCKS]


def test_every_example_that_is_named_somewhere_exists() -> None:
    lost = [f"{place(path)}: {name}" for path in pages() for name in named(path) if not case_path(name).is_file()]

    assert lost == []


def pages() -> list[Path]:
    markdown = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    return [*markdown, *python_files("src", "tools"), *(ROOT / "rulebook").rglob("*.yaml")]


def named(path: Path) -> Iterator[str]:
    for several in NAMED.findall(path.read_text(encoding="utf-8")):
        yield from re.findall(r"`([a-z0-9-]+)`", several)


def test_every_part_of_the_definition_has_an_example() -> None:
    parts = re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]

    assert [part.splitlines()[0] for part in parts if "<!-- drawn:" not in part] == []


def test_the_rules_of_the_examples_can_be_loaded_with_the_vocabulary_of_the_rulebook() -> None:
    vocabulary, _ = load(EXAMPLES / "rulebook")

    assert vocabulary == load(ROOT / "rulebook")[0]


def test_a_marker_with_an_unknown_word_is_refused() -> None:
    with pytest.raises(ValueError, match="sideways"):
        request("gap sight-gap sideways")


def test_a_marker_without_a_block_is_refused() -> None:
    with pytest.raises(ValueError, match="gap sight-gap"):
        list(requests("<!-- drawn: gap sight-gap -->\nand then text\n"))
