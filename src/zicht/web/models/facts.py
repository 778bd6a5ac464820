"""Facts, with whom they are shared, and what was removed: append-only, held so by the database."""

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from zicht.web.models.accounts import Account
from zicht.web.models.families import Family
from zicht.web.models.organisations import OrganisationRow


class FactRow(models.Model):
    """One version of one fact, as in zicht/facts/fact.py. `form_key` makes a double click one fact."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    family = models.ForeignKey(Family, models.PROTECT, related_name="facts")
    root = models.UUIDField()
    version = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=60)
    about = ArrayField(models.UUIDField())
    organisation = models.ForeignKey(OrganisationRow, models.PROTECT, null=True, related_name="+")
    recorded_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    occurred_on = models.DateField()
    precision = models.CharField(max_length=5, default="day")
    known_from = models.DateField()
    attributes = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    source = models.CharField(max_length=10, blank=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    vocabulary = models.CharField(max_length=20)
    form_key = models.UUIDField(unique=True)

    class Meta:
        db_table = "fact"
        indexes: ClassVar = [models.Index(fields=["family", "occurred_on"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["root", "version"], name="one_version_at_a_time"),
        ]

    def __str__(self) -> str:
        """Its id; never what it says."""
        return str(self.id)


class DisclosureRow(models.Model):
    """An act of sharing: by whom, to whom, for what, on which ground, and whether the family was told (or why not)."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    family = models.ForeignKey(Family, models.PROTECT, related_name="disclosures")
    sender = models.ForeignKey(OrganisationRow, models.PROTECT, related_name="+")
    receiver = models.CharField(max_length=60)  # an organisation, or the collaboration (access/policy.py)
    purpose = models.CharField(max_length=300)
    ground = models.CharField(max_length=60)
    family_told = models.BooleanField()
    why_not_told = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    form_key = models.UUIDField(unique=True)

    class Meta:
        db_table = "disclosure"


class SharingRow(models.Model):
    """Another organisation (or the collaboration) knows a fact from a day on.

    A disclosure for a question that was refused or withdrawn lets nothing be known any more; a later one can again.
    """

    fact = models.ForeignKey(FactRow, models.PROTECT, related_name="sharings")
    family = models.ForeignKey(Family, models.PROTECT, related_name="+")
    receiver = models.CharField(max_length=60)
    since = models.DateField()
    disclosure = models.ForeignKey(DisclosureRow, models.PROTECT, null=True, related_name="sharings")

    class Meta:
        db_table = "sharing"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["fact", "receiver", "disclosure"], name="shared_once_with_each", nulls_distinct=False
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["family", "receiver"]),
            models.Index(fields=["receiver", "since"], name="shared_lately"),
        ]


class RemovalRow(models.Model):
    """A fact was put in the wrong family: it leaves every view at once. Says why, never what the fact said (R324)."""

    fact = models.OneToOneField(FactRow, models.PROTECT, related_name="removal")
    family = models.ForeignKey(Family, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=40)
    removed_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField()

    class Meta:
        db_table = "removal"


class Draft(models.Model):
    """What somebody was typing: bound to one account, one family and one form, and never filled in elsewhere.

    Without a family: of a form that makes one. `page`: where it is filled in; empty when the name of the form says it.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    family = models.ForeignKey(Family, models.CASCADE, null=True, related_name="+")
    form = models.CharField(max_length=40)
    page = models.TextField(db_default="", default="")
    content = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        db_table = "draft"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "family", "form"], name="one_draft_per_form"),
        ]
