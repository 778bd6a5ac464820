"""Serving on a database that somebody keeps, and the commands that get it ready."""

import os
import subprocess
import sys
from collections.abc import Sequence

import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.core.management import ManagementUtility
from django.db import DatabaseError

from zicht.web.database.roles import RoleError, check_log, check_role

COMMAND = "zicht manage"


class NotReadyError(Exception):
    """The database is not ready to serve from; the text says what to do."""


def checked() -> None:
    """Raises NotReadyError when the database cannot be reached, is not migrated, or gives the application too much."""
    try:
        with psycopg.connect(os.environ["ZICHT_DATABASE_URL"], connect_timeout=10) as connection:
            check_role(connection)
            check_log(connection)
            ready = connection.execute("SELECT to_regclass('look') IS NOT NULL").fetchone()
    except (psycopg.OperationalError, psycopg.ProgrammingError) as error:
        raise NotReadyError(
            f"ZICHT_DATABASE_URL: no database ({type(error).__name__}); run {COMMAND} prepare"
        ) from None
    except RoleError as error:
        raise NotReadyError(str(error)) from None
    if not ready or not ready[0]:
        raise NotReadyError(f"the database has no tables yet; run {COMMAND} migrate")


def gunicorn_command(bind: str, workers: int) -> list[str]:
    """The command that serves the application on an address and port."""
    command = [sys.executable, "-m", "gunicorn", "zicht.web.wsgi:application()", "--no-control-socket"]
    return [*command, "--worker-class=sync", f"--workers={workers}", f"--bind={bind}", "--log-level=warning"]


def gunicorn(bind: str, workers: int) -> int:
    """Serve until it is stopped; gives the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zicht.web.settings")
    try:
        return subprocess.run(gunicorn_command(bind, workers), check=False).returncode
    except KeyboardInterrupt:
        return 0


def managed(given: Sequence[str]) -> int:
    """Run a command of Django or of Zicht; tables are made by the owner of the database."""
    as_owner = ["--database=owner"] if given and given[0] == "migrate" else []
    try:
        ManagementUtility(["zicht manage", *given, *as_owner]).execute()
    except ImproperlyConfigured as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except DatabaseError as error:
        sys.stderr.write(f"{type(error).__name__}: the database did not do this; is ZICHT_OWNER_URL right?\n")
        return 2
    except SystemExit as done:
        return 2 if done.code else 0
    return 0
