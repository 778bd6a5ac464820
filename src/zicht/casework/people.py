"""Persons of a family and the relations between them: what was typed becomes a person, or every problem at once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from zicht.casework.households import day_or_none
from zicht.casework.recording import Refusal
from zicht.casework.typed_day import typed_day
from zicht.facts.case import CHILD, Relation
from zicht.facts.fact import period

LONGEST_NAME = 120
OLDEST = 120 * 366  # days
LONGEST_WAIT, LONGEST_PAST = timedelta(days=300), timedelta(days=60)
BOTH_WAYS = frozenset({"partner", "ex_partner", "sibling", "household_member"})


@dataclass(frozen=True, slots=True)
class Typed:
    """A person as somebody typed it. `unborn`: a child that is expected."""

    role: str
    name: str
    born: str
    unborn: bool
    expected: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A person that may be kept. `born` is the first and last possible day; None is unknown."""

    role: str
    name: str
    born: tuple[date, date] | None
    expected_on: date | None


def person(typed: Typed, roles: Collection[str], today: date) -> Checked | Refusal:
    """The person that was typed. A name and a birth date may be unknown; nothing is guessed."""
    problems: dict[str, str] = {}
    if typed.role not in roles:
        problems["role"] = "no_role"
    if len(typed.name) > LONGEST_NAME:
        problems["name"] = "too_long"
    expected = _expected(typed, today, problems)
    born = None if typed.unborn else _born(typed, today, problems)
    if problems:
        return Refusal(problems)
    return Checked(typed.role, " ".join(typed.name.split()), born, expected)


def relation(
    origin: str,
    target: str,
    kind: str,
    since: str,
    until: str,
    known: Collection[str],
    kinds: Collection[str],
    today: date,
) -> Relation | Refusal:
    """The relation that was typed between two persons of the family, or every problem."""
    problems: dict[str, str] = {}
    for field, chosen in (("origin", origin), ("target", target)):
        if chosen not in known:
            problems[field] = "nobody_chosen"
    if not problems and origin == target:
        problems["target"] = "same_person"
    if kind not in kinds:
        problems["kind"] = "no_relation"
    first = day_or_none(since, today, "since", problems)
    last = day_or_none(until, today, "until", problems)
    if first and last and last <= first:
        problems["until"] = "ends_before"
    return Refusal(problems) if problems else Relation(origin, target, kind, first, last)


def stands_already(found: Relation, among: Iterable[Relation]) -> bool:
    """Whether a relation is there, and has not ended; a partner is one both ways."""
    ends = {(found.origin, found.target)}
    if found.kind in BOTH_WAYS:
        ends.add((found.target, found.origin))
    return any((each.origin, each.target) in ends and each.kind == found.kind and not each.until for each in among)


def _born(typed: Typed, today: date, problems: dict[str, str]) -> tuple[date, date] | None:
    if not typed.born.strip():
        return None
    found = typed_day(typed.born, today)
    if found is None:
        problems["born"] = "no_birth_day"
        return None
    first, last = period(found.day, found.precision)
    if first > today:
        problems["born"] = "born_in_the_future"
    elif (today - last).days > OLDEST:
        problems["born"] = "born_long_ago"
    return first, min(last, today)


def _expected(typed: Typed, today: date, problems: dict[str, str]) -> date | None:
    if not typed.unborn:
        if typed.expected.strip():
            problems["expected"] = "expected_but_born"
        return None
    if typed.role != CHILD:
        problems["role"] = "unborn_is_a_child"
    if typed.born.strip():
        problems["born"] = "unborn_has_no_birth_day"
    if not typed.expected.strip():
        return None
    found = typed_day(typed.expected, today)
    if found is None:
        problems["expected"] = "no_day"
        return None
    _, last = period(found.day, found.precision)
    if last > today + LONGEST_WAIT or last < today - LONGEST_PAST:
        problems["expected"] = "expected_at_another_time"
    return last
