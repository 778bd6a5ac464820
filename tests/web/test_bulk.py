"""A region that was loaded at once is what recording it family by family would have given."""

from datetime import timedelta
from uuid import UUID

import psycopg
import pytest
from django.db import connections, transaction

from tests.web.region import Region, today
from zicht.evaluation.fold import evaluate
from zicht.population.places import places
from zicht.web.context import as_engine
from zicht.web.demo.bulk import load_region
from zicht.web.models import ChildInQuestion, FindingRow, RegiePeriod, SightPeriod, ViewState
from zicht.web.storage.cases import case_of, ties_of
from zicht.web.storage.evaluating import evaluate_family
from zicht.web.storage.open_work import as_found
from zicht.web.storage.rulebooks import loaded as from_files  # whatever other tests changed in Beheer
from zicht.web.storage.views import as_seen, organisation_of

LOADED_ON = today() - timedelta(days=2)


@pytest.fixture(scope="module")
def loaded(region: Region) -> set[UUID]:
    """Twelve families, beside the organisations of the tests."""
    told: list[int] = []
    parameters = connections["owner"].get_connection_params()
    names = ("dbname", "user", "password", "host")
    with psycopg.connect(**{each: parameters[each] for each in names}) as connection:
        load_region(connection, 3, 12, LOADED_ON, workers=1, told=told.append)
    assert told == [12]
    organisations = [each.id for each in places().organisations]
    return set(ViewState.objects.using("owner").filter(view__in=organisations).values_list("family", flat=True))


def test_a_rebuild_of_a_loaded_region_changes_nothing(loaded: set[UUID]) -> None:
    differences = []
    for family in loaded:
        with transaction.atomic():
            differences += [each for each in evaluate_family(family, LOADED_ON, content=from_files()) if each]

    assert FindingRow.objects.using("owner").filter(family__in=loaded).count() > 50
    assert differences == []


def test_who_keeps_sight_and_who_directs_in_a_loaded_region_is_what_its_facts_give(loaded: set[UUID]) -> None:
    before = kept_periods(loaded)
    for family in loaded:
        with transaction.atomic():
            evaluate_family(family, LOADED_ON)

    assert len(before) > 10
    assert kept_periods(loaded) == before


def kept_periods(families: set[UUID]) -> list[object]:
    """What stands in the tables of periods about families."""
    said = (
        (SightPeriod, ("child_id", "organisation_id", "team_id", "account_id", "fact", "period")),
        (RegiePeriod, ("family_id", "organisation_id", "team_id", "account_id", "fact", "period")),
        (ChildInQuestion, ("child_id", "since")),
    )
    return [
        row
        for model, columns in said
        for row in model.objects.using("owner")
        .filter(family__in=families)
        .order_by(*columns[:2], "pk")
        .values_list(*columns)
    ]


@pytest.mark.parametrize("days_later", [0, 1])
def test_what_is_kept_of_a_finding_says_what_working_it_out_again_would_say(loaded: set[UUID], days_later: int) -> None:
    vocabulary, rulebook = from_files()
    on, compared = LOADED_ON + timedelta(days=days_later), 0
    for family in loaded:
        with transaction.atomic(), as_engine():
            ties = ties_of(family)
            case = case_of(family, ties, vocabulary, on)
            waiting = ViewState.objects.filter(family=family, changes_on__gt=on) | ViewState.objects.filter(
                family=family, changes_on=None
            )
            for view in waiting.values_list("view", flat=True):
                seen = as_seen(case, ties, view)
                found = evaluate(seen, rulebook, organisation_of(view), on).findings
                assert as_found(
                    FindingRow.objects.filter(family=family, view=view, rulebook=rulebook.hash), seen, on
                ) == tuple(each for each in found if not each.shadow)
                compared += len(found)

    assert compared > 50
