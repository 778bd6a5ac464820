"""What somebody said about a finding as a tool: that it was seen, and whether it was useful. Not about the family."""

from typing import ClassVar

from django.db import models

from zicht.web.models.accounts import Account
from zicht.web.models.families import Family


class FindingMark(models.Model):
    """One account about one finding. `useful` null: not judged. It is no fact and comes in no view."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    family = models.ForeignKey(Family, models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    rule = models.CharField(max_length=80)
    seen_at = models.DateTimeField()
    useful = models.BooleanField(null=True)

    class Meta:
        db_table = "finding_mark"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "family", "key"], name="one_mark_per_finding"),
        ]
