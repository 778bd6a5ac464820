"""Ids that sort in the order in which they were given, so that no chance decides what comes first."""

from datetime import datetime
from secrets import randbits
from uuid import UUID

VERSION, VARIANT = 7, 0b10
THOUSAND, FRACTIONS = 1000, 4096


def id_of(at: datetime) -> UUID:
    """An id of version 7 (RFC 9562): the millisecond, the microsecond within it, and what nobody can guess.

    >>> from datetime import UTC, timedelta
    >>> first = datetime(2026, 3, 2, 12, tzinfo=UTC)
    >>> id_of(first) < id_of(first + timedelta(microseconds=1)) < id_of(first + timedelta(milliseconds=1))
    True
    """
    milliseconds, within = divmod(round(at.timestamp() * THOUSAND * THOUSAND), THOUSAND)
    moment = milliseconds << 16 | VERSION << 12 | within * FRACTIONS // THOUSAND
    return UUID(int=moment << 64 | VARIANT << 62 | randbits(62))
