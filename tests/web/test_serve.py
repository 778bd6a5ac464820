"""A real installation begins: roles and tables in a PostgreSQL that somebody keeps, a first account, and serving it."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from zicht.web.database.server import SUPERUSER, server

ZICHT = str(Path(sys.executable).with_name("zicht"))
FIRST = (
    *("createaccount", "--email=beheer@oost.invalid", "--name=Bo Heer", "--role=administrator"),
    *("--organisation=wijkteam-oost", "--organisation-name=Wijkteam Oost", "--organisation-type=wijkteam"),
    "--keeps-region",
)


@pytest.fixture(scope="module")
def installation() -> Iterator[dict[str, str]]:
    """The environment of an operator: addresses on a server of its own, and nothing of the demo."""
    with tempfile.TemporaryDirectory(prefix="zicht-serve-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)
        running = server(Path(folder) / "db")
        running.start()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("ZICHT_", "DJANGO_"))}
        kept["ZICHT_SUPERUSER_URL"] = running.url(SUPERUSER, running.password, "postgres")
        kept["ZICHT_OWNER_URL"] = running.url("zicht_owner", "a long word", "oost")
        kept["ZICHT_DATABASE_URL"] = running.url("zicht_app", "another long word", "oost")
        kept |= {"ZICHT_SECRET_KEY": "only for this test, thrown away with it", "ZICHT_HOSTS": "zicht.oost.invalid"}
        try:
            yield kept
        finally:
            running.stop("immediate")


def zicht(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([ZICHT, *arguments], env=environment, capture_output=True, text=True, check=False)


def test_from_an_empty_server_to_signing_in_behind_a_proxy(installation: dict[str, str]) -> None:
    steps = [zicht(installation, "manage", *each) for each in (("prepare",), ("migrate", "--verbosity=0"), FIRST)]
    assert [each.returncode for each in steps] == [0, 0, 0], [each.stderr for each in steps]
    link = re.search(r"https://zicht.oost.invalid(/account/password/reset/key/\S+)", steps[-1].stdout)
    assert link

    port = _free()
    with subprocess.Popen(
        [ZICHT, "serve", f"--bind=127.0.0.1:{port}", "--workers=1"],
        env=installation, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as serving:  # fmt: skip
        try:
            status, page, cookies = _fetched(port, "/account/login/")
            link_status, chosen, _ = _fetched(port, link[1])
            demo_status, _, _ = _fetched(port, "/demo/inloggen/", b"account=beheer%40oost.invalid")
            plain_status, _, _ = _fetched(port, "/account/login/", forwarded="http")
            style, _, _ = _fetched(port, "/static/zicht/zicht.css")
        finally:
            serving.terminate()

    assert (status, link_status, style) == (200, 200, 200)
    assert "Inloggen bij Zicht" in page
    assert "Voorbeeldomgeving" not in page
    assert "Secure" in cookies
    assert "Kies een wachtwoord" in chosen
    assert demo_status in {403, 404}
    assert plain_status == 301


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"ZICHT_SECRET_KEY": ""}, "ZICHT_SECRET_KEY"),
        ({"ZICHT_HOSTS": ""}, "ZICHT_HOSTS"),
        ({"ZICHT_DEMO": "1"}, "ZICHT_DEMO"),
        ({"ZICHT_DATABASE_URL": "postgresql://zicht_app:x@127.0.0.1:1/none"}, "zicht manage prepare"),
        ({"ZICHT_DATABASE_URL": "superuser"}, "superuser"),
    ],
)
def test_serve_says_what_is_missing_and_does_not_begin(
    installation: dict[str, str], change: dict[str, str], told: str
) -> None:
    asked = installation | change
    if told == "superuser":
        asked["ZICHT_DATABASE_URL"] = installation["ZICHT_SUPERUSER_URL"]

    said = zicht(asked, "serve")

    assert said.returncode == 2
    assert told in said.stderr
    assert "Traceback" not in said.stderr


def test_prepare_says_which_address_is_missing_or_names_another_role(installation: dict[str, str]) -> None:
    missing = zicht({**installation, "ZICHT_OWNER_URL": ""}, "manage", "prepare")
    other = zicht({**installation, "ZICHT_OWNER_URL": installation["ZICHT_SUPERUSER_URL"]}, "manage", "prepare")

    assert (missing.returncode, other.returncode) == (2, 2)
    assert "ZICHT_OWNER_URL" in missing.stderr
    assert "zicht_owner" in other.stderr


def _fetched(port: int, path: str, sent: bytes | None = None, forwarded: str = "https") -> tuple[int, str, str]:
    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            """Nowhere: a redirect is an answer too."""

    headers = {"Host": "zicht.oost.invalid", "X-Forwarded-Proto": forwarded, "Accept-Language": "nl"}
    opener = urllib.request.build_opener(Stay, urllib.request.HTTPCookieProcessor())
    for _ in range(100):
        asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", sent, headers)
        try:
            with opener.open(asked, timeout=10) as answer:
                return answer.status, answer.read().decode(), str(answer.headers.get_all("Set-Cookie"))
        except urllib.error.HTTPError as answer:
            if answer.code == 302:
                asked.headers["Host"] = "zicht.oost.invalid"
                path = answer.headers["Location"]
                headers["Cookie"] = "; ".join(
                    each.split(";")[0] for each in answer.headers.get_all("Set-Cookie") or [headers.get("Cookie", "")]
                )
                continue
            return answer.code, answer.read().decode(errors="replace"), ""
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError(f"nothing answers at {path}")


def _free() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
