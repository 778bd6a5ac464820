"""Every look, also a refused one: ids only, append-only, each row chained to the one before by its hash (NEN 7513)."""

from typing import ClassVar

from django.db import models


class Look(models.Model):
    """Who looked at what, when, from which organisation, and whether it was allowed. No names, no content.

    `purpose` and `ground` are codes of zicht/access/policy.py. `salt`, `seal`, `previous` and `hash` are filled in by
    the database (migration 0031). The hash holds the family only by its seal: when a family is destroyed by law,
    `family` and `salt` go, nobody can tell any more which family it was, and the chain still holds.
    """

    at = models.DateTimeField()
    account = models.BigIntegerField(null=True)
    organisation = models.CharField(max_length=60, blank=True)
    family = models.UUIDField(null=True, db_index=True)
    what = models.CharField(max_length=60)
    allowed = models.BooleanField()
    why = models.CharField(max_length=40, blank=True)
    purpose = models.CharField(max_length=40, blank=True)
    ground = models.CharField(max_length=60, blank=True)
    salt = models.CharField(max_length=36, blank=True)
    seal = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "look"
        indexes: ClassVar = [models.Index(fields=["organisation", "at"], name="looks_of_an_organisation")]


class Destruction(models.Model):
    """That a family was destroyed by law: when, why, by which two people, and how many rows went; nothing else.

    `mark` is the SHA-256 of the id that the family had: whoever still has that id, in a backup that was put back, can
    tell that it must go again.
    """

    at = models.DateTimeField()
    reason = models.CharField(max_length=40)
    decided_by = models.JSONField(default=list)
    mark = models.CharField(max_length=64)
    rows = models.JSONField()
    looks = models.PositiveIntegerField()

    class Meta:
        db_table = "destruction"
