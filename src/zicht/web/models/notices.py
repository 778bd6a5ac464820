"""That something waits for somebody: never what, about whom or from whom. Made by the database (0047_notices.sql)."""

from typing import ClassVar

from django.db import models

from zicht.web.models.accounts import Account
from zicht.web.models.families import Family


class Notice(models.Model):
    """One account is told that something changed in one matter (`matter`: the id of a question, for instance).

    One that is not seen yet stands for all that follows in the same matter. A mail is claimed (`claimed_at`) and only
    then sent: after a crash in between nobody knows whether it went, and it is not sent again.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="notices")
    family = models.ForeignKey(Family, models.CASCADE, related_name="+")
    matter = models.UUIDField()
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "notice"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "matter"], condition=models.Q(seen_at=None), name="one_unseen_notice_per_matter"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["made_at"], condition=models.Q(seen_at=None, claimed_at=None), name="waiting_notices"),
        ]

    def __str__(self) -> str:
        """Its number."""
        return str(self.pk)
