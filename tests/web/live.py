"""The application behind a real address, and a real browser in front of it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.reports.browser import RULES, axe, chromium
from tests.web.region import signed_in
from zicht.web.models import Account

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage")
WIDTHS = (390, 1280)


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (its name in the library)
        """Nothing: a test says itself what it saw."""


@contextmanager
def serving() -> Iterator[str]:
    """The address of the application, in a thread of its own."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), _Silent)
    server.set_app(get_wsgi_application())
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def browsing() -> Iterator[Browser]:
    """A Chromium for a whole run of tests; Playwright runs a loop in this thread, which Django would refuse."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium(), args=[*QUIET])
        yield found
        found.close()


@contextmanager
def window(browser: Browser, url: str, account: Account, width: int = 1280, scripts: bool = True) -> Iterator[Page]:
    """A page for somebody who signed in."""
    context: BrowserContext = browser.new_context(
        base_url=url, viewport={"width": width, "height": 900}, java_script_enabled=scripts, locale="nl-NL"
    )
    client = signed_in(account)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}])
    context.set_default_timeout(10_000)
    try:
        yield context.new_page()
    finally:
        context.close()


def violations(page: Page) -> list[Any]:
    """What axe finds in the page as it stands."""
    page.evaluate(axe())
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found["violations"]]


def overflow(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return wider
