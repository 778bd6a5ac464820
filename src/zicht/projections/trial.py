"""A changed rulebook beside the one that is served: what would be found more, less, or on other days.

Families in which nothing should stay open are counted apart from those in which something should come up: a rule that
finds more is good news in the one and a burden in the other.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from zicht.evaluation.finding import Finding
from zicht.evaluation.fold import evaluate
from zicht.facts.case import Case, Person
from zicht.facts.expected import Expected
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
    """One finding that comes out differently. `about`: ids of the persons whom it is about."""

    turn: Turn
    key: str
    rule: str
    theme: str
    about: tuple[str, ...]
    before: Days | None
    after: Days | None


@dataclass(frozen=True, slots=True)
class CaseTrial:
    """One case with both rulebooks: how often each rule raised something, what still stood raised on the last day, and
    what comes out differently.
    """

    case: str
    file: str
    expected: Expected
    persons: tuple[Person, ...]
    years: float
    raised_before: Mapping[str, int]
    raised_after: Mapping[str, int]
    open_before: int
    open_after: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """How often something was raised before and after, in all these cases and per family-year."""

    name: str
    before: int
    after: int
    years: float

    @property
    def per_year(self) -> tuple[float, float]:
        """Before and after, for each year that a family was followed."""
        return (self.before / self.years, self.after / self.years) if self.years else (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Group:
    """Cases of which the same is expected. `by_theme`, `by_rule`: only where something differs. `look_at`: most
    changed first.
    """

    expected: Expected
    cases: int
    years: float
    whole: Load
    still_open: Load
    by_theme: tuple[Load, ...]
    by_rule: tuple[Load, ...]
    turns: Mapping[Turn, int]
    look_at: tuple[CaseTrial, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """All cases, by what is expected of them; families in which nothing should stay open first."""

    groups: tuple[Group, ...]

    @property
    def cases(self) -> int:
        """How many cases were tried."""
        return sum(each.cases for each in self.groups)

    def turned(self, turn: Turn) -> int:
        """How many findings differ in this way."""
        return sum(each.turns.get(turn, 0) for each in self.groups)


def try_case(case: Case, file: str, expected: Expected, before: Rulebook, after: Rulebook) -> CaseTrial:
    """One case with both rulebooks; rules in shadow are left out, as on any page."""
    old, new = _findings(case, before), _findings(case, after)
    changes = [_change(old.get(key), new.get(key)) for key in sorted(old.keys() | new.keys())]
    return CaseTrial(
        case.id,
        file,
        expected,
        case.persons,
        family_years(case),
        Counter(each.rule for each in old.values() if each.raised_on),
        Counter(each.rule for each in new.values() if each.raised_on),
        _open(old.values()),
        _open(new.values()),
        tuple(each for each in changes if each is not None),
    )


def together(trials: Iterable[CaseTrial], before: Rulebook, after: Rulebook) -> Trial:
    """What a change does to all cases."""
    theme_of = {each.code: each.theme for each in (*before.rules, *after.rules)}
    every = list(trials)
    alike = ((expected, [each for each in every if each.expected is expected]) for expected in Expected)
    return Trial(tuple(_group(expected, found, theme_of) for expected, found in alike if found))


def gathered(changes: Iterable[Change]) -> Iterator[tuple[Change, tuple[str, ...]]]:
    """Changes that are alike in all but about whom once, with everybody they are about: two children are one line."""
    found: dict[tuple[Turn, str, Days | None, Days | None], list[Change]] = {}
    for each in changes:
        found.setdefault((each.turn, each.rule, each.before, each.after), []).append(each)
    for alike in found.values():
        yield alike[0], tuple(dict.fromkeys(person for each in alike for person in each.about))


def family_years(case: Case) -> float:
    """How long a case was followed: from its first known day to its last day."""
    first = min((each.known_from for each in case.facts), default=case.evaluate_on)
    return max((case.evaluate_on - first).days, SHORTEST) / DAYS_IN_A_YEAR


def _group(expected: Expected, trials: Sequence[CaseTrial], theme_of: Mapping[str, str]) -> Group:
    years = sum(each.years for each in trials)
    old: Counter[str] = sum((Counter(each.raised_before) for each in trials), Counter())
    new: Counter[str] = sum((Counter(each.raised_after) for each in trials), Counter())
    changed = [each for each in trials if each.changes]
    return Group(
        expected,
        len(trials),
        years,
        Load("", old.total(), new.total(), years),
        Load("", sum(each.open_before for each in trials), sum(each.open_after for each in trials), years),
        _loads(_grouped(old, theme_of), _grouped(new, theme_of), years),
        _loads(old, new, years),
        Counter(change.turn for each in trials for change in each.changes),
        tuple(sorted(changed, key=lambda each: (-len(each.changes), each.file))),
    )


def _findings(case: Case, rulebook: Rulebook) -> dict[str, Finding]:
    return {each.key: each for each in evaluate(case, rulebook).findings if not each.shadow}


def _open(findings: Iterable[Finding]) -> int:
    return sum(each.raised_on is not None and each.closed_on is None for each in findings)


def _change(old: Finding | None, new: Finding | None) -> Change | None:
    either = new or old
    assert either is not None
    before, after = (_days(each) if each else None for each in (old, new))
    if before == after:
        return None
    turn = Turn.MORE if before is None else Turn.FEWER if after is None else Turn.OTHER_DAYS
    return Change(turn, either.key, either.rule, either.theme, either.subjects, before, after)


def _days(finding: Finding) -> Days:
    return Days(finding.opened_on, finding.raised_on, finding.closed_on)


def _grouped(counts: Mapping[str, int], theme_of: Mapping[str, str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for rule, number in counts.items():
        found[theme_of[rule]] += number
    return found


def _loads(old: Mapping[str, int], new: Mapping[str, int], years: float) -> tuple[Load, ...]:
    pairs = ((each, old.get(each, 0), new.get(each, 0)) for each in sorted(old.keys() | new.keys()))
    return tuple(Load(each, before, after, years) for each, before, after in pairs if before != after)
