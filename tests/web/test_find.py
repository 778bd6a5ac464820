"""Finding people within what is open, and asking elsewhere only in the way of the referral index."""

from datetime import date, timedelta
from itertools import count
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from tests.web.adding import added_person, child_born, sent
from tests.web.region import OWNER, Made, Region, fact, family, signed_in, today
from zicht.access.tie import Extent
from zicht.access.viewer import Role
from zicht.web.context import acting_as
from zicht.web.models import FactRow, IndexSignal, Look, SearchKey

INVOLVED = {"wijkteam": Extent.INVOLVED}


def search(client: Client, **asked: str) -> str:
    answer = client.post("/zoeken/", asked, headers={"accept-language": "nl"})
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


@pytest.mark.parametrize("typed", ["Meijer", "meyer", "v.d. Meijer", "Zoë van der Meyer", "zoe meij", "Meijjer"])
def test_a_person_is_found_however_the_name_is_spelled(region: Region, typed: str) -> None:
    made = family(INVOLVED)
    added_person(region.client("wijkteam"), made, role="child", name="Zoë van der Meijer")

    assert f"/gezin/{made.id}/" in search(region.client("wijkteam"), name=typed)


def test_a_person_is_found_by_birth_date_and_by_address_and_all_that_is_asked_must_fit(region: Region) -> None:
    client, made = region.client("wijkteam"), family(INVOLVED)
    person = added_person(client, made, role="child", name="Tess Waterman", born="03-04-2019")
    sent(client, made, "huishoudens/nieuw/", called="thuis", address="Lindelaan 7a, 1234 AB", persons=[person])
    address = f"/gezin/{made.id}/"

    assert address in search(client, born="3-4-2019")
    assert address in search(client, born="april 2019", name="waterman")
    assert address in search(client, address="lindelaan 7")
    assert address in search(client, address="1234ab")
    assert address not in search(client, born="4-4-2019", name="waterman")
    assert address not in search(client, address="lindelaan 8")


def test_nobody_finds_a_family_that_is_not_open_to_him(region: Region) -> None:
    made = family(INVOLVED)
    added_person(region.client("wijkteam"), made, role="child", name="Ymke Zonderling")

    for client in (signed_in(region.other_team), region.client("school")):
        assert "Ymke" not in search(client, name="zonderling")
    for role in (Role.ADMINISTRATOR, Role.POLICY_OFFICER, Role.PRIVACY_OFFICER):
        assert region.client("wijkteam", role).post("/zoeken/", {"name": "zonderling"}).status_code == 403
    assert Client().post("/zoeken/", {"name": "zonderling"}).status_code == 302


def test_who_signalled_only_finds_whom_it_signalled_about_and_no_way_in(region: Region) -> None:
    made = family({"school": Extent.SIGNALLED, **INVOLVED})
    added_person(region.client("wijkteam"), made, role="father", name="Ferd Onderstal")
    fact(made, "school")
    with acting_as(region.account("school")):
        assert set(SearchKey.objects.filter(family=made.id).values_list("person", flat=True)) <= {made.child}

    assert "Onderstal" not in search(region.client("school"), name="onderstal")


def test_a_search_says_what_is_missing_and_keeps_what_was_typed(region: Region) -> None:
    client = region.client("wijkteam")

    empty, wrong = client.post("/zoeken/", {}), client.post("/zoeken/", {"name": "van de", "born": "31-2-2019"})

    assert (empty.status_code, wrong.status_code) == (422, 422)
    assert b"Vul een naam, een geboortedatum of een adres in." in empty.content
    assert b"Alleen een tussenvoegsel is te weinig" in wrong.content
    assert b'value="31-2-2019"' in wrong.content


def test_every_search_is_written_down_and_no_name_of_it(region: Region) -> None:
    before = Look.objects.using(OWNER).filter(what="search").count()

    search(region.client("wijkteam"), name="Zwartkijker")

    looks = Look.objects.using(OWNER).filter(what="search").order_by("-id")
    assert looks.count() == before + 1
    assert "Zwartkijker" not in str(looks.values()[0])


def test_more_families_ask_no_more_of_the_database(region: Region) -> None:
    client = region.client("ggz_volwassen")

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            search(client, name="voorbeeldig")
        return len(seen)

    added_person(client, family({"ggz_volwassen": Extent.INVOLVED}), role="child", name="An Voorbeeldig")
    few = queries()
    for _ in range(8):
        added_person(client, family({"ggz_volwassen": Extent.INVOLVED}), role="child", name="An Voorbeeldig")

    assert queries() == few


def test_a_search_uses_the_index_of_keys_also_behind_row_level_security(region: Region) -> None:
    with acting_as(region.account("wijkteam")), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN SELECT person_id FROM search_key WHERE key = 'n:mir'")
        plan = " ".join(line for (line,) in cursor.fetchall())

    assert "Index Cond: ((key)::text = 'n:mir'" in plan


def told(client: Client, made: Made, **more: str) -> str:
    """Put a signal in the index and read what it answers."""
    form = {"form_key": str(uuid4()), "purpose": "wie helpt dit gezin al", "ground": "redelijk_vermoeden", **more}
    answer = client.post(f"/gezin/{made.id}/verwijsindex/", form, follow=True)
    return answer.content.decode()


BIRTHS = count()


