"""Places that were weak once: each of these failed before it was mended."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import ImproperlyConfigured
from django.db import DataError, ProgrammingError, connection, connections, transaction
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory

from tests.web.acting import typed
from tests.web.region import OWNER, Made, Region, fact, family
from zicht.access.policy import Act
from zicht.access.tie import Extent
from zicht.web.context import ViewerMiddleware, acting_as, as_engine, clock
from zicht.web.database.roles import RoleError, check_log
from zicht.web.models import Account, Draft, FindingRow, Look, SharingRow
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.storage.looks import Seen, record_looks

INVOLVED = dict.fromkeys(("wijkteam", "school"), Extent.INVOLVED)


def looks(made: Made) -> list[Look]:
    return list(Look.objects.using(OWNER).filter(family=made.id).order_by("id"))


def through(account: Account, view: Callable[..., HttpResponse], made: Made) -> HttpResponse:
    """A page behind the middleware, as the application would show it."""
    request = RequestFactory().get("/")
    request.user = account
    request.session = SessionStore()

    def answer(request: HttpRequest) -> HttpResponse:
        try:
            return view(request, family=made.id)
        except Http404:
            return HttpResponse(status=404)

    return ViewerMiddleware(answer)(request)


def test_nobody_writes_a_look_for_another_organisation(region: Region) -> None:
    account = region.account("wijkteam")
    forged = Seen(clock(), account.pk, "school", None, "today", True)

    with pytest.raises(ProgrammingError), acting_as(account):
        record_looks([forged])


def test_who_signalled_only_does_not_see_that_others_shared_something(region: Region) -> None:
    made = family({"school": Extent.SIGNALLED, "wijkteam": Extent.INVOLVED})
    hidden = fact(made, "wijkteam", shared_with=("school", "together"))

    with acting_as(region.account("school")):
        assert not SharingRow.objects.filter(fact=hidden).exists()
        assert not SharingRow.objects.filter(family=made.id).exists()


def test_what_was_taken_out_of_the_family_is_nowhere_seen_as_shared(region: Region) -> None:
    made = family(INVOLVED)
    misfiled = fact(made, "school", shared_with=("wijkteam",))
    address = f"/gezin/{made.id}/feit/{misfiled}/verkeerd-gezin/"
    assert region.client("school").post(address, {"reason": "same_name"}).status_code == 302

    with acting_as(region.account("wijkteam")):
        assert not SharingRow.objects.filter(fact=misfiled).exists()


def test_a_refused_statement_leaves_no_values_in_the_log_of_postgresql(region: Region) -> None:
    made = family({"school": Extent.INVOLVED})
    statement = "INSERT INTO draft (account_id, family_id, form, content, saved_at) VALUES (%s, %s, 'f', %s, now())"
    server_log = Path(connections[OWNER].settings_dict["HOST"]).parent / "server.log"

    with pytest.raises(ProgrammingError), acting_as(region.account("wijkteam")), connection.cursor() as cursor:
        cursor.execute(statement, [1, made.id, '{"note": "Mina van het Voorbeeld"}'])
    with pytest.raises(DataError), acting_as(None), connection.cursor() as cursor:
        cursor.execute("SELECT 'Mina van het Voorbeeld'::uuid")

    assert "Voorbeeld" not in server_log.read_text()


def test_a_server_that_would_write_values_in_its_log_is_refused(region: Region) -> None:
    with transaction.atomic():
        check_log(connection.connection)

    with pytest.raises(RoleError, match="log_min_error_statement = 'panic'"):
        check_log(cast(Any, _Loud()))


class _Loud:
    """The settings that PostgreSQL has when nobody thought of this."""

    def execute(self, *_: object) -> "_Loud":
        return self

    def fetchall(self) -> list[tuple[str, str]]:
        return [("log_min_error_statement", "error"), ("log_statement", "none")]


def test_a_streaming_answer_is_refused_and_its_look_is_kept(region: Region) -> None:
    made = family({"wijkteam": Extent.INVOLVED})

    @family_page(Act.SEE, "family")
    def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
        return cast(HttpResponse, StreamingHttpResponse(iter(["a"])))

    with pytest.raises(ImproperlyConfigured):
        through(region.account("wijkteam"), page, made)

    assert [each.what for each in looks(made)] == ["family"]


def test_what_was_written_before_a_page_was_not_found_is_undone_and_its_look_is_kept(region: Region) -> None:
    made = family({"wijkteam": Extent.INVOLVED})
    account = region.account("wijkteam")

    @family_page(Act.RECORD, "record")
    def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
        Draft(account_id=account.pk, family_id=made.id, form="half", content={}, saved_at=visit.now).save()
        raise Http404

    assert through(account, page, made).status_code == 404
    assert not Draft.objects.using(OWNER).filter(family=made.id).exists()
    assert [each.what for each in looks(made)] == ["record"]


def test_a_form_with_problems_keeps_its_draft(region: Region) -> None:
    made = family({"wijkteam": Extent.INVOLVED})

    answer = region.client("wijkteam").post(f"/gezin/{made.id}/vastleggen/", typed(made, day="ooit"))

    assert answer.status_code == 422
    assert Draft.objects.using(OWNER).filter(family=made.id).exists()


def test_an_error_of_the_database_within_the_engine_is_told_as_itself_and_its_role_is_given_back(
    region: Region,
) -> None:
    with acting_as(region.account("wijkteam")), connection.cursor() as cursor:
        with pytest.raises(DataError), transaction.atomic(), as_engine():
            cursor.execute("SELECT 1 / 0")
        cursor.execute("SELECT current_user")
        assert cursor.fetchone()[0] == "zicht_app"


def test_a_refusal_of_what_the_collaboration_knows_is_written_down_as_refused(region: Region) -> None:
    made = family({**INVOLVED, "ggz_volwassen": Extent.INVOLVED}, ("wijkteam", "school"))

    assert region.client("ggz_volwassen").get(f"/gezin/{made.id}/samen/").status_code == 403

    assert [(each.what, each.allowed, each.why) for each in looks(made)] == [("shared_view", False, "not_together")]


def test_a_look_tells_for_what_and_on_which_ground(region: Region) -> None:
    made = family({"wijkteam": Extent.INVOLVED})

    region.client("wijkteam").get(f"/gezin/{made.id}/")
    region.client("wijkteam").get(f"/gezin/{made.id}/tekst/")

    told = [(each.what, each.purpose, each.ground) for each in looks(made)]
    assert told == [("family", "safety", "taak"), ("chronology_text", "own_file", "taak")]


@pytest.mark.parametrize("address", ["email/", "confirm-email/1/", "signup/"])
def test_addresses_and_accounts_are_not_for_their_owner_to_change(region: Region, address: str) -> None:
    assert region.client("wijkteam").get(f"/account/{address}").status_code == 404


def test_a_page_of_the_sign_in_library_that_asks_something_is_shown(region: Region) -> None:
    assert Client().get("/account/password/reset/").status_code == 200
    assert region.client("wijkteam").get("/account/2fa/totp/activate/").status_code in {200, 302}


@pytest.mark.parametrize(("address", "status"), [("/nergens/", 404), ("/gezin/x/", 404), ("/account/email/", 404)])
def test_a_page_that_is_not_there_says_so_in_dutch_and_says_how_to_go_on(address: str, status: int) -> None:
    answer = Client().get(address)

    assert answer.status_code == status
    assert "Deze pagina is er niet" in answer.content.decode()


def test_an_error_page_tells_in_dutch_what_to_do_and_nothing_of_the_family(
    region: Region, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    made = family({"wijkteam": Extent.INVOLVED})

    def broken(*_: object) -> None:
        raise RuntimeError(f"Kas Voorbeeld {made.child}")

    monkeypatch.setattr("zicht.web.pages.plain_text.chronology_text", broken)
    client = region.client("wijkteam")
    client.raise_request_exception = False
    answer = client.get(f"/gezin/{made.id}/tekst/")
    page = answer.content.decode()

    assert answer.status_code == 500
    assert "Er ging iets mis in Zicht" in page
    for private in ("Voorbeeld", str(made.child), str(made.id), "professional"):
        assert private not in page
    assert "RuntimeError at" in caplog.text
    assert "Voorbeeld" not in caplog.text
    assert [each.what for each in looks(made)] == ["chronology_text"]


def test_a_form_without_its_key_is_answered_with_a_page(region: Region) -> None:
    made = family({"wijkteam": Extent.INVOLVED})

    answer = region.client("wijkteam").post(f"/gezin/{made.id}/vastleggen/", {"kind": "child_signal"})

    assert answer.status_code == 400
    assert "kwam niet goed aan" in answer.content.decode()


def test_the_icon_that_every_browser_asks_for_is_there() -> None:
    answer = Client().get("/favicon.ico")

    assert (answer.status_code, answer["Location"]) == (302, "/static/zicht/icon.svg")


@pytest.mark.parametrize(("given", "trusted"), [("0", False), ("1", True)])
def test_a_header_about_the_connection_is_trusted_only_when_the_operator_says_so(given: str, trusted: bool) -> None:
    code = "from zicht.web import settings; print(settings.SECURE_PROXY_SSL_HEADER is not None)"

    ran = subprocess.run(
        [sys.executable, "-c", code], env={"ZICHT_PROXIES": given}, capture_output=True, text=True, check=True
    )

    assert ran.stdout.strip() == str(trusted)


def test_what_a_fact_page_says_is_open_is_what_is_counted(region: Region) -> None:
    made = family({"school": Extent.SIGNALLED, "wijkteam": Extent.INVOLVED})
    own = fact(made, "school", days_ago=300)
    fact(made, "wijkteam", shared_with=("school",), days_ago=300)

    for organisation, view in (("school", "own:school"), ("wijkteam", "wijkteam")):
        with acting_as(region.account(organisation)):
            seen = set(FindingRow.objects.filter(family=made.id).values_list("view", flat=True))
        assert seen == {view}, "the view of whoever has it, and no other"
    page = region.client("school").get(f"/gezin/{made.id}/feit/{own}/").content.decode()
    kept = FindingRow.objects.using(OWNER).filter(family=made.id, view="own:school", closed_on=None)
    standing = kept.filter(evidence__contains=[own]).count()
    assert standing > 0
    assert page.count("Nu open:") + sum(int(each) for each in re.findall(r"En nog (\d+)\.", page)) == standing
