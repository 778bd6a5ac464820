"""The log of looks: read by the privacy officer, printed for a family, and checked by a command."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connections, transaction
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser

from tests.web.commands import command
from tests.web.live import WIDTHS, overflow, violations, window
from tests.web.region import OWNER, Made, Region, fact, family, signed_in, today
from zicht.access.tie import Extent
from zicht.access.viewer import Role
from zicht.web.context import clock
from zicht.web.models import BrokenGlassRow, BrokenGlassSeen, Look, OrganisationRow
from zicht.web.storage.destroying import destroy
from zicht.web.storage.log_chain import verify_log

INVOLVED = {"wijkteam": Extent.INVOLVED}
REASON = "Buren bellen: een kind staat alleen op straat."


@pytest.fixture(autouse=True)
def a_log(region: Region) -> None:
    region.client("wijkteam").get("/")


@contextmanager
def forged(*statements: str) -> Iterator[None]:
    """Somebody with the rights of the owner changes the log; undone afterwards."""
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        cursor.execute("ALTER TABLE look DISABLE TRIGGER append_only")
        for each in statements:
            cursor.execute(each)
        yield
        transaction.set_rollback(True, using=OWNER)


MIDDLE = "(SELECT id FROM look WHERE family IS NOT NULL ORDER BY id OFFSET 2 LIMIT 1)"


@pytest.mark.parametrize(
    ("statement", "wanted"),
    [
        (f"UPDATE look SET account = 999 WHERE id = {MIDDLE}", "changed"),
        (f"UPDATE look SET allowed = NOT allowed WHERE id = {MIDDLE}", "changed"),
        (f"UPDATE look SET purpose = 'sharing' || purpose WHERE id = {MIDDLE}", "changed"),
        (f"DELETE FROM look WHERE id = {MIDDLE}", "cut"),
        (f"UPDATE look SET family = gen_random_uuid() WHERE id = {MIDDLE}", "family_changed"),
        (f"UPDATE look SET family = NULL, salt = '' WHERE id = {MIDDLE}", "not_destroyed"),
    ],
)
def test_a_change_in_the_log_is_found_where_it_was_made(region: Region, statement: str, wanted: str) -> None:
    made = family(INVOLVED)
    for _ in range(4):
        region.client("wijkteam").get(f"/gezin/{made.id}/tekst/")
    assert verify_log().broken == ()

    with forged(statement):
        assert wanted in {what for _, what in verify_log().broken}


def test_an_end_that_was_cut_off_shows_only_beside_an_earlier_end(region: Region) -> None:
    head = verify_log().head

    with forged("DELETE FROM look WHERE id = (SELECT max(id) FROM look)"):
        assert verify_log().broken == (), "a shorter chain is whole in itself"
        assert [what for _, what in verify_log(head).broken] == ["head_gone"]
    region.client("wijkteam").get("/")
    assert verify_log(head).broken == (), "a log that grew still holds its earlier end"


def test_the_command_says_that_the_log_is_whole_and_where_it_ends(region: Region) -> None:
    said = command("verify-log")
    head = said.out.split("Einde: ")[1].strip()

    assert said.code == 0, said.err
    assert "Het logboek is heel." in said.out
    assert command("verify-log", "--head", head).code == 0
    cut = command("verify-log", "--head", f"{head}0")
    assert cut.code == 1
    assert "staat niet meer in het logboek" in cut.err
    assert command("verify-log", "--head", "gisteren").code == 2


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_the_privacy_officer_reads_who_looked_for_what_on_which_ground_also_refused(region: Region) -> None:
    made = family(INVOLVED)
    region.client("wijkteam").get(f"/gezin/{made.id}/")
    signed_in(region.other_team).get(f"/gezin/{made.id}/")
    region.client("school").get(f"/gezin/{made.id}/")
    officer = region.client("wijkteam", Role.PRIVACY_OFFICER)

    page = read(officer, f"/logboek/?family={made.id}")
    refused = read(officer, f"/logboek/?family={made.id}&refused=1&since=vandaag&until=vandaag")

    rows = page.split("<tbody>")[1]
    assert "professional van wijkteam" in rows
    assert "zicht houden op veiligheid" in rows
    assert "wettelijke taak" in rows
    assert "geweigerd" in rows
    assert "van school" not in rows, "the looks of another organisation are for its own privacy officer"
    assert refused.count("<tr>") == page.count("<tr>") - 1
    assert "Gezin Voorbeeld" not in page
    assert "Mina" not in page


def test_the_log_is_narrowed_by_person_and_day(region: Region) -> None:
    made = family(INVOLVED)
    for role in (Role.PROFESSIONAL, Role.DIRECTOR):
        region.client("wijkteam", role).get(f"/gezin/{made.id}/")
    officer = region.client("wijkteam", Role.PRIVACY_OFFICER)
    person = region.account("wijkteam", Role.DIRECTOR).pk
    tomorrow = (today() + timedelta(days=1)).strftime("%d-%m-%Y")

    assert read(officer, f"/logboek/?family={made.id}&person={person}").count("director van wijkteam</td>") == 1
    assert "<tbody>" not in read(officer, f"/logboek/?family={made.id}&since={tomorrow}")
    wrong = officer.get("/logboek/?since=ooit&family=x")
    assert wrong.status_code == 422
    assert wrong.content.decode().count("field__problem") == 2


def test_a_long_log_is_read_page_by_page(region: Region) -> None:
    made = family(INVOLVED)
    client = region.client("wijkteam")
    for _ in range(103):
        client.get(f"/gezin/{made.id}/tekst/")
    officer = region.client("wijkteam", Role.PRIVACY_OFFICER)

    first = read(officer, f"/logboek/?family={made.id}")
    next_page = re.findall(r'href="\?(family=[^"]+before=\d+)"', first)[0].replace("&amp;", "&")
    older = read(officer, f"/logboek/?{next_page}")

    assert first.count('class="day"') == 100
    assert 3 <= older.count('class="day"') <= 6


def test_a_family_gets_an_overview_without_names_of_staff_and_the_overview_is_a_look_itself(region: Region) -> None:
    made = family(INVOLVED)
    region.client("wijkteam").get(f"/gezin/{made.id}/")
    officer = region.client("wijkteam", Role.PRIVACY_OFFICER)

    page = read(officer, f"/logboek/gezin/{made.id}/")

    table = page.split("<tbody>")[1]
    assert "professional" in table
    assert "van wijkteam" not in table
    assert OrganisationRow.objects.using(OWNER).get(pk="wijkteam").name in page
    assert list(Look.objects.using(OWNER).filter(family=made.id, what="log_of_family").values_list("purpose")) == [
        ("oversight",)
    ]


def broken(region: Region, made: Made, organisation: str = "wijkteam") -> Client:
    client = region.client(organisation)
    answer = client.post(f"/gezin/{made.id}/noodinzage/", {"reason": REASON})
    assert (answer.status_code, answer["Location"]) == (302, f"/gezin/{made.id}/")
    return client


def test_in_acute_need_one_sees_whom_to_call_for_some_hours_and_can_record_nothing(region: Region) -> None:
    made = family({"school": Extent.INVOLVED})
    fact(made, "school", note="alleen van school")
    refused = region.client("wijkteam").get(f"/gezin/{made.id}/")
    assert f"/gezin/{made.id}/noodinzage/" in refused.content.decode()

    client = broken(region, made)

    page = read(client, f"/gezin/{made.id}/")
    assert "Noodinzage tot" in page
    assert "Organisatie school" in page
    assert "alleen van school" not in page
    assert "Vastleggen" not in page
    assert client.get(f"/gezin/{made.id}/vastleggen/").status_code == 403
    look = Look.objects.using(OWNER).filter(family=made.id, what="family").last()
    assert look is not None
    assert (look.allowed, look.why, look.purpose) == (True, "broken_glass", "acute_need")


def test_a_broken_glass_ends_by_itself(region: Region) -> None:
    made = family({"school": Extent.INVOLVED})
    account = region.account("wijkteam", Role.DIRECTOR)
    since = timezone.now() - timedelta(days=2)
    BrokenGlassRow(
        family_id=made.id, account_id=account.pk, reason=REASON, since=since, until=since + timedelta(hours=4)
    ).save(using=OWNER)

    assert signed_in(account).get(f"/gezin/{made.id}/").status_code == 403


def test_without_a_reason_nothing_opens(region: Region) -> None:
    made = family({"school": Extent.INVOLVED})
    client = region.client("wijkteam")

    assert client.post(f"/gezin/{made.id}/noodinzage/", {"reason": "zomaar"}).status_code == 422
    assert client.get(f"/gezin/{made.id}/").status_code == 403
    nowhere = UUID(int=7)
    assert client.post(f"/gezin/{nowhere}/noodinzage/", {"reason": REASON}).status_code == 404


def test_the_privacy_officer_and_the_team_lead_are_told_until_they_have_read_it(region: Region) -> None:
    made = family({"wijkteam": Extent.INVOLVED})
    broken(region, made, "ggz_volwassen")

    for role in (Role.PRIVACY_OFFICER, Role.TEAM_LEAD):
        client = region.client("ggz_volwassen", role)
        assert "noodinzage gebruikt die u nog niet las" in read(client, "/")
        page = read(client, "/noodinzage/")
        assert REASON in page
        number = page.split('name="seen" value="')[1].split('"')[0]
        assert client.post("/noodinzage/", {"seen": number}).status_code == 302
        assert "noodinzage gebruikt die u nog niet las" not in read(client, "/")
    assert BrokenGlassSeen.objects.using(OWNER).filter(broken__family=made.id).count() == 2
    for elsewhere in (region.client("school", Role.PRIVACY_OFFICER), region.client("ggz_volwassen")):
        assert "noodinzage gebruikt" not in read(elsewhere, "/")


PAGES: dict[str, Callable[[Made], str]] = {
    "log": lambda made: f"/logboek/?family={made.id}",
    "overview": lambda made: f"/logboek/gezin/{made.id}/",
    "told": lambda made: "/noodinzage/",
    "break": lambda made: f"/gezin/{made.id}/noodinzage/",
    "refused": lambda made: f"/gezin/{made.id}/",
    "nowhere": lambda made: "/nergens/",
}


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_the_log_and_of_errors_are_accessible_and_fit(
    name: str, region: Region, live_server_url: str, browser: Browser
) -> None:
    made = family({"school": Extent.INVOLVED})
    broken(region, family({"school": Extent.INVOLVED}))
    role = Role.PROFESSIONAL if name in {"break", "refused", "nowhere"} else Role.PRIVACY_OFFICER
    region.client("wijkteam").get(f"/gezin/{made.id}/")

    for width in WIDTHS:
        with window(browser, live_server_url, region.account("wijkteam", role), width, scripts=True) as page:
            page.goto(PAGES[name](made))
            assert violations(page) == [], (name, width)
            assert overflow(page) <= 0, (name, width)


def test_a_broken_glass_is_asked_for_by_keyboard_and_without_a_script(
    region: Region, live_server_url: str, browser: Browser
) -> None:
    made = family({"school": Extent.INVOLVED})

    with window(browser, live_server_url, region.account("wijkteam"), scripts=False) as page:
        page.goto(f"/gezin/{made.id}/")
        page.get_by_role("link", name="Noodinzage").focus()
        page.keyboard.press("Enter")
        page.get_by_label("Waarom moet u nu kijken?").focus()
        page.keyboard.type(REASON)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.get_by_text("Noodinzage tot").wait_for()


def test_looks_at_a_destroyed_family_leave_the_chain_whole(region: Region) -> None:
    made = family()
    region.client("wijkteam").get(f"/gezin/{made.id}/")

    destroy(made.id, "request", ("A. Blom", "B. Kok"), clock())

    assert verify_log().broken == ()
    assert not Look.objects.using(OWNER).filter(family=made.id).exists()
