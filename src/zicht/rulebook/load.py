"""Loading a rulebook folder: everything that is wrong with it is told at once, with file and line."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from zicht.facts.document import read
from zicht.facts.entry import Entry
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import Problem, ProblemsFound
from zicht.facts.vocabulary import load_vocabulary
from zicht.rulebook.read_conditions import named, read_conditions
from zicht.rulebook.read_matcher import MatcherReader
from zicht.rulebook.read_rule import Known, read_rule
from zicht.rulebook.read_terms import narrowed, read_terms
from zicht.rulebook.rule import Rule, Rulebook
from zicht.rulebook.term import TermBook

CASES_SUFFIX = ".cases.yaml"
T = TypeVar("T")


def content_folder() -> Path:
    """Where the rulebook that comes with Zicht is: in the package, or beside `src` in a checkout."""
    packaged = Path(__file__).parents[1] / "_content" / "rulebook"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "rulebook"


def load(folder: Path, region: str | None = None) -> tuple[Vocabulary, Rulebook]:
    """The vocabulary and the rules in a folder, for one region or none. Raises ProblemsFound."""
    problems: list[Problem] = []
    vocabulary = _or_note(problems, lambda: load_vocabulary(folder / "kinds.yaml", "kinds.yaml"))
    terms = _or_note(problems, lambda: read_terms(folder / "terms.yaml", "terms.yaml"))
    if vocabulary is None or terms is None:
        raise ProblemsFound(problems)
    reader = MatcherReader(vocabulary)
    conditions = _or_note(problems, lambda: read_conditions(folder / "conditions.yaml", "conditions.yaml", reader))
    book = _or_note(problems, lambda: _region(folder, terms, region))
    if conditions is None or book is None:
        raise ProblemsFound(problems)
    known = Known(reader, conditions[0], conditions[1], book.terms)
    rules = list(_rules(folder, known, problems))
    version = Entry(read(folder / "rulebook.yaml", "rulebook.yaml"), "rulebook.yaml", "rulebook.yaml", problems).text("version")
    if problems:
        raise ProblemsFound(problems)
    found = Rulebook(
        version or "", content_hash(folder, region), tuple(rules), conditions[0], conditions[1], conditions[2], book
    )
    return vocabulary, found


def unused(rulebook: Rulebook) -> list[Problem]:
    """Conditions and terms that nothing uses."""
    conditions = {code for rule in rulebook.rules for code in (*rule.given, *rule.except_while, rule.during)}
    conditions |= {code for each in rulebook.conditions.values() for code in named(each)}
    lost = [
        Problem("conditions.yaml", 1, "condition_unused", {"code": code})
        for code in rulebook.conditions
        if code not in conditions and code != "safety_in_question"
    ]
    return lost


def rule_files(folder: Path) -> list[Path]:
    """The files with a rule, in order of name."""
    return sorted(each for each in (folder / "rules").rglob("*.yaml") if not each.name.endswith(CASES_SUFFIX))


def regions(folder: Path) -> list[str]:
    """Codes of the regions that have terms of their own."""
    return sorted(each.stem for each in (folder / "regions").glob("*.yaml"))


def content_hash(folder: Path, region: str | None) -> str:
    """One hash for all content that decides what follows: the same hash, the same answers."""
    digest = hashlib.sha256()
    files = [folder / each for each in ("kinds.yaml", "terms.yaml", "conditions.yaml", "rulebook.yaml")]
    files += [folder / "regions" / f"{region}.yaml"] if region else []
    for path in [*files, *rule_files(folder)]:
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return f"sha256:{digest.hexdigest()}"


def _rules(folder: Path, known: Known, problems: list[Problem]) -> Iterator[Rule]:
    seen: dict[str, str] = {}
    for path in rule_files(folder):
        name = path.relative_to(folder).as_posix()
        rule = _or_note(problems, lambda path=path, name=name: read_rule(path, name, known, problems))
        if rule is None:
            continue
        if rule.code in seen:
            problems.append(Problem(name, 1, "duplicate_code", {"code": rule.code, "other": seen[rule.code]}))
        seen[rule.code] = name
        yield rule


def _region(folder: Path, terms: dict, region: str | None) -> TermBook:
    if region is None:
        return TermBook(terms)
    if region not in regions(folder):
        raise ProblemsFound([Problem("regions", 1, "unknown_region", {"allowed": ", ".join(regions(folder))})])
    return narrowed(terms, folder / "regions" / f"{region}.yaml", f"regions/{region}.yaml", region)


def _or_note(problems: list[Problem], attempt: Callable[[], T]) -> T | None:
    """The result, or None with the problems noted, so that the next part is still read."""
    try:
        return attempt()
    except ProblemsFound as found:
        problems += [each for each in found.problems if each not in problems]
        return None
