"""What administrators changed: append-only. The database writes a change itself, in the function that makes it."""

from typing import ClassVar

from django.db import models

from zicht.web.models.accounts import Account


class RuleChange(models.Model):
    """A term that the region agreed on, or a rule that goes into or out of shadow. The newest of a code holds."""

    code = models.CharField(max_length=80)
    amount = models.PositiveIntegerField(null=True)
    since = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)
    shadow = models.BooleanField(null=True)
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        db_table = "rule_change"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_term_or_a_rule",
                condition=models.Q(amount__isnull=False, since__isnull=False, shadow__isnull=True)
                | models.Q(amount__isnull=True, since__isnull=True, shadow__isnull=False),
            ),
        ]


class KeepingChange(models.Model):
    """Who changed which organisation, team, account or cover, and how it stands since; no names of persons."""

    at = models.DateTimeField()
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    organisation = models.CharField(max_length=60)
    what = models.CharField(max_length=40)
    subject = models.CharField(max_length=60)
    stands = models.JSONField()

    class Meta:
        db_table = "keeping_change"
