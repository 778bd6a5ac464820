"""A rulebook with something changed: a rule, a file of terms, the length of terms, or what a region agreed on."""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from zicht.chronology.days import Span
from zicht.facts.document import read
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import Problem, ProblemsFound
from zicht.rulebook.load import load, rule_files
from zicht.rulebook.read_terms import joined, loosens
from zicht.rulebook.rule import Rulebook
from zicht.rulebook.term import TermValue

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


def agreed(rulebook: Rulebook, values: Mapping[str, Sequence[TermValue]], shadow: Mapping[str, bool]) -> Rulebook:
    """The same rulebook with what a region agreed on: values of terms from a day on, and rules in or out of shadow.

    What names no term or rule of this rulebook is left out: a rulebook may lose one. The hash names the result.
    """
    terms = dict(rulebook.terms.terms)
    for code, own in values.items():
        if code in terms:
            terms[code] = replace(terms[code], values=joined(terms[code].values, own))
    rules = tuple(replace(each, shadow=shadow.get(each.code, each.shadow)) for each in rulebook.rules)
    if not values and not shadow:
        return rulebook
    told = repr((rulebook.hash, sorted(values.items()), sorted(shadow.items())))
    book = replace(rulebook.terms, terms=terms)
    return replace(rulebook, hash=sha256(told.encode()).hexdigest(), rules=rules, terms=book)


def may_agree(rulebook: Rulebook, code: str, value: TermValue) -> bool:
    """Whether a region may agree on a length: law may only be tightened, everything else is its own to agree on."""
    term = rulebook.terms.terms[code]
    return term.status != "law" or not loosens((value,), term)


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
