"""Loading a rulebook folder: everything that is wrong with it is told at once, with file and line."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from zicht.facts.document import Node, read
from zicht.facts.entry import Entry
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import Problem, ProblemsFound
from zicht.facts.vocabulary import load_vocabulary
from zicht.rulebook.read_conditions import named, read_conditions
from zicht.rulebook.read_matcher import MatcherReader
from zicht.rulebook.read_rule import Known, read_rule
from zicht.rulebook.read_terms import narrowed, read_terms
from zicht.rulebook.rule import Rule, Rulebook
from zicht.rulebook.term import Term, TermBook

FORMAT = "zicht-rulebook/1"
CASES_SUFFIX = ".cases.yaml"
SAFETY = "safety_in_question"  # evaluation itself asks for it, to find whose work a finding is
# Terms that pages count by, and no rule (zicht/casework/acts.py and handing_over.py).
ON_PAGES = frozenset(
    {
        *("receipt", "handover_taken", "handover_released", "handover_reminder", "handover_escalation"),
        *("draft_kept", "draft_told"),
    }
)
NOTHING: Mapping[str, int] = {}
T = TypeVar("T")


def content_folder() -> Path:
    """Where the rulebook that comes with Zicht is: in the package, or beside `src` in a checkout."""
    packaged = Path(__file__).parents[1] / "_content" / "rulebook"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "rulebook"


def load(folder: Path, region: str | None = None, lengths: Mapping[str, int] = NOTHING) -> tuple[Vocabulary, Rulebook]:
    """The vocabulary and the rules in a folder, for one region or none; `lengths` puts terms at another amount of
    their own unit, to try it. Raises ProblemsFound.
    """
    problems: list[Problem] = []
    vocabulary = _or_note(problems, partial(load_vocabulary, folder / "kinds.yaml", "kinds.yaml"))
    terms = _or_note(problems, partial(read_terms, folder / "terms.yaml", "terms.yaml", problems))
    version = _or_note(problems, partial(_version, folder, problems))
    if vocabulary is None or terms is None:
        raise ProblemsFound(problems)
    reader = MatcherReader(vocabulary)
    path = folder / "conditions.yaml"
    conditions = _or_note(problems, partial(read_conditions, path, path.name, reader, problems))
    book = _or_note(problems, partial(_region, folder, terms, region))
    if book is not None and lengths:
        book = _or_note(problems, partial(book.with_lengths, lengths))
    if conditions is None:
        raise ProblemsFound(problems)
    known = Known(reader, conditions[0], conditions[1], book.terms if book is not None else terms)
    rules = tuple(_rules(folder, known, problems))
    if problems or book is None:
        raise ProblemsFound(problems)
    return vocabulary, Rulebook(version or "", content_hash(folder, region), rules, *conditions, book)


def unused(rulebook: Rulebook, folder: Path | None = None) -> list[Problem]:
    """Conditions and terms that nothing uses; `folder` is where the rulebook was loaded from."""
    folder = folder or content_folder()
    conditions = {code for rule in rulebook.rules for code in (*rule.given, *rule.except_while, rule.during)}
    conditions |= {code for each in rulebook.conditions.values() for code in named(each)}
    lost = {code: "condition_unused" for code in rulebook.conditions if code not in {*conditions, SAFETY}}
    found = list(_unused_in(folder, "conditions", lost))
    terms = {*ON_PAGES, *(code for path in rule_files(folder) for code in _terms_of(read(path)))}
    lost = {code: "term_unused" for code in rulebook.terms.terms if code not in terms}
    return found + list(_unused_in(folder, "terms", lost))


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
    for path in rule_files(folder):
        name = path.relative_to(folder).as_posix()
        rule = _or_note(problems, partial(read_rule, path, name, known, problems))
        if rule is not None:
            yield rule


def _version(folder: Path, problems: list[Problem]) -> str | None:
    path = folder / "rulebook.yaml"
    top = Entry(read(path, path.name), path.name, "rulebook.yaml", problems)
    top.only({"format", "version"})
    top.check_format(FORMAT)
    return top.text("version")


def _region(folder: Path, terms: Mapping[str, Term], region: str | None) -> TermBook:
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


def _terms_of(rule: Node) -> Iterator[str]:
    """The terms that a rule file names."""
    keys = rule.mapping or {}
    within = keys["within"].mapping or {} if "within" in keys else {}
    nodes = [*(keys.get(key) for key in ("within", "window", "repeats")), within.get("otherwise"), within.get("slack")]
    return (each.value for each in nodes if each is not None and isinstance(each.value, str))


def _unused_in(folder: Path, part: str, lost: Mapping[str, str]) -> Iterator[Problem]:
    """A problem on the line of each of these codes in conditions.yaml or terms.yaml."""
    name = f"{part}.yaml"
    for entry in Entry(read(folder / name, name), name, name, []).entries(part, part):
        code = entry.text("code") or ""
        if code in lost:
            yield Problem(name, entry.node.line, lost[code], {"code": code})
