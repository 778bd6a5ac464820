"""Who gets in: the pages of a family for those with a tie to it, and for nobody else."""

from uuid import UUID

import pytest
from django.db import ProgrammingError, connection
from django.test import Client

from tests.web.region import Region, fact, family, signed_in
from zicht.access.tie import Extent
from zicht.web.context import acting_as
from zicht.web.models import Account, FactRow, Look


def test_a_family_opens_for_the_team_that_is_involved_and_for_no_other(region: Region) -> None:
    made = family({"wijkteam": Extent.INVOLVED})

    assert region.client("wijkteam").get(f"/gezin/{made.id}/").status_code == 200
    assert signed_in(region.other_team).get(f"/gezin/{made.id}/").status_code == 403
    assert region.client("school").get(f"/gezin/{made.id}/").status_code == 403
    assert Client().get(f"/gezin/{made.id}/").status_code == 302


def test_every_look_is_written_down_also_the_refused_one(region: Region) -> None:
    made = family({"wijkteam": Extent.INVOLVED})

    region.client("wijkteam").get(f"/gezin/{made.id}/")
    region.client("school").get(f"/gezin/{made.id}/")

    looks = Look.objects.using("owner").filter(family=made.id).order_by("id")
    assert [(each.organisation, each.allowed) for each in looks] == [("wijkteam", True), ("school", False)]


def test_a_fact_is_seen_by_who_recorded_it_and_by_whom_it_was_shared_with(region: Region) -> None:
    made = family(dict.fromkeys(("wijkteam", "school", "ggz_volwassen"), Extent.INVOLVED))
    fact(made, "school", shared_with=("wijkteam",))

    seen = {each: facts_of(region.account(each), made.id) for each in ("wijkteam", "school", "ggz_volwassen")}

    assert seen == {"wijkteam": 1, "school": 1, "ggz_volwassen": 0}


def facts_of(account: Account, made: UUID) -> int:
    with acting_as(account):
        return FactRow.objects.filter(family=made).count()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE account SET roles = ARRAY['privacy_officer'], organisation_id = 'school' WHERE id = zicht_account()",
        "INSERT INTO cover (account_id, team_id, since) VALUES (zicht_account(), 'school-team', '2020-01-01')",
        "UPDATE fact SET note = ''",
        "DELETE FROM look",
    ],
)
def test_the_database_lets_nobody_give_himself_more_or_change_what_is_recorded(region: Region, statement: str) -> None:
    with pytest.raises(ProgrammingError), acting_as(region.account("wijkteam")), connection.cursor() as cursor:
        cursor.execute(statement)
