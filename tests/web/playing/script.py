"""A case file as it is played: moved to days on which every rule is the norm, with what it expects.

The days are moved by whole weeks, so that weekdays stay what they were; people are as old as they were. Nothing else of
the file changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from scoring.cases import Expectation, expectations, load
from zicht.facts.case import Case
from zicht.facts.document import parse
from zicht.facts.entry import Entry
from zicht.facts.intake import case_of
from zicht.facts.kinds import AttributeType, Vocabulary

CASES = Path(__file__).resolve().parents[3] / "cases"
BEGIN = date(2022, 1, 3)  # a Monday after the day on which the last rule became the norm
WEEK = timedelta(weeks=1)
CONTROL = ".control.casus.yaml"


@dataclass(frozen=True, slots=True)
class Script:
    """One family to play. `written` is the content of the file with its days moved, `wants` what it expects.

    `around` are the organisations of the file; the case also has those that it names by their type alone.
    """

    name: str
    case: Case
    around: tuple[str, ...]
    written: dict[str, Any]
    wants: tuple[Expectation, ...]

    @property
    def is_control(self) -> bool:
        """Whether nothing may stay raised."""
        return "expected_open" in self.written

    @property
    def names(self) -> dict[str, str]:
        """What its persons are called, by their id in the file."""
        return {each["id"]: each["name"] for each in self.written["persons"] if each.get("name")}


def vignettes() -> list[Path]:
    """The files of the cases that a source tells, each followed by its control."""
    told = [each for each in sorted(CASES.glob("*.casus.yaml")) if load(each).get("fidelity") == "vignette"]
    return [each for one in told for each in (one, one.with_name(one.name.replace(".casus.yaml", CONTROL)))]


def script(path: Path, vocabulary: Vocabulary) -> Script:
    """A case file, ready to be played."""
    written = load(path)
    first = min(each["occurred_on"] for each in written["facts"])
    moved = _moved(written, -(-max(BEGIN - first, timedelta()) // WEEK) * WEEK)
    around = tuple(each["id"] for each in moved["organisations"])
    moved["organisations"] += _named_by_type(moved, vocabulary)
    problems: list[Any] = []
    content = yaml.safe_dump(moved, allow_unicode=True, sort_keys=False).encode()
    case = case_of(Entry(parse(content, path.name), path.name, "casus", problems), vocabulary)
    assert not problems, problems
    wants = tuple(expectations(moved)) if "expected" in moved else ()
    return Script(path.name.removesuffix(".casus.yaml"), case, around, moved, wants)


def _moved(value: Any, shift: timedelta) -> Any:
    if isinstance(value, dict):
        return {key: _moved(each, shift) for key, each in value.items()}
    if isinstance(value, list):
        return [_moved(each, shift) for each in value]
    if isinstance(value, date):
        return value + shift
    return _about(value, shift) if isinstance(value, str) and value.startswith("~") else value


def _about(born: str, shift: timedelta) -> str:
    """A birth of which only the year or the month is known."""
    year, _, month = born.removeprefix("~").partition("-")
    moved = date(int(year), int(month or 7), 1) + shift
    return f"~{moved:%Y-%m}" if month else f"~{moved:%Y}"


def _named_by_type(written: Mapping[str, Any], vocabulary: Vocabulary) -> list[dict[str, str]]:
    """Organisations of the region that facts name by their type alone: a form names one that is there."""
    known = {each["id"] for each in written["organisations"]}
    named = {
        value
        for fact in written["facts"]
        for code, value in fact.get("attributes", {}).items()
        if (asked := vocabulary.attribute(fact["kind"], code)) and asked.type is AttributeType.REF
    }
    return [{"id": each, "type": each, "name": each.replace("_", " ").capitalize()} for each in sorted(named - known)]
