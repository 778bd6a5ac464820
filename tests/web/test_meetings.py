"""Meetings: whoever takes part gets what they record, on the own ground; nobody else does; agreements become work."""

import html
import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from playwright.sync_api import Browser

from tests.web.acting import count, recorded
from tests.web.live import WIDTHS, overflow, violations, window
from tests.web.region import OWNER, Made, Region, fact, family, today
from zicht.access.tie import Extent
from zicht.access.viewer import Role
from zicht.web.models import DisclosureRow, FactRow, FindingRow, SharingRow

THREE = ("wijkteam", "school", "ggz_volwassen")
INVOLVED = dict.fromkeys(THREE, Extent.INVOLVED)
LATER = f"{today() + timedelta(days=9):%d-%m-%Y}"
CALL = {
    "template": "zorgteam",
    "on": LATER,
    "at": "10 uur",
    "purpose": "Wie ziet wat aan Kas?",
    "criteria": ["zorg"],
    "ground.school": "convenant",
    "told": "yes",
}
MINUTES = {
    "present": ["wijkteam", "school"],
    "parties": "leerkracht, gezinswerker en moeder",
    "note": "Kas is stil op school en thuis.",
    "conclusion": "hulp",
    "action0": "spreekt Kas alleen",
    "owner0": "school",
    "due0": LATER,
    "dissent": "no",
    "told": "yes",
}


@pytest.fixture
def made(region: Region) -> Made:
    return family(INVOLVED, ("wijkteam", "school"))


def called(client: Client, made: Made, **more: object) -> FactRow:
    """A meeting that is planned now."""
    form = {"form_key": str(uuid4()), "about": [str(made.child)], **CALL, **more}
    answer = client.post(f"/gezin/{made.id}/overleg/nieuw/", form)
    assert answer.status_code == 302, answer.content.decode()
    return FactRow.objects.using(OWNER).get(form_key=str(form["form_key"]))


def written(client: Client, made: Made, meeting: FactRow, **more: object) -> FactRow:
    """The minutes of it."""
    form = {"form_key": str(uuid4()), **MINUTES, **more}
    answer = client.post(f"/gezin/{made.id}/overleg/{meeting.id}/verslag/", form)
    assert answer.status_code == 302, answer.content.decode()
    return FactRow.objects.using(OWNER).get(form_key=str(form["form_key"]))


def page(client: Client, made: Made, place: str = "") -> str:
    answer = client.get(f"/gezin/{made.id}/overleg/{place}")
    assert answer.status_code == 200, place
    return answer.content.decode()


def told(row: FactRow) -> set[str]:
    return set(SharingRow.objects.using(OWNER).filter(fact=row).values_list("receiver", flat=True))


def acted(client: Client, made: Made, meeting: FactRow, act: str, values: Mapping[str, str]) -> int:
    form = {"form_key": str(uuid4()), "act": act, **values}
    return client.post(f"/gezin/{made.id}/overleg/{meeting.id}/", form).status_code


def test_a_planned_meeting_stands_on_vandaag_of_whoever_takes_part_and_of_nobody_else(
    region: Region, made: Made
) -> None:
    meeting = called(region.client("wijkteam"), made)

    for organisation in ("wijkteam", "school"):
        assert f"/overleg/{meeting.id}/" in region.client(organisation).get("/").content.decode(), organisation
    assert f"/overleg/{meeting.id}/" not in region.client("ggz_volwassen").get("/").content.decode()


def test_a_held_meeting_leaves_vandaag_and_a_cancelled_one_says_until_its_day_that_it_is_off(
    region: Region, made: Made
) -> None:
    client = region.client("wijkteam")
    gone, held = called(client, made), called(client, made)
    acted(client, made, gone, "cancel", {"reason": "school is ziek"})
    written(client, made, held)

    said = region.client("school").get("/").content.decode()

    assert "gaat niet door" in said.partition(f"/overleg/{gone.id}/")[2].partition("</li>")[0]
    assert f"/overleg/{held.id}/" not in said
    assert "school is ziek" in page(region.client("school"), made, f"{gone.id}/")


