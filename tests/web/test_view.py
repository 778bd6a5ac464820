"""What people look at: what is open for whom, one count, who keeps sight first, and quick pages."""

import re
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from tests.reports.browser import looked_at
from tests.web.asking import asking
from tests.web.region import OWNER, Region, fact, family, signed_in, today
from zicht.access.tie import Extent
from zicht.access.viewer import Role
from zicht.explanation.texts import DUTCH_MONTHS
from zicht.web.models import Account, Cover, Family, FindingRow, OrganisationRow, Team, ViewState
from zicht.web.pages import today as today_page

STATIC = Path(__file__).parents[2] / "src" / "zicht" / "web" / "static" / "zicht"
INVOLVED = Extent.INVOLVED


def said(client: Client, address: str) -> str:
    response = client.get(address, headers={"accept-language": "nl"})
    assert response.status_code == 200, address
    return response.content.decode()


def counted(page: str) -> int:
    found = re.search(r'data-count="open">(\d+)<', page)
    return int(found[1]) if found else 0


def folds(page: str) -> int:
    """How many lines stand folded."""
    return sum(each.count("<li>") for each in re.findall(r'<details class="fold">(.*?)</details>', page, re.DOTALL))


def listed_families(page: str) -> list[str]:
    """The families of the team that this part of the list names."""
    return re.findall(r"/gezin/([0-9a-f-]{36})/", page[page.index('id="families"') :])


def test_the_count_of_today_is_the_sum_of_what_each_family_tells(region: Region) -> None:
    for _ in range(2):
        fact(family({"ggz_volwassen": INVOLVED}), "ggz_volwassen", days_ago=60)
    client = region.client("ggz_volwassen")

    page = said(client, "/")
    families = set(re.findall(r'href="/gezin/([0-9a-f-]{36})/(?:#open)?"', page))
    each = [re.search(r'data-count="(\d+)"', said(client, f"/gezin/{one}/")) for one in families]

    assert counted(page) > 0
    assert counted(page) == sum(int(one[1]) for one in each if one)


def test_today_shows_at_most_seven_lines_and_what_is_due_first_comes_first(region: Region) -> None:
    for days in (90, 80, 70, 60, 50, 40, 35, 33):
        fact(family({"veilig_thuis": INVOLVED}), "veilig_thuis", days_ago=days)
    client = region.client("veilig_thuis", Role.SAFE_HOME_WORKER)

    whole = said(client, "/")
    page = whole[whole.index('<section aria-labelledby="open">') :]
    rows = page[: page.index('<details class="fold">')]
    due = [_day(*each) for each in re.findall(r"(?:liep|loopt) tot (\d+) (\w+) (\d{4})</span>", rows)]

    assert page.count('<li class="line">') == 7
    assert len(due) > 1
    assert due == sorted(due)
    assert '<details class="fold">' in page


def _day(day: str, month: str, year: str) -> date:
    return date(int(year), DUTCH_MONTHS.index(month) + 1, int(day))


def test_somebody_who_covers_for_a_team_sees_what_is_open_for_it_and_only_then(region: Region) -> None:
    made = family({"wijkteam": INVOLVED})
    fact(made, "wijkteam", days_ago=60)
    assert str(made.id) not in said(signed_in(region.other_team), "/")

    cover = Cover(account=region.other_team, team_id="wijkteam-team", since=today(), until=today() + timedelta(days=7))
    cover.save(using=OWNER)
    try:
        assert str(made.id) in said(signed_in(region.other_team), "/")
    finally:
        cover.delete(using=OWNER)


def test_who_only_signalled_sees_what_is_open_for_it_without_a_way_into_the_family(region: Region) -> None:
    made = family({"school": Extent.SIGNALLED, "wijkteam": INVOLVED})
    fact(made, "school", days_ago=300)

    page = said(region.client("school"), "/")

    assert '<span class="line__family">Gezin Voorbeeld</span>' in page
    assert str(made.id) not in page


def test_what_was_not_shared_is_on_no_page_of_a_colleague_elsewhere(region: Region) -> None:
    made = family({"wijkteam": INVOLVED, "school": INVOLVED})
    fact(made, "school", note="alleen voor school", days_ago=60)
    fact(made, "school", note="met het wijkteam", shared_with=("wijkteam",), days_ago=5)

    page = said(region.client("wijkteam"), f"/gezin/{made.id}/")

    assert "met het wijkteam" in page
    assert "alleen voor school" not in page
    assert "gedeeld" in said(region.client("wijkteam"), "/")


