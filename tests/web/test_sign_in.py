"""Signing in: by a link of the administrator, a password and a second step; nothing that was typed is lost."""

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.utils import timezone
from playwright.sync_api import Browser, Page

from tests.web.acting import typed
from tests.web.live import WIDTHS, overflow, violations
from tests.web.region import OWNER, Region, family, signed_in
from zicht.access.tie import Extent
from zicht.web.context import LAST_PAGE, TOLD_EVERY
from zicht.web.models import Account, Draft

PASSWORD = "vier gewone woorden samen"
REAL = {"DEMO": False, "SECOND_FACTOR": True}


@pytest.fixture
def real() -> Iterator[None]:
    """As outside the demo."""
    cache.clear()
    with override_settings(**REAL):
        yield
    cache.clear()


def address_of(name: str) -> str:
    """The e-mail address of an account."""
    return f"{name.replace(' ', '.')}@wijkteam.invalid"


def account(name: str, *roles: str) -> tuple[Account, str]:
    """An account and its link, made as an installation begins."""
    said = StringIO()
    call_command(
        "createaccount", email=address_of(name), name=name, organisation="wijkteam",
        role=list(roles or ["professional"]), stdout=said,
    )  # fmt: skip
    return Account.objects.get(name=name), urlsplit(said.getvalue().split()[-1]).path


def with_password(name: str) -> Account:
    """An account that chose its password."""
    made, _ = account(name)
    made = Account.objects.using(OWNER).get(pk=made.pk)
    made.set_password(PASSWORD)
    made.save(using=OWNER)
    return made


def test_the_accounts_of_the_demo_are_not_there_outside_the_demo(region: Region, real: None) -> None:
    answer = Client().post("/demo/inloggen/", {"account": region.account("wijkteam").email})

    assert answer.status_code == 404
    assert region.account("wijkteam").email not in Client().get("/account/login/").content.decode()


def test_nobody_makes_an_account_or_changes_its_address_alone(region: Region) -> None:
    for address in ("signup/", "email/", "confirm-email/", "password/set/", "login/code/confirm/"):
        assert region.client("wijkteam").get(f"/account/{address}").status_code == 404


def test_a_password_alone_leads_to_the_second_step_and_no_further(region: Region, real: None) -> None:
    made = family({"wijkteam": Extent.INVOLVED})
    client = signed_in(with_password("zonder tweede stap"))

    for address in ("/", "/zoeken/", f"/gezin/{made.id}/"):
        assert client.get(address)["Location"] == "/account/2fa/"
    assert client.post(f"/gezin/{made.id}/vastleggen/", typed(made))["Location"] == "/account/2fa/"
    assert "Stel eerst een tweede stap in" in client.get("/account/2fa/").content.decode()


def test_recovery_codes_alone_are_no_second_step(region: Region, real: None) -> None:
    who = with_password("alleen codes")
    RecoveryCodes.activate(who)

    assert signed_in(who).get("/")["Location"] == "/account/2fa/"


