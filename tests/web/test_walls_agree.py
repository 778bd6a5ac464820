"""The policy and row-level security say the same, for every role and relation; each was written from the design."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection, models, transaction
from django.utils import timezone

from tests.web.asking import asking
from tests.web.region import Made, Region, fact, today
from tests.web.relations import ASKED, BROKEN_GLASS, OTHER, RELATIONS, VIEWER, related, with_broken_glass
from zicht.access.policy import Act, Duty, decide, decide_duty, may_see_fact
from zicht.access.tie import Ties
from zicht.access.viewer import Role
from zicht.web.context import acting_as, as_engine, clock, is_about, viewer_of, within
from zicht.web.models import (
    Account,
    BrokenGlassRow,
    Draft,
    FactRow,
    Family,
    FindingRow,
    Household,
    IndexSignal,
    InvolvementRow,
    Look,
    ParticipationRow,
    PersonRow,
    RelationRow,
    RemovalRow,
    SharingRow,
)
from zicht.web.storage.cases import ties_of
from zicht.web.storage.evaluating import evaluate_family

SHOWN: tuple[type[models.Model], ...] = (RelationRow, Household, PersonRow)
TIES_OF_OWN: tuple[type[models.Model], ...] = (InvolvementRow, ParticipationRow)  # an organisation sees its own of all
OF_A_FAMILY: tuple[type[models.Model], ...] = (*SHOWN, *TIES_OF_OWN, FactRow, SharingRow, FindingRow, RemovalRow)
INSUFFICIENT = "42501"
SHARINGS = {"own": (), "by_name": (VIEWER,), "together": ("together",), "hidden": (), "asked": ()}


@contextmanager
def undone() -> Iterator[None]:
    """What happens within is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def at(relation: str, region: Region, role: Role) -> Made:
    return with_broken_glass(region, role) if relation == BROKEN_GLASS else related(relation).made


@pytest.fixture(scope="module")
def facts(region: Region) -> dict[UUID, dict[str, UUID]]:
    """In each family a fact of the viewer's organisation, and of another: shared by name, together, not at all, and for
    a question, where one was asked.
    """
    made = {}
    for relation in (*RELATIONS, BROKEN_GLASS):
        around = related(relation).made
        made[around.id] = {
            name: fact(around, VIEWER if name == "own" else OTHER, shared_with=shared, evaluate=False)
            for name, shared in SHARINGS.items()
        }
        if relation in ASKED:
            outcome = "open" if relation == "asked" else "refused"
            asking(around, [made[around.id]["asked"]], OTHER, VIEWER, outcome)
        with transaction.atomic():
            evaluate_family(around.id, today())
    return made


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("relation", [*RELATIONS, BROKEN_GLASS])
def test_the_database_shows_what_the_policy_allows(
    relation: str, role: Role, region: Region, facts: dict[UUID, dict[str, UUID]]
) -> None:
    made, account = at(relation, region, role), region.account(VIEWER, role)
    viewer, now = viewer_of(account, clock()), clock()
    ties = _all_ties(made)
    sees, own, asked = (decide(viewer, each, ties, now).allowed for each in (Act.SEE, Act.SEE_OWN, Act.SEE_ASKED))
    requests = frozenset(each.request for each in ties.of(VIEWER, today()) if each.request)

    with acting_as(account):
        seen = {name for name, each in facts[made.id].items() if FactRow.objects.filter(pk=each).exists()}
        shared = set(SharingRow.objects.filter(fact__in=facts[made.id].values()).values_list("fact", flat=True))
        views = set(FindingRow.objects.filter(family=made.id).values_list("view", flat=True))
        rows = {model: model._default_manager.filter(family=made.id).exists() for model in SHOWN}
        called = Family.objects.filter(pk=made.id).exists()
        strangers = InvolvementRow.objects.filter(family=made.id).exclude(organisation=VIEWER).exists()
        log = Look.objects.exists()

    assert seen == {
        name
        for name, to in SHARINGS.items()
        if may_see_fact(
            viewer,
            VIEWER if name == "own" else OTHER,
            frozenset({*to, *((VIEWER,) if name == "asked" and requests else ())}),
            ties,
            now,
            requests if name == "asked" else frozenset(),
        )
    }
    assert shared == {facts[made.id][name] for name in seen & {"by_name", "together", "asked"}}
    together = decide(viewer, Act.SEE_TOGETHER, ties, now).allowed
    shown = {VIEWER: sees, f"own:{VIEWER}": own and not sees, "together": together}
    assert views <= {view for view, is_shown in shown.items() if is_shown}
    assert (VIEWER in views) == (sees and bool(ties.of_organisation(VIEWER)))
    assert rows == {RelationRow: sees, Household: sees, PersonRow: sees or own or asked}
    assert called == (sees or own or asked)
    assert strangers == sees
    assert not log or decide_duty(viewer, Duty.SEE_LOG).allowed


