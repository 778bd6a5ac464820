"""What one organisation asks of another about a family, and which facts go along: who may read what, and for how long.

What was asked and answered are facts; these rows only say to whom that is open (migrations/0051_asking.sql).
"""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from zicht.casework.asking import Outcome
from zicht.web.models.accounts import Account
from zicht.web.models.facts import DisclosureRow
from zicht.web.models.families import Family
from zicht.web.models.organisations import OrganisationRow, Team


class Asking(models.Model):
    """Somebody asks something of another organisation. `kind` and `asks`: of the fact that asks it, and its root."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    family = models.ForeignKey(Family, models.PROTECT, related_name="askings")
    kind = models.CharField(max_length=60)
    asks = models.UUIDField()
    asker = models.ForeignKey(OrganisationRow, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    asked = models.ForeignKey(OrganisationRow, models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    disclosure = models.OneToOneField(DisclosureRow, models.PROTECT, related_name="asking")
    asked_at = models.DateTimeField()
    outcome = models.CharField(
        max_length=12, default=Outcome.OPEN.value, choices=[(each.value, each.value) for each in Outcome]
    )
    form_key = models.UUIDField(unique=True)

    class Meta:
        db_table = "asking"
        indexes: ClassVar = [
            models.Index(fields=["asked", "outcome"], name="asking_of_whom"),
            models.Index(fields=["asker", "family"], name="asking_by_whom"),
        ]

    def __str__(self) -> str:
        """Its id; never what it asks."""
        return str(self.id)


class AskingFact(models.Model):
    """A fact that goes along with a question or answers it, by its root: a later version goes along too."""

    asking = models.ForeignKey(Asking, models.PROTECT, related_name="facts")
    family = models.ForeignKey(Family, models.PROTECT, related_name="+")
    root = models.UUIDField()

    class Meta:
        db_table = "asking_fact"
        constraints: ClassVar = [models.UniqueConstraint(fields=["asking", "root"], name="goes_along_once")]
