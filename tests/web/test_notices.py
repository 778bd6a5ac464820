"""People are told that something waits for them: nothing about what, nobody too many, and never twice."""

import re
import socketserver
from collections.abc import Callable, Iterator
from datetime import timedelta
from threading import Thread
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, transaction

from tests.web.asking import asking
from tests.web.commands import command
from tests.web.region import OWNER, Made, Region, fact, family, signed_in, today
from zicht.access.tie import Extent
from zicht.access.viewer import Role
from zicht.web.context import acting_as, clock
from zicht.web.models import Account, Cover, Notice
from zicht.web.storage.notifying import QUIET, SURE, doubtful, send_waiting

SCHOOL, TEAM = "school", "wijkteam"


def asked() -> tuple[Made, UUID]:
    """School asks the team something about a family."""
    made = family({SCHOOL: Extent.INVOLVED})
    return made, asking(made, [fact(made, SCHOOL, note="Kas slaapt in de klas")], SCHOOL, TEAM)


def told(made: Made) -> set[int]:
    """The accounts that have something unseen in the matter of a family."""
    rows = Notice.objects.using(OWNER).filter(family=made.id, seen_at=None)
    return set(rows.values_list("account", flat=True))


def test_the_team_that_is_asked_is_told_and_nobody_else(region: Region) -> None:
    made, _ = asked()

    caseworkers = {Role.PROFESSIONAL, Role.ATTENTION_OFFICER, Role.DIRECTOR, Role.TEAM_LEAD, Role.SAFE_HOME_WORKER}
    assert told(made) == {region.account(TEAM, each).pk for each in caseworkers}


def test_who_covers_for_the_team_is_told_too(region: Region) -> None:
    cover = Cover.objects.using(OWNER).create(account=region.other_team, team_id=f"{TEAM}-team", since=today())
    made, _ = asked()
    cover.delete(using=OWNER)

    assert region.other_team.pk in told(made)


def test_a_badge_stands_on_each_page_until_today_was_looked_at(region: Region) -> None:
    account = region.account(TEAM, Role.ATTENTION_OFFICER)
    Notice.objects.using(OWNER).filter(account=account).update(seen_at=clock())
    made, _ = asked()
    client = signed_in(account)

    before = client.get("/zoeken/").content.decode()
    client.get("/")
    after = client.get("/zoeken/").content.decode()

    assert re.search(r'data-count="unseen">1<', before)
    assert "data-count" not in after
    assert account.pk not in told(made)


def test_each_side_hears_what_the_other_says_and_how_it_ends(region: Region) -> None:
    made, number = asked()
    asker = region.account(SCHOOL).pk
    assert asker not in told(made)

    client = region.client(TEAM)
    form = {"form_key": str(uuid4()), "act": "received"}
    assert client.post(f"/gezin/{made.id}/gevraagd/{number}/", form).status_code == 302

    assert asker in told(made)
    Notice.objects.using(OWNER).filter(family=made.id).update(seen_at=clock())
    refused = {"form_key": str(uuid4()), "act": "refused", "reason": "Wij werken niet in deze wijk"}
    assert client.post(f"/gezin/{made.id}/gevraagd/{number}/", refused).status_code == 302
    assert told(made) == {asker}


def test_the_application_makes_no_notice_itself_and_reads_only_the_own(region: Region) -> None:
    made, _ = asked()

    with acting_as(region.account(TEAM)):
        assert set(Notice.objects.values_list("account", flat=True)) == {region.account(TEAM).pk}
    with pytest.raises(ProgrammingError), acting_as(region.account(SCHOOL)), transaction.atomic():
        Notice(account=region.account(TEAM), family_id=made.id, matter=uuid4(), made_at=clock()).save(using="default")
    with pytest.raises(ProgrammingError), acting_as(region.account(TEAM)), transaction.atomic():
        Notice.objects.filter(account=region.account(TEAM)).update(claimed_at=clock())