@pytest.mark.parametrize("role", [Role.PROFESSIONAL, Role.TEAM_LEAD])
@pytest.mark.parametrize("relation", [*RELATIONS, BROKEN_GLASS])
def test_a_request_about_one_family_sees_of_it_what_it_would_see_and_of_others_nothing(
    relation: str, role: Role, region: Region, facts: dict[UUID, dict[str, UUID]]
) -> None:
    made, account = at(relation, region, role), region.account(VIEWER, role)

    with acting_as(account):
        whole = rows_of(made.id)
        is_about([made.id])
        about_it = rows_of(made.id)
        with within(None):
            beyond_it = rows_of(made.id)
        is_about([uuid4()])
        about_another = rows_of(made.id)

    assert about_it == whole == beyond_it
    assert not any(ids for model, ids in about_another.items() if model not in TIES_OF_OWN)


def rows_of(family: UUID) -> dict[type[models.Model], set[object]]:
    """What the reader sees of a family, by table."""
    found = {
        model: set(model._default_manager.filter(family=family).values_list("pk", flat=True)) for model in OF_A_FAMILY
    }
    return found | {Family: set(Family.objects.filter(pk=family).values_list("pk", flat=True))}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("relation", [*RELATIONS, BROKEN_GLASS])
def test_the_database_lets_one_do_what_the_policy_allows(
    relation: str, role: Role, region: Region, facts: dict[UUID, dict[str, UUID]]
) -> None:
    made, account = at(relation, region, role), region.account(VIEWER, role)
    viewer, ties, now = viewer_of(account, clock()), _all_ties(made), clock()
    allowed = {each: decide(viewer, each, ties, now).allowed for each in Act}
    mine = facts[made.id]["own"]

    done = {name: _works(account, act) for name, act in _acts(made, account, mine, facts[made.id]["hidden"]).items()}

    wanted = {
        "record": allowed[Act.RECORD] or allowed[Act.ANSWER],
        "record for another": False,
        "share": allowed[Act.SHARE],
        "share of another": False,
        "tell whoever asked": allowed[Act.SHARE] or (allowed[Act.ANSWER] and relation == "asked"),
        "take out": allowed[Act.RECORD],
        "take out of another": False,
        "add a person": allowed[Act.CHANGE],
        "add a household": allowed[Act.CHANGE],
        "tell the index": allowed[Act.SHARE],
        "tell the index for another": False,
        "keep a draft": allowed[Act.SEE_OWN] or allowed[Act.SEE] or allowed[Act.ANSWER],
        "break glass": allowed[Act.BREAK_GLASS],
        "break glass for another": False,
        "change a fact": False,
        "forget a fact": False,
        "give a role": False,
    }
    assert done == wanted


def _all_ties(made: Made) -> Ties:
    """All ties, also those that the viewer may not see."""
    with transaction.atomic(), as_engine():
        return ties_of(made.id)


def _works(account: Account, act: Callable[[], object]) -> bool:
    try:
        with acting_as(account), undone():
            act()
    except ProgrammingError as refused:
        if refused.__cause__ is None or refused.__cause__.sqlstate != INSUFFICIENT:  # type: ignore[attr-defined]
            raise
        return False
    except IntegrityError:
        return True  # past the wall
    return True


