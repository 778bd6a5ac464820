"""Destruction of a family by law: everything about it, in every table that leads to it; a mark stays, and no more.

Only the role `zicht_destroyer` can, taken on by the owner of the database within one transaction. Backups and what
others copied to their own files are outside it: their keepers destroy those.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from django.apps import apps
from django.db import connections, models, transaction

from zicht.web.models import Destruction, Draft, Family, FindingRow, InvolvementRow, Look
from zicht.web.storage.drafts import glass_form

OWNER, DESTROYER = "owner", "zicht_destroyer"
REASONS = ("retention", "request", "court", "mistake")


class StillInvolvedError(Exception):
    """Organisations still work with the family; who they are is in `organisations`."""

    def __init__(self, organisations: tuple[str, ...]) -> None:
        super().__init__(", ".join(organisations))
        self.organisations = organisations


@dataclass(frozen=True, slots=True)
class Reach:
    """What there is of a family: rows by table, looks in the log, who works with it still, and what stands open."""

    rows: dict[str, int]
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
        looks=Look.objects.using(OWNER).filter(family=family).count(),
        involved=tuple(sorted(set(ties.values_list("organisation", flat=True)))),
        still_open=FindingRow.objects.using(OWNER)
        .filter(family=family, closed_on=None)
        .values("key")
        .distinct()
        .count(),
    )


def destroy(family: UUID, reason: str, now: datetime) -> Destruction:
    """Destroy a family that nobody works with any more. Raises StillInvolvedError, and then nothing is changed."""
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(family)])
        found = reach_of(family, now.date())
        if found.involved:
            raise StillInvolvedError(found.involved)
        cursor.execute(f"SET LOCAL ROLE {DESTROYER}")
        for model, path in tables():
            _rows(model, path, family)._raw_delete(OWNER)
        _reasons(family)._raw_delete(OWNER)
        Look.objects.using(OWNER).filter(family=family).update(family=None, salt="")
        mark = Destruction(at=now, reason=reason, mark=mark_of(family), rows=found.rows, looks=found.looks)
        mark.save(using=OWNER, force_insert=True)
        cursor.execute("RESET ROLE")
    return mark


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