def test_what_we_know_together_opens_for_those_who_take_part_and_for_nobody_else(region: Region) -> None:
    made = family({"wijkteam": INVOLVED, "school": INVOLVED, "ggz_volwassen": INVOLVED}, ("wijkteam", "school"))
    fact(made, "school", note="voor ons samen", shared_with=("together",))
    fact(made, "school", note="niet gedeeld")
    address = f"/gezin/{made.id}/samen/"

    page = said(region.client("wijkteam"), address)

    assert "voor ons samen" in page
    assert "niet gedeeld" not in said(region.client("school"), address)
    assert region.client("ggz_volwassen").get(address).status_code == 403
    assert signed_in(region.other_team).get(address).status_code == 403


def test_who_keeps_sight_stands_before_everything_else(region: Region) -> None:
    made = family({"wijkteam": INVOLVED})
    fact(made, "wijkteam")

    page = said(region.client("wijkteam"), f"/gezin/{made.id}/")

    assert page.index("Wie houdt nu zicht") < page.index('id="open"') < page.index("<svg")


def test_what_another_waits_for_stands_first_and_counts_among_the_seven(region: Region) -> None:
    made = family({"school": INVOLVED})
    asking(made, [fact(made, "school", "concern_shared")], "school", "veilig_thuis")
    for days in (90, 80, 70, 60, 50, 40, 35, 33):
        fact(family({"veilig_thuis": INVOLVED}), "veilig_thuis", days_ago=days)

    page = said(region.client("veilig_thuis", Role.SAFE_HOME_WORKER), "/")

    assert page.index('id="asked"') < page.index('id="open"')
    assert page.count('<li class="line">') <= 7
    assert 'id="asked"' in page
    assert '<details class="fold">' in page


def test_where_all_that_is_open_is_folded_the_page_does_not_read_as_if_nothing_were_open(region: Region) -> None:
    for _ in range(7):
        made = family({"school": INVOLVED})
        asking(made, [fact(made, "school", "concern_shared")], "school", "veilig_thuis")
    fact(family({"veilig_thuis": INVOLVED}), "veilig_thuis", days_ago=90)

    page = said(region.client("veilig_thuis", Role.SAFE_HOME_WORKER), "/")

    assert '<details class="fold">' in page
    assert "Wat niet is vastgelegd ziet Zicht niet." not in page


