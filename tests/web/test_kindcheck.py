"""The page of the kindcheck: from both sides, with what was done before, and a call when it does not reassure."""

from uuid import UUID, uuid4

import pytest
from django.test import Client

from tests.web.acting import count, row
from tests.web.region import Made, Region, fact, family
from zicht.access.tie import Extent

INVOLVED = dict.fromkeys(("wijkteam", "school", "ggz_volwassen"), Extent.INVOLVED)
WORRIED = {"outcome": "niet_gerust", "harm": "alleen met een baby", "protector": "nobody"}


def typed(made: Made, **more: str) -> dict[str, str]:
    """The form of a check about the mother, filled in."""
    calm = {"outcome": "geen_aanwijzing", "known_by": "gevraagd", "occasion": "start"}
    return {"form_key": str(uuid4()), "side": "adult", "about": str(made.mother), **calm, **more}


def checked(client: Client, made: Made, **more: str) -> UUID:
    """A check done through its form."""
    answer = client.post(f"/gezin/{made.id}/kindcheck/", typed(made, **more))
    assert answer.status_code == 302, answer.content.decode()
    return UUID(answer["Location"].rstrip("/").rpartition("/")[2])


def test_a_check_is_a_dated_outcome_and_nowhere_says_that_a_child_is_safe(region: Region) -> None:
    made, client = family(INVOLVED), region.client("ggz_volwassen")

    done = checked(client, made)

    page = client.get(f"/gezin/{made.id}/kindcheck/{done}/").content.decode()
    assert "Geen aanwijzing op " in page
    assert "geen belofte voor een andere dag" in page
    assert "veilig op" not in page.casefold()
    assert set(row(done).about) == {made.mother, made.child}


def test_what_asks_for_a_check_stands_above_it_and_says_why_it_is_done(region: Region) -> None:
    made, client = family(INVOLVED), region.client("ggz_volwassen")
    treated = {
        "form_key": str(uuid4()),
        "kind": "adult_treatment_started",
        "about": [str(made.mother)],
        "day": "vandaag",
    }
    client.post(f"/gezin/{made.id}/vastleggen/", treated)

    before = client.get(f"/gezin/{made.id}/kindcheck/").content.decode()
    checked(client, made)
    after = client.get(f"/gezin/{made.id}/kindcheck/").content.decode()

    assert "Nu gevraagd" in before
    assert 'name="occasion" value="start" checked' in before
    assert "Eerder gevraagd door uw organisatie" in after
    assert "Bij gezin" not in after
    assert "startte op" not in after, "what was asked is done"


def test_a_check_that_does_not_reassure_leads_to_a_call_about_who_does_what(region: Region) -> None:
    made, client = family(INVOLVED), region.client("ggz_volwassen")
    done = checked(client, made, **WORRIED)
    address = f"/gezin/{made.id}/kindcheck/{done}/"

    before = client.get(address).content.decode()
    refused = client.post(address, {"form_key": str(uuid4()), "agreed": "", "advice": "praat met moeder"})
    called = client.post(address, {"form_key": str(uuid4()), "agreed": "wij zien het kind morgen"})

    assert "0800-2000" in before
    assert refused.status_code == 422
    assert "praat met moeder" in refused.content.decode()
    assert called.status_code == 302
    assert count(made, kind="advice_obtained", attributes__re=str(done)) == 1
    assert "wij zien het kind morgen" in client.get(address).content.decode()


def test_a_school_asks_after_the_parent_without_choosing_so(region: Region) -> None:
    made, client = family(INVOLVED), region.client("school")

    page = client.get(f"/gezin/{made.id}/kindcheck/").content.decode()
    done = checked(client, made, side="child", outcome="onbekend")

    assert "Hoe is het met de ouder?" in page
    assert row(done).kind == "parent_check_done"


def test_a_form_with_problems_keeps_what_was_typed_and_records_nothing(region: Region) -> None:
    made, client = family(INVOLVED), region.client("ggz_volwassen")

    answer = client.post(
        f"/gezin/{made.id}/kindcheck/", typed(made, harm="valt van de trap", outcome="", day="31-2-2026")
    )

    assert answer.status_code == 422
    assert "Kies wat u nu weet." in answer.content.decode()
    assert "Schrijf een dag die bestaat" in answer.content.decode()
    assert "valt van de trap" in answer.content.decode()
    assert count(made) == 0


def test_a_form_that_is_sent_twice_is_one_check(region: Region) -> None:
    made, client = family(INVOLVED), region.client("ggz_volwassen")
    form = typed(made)

    first, second = (client.post(f"/gezin/{made.id}/kindcheck/", form) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert count(made, kind="kindcheck_done") == 1


@pytest.mark.parametrize("organisation", ["veilig_thuis", "school"])
def test_a_check_of_another_organisation_is_not_there(region: Region, organisation: str) -> None:
    made = family(dict.fromkeys(("wijkteam", "school"), Extent.INVOLVED))
    done = fact(made, "wijkteam", "kindcheck_done")

    answer = region.client(organisation).get(f"/gezin/{made.id}/kindcheck/{done}/")

    assert answer.status_code == (404 if organisation == "school" else 403)


def test_a_family_is_let_go_of_only_after_the_kindcheck_that_a_no_show_asks_for(region: Region) -> None:
    made, client = family(INVOLVED), region.client("ggz_volwassen")
    record = {"form_key": str(uuid4()), "about": [str(made.mother)], "day": "vandaag"}
    client.post(f"/gezin/{made.id}/vastleggen/", record | {"kind": "adult_treatment_started"})
    missed = record | {"form_key": str(uuid4()), "kind": "no_show", "a.who": "volwassene"}
    client.post(f"/gezin/{made.id}/vastleggen/", missed)
    leaving = {"act": "end", "reason": "geen_contact"}

    kept = client.post(f"/gezin/{made.id}/betrokkenheid/", leaving)

    assert kept.status_code == 422
    assert "Doe eerst de kindcheck" in kept.content.decode()
    asked = client.get(f"/gezin/{made.id}/kindcheck/").content.decode()
    assert 'name="occasion" value="niet_verschenen" checked' in asked
