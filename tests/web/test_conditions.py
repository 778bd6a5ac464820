"""Conditions for safety, of whichever organisation; and nothing is typed twice: rows, and a report taken over."""

import csv
import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from tests.web.acting import recorded
from tests.web.region import Made, Region, fact, family, today
from tests.web.test_safe_home import HERE, TOGETHER, WORKER, come_in
from zicht.web.models import FactRow, SharingRow


@pytest.fixture
def made() -> Made:
    """A family with Veilig Thuis and the wijkteam, who work together."""
    return family(HERE, TOGETHER)


@pytest.fixture
def client(region: Region) -> Client:
    """Somebody who works at Veilig Thuis."""
    return region.client("veilig_thuis", WORKER)


CONDITION = {
    "a.condition": "kind slaapt bij oma",
    "a.owner": "wijkteam",
    "a.minimum": "yes",
    "a.measured_by": "oma belt elke week",
}


def test_a_condition_has_an_owner_and_a_day_and_whoever_works_together_sees_its_origin(
    region: Region, client: Client, made: Made
) -> None:
    address, due = f"/gezin/{made.id}/plan/condition/", today() + timedelta(days=20)
    typed = {**CONDITION, "about": [str(made.mother)]}

    refused = client.post(address, {"form_key": str(uuid4()), **typed, "a.due": ""})
    client.post(address, {"form_key": str(uuid4()), **typed, "a.due": f"{due:%d-%m-%Y}"})
    seen = region.client("wijkteam").get(f"/gezin/{made.id}/plan/").content.decode()

    assert refused.status_code == 422
    assert "kind slaapt bij oma" in refused.content.decode()
    assert "Gesteld door Organisatie veilig_thuis" in seen
    assert "Bodemeis: kind slaapt bij oma" in seen
    assert "oma belt elke week" in seen
    assert "Wat er anders volgt is nog niet vastgelegd." in seen


def test_what_came_of_a_condition_is_recorded_by_whoever_sees_to_it(region: Region, client: Client, made: Made) -> None:
    address, due = f"/gezin/{made.id}/plan", today() + timedelta(days=20)
    typed = {**CONDITION, "about": [str(made.mother)], "a.due": f"{due:%d-%m-%Y}"}
    client.post(f"{address}/condition/", {"form_key": str(uuid4()), **typed})
    asked = FactRow.objects.using("owner").get(family=made.id, kind="condition_set")
    wijkteam = region.client("wijkteam")

    silent = wijkteam.post(f"{address}/not_met/", {"form_key": str(uuid4()), "re": str(asked.id)})
    wijkteam.post(f"{address}/not_met/", {"form_key": str(uuid4()), "re": str(asked.id), "note": "oma belde niet"})
    seen = client.get(f"{address}/").content.decode()

    assert silent.status_code == 422
    assert "niet nagekomen, besluit gevraagd" in seen
    assert "oma belde niet (Organisatie wijkteam)" in seen


def test_conditions_are_set_in_the_plan_and_in_no_other_place(client: Client, made: Made) -> None:
    assert client.get(f"/gezin/{made.id}/voorwaarden/").status_code == 404
    for path in ("", "raad/", "veilig-thuis/"):
        assert f"/gezin/{made.id}/plan/#conditions" in client.get(f"/gezin/{made.id}/{path}").content.decode()


def test_what_the_own_organisation_recorded_goes_out_as_rows_and_nothing_of_others(client: Client, made: Made) -> None:
    come_in(client, made, note="verteld door de melder")
    fact(made, "wijkteam", "plan_agreed", shared_with=("together",), note="van het wijkteam")

    answer = client.get(f"/gezin/{made.id}/rijen/eigen/")

    written = answer.content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(written), delimiter=";"))
    assert answer["Content-Type"].startswith("text/csv")
    assert [each["toelichting"] for each in rows] == ["verteld door de melder"]
    assert "van het wijkteam" not in written


def test_rows_that_went_out_come_in_elsewhere_as_the_same_facts(client: Client, made: Made) -> None:
    come_in(client, made, firsthand="no", chain="de juf; van een oma", subject="verwaarlozing")
    written = client.get(f"/gezin/{made.id}/rijen/eigen/").content.decode("utf-8-sig")
    other = family(HERE)

    client.post(f"/gezin/{other.id}/rijen/", {"act": "read", "rows": written})
    client.post(f"/gezin/{other.id}/rijen/", {"act": "confirm_all"})

    first, second = (
        FactRow.objects.using("owner").get(family=each.id, kind="report_received") for each in (made, other)
    )
    assert first.attributes == second.attributes
    assert second.about == [other.child]


def test_what_another_reported_in_zicht_is_taken_over_and_then_offered_no_more(
    region: Region, client: Client, made: Made
) -> None:
    said = {"a.to": "veilig_thuis", "a.firsthand": "no", "a.chain": "oma, van een buurvrouw"}
    reported = recorded(region.client("wijkteam"), made, "report_made", note="lege koelkast", **said)
    SharingRow(fact=reported, family_id=made.id, receiver="veilig_thuis", since=today()).save(using="owner")
    address, chosen = f"/gezin/{made.id}/melding/", f"?from={reported.id}"

    offered = client.get(f"/gezin/{made.id}/veilig-thuis/").content.decode()
    form = client.get(f"{address}{chosen}").content.decode()
    come_in(client, made, by="hulpverlener", firsthand="no", chain="oma, van een buurvrouw", re=str(reported.id))
    after = client.get(address).content.decode()

    assert chosen in offered
    for taken in ("lege koelkast", "oma, van een buurvrouw", f'name="re" value="{reported.id}"'):
        assert taken in form
    assert chosen not in after
    row = FactRow.objects.using("owner").get(family=made.id, kind="report_received")
    assert row.attributes["re"] == str(reported.id)
