"""What people do with a family, in a real browser: without a script too, on a telephone too, and with few clicks."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.web.acting_journeys import ACTING_JOURNEYS, SAFE_HOME_JOURNEYS
from tests.web.journeys import JOURNEYS as CASEWORK
from tests.web.journeys import Counted
from tests.web.keeping_journeys import KEEPING_JOURNEYS
from tests.web.keyboard import ByKeyboard
from tests.web.live import WIDTHS, overflow, violations, window
from tests.web.region import Region, family
from zicht.access.tie import Extent
from zicht.access.viewer import Role
from zicht.web.models import Account, Draft

INVOLVED = dict.fromkeys(("wijkteam", "school", "veilig_thuis"), Extent.INVOLVED)
JOURNEYS = CASEWORK | ACTING_JOURNEYS | SAFE_HOME_JOURNEYS | KEEPING_JOURNEYS
PAGE = Path(__file__).parents[2] / "docs" / "web.md"


@pytest.mark.parametrize("name", JOURNEYS)
def test_a_journey_works_without_a_script_in_the_clicks_that_the_documentation_names(
    region: Region, live_server_url: str, browser: Browser, name: str
) -> None:
    with window(browser, live_server_url, traveller(region, name), scripts=False) as page:
        counted = Counted(page, family(INVOLVED))
        JOURNEYS[name](counted)

    if os.environ.get("ZICHT_COUNT"):  # make journeys
        _publish(name, counted)
    assert _published().get(name) == (counted.clicks, counted.fields), "run make journeys"


@pytest.mark.parametrize("name", JOURNEYS)
def test_a_journey_works_by_keyboard_alone_with_a_focus_that_is_seen(
    region: Region, live_server_url: str, browser: Browser, name: str
) -> None:
    with window(browser, live_server_url, traveller(region, name), WIDTHS[0]) as page:
        walked = ByKeyboard(page, family(INVOLVED))
        JOURNEYS[name](walked)

    assert walked.unseen == []
    assert (walked.clicks, walked.fields) == _published()[name]


def traveller(region: Region, name: str) -> Account:
    """Who makes a journey."""
    if name in SAFE_HOME_JOURNEYS:
        return region.account("veilig_thuis", Role.SAFE_HOME_WORKER)
    return region.account("wijkteam", Role.ADMINISTRATOR if name in KEEPING_JOURNEYS else Role.PROFESSIONAL)


def test_the_documentation_counts_every_journey_and_no_other() -> None:
    assert set(_published()) == set(JOURNEYS)


@pytest.mark.parametrize("name", ["do a kindcheck that does not reassure", "share a worry and see who has it"])
def test_what_has_to_be_quick_asks_at_most_six_answers(name: str) -> None:
    clicks, fields = _published()[name]

    assert fields <= 6
    assert clicks <= 3


ROW = re.compile(r"^\| (?P<name>[a-z][^|]+) \| (?P<clicks>\d+) \| (?P<fields>\d+) \|\n", re.MULTILINE)


def _published() -> dict[str, tuple[int, int]]:
    found = ROW.finditer(PAGE.read_text("utf-8"))
    return {each["name"]: (int(each["clicks"]), int(each["fields"])) for each in found}


def _publish(name: str, counted: Counted) -> None:
    """Write what was counted, in the order of the journeys."""
    rows = {**_published(), name: (counted.clicks, counted.fields)}
    text, head = PAGE.read_text("utf-8"), "| journey | clicks | fields |\n|---|---|---|\n"
    lines = "".join(f"| {each} | {rows[each][0]} | {rows[each][1]} |\n" for each in JOURNEYS if each in rows)
    PAGE.write_text(ROW.sub("", text).replace(head, head + lines), encoding="utf-8")


PAGES = (
    "vastleggen/",
    "vastleggen/?q=ruzie",
    "vastleggen/?kind=child_spoken",
    "rijen/",
    "delen/",
    "delen/duty/",
    "delen/may/",
    "delen/consent/",
    "samenwerking/",
    "personen/",
    "personen/nieuw/",
    "relaties/nieuw/",
    "huishoudens/nieuw/",
    "betrokkenheid/",
    "verwijsindex/",
    "kindcheck/",
    "kindcheck/?side=child",
    "signaal/",
    "checklist/",
    "meldcode/",
    "zorg-delen/",
    "melden/",
    "advies/",
)


OUTSIDE = ("/zoeken/", "/gezin/nieuw/", "/advies/", "/doen/zorg-delen/", "/")


@pytest.mark.parametrize("width", WIDTHS)
def test_every_form_is_accessible_and_fits_its_window(
    region: Region, live_server_url: str, browser: Browser, width: int
) -> None:
    found = {}
    with window(browser, live_server_url, region.account("wijkteam"), width) as page:
        made = family(INVOLVED, together=("wijkteam",))
        JOURNEYS["record a fact by search, with a note"](Counted(page, made))
        fact = page.url.split("/feit/")[1].split("/")[0]
        page.get_by_role("link", name="Bekijk").click()
        finding = page.url.split(f"{made.id}/")[1]
        more = (f"feit/{fact}/?new=1", f"feit/{fact}/verbeteren/", f"feit/{fact}/verkeerd-gezin/", finding)
        for number, each in enumerate((*PAGES, *more, *OUTSIDE)):
            page.goto(each if each in OUTSIDE else f"/gezin/{made.id}/{each}")
            page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
            found[each] = (violations(page), max(0, overflow(page)))
            _shot(page, f"{number:02d}-{width}")

    assert {each: said for each, said in found.items() if said != ([], 0)} == {}


def test_a_form_with_problems_leads_by_keyboard_to_the_field_that_must_be_mended(
    region: Region, live_server_url: str, browser: Browser
) -> None:
    with window(browser, live_server_url, region.account("wijkteam"), 390) as page:
        made = family(INVOLVED)
        page.goto(f"/gezin/{made.id}/vastleggen/?kind=child_spoken")
        page.get_by_label("Wanneer gebeurde het?").fill("31-2-2026")
        page.keyboard.press("Enter")
        page.get_by_role("alert").wait_for()
        found = violations(page)
        page.get_by_role("alert").get_by_role("link", name=re.compile("Schrijf een dag")).focus()
        page.keyboard.press("Enter")
        typed = page.get_by_label("Wanneer gebeurde het?").input_value()
        focused = page.evaluate("location.hash")

    assert (found, typed, focused) == ([], "31-2-2026", "#f-occurred_on")


@pytest.mark.parametrize(
    ("form", "label", "field"),
    [
        ("vastleggen/?kind=child_spoken", "Toelichting", "note"),
        ("relaties/nieuw/", "Sinds wanneer?", "since"),
        ("huishoudens/nieuw/", "Hoe noemt u dit huishouden?", "called"),
    ],
)
def test_what_is_being_typed_is_kept_as_a_draft_without_asking(
    region: Region, live_server_url: str, browser: Browser, form: str, label: str, field: str
) -> None:
    account, made = region.account("wijkteam"), family(INVOLVED)
    with window(browser, live_server_url, account) as page:
        page.goto(f"/gezin/{made.id}/{form}")
        page.get_by_label(label).fill("nog niet klaar")
        page.get_by_text("Concept bewaard om").wait_for(timeout=15_000)
        page.goto("/")
        page.goto(f"/gezin/{made.id}/{form}")
        page.get_by_role("link", name="Ga verder met uw concept").click()
        again = page.get_by_label(label).input_value()
        found = violations(page), overflow(page)

    kept = Draft.objects.using("owner").get(family=made.id, account=account)
    assert (kept.content[field], again) == (["nog niet klaar"], "nog niet klaar")
    assert found == ([], 0)


@pytest.mark.parametrize("width", WIDTHS)
def test_somebody_is_found_by_keyboard_and_a_double_is_told_before_it_is_added(
    region: Region, live_server_url: str, browser: Browser, width: int
) -> None:
    with window(browser, live_server_url, region.account("wijkteam"), width) as page:
        made = family(INVOLVED)
        page.goto("/zoeken/")
        page.get_by_label("Naam").fill("kas foorbeeld")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name=re.compile("gezin(nen)? gevonden")).wait_for()
        found = [(violations(page), max(0, overflow(page)))]
        _shot(page, f"search-{width}")
        page.goto(f"/gezin/{made.id}/personen/nieuw/")
        page.get_by_label("Wie is dit in het gezin?").select_option(label="kind")
        page.get_by_label("Naam").fill("Cas Voorbeeld")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Is dit dezelfde persoon?").wait_for()
        found.append((violations(page), max(0, overflow(page))))
        _shot(page, f"double-{width}")

    assert found == [([], 0), ([], 0)]


def _shot(page: Page, name: str) -> None:
    if folder := os.environ.get("ZICHT_SCREENSHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
