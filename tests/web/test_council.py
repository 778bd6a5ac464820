"""Raad and court at work: a request takes along what is needed, a refusal moves no sight, an end is looked at."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from playwright.sync_api import Browser

from tests.web.acting import count
from tests.web.live import WIDTHS, overflow, violations, window
from tests.web.region import OWNER, Made, Region, fact, family, signed_in, today
from zicht.access.tie import Extent
from zicht.access.viewer import Role
from zicht.web.models import Account, Asking, FactRow, InvolvementRow, OrganisationRow, Team

HERE = {"veilig_thuis": Extent.INVOLVED, "wijkteam": Extent.INVOLVED, "gi": Extent.INVOLVED}
TOGETHER = ("veilig_thuis", "wijkteam", "gi")
WHY = "hulp stopte drie keer; moeder wil geen hulp meer"


@pytest.fixture(scope="module")
def accounts(region: Region) -> dict[str, Account]:
    """Somebody at the Raad and at a certified institution, beside those of the region."""
    found = {
        "veilig_thuis": region.account("veilig_thuis", Role.SAFE_HOME_WORKER),
        "wijkteam": region.account("wijkteam"),
    }
    for code in ("raad", "gi"):
        OrganisationRow(id=code, type=code, name=f"Organisatie {code}", telephone="002").save(using=OWNER)
        Team(id=f"{code}-team", organisation_id=code, name=f"{code}-team", telephone="003").save(using=OWNER)
        account = Account(email=f"{code}@{code}.invalid", name=f"Iemand van {code}", organisation_id=code)
        account.team_id, account.roles = f"{code}-team", [Role.PROFESSIONAL.value]
        account.set_unusable_password()
        account.save(using=OWNER)
        found[code] = account
    return found


@pytest.fixture
def clients(accounts: dict[str, Account]) -> dict[str, Client]:
    """A browser for each."""
    return {code: signed_in(account) for code, account in accounts.items()}


@pytest.fixture
def made(accounts: dict[str, Account]) -> Made:
    """A family with Veilig Thuis, the wijkteam and a certified institution, who work together."""
    return family(HERE, TOGETHER)


def sent(client: Client, made: Made, act: str, **typed: object) -> int:
    """The status of a form of the Raad page."""
    return client.post(f"/gezin/{made.id}/raad/{act}/", {"form_key": str(uuid4()), **typed}).status_code


def asked(client: Client, made: Made, **more: object) -> Asking:
    """A request to the Raad, with one fact that goes along."""
    along = fact(made, "veilig_thuis", "help_refused", note="wilde geen hulp")
    typed = {"why": WHY, "team": "raad-team", "facts": [str(along)], "told": "yes", **more}
    assert sent(client, made, "verzoek", **typed) == 302
    return Asking.objects.using(OWNER).get(family=made.id)


def test_a_request_is_weighed_and_goes_to_the_raad_with_what_was_chosen(clients: dict[str, Client], made: Made) -> None:
    row = asked(clients["veilig_thuis"], made)

    page = clients["raad"].get(f"/gezin/{made.id}/gevraagd/{row.id}/raad/").content.decode()

    assert count(made, kind="council_referral") == count(made, kind="council_referral_considered") == 1
    assert WHY in page
    assert "wilde geen hulp" in page
    assert clients["raad"].get(f"/gezin/{made.id}/").status_code == 403


def test_a_request_sent_twice_is_one_request(clients: dict[str, Client], made: Made) -> None:
    along = fact(made, "veilig_thuis", "help_refused")
    typed = {"form_key": str(uuid4()), "why": WHY, "team": "raad-team", "facts": [str(along)], "told": "yes"}

    for _ in range(2):
        assert clients["veilig_thuis"].post(f"/gezin/{made.id}/raad/verzoek/", typed).status_code == 302

    assert count(made, kind="council_referral") == Asking.objects.using(OWNER).filter(family=made.id).count() == 1


def test_a_request_that_is_not_whole_asks_nothing_and_says_how_to_mend_it(
    clients: dict[str, Client], made: Made
) -> None:
    answer = clients["veilig_thuis"].post(f"/gezin/{made.id}/raad/verzoek/", {"form_key": str(uuid4()), "why": " "})

    page = answer.content.decode()
    assert answer.status_code == 422
    for told in (
        "welke hulp is geprobeerd",
        "Kies welk team van de Raad",
        "Kruis aan welke feiten",
        "Kies of het gezin",
    ):
        assert told in page
    assert count(made) == 0


def test_the_raad_refuses_with_reasons_after_it_spoke_with_whoever_asked_and_sight_stays(
    clients: dict[str, Client], made: Made
) -> None:
    fact(made, "veilig_thuis", "report_received", days_ago=40)
    row = asked(clients["veilig_thuis"], made)
    address = f"/gezin/{made.id}/gevraagd/{row.id}/raad/"

    silent = clients["raad"].post(address, {"form_key": str(uuid4()), "act": "decline", "reason": "te weinig bekend"})
    clients["raad"].post(
        address, {"form_key": str(uuid4()), "act": "decline", "reason": "te weinig bekend", "verified": "on"}
    )
    page = clients["veilig_thuis"].get(f"/gezin/{made.id}/raad/").content.decode()

    assert "Bel wie het vroeg" in silent.content.decode()
    assert "te weinig bekend" in page
    assert "geen onderzoek" in page
    assert "Organisatie veilig_thuis" in page.split("Houdt zicht op veiligheid")[1].split("</li>")[0]
    assert clients["raad"].get(address).status_code == 403
    assert Asking.objects.using(OWNER).get(pk=row.pk).outcome == "refused"


def test_the_raad_begins_an_investigation_and_works_with_the_family_from_then_on(
    clients: dict[str, Client], made: Made
) -> None:
    row = asked(clients["veilig_thuis"], made)
    typed = {"act": "investigate", "team": "raad-team", "purpose": "veiligheid", "ground": "taak"}

    answer = clients["raad"].post(f"/gezin/{made.id}/gevraagd/{row.id}/raad/", {"form_key": str(uuid4()), **typed})

    assert answer.status_code == 302
    assert count(made, kind="investigation_started", organisation="raad") == 1
    assert clients["raad"].get(f"/gezin/{made.id}/").status_code == 200


def test_the_raad_ends_nothing_while_nobody_else_keeps_sight(clients: dict[str, Client], made: Made) -> None:
    InvolvementRow(
        family_id=made.id, organisation_id="raad", team_id="raad-team", extent="involved", ground="taak", since=today()
    ).save(using=OWNER)
    nothing = {"outcome": "geen_maatregel", "reason": "ouders kunnen het zelf", "keeps": "gi"}

    alone = sent(clients["raad"], made, "besluit", **nothing)
    fact(made, "gi", "safety_responsible_set", shared_with=("raad",))
    kept = sent(clients["raad"], made, "besluit", **nothing)

    assert (alone, kept) == (422, 302)
    decision = FactRow.objects.using(OWNER).get(family=made.id, kind="council_decision")
    assert (decision.attributes["keeps"], decision.attributes["reasons"]) == ("gi", True)


def test_a_measure_is_shown_beside_sight_and_a_rejection_changes_neither(
    clients: dict[str, Client], made: Made
) -> None:
    fact(made, "veilig_thuis", "report_received", days_ago=40)
    child, gi = str(made.child), clients["gi"]
    granted = {"about": [child], "request": "ots", "outcome": "toegewezen", "to": "gi", "starts": "1-1-2026"}

    assert sent(gi, made, "uitspraak", **granted) == 302
    before = clients["veilig_thuis"].get(f"/gezin/{made.id}/raad/").content.decode()
    rejected = {"about": [child], "request": "muhp", "outcome": "afgewezen"}
    silent = sent(gi, made, "uitspraak", **rejected)
    sent(gi, made, "uitspraak", **rejected, reason="hulp thuis is nog niet geprobeerd")
    after = clients["veilig_thuis"].get(f"/gezin/{made.id}/raad/").content.decode()

    def now(page: str) -> str:
        return page.split('id="now"')[1].split("</section>", maxsplit=1)[0]

    assert silent == 422
    assert "Organisatie gi" in now(before).split("Houdt zicht op veiligheid")[0]
    assert "nog niet begonnen" in now(before)
    assert "Organisatie veilig_thuis" in now(before).split("Houdt zicht op veiligheid")[1]
    assert now(before) == now(after)
    assert "hulp thuis is nog niet geprobeerd" in after


def test_an_end_is_prepared_together_and_looked_at_by_the_raad_before_the_measure_ends(
    clients: dict[str, Client], made: Made
) -> None:
    gi, child, due = clients["gi"], str(made.child), today() + timedelta(days=30)
    sent(gi, made, "begin", about=[child], measure="ots", day=f"{today() - timedelta(days=200):%d-%m-%Y}")
    proposal = {"measure": "ots", "due": f"{due:%d-%m-%Y}", "parties": "moeder, wijkteam", "why": "eisen gehaald"}
    to_raad = {"team": "raad-team", "told": "yes"}
    along = {"facts": [str(fact(made, "gi", "goal_reviewed"))]}
    fact(made, "wijkteam", "safety_responsible_set", shared_with=("together",))

    without = sent(gi, made, "voornemen", **proposal, **to_raad, **along)
    _minimum(gi, made)
    with_them = sent(gi, made, "voornemen", **proposal, **to_raad)
    early = sent(gi, made, "einde", about=[child], measure="ots")
    row = Asking.objects.using(OWNER).get(family=made.id)
    address = f"/gezin/{made.id}/gevraagd/{row.id}/raad/"
    seen = clients["raad"].get(address).content.decode()
    clients["raad"].post(address, {"form_key": str(uuid4()), "act": "agree", "reason": "kinderen gesproken"})
    ended = sent(gi, made, "einde", about=[child], measure="ots")

    assert (without, with_them, early, ended) == (422, 302, 422, 302)
    assert "vader drinkt niet thuis" in seen
    assert "kinderen gesproken" in gi.get(f"/gezin/{made.id}/raad/").content.decode()
    assert clients["raad"].get(address).status_code == 403


def _minimum(client: Client, made: Made) -> None:
    """A minimum requirement that was set and met."""
    address = f"/gezin/{made.id}/plan"
    typed = {"a.condition": "vader drinkt niet thuis", "a.owner": "gi", "a.minimum": "yes", "a.due": "vandaag"}
    typed |= {"a.measured_by": "wijkteam ziet het elke week"}
    client.post(f"{address}/condition/", {"form_key": str(uuid4()), "about": [str(made.mother)], **typed})
    asked = FactRow.objects.using(OWNER).get(family=made.id, kind="condition_set")
    client.post(f"{address}/met/", {"form_key": str(uuid4()), "re": str(asked.id)})


def test_what_is_put_off_comes_back_on_a_day_that_was_chosen(clients: dict[str, Client], made: Made) -> None:
    put_off = {"outcome": "niet_nu", "reason": "ouders_aanvaarden_hulp"}

    assert sent(clients["veilig_thuis"], made, "afwegen", **put_off) == 422
    assert sent(clients["veilig_thuis"], made, "afwegen", **put_off, review_on="1-1-2099") == 302


def test_what_somebody_may_not_do_is_not_offered_and_is_not_done(clients: dict[str, Client], made: Made) -> None:
    page = clients["wijkteam"].get(f"/gezin/{made.id}/raad/").content.decode()

    assert "/raad/afwegen/" in page
    assert "/raad/begin/" not in page
    assert sent(clients["wijkteam"], made, "begin", about=[str(made.child)], measure="ots") == 302
    assert sent(clients["wijkteam"], made, "onbekend") == 404
    assert count(made) == 0


def pages(clients: dict[str, Client], made: Made) -> Iterator[str]:
    asked(clients["veilig_thuis"], made)
    for path in ("raad/", "raad/afwegen/", "raad/verzoek/", "raad/uitspraak/"):
        yield f"/gezin/{made.id}/{path}"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_pages_are_open_to_everybody_and_fit_the_screen(
    width: int,
    accounts: dict[str, Account],
    clients: dict[str, Client],
    browser: Browser,
    live_server_url: str,
    made: Made,
) -> None:
    addresses = list(pages(clients, made))
    row = Asking.objects.using(OWNER).get(family=made.id)
    for who, found in (("veilig_thuis", addresses), ("raad", [f"/gezin/{made.id}/gevraagd/{row.id}/raad/"])):
        with window(browser, live_server_url, accounts[who], width) as page:
            for each in found:
                page.goto(each)
                assert violations(page) == [], each
                assert overflow(page) <= 0, each


def test_whether_sight_was_asked_for_reads_as_on_the_page_of_the_family(region: Region) -> None:
    quiet, asked = family({"wijkteam": Extent.INVOLVED}), family({"wijkteam": Extent.INVOLVED})
    fact(asked, "wijkteam", "council_referral")
    client = region.client("wijkteam")

    assert "is niet gevraagd" in client.get(f"/gezin/{quiet.id}/raad/").content.decode()
    assert "niet belegd, voor zover hier bekend" in client.get(f"/gezin/{asked.id}/raad/").content.decode()