def test_a_long_list_comes_a_part_at_a_time_and_says_where_the_rest_is(
    region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(today_page, "FOLDED", 3)
    monkeypatch.setattr(today_page, "LISTED", 2)
    client = region.client("ggz_volwassen")
    for days in range(60, 74):
        fact(family({"ggz_volwassen": INVOLVED}), "ggz_volwassen", days_ago=days)

    page = said(client, "/")
    whole, whole_lines = counted(page), page[page.index('id="open"') :].count('<li class="line">')
    parts = -(-(whole - today_page.SHOWN) // 3)
    folded = [folds(said(client, f"/?verder={each}")) for each in range(1, parts + 1)]
    listed = [listed_families(said(client, f"/?gezinnen={each}")) for each in range(1, 20)]

    assert whole > 13
    assert sum(folded) + whole_lines == whole
    assert len({each for part in listed for each in part}) >= 13
    assert all(len(part) <= 2 for part in listed)
    assert f"Deel 1 van {parts}." in said(client, "/")
    assert "Deel 1 van" in said(client, "/?verder=-1&gezinnen=x")
    assert "Nog open" in said(client, "/?verder=999&gezinnen=999")


def test_families_stand_by_the_name_itself(region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(today_page, "LISTED", 1000)
    names = ["Gezin van den Aab", "Gezin aac", "Gezin 't Aad", "Gezin Âae", "D'Aaf", "Gezin Zwart"]
    for called in reversed(names):
        made = family({"ggz_volwassen": INVOLVED})
        Family.objects.using(OWNER).filter(id=made.id).update(called=called)

    page = said(region.client("ggz_volwassen"), "/")

    listed = page[page.index('id="families"') :]
    assert sorted(names, key=lambda each: listed.index(f">{escape(each)}<")) == names


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_more_facts_and_more_families_ask_no_more_of_the_database(region: Region) -> None:
    client = region.client("school")
    made = family({"school": INVOLVED})
    fact(made, "school", days_ago=60)
    few_today, few_family = queries(client, "/"), queries(client, f"/gezin/{made.id}/")

    for days in range(40, 52):
        fact(made, "school", days_ago=days)
        fact(family({"school": INVOLVED}), "school", days_ago=days)

    assert queries(client, "/") == few_today
    assert queries(client, f"/gezin/{made.id}/") == few_family


def test_a_view_that_time_has_changed_is_evaluated_before_it_is_listed_and_in_the_night(region: Region) -> None:
    made = family({"wijkteam": INVOLVED})
    fact(made, "wijkteam", days_ago=60)
    states = ViewState.objects.using(OWNER).filter(family=made.id)
    findings = FindingRow.objects.using(OWNER).filter(family=made.id, view="wijkteam")
    there = findings.count()
    assert there

    _made_stale(made.id)
    said(region.client("wijkteam"), "/")
    assert findings.count() == there

    _made_stale(made.id)
    call_command("reevaluate", verbosity=0)
    assert findings.count() == there
    assert all(each.changes_on is None or each.changes_on > today() for each in states)


def _made_stale(made: UUID) -> None:
    """As if time had passed: the engine's own role may change what it keeps."""
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE zicht_engine")
        cursor.execute("UPDATE view_state SET changes_on = %s WHERE family_id = %s", [today(), made])
        cursor.execute("DELETE FROM finding WHERE family_id = %s", [made])


def test_the_sign_in_page_of_the_demo_offers_every_account(region: Region) -> None:
    page = said(Client(), "/account/login/")

    assert region.account("school").email in page
    assert "Zonder gezinnen" in page


@pytest.mark.parametrize("what", ["sign_in", "today", "family", "together"])
def test_pages_read_well_for_everybody_wide_and_narrow(what: str, region: Region, tmp_path: Path) -> None:
    made = family({"wijkteam": INVOLVED, "school": INVOLVED}, ("wijkteam", "school"))
    fact(made, "school", shared_with=("together", "wijkteam"), days_ago=60)
    fact(made, "wijkteam", days_ago=60)
    address = {"sign_in": "/account/login/", "today": "/", "together": f"/gezin/{made.id}/samen/"}
    client = Client() if what == "sign_in" else region.client("wijkteam")
    page = said(client, address.get(what, f"/gezin/{made.id}/"))
    styled = re.sub(r'<link rel="stylesheet"[^>]*>', f"<style>{(STATIC / 'zicht.css').read_text()}</style>", page)

    assert " style=" not in page
    assert not re.search(r"<script(?! src=)", page)
    for width, found in looked_at(styled, (390, 1280), tmp_path).items():
        for each in (found["folded"], found["opened"]):
            assert each["violations"] == [], width
            assert each["wider"] <= 0, width


def test_a_day_without_anything_open_says_so_in_words_and_what_was_looked_at(region: Region) -> None:
    quiet = OrganisationRow(id="stil", type="jgz", name="Stil", telephone="000")
    quiet.save(using=OWNER)
    Team(id="stil-team", organisation=quiet, name="Stil").save(using=OWNER)
    who = Account(
        email="stil@stil.invalid", name="Stil", organisation=quiet, team_id="stil-team", roles=["professional"]
    )
    who.save(using=OWNER)

    nobody = said(signed_in(who), "/")
    family({"stil": INVOLVED})
    page = said(signed_in(who), "/")
    officer = said(region.client("school", Role.PRIVACY_OFFICER), "/")

    assert "Er is nu geen gezin voor u geopend. Er is dus ook niets bekeken." in nobody
    assert "Er staat nu niets open voor uw organisatie." in page
    assert "Bekeken is 1 gezin dat voor u open is" in page
    assert "regels uit het" in page
    assert "U werkt in Zicht niet met gezinnen" in officer
    for each in (nobody, page, officer):
        assert not re.search(r"\b0\b[^<]*</span> punt", each)
