"""Questions for advice without a family: nothing here names anybody of one."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from zicht.web.models.accounts import Account
from zicht.web.models.organisations import OrganisationRow, Team


class AdviceRow(models.Model):
    """Somebody asks advice of a team of another organisation; who confirmed to have it, and the answer."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    asker = models.ForeignKey(OrganisationRow, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    by_team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    asked = models.ForeignKey(OrganisationRow, models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    question = models.TextField()
    asked_at = models.DateTimeField()
    received_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    form_key = models.UUIDField(unique=True)

    class Meta:
        db_table = "advice"
        indexes: ClassVar = [models.Index(fields=["asked", "team"], name="advice_of_a_team")]

    def __str__(self) -> str:
        """Its id; never what it asks."""
        return str(self.id)
