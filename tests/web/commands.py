"""The real commands, on the database of the tests."""

from django.db import connections

from tests.cli.running import Said, zicht
from tests.web.region import OWNER


def command(*arguments: str, **more: str) -> Said:
    """Run a command of whoever keeps the web application."""
    return zicht(*arguments, environment={**environment(), **more})


def environment() -> dict[str, str]:
    """Where the database of the tests is."""
    return {
        "ZICHT_DEMO": "1",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "",  # the browser of other tests needs it
        "ZICHT_SECRET_KEY": "only for tests",
        "ZICHT_DATABASE_URL": _url("default"),
        "ZICHT_OWNER_URL": _url(OWNER),
    }


def _url(alias: str) -> str:
    found = connections[alias].settings_dict
    host = str(found["HOST"]).replace("/", "%2F")
    return f"postgresql://{found['USER']}:{found['PASSWORD']}@/{found['NAME']}?host={host}"
