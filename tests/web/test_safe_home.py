"""Veilig Thuis at work: a report in, a decision on every child, a desk on which nothing lies unseen, and letting go."""

import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.formats import date_format
from django.utils.translation import override
from playwright.sync_api import Browser

from tests.web.acting import count, recorded
from tests.web.live import WIDTHS, overflow, violations, window
from tests.web.region import Made, Region, fact, family, signed_in, today
from zicht.access.tie import Extent
from zicht.access.viewer import Role
from zicht.web.models import FactRow, Family, InvolvementRow, PersonRow

HERE = {"veilig_thuis": Extent.INVOLVED, "wijkteam": Extent.INVOLVED}
TOGETHER = ("veilig_thuis", "wijkteam")
WORKER = Role.SAFE_HOME_WORKER


@pytest.fixture
def made() -> Made:
    """A family with Veilig Thuis and the wijkteam, who work together."""
    return family(HERE, TOGETHER)


@pytest.fixture
def client(region: Region) -> Client:
    """Somebody who works at Veilig Thuis."""
    return region.client("veilig_thuis", WORKER)


def report(made: Made, **more: object) -> dict[str, object]:
    """The form of a report, filled in."""
    typed = {"about": [str(made.child)], "by": "school", "firsthand": "yes", "note": "hoorde het zelf"}
    return {"form_key": str(uuid4()), **typed, **more}


def come_in(client: Client, made: Made, **more: object) -> UUID:
    """A report that was taken down; gives its fact."""
    answer = client.post(f"/gezin/{made.id}/melding/", report(made, **more))
    assert answer.status_code == 302, answer.content.decode()
    return UUID(answer["Location"].rstrip("/").split("/")[-1])


def decision(made: Made, shown: list[UUID], **more: object) -> dict[str, object]:
    """The form of a decision, filled in."""
    child = str(made.child)
    typed = {f"outcome-{child}": "zorgen", f"looked-{child}": "seen", "route": "onderzoek"}
    return {"form_key": str(uuid4()), "shown": [str(each) for each in shown], **typed, **more}


def kinds(made: Made) -> list[str]:
    """The kinds of the facts of a family, in the order of recording."""
    rows = FactRow.objects.using("owner").filter(family=made.id).order_by("recorded_at", "kind")
    return list(rows.values_list("kind", flat=True))


def desk(client: Client) -> str:
    return client.get("/veilig-thuis/").content.decode()


def test_a_report_stands_on_the_desk_with_its_day_until_it_is_decided_on(client: Client, made: Made) -> None:
    added = come_in(client, made)
    waits = f"/gezin/{made.id}/melding/{added}/"
    before = desk(client)

    answer = client.post(waits, decision(made, [added]))

    assert waits in before
    assert "Eerste melding over dit gezin." in before
    assert answer.status_code == 302
    assert waits not in desk(client)
    assert set(kinds(made)) == {"report_received", "risk_assessed", "investigation_started", "triage_done"}


def test_what_is_recorded_as_acute_stands_first_and_says_so(client: Client, made: Made) -> None:
    other = family(HERE)
    early, acute = (
        come_in(client, made, day=f"{today() - timedelta(days=9):%d-%m-%Y}"),
        come_in(client, other, acute="yes"),
    )

    page = desk(client)

    assert page.index(str(acute)) < page.index(str(early))
    assert "Als acuut vastgelegd." in page


def test_a_second_report_is_counted_and_says_who_keeps_sight(client: Client, made: Made) -> None:
    first = come_in(client, made)
    client.post(f"/gezin/{made.id}/melding/{first}/", decision(made, [first]))

    form = client.get(f"/gezin/{made.id}/melding/").content.decode()
    second = come_in(client, made)
    page = client.get(f"/gezin/{made.id}/melding/{second}/").content.decode()

    assert "melding nummer 2" in form
    assert "Organisatie veilig_thuis houdt zicht" in form
    assert "Wat hier eerder bekend was" in page
    assert page.count("Melding ontvangen") == 1
    assert "In totaal 2 meldingen over dit gezin." in desk(client)


