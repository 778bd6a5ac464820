"""What an administrator typed about organisations, accounts and terms: every problem at once."""

import re
from collections.abc import Collection
from datetime import date

from zicht.access.viewer import CASEWORKERS, Role
from zicht.casework.typed_day import typed_day
from zicht.facts.fact import Precision

LONGEST_NAME, LONGEST_TELEPHONE, LONGEST_CODE, LONGEST_SOURCE = 120, 40, 60, 200
MOST_DAYS = 3660
_CODE = re.compile(r"[a-z0-9][a-z0-9_-]*")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def organisation(code: str, kind: str, name: str, telephone: str, kinds: Collection[str]) -> dict[str, str]:
    """What is wrong with an organisation, by field."""
    problems = named(name, telephone)
    if not _CODE.fullmatch(code) or len(code) > LONGEST_CODE:
        problems["code"] = "no_code"
    if kind not in kinds:
        problems["type"] = "no_type"
    return problems


def named(name: str, telephone: str) -> dict[str, str]:
    """What is wrong with a name and a telephone number."""
    problems: dict[str, str] = {}
    if not name.strip():
        problems["name"] = "no_name"
    elif len(name) > LONGEST_NAME:
        problems["name"] = "too_long"
    if len(telephone) > LONGEST_TELEPHONE:
        problems["telephone"] = "too_long"
    return problems


def account(email: str, name: str, telephone: str, roles: Collection[str]) -> dict[str, str]:
    """What is wrong with an account. An administrator works with no family: those roles do not go together."""
    problems = named(name, telephone)
    if not _ADDRESS.fullmatch(email):
        problems["email"] = "no_address"
    known = {each.value for each in Role}
    if not roles or not set(roles) <= known:
        problems["roles"] = "no_role_chosen"
    elif Role.ADMINISTRATOR.value in roles and not {each.value for each in CASEWORKERS}.isdisjoint(roles):
        problems["roles"] = "administrator_and_families"
    return problems


def cover(since: str, until: str, today: date, problems: dict[str, str]) -> tuple[date, date | None]:
    """From when until when somebody stands in; what is wrong is added to `problems`. An empty beginning is today."""
    first, last = _day(since, "since", today, problems), _day(until, "until", today, problems)
    begin = first or today
    if last is not None and last <= begin:
        problems["until"] = "ends_before"
    return begin, last


def term(amount: str, source: str, since: str, today: date, problems: dict[str, str]) -> tuple[int, date]:
    """How long a term is, and from when; what is wrong is added to `problems`. It never holds for days that passed."""
    days = int(amount) if amount.strip().isascii() and amount.strip().isdigit() else -1
    if not 0 <= days <= MOST_DAYS:
        problems["amount"] = "no_number"
    if not source.strip():
        problems["source"] = "no_source"
    elif len(source) > LONGEST_SOURCE:
        problems["source"] = "too_long"
    begin = _day(since, "since", today, problems) or today
    if begin < today:
        problems["since"] = "term_in_the_past"
    return days, begin


def _day(text: str, field: str, today: date, problems: dict[str, str]) -> date | None:
    if not text.strip():
        return None
    found = typed_day(text, today)
    if found is None or found.precision is not Precision.DAY:
        problems[field] = "no_exact_day"
        return None
    return found.day
