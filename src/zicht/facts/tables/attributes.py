"""The column `kenmerken`: `naam: waarde; naam: waarde`, with quotes around a value that holds a semicolon."""

import re
from collections.abc import Iterable

_PART = re.compile(
    r"""\s*(?P<name>[^:=;"\n]+?)\s*[:=]\s*(?:"(?P<quoted>(?:[^"]|"")*)"[^\S\n]*|(?P<bare>[^";\n]*?)\s*)(?:[;\n]|$)"""
)
_NEEDS_QUOTES = re.compile(r'[";\n]|^\s|\s$|^$')


def parts(text: str) -> list[tuple[str, str]] | None:
    """Names and values in order; None when it is not written like that.

    >>> parts('alleen: ja; reden: "ziek; thuis"')
    [('alleen', 'ja'), ('reden', 'ziek; thuis')]
    >>> parts("alleen") is None
    True
    """
    found, at = [], 0
    while text[at:].strip(" ;\n"):
        match = _PART.match(text, at)
        if match is None:
            return None
        quoted = match["quoted"]
        found.append((match["name"], match["bare"] if quoted is None else quoted.replace('""', '"')))
        at = match.end()
    return found


def joined(named: Iterable[tuple[str, str]]) -> str:
    """The same as one cell."""
    return "; ".join(f"{name}: {_written(value)}" for name, value in named)


def _written(value: str) -> str:
    return '"' + value.replace('"', '""') + '"' if _NEEDS_QUOTES.search(value) else value
