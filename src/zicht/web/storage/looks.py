"""Every look in the log, and whether its chain is whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
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
    purpose: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A look as it stands in the log."""

    id: int
    at: datetime
    account: int | None
    organisation: str
    family: UUID | None
    what: str
    allowed: bool
    why: str
    purpose: str
    ground: str
    salt: str
    seal: str
    previous: str
    hash: str

    @property
    def hashed(self) -> str:
        """The hash that it must have after the look before it."""
        written = (
            *(self.id, self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")),
            *("-" if self.account is None else self.account, self.organisation, self.seal or "-", self.what),
            *("t" if self.allowed else "f", self.why, self.purpose, self.ground),
        )
        return _sha256(self.previous + "|".join(str(each) for each in written))

    @property
    def is_sealed(self) -> bool:
        """Whether the family is the one that was sealed, or was destroyed by law since."""
        return self.is_destroyed or self.seal == ("" if self.family is None else _sha256(f"{self.salt}{self.family}"))

    @property
    def is_destroyed(self) -> bool:
        """Whether the look was at a family that was destroyed since."""
        return bool(self.seal) and self.family is None and not self.salt

    @property
    def head(self) -> str:
        """The end of the log when this is the last look; kept elsewhere, it shows later whether the end was cut off."""
        return f"{self.id}:{self.hash}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a walk along the chain found. `broken`: what is wrong with which look, in order."""

    looks: int
    destroyed: int
    head: str
    broken: tuple[tuple[int, str], ...]


WRITTEN = ("at", "account", "organisation", "family", "what", "allowed", "why", "purpose", "ground")
CHANGED, CUT, FAMILY_CHANGED = "changed", "cut", "family_changed"
HEAD_GONE, NOT_DESTROYED = "head_gone", "not_destroyed"


def record_looks(looks: Iterable[Seen]) -> None:
    """Write looks; the database chains them. Call it last: the chain is locked until the transaction ends."""
    rows = [[getattr(each, name) for name in WRITTEN] for each in looks]
    if not rows:
        return
    with connection.cursor() as cursor:  # the reader may add to the log and not read it: no row comes back
        cursor.executemany(
            f"INSERT INTO look ({', '.join(WRITTEN)}, salt, seal, previous, hash) "
            f"VALUES ({', '.join(['%s'] * len(WRITTEN))}, '', '', '', '')",
            rows,
        )


def verified(links: Iterable[Link], destroyed: int, head: str = "") -> Verdict:
    """Walk along the log from its first look.

    `destroyed` is how many looks lost their family by a destruction that is written down, `head` an end of the log as
    an earlier walk told it: a log that no longer holds it was cut off, or written anew.
    """
    looks = lost = 0
    at, last, heads = 0, "", False
    broken: list[tuple[int, str]] = []
    for each in links:
        looks, lost, at = looks + 1, lost + each.is_destroyed, each.id
        broken += [(each.id, what) for what in _wrong(each, last)]
        last, heads = each.hash, heads or each.head == head
    if lost != destroyed:
        broken.append((at, NOT_DESTROYED))
    if head and not heads:
        broken.append((int(head.partition(":")[0]), HEAD_GONE))
    return Verdict(looks, lost, f"{at}:{last}" if looks else "", tuple(broken))


def _wrong(link: Link, last: str) -> Iterator[str]:
    if link.previous != last:
        yield CUT
    if link.hashed != link.hash:
        yield CHANGED
    if not link.is_sealed:
        yield FAMILY_CHANGED


def _sha256(text: str) -> str:
    return sha256(text.encode()).hexdigest()
