"""A rulebook with something changed: rules, terms, conditions, a region, or what it agreed on."""

import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from zicht.facts.document import read
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import Problem, ProblemsFound
from zicht.rulebook.load import NOTHING, load, rule_files
from zicht.rulebook.read_terms import joined, loosens
from zicht.rulebook.rule import Rulebook
from zicht.rulebook.term import TermValue

RULE = "zicht-rule/1"
PARTS = {
    "zicht-terms/1": "terms.yaml",
    "zicht-conditions/1": "conditions.yaml",
    "zicht-region/1": "regions",
    RULE: "rules",
}


def is_change(path: Path) -> bool:
    """Whether a path is a part of a rulebook, or a whole one, and so no case."""
    if path.is_dir():
        return (path / "rulebook.yaml").is_file()
    try:
        return _form(path) in PARTS
    except ProblemsFound:
        return False


def region_of(changes: Iterable[Path]) -> str | None:
    """The region that a changed file is of, if one is."""
    files = (each for each in changes if not each.is_dir())
    return next((each.stem for each in files if PARTS.get(str(_form(each))) == "regions"), None)


def changed(
    folder: Path, changes: Iterable[Path], region: str | None = None, lengths: Mapping[str, int] = NOTHING
) -> tuple[Vocabulary, Rulebook]:
    """The rulebook of `folder` with changed files in place of its own; a folder stands in for all of it, and terms
    may have another length.

    Raises ProblemsFound, on the changed file itself, also when it is no part of a rulebook.
    """
    files = [each for each in changes if not each.is_dir()]
    base = next((each for each in changes if each.is_dir()), folder)
    if not files:
        return load(base, region, lengths)
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "rulebook"
        shutil.copytree(base, copy)
        own_names: dict[str, str] = {}
        for each in files:
            place = _place(copy, each)
            shutil.copyfile(each, place)
            own_names[place.relative_to(copy).as_posix()] = str(each)
        try:
            return load(copy, region, lengths)
        except ProblemsFound as found:
            named = [replace(each, file=own_names.get(each.file, each.file)) for each in found.problems]
            raise ProblemsFound(named) from None


def _form(path: Path) -> object:
    top = read(path).mapping or {}
    return top["format"].value if "format" in top else None


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
    """Where a changed file belongs: over the file of its name, or as a new rule or region."""
    part = PARTS.get(str(_form(change)))
    if part is None:
        raise ProblemsFound([Problem(str(change), 1, "no_part_of_rulebook")])
    if part.endswith(".yaml"):
        return copy / part
    same = [each for each in rule_files(copy) if each.name == change.name] if part == "rules" else []
    place = same[0] if same else copy / part / change.name
    place.parent.mkdir(exist_ok=True)
    return place
