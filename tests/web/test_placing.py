"""A placement and a return home on the page of the Raad: recorded whole, kept where it belongs, read by who may."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from playwright.sync_api import Browser

from tests.web.acting import count
from tests.web.live import WIDTHS, overflow, violations, window
from tests.web.region import OWNER, Made, Region, fact, family, today
from zicht.access.tie import Extent
from zicht.access.viewer import Role
from zicht.web.models import FactRow, SharingRow

TOGETHER = ("wijkteam", "veilig_thuis")
REVIEW = f"{today() + timedelta(days=60):%d-%m-%Y}"
ELSEWHERE = {"setting": "pleegzorg", "basis": "vrijwillig", "decided_by": "moeder en gezinswerker", "keeps": "wijkteam"}
HOME = {
    "decided_by": "moeder en gezinswerker", "norm": "no", "why_not_met": "vader woont er niet meer",
    "view": "ik wil naar mama", "watches": "wijkteam", "how_often": "elke week thuis", "review_on": REVIEW,
    "then": "het team komt dezelfde dag", "keeps": "wijkteam",
}  # fmt: skip


@pytest.fixture
def made(region: Region) -> Made:
    """A family with a local team that keeps sight, Veilig Thuis beside it, and a school that does not take part."""
    here = family(dict.fromkeys((*TOGETHER, "school"), Extent.INVOLVED), TOGETHER)
    fact(here, "wijkteam", "safety_responsible_set", days_ago=90, shared_with=("together",))
    return here


@pytest.fixture
def client(region: Region) -> Client:
    """The local team."""
    return region.client("wijkteam")


def sent(client: Client, made: Made, act: str, **typed: object) -> tuple[int, str]:
    """The status and the text of a form."""
    answer = client.post(f"/gezin/{made.id}/raad/{act}/", {"form_key": str(uuid4()), **typed})
    return answer.status_code, answer.content.decode()


def placed(client: Client, made: Made) -> None:
    """The child lives with foster parents; it was assessed and there is a minimum requirement."""
    assert (
        sent(client, made, "plaatsing", about=[str(made.child)], place="bij oma", day="gisteren", **ELSEWHERE)[0] == 302
    )
    fact(made, "wijkteam", "risk_assessed", days_ago=5, attributes={"outcome": "onzeker"})
    due = today() + timedelta(days=20)
    asked = {"condition": "vader drinkt niet thuis", "due": due.isoformat(), "minimum": True, "owner": "wijkteam"}
    fact(made, "wijkteam", "condition_set", days_ago=20, shared_with=("together",), attributes=asked)


def test_where_a_child_lives_stands_beside_who_keeps_sight_and_moves_no_sight(
    region: Region, client: Client, made: Made
) -> None:
    placed(client, made)

    page = client.get(f"/gezin/{made.id}/raad/").content.decode().split('id="now"')[1].split("</section>")[0]

    assert "niet thuis: pleegzorg, bij oma" in page
    assert "vrijwillig, met de ouders" in page
    assert "Organisatie wijkteam" in page.split("Houdt zicht op veiligheid")[1]
    assert (
        "bij oma"
        in region.client("veilig_thuis", Role.SAFE_HOME_WORKER).get(f"/gezin/{made.id}/raad/").content.decode()
    )


def test_who_does_not_take_part_reads_nothing_of_a_placement(region: Region, client: Client, made: Made) -> None:
    placed(client, made)

    page = region.client("school").get(f"/gezin/{made.id}/raad/").content.decode()

    assert "bij oma" not in page
    assert "niet thuis" not in page
    assert sent(region.client("school"), made, "terug", child=str(made.child), **HOME)[0] == 302
    assert count(made, kind="child_returned_home") == 0


def test_a_return_is_recorded_with_its_agreements_and_the_words_of_the_child_stay_with_who_heard_them(
    region: Region, client: Client, made: Made
) -> None:
    placed(client, made)

    status, _ = sent(client, made, "terug", child=str(made.child), **HOME)

    facts = {each.kind: each for each in FactRow.objects.using(OWNER).filter(family=made.id, recorded_by__isnull=False)}
    shared = {each: SharingRow.objects.using(OWNER).filter(fact=facts[each].pk).count() for each in facts}
    assert status == 302
    assert {"child_returned_home", "scaling_agreed", "monitoring_planned", "child_words"} <= set(facts)
    assert shared["child_returned_home"] > 0
    assert shared["child_words"] == 0
    assert "weer thuis sinds" in client.get(f"/gezin/{made.id}/raad/").content.decode()
    colleague = region.client("veilig_thuis", Role.SAFE_HOME_WORKER)
    assert "ik wil naar mama" not in colleague.get(f"/gezin/{made.id}/").content.decode()


def test_a_return_sent_twice_is_one_return(client: Client, made: Made) -> None:
    placed(client, made)
    typed = {"form_key": str(uuid4()), "child": str(made.child), **HOME}

    for _ in range(2):
        assert client.post(f"/gezin/{made.id}/raad/terug/", typed).status_code == 302

    assert count(made, kind="child_returned_home") == count(made, kind="child_words") == 1


def test_a_return_that_lacks_something_records_nothing_and_keeps_what_was_typed(client: Client, made: Made) -> None:
    placed(client, made)
    typed = {**HOME, "norm": "yes", "keeps": "", "then": ""}

    status, page = sent(client, made, "terug", child=str(made.child), **typed)

    assert status == 422
    for told in ("Er staat een bodemeis open", "Kies wie daarna zicht houdt", "Schrijf wat er meteen gebeurt"):
        assert told in page
    assert "ik wil naar mama" in page
    assert "vader drinkt niet thuis" in page
    assert count(made, kind="child_returned_home") == 0


def test_what_happened_without_a_decision_can_still_be_recorded(client: Client, made: Made) -> None:
    page = client.get(f"/gezin/{made.id}/raad/").content.decode()

    assert "?kind=child_returned_home" in page
    assert client.get(f"/gezin/{made.id}/vastleggen/?kind=child_returned_home").status_code == 200


@pytest.mark.parametrize("width", WIDTHS)
def test_the_forms_are_open_to_everybody_and_fit_the_screen(
    width: int, region: Region, client: Client, browser: Browser, live_server_url: str, made: Made
) -> None:
    placed(client, made)
    with window(browser, live_server_url, region.account("wijkteam"), width) as page:
        for path in ("", "plaatsing/", "terug/"):
            page.goto(f"/gezin/{made.id}/raad/{path}")
            assert violations(page) == [], path
            assert overflow(page) <= 0, path
            if path:
                page.get_by_role("button", name="Leg vast").click()
                assert violations(page) == [], path
                assert overflow(page) <= 0, path
