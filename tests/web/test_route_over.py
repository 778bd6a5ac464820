"""Veilig Thuis decides that another takes over: the handover is offered in the same act, and its end is told."""

from uuid import UUID, uuid4

import pytest
from django.test import Client
from playwright.sync_api import Browser

from tests.web.acting import count
from tests.web.live import WIDTHS, overflow, violations, window
from tests.web.region import OWNER, Made, Region, fact, family
from tests.web.test_safe_home import WORKER, come_in, decision
from zicht.access.tie import Extent
from zicht.web.models import Asking, DisclosureRow, FactRow, SharingRow, SightPeriod

OVER = {
    "route": "wijkteam", "to": "wijkteam", "criterion": "team_kent_gezin", "reason": "geschreeuw in huis",
    "offers": "now", "team": "wijkteam-team", "spoken_with": "Anouk Bakker", "spoken_on": "vandaag", "told": "no",
    "why_not_told": "dat is nu onveilig", "leaves_out": "all",
}  # fmt: skip


@pytest.fixture
def made() -> Made:
    """A family that only Veilig Thuis works with; a school does too, apart from it."""
    return family({"veilig_thuis": Extent.INVOLVED, "school": Extent.INVOLVED})


@pytest.fixture
def client(region: Region) -> Client:
    """Somebody who works at Veilig Thuis."""
    return region.client("veilig_thuis", WORKER)


def decided(client: Client, made: Made, report: UUID, **more: object) -> tuple[int, str]:
    answer = client.post(f"/gezin/{made.id}/melding/{report}/", decision(made, [report], **{**OVER, **more}))
    return answer.status_code, answer.content.decode()


def test_the_decision_offers_the_handover_with_the_report_and_veilig_thuis_keeps_sight(
    region: Region, client: Client, made: Made
) -> None:
    report = come_in(client, made, note="hoorde kinderen huilen")

    status, _ = decided(client, made, report)

    row = Asking.objects.using(OWNER).get(family=made.id)
    offer = FactRow.objects.using(OWNER).get(pk=row.asks)
    assert (status, row.kind, row.asked_id, row.team_id) == (302, "handover_offered", "wijkteam", "wijkteam-team")
    assert "met hulp beginnen" in offer.attributes["expectations"]
    assert offer.attributes["watch"] == "geschreeuw in huis"
    assert count(made, kind="triage_done") == count(made, kind="handover_consulted") == 1
    page = region.client("wijkteam").get(f"/gezin/{made.id}/gevraagd/{row.id}/overdracht/").content.decode()
    assert "hoorde kinderen huilen" in page
    assert "Anouk Bakker" in page
    keeper = SightPeriod.objects.using(OWNER).get(child=made.child, period__endswith__isnull=True)
    assert keeper.organisation_id == "veilig_thuis"


def test_the_account_of_the_sharing_names_the_decision_and_who_was_not_asked_reads_none_of_it(
    region: Region, client: Client, made: Made
) -> None:
    decided(client, made, come_in(client, made, note="hoorde kinderen huilen"))

    account = FactRow.objects.using(OWNER).get(family=made.id, kind="disclosure")
    assert "triage_done" in account.attributes["what"]
    assert account.attributes["ground"] == "taak_veilig_thuis"
    assert region.client("wijkteam").get(f"/gezin/{made.id}/").status_code == 403
    assert set(SharingRow.objects.using(OWNER).filter(family=made.id).values_list("receiver", flat=True)) == {
        "wijkteam"
    }
    for path in ("", "chronologie/", "zicht/"):
        assert "geschreeuw in huis" not in region.client("school").get(f"/gezin/{made.id}/{path}").content.decode()


def test_a_decision_that_lacks_the_call_records_nothing_and_says_so(client: Client, made: Made) -> None:
    report = come_in(client, made)

    status, page = decided(client, made, report, spoken_with="", team="", leaves_out="", told="")

    assert status == 422
    for told in ("Bel eerst", "heeft meer teams", "Kies of alles meegaat", "Kies of het gezin"):
        assert told in page
    assert count(made, kind="triage_done") == 0
    assert Asking.objects.using(OWNER).filter(family=made.id).count() == 0


def test_sent_twice_it_is_one_decision_and_one_offer(client: Client, made: Made) -> None:
    report = come_in(client, made)
    typed = decision(made, [report], **OVER)

    for _ in range(2):
        assert client.post(f"/gezin/{made.id}/melding/{report}/", typed).status_code == 302

    assert count(made, kind="triage_done") == count(made, kind="handover_offered") == 1


