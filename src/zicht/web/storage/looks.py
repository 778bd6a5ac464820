"""Every look in the log, and whether its chain is whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import connection


@dataclass(frozen=True, slots=True)
class Seen:
    """One look, before it is written."""

    at: datetime
    account: int | None
    organisation: str
    family: UUID | None
    what: str
    allowed: bool
    why: str = ""


def record_looks(looks: Iterable[Seen]) -> None:
    """Write looks; the database chains them. Call it last: the chain is locked until the transaction ends."""
    rows = [
        (each.at, each.account, each.organisation, each.family, each.what, each.allowed, each.why, "", "")
        for each in looks
    ]
    if not rows:
        return
    with connection.cursor() as cursor:  # the reader may add to the log and not read it: no row comes back
        cursor.executemany(
            "INSERT INTO look (at, account, organisation, family, what, allowed, why, previous, hash) "
            "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
            rows,
        )


def broken_links(rows: Iterable[tuple[int, str, str, str]]) -> list[int]:
    """Numbers of rows (id, previous, hash, content) whose hash or link is not what it must be, in order."""
    broken, last = [], ""
    for number, previous, hashed, content in rows:
        if previous != last or sha256((previous + content).encode()).hexdigest() != hashed:
            broken.append(number)
        last = hashed
    return broken
