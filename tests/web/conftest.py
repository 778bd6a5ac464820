"""A real PostgreSQL for the tests of the web application: started once per run of pytest and thrown away."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.web.live import browsing, serving
from tests.web.region import Region, made


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a browser is marked: the rest runs on every PostgreSQL (`make test-servers`)."""
    for each in items:
        if {"browser", "live_server_url"} & set(getattr(each, "fixturenames", ())):
            each.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server() -> Iterator[None]:
    """A server with all tables, and Django connected to it as the application."""
    from zicht.web.database.roles import prepared
    from zicht.web.database.server import server as server_in

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
            yield
        finally:
            _disconnect()
            running.stop("immediate")


@pytest.fixture(scope="session")
def region(server: None) -> Region:
    """Organisations, teams and accounts; each test makes families of its own among those of the others."""
    return made()


@pytest.fixture(scope="session")
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


def _disconnect() -> None:
    from django.db import connections

    connections.close_all()
