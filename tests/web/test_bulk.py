"""A region that was loaded at once is what recording it family by family would have given."""

from datetime import timedelta

import psycopg
from django.db import connections, transaction

from tests.web.region import today
from zicht.population.places import places
from zicht.web.demo.bulk import load_region
from zicht.web.models import FindingRow, ViewState
from zicht.web.storage.evaluating import evaluate_family


def test_a_rebuild_of_a_loaded_region_changes_nothing(server: None) -> None:
    told: list[int] = []
    parameters = connections["owner"].get_connection_params()
    names = ("dbname", "user", "password", "host")
    with psycopg.connect(**{each: parameters[each] for each in names}) as connection:
        load_region(connection, 3, 12, today() - timedelta(days=2), workers=1, told=told.append)

    organisations = [each.id for each in places().organisations]
    loaded = set(ViewState.objects.using("owner").filter(view__in=organisations).values_list("family", flat=True))
    differences = []
    for family in loaded:
        with transaction.atomic():
            differences += [each for each in evaluate_family(family, today() - timedelta(days=2)) if each]

    assert told == [12]
    assert FindingRow.objects.using("owner").filter(family__in=loaded).count() > 50
    assert differences == []
