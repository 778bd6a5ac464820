"""Families, their persons and relations, and what ties organisations to them."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from zicht.access.tie import Extent
from zicht.web.models.accounts import Account
from zicht.web.models.organisations import OrganisationRow, Team


class Family(models.Model):
    """A family is the chronology around one or more children. `called` is what professionals call it on a page."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    called = models.CharField(max_length=120)
    opened_on = models.DateField()
    synthetic = models.BooleanField(default=False)

    class Meta:
        db_table = "family"

    def __str__(self) -> str:
        """Its id; never a name."""
        return str(self.id)


class PersonRow(models.Model):
    """Somebody of a family. `born_first`, `born_last`: first and last possible day of birth; null: unknown.

    `expected_on` is when a child that is not born yet is expected: at birth it stays the same person. `name_key` is
    the name as search compares it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    family = models.ForeignKey(Family, models.PROTECT, related_name="persons")
    role = models.CharField(max_length=30)
    name = models.CharField(max_length=120, blank=True)
    name_key = models.CharField(max_length=120, blank=True, db_index=True)
    born_first = models.DateField(null=True)
    born_last = models.DateField(null=True)
    expected_on = models.DateField(null=True)

    class Meta:
        db_table = "person"
        indexes: ClassVar = [models.Index(fields=["born_first"], name="person_by_birth")]

    def __str__(self) -> str:
        """Its id; never a name."""
        return str(self.id)


class SearchKey(models.Model):
    """A key under which a person is found (zicht/linkage): of a name, or of an address that is not secret."""

    person = models.ForeignKey(PersonRow, models.CASCADE, related_name="keys")
    family = models.ForeignKey(Family, models.CASCADE, related_name="+")
    key = models.CharField(max_length=140, db_collation="C")

    class Meta:
        db_table = "search_key"
        constraints: ClassVar = [models.UniqueConstraint(fields=["key", "person"], name="one_key_per_person")]


class Household(models.Model):
    """Where persons of a family live together; a child may have several. A secret address is never kept."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    family = models.ForeignKey(Family, models.PROTECT, related_name="households")
    called = models.CharField(max_length=120)
    address = models.CharField(max_length=200, blank=True)
    address_is_secret = models.BooleanField(default=False)

    class Meta:
        db_table = "household"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_secret_address_is_not_kept",
                condition=models.Q(address_is_secret=False) | models.Q(address=""),
            ),
        ]

    def __str__(self) -> str:
        """Its id; never an address."""
        return str(self.id)


class Residence(models.Model):
    """A person lives in a household on the days [since, until); null is unknown and holds."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="residences")
    family = models.ForeignKey(Family, models.PROTECT, related_name="+")
    person = models.ForeignKey(PersonRow, models.PROTECT, related_name="residences")
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        db_table = "residence"


class RelationRow(models.Model):
    """`origin` is `kind` of `target` on the days [since, until); null is unknown and holds."""

    family = models.ForeignKey(Family, models.PROTECT, related_name="relations")
    origin = models.ForeignKey(PersonRow, models.PROTECT, related_name="+")
    target = models.ForeignKey(PersonRow, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        db_table = "relation"


class InvolvementRow(models.Model):
    """An organisation, by a team, works with a family on a ground on [since, until); or signalled only.

    `responsible` is who does so by name; without one it is the team. `request` is what it was asked (Asking).
    """

    family = models.ForeignKey(Family, models.PROTECT, related_name="involvements")
    organisation = models.ForeignKey(OrganisationRow, models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    responsible = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    extent = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Extent])
    ground = models.CharField(max_length=60)
    why = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    request = models.UUIDField(null=True)

    class Meta:
        db_table = "involvement"
        indexes: ClassVar = [
            models.Index(
                fields=["organisation", "team", "family"],
                include=["extent", "since", "until"],  # all that row-level security asks of a tie
                name="ties_of_a_team",
            ),
        ]


class ParticipationRow(models.Model):
    """An organisation takes part in the collaboration around a family on a ground on [since, until)."""

    family = models.ForeignKey(Family, models.PROTECT, related_name="participations")
    organisation = models.ForeignKey(OrganisationRow, models.PROTECT, related_name="+")
    ground = models.CharField(max_length=60)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        db_table = "participation"
        indexes: ClassVar = [
            models.Index(fields=["organisation", "family"], include=["since", "until"], name="together_of_a_family")
        ]


class BrokenGlassRow(models.Model):
    """Somebody looked without a tie, with a reason, until a moment."""

    family = models.ForeignKey(Family, models.PROTECT, related_name="broken")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    since = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        db_table = "broken_glass"


class IndexSignal(models.Model):
    """An organisation tells that it works with a family, for a purpose and on a ground, until a day.

    The referral index: that, never why. Others hear of it only when they tell the same of the same person.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    family = models.ForeignKey(Family, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(OrganisationRow, models.PROTECT, related_name="+")
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=300)
    ground = models.CharField(max_length=60)
    since = models.DateField()
    until = models.DateField()

    class Meta:
        db_table = "index_signal"
        indexes: ClassVar = [models.Index(fields=["family", "organisation"])]

    def __str__(self) -> str:
        """Its id; never what it is for."""
        return str(self.id)


class BrokenGlassSeen(models.Model):
    """Somebody who was told of it has read it."""

    broken = models.ForeignKey(BrokenGlassRow, models.PROTECT, related_name="seen")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "broken_glass_seen"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["broken", "account"], name="seen_once_by_each"),
        ]
