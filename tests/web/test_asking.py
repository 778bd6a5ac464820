"""Asking another organisation: it sees what goes along until it answers, and who asks always knows who has it."""

from uuid import UUID, uuid4

from django.db import transaction
from django.test import Client
from playwright.sync_api import Browser

from tests.web.asking import asking
from tests.web.live import WIDTHS, overflow, violations, window
from tests.web.region import OWNER, Made, Region, fact, family, today
from tests.web.test_two_at_once import at_once
from zicht.access.tie import Extent
from zicht.casework.content import Ground, Screen
from zicht.casework.disclosing import Proposed, account_of, disclose_beside
from zicht.casework.recording import Accepted, Entered, record
from zicht.web.context import acting_as, clock
from zicht.web.models import Account, Asking, DisclosureRow, FactRow, InvolvementRow, SharingRow
from zicht.web.storage.asking import Asked, ask
from zicht.web.storage.cases import case_of, ties_of
from zicht.web.storage.rulebooks import served
from zicht.web.storage.sharing import types

SCHOOL, TEAM = "school", "wijkteam"
MAY = {"convenant": Ground("convenant", Screen.MAY, "Convenant", (), "convenant")}


def asked(region: Region, note: str = "Kas slaapt in de klas") -> tuple[Made, UUID, UUID]:
    """A family that school knows, a fact of school, and a question to the team that this fact goes along with."""
    made = family({SCHOOL: Extent.INVOLVED})
    known = fact(made, SCHOOL, note=note)
    fact(made, SCHOOL, "parent_signal", note="Dit blijft bij school")
    return made, known, asking(made, [known], SCHOOL, TEAM)


def sent(client: Client, made: Made, number: UUID, act: str, **more: object) -> int:
    form = {"form_key": str(uuid4()), "act": act, **more}
    return client.post(f"/gezin/{made.id}/gevraagd/{number}/", form).status_code


def accepting() -> dict[str, str]:
    return {"team": f"{TEAM}-team", "ground": "taak", "purpose": "hulp_kind"}


def test_a_question_opens_what_goes_along_to_the_team_that_was_asked_and_nothing_else(region: Region) -> None:
    made, _, _ = asked(region)

    page = region.client(TEAM).get(f"/gezin/{made.id}/gevraagd/").content.decode()

    assert "Kas slaapt in de klas" in page
    assert "Dit blijft bij school" not in page
    assert "Mina" not in page, "nobody whom the question does not name"
    assert region.client(TEAM).get(f"/gezin/{made.id}/").status_code == 403
    other = Account.objects.using(OWNER).get(pk=region.other_team.pk)
    assert Client().get(f"/gezin/{made.id}/gevraagd/").status_code == 302
    with acting_as(other):
        assert not FactRow.objects.filter(family=made.id).exists()


def test_asking_makes_the_question_its_disclosure_and_its_tie_in_one_act_and_once(region: Region) -> None:
    made = family({SCHOOL: Extent.INVOLVED})
    goes, stays, account, key = fact(made, SCHOOL), fact(made, SCHOOL), region.account(SCHOOL), uuid4()
    with acting_as(account):
        ties = ties_of(made.id)
        case = case_of(made.id, ties, served()[0], today())
        proposed = Proposed(TEAM, (TEAM,), (str(goes),), "convenant", "meekijken", True)
        asks = Entered("concern_shared", (str(made.child),), today(), attributes={"to": TEAM})
        disclosed = disclose_beside(asks.about, proposed, case, SCHOOL, MAY, types(), today())
        assert not hasattr(disclosed, "problems")
        checked = [
            record(each, case, SCHOOL, served()[0], today(), types())
            for each in (asks, account_of(disclosed, asks, today()))
        ]
        accepted = [each for each in checked if isinstance(each, Accepted)]
        assert accepted == checked
        what = Asked(accepted[0], disclosed, f"{TEAM}-team", accepted[1])
        with transaction.atomic():
            first, again = (ask(what, made.id, account, ties, key, clock()) for _ in range(2))

    assert first.id == again.id
    assert DisclosureRow.objects.using(OWNER).get(form_key=key).family_told
    with acting_as(region.account(TEAM)):
        seen = set(FactRow.objects.filter(family=made.id).values_list("id", flat=True))
    assert seen == {goes, first.asks}
    assert stays not in seen
    assert sent(region.client(TEAM), made, first.id, "accepted", **accepting()) == 302
    with acting_as(region.account(TEAM)):
        assert FactRow.objects.filter(family=made.id, kind="disclosure").exists(), (
            "that it was given, and on which ground"
        )


def test_who_asks_sees_by_name_who_received_it_and_how_to_reach_that_person(region: Region) -> None:
    made, _, number = asked(region)
    Account.objects.using(OWNER).filter(pk=region.account(TEAM).pk).update(telephone="06 55 55 55 55")

    assert sent(region.client(TEAM), made, number, "received") == 302

    page = region.client(SCHOOL).get(f"/gezin/{made.id}/gevraagd/").content.decode()
    assert f"Ontvangen door {region.account(TEAM).name}" in page
    assert "06 55 55 55 55" in page
    assert "06 55 55 55 55" in region.client(SCHOOL).get("/").content.decode()
    assert sent(region.client(TEAM), made, number, "received") == 422, "it says that this was done already"


