"""Lawful ways out: a fact in the wrong family, and a family whose file is destroyed."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, connections, transaction

from tests.web.acting import recorded, typed
from tests.web.asking import asking
from tests.web.commands import command
from tests.web.region import OWNER, Made, Region, fact, family, today
from zicht.access.tie import Extent
from zicht.access.viewer import Role
from zicht.web.context import clock
from zicht.web.models import (
    BrokenGlassSeen,
    Destruction,
    DisclosureRow,
    FactRow,
    FindingMark,
    FindingRow,
    HandoverEscalation,
    Household,
    IndexSignal,
    InvolvementRow,
    Residence,
    SearchKey,
)
from zicht.web.storage.destroying import RefusedError, StillInvolvedError, destroy, mark_of, reach_of, tables
from zicht.web.storage.evaluating import evaluate_family
from zicht.web.storage.log_chain import verify_log

NOTE = "Tranen op de trap bij tante Hortensia"
DECIDED = ("A. Blom", "B. Kok")
INVOLVED = dict.fromkeys(("wijkteam", "school"), Extent.INVOLVED)


def lived_in(region: Region) -> Made:
    """A family with something in every table that can hold something about it."""
    made = family(INVOLVED, ("wijkteam", "school"))
    client = region.client("wijkteam")
    first = recorded(client, made, note=NOTE)
    client.post(f"/gezin/{made.id}/feit/{first.id}/verbeteren/", typed(made, corrects=str(first.id), note=f"{NOTE}!"))
    misfiled = recorded(client, made, "injury_observed", note=NOTE)
    client.post(f"/gezin/{made.id}/feit/{misfiled.id}/verkeerd-gezin/", {"reason": "same_name"})
    injury = recorded(client, made, "injury_observed", note=NOTE)
    for kind in ("safety_responsible_set", "regisseur_set"):
        recorded(client, made, kind)
    share(region, made, injury.id)
    finding = FindingRow.objects.using(OWNER).filter(family=made.id, view="wijkteam", closed_on=None).order_by("key")[0]
    client.post(f"/gezin/{made.id}/bevinding/", {"finding": finding.key, "act": "useful"})
    client.post(f"/gezin/{made.id}/vastleggen/", typed(made, day="ooit", note=NOTE))
    region.client("ggz_volwassen").post(f"/gezin/{made.id}/noodinzage/", {"reason": f"{NOTE} dus nu"})
    officer = region.client("ggz_volwassen", Role.PRIVACY_OFFICER)
    number = officer.get("/noodinzage/").content.decode().split('name="seen" value="')[1].split('"')[0]
    officer.post("/noodinzage/", {"seen": number})
    region.client("school").get(f"/gezin/{made.id}/samen/")
    question = asking(made, [injury.id], "wijkteam", "ggz_volwassen")
    HandoverEscalation(
        family_id=made.id, asking=question, step="handover_accepted", level="escalated", due_on=today(), made_at=clock()
    ).save(using=OWNER)
    home = Household(family_id=made.id, called=NOTE, address=NOTE)
    home.save(using=OWNER)
    Residence(household=home, family_id=made.id, person_id=made.child).save(using=OWNER)
    SearchKey.objects.using(OWNER).get_or_create(family_id=made.id, person_id=made.child, key="n:kas")
    IndexSignal(
        family_id=made.id,
        organisation_id="school",
        made_by_id=region.account("school").pk,
        purpose=NOTE,
        ground="taak",
        since=today(),
        until=today() + timedelta(days=9),
    ).save(using=OWNER)
    return made


def share(region: Region, made: Made, fact: UUID) -> None:
    form = {
        "facts": [str(fact)],
        "receiver": "veilig_thuis",
        "purpose": "weging",
        "ground": "meldrecht",
        "told": "yes",
        "form_key": str(uuid4()),
        "confirm": "1",
    }
    assert region.client("wijkteam").post(f"/gezin/{made.id}/delen/may/", form).status_code == 302


def traces(needles: list[str]) -> Iterator[tuple[str, str]]:
    """Where these words still stand, in any column of any table of the database."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")
        for (table,) in cursor.fetchall():
            for needle in needles:
                cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE position(%s IN t::text) > 0', [needle])
                if cursor.fetchone()[0]:
                    yield table, needle


