"""What a meeting records: added in one act, told to each on its own ground, and evaluated once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db.models import Exists, OuterRef

from zicht.access.policy import COLLABORATION
from zicht.casework.disclosing import Disclosed
from zicht.casework.meetings import CANCELLED, HELD, PLANNED
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


def meetings_to_come(today: date) -> list[FactRow]:
    """The meetings that the viewer may know of, in the order of their days; row-level security leaves no others."""
    newer = FactRow.objects.filter(corrects=OuterRef("pk"))
    rows = FactRow.objects.filter(kind=PLANNED, attributes__planned_for__gte=today.isoformat()).exclude(Exists(newer))
    found = list(rows.select_related("family").order_by("attributes__planned_for", "id")[:MOST_TO_COME])
    over = FactRow.objects.filter(kind__in=(HELD, CANCELLED), family__in={each.family_id for each in found})
    ended = set(over.values_list("attributes__re", flat=True)) if found else set()
    return [each for each in found if str(each.id) not in ended]