def test_the_minutes_go_to_who_was_there_on_the_ground_of_each_and_the_account_of_it_stands(
    region: Region, made: Made
) -> None:
    client = region.client("wijkteam")
    meeting = called(client, made, **{"ground.ggz_volwassen": "vitaal_belang"})
    held = written(client, made, meeting, present=["school"], owner0="wijkteam")

    assert told(held) == {"school", "together"}
    given = DisclosureRow.objects.using(OWNER).filter(family=made.id)
    assert set(given.values_list("receiver", "ground")) == {("school", "convenant"), ("ggz_volwassen", "vitaal_belang")}
    assert "Kas is stil op school" in page(region.client("school"), made, f"{meeting.id}/")
    assert "Kas is stil op school" not in page(region.client("ggz_volwassen"), made, f"{meeting.id}/")
    accounts = FactRow.objects.using(OWNER).filter(family=made.id, kind="disclosure")
    assert {each.attributes["to"] for each in accounts} == {"school", "ggz_volwassen"}


def test_who_got_an_agreement_and_was_not_there_gets_that_agreement_alone(region: Region, made: Made) -> None:
    client = region.client("wijkteam")
    meeting = called(client, made, **{"ground.ggz_volwassen": "vitaal_belang"})
    held = written(client, made, meeting, owner0="ggz_volwassen")
    agreed = FactRow.objects.using(OWNER).get(family=made.id, kind="action_agreed")

    assert "ggz_volwassen" in told(agreed)
    assert "ggz_volwassen" not in told(held)
    assert agreed.attributes["re"] == str(held.id)


def test_an_agreement_is_work_of_its_owner_until_it_is_done(region: Region, made: Made) -> None:
    client, school = region.client("wijkteam"), region.client("school")
    written(client, made, called(client, made))
    work = FindingRow.objects.using(OWNER).filter(family=made.id, rule="action-done", view="school")
    agreed = FactRow.objects.using(OWNER).get(family=made.id, kind="action_agreed")

    assert [each.organisation for each in work.filter(closed_on=None)] == ["school"]
    recorded(school, made, "action_done", **{"a.re": str(agreed.id)})
    assert not work.filter(closed_on=None).exists()


def test_an_open_pattern_can_be_put_on_the_agenda_once_and_the_meeting_settles_it(region: Region, made: Made) -> None:
    for days in (20, 200):
        fact(made, "wijkteam", "domestic_violence", days_ago=days, shared_with=("together",))
    client = region.client("wijkteam")
    meeting = called(client, made)
    pattern = FindingRow.objects.using(OWNER).get(family=made.id, view="together", rule="repeated-violence")

    assert f'name="finding" value="{pattern.key}"' in page(client, made, f"{meeting.id}/")
    assert acted(client, made, meeting, "item", {"finding": pattern.key}) == 302
    assert acted(client, made, meeting, "item", {"finding": pattern.key}) == 422
    assert f'name="finding" value="{pattern.key}"' not in page(client, made, f"{meeting.id}/")
    assert "om samen te bekijken" in page(region.client("school"), made, f"{meeting.id}/")
    written(client, made, meeting)
    pattern.refresh_from_db(using=OWNER)
    assert pattern.closed_by == "fulfilled"


def test_a_closed_meeting_with_a_rhythm_proposes_the_next_and_plans_none_itself(region: Region, made: Made) -> None:
    client, school = region.client("wijkteam"), region.client("school")
    meeting = called(client, made, every="6", at="10 uur", place="school", **{"ground.ggz_volwassen": "vitaal_belang"})
    link = f"/gezin/{made.id}/overleg/nieuw/?template=zorgteam&amp;after={meeting.id}"
    open_page = page(client, made, f"{meeting.id}/")
    written(client, made, meeting)

    said = page(client, made, f"{meeting.id}/")
    form = client.get(html.unescape(link)).content.decode()

    assert "Komt elke 6 weken terug." in open_page
    assert link not in open_page
    assert f'href="{link}"' in said
    assert f'href="{link}"' in page(school, made, f"{meeting.id}/")
    assert f'value="{today() + timedelta(weeks=6):%d-%m-%Y}"' in form
    assert "Wie ziet wat aan Kas?" in form
    assert re.search(r'name="ground.school">.*?value="convenant" selected', form, re.DOTALL)
    assert 'name="criteria" value="zorg" checked' not in form, "why it comes back is said anew"
    assert count(made, kind="meeting_planned") == 1


def test_who_does_not_take_part_is_offered_no_next_meeting(region: Region, made: Made) -> None:
    client, other = region.client("wijkteam"), region.client("ggz_volwassen")
    meeting = called(client, made, every="6")
    written(client, made, meeting)

    form = page(other, made, f"nieuw/?template=zorgteam&after={meeting.id}")

    assert "Wie ziet wat aan Kas?" not in form
    assert other.get(f"/gezin/{made.id}/overleg/{meeting.id}/").status_code == 302


