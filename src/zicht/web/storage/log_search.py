"""Looks in the log of the viewer's organisation; row-level security gives them to its privacy officers only."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from zicht.web.models import Look


@dataclass(frozen=True, slots=True)
class Asked:
    """Which looks: of an account, on the days [since, until], at a family, refused ones only. None: of all."""

    account: int | None = None
    since: date | None = None
    until: date | None = None
    family: UUID | None = None
    only_refused: bool = False


def searched(asked: Asked) -> QuerySet[Look]:
    """The looks, newest first."""
    found = Look.objects.order_by("-id")
    if asked.account is not None:
        found = found.filter(account=asked.account)
    if asked.since is not None:
        found = found.filter(at__gte=_midnight(asked.since))
    if asked.until is not None:
        found = found.filter(at__lt=_midnight(asked.until + timedelta(days=1)))
    if asked.family is not None:
        found = found.filter(family=asked.family)
    return found.filter(allowed=False) if asked.only_refused else found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), timezone.get_current_timezone())
