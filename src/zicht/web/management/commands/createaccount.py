"""For whoever begins an installation: an account, and a link by which its owner chooses a password."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email, validate_slug
from django.db import transaction

from zicht.access.viewer import Role
from zicht.web.accounts import password_address
from zicht.web.models import Account, OrganisationRow
from zicht.web.storage.rulebooks import served

OWNER = "owner"


class Command(BaseCommand):
    """`zicht manage createaccount`: the first administrator; others are made on the page Beheer."""

    help = "make an account (and its organisation when it is not there), and tell the link to choose a password"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, where, and in which roles."""
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", required=True)
        parser.add_argument("--role", action="append", required=True, choices=[each.value for each in Role])
        parser.add_argument("--organisation", required=True, help="its code, such as wijkteam-oost")
        parser.add_argument("--organisation-name", help="of an organisation that is not there yet")
        parser.add_argument("--organisation-type", help="of an organisation that is not there yet, such as wijkteam")
        parser.add_argument(
            "--keeps-region", action="store_true", help="a new organisation keeps the whole installation"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError when something is not right; then nothing is made."""
        with transaction.atomic(using=OWNER):
            organisation = self._organisation(options)
            account = self._account(organisation, options)
        host = settings.ALLOWED_HOSTS[0]
        self.stdout.write("Give this link to its owner; it works for three days, and once:")
        self.stdout.write(f"https://{host}{password_address(account)}")

    def _organisation(self, options: dict[str, Any]) -> OrganisationRow:
        code = options["organisation"]
        found = OrganisationRow.objects.using(OWNER).filter(pk=code).first()
        if found is not None:
            return found
        types = served()[0].organisation_types
        if options["organisation_type"] not in types or not options["organisation_name"]:
            known = ", ".join(sorted(types))
            raise CommandError(
                f"{code} is not there yet: give --organisation-name and --organisation-type, one of {known}"
            )
        try:
            validate_slug(code)
        except ValidationError:
            raise CommandError("--organisation: letters, digits, - and _ only") from None
        made = OrganisationRow(id=code, type=options["organisation_type"], name=options["organisation_name"])
        made.keeps_region = options["keeps_region"]
        made.save(using=OWNER, force_insert=True)
        return made

    def _account(self, organisation: OrganisationRow, options: dict[str, Any]) -> Account:
        email = Account.objects.normalize_email(options["email"])
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError("--email is no e-mail address") from None
        if Account.objects.using(OWNER).filter(email__iexact=email).exists():
            raise CommandError("there is an account with this --email already; it can be changed on the page Beheer")
        account = Account(email=email, name=options["name"], organisation=organisation, roles=options["role"])
        account.set_unusable_password()
        account.save(using=OWNER, force_insert=True)
        return account
