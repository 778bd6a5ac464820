"""The key moments of a stepwise report: chosen by a facilitator, or proposed by when most became known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zicht.facts.case import Case
from zicht.facts.document import read
from zicht.facts.entry import Entry
from zicht.facts.names import holds_a_name
from zicht.facts.problems import Problem, ProblemsFound
from zicht.projections.entered import entered
from zicht.rulebook.words import forbidden_word

FORMAT = "zicht-moments/1"
FEWEST, MOST = 3, 6
DAYS_PER_MOMENT = 4
CONDITIONS = ("caseload", "absence", "waiting", "instruction")
BEFORE, AFTER = ("dilemma",), ("went_well", "dissent", "family")
OWN_WORDS = frozenset({"dissent", "family"})  # what people said themselves is not weighed word by word
OUTCOMES = frozenset({"calamity", "person_died"})


@dataclass(frozen=True, slots=True)
class KeyMoment:
    """One day to stop at, with what a facilitator adds; `added` holds texts by the code of what they are about."""

    day: date
    added: Mapping[str, str]


def proposed(case: Case, view: str | None) -> tuple[KeyMoment, ...]:
    """The days on which most became known, before an outcome was known: never the calamity itself."""
    became_known = {day: len(facts) for day, facts in entered(case.facts, view, case.evaluate_on).items()}
    outcome = _outcome_days(case, view)
    before = [day for day in became_known if day < min(outcome, default=date.max)]
    days = before or [day for day in became_known if day not in outcome]
    count = min(MOST, max(FEWEST, len(days) // DAYS_PER_MOMENT))
    return tuple(KeyMoment(day, {}) for day in sorted(_spread(days, became_known, count)))


def _spread(days: list[date], became_known: Mapping[date, int], count: int) -> list[date]:
    """The days on which most became known; among equals, those that lie farthest apart."""
    chosen: list[date] = []
    while len(chosen) < min(count, len(days)):
        left = sorted(day for day in days if day not in chosen)
        chosen.append(max(left, key=lambda day: (became_known[day], _distance(day, chosen))))
    return chosen


def _distance(day: date, chosen: list[date]) -> int:
    return min((abs((day - each).days) for each in chosen), default=0)


def read_moments(
    path: Path, case: Case, view: str | None, names: frozenset[str] = frozenset()
) -> tuple[KeyMoment, ...]:
    """The moments that a facilitator wrote down, by day; `names` are words that may not stand in them.

    Raises ProblemsFound with every problem.
    """
    problems: list[Problem] = []
    top = Entry(read(path), str(path), "moments", problems)
    top.only({"format", "moments"})
    top.check_format(FORMAT)
    found = [each for each in _moments(top, case, view, names) if each is not None]
    count = len(top.items("moments"))
    if not problems and not FEWEST <= count <= MOST:
        top.note("moments_count", "moments", least=str(FEWEST), most=str(MOST), count=str(count))
    if problems:
        raise ProblemsFound(problems)
    return tuple(sorted(found, key=lambda each: each.day))


def _moments(top: Entry, case: Case, view: str | None, names: frozenset[str]) -> Iterator[KeyMoment | None]:
    known = entered(case.facts, view, case.evaluate_on)
    outcome = _outcome_days(case, view)
    taken: set[date] = set()
    for each in top.entries("moments", "moments", filled=True):
        each.only({"day", "conditions", *BEFORE, *AFTER})
        day = each.day("day")
        if day is None:
            continue
        if day in taken:
            each.note("moment_twice", "day")
        elif day < min(known, default=date.max) or day > case.evaluate_on:
            each.note("moment_outside", "day")
        elif day >= min(outcome, default=date.max):
            each.note("moment_calamity", "day")
        taken.add(day)
        yield KeyMoment(day, dict(_added(each, names)))


def _added(entry: Entry, names: frozenset[str]) -> Iterator[tuple[str, str]]:
    conditions = entry.below("conditions", "conditions", required=False)
    if conditions is not None:
        conditions.only(CONDITIONS)
        yield from _texts(conditions, CONDITIONS, names)
    yield from _texts(entry, (*BEFORE, *AFTER), names)


def _texts(entry: Entry, codes: tuple[str, ...], names: frozenset[str]) -> Iterator[tuple[str, str]]:
    for code in codes:
        text = entry.text(code, required=False)
        word = forbidden_word(text) if text and code not in OWN_WORDS else None
        if word:
            entry.note("forbidden_word", code, word=word)
        if text and holds_a_name(text, names):
            entry.note("moment_name", code)
        if text and text.strip():
            yield code, " ".join(text.split())


def _outcome_days(case: Case, view: str | None) -> set[date]:
    """The days on which a view knew of a calamity or a death."""
    return set(entered((each for each in case.facts if each.kind in OUTCOMES), view, date.max))
