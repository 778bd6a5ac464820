"""Functions and files stay small enough to read in one go; there is no list of exceptions."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.habits.repository import place, python_files

FUNCTION = 40
FILE = 400


def test_no_function_in_the_library_is_longer_than_forty_lines() -> None:
    long = [each for path in python_files("src") for each in long_functions(path)]

    assert long == []


def long_functions(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION:
                yield f"{place(path)}:{node.lineno}: {node.name} has {lines} lines; split it by concept"


@pytest.mark.parametrize("folder", ["src", "tests", "bench", "tools"])
def test_no_file_is_longer_than_four_hundred_lines(folder: str) -> None:
    written = (path for path in python_files(folder) if "migrations" not in path.parts)  # those are made by a command
    lengths = {place(path): len(path.read_text("utf-8").splitlines()) for path in written}

    assert {path: lines for path, lines in lengths.items() if lines > FILE} == {}
