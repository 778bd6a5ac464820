"""What a case file says should come of it: for who tries a rule on cases, and for no evaluation."""

from enum import Enum
from pathlib import Path

from zicht.facts.document import read
from zicht.facts.intake import SUFFIX


class Expected(Enum):
    """That nothing may stay open, that something should come up, or nothing of the kind."""

    NOTHING_OPEN = "nothing_open"
    SOMETHING = "something"
    NOT_SAID = "not_said"


def expected_of(path: Path) -> Expected:
    """By `expected_open: []` and `expected` of a case file; a table says nothing. Raises ProblemsFound."""
    if not path.name.endswith(SUFFIX):
        return Expected.NOT_SAID
    top = read(path).mapping or {}
    if "expected_open" in top and not top["expected_open"].sequence:
        return Expected.NOTHING_OPEN
    return Expected.SOMETHING if "expected" in top and top["expected"].sequence else Expected.NOT_SAID
