"""A rulebook with one thing changed: a rule, a file of terms, or the length of terms; read as strictly as any other."""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from zicht.chronology.days import Span
from zicht.facts.document import read
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import Problem, ProblemsFound
from zicht.rulebook.load import load, rule_files
from zicht.rulebook.rule import Rulebook

RULE_FORMAT, TERMS_FORMAT = "zicht-rule/1", "zicht-terms/1"


def changed(folder: Path, change: Path, region: str | None = None) -> tuple[Vocabulary, Rulebook]:
    """The rulebook of `folder` with a changed rule or `terms.yaml` in place of its own, or all of another folder.

    Raises ProblemsFound, also when the file is neither.
    """
    if change.is_dir():
        return load(change, region)
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "rulebook"
        shutil.copytree(folder, copy)
        shutil.copyfile(change, _place(copy, change))
        return load(copy, region)


def with_terms(rulebook: Rulebook, days: Mapping[str, int]) -> Rulebook:
    """The same rulebook in which terms have another length, each in its own unit. Raises ProblemsFound."""
    terms = dict(rulebook.terms.terms)
    unknown = [Problem("--term", 1, "unknown_term", {"hint": ""}) for each in days if each not in terms]
    if unknown:
        raise ProblemsFound(unknown)
    for code, amount in days.items():
        values = (replace(each, span=Span(amount, each.span.unit)) for each in terms[code].values)
        terms[code] = replace(terms[code], values=tuple(values))
    return replace(rulebook, terms=replace(rulebook.terms, terms=terms))


def _place(copy: Path, change: Path) -> Path:
    """Where a changed file belongs: over the file of its name, or as a new rule."""
    top = read(change).mapping or {}
    form = top["format"].value if "format" in top else None
    if form == TERMS_FORMAT:
        return copy / "terms.yaml"
    if form != RULE_FORMAT:
        raise ProblemsFound([Problem(str(change), 1, "neither_rule_nor_terms")])
    same = [each for each in rule_files(copy) if each.name == change.name]
    place = same[0] if same else copy / "rules" / "tried" / change.name
    place.parent.mkdir(exist_ok=True)
    return place