def everything_of(made: Made) -> list[str]:
    facts = FactRow.objects.using(OWNER).filter(family=made.id).values_list("id", flat=True)
    return [str(each) for each in (made.id, made.mother, made.child, *facts)] + [NOTE]


def ended(made: Made) -> None:
    InvolvementRow.objects.using(OWNER).filter(family=made.id).update(until=today())


def test_after_destruction_nothing_of_the_family_is_left_in_any_table(region: Region) -> None:
    made, neighbour = lived_in(region), lived_in(region)
    needles, around = [*everything_of(made)], reach_of(neighbour.id, today())
    needles.remove(NOTE)  # the neighbours have it too
    held = {model._meta.db_table for model, path in tables() if reach_of(made.id, today()).rows[model._meta.db_table]}
    assert held == {model._meta.db_table for model, _ in tables()}, "the test must put something in every table"
    assert BrokenGlassSeen.objects.using(OWNER).filter(broken__family=made.id).exists()
    assert FindingMark.objects.using(OWNER).filter(family=made.id).exists()
    assert DisclosureRow.objects.using(OWNER).filter(family=made.id).exists()
    ended(made)

    mark = destroy(made.id, "request", DECIDED, clock())

    assert list(traces(needles)) == []
    assert reach_of(neighbour.id, today()) == around, "nobody else lost anything"
    assert (mark.mark, mark.rows["family"], mark.looks > 0) == (mark_of(made.id), 1, True)
    assert verify_log().broken == ()


def test_a_family_with_which_somebody_works_is_not_destroyed(region: Region) -> None:
    made = family(INVOLVED)
    before = reach_of(made.id, today())

    with pytest.raises(StillInvolvedError, match="school, wijkteam"):
        destroy(made.id, "request", DECIDED, clock())

    assert reach_of(made.id, today()) == before


def as_role(alias: str, role: str | None, statement: str) -> None:
    """Do something in the database as a role that may be taken on."""
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        if role:
            cursor.execute(f"SET LOCAL ROLE {role}")
        cursor.execute(statement)


@pytest.mark.parametrize(("alias", "role"), [("default", None), (OWNER, "zicht_engine"), (OWNER, None)])
def test_nobody_but_the_destroyer_destroys(region: Region, alias: str, role: str | None) -> None:
    made = family(INVOLVED)
    recorded(region.client("wijkteam"), made)

    with pytest.raises(ProgrammingError):
        as_role(alias, role, f"DELETE FROM fact WHERE family_id = '{made.id}'")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE look SET account = 1 WHERE family IS NOT NULL",
        "DELETE FROM look",
        "UPDATE look SET family = gen_random_uuid() WHERE family IS NOT NULL",
        "UPDATE fact SET note = ''",
        "INSERT INTO draft (account_id, family_id, form, content, saved_at) SELECT 1, id, '', '{}', now() FROM family",
        "DELETE FROM destruction",
        "SELECT password FROM account",
    ],
)
def test_the_destroyer_can_destroy_and_nothing_else(region: Region, statement: str) -> None:
    region.client("wijkteam").get(f"/gezin/{family(INVOLVED).id}/")

    with pytest.raises(ProgrammingError):
        as_role(OWNER, "zicht_destroyer", statement)


def test_the_application_cannot_become_the_destroyer(region: Region) -> None:
    with pytest.raises(ProgrammingError):
        as_role("default", "zicht_destroyer", "SELECT 1")


