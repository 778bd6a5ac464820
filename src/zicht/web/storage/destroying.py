"""Destruction of a family by law: everything about it, in every table that leads to it; a mark stays, and no more.

Only the role `zicht_destroyer` can, taken on by the owner of the database within one transaction. Backups and what
others copied to their own files are outside it: their keepers destroy those.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import connections, models, transaction
from django.db.models import Max
from django.utils import timezone

from zicht.casework.destroying import Retention, deciders, refusal
from zicht.web.models import (
    Destruction,
    DisclosureRow,
    Draft,
    FactRow,
    Family,
    FindingRow,
    InvolvementRow,
    Look,
    RemovalRow,
)
from zicht.web.storage.drafts import glass_form

OWNER, DESTROYER = "owner", "zicht_destroyer"


class RefusedError(Exception):
    """The family may not be destroyed; why is in `problems`."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(", ".join(problems.values()))
        self.problems = problems


class StillInvolvedError(Exception):
    """Organisations still work with the family; who they are is in `organisations`."""

    def __init__(self, organisations: tuple[str, ...]) -> None:
        super().__init__(", ".join(organisations))
        self.organisations = organisations


@dataclass(frozen=True, slots=True)
class Reach:
    """What there is of a family: rows by table, looks in the log, who works with it still, what stands open, and the
    day on which it was last changed (None: there is no such family).
    """

    rows: dict[str, int]
    last_change: date | None
    looks: int
    involved: tuple[str, ...]
    still_open: int

    @property
    def is_empty(self) -> bool:
        """Whether there is no such family."""
        return not any(self.rows.values())


def reach_of(family: UUID, on: date) -> Reach:
    """What a destruction would reach."""
    ties = InvolvementRow.objects.using(OWNER).filter(family=family).exclude(until__lte=on)
    return Reach(
        rows=_counted(family),
        last_change=_last_change(family),
        looks=Look.objects.using(OWNER).filter(family=family).count(),
        involved=tuple(sorted(set(ties.values_list("organisation", flat=True)))),
        still_open=FindingRow.objects.using(OWNER)
        .filter(family=family, closed_on=None)
        .values("key")
        .distinct()
        .count(),
    )


def retention() -> Retention:
    """How long a file is kept, and by which law."""
    return Retention(settings.RETENTION_YEARS, settings.RETENTION_SOURCE)


def destroy(family: UUID, reason: str, decided_by: Sequence[str], now: datetime) -> Destruction:
    """Destroy a family with which nobody works any more, as two people decided.

    Raises StillInvolvedError or RefusedError, and then nothing is changed.
    """
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(family)])
        found = reach_of(family, now.date())
        if found.involved:
            raise StillInvolvedError(found.involved)
        if no := refusal(reason, decided_by, found.last_change, retention(), now.date()):
            raise RefusedError(no.problems)
        cursor.execute(f"SET LOCAL ROLE {DESTROYER}")
        for model, path in tables():
            _rows(model, path, family)._raw_delete(OWNER)
        _reasons(family)._raw_delete(OWNER)
        Look.objects.using(OWNER).filter(family=family).update(family=None, salt="")
        mark = Destruction(at=now, reason=reason, mark=mark_of(family), rows=found.rows, looks=found.looks)
        mark.decided_by = list(deciders(decided_by))
        mark.save(using=OWNER, force_insert=True)
        cursor.execute("RESET ROLE")
    return mark


def _last_change(family: UUID) -> date | None:
    """When anything about the family was written last: a fact, what became of it, or who works with it."""
    moments = (
        FactRow.objects.using(OWNER).filter(family=family).aggregate(last=Max("recorded_at")),
        DisclosureRow.objects.using(OWNER).filter(family=family).aggregate(last=Max("made_at")),
        RemovalRow.objects.using(OWNER).filter(family=family).aggregate(last=Max("removed_at")),
    )
    ties = InvolvementRow.objects.using(OWNER).filter(family=family)
    opened = Family.objects.using(OWNER).filter(pk=family)
    days = [timezone.localtime(each["last"]).date() for each in moments if each["last"]]
    days += [each for each in ties.aggregate(Max("since"), Max("until")).values() if each]
    return max([*days, *opened.values_list("opened_on", flat=True)], default=None)


def _counted(family: UUID) -> dict[str, int]:
    found = {model._meta.db_table: _rows(model, path, family).count() for model, path in tables()}
    return found | {Draft._meta.db_table: found[Draft._meta.db_table] + _reasons(family).count()}


def _reasons(family: UUID) -> models.QuerySet[Draft]:
    """What was typed to open the family in acute need, and not sent: it stands in no family."""
    return Draft.objects.using(OWNER).filter(form=glass_form(family))


def mark_of(family: UUID) -> str:
    """What tells of a destroyed family that it was this one, to whoever still has its id."""
    return sha256(str(family).encode()).hexdigest()


def tables() -> list[tuple[type[models.Model], str]]:
    """Every model whose rows belong to a family, with the way to it; those that hang on others first."""
    found: dict[type[models.Model], str] = {Family: "pk"}
    for _ in range(3):
        for model in apps.get_app_config("web").get_models():
            ways = [way for way in _ways(model, found) if model not in found]
            if ways:
                found[model] = min(ways, key=len)
    return sorted(found.items(), key=lambda each: each[1].count("__"), reverse=True)


def _ways(model: type[models.Model], found: dict[type[models.Model], str]) -> Iterator[str]:
    for field in model._meta.get_fields():
        target = field.related_model if isinstance(field, models.ForeignKey) else None
        if target is Family:
            yield field.name
        elif isinstance(target, type) and target in found:
            yield f"{field.name}__{found[target]}"


def _rows(model: type[models.Model], path: str, family: UUID) -> models.QuerySet[models.Model]:
    return model._default_manager.using(OWNER).filter(**{path: family})
