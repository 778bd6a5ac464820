"""What somebody typed and did not record goes after a term, after its writer was told; what was recorded stays."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction

from tests.web.region import OWNER, Made, Region, fact, family, signed_in, today
from tests.web.relations import VIEWER
from zicht.access.tie import Extent
from zicht.casework.drafting import KEPT, TOLD
from zicht.web.context import acting_as, as_engine, clock
from zicht.web.models import Draft, FactRow, InvolvementRow
from zicht.web.storage.rulebooks import served


def refused(region: Region, made: Made, path: str) -> str:
    """Something typed on a page that came back with problems; gives where it is filled in."""
    where = f"/gezin/{made.id}/{path}"
    page = region.client(VIEWER).get(where).content.decode()
    writer = page.split('name="writer" value="')[1].split('"')[0] if 'name="writer"' in page else ""
    answer = region.client(VIEWER).post(where, {"since": "maart 2021", "writer": writer})
    assert answer.status_code == 422
    return where


def saved(made: Made, days_ago: int) -> None:
    Draft.objects.using(OWNER).filter(family=made.id).update(saved_at=clock() - timedelta(days=days_ago))


def days(code: str) -> int:
    return served()[1].terms.days(code, today())


def left(made: Made) -> int:
    return Draft.objects.using(OWNER).filter(family=made.id).count()


def proposed(region: Region, made: Made) -> None:
    """Rows that were pasted and that nobody confirmed."""
    content = {"1": ["key", "child_signal"]}
    who = region.account(VIEWER)
    Draft.objects.using(OWNER).create(account=who, family_id=made.id, form="rows", content=content, saved_at=clock())


@pytest.fixture
def made(region: Region) -> Made:
    return family({VIEWER: Extent.INVOLVED})


def test_the_night_drops_what_was_typed_and_not_recorded_after_its_term_and_nothing_earlier(
    region: Region, made: Made
) -> None:
    refused(region, made, "relaties/nieuw/")
    proposed(region, made)
    saved(made, days(KEPT))

    call_command("reevaluate", verbosity=0)
    before = left(made)
    saved(made, days(KEPT) + 1)
    call_command("reevaluate", verbosity=0)

    assert before == 2
    assert left(made) == 0


def test_no_fact_goes_with_it(region: Region, made: Made) -> None:
    kept: UUID = fact(made, VIEWER, days_ago=days(KEPT) * 3)
    refused(region, made, "relaties/nieuw/")
    saved(made, days(KEPT) * 3)

    call_command("reevaluate", verbosity=0)

    assert FactRow.objects.using(OWNER).filter(pk=kept).exists()


def test_a_draft_of_a_family_that_was_closed_goes_too(region: Region, made: Made) -> None:
    refused(region, made, "relaties/nieuw/")
    InvolvementRow.objects.using(OWNER).filter(family=made.id).update(until=today())
    saved(made, days(KEPT) + 1)

    call_command("reevaluate", verbosity=0)

    assert left(made) == 0


def test_its_writer_is_told_some_days_before_with_a_link_that_fills_it_in(region: Region, made: Made) -> None:
    where = refused(region, made, "relaties/nieuw/")
    saved(made, days(KEPT) - days(TOLD) - 1)
    early = region.client(VIEWER).get("/").content.decode()
    saved(made, days(KEPT) - days(TOLD))

    page = region.client(VIEWER).get("/").content.decode()

    assert f"{where}?draft=1" not in early
    assert f'href="{where}?draft=1"' in page
    assert 'value="maart 2021"' in region.client(VIEWER).get(f"{where}?draft=1").content.decode()


@pytest.mark.parametrize(
    ("form", "path"),
    [("record", "vastleggen/"), ("rows", "rijen/"), ("share:may", "delen/may/"), ("correct:{}", "feit/{}/verbeteren/")],
)
def test_each_form_that_keeps_its_own_drafts_is_found_again(form: str, path: str, region: Region, made: Made) -> None:
    number = fact(made, VIEWER)
    content = {"kind": ["child_signal"]} if form != "rows" else {}
    Draft.objects.using(OWNER).create(
        account=region.account(VIEWER),
        family_id=made.id,
        form=form.format(number.hex),
        content=content,
        saved_at=clock(),
    )
    saved(made, days(KEPT))

    page = region.client(VIEWER).get("/").content.decode()

    where = f"/gezin/{made.id}/{path.format(number)}?draft=1"
    assert f'href="{where}"' in page
    assert region.client(VIEWER).get(where).status_code == 200


def test_a_colleague_and_whoever_may_not_see_the_family_any_more_are_told_nothing(region: Region, made: Made) -> None:
    where = refused(region, made, "relaties/nieuw/")
    saved(made, days(KEPT))

    colleague = signed_in(region.other_team).get("/").content.decode()
    InvolvementRow.objects.using(OWNER).filter(family=made.id).update(until=today())
    closed = region.client(VIEWER).get("/").content.decode()

    assert where not in colleague
    assert where not in closed


def test_the_night_cannot_read_what_was_typed(region: Region, made: Made) -> None:
    refused(region, made, "relaties/nieuw/")

    with pytest.raises(ProgrammingError), transaction.atomic(), acting_as(None), as_engine():
        list(Draft.objects.values_list("content", flat=True))
    with pytest.raises(ProgrammingError), transaction.atomic(), as_engine(), connection.cursor() as cursor:
        cursor.execute("UPDATE draft SET saved_at = now()")


def test_a_session_that_ended_is_dropped_with_what_waited_in_it(region: Region) -> None:
    Session.objects.using(OWNER).create(session_key="ended", session_data="x", expire_date=clock() - timedelta(days=1))

    call_command("reevaluate", verbosity=0)

    assert not Session.objects.using(OWNER).filter(session_key="ended").exists()
