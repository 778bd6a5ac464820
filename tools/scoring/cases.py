"""Case files and what they expect."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

Case = dict[str, Any]
Fact = dict[str, Any]

DAY = timedelta(days=1)
EARLY = 30 * DAY  # a finding may come at most this long before its first evidence


@dataclass(frozen=True)
class Expectation:
    """One thing that should at least have been raised, and the window in which that counts."""

    id: str
    theme: str
    about: frozenset[str]
    evidence: tuple[int, ...]
    earliest: date
    first: date
    last: date
    end: date
    basis: str | None
    what: str


@dataclass(frozen=True)
class Todo:
    """A case to replay; `wants` is None for a control or an ordinary family."""

    path: Path
    case: Case
    wants: tuple[Expectation, ...] | None


def load(path: Path) -> Any:
    """The content of a YAML file."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)


def known(fact: Fact) -> date:
    """First day the fact counts: known_from, else the last day of the period it may have happened in."""
    day: date = fact["occurred_on"]
    told: date | None = fact.get("known_from")
    if told:
        return told
    precision = fact.get("precision", "day")
    if precision == "year":
        return day.replace(month=12, day=31)
    if precision == "month":
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day


def first_versions(case: Case) -> list[int]:
    """Per fact the index of its first version: a correction is the same fact."""
    facts = case["facts"]
    by_id = {fact["id"]: n for n, fact in enumerate(facts) if fact.get("id")}
    return [_first_version(facts, by_id, n) for n in range(len(facts))]


def _first_version(facts: list[Fact], by_id: dict[str, int], n: int) -> int:
    seen = {n}
    while (earlier := by_id.get(facts[n].get("corrects", ""))) is not None and earlier not in seen:
        n = earlier
        seen.add(n)
    return n


def seed_cases(folder: Path) -> Iterator[Todo]:
    """The cases made from the source documents with their controls, and those in time/ and more/."""
    for place in (folder, folder / "time", folder / "more"):
        for path in sorted(place.glob("*.casus.yaml")):
            case = load(path)
            yield Todo(path, case, None if "expected_open" in case else tuple(expectations(case)))


def ordinary_families(folder: Path) -> Iterator[Todo]:
    """Families in which (nearly) nothing should be raised."""
    for path in sorted(folder.glob("*.casus.yaml")):
        yield Todo(path, load(path), None)


def expectations(case: Case) -> Iterator[Expectation]:
    """What should be raised; only what comes before the day of a calamity counts."""
    harm = min((known(f) for f in case["facts"] if f["kind"] == "calamity"), default=None)
    evaluated: date = case["evaluate_on"]
    for n, want in enumerate(case["expected"]):
        yield Expectation(
            id=f"e{n:02d}",
            theme=want["theme"],
            about=frozenset(want["about"]),
            evidence=(want["trigger"],),
            earliest=want["earliest_date"],
            first=known(case["facts"][want["trigger"]]) - EARLY,
            last=min(evaluated, harm - DAY) if harm else evaluated,
            end=harm or evaluated,
            basis=want.get("basis"),
            what=want["what"],
        )
