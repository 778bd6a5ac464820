"""A changed rulebook beside the one that is served: what would be found more, less, or on other days."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from zicht.evaluation.finding import Finding
from zicht.evaluation.fold import evaluate
from zicht.facts.case import Case
from zicht.rulebook.rule import Rulebook

DAYS_IN_A_YEAR = 365.25
SHORTEST = 30  # days: a case of a week is not counted as a fiftieth of a year


class Turn(Enum):
    """How a finding differs: only after the change, only before it, or in both and on other days."""

    MORE = "more"
    FEWER = "fewer"
    OTHER_DAYS = "other_days"


@dataclass(frozen=True, slots=True)
class Days:
    """When a finding opened, was raised and was closed."""

    opened_on: date
    raised_on: date | None
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class Change:
    """One finding that comes out differently."""

    turn: Turn
    key: str
    rule: str
    theme: str
    before: Days | None
    after: Days | None


@dataclass(frozen=True, slots=True)
class CaseTrial:
    """One case with both rulebooks: its changes, and how often something was raised."""

    case: str
    years: float
    raised_before: Mapping[str, int]
    raised_after: Mapping[str, int]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """How often something was raised, before and after, per family-year."""

    name: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Trial:
    """All cases together. `by_theme`, `by_rule`: only where something differs. `look_at`: most changed first."""

    cases: int
    years: float
    whole: Load
    by_theme: tuple[Load, ...]
    by_rule: tuple[Load, ...]
    turns: Mapping[Turn, int]
    look_at: tuple[CaseTrial, ...]


def try_case(case: Case, before: Rulebook, after: Rulebook) -> CaseTrial:
    """One case with both rulebooks; rules in shadow are left out, as on any page."""
    old, new = _findings(case, before), _findings(case, after)
    changes = [_change(old.get(key), new.get(key)) for key in sorted(old.keys() | new.keys())]
    return CaseTrial(
        case.id,
        family_years(case),
        Counter(each.rule for each in old.values() if each.raised_on),
        Counter(each.rule for each in new.values() if each.raised_on),
        tuple(each for each in changes if each is not None),
    )


def together(trials: Iterable[CaseTrial], before: Rulebook, after: Rulebook) -> Trial:
    """What a change does to all cases."""
    every = list(trials)
    years = sum(each.years for each in every)
    old: Counter[str] = sum((Counter(each.raised_before) for each in every), Counter())
    new: Counter[str] = sum((Counter(each.raised_after) for each in every), Counter())
    theme_of = {each.code: each.theme for each in (*before.rules, *after.rules)}
    changed = [each for each in every if each.changes]
    return Trial(
        len(every),
        years,
        _load("", old.total(), new.total(), years),
        _loads(_grouped(old, theme_of), _grouped(new, theme_of), years),
        _loads(old, new, years),
        Counter(change.turn for each in every for change in each.changes),
        tuple(sorted(changed, key=lambda each: (-len(each.changes), each.case))),
    )


def family_years(case: Case) -> float:
    """How long a case was followed: from its first known day to its last day."""
    first = min((each.known_from for each in case.facts), default=case.evaluate_on)
    return max((case.evaluate_on - first).days, SHORTEST) / DAYS_IN_A_YEAR


def _findings(case: Case, rulebook: Rulebook) -> dict[str, Finding]:
    return {each.key: each for each in evaluate(case, rulebook).findings if not each.shadow}


def _change(old: Finding | None, new: Finding | None) -> Change | None:
    either = new or old
    assert either is not None
    before, after = (_days(each) if each else None for each in (old, new))
    if before == after:
        return None
    turn = Turn.MORE if before is None else Turn.FEWER if after is None else Turn.OTHER_DAYS
    return Change(turn, either.key, either.rule, either.theme, before, after)


def _days(finding: Finding) -> Days:
    return Days(finding.opened_on, finding.raised_on, finding.closed_on)


def _grouped(counts: Mapping[str, int], theme_of: Mapping[str, str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for rule, number in counts.items():
        found[theme_of[rule]] += number
    return found


def _loads(old: Mapping[str, int], new: Mapping[str, int], years: float) -> tuple[Load, ...]:
    names: Sequence[str] = sorted(old.keys() | new.keys())
    return tuple(
        _load(each, old.get(each, 0), new.get(each, 0), years) for each in names if old.get(each, 0) != new.get(each, 0)
    )


def _load(name: str, before: int, after: int, years: float) -> Load:
    return Load(name, before / years if years else 0.0, after / years if years else 0.0)
