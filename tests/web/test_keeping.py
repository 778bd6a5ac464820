"""Regelboek for everybody, and Beheer for administrators, who see no family at all."""

import os
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection
from django.test import Client
from playwright.sync_api import Browser

from tests.web.live import WIDTHS, overflow, violations, window
from tests.web.region import OWNER, Made, Region, fact, family, signed_in, today
from zicht.access.tie import Extent
from zicht.access.viewer import Role
from zicht.web.context import acting_as
from zicht.web.models import (
    Account,
    Cover,
    FactRow,
    Family,
    FindingRow,
    KeepingChange,
    Look,
    OrganisationRow,
    PersonRow,
    RuleChange,
    Team,
)
from zicht.web.storage.rulebooks import follow_changes, loaded, served

INVOLVED = {"wijkteam": Extent.INVOLVED}


@pytest.fixture
def keeper(region: Region) -> Client:
    """The administrator of the organisation that keeps the region."""
    return region.client("wijkteam", Role.ADMINISTRATOR)


@pytest.fixture
def agreements(region: Region) -> Iterator[None]:
    """What a test agrees on holds for that test only."""
    yield
    for code, found in {each.code: each for each in RuleChange.objects.order_by("id")}.items():
        if found.shadow is not None:
            rule = loaded()[1].rule(code)
            assert rule
            _agreed(region, code=code, shadow=rule.shadow)
        else:
            value = loaded()[1].terms.terms[code].values[-1]
            _agreed(region, code=code, amount=value.span.amount, since=today(), source=value.source)
    follow_changes()


def _agreed(region: Region, **change: object) -> None:
    with acting_as(region.account("wijkteam", Role.ADMINISTRATOR)):
        who = region.account("wijkteam", Role.ADMINISTRATOR).pk
        RuleChange(made_by_id=who, made_at=f"{today()} 12:00+00:00", **change).save()


def test_everybody_reads_the_rules_and_a_rule_says_where_it_comes_from(region: Region) -> None:
    for role in Role:
        client = region.client("school", role)
        assert client.get("/regels/").status_code == 200
        page = client.get("/regels/kindcheck-start/").content.decode()
        assert "Vindplaats" in page
        assert "Beheerder" in page
        assert "<svg" in page
        assert "Zet deze regel op proef" not in page
    assert region.client("school").get("/regels/bestaat-niet/").status_code == 404
    assert Client().get("/regels/").status_code == 302


def test_a_rule_is_found_by_a_word_of_it(region: Region) -> None:
    page = region.client("school").get("/regels/?q=kindcheck").content.decode()

    assert "/regels/kindcheck-start/" in page
    assert "/regels/sight-gap/" not in page


ADDRESSES = (
    "/beheer/",
    "/beheer/termijnen/",
    "/beheer/organisaties/nieuw/",
    "/beheer/organisaties/wijkteam/",
    "/beheer/organisaties/wijkteam/accounts/nieuw/",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_an_administrator_comes_in_beheer_and_every_look_is_written_down(region: Region, address: str) -> None:
    before = Look.objects.using(OWNER).filter(what__startswith="manage").count()

    for role in Role:
        wanted = 200 if role is Role.ADMINISTRATOR else 403
        assert region.client("wijkteam", role).get(address).status_code == wanted

    assert Look.objects.using(OWNER).filter(what__startswith="manage").count() == before + len(Role)


def test_an_administrator_sees_no_family_at_all(region: Region, keeper: Client) -> None:
    made = family(INVOLVED)
    fact(made, "wijkteam")

    for address in ("", "personen/", "vastleggen/", "betrokkenheid/", "verwijsindex/", "tekst/"):
        assert keeper.get(f"/gezin/{made.id}/{address}").status_code == 403
    assert keeper.post("/zoeken/", {"name": "voorbeeld"}).status_code == 403
    with acting_as(region.account("wijkteam", Role.ADMINISTRATOR)):
        assert not any(each.objects.exists() for each in (Family, PersonRow, FactRow, FindingRow))


def test_an_administrator_keeps_the_own_organisation_and_who_keeps_the_region_all(
    region: Region, keeper: Client
) -> None:
    school = region.client("school", Role.ADMINISTRATOR)

    assert keeper.get("/beheer/organisaties/school/").status_code == 200
    assert school.get("/beheer/organisaties/school/").status_code == 200
    assert school.get("/beheer/organisaties/wijkteam/").status_code == 404
    assert school.get("/beheer/termijnen/").status_code == 404
    assert school.post("/beheer/regels/kindcheck-start/").status_code == 404
    assert "Organisatie wijkteam" not in school.get("/beheer/").content.decode()


def test_an_account_is_made_with_a_link_works_at_once_and_is_closed_at_once(region: Region, keeper: Client) -> None:
    form = {"name": "Nieuwe Collega", "email": "nieuw@school.invalid", "team": "school-team", "roles": ["professional"]}

    page = keeper.post("/beheer/organisaties/school/accounts/nieuw/", form).content.decode()
    link = re.search(r"/account/password/reset/key/[^<\s]+", page)
    made = Account.objects.get(email="nieuw@school.invalid")

    assert link
    assert "Kies een wachtwoord" in Client().get(link[0], follow=True).content.decode()
    assert (made.organisation_id, made.team_id, made.roles) == ("school", "school-team", ["professional"])
    client = signed_in(made)
    assert client.get("/").status_code == 200
    keeper.post(f"/beheer/accounts/{made.pk}/", form)  # without `active`: closed
    assert client.get("/").status_code == 302
    changes = KeepingChange.objects.using(OWNER).filter(subject=str(made.pk)).order_by("id")
    assert [(each.what, each.stands["active"]) for each in changes] == [("account", True), ("account", False)]
    assert "Nieuwe Collega" not in str([each.stands for each in changes])


def test_a_new_link_takes_the_old_password_and_second_step_away(region: Region, keeper: Client) -> None:
    who = region.account("school", Role.FACILITATOR)

    page = keeper.post(f"/beheer/accounts/{who.pk}/", {"act": "access"}).content.decode()

    assert "/account/password/reset/key/" in page
    assert not Account.objects.get(pk=who.pk).has_usable_password()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"email": "geen adres"}, "Schrijf een e-mailadres"),
        ({"email": "professional@school.invalid"}, "al van een ander account"),
        ({"roles": []}, "Kruis aan welke rol"),
        ({"roles": ["administrator", "professional"]}, "Een beheerder werkt niet met gezinnen"),
        ({"team": "wijkteam-team"}, "Kies welk team"),
        ({"name": ""}, "Schrijf de naam."),
    ],
)
def test_an_account_that_cannot_be_is_told_and_what_was_typed_stays(
    keeper: Client, change: dict[str, object], told: str
) -> None:
    form = {"name": "Iemand Anders", "email": "ander@school.invalid", "team": "", "roles": ["professional"]} | change

    answer = keeper.post("/beheer/organisaties/school/accounts/nieuw/", form)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert str(form["email"]) in answer.content.decode()
    assert not Account.objects.filter(email="ander@school.invalid").exists()


