"""Who keeps sight and who directs, derived from facts in the transaction of the fact: PostgreSQL guards that it is one.

Facts stay the truth; `zicht rebuild` makes these anew (storage/periods.py, migrations/0053_periods.sql).
"""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models

from zicht.web.models.accounts import Account
from zicht.web.models.families import Family, PersonRow
from zicht.web.models.organisations import OrganisationRow, Team


class KeptPeriod(models.Model):
    """A keeper on half-open decision moments; `fact` is the root of that by which it took it up.

    `account` is who does it by name; null: the team, which stands in when that person is away.
    """

    family = models.ForeignKey(Family, models.CASCADE, related_name="+")
    organisation = models.ForeignKey(OrganisationRow, models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    fact = models.UUIDField()
    period = DateTimeRangeField()

    class Meta:
        abstract = True


class SightPeriod(KeptPeriod):
    """An organisation keeps sight on the safety of one child (R133)."""

    child = models.ForeignKey(PersonRow, models.CASCADE, related_name="+")

    class Meta:
        db_table = "sight_period"
        constraints: ClassVar = [
            ExclusionConstraint(
                name="one_keeper_of_sight",
                expressions=[("child", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            ),
        ]


class RegiePeriod(KeptPeriod):
    """An organisation directs what is done for a family (R139)."""

    class Meta:
        db_table = "regie_period"
        constraints: ClassVar = [
            ExclusionConstraint(
                name="one_regisseur",
                expressions=[("family", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            ),
        ]


class ChildInQuestion(models.Model):
    """The safety of a child is in question, since a day: then nobody who keeps sight puts it down."""

    family = models.ForeignKey(Family, models.CASCADE, related_name="+")
    child = models.OneToOneField(PersonRow, models.CASCADE, related_name="+")
    since = models.DateField()

    class Meta:
        db_table = "child_in_question"
