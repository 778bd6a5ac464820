"""Findings per view: what follows from the facts, kept so that lists are quick. Facts stay the truth."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from zicht.web.models.families import Family


class FindingRow(models.Model):
    """One finding in the view of one organisation, or of the collaboration (zicht/evaluation/finding.py).

    Whether it is raised is read from the clock (`raised_on`), so that midnight needs no job. `rulebook` is the hash of
    the rulebook that it follows from: a new one is worked out beside the one that is served. `subjects`, `open_for`,
    `key_fact` and `closing` are there to say its sentence without working it out again; null: no fact, or none yet.
    """

    family = models.ForeignKey(Family, models.CASCADE, related_name="findings", db_index=False)  # one_finding_per_key
    view = models.CharField(max_length=70)
    key = models.CharField(max_length=200)
    rule = models.CharField(max_length=80)
    layer = models.CharField(max_length=10)
    organisation = models.CharField(max_length=60, blank=True)
    about = ArrayField(models.UUIDField())
    subjects = ArrayField(models.UUIDField(), default=list)
    open_for = ArrayField(models.UUIDField(), default=list)
    opened_on = models.DateField()
    due_on = models.DateField(null=True)
    raised_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    closed_by = models.CharField(max_length=20, blank=True)
    evidence = ArrayField(models.UUIDField())
    key_fact = models.UUIDField(null=True)
    closing = models.UUIDField(null=True)
    rulebook = models.CharField(max_length=80)

    class Meta:
        db_table = "finding"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["family", "view", "rulebook", "key"], name="one_finding_per_key"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["view", "organisation", "family"], condition=models.Q(closed_on=None), name="open_findings"
            ),
            models.Index(
                fields=["view", "organisation", "closed_on"],
                condition=models.Q(closed_on__isnull=False),
                name="settled_findings",
            ),
        ]


class ViewState(models.Model):
    """How far a view was evaluated, by which rulebook, and the next day on which time alone changes something."""

    family = models.ForeignKey(Family, models.CASCADE, related_name="+")
    view = models.CharField(max_length=70)
    evaluated_on = models.DateField()
    changes_on = models.DateField(null=True, db_index=True)
    rulebook = models.CharField(max_length=80)

    class Meta:
        db_table = "view_state"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["family", "view", "rulebook"], name="one_state_per_view"),
        ]
        indexes: ClassVar = [models.Index(fields=["view", "rulebook", "changes_on"], name="changing_views")]
