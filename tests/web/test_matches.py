"""A match in the referral index is open work of both sides until it is recorded what came of it (R010)."""

import re
from datetime import timedelta
from uuid import uuid4

from django.test import Client

from tests.web.acting import recorded
from tests.web.adding import child_born
from tests.web.region import OWNER, Made, Region, family, today
from tests.web.test_find import told, two_families_with_one_child
from tests.web.test_view import counted, said
from zicht.access.tie import Extent
from zicht.web.models import IndexSignal, PersonRow

LINE = r'<li class="line">.*?</li>'


def line(client: Client, made: Made) -> str:
    """What Vandaag says of the referral index about a family; empty: nothing."""
    page = said(client, "/")
    return next((each for each in re.findall(LINE, page, re.DOTALL) if f"/gezin/{made.id}/verwijsindex/" in each), "")


def test_a_match_is_open_work_of_both_with_a_term_until_it_is_recorded_what_was_agreed(region: Region) -> None:
    ours, theirs = two_families_with_one_child(region)
    wijkteam, school = region.client("wijkteam"), region.client("school")

    told(wijkteam, ours)
    assert line(wijkteam, ours) == ""
    told(school, theirs)

    assert "Organisatie school gaf ook een signaal" in line(wijkteam, ours)
    assert "Organisatie wijkteam gaf ook een signaal" in line(school, theirs)
    assert f"termijn loopt tot {(today() + timedelta(days=7)).day} " in line(wijkteam, ours)
    assert "Organisatie school gaf ook een signaal" in said(wijkteam, f"/gezin/{ours.id}/")

    recorded(wijkteam, ours, "index_match_handled")
    assert line(wijkteam, ours) == ""
    assert "nog open" not in wijkteam.get(f"/gezin/{ours.id}/verwijsindex/").content.decode()
    assert line(school, theirs) != "", "each side records what it agreed"


def test_what_is_open_of_the_index_counts_as_open_on_both_pages(region: Region) -> None:
    ours, theirs = two_families_with_one_child(region)
    told(region.client("school"), theirs)
    before = counted(said(region.client("wijkteam"), "/"))
    told(region.client("wijkteam"), ours)

    assert counted(said(region.client("wijkteam"), "/")) == before + 1
    assert 'data-count="1"' in said(region.client("wijkteam"), f"/gezin/{ours.id}/")


def test_another_organisation_that_tells_later_opens_the_work_again(region: Region) -> None:
    ours, theirs = two_families_with_one_child(region)
    wijkteam = region.client("wijkteam")
    told(wijkteam, ours)
    told(region.client("school"), theirs)
    IndexSignal.objects.using(OWNER).filter(family__in=[ours.id, theirs.id]).update(since=today() - timedelta(days=9))
    assert "termijn liep tot" in line(wijkteam, ours)
    recorded(wijkteam, ours, "index_match_handled", day="gisteren")
    assert line(wijkteam, ours) == ""

    child = PersonRow.objects.using(OWNER).get(pk=ours.child)
    third = family({"veilig_thuis": Extent.INVOLVED})
    assert child.born_first
    child_born(region.client("veilig_thuis"), third, child.name, child.born_first.strftime("%d-%m-%Y"))
    told(region.client("veilig_thuis"), third)

    assert "Organisatie veilig_thuis gaf ook een signaal" in line(wijkteam, ours)
    assert "Organisatie school" not in line(wijkteam, ours)


def test_a_record_that_was_corrected_to_something_else_does_not_settle_a_match(region: Region) -> None:
    ours, theirs = two_families_with_one_child(region)
    wijkteam = region.client("wijkteam")
    told(wijkteam, ours)
    told(region.client("school"), theirs)
    fact = recorded(wijkteam, ours, "index_match_handled")
    form = {"form_key": str(uuid4()), "corrects": str(fact.id), "kind": "meeting_held", "about": [str(ours.child)]}

    answer = wijkteam.post(f"/gezin/{ours.id}/feit/{fact.id}/verbeteren/", form | {"day": "vandaag"})

    assert answer.status_code == 302
    assert line(wijkteam, ours) != ""


def test_a_match_goes_when_a_signal_is_withdrawn_and_is_seen_by_no_other_team(region: Region) -> None:
    ours, theirs = two_families_with_one_child(region)
    told(region.client("wijkteam"), ours)
    told(region.client("school"), theirs)
    other = Client()
    other.force_login(region.other_team)

    assert line(other, ours) == ""
    region.client("school").post(f"/gezin/{theirs.id}/verwijsindex/", {"act": "withdraw"})
    assert line(region.client("wijkteam"), ours) == ""
