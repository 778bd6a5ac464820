"""The steps of handovers that passed their term, each level recorded once by the clock; the database tells people."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from zicht.casework.escalating import raised
from zicht.casework.handing_over import pending
from zicht.casework.handovers import Told
from zicht.web.models import Asking, HandoverEscalation
from zicht.web.storage.evaluating import handovers_everywhere
from zicht.web.storage.handovers import standing_offers
from zicht.web.storage.rulebooks import served

OWNER = "owner"
AT_ONCE = 50  # families


def escalate(now: datetime) -> int:
    """Record what passed since the last time; gives of how many steps. Safe to stop, and to run twice at once."""
    today = now.date()
    offers = {str(each.asks): each for each in standing_offers(today).using(OWNER)}
    families = sorted({each.family_id for each in offers.values()})
    count = 0
    for begin in range(0, len(families), AT_ONCE):
        with transaction.atomic():
            standing = handovers_everywhere(families[begin : begin + AT_ONCE], today)
        found = [each for told in standing for each in _reached(told, offers, now)]
        count += len(_recorded(found))
    return count


def said_again(asking: UUID) -> list[HandoverEscalation]:
    """When each step of a handover was said again, and to whom; as far as the viewer may see the handover."""
    return list(HandoverEscalation.objects.filter(asking=asking).order_by("made_at", "due_on", "-level"))


def _reached(told: Told, offers: dict[str, Asking], now: datetime) -> Iterator[HandoverEscalation]:
    """What one handover reached by the clock."""
    row, terms, today = offers.get(told.handover.offer), served()[1].terms, now.date()
    waits = pending(told.handover, terms)
    if row is None or waits is None:
        return
    for each in raised(waits, terms, today):
        yield HandoverEscalation(
            family_id=row.family_id,
            asking=row.id,
            step=waits.step.value,
            organisation=waits.organisation,
            level=each.level.value,
            due_on=waits.due_on,
            made_at=now,
        )


def _recorded(found: Sequence[HandoverEscalation]) -> Sequence[HandoverEscalation]:
    """Those that were not recorded yet; of two commands at once one records it."""
    rows = HandoverEscalation.objects.using(OWNER).filter(asking__in=[each.asking for each in found])
    known: set[tuple[UUID, str, str]] = set(rows.values_list("asking", "step", "level"))
    new = [each for each in found if (each.asking, each.step, each.level) not in known]
    HandoverEscalation.objects.using(OWNER).bulk_create(new, ignore_conflicts=True)
    return new