def test_a_family_is_kept_as_long_as_the_law_asks_and_goes_when_that_time_is_over(region: Region) -> None:
    made = family()
    fact(made, "school", days_ago=400)
    InvolvementRow.objects.using(OWNER).filter(family=made.id).update(until=today())
    last = reach_of(made.id, today()).last_change
    assert last

    with pytest.raises(RefusedError, match="kept_by_law"):
        destroy(made.id, "retention", DECIDED, clock().replace(year=last.year + 20) - timedelta(days=400))
    with pytest.raises(RefusedError, match="two_people"):
        destroy(made.id, "request", ("A. Blom", " a.  BLOM "), clock())
    mark = destroy(made.id, "retention", DECIDED, clock().replace(year=last.year + 21))

    assert (mark.reason, mark.rows["family"]) == ("retention", 1)


def test_the_command_shows_what_it_would_reach_and_changes_nothing_until_it_is_confirmed(region: Region) -> None:
    made = lived_in(region)
    assert command("destroy", str(made.id), "--reason", "request").code == 2, "somebody still works with it"
    ended(made)
    before = reach_of(made.id, today())

    dry = command("destroy", str(made.id), "--reason", "request")
    assert (dry.code, reach_of(made.id, today())) == (0, before)
    assert f"{before.rows['fact']:8} fact" in dry.out
    assert "Er is niets vernietigd" in dry.out
    assert NOTE not in dry.out
    assert "Voorbeeld" not in dry.out
    assert "Jeugdwet art. 7.3.8" in dry.out
    alone = command("destroy", str(made.id), "--reason", "request", "--decided-by", "A. Blom", "--confirm")
    assert (alone.code, "twee mensen" in alone.err, reach_of(made.id, today())) == (2, True, before)
    both = ("--decided-by", "A. Blom", "--decided-by", "B. Kok")
    early = command("destroy", str(made.id), "--reason", "retention", *both, "--confirm")
    assert (early.code, "dit wordt bewaard tot" in early.err, reach_of(made.id, today())) == (2, True, before)
    done = command("destroy", str(made.id), "--reason", "request", *both, "--confirm")

    assert done.code == 0, done.err
    assert mark_of(made.id) in done.out
    assert reach_of(made.id, today()).is_empty
    mark = Destruction.objects.using(OWNER).get(mark=mark_of(made.id))
    assert (mark.reason, mark.decided_by) == ("request", ["A. Blom", "B. Kok"])
    again = command("destroy", str(made.id), "--reason", "request", "--confirm")
    assert (again.code, "geen gezin" in again.err) == (2, True)


def test_a_fact_in_the_wrong_family_leaves_every_view_and_every_page_at_once(region: Region) -> None:
    made = family(INVOLVED, ("wijkteam", "school"))
    client = region.client("wijkteam")
    first = recorded(client, made, "injury_observed", note=NOTE)
    share(region, made, first.id)
    client.post(f"/gezin/{made.id}/feit/{first.id}/verbeteren/", typed(made, "injury_observed", corrects=str(first.id)))
    with transaction.atomic():
        evaluate_family(made.id, today())
    versions = list(FactRow.objects.using(OWNER).filter(root=first.root).values_list("id", flat=True))
    resting = FindingRow.objects.using(OWNER).filter(family=made.id, evidence__overlap=versions)
    assert (len(versions), resting.exists()) == (2, True)

    client.post(f"/gezin/{made.id}/feit/{first.id}/verkeerd-gezin/", {"reason": "same_name"})

    assert not resting.exists()
    for each in versions:
        assert client.get(f"/gezin/{made.id}/feit/{each}/").status_code == 404
    for organisation in ("wijkteam", "school"):
        for page in ("", "tekst/", "samen/"):
            if (organisation, page) != ("school", "tekst/"):
                shown = region.client(organisation).get(f"/gezin/{made.id}/{page}").content.decode()
                assert NOTE not in shown, (organisation, page)
