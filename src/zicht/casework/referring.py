"""The referral index: that an organisation works with a family, never why; told first, heard after, and for a while.

Whoever tells nothing hears nothing. A match is between two signals that stand today about one person: born on the same
day and with the same name in any spelling. It says which organisation to call, and is open until it is recorded what
came of it (Jeugdwet art. 7.1.4.1 to 7.1.4.5; R001, R010, R271).
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from zicht.casework.recording import Refusal
from zicht.linkage.names import name_key

STANDS = timedelta(days=730)  # Jeugdwet art. 7.1.4.5: two years
LONGEST_PURPOSE = 300


def signal(purpose: str, ground: str, grounds: Collection[str], comparable: int) -> Refusal | None:
    """What is wrong with a signal. `comparable`: how many of the family have a name and a whole birth date."""
    problems: dict[str, str] = {}
    if not purpose.strip():
        problems["purpose"] = "no_index_purpose"
    elif len(purpose) > LONGEST_PURPOSE:
        problems["purpose"] = "too_long"
    if ground not in grounds:
        problems["ground"] = "no_ground"
    if not comparable:
        problems["purpose"] = "nobody_to_compare"
    return Refusal(problems) if problems else None


def until(since: date) -> date:
    """Until when a signal stands."""
    return since + STANDS


def is_handled(since: date, recorded: Iterable[date]) -> bool:
    """Whether it is recorded what came of a match: on or after the day from which both signals stood (R010).

    >>> is_handled(date(2026, 3, 9), [date(2026, 3, 5)])
    False
    """
    return any(each >= since for each in recorded)


def same_person(name: str, other: str) -> bool:
    """Whether two persons born on one day may be one: each word of the shorter name is in the longer.

    A twin has another first name, and a name of one word only is not enough.

    >>> same_person("Sofie van der Meij", "Sophie Meij"), same_person("Tim Bos", "Bas Bos")
    (True, False)
    """
    one, two = sorted((set(name_key(name).split()), set(name_key(other).split())), key=len)
    return len(one) > 1 and one <= two
