"""Pictures of Vandaag and Gezin with the synthetic region, for the documentation: a real server, a real browser."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

from playwright.sync_api import Browser, ViewportSize, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
ACCOUNT = "veilig_thuis@demo.invalid"
SIZE: ViewportSize = {"width": 1280, "height": 1000}


class Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  # its name in the standard library
        """Nothing."""


def main() -> None:
    """Draw both."""
    with _served() as address, sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        _look(browser, address)
        browser.close()


def _look(browser: Browser, address: str) -> None:
    page = browser.new_context(viewport=SIZE, locale="nl-NL").new_page()
    page.goto(f"{address}/account/login/")
    page.click(f'button[value="{ACCOUNT}"]')
    page.wait_for_load_state()
    page.screenshot(path=PICTURES / "vandaag.png")
    page.click('section[aria-labelledby="open"] a.line__family >> nth=0')
    page.wait_for_load_state()
    page.goto(page.url.split("#")[0])
    page.screenshot(path=PICTURES / "gezin.png")


@contextmanager
def _served() -> Iterator[str]:
    """The application on this machine, with the region in a database that is thrown away."""
    from zicht.web.database.roles import prepared
    from zicht.web.database.server import server

    with tempfile.TemporaryDirectory(prefix="zicht-picture-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)
        running = server(Path(folder) / "db")
        running.start()
        try:
            addresses = prepared(running)
            os.environ |= {
                "DJANGO_SETTINGS_MODULE": "zicht.web.settings",
                "ZICHT_DEMO": "1",
                "ZICHT_SECRET_KEY": "for one picture",
                "ZICHT_DATABASE_URL": addresses.application,
                "ZICHT_OWNER_URL": addresses.owner,
            }
            _fill()
            from zicht.web.wsgi import application

            with make_server("127.0.0.1", 0, application(), handler_class=Quiet) as listening:
                Thread(target=listening.serve_forever, daemon=True).start()
                yield f"http://127.0.0.1:{listening.server_port}"
                listening.shutdown()
        finally:
            running.stop("immediate")


def _fill() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    from zicht.web.context import clock
    from zicht.web.demo.region import fill
    from zicht.web.models import Family
    from zicht.web.storage.evaluating import evaluate_family
    from zicht.web.storage.rulebooks import served

    call_command("migrate", database="owner", verbosity=0)
    today = clock().date()
    fill(ROOT / "cases", served()[0], today)
    for family in Family.objects.using("owner").values_list("id", flat=True):
        with transaction.atomic():
            evaluate_family(family, today)


if __name__ == "__main__":
    main()