class Post(socketserver.StreamRequestHandler):
    """A mail server that keeps what it gets, and knows no more than it needs."""

    def handle(self) -> None:
        self.answer("220 post")
        while line := self.rfile.readline().decode().strip():
            word = line.partition(" ")[0].upper()
            if word == "DATA":
                self.answer("354 go on")
                assert isinstance(self.server, Office)
                self.server.kept.append(self.letter())
            self.answer("221 bye" if word == "QUIT" else "250 ok")

    def answer(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())

    def letter(self) -> str:
        lines = iter(lambda: self.rfile.readline().decode().rstrip("\r\n"), ".")
        return "\n".join(lines)


class Office(socketserver.ThreadingTCPServer):
    """Where mails lie."""

    daemon_threads = True

    def __init__(self, *arguments: Any) -> None:
        self.kept: list[str] = []
        super().__init__(*arguments)


@pytest.fixture
def post() -> Iterator[tuple[str, list[str]]]:
    """The address of a mail server, and the mails that it got."""
    with Office(("127.0.0.1", 0), Post) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"smtp://127.0.0.1:{server.server_address[1]}", server.kept
        server.shutdown()


@pytest.fixture
def nothing_waits(region: Region) -> None:
    Notice.objects.using(OWNER).all().delete()


def test_a_mail_says_that_something_waits_and_nothing_else_and_goes_once(
    region: Region, nothing_waits: None, post: tuple[str, list[str]]
) -> None:
    address, kept = post
    made, _ = asked()
    asked()

    first = command("manage", "sendnotices", ZICHT_MAIL_URL=address)
    again = command("manage", "sendnotices", ZICHT_MAIL_URL=address)

    assert f"{len(told(made))} mails sent" in first.out, first.err
    assert "0 mails sent" in again.out
    assert sorted(receivers(kept)) == sorted(Account.objects.using(OWNER).get(pk=each).email for each in told(made))
    for mail in kept:
        assert "Vandaag" in mail
        assert "http" not in mail
        for secret in ("Kas", "Mina", "slaapt", str(made.id), "school", "Organisatie"):
            assert secret not in mail.partition("\n\n")[2]


def receivers(mails: list[str]) -> list[str]:
    return [found[1] for each in mails if (found := re.search(r"^To: (.*)$", each, re.MULTILINE))]


def test_without_a_mail_server_nothing_is_claimed_and_it_goes_later(
    region: Region, nothing_waits: None, post: tuple[str, list[str]]
) -> None:
    made, _ = asked()

    nobody = command("manage", "sendnotices", ZICHT_MAIL_URL="smtp://127.0.0.1:1")
    unset = command("manage", "sendnotices", ZICHT_MAIL_URL="")

    assert nobody.code != 0
    assert "ZICHT_MAIL_URL" in unset.err
    assert not Notice.objects.using(OWNER).filter(family=made.id).exclude(claimed_at=None).exists()
    assert f"{len(told(made))} mails sent" in command("manage", "sendnotices", ZICHT_MAIL_URL=post[0]).out


def kept_in(went: list[str]) -> Callable[[str], bool]:
    def keep(address: str) -> bool:
        went.append(address)
        return True

    return keep


def test_a_sender_that_dies_between_claiming_and_knowing_sends_the_rest_after_it_starts_again_and_none_twice(
    region: Region, nothing_waits: None
) -> None:
    made, _ = asked()
    accounts = len(told(made))
    went: list[str] = []

    class DiedError(Exception):
        pass

    def dying(address: str) -> bool:
        went.append(address)
        if len(went) == 2:
            raise DiedError
        return True

    with pytest.raises(DiedError):
        send_waiting(dying, clock())
    send_waiting(kept_in(went), clock())

    assert len(went) == len(set(went)) == accounts
    assert doubtful(clock()) == 0
    assert doubtful(clock() + SURE) == 1


def test_one_mail_an_hour_is_enough_and_who_saw_it_gets_none(region: Region, nothing_waits: None) -> None:
    asked()
    seen = region.account(TEAM)
    signed_in(seen).get("/")
    went: list[str] = []
    keep = kept_in(went)

    send_waiting(keep, clock())
    first = len(went)
    asked()
    send_waiting(keep, clock() + QUIET / 2)
    assert went[first:] == [seen.email]
    send_waiting(keep, clock() + QUIET + timedelta(minutes=1))
    assert len(went) == 2 * first + 1
