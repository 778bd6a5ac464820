"""The short screens: what is ticked becomes facts, and what follows stands on the next page."""

from uuid import UUID, uuid4

from django.test import Client

from tests.web.acting import count, row
from tests.web.region import Made, Region, fact, family
from zicht.access.tie import Extent
from zicht.web.models import FactRow
from zicht.web.storage.rulebooks import sectors

INVOLVED = dict.fromkeys(("wijkteam", "school", "ggz_volwassen"), Extent.INVOLVED)


def sent(client: Client, made: Made, where: str, **form: object) -> UUID:
    """A form that is accepted; gives its first fact."""
    answer = client.post(f"/gezin/{made.id}/{where}/", {"form_key": str(uuid4()), "about": [str(made.child)], **form})
    assert answer.status_code == 302, answer.content.decode()
    return UUID(answer["Location"].rstrip("/").rpartition("/")[2])


def page(client: Client, made: Made, where: str) -> str:
    answer = client.get(f"/gezin/{made.id}/{where}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_sector_sees_its_own_signs_in_its_own_order(region: Region) -> None:
    made = family(INVOLVED)

    school, adults = (page(region.client(each), made, "signaal") for each in ("school", "ggz_volwassen"))

    for shown, sector in ((school, "school"), (adults, "ggz_volwassen")):
        signs = [f'value="{each.code}"' for each in sectors().screen_of(sector).signs]
        assert all(each in shown for each in signs)
    assert 'value="haalt_niet"' not in adults


def test_what_is_ticked_is_recorded_at_once_as_facts_of_their_kinds(region: Region) -> None:
    made, client = family(INVOLVED), region.client("school")

    about = [str(made.child), str(made.mother)]
    first = sent(client, made, "signaal", about=about, signs=["letsel", "stil", "middelen"], note="bij het ophalen")

    kinds = FactRow.objects.using("owner").filter(family=made.id).values_list("kind", flat=True)
    assert sorted(kinds) == ["child_signal", "child_signal", "parent_signal"]
    assert row(first).note.endswith("bij het ophalen")
    assert sectors().screen_of("school").tip in page(client, made, f"signaal/{first}")


def test_a_feeling_leads_to_three_steps_of_which_is_shown_what_is_recorded(region: Region) -> None:
    made, client = family(INVOLVED), region.client("school")

    felt = sent(client, made, "signaal", not_right="on")
    before = page(client, made, f"signaal/{felt}")
    sent(client, made, "signaal", signs=["stil"])
    after = page(client, made, f"signaal/{felt}")

    assert row(felt).kind == "gut_feeling"
    assert before.count("nog niet vastgelegd") == 3
    assert after.count("nog niet vastgelegd") == 2
    assert "geen grond voor een besluit" in before


def test_a_consult_closes_only_with_every_question_answered_and_then_shows_who_has_to_know(region: Region) -> None:
    made, client = family(INVOLVED), region.client("school")
    answers = dict.fromkeys(sectors().questions, "no")
    form = {"form_key": str(uuid4()), "about": str(made.child), **answers, "wisselt": ""}

    refused = client.post(f"/gezin/{made.id}/checklist/", form)
    done = sent(client, made, "checklist", **answers | {"wisselt": "yes"})
    shown = page(client, made, f"signaal/{done}")

    assert refused.status_code == 422
    assert "Geef antwoord" in refused.content.decode()
    assert count(made, kind="abuse_checklist_done") == 1
    assert row(done).attributes == {"outcome": "positief"}
    assert "De eigen huisarts" in shown
    assert "Een kinderarts" in shown


def test_nothing_ticked_is_told_and_what_was_written_stays(region: Region) -> None:
    made, client = family(INVOLVED), region.client("school")
    form = {"form_key": str(uuid4()), "about": [str(made.child)], "note": "hij zei niets"}

    answer = client.post(f"/gezin/{made.id}/signaal/", form)

    assert answer.status_code == 422
    assert "hij zei niets" in answer.content.decode()
    assert count(made) == 0


def test_what_another_organisation_recorded_is_not_followed_here(region: Region) -> None:
    made = family(INVOLVED)
    hidden = fact(made, "school", "gut_feeling")

    assert region.client("wijkteam").get(f"/gezin/{made.id}/signaal/{hidden}/").status_code == 404
    assert region.client("veilig_thuis").get(f"/gezin/{made.id}/signaal/{hidden}/").status_code == 403
