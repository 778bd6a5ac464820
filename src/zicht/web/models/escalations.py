"""That a step of a handover passed its term, said once for each level: what the clock said, and no content."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from zicht.web.models.families import Family


class HandoverEscalation(models.Model):
    """A step (`step`) of a handover (`asking`: its question) reached a level. Its insertion tells people (0110)."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    family = models.ForeignKey(Family, models.PROTECT, related_name="+")
    asking = models.UUIDField()
    step = models.CharField(max_length=60)
    organisation = models.CharField(max_length=60)
    level = models.CharField(max_length=12)
    due_on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        db_table = "handover_escalation"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["asking", "step", "level"], name="one_escalation_of_a_step"),
        ]

    def __str__(self) -> str:
        """Its id."""
        return str(self.id)
