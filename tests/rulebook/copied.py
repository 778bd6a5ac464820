"""A copy of the rulebook to change, and what the loader says of it."""

from collections.abc import Callable
from pathlib import Path

from zicht.facts.problems import Problem, ProblemsFound
from zicht.rulebook.load import load

OBLIGATION = "rules/kindcheck/kindcheck-not-reassured.yaml"
WITH_GIVEN = "rules/change/reassess-after-change.yaml"
PATTERN = "rules/violence/repeated-violence.yaml"
CONTINUITY = "rules/sight/sight-gap.yaml"
PRECONDITION = "rules/scaling/stepping-down-assessed.yaml"
PER_FACT = "rules/plan/action-done.yaml"
CONDITIONS, TERMS, KINDS = "conditions.yaml", "terms.yaml", "kinds.yaml"
REGION = "regions/voorbeeldregio.yaml"
Change = Callable[[str, str, str], None]


def told(folder: Path, region: str | None = None) -> list[Problem]:
    """Everything that is wrong with the copy."""
    try:
        load(folder, region)
    except ProblemsFound as found:
        return list(found.problems)
    return []


def line_of(folder: Path, file: str, text: str) -> int:
    """The first line of a file that has this text."""
    lines = (folder / file).read_text("utf-8").split("\n")
    return next(number for number, line in enumerate(lines, start=1) if text in line)