def test_the_next_meeting_that_was_planned_ends_the_proposal(region: Region, made: Made) -> None:
    client = region.client("wijkteam")
    meeting = called(client, made, every="6")
    written(client, made, meeting)

    called(client, made, every="6", on=f"{today() + timedelta(weeks=6):%d-%m-%Y}")

    assert "Plan de volgende keer" not in page(client, made, f"{meeting.id}/")


def test_what_not_all_who_work_together_were_at_does_not_go_to_the_collaboration(region: Region) -> None:
    made = family(INVOLVED, THREE)
    client = region.client("wijkteam")

    held = written(client, made, called(client, made))

    assert told(held) == {"school"}


def test_a_criterion_shows_what_is_recorded_about_it_and_a_person_ticks_it(region: Region, made: Made) -> None:
    fact(made, "wijkteam", "child_signal", days_ago=20)
    client = region.client("wijkteam")

    form = page(client, made, "nieuw/?template=zorgteam")
    refused = client.post(
        f"/gezin/{made.id}/overleg/nieuw/",
        {"form_key": str(uuid4()), "about": [str(made.child)], **CALL, "criteria": []},
    )

    assert f"{today() - timedelta(days=20):%-d}" in form
    assert "checked" not in form
    assert refused.status_code == 422
    assert "Kruis aan waarom dit gezin op de agenda komt." in refused.content.decode()
    assert "Wie ziet wat aan Kas?" in refused.content.decode()
    assert count(made, kind="meeting_planned") == 0


def test_a_ground_that_needs_consent_is_refused_until_the_consent_stands(region: Region, made: Made) -> None:
    client = region.client("wijkteam")
    form = {"form_key": str(uuid4()), "about": [str(made.child)], **CALL, "ground.school": "toestemming"}

    before = client.post(f"/gezin/{made.id}/overleg/nieuw/", form)
    consent = {"kind": "consent_given", "about": [str(made.mother)], "day": "vandaag", "a.to": "school"}
    client.post(f"/gezin/{made.id}/vastleggen/", {"form_key": str(uuid4()), **consent})
    after = client.post(f"/gezin/{made.id}/overleg/nieuw/", form)

    assert before.status_code == 422
    assert "Nog niet iedereen gaf toestemming." in before.content.decode()
    assert after.status_code == 302


def test_who_was_not_asked_adds_nothing_to_a_meeting_and_writes_no_minutes(region: Region, made: Made) -> None:
    meeting = called(region.client("wijkteam"), made)
    other = region.client("ggz_volwassen")
    before = count(made)

    assert acted(other, made, meeting, "item", {"item": "iets"}) == 302, "for them there is no such meeting"
    minutes = {"form_key": str(uuid4()), **MINUTES}
    assert other.post(f"/gezin/{made.id}/overleg/{meeting.id}/verslag/", minutes).status_code == 302
    assert count(made) == before


def test_who_takes_part_may_put_something_on_the_agenda_and_all_who_take_part_see_it(
    region: Region, made: Made
) -> None:
    meeting = called(region.client("wijkteam"), made, **{"ground.ggz_volwassen": "vitaal_belang"})

    assert acted(region.client("school"), made, meeting, "item", {"item": "Het schoolverzuim"}) == 302

    for organisation in THREE:
        assert "Het schoolverzuim" in page(region.client(organisation), made, f"{meeting.id}/"), organisation


def test_the_steps_of_prosecution_and_care_are_followed_with_the_day_of_each(region: Region, made: Made) -> None:
    client = region.client("wijkteam")
    meeting = called(client, made, template="straf_zorg", criteria=["geweld"])

    assert acted(client, made, meeting, "step", {"step": "koers"}) == 302
    assert acted(client, made, meeting, "step", {"step": "negende"}) == 422

    said = page(client, made, f"{meeting.id}/")
    assert "<strong>Koers bepalen</strong>" in said
    assert "<strong>Signaal</strong>" not in said
    assert "Volgens afspraak legt" in said


