"""Who takes part is told when a meeting is planned, moved or cancelled: nothing about what, nobody else, once each."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.web.region import OWNER, Made, Region, fact, family, signed_in, today
from tests.web.test_meetings import CALL, INVOLVED, MINUTES, acted, called, page
from zicht.access.viewer import Role
from zicht.web.context import clock
from zicht.web.models import Account, FactRow, Notice
from zicht.web.storage.notifying import send_waiting

CALLER, SCHOOL, OTHER = "wijkteam", "school", "ggz_volwassen"
MOVED = {"moved_to": f"{today() + timedelta(days=12):%d-%m-%Y}", "at": "14 uur", "place": "school"}


@pytest.fixture
def made(region: Region) -> Made:
    return family(INVOLVED, ("wijkteam", "school"))


def told(made: Made) -> set[str]:
    """The organisations in which somebody has something unseen in the matter of a family."""
    rows = Notice.objects.using(OWNER).filter(family=made.id, seen_at=None)
    return set(rows.values_list("account__organisation", flat=True))


def seen(made: Made) -> None:
    Notice.objects.using(OWNER).filter(family=made.id).update(seen_at=clock())


def test_who_is_asked_to_take_part_is_told_and_nobody_who_is_not(region: Region, made: Made) -> None:
    meeting = called(region.client(CALLER), made)

    assert told(made) == {SCHOOL}
    assert {each.matter for each in Notice.objects.using(OWNER).filter(family=made.id)} == {meeting.id}


def test_only_the_team_that_works_with_the_family_is_told(region: Region, made: Made) -> None:
    called(region.client(SCHOOL), made, **{"ground.school": "", "ground.wijkteam": "convenant"})

    accounts = set(Notice.objects.using(OWNER).filter(family=made.id).values_list("account", flat=True))

    assert region.account(CALLER).pk in accounts
    assert region.other_team.pk not in accounts
    assert region.account(CALLER, Role.POLICY_OFFICER).pk not in accounts


def test_who_takes_part_is_told_that_it_was_moved_and_reads_from_which_day_on_vandaag(
    region: Region, made: Made
) -> None:
    meeting = called(region.client(CALLER), made)
    seen(made)

    assert acted(region.client(CALLER), made, meeting, "move", MOVED) == 302

    assert told(made) == {SCHOOL}
    said = region.client(SCHOOL).get("/").content.decode()
    newest = FactRow.objects.using(OWNER).get(root=meeting.id, version=1)
    assert "verzet, was" in said.partition(f"/overleg/{newest.id}/")[2].partition("</li>")[0]
    assert "14 uur" in page(region.client(SCHOOL), made, f"{meeting.id}/"), "the earlier address leads to it still"
    assert str(newest.id) not in region.client(OTHER).get("/").content.decode()


def test_what_else_is_corrected_in_a_meeting_tells_nobody(region: Region, made: Made) -> None:
    meeting = called(region.client(CALLER), made)
    seen(made)
    form = {"kind": "meeting_planned", "about": [str(made.child)], "day": "vandaag", "corrects": str(meeting.id)}
    form |= {f"a.{code}": str(value) for code, value in meeting.attributes.items() if code != "told_family"}
    form |= {"a.planned_for": CALL["on"], "a.purpose": "Wat ziet ieder aan Kas?", "form_key": str(uuid4())}

    answer = region.client(CALLER).post(f"/gezin/{made.id}/feit/{meeting.id}/verbeteren/", form)

    assert answer.status_code == 302, answer.content.decode()
    assert FactRow.objects.using(OWNER).filter(root=meeting.id).count() == 2
    assert told(made) == set()


def test_all_who_take_part_are_told_that_it_is_off_also_who_called_it(region: Region, made: Made) -> None:
    meeting = called(region.client(CALLER), made, **{"ground.ggz_volwassen": "vitaal_belang"})
    seen(made)

    assert acted(region.client(SCHOOL), made, meeting, "cancel", {"reason": "iedereen ziek"}) == 302

    assert told(made) == {CALLER, OTHER}


def test_a_colleague_who_moves_it_tells_whoever_called_it(region: Region, made: Made) -> None:
    meeting = called(region.client(CALLER), made)
    seen(made)
    colleague = signed_in(region.account(CALLER, Role.ATTENTION_OFFICER))

    assert acted(colleague, made, meeting, "move", MOVED) == 302

    unseen = Notice.objects.using(OWNER).filter(family=made.id, seen_at=None)
    assert region.account(CALLER).pk in set(unseen.values_list("account", flat=True))


def test_a_form_that_is_sent_twice_tells_once_and_its_mail_goes_once_and_says_nothing(
    region: Region, made: Made
) -> None:
    Notice.objects.using(OWNER).all().delete()
    form = {"form_key": str(uuid4()), "about": [str(made.child)], **CALL}
    for _ in range(2):
        region.client(CALLER).post(f"/gezin/{made.id}/overleg/nieuw/", form)
    rows = Notice.objects.using(OWNER).filter(family=made.id)
    accounts = list(rows.values_list("account", flat=True))
    sent: list[str] = []

    def send(address: str) -> bool:
        sent.append(address)
        return True

    send_waiting(send, clock())
    send_waiting(send, clock() + timedelta(days=1))

    assert len(accounts) == len(set(accounts)) > 0
    assert sorted(sent) == sorted(Account.objects.using(OWNER).filter(pk__in=accounts).values_list("email", flat=True))


def test_what_was_refused_tells_nobody(region: Region, made: Made) -> None:
    form = {"form_key": str(uuid4()), "about": [str(made.child)], **CALL, "on": "gisteren"}

    assert region.client(CALLER).post(f"/gezin/{made.id}/overleg/nieuw/", form).status_code == 422

    assert told(made) == set()


def test_only_who_called_a_meeting_moves_it_and_to_another_day_to_come(region: Region, made: Made) -> None:
    meeting = called(region.client(CALLER), made)
    same = {"moved_to": str(CALL["on"]), "at": str(CALL["at"]), "place": ""}

    assert acted(region.client(SCHOOL), made, meeting, "move", MOVED) == 422
    assert acted(region.client(OTHER), made, meeting, "move", MOVED) == 302, "for them there is no such meeting"
    assert acted(region.client(CALLER), made, meeting, "move", MOVED | {"moved_to": "gisteren"}) == 422
    assert acted(region.client(CALLER), made, meeting, "move", same) == 422
    assert FactRow.objects.using(OWNER).filter(family=made.id, kind="meeting_planned").count() == 1
    assert "Verzetten doet" in page(region.client(SCHOOL), made, f"{meeting.id}/")


def test_a_moved_meeting_keeps_its_agenda_its_parties_and_its_minutes(region: Region, made: Made) -> None:
    client = region.client(CALLER)
    meeting = called(client, made)
    acted(client, made, meeting, "item", {"item": "Het schoolverzuim"})

    acted(client, made, meeting, "move", MOVED)
    newest = FactRow.objects.using(OWNER).get(root=meeting.id, version=1)
    minutes = {"form_key": str(uuid4()), **MINUTES}
    answer = client.post(f"/gezin/{made.id}/overleg/{newest.id}/verslag/", minutes)

    assert answer.status_code == 302
    said = page(region.client(SCHOOL), made, f"{newest.id}/")
    assert "Het schoolverzuim" in said
    assert "Kas is stil op school" in said
    assert str(newest.id) not in region.client(SCHOOL).get("/").content.decode()


def test_a_meeting_that_was_shared_later_with_who_does_not_take_part_tells_nobody(region: Region, made: Made) -> None:
    fact(made, CALLER, "meeting_cancelled", attributes={"re": str(uuid4())}, shared_with=(OTHER,))

    assert told(made) == set()