def test_nobody_changes_the_own_account(region: Region, keeper: Client) -> None:
    own = region.account("wijkteam", Role.ADMINISTRATOR)

    keeper.post(f"/beheer/accounts/{own.pk}/", {"name": "x", "email": own.email, "roles": ["professional"]})
    keeper.post(f"/beheer/accounts/{own.pk}/", {"act": "access"})

    assert Account.objects.get(pk=own.pk).roles == ["administrator"]


def test_a_team_and_somebody_who_stands_in_for_it_hold_at_once(region: Region, keeper: Client) -> None:
    address, stands_in = "/beheer/organisaties/wijkteam/", region.other_team
    made = family(INVOLVED)
    keeper.post(address, {"act": "team", "team_name": "Team Haven", "team_telephone": "010"})
    assert Team.objects.get(name="Team Haven").organisation_id == "wijkteam"
    assert signed_in(stands_in).get(f"/gezin/{made.id}/").status_code == 403

    keeper.post(address, {"act": "cover", "who": str(stands_in.pk), "team": "wijkteam-team", "until": "31-12-2099"})
    assert signed_in(stands_in).get(f"/gezin/{made.id}/").status_code == 200
    cover = Cover.objects.get(account=stands_in, until__gt=today() + timedelta(days=365))
    keeper.post(address, {"act": "end", "cover": str(cover.pk)})

    assert signed_in(stands_in).get(f"/gezin/{made.id}/").status_code == 403


def test_what_an_organisation_delivers_is_told_on_the_page_of_a_family_at_once(region: Region, keeper: Client) -> None:
    made = family({"veilig_thuis": Extent.INVOLVED, **INVOLVED})
    form = {"act": "organisation", "name": "Organisatie veilig_thuis", "telephone": "000"}
    address = f"/gezin/{made.id}/"

    keeper.post("/beheer/organisaties/veilig_thuis/", form)
    silent = region.client("wijkteam").get(address).content.decode()
    keeper.post("/beheer/organisaties/veilig_thuis/", form | {"delivers": "on"})

    assert "levert geen feiten aan" in silent
    assert "levert geen feiten aan" not in region.client("wijkteam").get(address).content.decode()


def test_an_organisation_is_added_once_and_with_what_it_needs(keeper: Client) -> None:
    form = {"name": "School Oost", "type": "school", "code": "school-oost", "delivers": "on"}

    wrong = keeper.post("/beheer/organisaties/nieuw/", {"name": "", "type": "iets", "code": "Met Spatie"})
    made = keeper.post("/beheer/organisaties/nieuw/", form)
    twice = keeper.post("/beheer/organisaties/nieuw/", form)

    assert (wrong.status_code, made.status_code, twice.status_code) == (422, 302, 422)
    for told in ("Schrijf de naam.", "Kies wat voor organisatie", "Schrijf een korte code"):
        assert told in wrong.content.decode()
    assert OrganisationRow.objects.get(pk="school-oost").keeps_region is False