def test_the_first_talk_with_the_family_together_is_a_meeting_of_both_parties_and_the_family(region: Region) -> None:
    both = family(dict.fromkeys(("wijkteam", "veilig_thuis"), Extent.INVOLVED))
    client = region.client("veilig_thuis", Role.SAFE_HOME_WORKER)
    given = {"template": "startgesprek", "criteria": [], "ground.wijkteam": "taak_veilig_thuis", "ground.school": ""}

    form = page(client, both, "nieuw/?template=startgesprek")
    meeting = called(client, both, **given)
    held = written(client, both, meeting, present=["wijkteam"], owner0="wijkteam", parties="moeder, Kas, beide teams")

    assert "Ouders, en kinderen vanaf 12 jaar, zitten er in de regel zelf bij." in form
    assert told(held) == {"wijkteam"}
    assert "moeder, Kas, beide teams" in page(region.client("wijkteam"), both, f"{meeting.id}/")


def test_whoever_wrote_the_minutes_may_report_on_behalf_of_the_meeting_with_who_took_part(
    region: Region, made: Made
) -> None:
    client = region.client("wijkteam")
    meeting = called(client, made)
    held = written(client, made, meeting)

    (link,) = re.findall(r'href="([^"]+/melden/[^"]+)"', page(client, made, f"{meeting.id}/"))
    form = client.get(html.unescape(link)).content.decode()

    assert f'value="{MINUTES["parties"]}"' in form
    assert re.search(rf'name="facts" value="{held.id}" checked', form)
    assert re.search(rf'name="about" value="{made.child}" checked', form)
    assert "/melden/?" not in page(region.client("school"), made, f"{meeting.id}/")


def test_minutes_that_are_sent_twice_are_one_meeting_and_one_of_each_agreement(region: Region, made: Made) -> None:
    client = region.client("wijkteam")
    meeting, form = called(client, made), {"form_key": str(uuid4()), **MINUTES}

    for _ in range(2):
        assert client.post(f"/gezin/{made.id}/overleg/{meeting.id}/verslag/", form).status_code == 302

    assert count(made, kind="meeting_held") == 1
    assert count(made, kind="action_agreed") == 1


def test_minutes_with_a_problem_record_nothing_and_keep_each_answer(region: Region, made: Made) -> None:
    client = region.client("wijkteam")
    meeting = called(client, made)
    form = {"form_key": str(uuid4()), **MINUTES, "due0": "", "dissent": ""}

    answer = client.post(f"/gezin/{made.id}/overleg/{meeting.id}/verslag/", form)
    said = answer.content.decode()

    assert answer.status_code == 422
    assert "Spreek een datum af" in said
    assert "spreekt Kas alleen" in said
    assert 'href="#f-due0"' in said
    assert 'id="f-due0"' in said
    assert count(made, kind="meeting_held") == 0


@pytest.mark.parametrize("role", [Role.POLICY_OFFICER, Role.ADMINISTRATOR])
def test_who_does_not_work_with_families_opens_no_meeting(role: Role, region: Region, made: Made) -> None:
    meeting = called(region.client("wijkteam"), made)

    for place in ("", "nieuw/", f"{meeting.id}/", f"{meeting.id}/verslag/"):
        assert region.client("wijkteam", role).get(f"/gezin/{made.id}/overleg/{place}").status_code == 403


@pytest.mark.parametrize("place", ["list", "new", "meeting", "minutes", "held"])
def test_meetings_read_well_for_everybody_wide_and_narrow(
    place: str, region: Region, made: Made, live_server_url: str, browser: Browser, tmp_path: Path
) -> None:
    for days in (20, 200):
        fact(made, "wijkteam", "domestic_violence", days_ago=days, shared_with=("together",))
    client = region.client("wijkteam")
    meeting = called(client, made, template="straf_zorg", criteria=["geweld"], every="6")
    acted(client, made, meeting, "item", {"item": "Het schoolverzuim"})
    if place in {"held", "list"}:
        written(client, made, called(client, made))
        written(client, made, meeting, dissent="yes", other_view="school: te snel") if place == "held" else None
    addresses = {"list": "", "new": "nieuw/?template=straf_zorg", "minutes": f"{meeting.id}/verslag/"}

    for width in WIDTHS:
        with window(browser, live_server_url, region.account("wijkteam"), width) as shown:
            shown.goto(f"/gezin/{made.id}/overleg/{addresses.get(place, f'{meeting.id}/')}")
            shown.screenshot(path=tmp_path / f"{place}-{width}.png", full_page=True)
            assert violations(shown) == []
            assert overflow(shown) <= 0