def test_a_link_works_once_and_says_what_to_do_when_it_no_longer_does(region: Region, real: None) -> None:
    _, link = account("een keer")
    client = Client()

    form = client.get(link, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": PASSWORD, "password2": PASSWORD})

    assert "Kies een wachtwoord" in form.content.decode()
    assert "Deze link werkt niet meer" in Client().get(link, follow=True).content.decode()


def test_an_account_that_is_closed_is_out_at_once(region: Region) -> None:
    who = with_password("gaat weg")
    client = signed_in(who)
    assert client.get("/").status_code == 200

    Account.objects.using(OWNER).filter(pk=who.pk).update(is_active=False)

    assert client.get("/").status_code == 302


def test_who_guesses_is_slowed_down_and_told_to_wait(region: Region, real: None) -> None:
    with_password("wordt geraden")
    sent = {"login": address_of("wordt geraden"), "password": "fout"}

    pages = [Client().post("/account/login/", sent) for _ in range(32)]

    assert pages[0].status_code == 200
    assert pages[-1].status_code == 429
    assert "Even wachten" in pages[-1].content.decode()


def test_createaccount_says_what_is_not_right(region: Region) -> None:
    wrong = (
        ({"organisation": "nergens"}, "is not there yet"),
        ({"email": "geen adres"}, "no e-mail address"),
        ({"email": region.account("school").email}, "already"),
    )
    for more, told in wrong:
        given = {"email": "nieuw@wijkteam.invalid", "name": "x", "organisation": "wijkteam", "role": ["professional"]}
        with pytest.raises(CommandError, match=told):
            call_command("createaccount", **(given | more))


def test_the_time_out_runs_from_the_last_page_and_is_written_down_once_a_minute(region: Region) -> None:
    client = region.client("wijkteam")
    client.get("/")
    session = Session.objects.get(session_key=client.cookies["sessionid"].value)
    begun = Session.objects.filter(pk=session.pk)

    first = session.expire_date
    client.get("/")
    assert begun.get().expire_date == first
    kept = client.session
    kept[LAST_PAGE] -= TOLD_EVERY
    kept.save()
    begun.update(expire_date=first - timedelta(minutes=20))
    client.get("/")

    assert begun.get().expire_date > first - timedelta(minutes=1)


def test_who_is_away_longer_than_the_time_out_signs_in_again_and_who_signs_out_leaves_no_session(
    region: Region,
) -> None:
    away, gone = region.client("wijkteam"), region.client("wijkteam")
    for each in (away, gone):
        each.get("/")
    left = gone.cookies["sessionid"].value

    Session.objects.filter(session_key=away.cookies["sessionid"].value).update(expire_date=timezone.now())
    gone.post("/account/logout/")

    assert away.get("/").status_code == 302
    assert not Session.objects.filter(session_key=left).exists()
    assert LAST_PAGE not in gone.session


def test_what_was_typed_when_the_session_ended_is_there_after_signing_in_again(region: Region) -> None:
    who, made = region.account("wijkteam"), family({"wijkteam": Extent.INVOLVED})
    address = f"/gezin/{made.id}/vastleggen/"
    client = signed_in(who)
    page = client.get(f"{address}?kind=child_spoken").content.decode()
    writer = re.search(r'name="writer" value="([^"]+)"', page)
    assert writer

    client.cookies["sessionid"] = "ended"  # what a session that passed looks like
    sent = typed(made, "child_spoken", note="nog niet klaar", writer=writer[1])
    away = client.post(address, sent)
    assert away["Location"].startswith("/account/login/?next=")
    assert "Wat u typte is bewaard" in client.get(away["Location"]).content.decode()
    client.post("/demo/inloggen/", {"account": who.email, "next": f"{address}?draft=1"})

    assert "nog niet klaar" in client.get(f"{address}?draft=1").content.decode()


def test_what_was_typed_is_given_to_nobody_else_who_signs_in(region: Region) -> None:
    made = family({"wijkteam": Extent.INVOLVED, "school": Extent.INVOLVED})
    address = f"/gezin/{made.id}/vastleggen/"
    page = region.client("wijkteam").get(f"{address}?kind=child_spoken").content.decode()
    writer = re.search(r'name="writer" value="([^"]+)"', page)
    assert writer
    before = Draft.objects.using(OWNER).count()

    client = Client()
    client.post(address, typed(made, "child_spoken", note="van een ander", writer=writer[1]))
    client.post("/demo/inloggen/", {"account": region.account("school").email})
    forged = Client()
    forged.post(address, typed(made, note="verzonnen", writer=f"1:{made.id}:record"))
    forged.post("/demo/inloggen/", {"account": region.account("wijkteam").email})

    assert Draft.objects.using(OWNER).count() == before


def code_of(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


@pytest.mark.parametrize("width", WIDTHS)
def test_from_the_link_of_the_administrator_to_work_with_an_app(
    region: Region, live_server_url: str, browser: Browser, width: int, real: None
) -> None:
    _, link = account(f"met app {width}")
    looked: dict[str, object] = {}
    page = _page(browser, live_server_url, width)

    page.goto(link)
    _look(page, "link", width, looked)
    for each in page.locator("input[type=password]").all():
        each.fill(PASSWORD)
    page.get_by_role("button", name="Bewaar het wachtwoord").click()
    _look(page, "chosen", width, looked)
    _log_in(page, address_of(f"met app {width}"), looked, width)
    page.get_by_role("heading", name="Stel eerst een tweede stap in").wait_for()
    _look(page, "index", width, looked)
    page.get_by_role("link", name="Stel de app in").click()
    _look(page, "totp", width, looked)
    secret = page.locator("figcaption code").inner_text()
    page.get_by_label("Code van zes cijfers").fill(code_of(secret))
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Herstelcodes").wait_for()
    _look(page, "codes", width, looked)
    spare = page.locator(".codes code").first.inner_text()
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    page.get_by_role("heading", name="Vandaag").wait_for()
    page.goto("/account/password/change/")
    _look(page, "password", width, looked)
    page.goto("/account/2fa/totp/deactivate/")
    _look(page, "deactivate", width, looked)
    page.goto("/account/2fa/recovery-codes/generate/")
    _look(page, "generate", width, looked)

    page.get_by_role("button", name="Uitloggen").click()
    _log_in(page, address_of(f"met app {width}"), looked, width)
    page.get_by_role("heading", name="Tweede stap").wait_for()
    _look(page, "second", width, looked)
    page.get_by_label("Code van zes cijfers").fill(spare)
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_role("heading", name="Vandaag").wait_for()
    page.context.close()

    assert {name: found for name, found in looked.items() if found != ([], 0)} == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_a_passkey_is_added_and_signs_in_without_a_password(
    region: Region, live_server_url: str, browser: Browser, width: int, real: None
) -> None:
    who = with_password(f"met passkey {width}")
    looked: dict[str, object] = {}
    page = _page(browser, live_server_url.replace("127.0.0.1", "localhost"), width)
    key = page.context.new_cdp_session(page)
    key.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
               "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    key.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    _log_in(page, who.email, looked, width)
    page.get_by_role("link", name="Voeg een passkey toe").click()
    _look(page, "passkey", width, looked)
    page.get_by_label("Ik wil hiermee inloggen zonder wachtwoord").check()
    page.get_by_role("button", name="Voeg toe").click()
    page.get_by_role("heading", name="Herstelcodes").wait_for()
    page.goto("/account/2fa/webauthn/")
    _look(page, "passkeys", width, looked)
    page.get_by_role("button", name="Uitloggen").click()
    _look(page, "login-passkey", width, looked)
    page.get_by_role("button", name="Inloggen met een passkey").click()
    page.get_by_role("heading", name="Vandaag").wait_for()
    page.context.close()

    assert Authenticator.objects.filter(user=who, type=Authenticator.Type.WEBAUTHN).count() == 1
    assert {name: found for name, found in looked.items() if found != ([], 0)} == {}


def test_without_a_script_one_signs_in_with_a_code(
    region: Region, live_server_url: str, browser: Browser, real: None
) -> None:
    who = with_password("zonder script")
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(who, secret)
    page = _page(browser, live_server_url, 390, scripts=False)

    page.goto("/account/login/")
    page.locator("input[name=login]").fill(who.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    page.get_by_label("Code van zes cijfers").fill(code_of(secret))
    assert page.get_by_role("button", name="Gebruik uw passkey").is_hidden()
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_role("heading", name="Vandaag").wait_for()
    page.context.close()


def _log_in(page: Page, email: str, looked: dict[str, object], width: int) -> None:
    page.goto("/account/login/")
    _look(page, "login", width, looked)
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen", exact=True).click()


def _page(browser: Browser, url: str, width: int, scripts: bool = True) -> Page:
    context = browser.new_context(
        base_url=url, viewport={"width": width, "height": 900}, java_script_enabled=scripts, locale="nl-NL"
    )
    context.set_default_timeout(10_000)
    return context.new_page()


def _look(page: Page, name: str, width: int, looked: dict[str, object]) -> None:
    page.wait_for_load_state()
    looked[name] = (violations(page), max(0, overflow(page)))
    if folder := os.environ.get("ZICHT_SCREENSHOTS"):
        page.screenshot(path=f"{folder}/sign-{name}-{width}.png", full_page=True)


def test_who_signed_in_a_while_ago_is_asked_again_before_changing_how(region: Region, real: None) -> None:
    who = with_password("lang geleden")
    client = signed_in(who)
    assert client.get("/account/2fa/totp/activate/").status_code == 200

    Account.objects.using(OWNER).filter(pk=who.pk).update(last_login=datetime(2026, 1, 1, tzinfo=UTC))

    answer = client.get("/account/2fa/totp/activate/", follow=True)
    assert "Bent u het nog?" in answer.content.decode()
