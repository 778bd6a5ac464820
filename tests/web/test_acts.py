"""The acts towards another organisation: who has it is known afterwards, and what nobody confirmed comes back."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client

from tests.web.acting import count, recorded
from tests.web.region import OWNER, Made, Region, family, signed_in, today
from zicht.access.tie import Extent
from zicht.web.models import Account, AdviceRow, Asking, Cover

INVOLVED = {"wijkteam": Extent.INVOLVED}


def worry(made: Made, **more: object) -> dict[str, object]:
    """A worry to the school, filled in."""
    told = {"team": "school-team", "said": "hij komt zonder eten", "ground": "convenant", "told": "yes"}
    return {"form_key": str(uuid4()), "about": [str(made.child)], **told, **more}


def sent(client: Client, made: Made, where: str, form: Mapping[str, object]) -> str:
    """An act that is accepted; gives where it is afterwards."""
    answer = client.post(f"/gezin/{made.id}/{where}/", dict(form))
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def aged(made: Made, days: int) -> None:
    """What was asked about a family was asked earlier."""
    for row in Asking.objects.using(OWNER).filter(family=made.id):
        row.asked_at -= timedelta(days=days)
        row.save(using=OWNER)


def test_who_shares_a_worry_sees_afterwards_who_has_it_by_name_and_telephone(region: Region) -> None:
    made, client, school = family(INVOLVED), region.client("wijkteam"), region.client("school")
    address = sent(client, made, "zorg-delen", worry(made))

    before = client.get(address).content.decode()
    number = UUID(address.rstrip("/").rpartition("/")[2])
    received = school.post(f"/gezin/{made.id}/gevraagd/{number}/", {"form_key": str(uuid4()), "act": "received"})
    after = client.get(address).content.decode()

    assert "geen melding en geen overdracht" in before
    assert "Nog niemand bevestigde de ontvangst" in before
    assert "U hoort uiterlijk" in before
    assert received.status_code == 302
    assert region.account("school").name in after
    assert "001" in after


def test_the_other_sees_the_worry_and_what_goes_along_and_nothing_more(region: Region) -> None:
    made, client = family(INVOLVED), region.client("wijkteam")
    along = recorded(client, made, note="gaat mee")
    recorded(client, made, "parent_signal", about=[str(made.mother)], note="blijft hier")

    sent(client, made, "zorg-delen", worry(made, facts=[str(along.id)]))

    seen = region.client("school").get(f"/gezin/{made.id}/gevraagd/").content.decode()
    assert "hij komt zonder eten" in seen
    assert "gaat mee" in seen
    assert "blijft hier" not in seen
    assert region.client("school").get(f"/gezin/{made.id}/").status_code == 403


def test_what_nobody_confirmed_comes_back_to_the_sender_and_who_stands_in_for_its_team(region: Region) -> None:
    made, client = family(INVOLVED), region.client("wijkteam")
    address = sent(client, made, "zorg-delen", worry(made))
    deputy = Account.objects.using(OWNER).get(email="other@wijkteam.invalid")
    cover = Cover(account=deputy, team_id="wijkteam-team", since=today())
    cover.save(using=OWNER)

    fresh = client.get("/").content.decode()
    aged(made, 10)
    mine, theirs = (each.get("/").content.decode() for each in (client, signed_in(deputy)))
    cover.delete(using=OWNER)
    elsewhere = signed_in(deputy).get("/").content.decode()

    assert address not in fresh
    assert "Terug bij u en uw team" in mine
    assert address in mine
    assert address in theirs
    assert address not in elsewhere
    assert "Dit is terug bij u en uw team." in client.get(address).content.decode()


def test_a_report_says_it_is_no_handover_and_stands_with_veilig_thuis(region: Region) -> None:
    made, client = family(INVOLVED), region.client("wijkteam")
    form = {"form_key": str(uuid4()), "about": [str(made.child)], "team": "veilig_thuis-team", "told": "no"}
    said = {"said": "blauwe plekken", "subject": "lichamelijk", "firsthand": "no", "why_not_told": "te gevaarlijk"}

    refused = client.post(f"/gezin/{made.id}/melden/", form | said)
    address = sent(client, made, "melden", form | said | {"chain": "de leerkracht, via de intern begeleider"})

    assert refused.status_code == 422
    assert "Schrijf van wie het kwam" in refused.content.decode()
    assert "geen overdracht" in client.get(address).content.decode()
    assert count(made, kind="report_made") == 1
    assert "blauwe plekken" in region.client("veilig_thuis").get(f"/gezin/{made.id}/gevraagd/").content.decode()


def test_a_worry_that_is_sent_twice_is_shared_once(region: Region) -> None:
    made, client = family(INVOLVED), region.client("wijkteam")
    form = worry(made)

    assert sent(client, made, "zorg-delen", form) == sent(client, made, "zorg-delen", form)
    assert count(made, kind="concern_shared") == 1


def test_a_worry_with_problems_is_not_shared_and_keeps_what_was_typed(region: Region) -> None:
    made, client = family(INVOLVED), region.client("wijkteam")

    answer = client.post(f"/gezin/{made.id}/zorg-delen/", worry(made, team="", told=""))

    assert answer.status_code == 422
    assert "hij komt zonder eten" in answer.content.decode()
    assert count(made) == 0


def test_where_a_worry_is_is_told_to_who_sent_it_and_to_no_other(region: Region) -> None:
    made = family(dict.fromkeys(("wijkteam", "school"), Extent.INVOLVED))
    address = sent(region.client("wijkteam"), made, "zorg-delen", worry(made, team="ggz_volwassen-team"))

    assert region.client("school").get(address).status_code == 404
    assert region.client("ggz_volwassen").get(address).status_code == 403


def test_vandaag_leads_to_each_act_by_the_families_that_are_open(region: Region) -> None:
    made, client = family({"ggz_volwassen": Extent.INVOLVED}), region.client("ggz_volwassen")

    page = client.get("/doen/zorg-delen/").content.decode()

    assert "/doen/zorg-delen/" in client.get("/").content.decode()
    assert f"/gezin/{made.id}/zorg-delen/" in page
    assert f"/gezin/{made.id}/overdragen/" in client.get("/doen/overdragen/").content.decode()
    assert client.get("/doen/iets-anders/").status_code == 404


def asked(client: Client, text: str, team: str = "veilig_thuis-team") -> str:
    answer = client.post("/advies/", {"form_key": str(uuid4()), "team": team, "question": text})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_advice_is_asked_and_given_without_any_family(region: Region) -> None:
    school, safe_home = region.client("school"), region.client("veilig_thuis")
    text = f"een stil kind in de klas {uuid4().hex[:6].translate(str.maketrans('0123456789', 'ghijklmnop'))}"

    address = asked(school, text)
    waiting = safe_home.get("/").content.decode()
    given = safe_home.post(address, {"act": "answer", "answer": "praat eerst met moeder"})
    read = school.get(address).content.decode()

    assert text in waiting
    assert given.status_code == 302
    assert "praat eerst met moeder" in read
    assert region.account("veilig_thuis").name in read


def test_a_question_for_advice_that_names_somebody_is_refused_and_not_kept(region: Region) -> None:
    form = {"form_key": str(uuid4()), "team": "veilig_thuis-team", "question": "geboren 05-11-2019, is stil"}

    answer = region.client("school").post("/advies/", form)

    assert answer.status_code == 422
    assert "lijkt" in answer.content.decode()
    assert not AdviceRow.objects.using(OWNER).filter(form_key=form["form_key"]).exists()


@pytest.mark.parametrize("act", ["received", "answer", "withdraw"])
def test_only_who_asked_or_was_asked_gets_at_a_question_for_advice(region: Region, act: str) -> None:
    address = asked(region.client("school"), "hoe praat ik met ouders")
    form = {"act": act, "answer": "rustig"}

    assert region.client("wijkteam").get(address).status_code == 404
    assert region.client("wijkteam").post(address, form).status_code == 404
    allowed = region.client("school" if act == "withdraw" else "veilig_thuis").post(address, form)
    other_way = region.client("veilig_thuis" if act == "withdraw" else "school").post(address, form)
    assert allowed.status_code == 302
    assert other_way.status_code in {404, 422}


def test_advice_about_a_family_is_recorded_with_what_was_said(region: Region) -> None:
    made, client = family(INVOLVED), region.client("wijkteam")
    form = {"form_key": str(uuid4()), "about": [str(made.child)], "source": "veilig_thuis"}

    refused = client.post(f"/gezin/{made.id}/advies/", form)
    sent(client, made, "advies", form | {"advice": "praat met het kind alleen"})

    assert refused.status_code == 422
    assert count(made, kind="advice_obtained", attributes__advice="praat met het kind alleen") == 1
