"""Every look, also a refused one: ids only, append-only, each row chained to the one before by its hash (NEN 7513)."""

from django.db import models


class Look(models.Model):
    """Who looked at what, when, from which organisation, and whether it was allowed. No names, no content.

    `previous` and `hash` are filled in by the database (migration 0002).
    """

    at = models.DateTimeField()
    account = models.BigIntegerField(null=True)
    organisation = models.CharField(max_length=60, blank=True)
    family = models.UUIDField(null=True, db_index=True)
    what = models.CharField(max_length=60)
    allowed = models.BooleanField()
    why = models.CharField(max_length=40, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "look"
