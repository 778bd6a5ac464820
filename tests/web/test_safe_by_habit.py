"""Habits that keep the application safe: who may take on a role, what a browser is told, and what a log may hold."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.habits.repository import ROOT, place
from tests.web.commands import command
from tests.web.region import OWNER, Region
from tests.web.test_matrix import FAMILY, ONLY_POST, url
from zicht.access.policy import Act, Duty, Purpose, Why, purpose_of
from zicht.access.viewer import Role
from zicht.web.models import Account

WEB = ROOT / "src" / "zicht" / "web"
ENGINE = frozenset({"context.py", "storage/evaluating.py", "storage/finding_people.py"})
DATA = r"""<script(?![^>]*\s(?:src=|type="application/json"))"""
INLINE = re.compile(rf"""\sstyle=|<style|{DATA}|\son[a-z]+=|javascript:""", re.IGNORECASE)
OUTSIDE = {
    "ZICHT_DEMO": "0",
    "ZICHT_HOSTS": "zicht.example",
    "ZICHT_SECRET_KEY": "k" + "".join(chr(97 + n % 26) + str(n) for n in range(40)),
}


def modules(*folders: str) -> Iterator[tuple[str, str]]:
    """The files of the web application, with what stands in them; migrations build the walls and are left out."""
    for folder in folders or ("",):
        for path in sorted((WEB / folder).rglob("*.py")):
            name = path.relative_to(WEB).as_posix()
            if not name.startswith("migrations"):
                yield name, path.read_text(encoding="utf-8")


def test_only_evaluation_takes_on_the_role_that_reads_everything() -> None:
    using = {
        name
        for name, text in modules()
        for node in ast.walk(ast.parse(text))
        if (isinstance(node, ast.Name) and node.id == "as_engine")
        or (isinstance(node, ast.alias) and node.name == "as_engine")
    }

    assert using <= ENGINE
    assert "storage/evaluating.py" in using


def test_a_role_is_taken_on_and_a_reader_is_named_in_few_places_and_never_beyond_the_transaction() -> None:
    roles = {name for name, text in modules() if re.search(r"SET (?:LOCAL |SESSION )?ROLE", text)}
    naming = {name for name, text in modules() if "set_config" in text}

    assert roles == {"context.py", "storage/destroying.py"}
    assert naming == {"context.py"}
    for name, text in modules():
        assert not re.search(r"set_config\([^)]*false", text), name
        assert not re.search(r"SET (?!LOCAL )(?:SESSION )?ROLE", text.replace("RESET ROLE", "")), name


def test_pages_speak_to_the_database_through_storage_and_never_as_its_owner() -> None:
    for name, text in modules("pages"):
        assert "connection" not in text, name
        assert 'using("owner")' not in text, name
        assert "OWNER" not in text, name


def test_everything_that_one_can_do_has_a_purpose() -> None:
    for wanted in (*Act, *Duty, None):
        assert purpose_of(wanted, Why.INVOLVED) in Purpose


def test_the_settings_for_an_installation_pass_the_check_of_django() -> None:
    said = command("manage", "check", "--deploy", **OUTSIDE)

    assert said.code == 0, said.err
    assert "no issues (0 silenced)" in said.out


def test_outside_the_demo_cookies_and_addresses_are_for_safe_connections_only() -> None:
    names = ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "DEBUG"]
    code = f"import json; from zicht.web import settings; print(json.dumps([getattr(settings, n) for n in {names}]))"
    ran = subprocess.run([sys.executable, "-c", code], env=OUTSIDE, capture_output=True, text=True, check=True)

    assert json.loads(ran.stdout) == [True, True, True, 31536000, False]


@pytest.mark.parametrize("more", [{"ZICHT_HOSTS": "zicht.example", "ZICHT_DEMO": "1"}, {"ZICHT_CLOCK": "2026-01-01"}])
def test_what_is_for_the_demo_cannot_be_on_for_others(more: dict[str, str]) -> None:
    assert command("manage", "check", **{**OUTSIDE, **more}).code == 2


def test_cookies_are_not_for_scripts_or_other_sites(region: Region) -> None:
    client = region.client("wijkteam")
    client.get("/")

    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


@pytest.mark.parametrize("name", [each for each in FAMILY if each not in ONLY_POST])
def test_no_page_of_a_family_asks_for_anything_inline_or_stays_on_the_machine(name: str, region: Region) -> None:
    answer = region.client("wijkteam").get(url(name, "involved"))
    policy = answer["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    if answer["Content-Type"].startswith("text/html"):
        assert INLINE.findall(answer.content.decode()) == []


@pytest.mark.parametrize("name", ["today", "log", "glass_told"])
def test_no_other_page_does_either(name: str, region: Region) -> None:
    answer = region.client("wijkteam", Role.PRIVACY_OFFICER).get(reverse(name))

    assert "unsafe" not in answer["Content-Security-Policy"]
    assert INLINE.findall(answer.content.decode()) == []


def test_no_template_of_our_own_asks_for_anything_inline() -> None:
    for path in sorted((WEB / "templates").rglob("*.html")):
        assert INLINE.findall(path.read_text(encoding="utf-8")) == [], place(path)


def test_guessing_a_password_stops_after_a_few_times_also_from_elsewhere(region: Region) -> None:
    account = Account(email="raden@school.invalid", name="Raden", organisation_id="school", roles=["professional"])
    account.set_password("een lange zin als wachtwoord")
    account.save(using=OWNER)

    for number in range(6):
        _sign_in(Client(REMOTE_ADDR=f"10.0.0.{number}"), "fout wachtwoord hier")
    client = Client(REMOTE_ADDR="10.0.0.99")
    answer = _sign_in(client, "een lange zin als wachtwoord")

    assert answer in {200, 429}
    assert "_auth_user_id" not in client.session


def test_a_password_that_was_not_guessed_at_signs_in(region: Region) -> None:
    account = Account(email="weet@school.invalid", name="Weet", organisation_id="school", roles=["professional"])
    account.set_password("een lange zin als wachtwoord")
    account.save(using=OWNER)
    client = Client(REMOTE_ADDR="10.0.1.1")

    answer = client.post(
        "/account/login/", {"login": "weet@school.invalid", "password": "een lange zin als wachtwoord"}
    )

    assert answer.status_code == 302


def _sign_in(client: Client, password: str) -> int:
    form = {"login": "raden@school.invalid", "password": password}
    return client.post("/account/login/", form).status_code


def test_an_error_of_the_database_is_logged_without_what_was_typed(
    region: Region, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::uuid", ["Kas van de trap"])

    monkeypatch.setattr("zicht.web.pages.plain_text.chronology_text", broken)
    client = region.client("wijkteam")
    client.raise_request_exception = False

    answer = client.get(url("chronology_text", "involved"))

    assert answer.status_code == 500
    assert re.search(r"DataError at .*zicht/web/", caplog.text), "what it was and where is told"
    assert "Kas van de trap" not in caplog.text + answer.content.decode()


def test_nothing_of_the_web_application_prints_or_logs_by_itself() -> None:
    for name, text in modules():
        if not name.startswith(("demo", "management")):
            assert "logging.getLogger" not in text, name
            assert not re.search(r"\bprint\(", text), name
    assert Path(WEB / "reporting.py").exists()
