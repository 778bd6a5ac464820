"""Findings are made anew from facts; a new rulebook is worked out while the old one serves."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connections, transaction

from tests.habits.repository import ROOT
from tests.web.acting import recorded
from tests.web.commands import command
from tests.web.region import OWNER, Made, Region, fact, family, today
from zicht.access.tie import Extent
from zicht.rulebook.load import load
from zicht.web.context import acting_as, clock, viewer_of
from zicht.web.models import Account, FindingRow, ViewState
from zicht.web.storage.evaluating import evaluate_family, stale_families
from zicht.web.storage.open_work import findings
from zicht.web.storage.periods import Content
from zicht.web.storage.rebuilding import forgotten
from zicht.web.storage.rulebooks import served, with_agreements

INVOLVED = {"wijkteam": Extent.INVOLVED}


def kept(made: Made, rulebook: str | None = None) -> set[tuple[str, str]]:
    found = FindingRow.objects.using(OWNER).filter(family=made.id, rulebook=rulebook or served()[1].hash)
    return set(found.values_list("view", "key"))


def spoiled(made: Made) -> str:
    """One finding goes, and another says a wrong day, as a fault in the program could make it; gives the lost key."""
    rows = list(FindingRow.objects.using(OWNER).filter(family=made.id, view="wijkteam").order_by("key"))
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE zicht_engine")
        cursor.execute("DELETE FROM finding WHERE id = %s", [rows[0].pk])
        cursor.execute("UPDATE finding SET opened_on = '2001-01-01' WHERE id = %s", [rows[1].pk])
    return str(rows[0].key)


def test_a_rebuild_tells_what_differs_and_mends_it_and_then_nothing_differs(region: Region) -> None:
    made = family(INVOLVED)
    fact(made, "wijkteam", days_ago=300)
    fact(made, "wijkteam", "injury_observed", days_ago=200)
    before, lost = kept(made), spoiled(made)

    dry = command("rebuild", "--dry-run", "--family", str(made.id))
    assert f"  + {lost}" in dry.out
    assert "  ~ " in dry.out
    assert "Er is niets veranderd." in dry.out
    assert kept(made) == before - {("wijkteam", lost)}

    assert f"  + {lost}" in command("rebuild", "--family", str(made.id)).out
    assert kept(made) == before
    assert "1 gezinnen, bij 0 verschilt iets." in command("rebuild", "--family", str(made.id)).out


def test_a_rebuild_of_everything_reaches_every_family(region: Region) -> None:
    made = family(INVOLVED)
    fact(made, "wijkteam", days_ago=300)
    fact(made, "wijkteam", "injury_observed", days_ago=200)
    before = kept(made)
    spoiled(made)

    assert command("rebuild").code == 0
    assert kept(made) == before


@pytest.fixture
def next_rulebook(tmp_path: Path) -> Path:
    """The rulebook with one rule less."""
    folder = tmp_path / "rulebook"
    shutil.copytree(ROOT / "rulebook", folder)
    for each in folder.rglob("injury-examined*.yaml"):
        each.unlink()
    return folder


@pytest.fixture
def content(next_rulebook: Path) -> Iterator[Content]:
    """That rulebook; its findings go afterwards."""
    vocabulary, rulebook = load(next_rulebook)
    yield vocabulary, with_agreements(rulebook)
    forgotten()


def test_a_new_rulebook_is_worked_out_while_the_old_one_serves(
    region: Region, next_rulebook: Path, content: Content
) -> None:
    made = family(INVOLVED)
    fact(made, "wijkteam", "injury_observed", days_ago=200)
    client = region.client("wijkteam")
    before, page = kept(made), client.get(f"/gezin/{made.id}/tekst/").content
    count = client.get("/").content.count(b"line__family")

    said = command("rebuild", "--rulebook", str(next_rulebook))

    assert said.code == 0, said.err
    assert "injury-examined: " in said.out
    assert kept(made) == before, "the old one still serves"
    assert client.get("/").content.count(b"line__family") == count
    assert client.get(f"/gezin/{made.id}/tekst/").content == page
    later = kept(made, content[1].hash)
    assert later
    assert not any("injury-examined" in key for _, key in later)
    assert stale_now(content) == set(), "nothing is left to do when it goes into use"


def stale_now(content: Content) -> set[object]:
    with transaction.atomic():
        return set(stale_families(today(), content))


def test_what_is_recorded_meanwhile_is_worked_out_again_before_the_new_one_goes_into_use(
    region: Region, content: Content
) -> None:
    made = family(INVOLVED)
    fact(made, "wijkteam", days_ago=200)
    with transaction.atomic():
        evaluate_family(made.id, today(), content=content)
    assert made.id not in stale_now(content)

    recorded(region.client("wijkteam"), made, "injury_observed")

    assert made.id in stale_now(content)


def test_what_is_not_in_use_is_forgotten_and_nothing_else(region: Region, content: Content) -> None:
    made = family(INVOLVED)
    fact(made, "wijkteam", days_ago=200)
    before = kept(made)
    with transaction.atomic():
        evaluate_family(made.id, today(), content=content)

    said = command("rebuild", "--forget")

    assert said.code == 0, said.err
    assert kept(made) == before
    assert kept(made, content[1].hash) == set()
    assert not ViewState.objects.using(OWNER).filter(rulebook=content[1].hash).exists()


def test_the_night_clears_up_what_no_rulebook_in_use_found_and_leaves_the_next_one(
    region: Region, content: Content
) -> None:
    made = family(INVOLVED)
    fact(made, "wijkteam", days_ago=200)
    before = kept(made)
    with transaction.atomic():
        evaluate_family(made.id, today(), content=content)
    of_next = ViewState.objects.using(OWNER).filter(rulebook=content[1].hash)

    assert command("manage", "reevaluate").code == 0
    assert of_next.exists(), "the next rulebook is being worked out"
    of_next.update(evaluated_on=today() - timedelta(days=15))
    said = command("manage", "reevaluate")

    assert "cleared up" in said.out
    assert not of_next.exists()
    assert kept(made, content[1].hash) == set()
    assert kept(made) == before


def test_a_rulebook_with_mistakes_is_told_and_nothing_is_worked_out(region: Region, next_rulebook: Path) -> None:
    (next_rulebook / "terms.yaml").write_text("terms: [", encoding="utf-8")

    said = command("rebuild", "--rulebook", str(next_rulebook))

    assert said.code == 2
    assert "terms.yaml" in said.err


def test_nothing_goes_out_of_sight_while_newly_agreed_terms_are_worked_out(region: Region) -> None:
    made = family(INVOLVED)
    fact(made, "wijkteam", days_ago=200)
    account = region.account("wijkteam")
    before = seen_by(account, made)
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE zicht_engine")
        for table in ("finding", "view_state"):
            cursor.execute(f"UPDATE {table} SET rulebook = 'of yesterday' WHERE family_id = %s", [made.id])

    assert seen_by(account, made) == before
    with transaction.atomic():
        assert made.id in stale_families(today())
        evaluate_family(made.id, today())
    assert seen_by(account, made) == before, "and not twice when it is done"


def seen_by(account: Account, made: Made) -> list[str]:
    with acting_as(account):
        found = findings(viewer_of(account, clock())).filter(family=made.id)
        return list(found.order_by("key").values_list("key", flat=True))
