"""Accounts: one person at one organisation, in the roles that the administrator gave."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models

from zicht.access.viewer import Role
from zicht.web.models.organisations import OrganisationRow, Team


class Accounts(BaseUserManager["Account"]):
    """Makes accounts."""

    def create_user(self, email: str, password: str | None = None, **values: Any) -> "Account":
        """An account with a password, or without one when it signs in another way."""
        account = self.model(email=self.normalize_email(email), **values)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """Somebody who signs in."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    function = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    organisation = models.ForeignKey(OrganisationRow, models.PROTECT, related_name="accounts")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="accounts")
    roles = ArrayField(models.CharField(max_length=30, choices=[(each.value, each.value) for each in Role]))
    is_active = models.BooleanField(default=True)

    objects = Accounts()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        db_table = "account"
        ordering: ClassVar = ["email"]

    def __str__(self) -> str:
        """Its number; never a name."""
        return str(self.pk)


class Cover(models.Model):
    """An account stands in for another team on the days [since, until): deputy, leave, illness."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="covers")
    team = models.ForeignKey(Team, models.PROTECT, related_name="covered_by")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        db_table = "cover"
