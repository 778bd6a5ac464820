"""Adding a family, persons, relations and households, who is involved, and what is never kept."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.test import Client

from tests.web.acting import recorded
from tests.web.adding import added_person, confirmation, kept, sent
from tests.web.region import OWNER, Region, fact, family, signed_in, today
from zicht.access.tie import Extent
from zicht.web.context import acting_as
from zicht.web.models import (
    Draft,
    FactRow,
    Family,
    Household,
    InvolvementRow,
    Look,
    PersonRow,
    RelationRow,
    Residence,
    SearchKey,
)
from zicht.web.storage.cases import case_of, ties_of
from zicht.web.storage.rulebooks import served

INVOLVED = {"wijkteam": Extent.INVOLVED}


def new_family(**more: str) -> dict[str, str]:
    """The form of a family, filled in."""
    return {
        "form_key": str(uuid4()),
        "called": "Gezin Nieuwenhuis",
        "role": "child",
        "name": f"Bo Nieuwenhuis{uuid4().hex.translate(str.maketrans('0123456789', 'ghijklmnop'))[:6]}",
        "born": "2-3-2020",
        "purpose": "hulp_kind",
        "why": "de school vraagt hulp",
        "ground": "taak",
        "since": "1-2-2026",
        "team": "wijkteam-team",
        "responsible": "",
        **more,
    }


def test_a_family_is_added_with_its_first_person_and_why_the_organisation_works_with_it(region: Region) -> None:
    form = new_family(responsible=str(region.account("wijkteam").pk))

    answer = region.client("wijkteam").post("/gezin/nieuw/", form)

    assert answer["Location"] == f"/gezin/{form['form_key']}/personen/"
    tie = InvolvementRow.objects.using(OWNER).get(family=UUID(form["form_key"]))
    assert (tie.organisation_id, tie.team_id, tie.ground, tie.since) == ("wijkteam", "wijkteam-team", "taak", today())
    assert tie.responsible_id == region.account("wijkteam").pk
    started = FactRow.objects.using(OWNER).get(family=UUID(form["form_key"]))
    assert (started.kind, started.attributes, str(started.occurred_on)) == (
        "involvement_started",
        {"purpose": "hulp_kind"},
        "2026-02-01",
    )
    assert region.client("school").get(f"/gezin/{form['form_key']}/").status_code == 403


def test_the_same_form_twice_is_one_family(region: Region) -> None:
    form = new_family()

    region.client("wijkteam").post("/gezin/nieuw/", form)
    again = region.client("wijkteam").post("/gezin/nieuw/", form)

    assert again["Location"] == f"/gezin/{form['form_key']}/personen/"

    assert FactRow.objects.using(OWNER).filter(family=UUID(form["form_key"])).count() == 1


def test_a_form_with_problems_keeps_what_was_typed_says_how_to_mend_it_and_is_a_draft(region: Region) -> None:
    client = region.client("wijkteam")
    form = new_family(called="", role="", born="31-2-2020", ground="", team="school-team", responsible="1", why="")

    answer = client.post("/gezin/nieuw/", form)
    page = answer.content.decode()

    assert answer.status_code == 422
    for told in ("Schrijf hoe u dit gezin noemt", "Kies wie deze persoon", "Schrijf een datum die bestaat",
                 "Kies een grondslag", "Kies welk team", "Schrijf in één zin"):  # fmt: skip
        assert told in page
    assert 'value="31-2-2020"' in page
    assert not Family.objects.using(OWNER).filter(pk=UUID(form["form_key"])).exists()
    draft = Draft.objects.using(OWNER).get(account=region.account("wijkteam"), family=None)
    assert draft.content["born"] == ["31-2-2020"]
    assert 'value="31-2-2020"' in client.get("/gezin/nieuw/?draft=1").content.decode()
    assert 'value="31-2-2020"' not in signed_in(region.other_team).get("/gezin/nieuw/?draft=1").content.decode()


def test_before_somebody_is_added_twice_the_page_says_who_is_known_and_nothing_is_kept(region: Region) -> None:
    made = family(INVOLVED)
    added_person(region.client("wijkteam"), made, role="child", name="Ruben Dubbelman", born="7-7-2017")
    form = new_family(name="Ruben Dubelman", born="7-7-2017")

    answer = region.client("wijkteam").post("/gezin/nieuw/", form)

    assert answer.status_code == 409
    assert f"/gezin/{made.id}/" in answer.content.decode()
    assert not Family.objects.using(OWNER).filter(pk=UUID(form["form_key"])).exists()
    known = confirmation(answer.content.decode())
    for said, then in (("iets anders", 409), (known, 302)):
        assert region.client("wijkteam").post("/gezin/nieuw/", form | {"confirm": said}).status_code == then


def test_a_colleague_of_another_team_is_told_whom_to_call_and_not_which_family(region: Region) -> None:
    made = family(INVOLVED)
    added_person(region.client("wijkteam"), made, role="child", name="Geheime Naamgenoot", born="8-8-2018")
    form = new_family(name="Geheime Naamgenoot", born="8-8-2018", team="wijkteam-other")

    page = signed_in(region.other_team).post("/gezin/nieuw/", form).content.decode()

    assert "wijkteam-team van uw organisatie kent iemand" in page
    assert "001" in page
    assert str(made.id) not in page
    assert "Gezin Voorbeeld" not in page


def test_another_organisation_hears_nothing_of_it_without_the_index(region: Region) -> None:
    made = family(INVOLVED)
    added_person(region.client("wijkteam"), made, role="child", name="Elders Bekend", born="9-9-2019")

    form = new_family(name="Elders Bekend", born="9-9-2019", team="school-team")

    assert region.client("school").post("/gezin/nieuw/", form).status_code == 302


def test_a_name_alone_says_nothing_about_families_that_are_not_open(region: Region) -> None:
    made = family(INVOLVED)
    added_person(region.client("wijkteam"), made, role="child", name="Alleen Naam", born="9-9-2011")

    form = new_family(name="Alleen Naam", born="2011", team="wijkteam-other")

    assert signed_in(region.other_team).post("/gezin/nieuw/", form).status_code == 302


def test_a_child_that_is_not_born_yet_becomes_the_child_that_was_born(region: Region) -> None:
    client, made = region.client("wijkteam"), family(INVOLVED)
    soon = (today() + timedelta(days=90)).strftime("%d-%m-%Y")
    child = added_person(client, made, role="child", name="", unborn="on", expected=soon)
    assert kept(child).expected_on == today() + timedelta(days=90)
    assert "nog niet geboren" in client.get(f"/gezin/{made.id}/personen/").content.decode()

    sent(client, made, f"personen/{child}/", role="child", name="Nieuwe Spruit", born="vandaag")

    born = kept(child)
    assert (born.name, born.born_first, born.born_last, born.expected_on) == ("Nieuwe Spruit", today(), today(), None)


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"role": "mother", "unborn": "on"}, "Kies kind: alleen een kind is nog niet geboren."),
        ({"role": "child", "unborn": "on", "born": "2020"}, "Laat de geboortedatum leeg"),
        ({"role": "child", "expected": "vandaag"}, "Kruis aan dat het kind nog niet geboren is"),
        ({"role": "child", "unborn": "on", "expected": "1-1-2099"}, "binnen tien maanden"),
        ({"role": "child", "born": "1-1-2099"}, "Deze geboortedatum moet nog komen"),
        ({"role": "koning"}, "Kies wie deze persoon"),
    ],
)
def test_what_cannot_be_is_told_with_how_to_mend_it(region: Region, form: dict[str, str], told: str) -> None:
    made = family(INVOLVED)

    answer = region.client("wijkteam").post(f"/gezin/{made.id}/personen/nieuw/", {"form_key": str(uuid4()), **form})

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert PersonRow.objects.using(OWNER).filter(family=made.id).count() == 2


def test_a_relation_has_days_and_an_end_and_is_said_once(region: Region) -> None:
    client, made = region.client("wijkteam"), family(INVOLVED)
    partner = added_person(client, made, role="partner", name="Ton Nieuw")
    for origin, target in ((partner, made.mother), (made.mother, partner)):
        sent(client, made, "relaties/nieuw/", origin=origin, target=target, kind="partner", since="1-5-2025")

    row = RelationRow.objects.using(OWNER).get(family=made.id, kind="partner")
    wrong = client.post(f"/gezin/{made.id}/relaties/{row.pk}/einde/", {"until": "1-4-2025"})
    sent(client, made, f"relaties/{row.pk}/einde/", until="gisteren")

    assert "Het einde ligt niet na het begin" in wrong.content.decode()
    row.refresh_from_db(using=OWNER)
    assert (str(row.since), row.until) == ("2025-05-01", today() - timedelta(days=1))


def test_a_child_lives_in_two_households_and_each_ties_it_to_who_lives_there(region: Region) -> None:
    client, made = region.client("wijkteam"), family(INVOLVED)
    father = added_person(client, made, role="father", name="Vic Voorbeeld")
    sent(client, made, "huishoudens/nieuw/", called="bij moeder", persons=[made.mother, made.child])
    sent(client, made, "huishoudens/nieuw/", called="bij vader", persons=[father, made.child], since="1-1-2026")

    with acting_as(region.account("wijkteam")):
        case = case_of(made.id, ties_of(made.id), served()[0], today())
    ties = {frozenset((each.origin, each.target)) for each in case.relations if each.kind == "household_member"}

    assert ties == {frozenset(map(str, each)) for each in ((made.mother, made.child), (father, made.child))}


def test_who_moves_out_is_no_longer_found_at_that_address(region: Region) -> None:
    client, made, key = region.client("wijkteam"), family(INVOLVED), uuid4()
    form = {"called": "thuis", "address": "Verhuislaan 3", "persons": [made.mother, made.child]}
    sent(client, made, "huishoudens/nieuw/", **{"form_key": str(key), **form})
    assert _found_at("a:verhuislaan 3") == {made.mother, made.child}

    sent(client, made, f"huishoudens/{key}/", **(form | {"persons": [made.mother]}))

    assert _found_at("a:verhuislaan 3") == {made.mother}
    assert Residence.objects.using(OWNER).get(household=key, person=made.child).until == today()


def test_a_secret_address_is_kept_nowhere_and_never_used_to_find_anybody(region: Region) -> None:
    client, made, key = region.client("wijkteam"), family(INVOLVED), uuid4()
    open_address = {"called": "opvang", "address": "Schuilplaats 99", "persons": [made.mother, made.child]}
    sent(client, made, "huishoudens/nieuw/", **{"form_key": str(key), **open_address})

    sent(client, made, f"huishoudens/{key}/", **(open_address | {"secret": "on", "address": "Schuilplaats 101"}))

    row = Household.objects.using(OWNER).get(pk=key)
    assert (row.address, row.address_is_secret) == ("", True)
    assert not SearchKey.objects.using(OWNER).filter(key__contains="schuilplaats").exists()
    assert "Schuilplaats" not in client.get(f"/gezin/{made.id}/personen/").content.decode()
    assert "Schuilplaats" not in client.get(f"/gezin/{made.id}/huishoudens/{key}/").content.decode()
    assert not Draft.objects.using(OWNER).filter(content__icontains="schuilplaats").exists()
    with pytest.raises(IntegrityError), transaction.atomic(using=OWNER):
        Household.objects.using(OWNER).filter(pk=key).update(address="toch")


def test_a_secret_address_that_was_typed_does_not_come_back_in_a_form_with_problems(region: Region) -> None:
    made = family(INVOLVED)
    form = {"form_key": str(uuid4()), "secret": "on", "address": "Schuilplaats 7", "called": ""}

    answer = region.client("wijkteam").post(f"/gezin/{made.id}/huishoudens/nieuw/", form)

    assert answer.status_code == 422
    assert "Schuilplaats" not in answer.content.decode()


def test_an_organisation_that_is_brought_in_sees_who_belongs_to_the_family_and_why_and_no_facts(region: Region) -> None:
    made = family(INVOLVED)
    fact(made, "wijkteam", note="niet gedeeld")
    form = {"act": "bring", "team": "school-team", "purpose": "onderwijs", "why": "zit op school", "ground": "taak"}

    sent(region.client("wijkteam"), made, "betrokkenheid/", **form)

    page = region.client("school").get(f"/gezin/{made.id}/personen/")
    assert page.status_code == 200
    assert "Kas Voorbeeld" in page.content.decode()
    assert "niet gedeeld" not in region.client("school").get(f"/gezin/{made.id}/").content.decode()
    assert "zit op school" in region.client("school").get(f"/gezin/{made.id}/betrokkenheid/").content.decode()


def test_bringing_in_asks_why_and_on_which_ground(region: Region) -> None:
    made = family(INVOLVED)

    page = region.client("wijkteam").post(f"/gezin/{made.id}/betrokkenheid/", {"act": "bring"})
    twice = region.client("wijkteam").post(
        f"/gezin/{made.id}/betrokkenheid/", {"act": "bring", "team": "wijkteam-team"}
    )

    assert page.status_code == 422
    for told in ("Kies welk team", "Kies waarvoor", "Schrijf in één zin", "Kies een grondslag"):
        assert told in page.content.decode()
    assert "Deze organisatie is al betrokken" in twice.content.decode()


def test_when_involvement_ends_access_ends_at_once_and_what_was_recorded_stays(region: Region) -> None:
    made = family({"wijkteam": Extent.INVOLVED, "school": Extent.INVOLVED}, ("wijkteam", "school"))
    wijkteam = region.client("wijkteam")

    sent(wijkteam, made, "betrokkenheid/", act="end", reason="doelen_gehaald")

    assert wijkteam.get(f"/gezin/{made.id}/").status_code == 403
    ended = FactRow.objects.using(OWNER).get(family=made.id, kind="involvement_ended")
    assert (ended.organisation_id, ended.attributes) == ("wijkteam", {"reason": "doelen_gehaald"})
    assert region.client("school").get(f"/gezin/{made.id}/").status_code == 200
    with acting_as(region.account("school")):
        assert FactRow.objects.filter(pk=ended.pk).exists()


def test_who_alone_keeps_sight_on_a_child_lets_go_only_when_another_keeps_it(region: Region) -> None:
    both = ("wijkteam", "school")
    made = family(dict.fromkeys(both, Extent.INVOLVED), both)
    client, address = region.client("wijkteam"), f"/gezin/{made.id}/betrokkenheid/"
    recorded(client, made, "safety_concern_opened")
    recorded(client, made, "safety_responsible_set")

    refused = client.post(address, {"act": "end", "reason": "geen_contact"})
    recorded(region.client("school"), made, "safety_responsible_set")
    allowed = client.post(address, {"act": "end", "reason": "geen_contact"})

    assert refused.status_code == 422
    assert "Alleen uw organisatie houdt zicht" in refused.content.decode()
    assert allowed.status_code == 302


def test_another_colleague_becomes_responsible_and_only_one_of_the_own_organisation(region: Region) -> None:
    made, other = family(INVOLVED), region.other_team
    client = region.client("wijkteam")

    sent(client, made, "betrokkenheid/", act="hand", team="wijkteam-other", responsible=str(other.pk))
    tie = InvolvementRow.objects.using(OWNER).get(family=made.id)
    wrong = {"act": "hand", "team": "wijkteam-other", "responsible": str(region.account("school").pk)}
    refused = signed_in(other).post(f"/gezin/{made.id}/betrokkenheid/", wrong)

    assert (tie.team_id, tie.responsible_id) == ("wijkteam-other", other.pk)
    assert refused.status_code == 422


ADDRESSES = (
    "personen/",
    "personen/nieuw/",
    "relaties/nieuw/",
    "huishoudens/nieuw/",
    "betrokkenheid/",
    "verwijsindex/",
)


@pytest.mark.parametrize("where", ADDRESSES)
def test_only_who_works_with_the_family_comes_here_and_every_look_is_written_down(region: Region, where: str) -> None:
    made = family({"school": Extent.SIGNALLED, **INVOLVED})
    address = f"/gezin/{made.id}/{where}"

    assert region.client("wijkteam").get(address).status_code == 200
    for client in (signed_in(region.other_team), region.client("school"), region.client("veilig_thuis")):
        assert client.get(address).status_code == 403
        assert client.post(address, {"form_key": str(uuid4()), "role": "child", "name": "x"}).status_code == 403
    assert Client().get(address).status_code == 302
    looks = Look.objects.using(OWNER).filter(family=made.id).order_by("id")
    assert [each.allowed for each in looks] == [True, *[False] * 6]


def test_a_person_of_another_family_cannot_be_tied_into_this_one(region: Region) -> None:
    made, other = family(INVOLVED), family(INVOLVED)

    home = uuid4()
    sent(
        region.client("wijkteam"), made, "huishoudens/nieuw/", form_key=str(home), called="thuis", persons=[made.child]
    )

    for row in (
        Residence(household_id=home, family_id=made.id, person_id=other.child),
        SearchKey(family_id=made.id, person_id=other.child, key="n:x"),
        RelationRow(family_id=made.id, origin_id=made.mother, target_id=other.child, kind="parent"),
    ):
        with pytest.raises(ProgrammingError), acting_as(region.account("wijkteam")):
            row.save(force_insert=True)


def _found_at(key: str) -> set[UUID]:
    return set(SearchKey.objects.using(OWNER).filter(key=key).values_list("person", flat=True))