def test_a_second_report_to_the_same_team_joins_the_offer_that_is_open(client: Client, made: Made) -> None:
    decided(client, made, come_in(client, made))

    reports = [come_in(client, made)]
    first = FactRow.objects.using(OWNER).filter(family=made.id, kind="report_received").exclude(pk=reports[0]).get()
    typed = decision(made, [first.pk, *reports], **OVER)
    status = client.post(f"/gezin/{made.id}/melding/{reports[0]}/", typed).status_code

    assert status == 302
    assert count(made, kind="triage_done") == 2
    assert count(made, kind="handover_offered") == 1


def test_who_calls_first_decides_now_and_is_led_to_the_offer(client: Client, made: Made) -> None:
    report = come_in(client, made)

    answer = client.post(f"/gezin/{made.id}/melding/{report}/", decision(made, [report], **OVER) | {"offers": "later"})

    assert answer["Location"] == f"/gezin/{made.id}/overdragen/?draft=1"
    assert count(made, kind="triage_done") == 1
    assert count(made, kind="handover_offered") == 0


def closed(client: Client, made: Made, **more: str) -> tuple[int, str]:
    typed = {"outcome": "ongegrond", "no_other": "on", **more}
    answer = client.post(f"/gezin/{made.id}/veilig-thuis/loslaten/", {"form_key": str(uuid4()), **typed})
    return answer.status_code, answer.content.decode()


def test_the_end_of_an_investigation_goes_to_the_collaboration_and_to_nobody_else(
    region: Region, client: Client
) -> None:
    here = {"veilig_thuis": Extent.INVOLVED, "wijkteam": Extent.INVOLVED, "school": Extent.INVOLVED}
    made = family(here, ("veilig_thuis", "wijkteam"))
    report = come_in(client, made)
    client.post(f"/gezin/{made.id}/melding/{report}/", decision(made, [report]))

    fact(made, "wijkteam", "safety_responsible_set", days_ago=0, shared_with=("together",))

    silent, page = closed(client, made)
    status, _ = closed(client, made, told="no", why_not_told="volgt morgen")

    end = FactRow.objects.using(OWNER).get(family=made.id, kind="investigation_closed")
    act = DisclosureRow.objects.using(OWNER).get(family=made.id)
    assert (silent, status) == (422, 302)
    assert "Kies of het gezin" in page
    assert (act.receiver, act.ground, act.family_told) == ("together", "taak_veilig_thuis", False)
    assert count(made, kind="disclosure") == 1
    assert region.client("wijkteam").get(f"/gezin/{made.id}/feit/{end.pk}/").status_code == 200
    assert region.client("school").get(f"/gezin/{made.id}/feit/{end.pk}/").status_code == 404


def test_who_keeps_sight_outside_a_collaboration_hears_the_end_by_itself(region: Region, client: Client) -> None:
    made = family({"veilig_thuis": Extent.INVOLVED, "wijkteam": Extent.INVOLVED, "school": Extent.INVOLVED})
    report = come_in(client, made)
    client.post(f"/gezin/{made.id}/melding/{report}/", decision(made, [report]))
    fact(made, "wijkteam", "safety_responsible_set", days_ago=0, shared_with=("veilig_thuis",))

    status, _ = closed(client, made, told="yes")

    end = FactRow.objects.using(OWNER).get(family=made.id, kind="investigation_closed")
    assert status == 302
    assert DisclosureRow.objects.using(OWNER).get(family=made.id).receiver == "wijkteam"
    assert region.client("wijkteam").get(f"/gezin/{made.id}/feit/{end.pk}/").status_code == 200
    assert region.client("school").get(f"/gezin/{made.id}/feit/{end.pk}/").status_code == 404


@pytest.mark.parametrize("width", WIDTHS)
def test_the_form_of_a_decision_is_open_to_everybody_and_fits_the_screen(
    width: int, region: Region, client: Client, browser: Browser, live_server_url: str, made: Made
) -> None:
    report = come_in(client, made)
    with window(browser, live_server_url, region.account("veilig_thuis", WORKER), width) as page:
        page.goto(f"/gezin/{made.id}/melding/{report}/")
        page.get_by_role("button", name="Leg het besluit vast").click()
        assert violations(page) == []
        assert overflow(page) <= 0
