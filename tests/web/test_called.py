"""The call before a handover: what was typed about it, or with the decision that led to it, is not typed again."""

from playwright.sync_api import Browser

from tests.web.acting import count, recorded
from tests.web.handing import offered, taken
from tests.web.journeys import Counted
from tests.web.live import WIDTHS, overflow, violations, window
from tests.web.region import OWNER, Made, Region, family
from tests.web.test_route_over import OVER
from tests.web.test_safe_home import WORKER, come_in, decision
from zicht.access.tie import Extent
from zicht.casework.typed_day import as_typed
from zicht.facts.fact import Precision
from zicht.web.context import acting_as
from zicht.web.models import FactRow, OrganisationRow, Team

SAFE, TEAM = "veilig_thuis", "wijkteam"


def watched(region: Region) -> Made:
    """A family in which Veilig Thuis keeps sight on the child."""
    made = family({SAFE: Extent.INVOLVED})
    assert taken(region.client(SAFE), made) == 302
    return made


def with_one_team() -> str:
    """An organisation with one team."""
    OrganisationRow.objects.using(OWNER).get_or_create(id="gi", defaults={"type": "gi", "name": "Organisatie gi"})
    Team.objects.using(OWNER).get_or_create(id="gi-team", defaults={"organisation_id": "gi", "name": "gi-team"})
    return "gi"


def test_a_call_that_was_recorded_is_not_typed_again_in_the_offer_and_is_one_call(
    region: Region, browser: Browser, live_server_url: str
) -> None:
    made, to, client = watched(region), with_one_team(), region.client(SAFE)
    call = recorded(client, made, "handover_consulted", day="gisteren", **{"a.with": to, "a.spoken_with": "Jo Bakker"})

    with window(browser, live_server_url, region.account(SAFE)) as page:
        journey = Counted(page, made)
        journey.go(f"feit/{call.pk}/?new=1")
        journey.click("Bied de overdracht aan", role="link")
        assert page.get_by_label("Met wie sprak u van tevoren?").input_value() == "Jo Bakker"
        assert page.get_by_label("Wanneer was dat gesprek?").input_value() == as_typed(call.occurred_on, Precision.DAY)
        assert page.get_by_label("Aan welk team?").input_value() == "gi-team"
        assert "Organisatie gi" in page.locator("#f-team optgroup").first.evaluate("each => each.label")
        assert page.locator('input[name="children"]:checked').count() == 1
        journey.mark_value("ground", "convenant")
        journey.mark_value("told", "yes")
        journey.fill("Zo ja, wie vertelde het en wanneer?", "wij, gisteren")
        journey.fill("Wat verwacht u van de ander?", "elke week langs")
        journey.fill("Waar moet de ander op letten voor de veiligheid?", "slaapt Kas op school")
        journey.mark_value("leaves_out", "all")
        journey.click("Bied de overdracht aan")
        page.get_by_text("Nu te doen").wait_for()

    assert (journey.fields, journey.clicks) == (6, 2), "what the call already said is not asked"
    assert count(made, kind="handover_consulted") == 1
    assert "Ingevuld uit het gesprek" not in client.get(f"/gezin/{made.id}/overdragen/").content.decode()


def test_a_call_that_was_recorded_goes_along_with_the_offer(region: Region) -> None:
    made, client = watched(region), region.client(SAFE)
    call = recorded(client, made, "handover_consulted", **{"a.with": TEAM, "a.spoken_with": "Jo Bakker"})

    offered(client, made, f"{TEAM}-team", spoken_with="Jo Bakker", spoken_on="vandaag")

    assert count(made, kind="handover_consulted") == 1
    with acting_as(region.account(TEAM)):
        assert FactRow.objects.filter(pk=call.pk).exists()


def test_a_call_with_somebody_else_than_was_recorded_is_a_call_of_its_own(region: Region) -> None:
    made, client = watched(region), region.client(SAFE)
    recorded(client, made, "handover_consulted", **{"a.with": TEAM, "a.spoken_with": "Jo Bakker"})

    offered(client, made, f"{TEAM}-team", spoken_with="Noor de Wit")

    calls = FactRow.objects.using(OWNER).filter(family=made.id, kind="handover_consulted")
    assert {each.attributes["spoken_with"] for each in calls} == {"Jo Bakker", "Noor de Wit"}


def test_a_call_of_another_organisation_fills_in_nothing(region: Region) -> None:
    made, other = watched(region), region.client("school")
    recorded(region.client(SAFE), made)
    family_of_school = family({"school": Extent.INVOLVED, SAFE: Extent.INVOLVED}, together=("school", SAFE))
    assert taken(region.client(SAFE), family_of_school) == 302
    recorded(other, family_of_school, "handover_consulted", **{"a.with": TEAM, "a.spoken_with": "Jo Bakker"})

    page = region.client(SAFE).get(f"/gezin/{family_of_school.id}/overdragen/").content.decode()

    assert "Jo Bakker" not in page
    assert "Ingevuld uit het gesprek" not in page


def test_after_calling_nothing_that_was_typed_with_the_decision_is_typed_again(
    region: Region, browser: Browser, live_server_url: str
) -> None:
    made, client = family({SAFE: Extent.INVOLVED, "school": Extent.INVOLVED}), region.client(SAFE, WORKER)
    report = come_in(client, made)
    typed = {each: text for each, text in OVER.items() if not each.startswith("spoken")} | {"offers": "later"}
    client.post(f"/gezin/{made.id}/melding/{report}/", decision(made, [report], **typed))
    recorded(client, made, "handover_consulted", **{"a.with": TEAM, "a.spoken_with": "Anouk Bakker"})

    with window(browser, live_server_url, region.account(SAFE, WORKER)) as page:
        journey = Counted(page, made)
        journey.go("overdragen/")
        journey.click("Ga verder met uw concept", role="link")
        journey.click("Bied de overdracht aan")
        page.get_by_text("Nu te doen").wait_for()

    offer = FactRow.objects.using(OWNER).get(family=made.id, kind="handover_offered")
    assert journey.fields == 0
    assert "met hulp beginnen" in offer.attributes["expectations"]
    assert offer.attributes["watch"] == "geschreeuw in huis"
    assert count(made, kind="handover_consulted") == 1


def test_the_offer_with_a_call_is_open_to_everybody_and_fits_the_screen(
    region: Region, browser: Browser, live_server_url: str
) -> None:
    made = watched(region)
    recorded(region.client(SAFE), made, "handover_consulted", **{"a.with": TEAM, "a.spoken_with": "Jo Bakker"})
    for width in WIDTHS:
        with window(browser, live_server_url, region.account(SAFE), width) as page:
            page.goto(f"/gezin/{made.id}/overdragen/")
            assert violations(page) == []
            assert overflow(page) <= 0
