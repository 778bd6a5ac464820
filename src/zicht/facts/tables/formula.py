"""Cells that a spreadsheet would run as a formula: written so that they stay text, and read back as they were."""

import re

_RUNS = re.compile(r"'*[=+\-@\t\r]")


def safe(text: str) -> str:
    """The text with an apostrophe in front when a spreadsheet would run it.

    >>> safe("=1+1"), safe("'s avonds"), plain(safe("'=1+1"))
    ("'=1+1", "'s avonds", "'=1+1")
    """
    return f"'{text}" if _RUNS.match(text) else text


def plain(text: str) -> str:
    """The text as it was before `safe`."""
    return text[1:] if text.startswith("'") and _RUNS.match(text) else text
