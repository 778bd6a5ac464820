"""A PostgreSQL that is thrown away, with all tables, whose database can be set aside and put back as it was."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from zicht.web.database.roles import DATABASE, OWNER, prepared
from zicht.web.database.server import SUPERUSER, Server
from zicht.web.database.server import server as server_in

EMPTY = "zicht_empty"  # a database with all tables and nothing in it
UNSAFE = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"  # it is thrown away


@contextmanager
def thrown_away() -> Iterator[Server]:
    """A server with all tables, to which this process is connected; a copy of its database stands aside, empty."""
    with tempfile.TemporaryDirectory(prefix="zicht-test-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)
        running = server_in(Path(folder) / "db")
        with (running.folder / "data" / "postgresql.conf").open("a") as configuration:
            configuration.write(UNSAFE)
        running.start()
        try:
            addresses = prepared(running)
            os.environ["ZICHT_DATABASE_URL"], os.environ["ZICHT_OWNER_URL"] = addresses.application, addresses.owner
            _connect(addresses.application, addresses.owner)
            copy(running, DATABASE, EMPTY)
            yield running
        finally:
            _disconnect()
            running.stop("immediate")


def copy(server: Server, origin: str, target: str) -> None:
    """Make a database as another is. Whoever is still connected to either is sent away: a thread may be."""
    _disconnect()
    gone = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(target))
    again = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
    with psycopg.connect(server.url(SUPERUSER, server.password, "postgres"), autocommit=True) as connection:
        connection.execute(gone)
        connection.execute(again.format(*map(sql.Identifier, (target, OWNER, origin))))


def _connect(application: str, owner: str) -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    from zicht.web.settings import database

    for alias, url in (("default", application), ("owner", owner)):
        connections.settings[alias].update(database(url))
    settings.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", database="owner", verbosity=0)


def _disconnect() -> None:
    from django.db import connections

    connections.close_all()