def test_a_report_during_an_open_case_goes_to_whoever_keeps_sight_in_the_same_act(
    region: Region, client: Client, made: Made
) -> None:
    fact(made, "wijkteam", "safety_responsible_set", shared_with=("together",))
    added = come_in(client, made, note="opnieuw geschreeuw")
    there = f"/gezin/{made.id}/feit/{added}/"
    typed = decision(made, [added], route="toegevoegd_aan_lopende_zaak", to="wijkteam")

    before = region.client("wijkteam").get(there)
    silent = client.post(f"/gezin/{made.id}/melding/{added}/", typed)
    client.post(f"/gezin/{made.id}/melding/{added}/", {**typed, "told": "no", "why_not_told": "onveilig"})
    after = region.client("wijkteam").get(there)

    assert (before.status_code, silent.status_code, after.status_code) == (404, 422, 200)
    assert "Kies of het gezin hiervan weet" in silent.content.decode()
    assert "opnieuw geschreeuw" in after.content.decode()
    assert count(made, kind="disclosure") == count(made, kind="triage_done") == 1


def test_a_report_from_the_second_hand_asks_from_whom_and_keeps_what_was_typed(client: Client, made: Made) -> None:
    answer = client.post(f"/gezin/{made.id}/melding/", report(made, firsthand="no", note="via de buurvrouw"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "van wie de melder het hoorde" in page
    assert "via de buurvrouw" in page
    assert count(made) == 0
    come_in(client, made, firsthand="no", chain="juf, van een moeder op het plein")


def test_a_form_sent_twice_is_one_report_and_one_decision(client: Client, made: Made) -> None:
    typed = report(made)
    places = {client.post(f"/gezin/{made.id}/melding/", typed)["Location"] for _ in range(2)}
    added = UUID(places.pop().rstrip("/").split("/")[-1])
    decided = decision(made, [added])

    for _ in range(2):
        assert client.post(f"/gezin/{made.id}/melding/{added}/", decided).status_code == 302

    assert places == set()
    assert count(made, kind="report_received") == count(made, kind="triage_done") == 1


def test_a_decision_is_about_every_child_or_says_why_not(client: Client, made: Made) -> None:
    brother = PersonRow(family_id=made.id, role="child", name="Bas Voorbeeld")
    brother.save(using="owner")
    added = come_in(client, made)
    address = f"/gezin/{made.id}/melding/{added}/"

    silent = client.post(address, decision(made, [added]))
    reasoned = client.post(address, decision(made, [added], **{f"why-{brother.id}": "woont bij zijn vader"}))

    assert silent.status_code == 422
    assert "schrijf waarom er nu geen beoordeling is" in silent.content.decode()
    assert reasoned.status_code == 302
    assert FactRow.objects.using("owner").get(family=made.id, kind="child_not_assessed").about == [brother.id]


def test_a_report_that_came_in_meanwhile_is_read_first(client: Client, made: Made) -> None:
    first = come_in(client, made)
    come_in(client, made)

    answer = client.post(f"/gezin/{made.id}/melding/{first}/", decision(made, [first]))

    assert answer.status_code == 422
    assert "Er kwam intussen een melding bij" in answer.content.decode()
    assert count(made, kind="triage_done") == 0


def test_no_follow_up_is_refused_when_nobody_saw_the_child(client: Client, made: Made) -> None:
    added = come_in(client, made)
    nothing = decision(
        made, [added], route="niet_opgepakt", reason="adres klopt", **{f"looked-{made.child}": "neither"}
    )

    refused = client.post(f"/gezin/{made.id}/melding/{added}/", nothing)
    fact(made, "veilig_thuis", "child_spoken", days_ago=0)
    accepted = client.post(f"/gezin/{made.id}/melding/{added}/", {**nothing, "form_key": str(uuid4())})

    assert "een adres nakijken is niet genoeg" in refused.content.decode()
    assert accepted.status_code == 302


def test_what_was_decided_already_leads_to_the_reports_of_the_family(client: Client, made: Made) -> None:
    added = come_in(client, made)
    client.post(f"/gezin/{made.id}/melding/{added}/", decision(made, [added]))

    again = client.get(f"/gezin/{made.id}/melding/{added}/")

    assert again["Location"] == f"/gezin/{made.id}/veilig-thuis/"
    assert "onderzoek" in client.get(again["Location"]).content.decode()


def test_another_organisation_is_told_where_to_be_and_records_no_report(region: Region, made: Made) -> None:
    school = region.client("wijkteam")

    page = school.get(f"/gezin/{made.id}/melding/").content.decode()
    sent = school.post(f"/gezin/{made.id}/melding/", report(made))

    assert "Deze bladzijde is van Veilig Thuis" in page
    assert sent.status_code == 200
    assert count(made) == 0


def test_a_colleague_of_another_team_and_who_is_not_involved_get_nowhere(region: Region, client: Client) -> None:
    elsewhere = family({"veilig_thuis": Extent.INVOLVED})
    InvolvementRow.objects.using("owner").filter(family=elsewhere.id).update(team="veilig_thuis-other")
    strange = family({"school": Extent.INVOLVED})

    for made in (elsewhere, strange):
        for path in ("melding/", "veilig-thuis/", "veilig-thuis/loslaten/", "rijen/eigen/"):
            assert client.get(f"/gezin/{made.id}/{path}").status_code == 403
        assert client.post(f"/gezin/{made.id}/melding/", report(made)).status_code == 403
        assert str(made.id) not in desk(client)


def test_the_desk_opens_for_who_works_at_safe_home_and_for_nobody_else(region: Region) -> None:
    assert region.client("veilig_thuis", WORKER).get("/veilig-thuis/").status_code == 200
    for role in (Role.PROFESSIONAL, Role.TEAM_LEAD, Role.ADMINISTRATOR):
        assert region.client("veilig_thuis", role).get("/veilig-thuis/").status_code == 403


def test_the_desk_asks_the_database_as_often_for_many_families_as_for_one(client: Client) -> None:
    come_in(client, family(HERE))
    desk(client)
    numbers = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            desk(client)
        numbers.append(len(queries))
        for _ in range(3):
            come_in(client, family(HERE))
        desk(client)  # works out what is new

    assert numbers[0] == numbers[1]


def test_the_desk_counts_how_often_a_family_was_reported_again(client: Client, made: Made) -> None:
    def counted() -> list[int]:
        return [int(each) for each in re.findall(r"kwamen er (\d+) meldingen binnen, waarvan (\d+)", desk(client))[0]]

    before = counted()
    for _ in range(2):
        come_in(client, made)
    come_in(client, family(HERE))

    received, again = (now - earlier for now, earlier in zip(counted(), before, strict=True))
    assert (received, again) == (3, 2)


def test_of_each_reported_household_it_is_told_when_a_child_was_last_seen_and_who_keeps_sight(
    client: Client, made: Made
) -> None:
    come_in(client, made)
    fact(made, "veilig_thuis", "child_spoken", days_ago=200)
    Family.objects.using("owner").filter(pk=made.id).update(called="Gezin Langgeleden")

    pages = [client.get(f"/veilig-thuis/?vanaf={number}").content.decode() for number in range(0, 200, 25)]
    rows = [row for page in pages for row in page.split("<tr>")[1:]]
    row = next(each for each in rows if "Gezin Langgeleden" in each)

    with override("nl"):
        assert date_format(today() - timedelta(days=200), "j F Y") in row
    assert "Organisatie veilig_thuis" in row


def test_a_day_to_look_again_stands_on_the_desk_until_it_is_recorded_how_it_is(client: Client, made: Made) -> None:
    come_in(client, made)
    due = today() + timedelta(days=10)
    address = f"/gezin/{made.id}/veilig-thuis/"

    refused = client.post(address, {"form_key": str(uuid4()), "due": "gisteren", "owner": ""})
    client.post(address, {"form_key": str(uuid4()), "due": f"{due:%d-%m-%Y}", "owner": "veilig_thuis"})
    waits = desk(client).split("Opnieuw naar kijken")[1].split("Onderzoek loopt")[0]
    planned = FactRow.objects.using("owner").get(family=made.id, kind="monitoring_planned")
    recorded(client, made, "monitoring_contact", **{"a.re": str(planned.id), "a.child_seen": "yes"})

    assert "Deze dag is al geweest" in refused.content.decode()
    assert str(made.id) in waits
    assert str(made.id) not in desk(client).split("Opnieuw naar kijken")[1].split("Onderzoek loopt")[0]
    assert "Contact om te volgen" in client.get(address).content.decode()


def test_letting_go_is_refused_with_what_has_to_stand_first_and_says_what_remains(client: Client, made: Made) -> None:
    added = come_in(client, made)
    client.post(f"/gezin/{made.id}/melding/{added}/", decision(made, [added]))
    fact(made, "wijkteam", "help_needed", days_ago=1, shared_with=("together",), note="hulp bij schulden")
    address = f"/gezin/{made.id}/veilig-thuis/loslaten/"
    typed = {"outcome": "overgedragen", "to": "wijkteam", "person": "Anouk Bakker, gezinswerker", "no_other": "on"}
    typed |= {"told": "yes"}

    refused = client.post(address, {"form_key": str(uuid4()), **typed})
    for kind in ("plan_agreed", "regisseur_set", "safety_responsible_set"):
        fact(made, "wijkteam", kind, days_ago=0, shared_with=("together",))
    page = client.get(address).content.decode()
    accepted = client.post(address, {"form_key": str(uuid4()), **typed})

    problems = refused.content.decode()
    assert refused.status_code == 422
    for told in (
        "Er is sinds de melding geen plan vastgelegd",
        "geen regisseur buiten Veilig Thuis",
        "houdt een ander zicht",
    ):
        assert told in problems
    assert "hulp bij schulden" in page
    assert accepted.status_code == 302
    closed = FactRow.objects.using("owner").get(family=made.id, kind="investigation_closed")
    assert "hulp bij schulden" in closed.attributes["open_causes"]
    assert closed.attributes["person"] == "Anouk Bakker, gezinswerker"


def pages(client: Client, made: Made) -> Iterator[str]:
    added = come_in(client, made)
    yield "/veilig-thuis/"
    yield f"/gezin/{made.id}/melding/{added}/"
    client.post(f"/gezin/{made.id}/veilig-thuis/", {"form_key": str(uuid4()), "due": "1-1-2099", "owner": "wijkteam"})
    fact(made, "wijkteam", "condition_set", shared_with=("together",))
    for path in ("melding/", "veilig-thuis/", "veilig-thuis/loslaten/"):
        yield f"/gezin/{made.id}/{path}"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_pages_are_open_to_everybody_and_fit_the_screen(
    width: int, region: Region, browser: Browser, live_server_url: str, client: Client, made: Made
) -> None:
    addresses = list(pages(client, made))
    with window(browser, live_server_url, region.account("veilig_thuis", WORKER), width) as page:
        for each in addresses:
            page.goto(each)
            assert violations(page) == [], each
            assert overflow(page) <= 0, each


def test_a_report_is_taken_down_and_decided_on_without_scripts(
    region: Region, browser: Browser, live_server_url: str, made: Made
) -> None:
    with window(browser, live_server_url, region.account("veilig_thuis", WORKER), scripts=False) as page:
        page.goto(f"/gezin/{made.id}/melding/")
        page.get_by_label("Kas Voorbeeld").check()
        page.get_by_label("Wie meldt?").select_option("politie")
        page.get_by_role("button", name="Leg de melding vast").click()
        page.get_by_label("Uitkomst").select_option("zorgen")
        page.get_by_label("kind gezien", exact=True).check()
        page.get_by_label("Direct naar een lokaal team").check()
        page.get_by_text("Op welk criterium?").first.click()
        page.get_by_label("Het team kent het gezin").check()
        page.get_by_label("Naar welke organisatie?").select_option("wijkteam")
        page.get_by_text("De overdracht aanbieden").click()
        page.get_by_label("nee, ik bel eerst").check()
        page.get_by_role("button", name="Leg het besluit vast").click()
        page.goto(f"/gezin/{made.id}/veilig-thuis/")

        assert "Besluit op" in page.content()

    assert set(kinds(made)) == {"report_received", "risk_assessed", "triage_done"}


def test_who_takes_a_report_down_by_chance_of_another_team_sees_a_closed_door(region: Region, made: Made) -> None:
    assert signed_in(region.other_team).get(f"/gezin/{made.id}/melding/").status_code == 403
