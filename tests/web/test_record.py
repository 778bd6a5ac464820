"""Recording one fact: quick, never lost, never twice, and nothing guessed."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from tests.web.acting import count, recorded, row, typed
from tests.web.region import Made, Region, family, signed_in, today
from tests.web.region import fact as earlier
from zicht.access.tie import Extent
from zicht.access.viewer import Role
from zicht.web.models import Draft, FactRow, FindingRow, SharingRow

INVOLVED = {"wijkteam": Extent.INVOLVED, "school": Extent.INVOLVED}


def test_a_kind_is_found_by_the_words_of_a_professional_and_by_the_buttons_of_the_sector(region: Region) -> None:
    made = family(INVOLVED)

    searched = region.client("wijkteam").get(f"/gezin/{made.id}/vastleggen/?q=blauwe plek").content.decode()
    school = region.client("school").get(f"/gezin/{made.id}/vastleggen/").content.decode()

    assert 'value="injury_observed"' in searched.split("Vaak bij")[0]
    assert 'value="school_absence"' in school.split("Alle soorten")[0]


def test_nothing_is_chosen_beforehand_that_is_not_known(region: Region) -> None:
    made = family(INVOLVED)

    page = region.client("wijkteam").get(f"/gezin/{made.id}/vastleggen/?kind=parents_spoken").content.decode()

    assert " checked" not in page
    assert " selected" not in page


def test_a_recorded_fact_is_evaluated_at_once_and_the_answer_says_what_stands_open(region: Region) -> None:
    made = family(INVOLVED)
    client = region.client("wijkteam")

    answer = client.post(f"/gezin/{made.id}/vastleggen/", typed(made, note="zat stil"), follow=True)

    page = answer.content.decode()
    assert "Nu open:" in page
    assert "Wie: Organisatie" in page
    assert FindingRow.objects.using("owner").filter(family=made.id, view="wijkteam", closed_on=None).exists()


def test_the_same_form_sent_twice_is_one_fact(region: Region) -> None:
    made = family(INVOLVED)
    client, form = region.client("wijkteam"), typed(made)

    answers = [client.post(f"/gezin/{made.id}/vastleggen/", form) for _ in range(2)]

    assert answers[0]["Location"] == answers[1]["Location"]
    assert count(made) == 1


def test_a_form_that_is_not_right_keeps_what_was_typed_says_how_to_mend_it_and_is_kept_as_a_draft(
    region: Region,
) -> None:
    made = family(INVOLVED)
    client = region.client("wijkteam")

    answer = client.post(f"/gezin/{made.id}/vastleggen/", typed(made, day="31-2-2026", note="at niet"))
    offered = client.get(f"/gezin/{made.id}/vastleggen/").content.decode()
    again = client.get(f"/gezin/{made.id}/vastleggen/?draft=1").content.decode()

    assert answer.status_code == 422
    assert "at niet" in answer.content.decode()
    assert "Schrijf een dag die bestaat" in answer.content.decode()
    assert "Ga verder met uw concept" in offered
    assert "at niet" in again
    assert count(made) == 0


def test_a_draft_is_offered_after_signing_in_again_and_to_nobody_else_and_in_no_other_family(region: Region) -> None:
    made, other = family(INVOLVED), family(INVOLVED)
    client = region.client("wijkteam")
    client.post(f"/gezin/{made.id}/concept/record/", {"kind": "child_signal", "note": "bijna af"})
    client.logout()

    account = region.account("wijkteam")
    mine = signed_in(account).get(f"/gezin/{made.id}/vastleggen/?draft=1").content.decode()
    elsewhere = signed_in(account).get(f"/gezin/{other.id}/vastleggen/?draft=1").content.decode()
    others = region.client("school").get(f"/gezin/{made.id}/vastleggen/?draft=1").content.decode()

    assert "bijna af" in mine
    assert "bijna af" not in elsewhere + others


def test_a_draft_goes_when_its_fact_is_recorded(region: Region) -> None:
    made = family(INVOLVED)
    client = region.client("wijkteam")
    client.post(f"/gezin/{made.id}/concept/record/", {"kind": "child_signal", "note": "bijna af"})

    recorded(client, made)

    assert not Draft.objects.using("owner").filter(family=made.id).exists()


@pytest.mark.parametrize(("written", "precision"), [("vandaag", "day"), ("maart 2026", "month"), ("2025", "year")])
def test_a_day_is_as_precise_as_it_was_typed(region: Region, written: str, precision: str) -> None:
    made = family(INVOLVED)

    fact = recorded(region.client("wijkteam"), made, day=written)

    assert fact.precision == precision


def test_the_words_of_a_child_are_a_fact_of_their_own(region: Region) -> None:
    made = family(INVOLVED)
    more = {"a.alone": "yes", "words": "Ik wil niet naar huis"}

    recorded(region.client("wijkteam"), made, "child_spoken", **more)

    quoted = row_of(made, "child_words")
    assert quoted.attributes == {"words": "Ik wil niet naar huis", "alone": True}
    assert count(made) == 2


def test_who_signalled_only_records_and_shares_nothing(region: Region) -> None:
    made = family({"school": Extent.SIGNALLED}, together=("school",))
    earlier(made, "school")

    added = recorded(region.client("school"), made, "plan_agreed")

    assert not SharingRow.objects.using("owner").filter(fact=added).exists()


def test_a_process_fact_goes_to_the_collaboration_at_once_and_content_does_not(region: Region) -> None:
    made = family(INVOLVED, together=("wijkteam", "school"))
    client = region.client("wijkteam")

    agreed, signal = recorded(client, made, "plan_agreed"), recorded(client, made, "child_signal")

    receivers = dict(SharingRow.objects.using("owner").filter(family=made.id).values_list("fact_id", "receiver"))
    assert receivers == {agreed.id: "together"}
    assert region.client("school").get(f"/gezin/{made.id}/feit/{agreed.id}/").status_code == 200
    assert region.client("school").get(f"/gezin/{made.id}/feit/{signal.id}/").status_code == 404


def test_a_colleague_of_another_team_records_nothing(region: Region) -> None:
    made = family(INVOLVED)

    answer = signed_in(region.other_team).post(f"/gezin/{made.id}/vastleggen/", typed(made))

    assert answer.status_code == 403
    assert count(made) == 0


def test_a_form_without_its_key_is_refused_without_a_fact(region: Region) -> None:
    made = family(INVOLVED)

    answer = region.client("wijkteam").post(f"/gezin/{made.id}/vastleggen/", {"kind": "child_signal"})

    assert answer.status_code == 400


def test_own_facts_are_corrected_by_a_new_version_that_goes_to_whoever_had_the_first(region: Region) -> None:
    made = family(INVOLVED)
    client = region.client("wijkteam")
    first = recorded(client, made, note="donderdag")
    SharingRow(fact=first, family_id=made.id, receiver="school", since=today()).save(using="owner")

    filled = client.get(f"/gezin/{made.id}/feit/{first.id}/verbeteren/").content.decode()
    answer = client.post(
        f"/gezin/{made.id}/feit/{first.id}/verbeteren/", typed(made, corrects=str(first.id), note="vrijdag")
    )

    second = row_of(made, "child_signal", version=1)
    assert "donderdag" in filled
    assert answer.status_code == 302
    assert (second.root, second.corrects_id) == (first.id, first.id)
    assert "vrijdag" in region.client("school").get(f"/gezin/{made.id}/feit/{second.id}/tekst/").content.decode()


def test_who_corrects_what_was_corrected_meanwhile_sees_both_and_may_save_again(region: Region) -> None:
    made = family(INVOLVED)
    client = region.client("wijkteam")
    first = recorded(client, made, note="een")
    address = f"/gezin/{made.id}/feit/{first.id}/verbeteren/"
    client.post(address, typed(made, corrects=str(first.id), note="twee"))

    late = client.post(address, typed(made, corrects=str(first.id), note="drie"))
    page = late.content.decode()
    corrects = re.search(r'name="corrects" value="([^"]+)"', page)
    again = client.post(address, typed(made, corrects=corrects[1] if corrects else "", note="drie"))

    assert late.status_code == 422
    assert "twee" in page
    assert "drie" in page
    assert again.status_code == 302
    assert row_of(made, "child_signal", version=2).note == "drie"


def test_the_form_of_a_correction_holds_everything_that_stood_there(region: Region) -> None:
    made = family(INVOLVED)
    client = region.client("wijkteam")
    more = {"a.severity": "hoog", "a.to": "huisarts", "source": "told", "note": "gebeld"}
    first = recorded(client, made, "concern_shared", day="maart 2026", **more)

    page = client.get(f"/gezin/{made.id}/feit/{first.id}/verbeteren/").content.decode()
    sent = dict(re.findall(r'<option value="([^"]+)" selected>([^<]+)', page))

    assert set(sent) == {"concern_shared", "hoog", "huisarts"}
    assert 'value="03-2026"' in page
    assert 'value="told" checked' in page
    assert "gebeld</textarea>" in page


def test_another_organisation_cannot_correct_or_remove_a_fact(region: Region) -> None:
    made = family(INVOLVED)
    fact = recorded(region.client("wijkteam"), made)
    SharingRow(fact=fact, family_id=made.id, receiver="school", since=today()).save(using="owner")
    school = region.client("school")

    assert school.get(f"/gezin/{made.id}/feit/{fact.id}/verbeteren/").status_code == 404
    assert school.post(f"/gezin/{made.id}/feit/{fact.id}/verkeerd-gezin/", {"reason": "same_name"}).status_code == 404


def test_a_fact_in_the_wrong_family_leaves_every_view_and_its_findings_at_once(region: Region) -> None:
    made = family(INVOLVED)
    client = region.client("wijkteam")
    fact = recorded(client, made)
    SharingRow(fact=fact, family_id=made.id, receiver="school", since=today()).save(using="owner")

    unchosen = client.post(f"/gezin/{made.id}/feit/{fact.id}/verkeerd-gezin/", {})
    done = client.post(f"/gezin/{made.id}/feit/{fact.id}/verkeerd-gezin/", {"reason": "same_name"})

    assert unchosen.status_code == 422
    assert done.status_code == 302
    for each in ("wijkteam", "school"):
        assert region.client(each).get(f"/gezin/{made.id}/feit/{fact.id}/").status_code == 404
    assert not FindingRow.objects.using("owner").filter(family=made.id).exists()


def test_a_form_sent_again_after_its_fact_was_removed_adds_nothing(region: Region) -> None:
    made = family(INVOLVED)
    client, form = region.client("wijkteam"), typed(made, form_key=str(uuid4()))
    client.post(f"/gezin/{made.id}/vastleggen/", form)
    fact = row_of(made, "child_signal")
    client.post(f"/gezin/{made.id}/feit/{fact.id}/verkeerd-gezin/", {"reason": "same_name"})

    answer = client.post(f"/gezin/{made.id}/vastleggen/", form)

    assert answer.status_code in {302, 409}
    assert count(made) == 1


PAGES = (
    *("vastleggen/", "rijen/", "tekst/", "bevinding/", "bevinding/tekst/", "delen/", "delen/may/", "samenwerking/"),
    *("feit/{fact}/", "feit/{fact}/tekst/", "feit/{fact}/verbeteren/", "feit/{fact}/verkeerd-gezin/"),
)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_of_a_family_opens_for_who_has_nothing_to_do_with_it(region: Region, page: str) -> None:
    made = family(INVOLVED)
    added = earlier(made, "wijkteam", evaluate=False)
    address = f"/gezin/{made.id}/{page.format(fact=added)}"

    assert signed_in(region.other_team).get(address).status_code == 403
    assert region.client("ggz_volwassen").get(address).status_code == 403
    assert region.client("wijkteam", Role.PRIVACY_OFFICER).get(address).status_code == 403
    assert Client().get(address).status_code == 302


def test_who_signalled_only_takes_back_what_it_put_in_the_wrong_family(region: Region) -> None:
    made = family({"school": Extent.SIGNALLED})
    added = earlier(made, "school")

    done = region.client("school").post(f"/gezin/{made.id}/feit/{added}/verkeerd-gezin/", {"reason": "same_name"})

    assert done.status_code == 302
    assert region.client("school").get(f"/gezin/{made.id}/feit/{added}/").status_code == 404


def row_of(made: Made, kind: str, version: int = 0) -> FactRow:
    return row(FactRow.objects.using("owner").get(family=made.id, kind=kind, version=version).id)
