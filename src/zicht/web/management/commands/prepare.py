"""For whoever begins an installation: the roles and the database, with the passwords of the addresses."""

import os
from argparse import ArgumentParser
from typing import Any
from urllib.parse import unquote, urlsplit

import psycopg
from django.core.management.base import BaseCommand, CommandError
from psycopg import sql

from zicht.web.database.roles import APPLICATION, OWNER, make_roles

NEEDED = ("ZICHT_SUPERUSER_URL", "ZICHT_OWNER_URL", "ZICHT_DATABASE_URL")


class Command(BaseCommand):
    """`zicht manage prepare`: once, by somebody who may make roles; again to renew the passwords."""

    help = "make the roles and the database; reads ZICHT_SUPERUSER_URL, ZICHT_OWNER_URL and ZICHT_DATABASE_URL"
    requires_system_checks: list[str] = []  # noqa: RUF012  (its name and kind in Django)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """None."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError when an address is missing, or names another role."""
        missing = [each for each in NEEDED if not os.environ.get(each)]
        if missing:
            raise CommandError(f"set {', '.join(missing)} first; see docs/web.md")
        owner, application = (urlsplit(os.environ[each]) for each in NEEDED[1:])
        for parts, name in ((owner, OWNER), (application, APPLICATION)):
            if parts.username != name or not parts.password:
                raise CommandError(f"the address of {name} has to name that role, with a password")
        passwords = {OWNER: unquote(owner.password or ""), APPLICATION: unquote(application.password or "")}
        name = owner.path.lstrip("/")
        with psycopg.connect(os.environ[NEEDED[0]], autocommit=True) as connection:
            make_roles(connection, passwords)
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                make = "CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0"
                connection.execute(sql.SQL(make).format(sql.Identifier(name), sql.Identifier(OWNER)))
        self.stdout.write("roles and database are there; next: zicht manage migrate")
