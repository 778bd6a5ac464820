"""Every word of the field that the code uses has one row in the glossary, and every row is used."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from glossary_tables import BEGIN, END, GLOSSARY, ROOT, rewritten, rows, vocabulary
from tests.habits.repository import place, python_files

PACKAGES = ("facts", "chronology", "rulebook", "evaluation", "explanation")
ORDINARY = frozenset(
    """
    argument as book code counts day days entry file files found heading id items label lead line lines match name newer
    node not on origin part parts place plain reader record references sorted text value values way ways why written
    """.split()  # noqa: SIM905
)  # words of every language, and of reading files
SPREADSHEET = frozenset(
    """
    also cell column first grid header_row in_several noted number parties reading row second sheet shown told
    width word
    """.split()  # noqa: SIM905
)  # words of tables, wherever they come from
MACHINERY = frozenset(
    """
    always answers begins by_kind candidate compiled explainer reached repeated slot slots surroundings touched under
    """.split()  # noqa: SIM905
)  # words of how the evaluation is arranged
SAME = {
    "named_after": "key_fact",
    "target": "relation",
    "ends_on": "window_days",
    "class_code": "class",
    "organisation_types": "organisation",
    "person_roles": "role",
    "relation_kinds": "relation",
    "reproducible": "reproduce",
    "expected": "expectation",
    "mapped": "mapping",
}  # fields that are another name of something that has a row
CODES = {
    "shape": ("obligation", "precondition", "pattern", "continuity"),
    "layer": ("norm", "lesson"),
    "reason": ("fulfilled", "condition_ended", "replaced", "aged_out", "not_applicable", "corrected"),
    "state": ("pending", "raised", "closed"),
    "per": ("per: child", "per: adult", "per: family", "per: fact"),
    "reach": ("reach: named", "reach: circle", "reach: siblings", "reach: family"),
    "duty way": ("trigger", "attribute", "holder", "regisseur", "involved", "addressee"),
}
TEXT = GLOSSARY.read_text(encoding="utf-8")


@cache
def terms() -> list[str]:
    """The first column of every row."""
    return re.findall(r"^\| `([^`]+)` \|", TEXT, re.MULTILINE)


def test_no_term_has_two_rows() -> None:
    assert [term for term, times in Counter(terms()).items() if times > 1] == []


def test_every_row_has_a_dutch_term_a_sentence_and_a_source() -> None:
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in TEXT.splitlines() if line.startswith("| `")]

    assert [each for each in cells if len(each) != 4 or not all(each)] == []


def test_the_part_from_the_vocabulary_is_as_it_would_be_written_now() -> None:
    assert rewritten(TEXT, vocabulary()) == TEXT, "the vocabulary changed: run make docs"


@pytest.mark.parametrize("what", CODES)
def test_every_code_that_a_rule_or_finding_can_have_is_explained(what: str) -> None:
    wanted = {each if what != "duty way" or each == "addressee" else f"duty_of: {each}" for each in CODES[what]}

    assert wanted - set(terms()) == set()


def test_every_domain_word_of_the_code_has_a_row() -> None:
    known = set(terms()) | ORDINARY | SPREADSHEET | MACHINERY
    lost = sorted({f"{word} ({where})" for word, where in words() if not forms(word) & known})

    assert lost == [], "add a row to GLOSSARY.md, or call it an ordinary word in this test"


def words() -> Iterator[tuple[str, str]]:
    """The words of public class names, and the fields of their records."""
    for path in python_files(*(f"src/zicht/{each}" for each in PACKAGES)):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                for word in re.findall(r"[A-Z][a-z]*", node.name):
                    yield word.lower(), f"{place(path)}: {node.name}"
                if is_record(node):
                    yield from ((field, f"{place(path)}: {node.name}") for field in fields(node))


def is_record(node: ast.ClassDef) -> bool:
    """Whether a class is a dataclass or a named tuple."""
    marks = [ast.unparse(each) for each in (*node.decorator_list, *node.bases)]
    return any("dataclass" in each or each == "NamedTuple" for each in marks)


def fields(node: ast.ClassDef) -> list[str]:
    """The names of the fields of a record."""
    named = [each.target for each in node.body if isinstance(each, ast.AnnAssign)]
    return [each.id for each in named if isinstance(each, ast.Name) and not each.id.startswith("_")]


def forms(word: str) -> set[str]:
    """A word, its singular, and what it is another name of."""
    return {word, word.removesuffix("s"), word.removesuffix("es"), SAME.get(word, word)}


def test_every_row_is_used_in_the_code_or_the_rulebook() -> None:
    used = set(re.findall(r"\w+", source()))
    unused = [term for term in terms() for word in re.findall(r"\w+", term) if word not in used]

    assert unused == []


@cache
def source() -> str:
    """All code and content, in small letters."""
    content = [path for path in (ROOT / "rulebook").rglob("*.yaml") if not path.name.endswith(".cases.yaml")]
    paths = [*python_files("src"), *content]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths).lower()


def test_a_code_with_two_meanings_has_one_row_that_says_both() -> None:
    row = next(each for each in rows(vocabulary()) if each.code == "foster_parent")

    assert (row.what, row.dutch) == ("role, relation", "pleegouder; pleegouder van")


def test_the_table_stands_between_its_markers() -> None:
    assert TEXT.count(BEGIN) == TEXT.count(END) == 1
