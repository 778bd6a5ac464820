"""A real PostgreSQL for the tests of the web application: started once per run of pytest and thrown away."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.web.live import browsing, serving
from tests.web.region import Region, made
from tests.web.relations import advice, related
from tests.web.starting import EMPTY, copy, thrown_away
from zicht.web.database.roles import DATABASE
from zicht.web.database.server import Server

START = "zicht_start"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a browser is marked: the rest runs on every PostgreSQL (`make test-servers`)."""
    for each in items:
        if {"browser", "live_server_url"} & set(getattr(each, "fixturenames", ())):
            each.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A server with all tables."""
    with thrown_away() as running:
        yield running


@pytest.fixture(scope="session")
def start(postgresql: Server) -> Region:
    """The region before any test, set aside."""
    copy(postgresql, EMPTY, DATABASE)
    region = made()
    copy(postgresql, DATABASE, START)
    return region


@pytest.fixture(scope="module")
def region(postgresql: Server, start: Region) -> Region:
    """Organisations, teams and accounts as they were; each test makes families of its own among those of its file.

    What the tests of another file left would make a result depend on the order in which files ran.
    """
    copy(postgresql, START, DATABASE)
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