def test_accepting_makes_an_involvement_and_refusing_leaves_nothing(region: Region) -> None:
    made, known, number = asked(region)
    again, other, refused = asked(region)
    client = region.client(TEAM)

    assert sent(client, made, number, "accepted", **accepting()) == 302
    assert sent(client, again, refused, "refused") == 422, "a refusal has a reason"
    assert sent(client, again, refused, "refused", reason="Valt niet onder ons") == 302

    assert client.get(f"/gezin/{made.id}/").status_code == 200
    assert client.get(f"/gezin/{again.id}/gevraagd/").status_code == 403
    with acting_as(region.account(TEAM)):
        assert FactRow.objects.filter(pk=known).exists()
        assert not FactRow.objects.filter(family=again.id).exists()
        assert not SharingRow.objects.filter(fact=other).exists()
    answer = region.client(SCHOOL).get(f"/gezin/{again.id}/gevraagd/").content.decode()
    assert "Valt niet onder ons" in answer


def test_what_went_along_with_a_refused_question_stays_closed_after_a_later_involvement(region: Region) -> None:
    made, known, number = asked(region)
    sent(region.client(TEAM), made, number, "refused", reason="Niet van ons")
    InvolvementRow(
        family_id=made.id, organisation_id=TEAM, team_id=f"{TEAM}-team", extent="involved", ground="taak", since=today()
    ).save(using=OWNER)

    page = region.client(TEAM).get(f"/gezin/{made.id}/").content.decode()

    assert "Kas slaapt in de klas" not in page
    with acting_as(region.account(TEAM)):
        assert not FactRow.objects.filter(pk=known).exists()


def test_a_question_that_was_withdrawn_tells_only_that(region: Region) -> None:
    made, _, number = asked(region)

    assert sent(region.client(SCHOOL), made, number, "withdrawn", reason="Al opgepakt") == 302

    assert region.client(TEAM).get(f"/gezin/{made.id}/gevraagd/").status_code == 403
    page = region.client(TEAM).get("/").content.decode()
    assert "ingetrokken door Organisatie school" in page
    assert str(made.id) not in page


def test_of_an_answer_and_a_withdrawal_at_once_one_holds_and_the_other_hears_it(region: Region) -> None:
    made, _, number = asked(region)
    mine, theirs = region.client(TEAM), region.client(SCHOOL)

    found = at_once(
        lambda: sent(mine, made, number, "accepted", **accepting()),
        lambda: sent(theirs, made, number, "withdrawn", reason="Al opgepakt"),
    )

    assert sorted(int(str(each)) for each in found) in ([302, 404], [302, 422])
    row = Asking.objects.using(OWNER).get(pk=number)
    involved = InvolvementRow.objects.using(OWNER).filter(family=made.id, organisation=TEAM, extent="involved")
    assert involved.exists() == (row.outcome == "accepted")


def test_one_answer_sent_twice_is_one_answer(region: Region) -> None:
    made, _, number = asked(region)
    client, form = region.client(TEAM), {"form_key": str(uuid4()), "act": "received"}

    answers = [client.post(f"/gezin/{made.id}/gevraagd/{number}/", form).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert FactRow.objects.using(OWNER).filter(family=made.id, kind="request_received").count() == 1


def test_nobody_answers_for_another_or_withdraws_what_another_asked(region: Region) -> None:
    made, _, number = asked(region)

    assert sent(region.client(SCHOOL), made, number, "accepted", **accepting()) == 422
    assert sent(region.client(TEAM), made, number, "withdrawn", reason="weg") == 422
    assert sent(region.client("ggz_volwassen"), made, number, "refused", reason="nee") == 403


def test_somebody_who_was_asked_and_has_no_other_tie_answers_in_a_browser(
    region: Region, browser: Browser, live_server_url: str
) -> None:
    made, _, _ = asked(region)
    for width in WIDTHS:
        with window(browser, live_server_url, region.account(TEAM), width, scripts=False) as page:
            page.goto("/")
            page.locator(f'a[href="/gezin/{made.id}/gevraagd/"]').first.click()
            assert overflow(page) <= 0
    with window(browser, live_server_url, region.account(TEAM)) as page:
        page.goto(f"/gezin/{made.id}/gevraagd/")
        assert violations(page) == []
        page.get_by_role("button", name="Ik heb het ontvangen").click()
        page.get_by_role("link", name="Antwoord geven").click()
        assert violations(page) == []
        page.get_by_label("Waarom niet?").fill("Bij ons niet bekend")
        page.get_by_role("button", name="Weiger", exact=True).click()
        assert page.get_by_text("Geweigerd.").is_visible()
        page.goto(f"/gezin/{made.id}/gevraagd/")
        assert page.get_by_text("niet voor u geopend").first.is_visible()
