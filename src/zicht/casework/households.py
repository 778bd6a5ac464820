"""Households: who lives together when. A child may live in several; what follows is a tie between two persons."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from zicht.casework.recording import Refusal
from zicht.casework.typed_day import typed_day
from zicht.facts.case import Relation
from zicht.facts.fact import Precision

LONGEST_NAME, LONGEST_ADDRESS = 120, 200


@dataclass(frozen=True, slots=True)
class Lives:
    """A person lives in a household on the days [since, until); an unknown bound is None and holds."""

    person: str
    household: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Living:
    """A household that may be kept. `address` None: it is secret, and nothing of it is kept."""

    called: str
    address: str | None
    persons: tuple[str, ...]
    since: date | None


def household(
    called: str,
    address: str | None,
    persons: Collection[str],
    since: str,
    known: Collection[str],
    today: date,
) -> Living | Refusal:
    """The household that was typed, or every problem. `address` None: it is secret, whatever was typed."""
    problems: dict[str, str] = {}
    if not called.strip():
        problems["called"] = "no_household_name"
    elif len(called) > LONGEST_NAME:
        problems["called"] = "too_long"
    if address is not None and len(address) > LONGEST_ADDRESS:
        problems["address"] = "too_long"
    if not persons:
        problems["persons"] = "nobody"
    elif not set(persons) <= set(known):
        problems["persons"] = "unknown_person"
    day = day_or_none(since, today, "since", problems)
    if problems:
        return Refusal(problems)
    return Living(called.strip(), address if address is None else address.strip(), tuple(dict.fromkeys(persons)), day)


def day_or_none(text: str, today: date, field: str, problems: dict[str, str]) -> date | None:
    """A whole day that was typed and that is not in the future; None when nothing was typed, or it is a problem."""
    if not text.strip():
        return None
    found = typed_day(text, today)
    if found is None or found.precision is not Precision.DAY:
        problems[field] = "no_exact_day"
    elif found.day > today:
        problems[field] = "in_the_future"
    else:
        return found.day
    return None


def living_together(residences: Iterable[Lives]) -> tuple[Relation, ...]:
    """A tie between each two persons who lived in one household at the same time.

    >>> living_together([Lives("m", "h", None, date(2025, 5, 1)), Lives("k", "h", date(2025, 1, 1))])
    (Relation(origin='m', target='k', kind='household_member', since=datetime.date(2025, 1, 1), \
until=datetime.date(2025, 5, 1)),)
    """
    ties = []
    for one, other in combinations(residences, 2):
        if one.household != other.household or one.person == other.person:
            continue
        since = max((each for each in (one.since, other.since) if each), default=None)
        until = min((each for each in (one.until, other.until) if each), default=None)
        if since is None or until is None or since < until:
            ties.append(Relation(one.person, other.person, "household_member", since, until))
    return tuple(ties)
