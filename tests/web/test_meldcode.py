"""The page of the Meldcode: each step with its day and author, what is open, and what has to be answered first."""

from uuid import uuid4

from django.test import Client

from tests.web.acting import count, recorded
from tests.web.region import Made, Region, family
from zicht.access.tie import Extent
from zicht.web.models import FactRow

INVOLVED = dict.fromkeys(("wijkteam", "school"), Extent.INVOLVED)
WEIGHED = {"acute": "no", "structural": "yes", "alternative": "een drukke tijd"}
DECIDED = {"decision": "zelf_hulp", "reason": "moeder wil hulp", "precondition": "moeder komt"}


def act(client: Client, made: Made, name: str, **form: object) -> tuple[int, str]:
    """A step that is sent, and what came of it."""
    address = f"/gezin/{made.id}/meldcode/"
    starts = FactRow.objects.using("owner").filter(family=made.id, kind="meldcode_step", attributes__step="1")
    course = starts.values_list("id", flat=True).first()
    answer = client.post(address, {"form_key": str(uuid4()), "act": name, "course": str(course or ""), **form})
    return answer.status_code, answer.content.decode()


def begun(client: Client, made: Made) -> str:
    """A course with a fact that it can rest on."""
    seen = recorded(client, made)
    assert act(client, made, "begin", about=[str(made.child)], signals="blauwe plekken")[0] == 302
    return str(seen.id)


def shown(client: Client, made: Made) -> str:
    return client.get(f"/gezin/{made.id}/meldcode/").content.decode()


def test_the_five_steps_are_taken_one_after_the_other_each_with_its_author(region: Region) -> None:
    made, client = family(INVOLVED), region.client("school")
    seen = begun(client, made)
    author = region.account("school").name

    before = shown(client, made)
    steps = [
        act(client, made, "advise", source="collega", advice="praat met moeder", dissent="ik zou melden")[0],
        act(client, made, "talk", spoken=["parents", "child"], alone="yes", told_child="yes")[0],
        act(client, made, "weigh", **WEIGHED, grounds=[seen])[0],
        act(client, made, "decide", **DECIDED)[0],
        act(client, made, "tell", to="wijkteam", told="wij helpen")[0],
    ]
    after = shown(client, made)

    assert (before.count("nog open"), before.count(author) - before.count(f"<span>{author}")) == (4, 1)
    assert steps == [302] * 5
    assert after.count("nog open") == 0
    assert "ik zou melden" in after
    assert "besloten" in after
    assert count(made, kind="dissent_recorded") == count(made, kind="child_spoken") == 1


def test_a_decision_that_counts_on_another_organisation_asks_whom_and_when(region: Region) -> None:
    made, client = family(INVOLVED), region.client("school")
    seen = begun(client, made)
    act(client, made, "advise", source="collega", advice="praat met moeder")
    act(client, made, "weigh", **WEIGHED, grounds=[seen])

    status, page = act(client, made, "decide", **DECIDED, relies_on="wijkteam")

    assert status == 422
    assert page.count("Vraag het deze organisatie eerst") >= 2
    assert "moeder wil hulp" in page
    assert count(made, kind="meldcode_step", attributes__step="5") == 0
    asked = {"relies_on": "wijkteam", "asked_who": "de dienstdoende collega", "asked_on": "vandaag"}
    assert act(client, made, "decide", **DECIDED, **asked)[0] == 302


def test_weighing_without_advice_is_refused_with_what_to_do_first(region: Region) -> None:
    made, client = family(INVOLVED), region.client("school")
    seen = begun(client, made)

    status, page = act(client, made, "weigh", **WEIGHED, grounds=[seen])

    assert status == 422
    assert "Overleg eerst met een collega of Veilig Thuis" in page
    assert act(client, made, "weigh", **WEIGHED | {"acute": "yes"}, grounds=[seen])[0] == 302


def test_a_feeling_cannot_be_chosen_as_a_ground(region: Region) -> None:
    made, client = family(INVOLVED), region.client("school")
    felt = recorded(client, made, "gut_feeling")
    begun(client, made)

    assert f'name="grounds" value="{felt.id}"' not in shown(client, made)


def test_another_organisation_sees_no_course_of_this_one(region: Region) -> None:
    made = family(INVOLVED)
    begun(region.client("school"), made)

    assert "blauwe plekken" not in shown(region.client("wijkteam"), made)
    assert region.client("veilig_thuis").get(f"/gezin/{made.id}/meldcode/").status_code == 403


def test_what_helps_in_a_talk_stands_beside_its_step(region: Region) -> None:
    made, client = family(INVOLVED), region.client("school")
    begun(client, made)

    page = shown(client, made)

    assert "Voorbereiden: het gesprek met ouders" in page
    assert "Stel open vragen en volg het tempo van het kind." in page


def test_who_helps_an_adult_goes_from_the_kindcheck_to_the_same_meldcode(region: Region) -> None:
    made, client = family({"ggz_volwassen": Extent.INVOLVED}), region.client("ggz_volwassen")
    worried = {
        "outcome": "niet_gerust",
        "known_by": "gezien",
        "occasion": "start",
        "harm": "honger",
        "protector": "nobody",
    }
    form = {"form_key": str(uuid4()), "side": "adult", "about": str(made.mother), **worried}

    done = client.post(f"/gezin/{made.id}/kindcheck/", form, follow=True).content.decode()

    assert f'href="/gezin/{made.id}/meldcode/"' in done
    begun(client, made)
    assert shown(client, made).count("nog open") == 4
