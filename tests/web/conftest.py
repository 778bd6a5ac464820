"""A real PostgreSQL for the tests of the web application: started once per run of pytest and thrown away."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Browser
from psycopg import sql

from tests.web.live import browsing, serving
from tests.web.region import Region, made
from tests.web.relations import advice, related
from zicht.web.database.roles import DATABASE, OWNER, prepared
from zicht.web.database.server import SUPERUSER, Server
from zicht.web.database.server import server as server_in

START = "zicht_start"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a browser is marked: the rest runs on every PostgreSQL (`make test-servers`)."""
    for each in items:
        if {"browser", "live_server_url"} & set(getattr(each, "fixturenames", ())):
            each.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A server with all tables and the region, set aside as it is before the first test."""
    with tempfile.TemporaryDirectory(prefix="zicht-test-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)
        running = server_in(Path(folder) / "db")
        with (running.folder / "data" / "postgresql.conf").open("a") as configuration:
            configuration.write("fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n")  # thrown away
        running.start()
        try:
            addresses = prepared(running)
            os.environ["ZICHT_DATABASE_URL"], os.environ["ZICHT_OWNER_URL"] = addresses.application, addresses.owner
            _connect(addresses.application, addresses.owner)
            yield running
        finally:
            _disconnect()
            running.stop("immediate")


@pytest.fixture(scope="session")
def start(postgresql: Server) -> Region:
    """The region before any test."""
    region = made()
    _disconnect()
    _copy(postgresql, DATABASE, START)
    return region


@pytest.fixture(scope="module")
def region(postgresql: Server, start: Region) -> Region:
    """Organisations, teams and accounts as they were; each test makes families of its own among those of its file.

    What the tests of another file left would make a result depend on the order in which files ran.
    """
    _disconnect()
    _copy(postgresql, START, DATABASE)
    related.cache_clear()
    advice.cache_clear()
    return start


@pytest.fixture(scope="module")
def live_server_url(region: Region) -> Iterator[str]:
    """The application behind a real address."""
    with serving() as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with browsing() as found:
        yield found


def _connect(application: str, owner: str) -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    from zicht.web.settings import database

    for alias, url in (("default", application), ("owner", owner)):
        connections.settings[alias].update(database(url))
    settings.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", database="owner", verbosity=0)


def _copy(server: Server, origin: str, target: str) -> None:
    """Whoever is still connected to either is sent away: a thread of the application may be."""
    gone = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(target))
    again = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
    with psycopg.connect(server.url(SUPERUSER, server.password, "postgres"), autocommit=True) as connection:
        connection.execute(gone)
        connection.execute(again.format(*map(sql.Identifier, (target, OWNER, origin))))


def _disconnect() -> None:
    from django.db import connections

    connections.close_all()
