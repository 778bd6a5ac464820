"""What a meeting records: added in one act, told to each on its own ground, and evaluated once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db.models import Exists, OuterRef

from zicht.access.policy import COLLABORATION
from zicht.casework.disclosing import Disclosed
from zicht.casework.meetings import CANCELLED, HELD, ON, PLANNED
from zicht.web.models import Account, FactRow
from zicht.web.storage.recording import Adding, add_facts
from zicht.web.storage.sharing import disclosure

MOST_TO_COME = 10


@dataclass(frozen=True, slots=True)
class Telling:
    """A fact of a meeting, and the organisations that are told it."""

    adding: Adding
    to: frozenset[str]


def add_and_tell(
    telling: Sequence[Telling],
    disclosed: Sequence[Disclosed],
    accounts: Sequence[Telling],
    together: bool,
    family: UUID,
    account: Account,
    key: UUID,
    now: datetime,
) -> list[UUID]:
    """Add the facts of a meeting. `accounts` say that they were shared; `together`: all who work together were there.

    The family must be locked.
    """
    given = {
        each.receiver: disclosure(each, family, account, uuid5(key, f"to {each.receiver}"), now).id
        for each in disclosed
    }
    also: dict[str, UUID | None] = {COLLABORATION: None} if together else {}

    def told(each: Telling, more: dict[str, UUID | None]) -> Adding:
        return replace(each.adding, receivers={to: given[to] for to in sorted(each.to)} | more)

    adding = [*(told(each, also) for each in telling), *(told(each, {}) for each in accounts)]
    return add_facts(adding, family, account, now)


@dataclass(frozen=True, slots=True)
class ToCome:
    """A meeting of today or later. `was_on`: the day from which it was moved; None: it was not."""

    row: FactRow
    was_on: date | None
    cancelled: bool


def meetings_to_come(today: date) -> list[ToCome]:
    """The meetings that the viewer may know of, in the order of their days; row-level security leaves no others.

    One that was held is past. One that does not take place is told until its day: whoever was told that, reads it here.
    """
    newer = FactRow.objects.filter(corrects=OuterRef("pk"))
    rows = FactRow.objects.filter(kind=PLANNED, attributes__planned_for__gte=today.isoformat()).exclude(Exists(newer))
    found = list(rows.select_related("family", "corrects").order_by("attributes__planned_for", "id")[:MOST_TO_COME])
    if not found:
        return []
    versions = {str(each): root for each, root in _versions(found)}
    over = FactRow.objects.filter(kind__in=(HELD, CANCELLED), family__in={each.family_id for each in found})
    ended = {(kind, versions.get(str(about))) for kind, about in over.values_list("kind", "attributes__re")}
    return [
        ToCome(each, _moved_from(each), (CANCELLED, each.root) in ended)
        for each in found
        if (HELD, each.root) not in ended
    ]


def _versions(rows: Sequence[FactRow]) -> list[tuple[UUID, UUID]]:
    """Each version of what planned these meetings, with the first of them."""
    return list(FactRow.objects.filter(root__in=[each.root for each in rows]).values_list("id", "root"))


def _moved_from(row: FactRow) -> date | None:
    """The day on which it was planned before, when that was another."""
    before = str(row.corrects.attributes.get(ON, "")) if row.corrects else ""
    return date.fromisoformat(before) if before and before != row.attributes[ON] else None
