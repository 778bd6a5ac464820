"""The page on writing rules shows a rule that loads, cases that come out, and the limits that are listed."""

import re
import shutil
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.habits.repository import ROOT
from zicht.evaluation.rule_cases import check, missing, read_rule_cases
from zicht.facts.document import parse
from zicht.facts.entry import Entry
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import Problem
from zicht.rulebook.load import load
from zicht.rulebook.read_matcher import MatcherReader
from zicht.rulebook.read_rule import COMMON, PARTS
from zicht.rulebook.rule import Rulebook

PAGE = (ROOT / "docs" / "rulebook.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```yaml (rule|cases|part)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(kind: str) -> list[str]:
    return [body for marked, body in BLOCK.findall(PAGE) if marked == kind]


@cache
def code() -> str:
    found: str = yaml.safe_load(blocks("rule")[0])["code"]
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rulebook with the rule of the page and its cases."""
    folder = tmp_path_factory.mktemp("page") / "rulebook"
    shutil.copytree(ROOT / "rulebook", folder)
    (folder / "rules" / "page").mkdir()
    (folder / "rules" / "page" / f"{code()}.yaml").write_text(blocks("rule")[0], encoding="utf-8")
    (folder / "rules" / "page" / f"{code()}.cases.yaml").write_text(blocks("cases")[0], encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def content(folder: Path) -> tuple[Vocabulary, Rulebook]:
    return load(folder)


def test_every_yaml_block_says_what_it_is() -> None:
    assert len(re.findall(r"^```yaml", PAGE, re.MULTILINE)) == len(BLOCK.findall(PAGE))
    assert len(blocks("rule")) == len(blocks("cases")) == 1


def test_the_rule_of_the_page_loads_and_is_not_in_the_rulebook(content: tuple[Vocabulary, Rulebook]) -> None:
    assert content[1].rule(code()) is not None

    assert load(ROOT / "rulebook")[1].rule(code()) is None


def test_the_cases_of_the_page_come_out_as_they_say(folder: Path, content: tuple[Vocabulary, Rulebook]) -> None:
    path = folder / "rules" / "page" / f"{code()}.cases.yaml"
    cases = read_rule_cases(path, path.name, content[0])

    assert missing(cases) == []
    assert [problem.text("en") for each in cases for problem in check(each, content[1])] == []


@pytest.mark.parametrize("body", blocks("part"))
def test_the_matchers_of_the_page_can_be_read(body: str, content: tuple[Vocabulary, Rulebook]) -> None:
    problems: list[Problem] = []
    triggers = "trigger:\n- {kind: info_requested}\n"
    answers = "answers:\n" + body
    top = Entry(parse((triggers + answers).encode(), "rulebook.md"), "rulebook.md", "page", problems)
    reader = MatcherReader(content[0])

    reader.answers(top, "answers", reader.all_of(top, "trigger"))

    assert [each.text("en") for each in problems] == []


def test_every_key_of_a_rule_is_on_the_page() -> None:
    keys = (COMMON | frozenset().union(*PARTS.values())) - {"cannot_express"}

    assert [each for each in sorted(keys) if f"`{each}" not in PAGE] == []


def test_every_limit_of_the_language_is_on_the_page_and_no_other() -> None:
    listed = yaml.safe_load((ROOT / "rulebook" / "cannot_express.yaml").read_text(encoding="utf-8"))["limits"]
    table = PAGE.partition("## What the language cannot say")[2].partition("\n## ")[0]

    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == [each["code"] for each in listed]