def two_families_with_one_child(region: Region) -> tuple[Made, Made]:
    ours, theirs = family(INVOLVED), family({"school": Extent.INVOLVED})
    born = (date(2018, 3, 2) + timedelta(days=next(BIRTHS))).strftime("%d-%m-%Y")  # of no other test
    child_born(region.client("wijkteam"), ours, "Sofie van der Meij", born)
    child_born(region.client("school"), theirs, "Sophie Meij", born)
    return ours, theirs


def test_the_index_tells_only_whoever_told_first_and_then_both(region: Region) -> None:
    ours, theirs = two_families_with_one_child(region)
    wijkteam, school = region.client("wijkteam"), region.client("school")

    alone = told(wijkteam, ours)
    unasked = school.get(f"/gezin/{theirs.id}/verwijsindex/").content.decode()
    both = told(school, theirs)
    again = wijkteam.get(f"/gezin/{ours.id}/verwijsindex/").content.decode()

    assert "gaf geen andere organisatie een signaal" in alone
    assert "Organisatie wijkteam" not in unasked.replace("top__who", "")
    assert '<span class="line__family">Organisatie wijkteam</span>' in both
    assert '<span class="line__family">Organisatie school</span>' in again
    assert str(theirs.id) not in again
    assert "Sophie" not in again


def test_a_signal_is_about_the_whole_family_and_matches_by_a_parent_too(region: Region) -> None:
    ours, theirs = family(INVOLVED), family({"school": Extent.INVOLVED})
    mother = {"role": "mother", "name": "Fatima El Amrani", "born": "4-5-1990"}
    added_person(region.client("wijkteam"), ours, **mother)
    added_person(region.client("school"), theirs, **(mother | {"name": "Fatima Amrani"}))
    told(region.client("wijkteam"), ours)

    page = told(region.client("school"), theirs)

    assert '<span class="line__family">Organisatie wijkteam</span>' in page


def test_a_signal_that_was_withdrawn_or_that_passed_tells_nothing(region: Region) -> None:
    ours, theirs = two_families_with_one_child(region)
    told(region.client("wijkteam"), ours)
    told(region.client("school"), theirs)

    region.client("school").post(f"/gezin/{theirs.id}/verwijsindex/", {"act": "withdraw"})
    page = region.client("wijkteam").get(f"/gezin/{ours.id}/verwijsindex/").content.decode()

    assert "line__family" not in page
    assert FactRow.objects.using(OWNER).filter(family=theirs.id, kind="index_signal_withdrawn").count() == 1


def test_a_twin_or_a_namesake_born_on_another_day_is_no_match(region: Region) -> None:
    ours, theirs = family(INVOLVED), family({"school": Extent.INVOLVED})
    child_born(region.client("wijkteam"), ours, "Tim Tweeling", "05-05-2015")
    child_born(region.client("school"), theirs, "Tom de Tweeling", "05-05-2015")
    child_born(region.client("school"), theirs, "Tim Tweeling", "06-05-2015")

    told(region.client("wijkteam"), ours)
    page = told(region.client("school"), theirs)

    assert "line__family" not in page


def test_the_index_is_asked_on_a_purpose_and_a_ground_and_always_logged(region: Region) -> None:
    ours, _ = two_families_with_one_child(region)

    page = told(region.client("wijkteam"), ours, purpose="", ground="nieuwsgierig")

    assert "Schrijf waarvoor u wilt weten" in page
    assert "Kies een grondslag." in page
    assert not IndexSignal.objects.using(OWNER).filter(family=ours.id).exists()
    looks = Look.objects.using(OWNER).filter(family=ours.id, what="referral_index_asked")
    assert [each.allowed for each in looks] == [False]


def test_a_signal_sent_twice_is_one_signal_and_one_fact(region: Region) -> None:
    ours, _ = two_families_with_one_child(region)
    key = str(uuid4())

    for _again in range(2):
        told(region.client("wijkteam"), ours, form_key=key)

    assert IndexSignal.objects.using(OWNER).filter(family=ours.id).count() == 1
    assert FactRow.objects.using(OWNER).filter(family=ours.id, kind="index_signal").count() == 1


def test_a_region_without_a_legal_ground_has_no_index_and_the_rest_works(region: Region) -> None:
    made = family(INVOLVED)
    with override_settings(REFERRAL_INDEX=False):
        page = region.client("wijkteam").get(f"/gezin/{made.id}/")
        assert region.client("wijkteam").get(f"/gezin/{made.id}/verwijsindex/").status_code == 404
        assert region.client("wijkteam").post(f"/gezin/{made.id}/verwijsindex/", {"purpose": "x"}).status_code == 404

    assert page.status_code == 200
    assert b"verwijsindex" not in page.content


def test_the_colleague_without_a_tie_cannot_ask_the_index(region: Region) -> None:
    made = family({"school": Extent.SIGNALLED, **INVOLVED})
    for client in (signed_in(region.other_team), region.client("school"), region.client("veilig_thuis")):
        assert client.get(f"/gezin/{made.id}/verwijsindex/").status_code == 403

    with pytest.raises(ProgrammingError), acting_as(region.account("school")):
        _signal(region, made).save(force_insert=True)


def _signal(region: Region, made: Made) -> IndexSignal:
    return IndexSignal(
        family_id=made.id,
        organisation_id="school",
        made_by_id=region.account("school").pk,  # an account of another connection would lead the row there
        purpose="x",
        ground="x",
        since=today(),
        until=date(2099, 1, 1),
    )
