"""Writes docs/rules-on-cases.md: per rule how often it fired on all case files, on which, and what silenced it."""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from zicht.evaluation.finding import Finding
from zicht.evaluation.fold import evaluate
from zicht.facts.intake import SUFFIX, read_case
from zicht.rulebook.load import content_folder, load
from zicht.rulebook.rule import Rulebook

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "rules-on-cases.md"
MOST_NAMED = 6
QUIET = ("ordinary", "good-enough")
WAYS = ("fulfilled", "condition_ended", "replaced", "aged_out", "corrected", "not_applicable")
HEAD = """# Rules on the case files

Made by `make docs`; a test holds it to the rules and the cases. Per rule: in how many cases it raised something, where
the family went wrong, in its control, and in ordinary families; which cases (the first few); how often it had something
that was never raised because what it asks was done in time; and how what it raised was closed.

What it raises on a control or in an ordinary family was settled afterwards, or is mess that a wise reader lets be.

| rule | went wrong | control | ordinary | cases | in time | closed |
|---|---|---|---|---|---|---|
"""


@dataclass
class Tally:
    """What one rule did on all cases. `triggers`: case, key fact and subject of what it raised."""

    cases: Counter[str] = field(default_factory=Counter)
    named: list[str] = field(default_factory=list)
    in_time: int = 0
    closed: Counter[str] = field(default_factory=Counter)
    triggers: set[tuple[str, int, str]] = field(default_factory=set)


def tallies(rulebook: Rulebook, folder: Path = ROOT / "cases") -> dict[str, Tally]:
    """What each rule did, by code; rules that did nothing included."""
    vocabulary, _ = load(content_folder())
    found = {each.code: Tally() for each in rulebook.rules}
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        case = read_case(path, vocabulary)
        name, sort = path.name.removesuffix(SUFFIX), sort_of(path)
        fired = set()
        for finding in evaluate(case, rulebook).findings:
            _count(found[finding.rule], finding, name)
            if finding.raised_on is not None:
                fired.add(finding.rule)
        for code in fired:
            found[code].cases[sort] += 1
            found[code].named.append(name)
    return found


def sort_of(path: Path) -> str:
    """Whether a family went wrong, is its control, or is an ordinary one."""
    if path.parent.name in QUIET:
        return "ordinary"
    return "control" if path.name.endswith(f".control{SUFFIX}") else "wrong"


def page(found: dict[str, Tally]) -> str:
    """The whole page."""
    return HEAD + "".join(f"{line}\n" for line in _rows(found))


def _count(tally: Tally, finding: Finding, name: str) -> None:
    if finding.raised_on is None:
        tally.in_time += finding.closed_by == "fulfilled"
        return
    tally.closed[finding.closed_by or "open"] += 1
    tally.triggers |= {(name, finding.key_fact, each) for each in finding.subjects or ("family",)}


def _rows(found: dict[str, Tally]) -> Iterator[str]:
    for code, tally in sorted(found.items()):
        named = ", ".join(tally.named[:MOST_NAMED]) + (", ..." if len(tally.named) > MOST_NAMED else "")
        closed = ", ".join(f"{each} {tally.closed[each]}" for each in (*WAYS, "open") if tally.closed[each])
        counts = " | ".join(str(tally.cases[each]) for each in ("wrong", "control", "ordinary"))
        yield f"| `{code}` | {counts} | {named or '-'} | {tally.in_time} | {closed or '-'} |"


def main() -> int:
    """Write the page."""
    _, rulebook = load(content_folder())
    PAGE.write_text(page(tallies(rulebook)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
