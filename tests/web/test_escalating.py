"""A step of a handover that passed its term is said once to who does it, and later once to the leads of both sides."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction
from playwright.sync_api import Browser

from tests.web.asking import asking
from tests.web.commands import command
from tests.web.handing import answered, offered, stepped, taken
from tests.web.live import WIDTHS, overflow, violations, window
from tests.web.region import OWNER, Made, Region, fact, family, signed_in
from zicht.access.tie import Extent
from zicht.access.viewer import Role
from zicht.explanation.wording import written
from zicht.facts.fact import Precision
from zicht.web.context import acting_as, clock
from zicht.web.models import Account, Asking, Cover, HandoverEscalation, InvolvementRow, Notice
from zicht.web.storage.escalating import escalate
from zicht.web.storage.handovers import standing_offers

SENDER, RECEIVER = "wijkteam", "school"
LEADS = (Role.ATTENTION_OFFICER, Role.TEAM_LEAD)


@pytest.fixture
def made(region: Region) -> Made:
    """A family in which the local team keeps sight and offers it to the school."""
    here = family({SENDER: Extent.INVOLVED})
    assert taken(region.client(SENDER), here) == 302
    offered(region.client(SENDER), here, f"{RECEIVER}-team")
    Notice.objects.using(OWNER).all().delete()
    return here


def at(days: int) -> datetime:
    return clock() + timedelta(days=days)


def told(made: Made) -> set[int]:
    """The accounts that have something unseen in the matter of a family."""
    return set(Notice.objects.using(OWNER).filter(family=made.id, seen_at=None).values_list("account", flat=True))


def levels(made: Made) -> list[str]:
    rows = HandoverEscalation.objects.using(OWNER).filter(family=made.id).order_by("made_at", "-level")
    return list(rows.values_list("level", flat=True))


@pytest.fixture
def long_ago(region: Region) -> Made:
    """A family that was offered so long ago that the leads have it too."""
    here = family({SENDER: Extent.INVOLVED})
    said: dict[str, object] = {"to": RECEIVER, "expectations": "zien hoe het gaat", "watch": "slaap"}
    asking(here, [fact(here, SENDER, "handover_offered", days_ago=22, attributes=said)], SENDER, RECEIVER)
    Notice.objects.using(OWNER).all().delete()
    return here


def test_while_its_term_runs_nobody_is_told(made: Made) -> None:
    escalate(at(14))

    assert levels(made) == []
    assert told(made) == set()


def test_after_the_term_who_must_act_is_reminded_with_who_stands_in_and_nobody_else(region: Region, made: Made) -> None:
    cover = Cover.objects.using(OWNER).create(
        account=region.account("ggz_volwassen"), team_id=f"{RECEIVER}-team", since=clock().date()
    )

    escalate(at(15))
    cover.delete(using=OWNER)

    assert levels(made) == ["reminded"]
    organisations = set(Account.objects.using(OWNER).filter(pk__in=told(made)).values_list("organisation", flat=True))
    assert organisations <= {RECEIVER, "ggz_volwassen"}
    assert region.account(RECEIVER).pk in told(made)
    assert region.account(SENDER).pk not in told(made)


def test_a_term_later_it_goes_to_the_leads_of_both_and_not_to_a_colleague_of_another_team(
    region: Region, made: Made
) -> None:
    escalate(at(15))
    Notice.objects.using(OWNER).all().delete()

    escalate(at(21))
    assert told(made) == set()
    escalate(at(22))

    assert levels(made) == ["reminded", "escalated"]
    assert told(made) == {region.account(each, role).pk for each in (SENDER, RECEIVER) for role in LEADS}
    assert region.other_team.pk not in told(made)


def test_a_step_is_said_once_also_when_the_command_runs_again_or_was_stopped(made: Made) -> None:
    first = escalate(at(22))
    Notice.objects.using(OWNER).all().delete()  # all of it was seen

    again = escalate(at(23))

    assert (first, again) == (2, 0)
    assert told(made) == set()


def test_a_command_that_dies_between_two_levels_says_the_rest_later_and_nothing_twice(made: Made) -> None:
    escalate(at(15))
    kept = HandoverEscalation.objects.using(OWNER).get(family=made.id)
    twin = HandoverEscalation(
        family_id=made.id, asking=kept.asking, step=kept.step, organisation=kept.organisation, level=kept.level,
        due_on=kept.due_on, made_at=at(15),
    )  # fmt: skip
    before = Notice.objects.using(OWNER).filter(family=made.id).count()

    HandoverEscalation.objects.using(OWNER).bulk_create([twin], ignore_conflicts=True)

    assert levels(made) == ["reminded"]
    assert Notice.objects.using(OWNER).filter(family=made.id).count() == before


def test_a_step_that_was_taken_is_said_no_more_and_the_next_has_a_term_of_its_own(region: Region, made: Made) -> None:
    row = Asking.objects.using(OWNER).get(family=made.id)
    escalate(at(15))
    assert answered(region.client(RECEIVER), made, row, "accepted") == 302

    escalate(at(22))
    assert levels(made) == ["reminded"]
    escalate(at(29))

    steps = HandoverEscalation.objects.using(OWNER).filter(family=made.id).values_list("step", "level")
    assert set(steps) == {("handover_accepted", "reminded"), ("help_started", "reminded")}
    assert stepped(region.client(RECEIVER), made, row, "start") == 302
    assert stepped(region.client(RECEIVER), made, row, "refuse", reason="te vol") == 302
    assert escalate(at(200)) == 0


def test_the_command_tells_it_without_a_mail_server_too_and_names_nobody(long_ago: Made) -> None:
    first = command("manage", "sendnotices", ZICHT_MAIL_URL="")
    again = command("manage", "sendnotices", ZICHT_MAIL_URL="")

    assert "passed a term" in first.out
    assert "passed a term" not in again.out
    assert set(levels(long_ago)) == {"reminded", "escalated"}
    assert "Voorbeeld" not in first.out


def test_it_stands_on_vandaag_of_the_leads_since_when_and_what_is_expected(region: Region, long_ago: Made) -> None:
    for organisation in (SENDER, RECEIVER):
        for role in LEADS:
            page = signed_in(region.account(organisation, role)).get("/").content.decode()
            assert f"/gezin/{long_ago.id}/" in page
            assert "ook bij de teamleiders en aandachtsfunctionarissen" in page
            assert "bel elkaar" in page
    other = signed_in(region.other_team).get("/").content.decode()
    assert str(long_ago.id) not in other


def test_before_that_vandaag_says_only_that_the_term_passed(region: Region) -> None:
    here = family({SENDER: Extent.INVOLVED})
    said: dict[str, object] = {"to": RECEIVER, "expectations": "zien hoe het gaat"}
    asking(here, [fact(here, SENDER, "handover_offered", days_ago=16, attributes=said)], SENDER, RECEIVER)

    page = region.client(SENDER).get("/").content.decode()

    line = next(each for each in page.split("<li") if f"/gezin/{here.id}/overdracht/" in each)
    assert "termijn liep tot" in line
    assert "teamleiders" not in line


def test_who_may_see_the_handover_sees_when_it_was_said_again_and_to_whom_and_no_other(
    region: Region, made: Made
) -> None:
    row = Asking.objects.using(OWNER).get(family=made.id)
    before = region.client(SENDER).get(f"/gezin/{made.id}/overdracht/{row.asks}/").content.decode()

    escalate(at(15))
    escalate(at(22))

    page = region.client(SENDER).get(f"/gezin/{made.id}/overdracht/{row.asks}/").content.decode()
    asked = region.client(RECEIVER).get(f"/gezin/{made.id}/gevraagd/{row.id}/overdracht/").content.decode()
    assert "opnieuw gezegd" not in before
    for text in (page, asked):
        assert f"Op {said_on(15)} opnieuw gezegd aan Organisatie {RECEIVER}" in text
        assert f"Op {said_on(22)} gezegd aan de teamleiders en aandachtsfunctionarissen van beide" in text
    InvolvementRow(
        family_id=made.id, organisation_id="veilig_thuis", extent="involved", ground="taak", since=clock().date()
    ).save(using=OWNER)
    for account in (region.account("veilig_thuis"), region.other_team, region.account(SENDER, Role.PRIVACY_OFFICER)):
        with acting_as(account):
            assert not HandoverEscalation.objects.filter(family=made.id).exists()


def test_a_step_that_was_taken_late_goes_on_telling_that_it_was_said_again(region: Region, made: Made) -> None:
    row = Asking.objects.using(OWNER).get(family=made.id)
    escalate(at(15))
    assert answered(region.client(RECEIVER), made, row, "accepted") == 302

    page = region.client(SENDER).get(f"/gezin/{made.id}/overdracht/{row.asks}/").content.decode()

    step = next(each for each in page.split("<li") if "Aanvaard, punt voor punt" in each)
    assert f"Op {said_on(15)} opnieuw gezegd" in step


def said_on(days: int) -> str:
    return written(at(days).date(), Precision.DAY, "nl")


def test_of_a_handover_that_was_withdrawn_it_tells_who_was_asked_nothing_more(region: Region, made: Made) -> None:
    row = Asking.objects.using(OWNER).get(family=made.id)
    escalate(at(15))

    assert stepped(region.client(SENDER), made, row, "withdraw", reason="toch niet nodig") == 302

    with acting_as(region.account(RECEIVER)):
        assert Asking.objects.filter(pk=row.pk).exists()
        assert not HandoverEscalation.objects.filter(family=made.id).exists()


def test_the_application_writes_none_of_it(region: Region, made: Made) -> None:
    escalate(at(15))

    with pytest.raises(ProgrammingError), acting_as(region.account(RECEIVER)), transaction.atomic():
        HandoverEscalation.objects.using("default").update(level="escalated")


@pytest.mark.parametrize("width", WIDTHS)
def test_vandaag_is_open_to_everybody_and_fits_the_screen(
    width: int, region: Region, browser: Browser, live_server_url: str, long_ago: Made
) -> None:
    with window(browser, live_server_url, region.account(SENDER, Role.TEAM_LEAD), width) as page:
        page.goto("/")
        assert violations(page) == []
        assert overflow(page) <= 0


def test_a_handover_that_is_finished_takes_no_place_of_one_that_waits(region: Region, made: Made) -> None:
    sender, receiver, done = region.client(SENDER), region.client(RECEIVER), family({SENDER: Extent.INVOLVED})
    assert taken(sender, done) == 302
    row = offered(sender, done, f"{RECEIVER}-team")
    assert answered(receiver, done, row, "accepted") == 302
    assert stepped(receiver, done, row, "start", help_type="opvoeding") == 302
    assert stepped(sender, done, row, "verify", how="gebeld") == 302
    assert stepped(receiver, done, row, "take_over") == 302
    assert {made.id, done.id} <= standing()

    assert stepped(sender, done, row, "release") == 302

    assert made.id in standing()
    assert done.id not in standing()


def standing() -> set[UUID]:
    """The families with an offer on which something is to be done."""
    return set(standing_offers(clock().date()).using(OWNER).values_list("family", flat=True))
