"""Organisations of the region and their teams."""

from typing import ClassVar

from django.db import models


class OrganisationRow(models.Model):
    """An organisation. `delivers`: whether its facts come in; if not, pages say that nothing of it was seen.

    `keeps_region`: its administrators keep the organisations, terms and rules of the whole installation.
    """

    id = models.SlugField(primary_key=True, max_length=60)
    type = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    telephone = models.CharField(max_length=40, blank=True)
    delivers = models.BooleanField(default=True)
    keeps_region = models.BooleanField(default=False)

    class Meta:
        db_table = "organisation"
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        """Its id: a name of an organisation is no secret, but an id is enough for a log."""
        return self.id


class Team(models.Model):
    """A team; work that nobody holds by name is held by a team, so that absence leaves nothing alone."""

    id = models.SlugField(primary_key=True, max_length=60)
    organisation = models.ForeignKey(OrganisationRow, models.PROTECT, related_name="teams")
    name = models.CharField(max_length=120)
    telephone = models.CharField(max_length=40, blank=True)

    class Meta:
        db_table = "team"
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        """Its id."""
        return self.id


def telephone_of(team: Team | None, organisation: OrganisationRow) -> str:
    """Where a team is reached: its own number, or else that of its organisation."""
    return (team.telephone if team else "") or organisation.telephone