def test_a_rule_goes_into_shadow_and_out_again_for_all_families_at_once(
    region: Region, keeper: Client, agreements: None
) -> None:
    made = family(INVOLVED)
    fact(made, "wijkteam", days_ago=60)
    page = region.client("wijkteam").get(f"/gezin/{made.id}/")
    rule = FindingRow.objects.using(OWNER).filter(family=made.id, closed_on=None).values_list("rule", flat=True)[0]
    assert page.status_code == 200

    keeper.post(f"/beheer/regels/{rule}/")
    region.client("wijkteam").get(f"/gezin/{made.id}/")
    in_shadow = found_by_what_is_served(made, rule)
    said = region.client("school").get(f"/regels/{rule}/").content.decode()
    keeper.post(f"/beheer/regels/{rule}/")
    region.client("wijkteam").get(f"/gezin/{made.id}/")

    assert in_shadow == 0
    assert "op proef: uitgerekend, niet getoond" in said
    assert found_by_what_is_served(made, rule) == 1


def found_by_what_is_served(made: Made, rule: str) -> int:
    found = FindingRow.objects.using(OWNER).filter(family=made.id, rule=rule)
    return found.filter(rulebook=served()[1].hash).count()


def test_a_term_holds_from_today_and_what_ran_stays(region: Region, keeper: Client, agreements: None) -> None:
    form = {"code": "kindcheck", "amount": "3", "source": "convenant 2026, artikel 3"}

    assert keeper.post("/beheer/termijnen/", form).status_code == 302
    keeper.get("/beheer/")

    term = served()[1].terms.terms["kindcheck"]
    assert term.on(today()).span.amount == 3
    assert term.on(today() - timedelta(days=1)).span.amount == 5
    assert "convenant 2026, artikel 3" in region.client("school").get("/regels/kindcheck-start/").content.decode()
    assert "kindcheck: 3 vanaf" in keeper.get("/beheer/").content.decode()


def test_a_term_of_law_becomes_no_longer_and_no_term_holds_for_days_that_passed(keeper: Client) -> None:
    law = next(code for code, each in loaded()[1].terms.terms.items() if each.status == "law")
    longer = {"code": law, "amount": "3000", "source": "wens"}
    before = RuleChange.objects.count()

    answers = [
        keeper.post("/beheer/termijnen/", each).content.decode()
        for each in (longer, longer | {"amount": "1", "since": "1-1-2020"}, longer | {"amount": "veel", "source": ""})
    ]

    assert "Dit is langer dan de wet toestaat" in answers[0]
    assert "Een termijn verandert vandaag of later" in answers[1]
    assert "Schrijf een heel aantal" in answers[2]
    assert "Schrijf waar dit is afgesproken" in answers[2]
    assert RuleChange.objects.count() == before


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT zicht_keep_account(NULL, 'x@x.nl', 'x', '', '', 'wijkteam', NULL, ARRAY['professional'], true)",
        "SELECT zicht_keep_team('x', 'wijkteam', 'x', '')",
        "SELECT zicht_keep_organisation('x', 'school', 'x', '', true)",
        "SELECT zicht_keep_cover(zicht_account(), 'wijkteam-team', '2020-01-01', NULL)",
        "SELECT zicht_new_access(zicht_account())",
        "INSERT INTO rule_change (code, shadow, made_by_id, made_at, source) VALUES ('x', true, 1, now(), '')",
        "SELECT zicht_note_change('account', '1', 'wijkteam', '{}')",
        "UPDATE keeping_change SET what = ''",
        "UPDATE organisation SET keeps_region = true",
    ],
)
@pytest.mark.parametrize(
    "who", [("wijkteam", Role.PROFESSIONAL), ("school", Role.TEAM_LEAD), ("school", Role.ADMINISTRATOR)]
)
def test_the_database_lets_nobody_else_keep_the_wijkteam(region: Region, who: tuple[str, Role], statement: str) -> None:
    with pytest.raises(ProgrammingError), acting_as(region.account(*who)), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_database_lets_an_administrator_work_with_no_family(region: Region) -> None:
    asked = "SELECT zicht_keep_account({}, 'b@x.nl', 'x', '', '', 'wijkteam', NULL, ARRAY[{}], true)"
    both, own = asked.format("NULL", "'administrator', 'director'"), asked.format("zicht_account()", "'director'")

    for statement in (both, own):
        with (
            pytest.raises(ProgrammingError),
            acting_as(region.account("wijkteam", Role.ADMINISTRATOR)),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_pages_of_rules_and_keeping_read_well_wide_and_narrow(
    region: Region, live_server_url: str, browser: Browser, width: int
) -> None:
    account = region.account("school").pk
    pages = ("/regels/", "/regels/?q=zicht", "/regels/sight-gap/", *ADDRESSES, f"/beheer/accounts/{account}/")
    found = {}
    with window(browser, live_server_url, region.account("wijkteam", Role.ADMINISTRATOR), width) as page:
        for number, each in enumerate(pages):
            page.goto(each)
            page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
            found[each] = (violations(page), max(0, overflow(page)))
            if folder := os.environ.get("ZICHT_SCREENSHOTS"):
                page.screenshot(path=f"{folder}/keeping-{number}-{width}.png", full_page=True)

    assert {each: said for each, said in found.items() if said != ([], 0)} == {}