def _acts(made: Made, account: Account, mine: UUID, theirs: UUID) -> dict[str, Callable[[], object]]:
    def new(model: type[models.Model], **values: object) -> Callable[[], object]:
        return lambda: model(**values).save(force_insert=True)

    def sql(statement: str, *values: UUID | int) -> Callable[[], object]:
        def run() -> None:
            with connection.cursor() as cursor:
                cursor.execute(statement, values)

        return run

    now, day = timezone.now(), today()
    recording = {
        "family_id": made.id,
        "root": uuid4(),
        "kind": "child_signal",
        "about": [made.child],
        "recorded_at": now,
        "recorded_by_id": account.pk,
        "occurred_on": day,
        "known_from": day,
        "vocabulary": "t",
    }
    removing = {"family_id": made.id, "reason": "same_name", "removed_by_id": account.pk, "removed_at": now}
    glass = {"family_id": made.id, "reason": "acuut", "since": now, "until": now + timedelta(hours=1)}
    index = {
        "family_id": made.id,
        "made_by_id": account.pk,
        "purpose": "x",
        "ground": "taak",
        "since": day,
        "until": day + timedelta(days=9),
    }
    return {
        "record": new(FactRow, organisation_id=VIEWER, form_key=uuid4(), **recording),
        "record for another": new(FactRow, organisation_id=OTHER, form_key=uuid4(), **recording),
        "share": new(SharingRow, family_id=made.id, fact_id=mine, receiver="ggz_volwassen", since=day),
        "share of another": new(SharingRow, family_id=made.id, fact_id=theirs, receiver="ggz_volwassen", since=day),
        "tell whoever asked": new(SharingRow, family_id=made.id, fact_id=mine, receiver=OTHER, since=day),
        "take out": new(RemovalRow, fact_id=mine, **removing),
        "take out of another": new(RemovalRow, fact_id=theirs, **removing),
        "add a person": new(PersonRow, family_id=made.id, role="child", name="Nieuw"),
        "add a household": new(Household, family_id=made.id, called="thuis"),
        "tell the index": new(IndexSignal, organisation_id=VIEWER, **index),
        "tell the index for another": new(IndexSignal, organisation_id=OTHER, **index),
        "keep a draft": new(
            Draft, account_id=account.pk, family_id=made.id, form=str(uuid4()), content={}, saved_at=now
        ),
        "break glass": new(BrokenGlassRow, account_id=account.pk, **glass),
        "break glass for another": new(BrokenGlassRow, account_id=account.pk + 1, **glass),
        "change a fact": sql("UPDATE fact SET note = 'x' WHERE id = %s", mine),
        "forget a fact": sql("DELETE FROM fact WHERE id = %s", mine),
        "give a role": sql("UPDATE account SET roles = ARRAY['professional'] WHERE id = %s", account.pk),
    }


def test_the_roles_of_the_database_are_what_they_may_be(region: Region) -> None:
    asked = "SELECT rolname, rolsuper, rolbypassrls, rolcanlogin FROM pg_roles WHERE rolname LIKE 'zicht%' ORDER BY 1"
    unguarded = """SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid WHERE n.nspname = 'public' AND c.relkind = 'r'
        AND (a.attname = 'family_id' OR a.attname = 'family') AND NOT c.relrowsecurity"""
    with acting_as(region.account(VIEWER)), connection.cursor() as cursor:
        cursor.execute(asked)
        roles = cursor.fetchall()
        cursor.execute(unguarded)
        open_tables = cursor.fetchall()
        cursor.execute("SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = current_user")
        owned = cursor.fetchone()

    assert [each[:3] for each in roles] == [
        (name, False, False) for name in ("zicht_app", "zicht_destroyer", "zicht_engine", "zicht_owner")
    ]
    assert open_tables == [], "a table about a family without row-level security"
    assert owned == (0,)
