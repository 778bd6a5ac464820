"""The number of queries of a page does not grow with the family: the pages come from zicht/web/urls.py.

Each page is opened for a family with few facts, persons, homes and findings, and for one with three times as many.
"""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.forms import MORE, pages, visitor
from tests.web.region import OWNER, Made, Region, fact, family, today
from tests.web.relations import OTHER, VIEWER, related
from tests.web.test_matrix import FAMILY, ONLY_POST, OWN_SENT, url
from zicht.access.tie import Extent
from zicht.access.viewer import Role
from zicht.web.models import Account, Cover, Household, PersonRow, RelationRow, Residence, Team
from zicht.web.storage.evaluating import evaluate_family

KINDS = ("child_signal", "injury_observed", "report_received", "parents_spoken")
EVERY = {each.name for each in pages()} - ONLY_POST - OWN_SENT
NAMES = sorted(EVERY & set(FAMILY) - {"break_glass"})
BESIDE = sorted(EVERY - set(FAMILY))
TIMES = {"few": 1, "many": 3}


@pytest.fixture(scope="module")
def grown(region: Region) -> dict[str, Made]:
    """A family with few of everything, and one with three times as many."""
    return {size: _grown(related(size).made, times) for size, times in TIMES.items()}


def _grown(made: Made, times: int) -> Made:
    for number in range(2 * times):
        person = PersonRow(family_id=made.id, role="child", name=f"Kind {number} Voorbeeld", born_first=today())
        person.born_last = person.born_first
        person.save(using=OWNER)
        RelationRow(family_id=made.id, origin_id=made.mother, target=person, kind="parent").save(using=OWNER)
        home = Household(family_id=made.id, called=f"huis {number}", address=f"Straat {number}")
        home.save(using=OWNER)
        Residence(family_id=made.id, household=home, person=person, since=today()).save(using=OWNER)
        for place, kind in enumerate(KINDS):
            days = 20 + 7 * number + place
            fact(replace(made, child=person.id), VIEWER, kind, days, evaluate=False)
            fact(made, OTHER, kind, days, shared_with=(VIEWER, "together"), evaluate=False)
    with transaction.atomic():
        evaluate_family(made.id, today())
    return made


def counted(client: Client, address: str) -> int:
    """How many queries a page takes the second time, when nothing has to be worked out for it first."""
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code in {200, 302}
    return len(found)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_of_a_family_asks_no_more_queries_for_a_family_three_times_as_large(
    name: str, region: Region, grown: dict[str, Made]
) -> None:
    client, _ = visitor(name, region)

    few, many = (counted(client, url(name, size) + MORE.get(name, "")) for size in TIMES)

    assert many <= few


def test_the_larger_family_is_larger_on_its_page(region: Region, grown: dict[str, Made]) -> None:
    client = region.client(VIEWER)

    few, many = (client.get(url("family", size)).content.decode().count("Reageren") for size in TIMES)

    assert many > few > 0


def test_a_page_beside_families_asks_no_more_queries_when_there_are_more_families_and_colleagues(
    region: Region,
) -> None:
    where = {name: (visitor(name, region)[0], url(name, "few")) for name in BESIDE}
    _more(1)
    few = {name: counted(client, address) for name, (client, address) in where.items()}
    _more(3)

    many = {name: counted(client, address) for name, (client, address) in where.items()}

    assert {name: (few[name], count) for name, count in many.items() if count > few[name]} == {}


def _more(times: int) -> None:
    """More families with something open and shared, teams, colleagues and who stands in for them."""
    for _ in range(2 * times):
        made, code = family(dict.fromkeys((VIEWER, OTHER), Extent.INVOLVED), (VIEWER, OTHER)), uuid4().hex[:12]
        fact(made, VIEWER, days_ago=90, evaluate=False)
        fact(made, OTHER, "injury_observed", days_ago=3, shared_with=(VIEWER, "together"))
        team = Team(id=code, organisation_id=VIEWER, name=code, telephone="001")
        team.save(using=OWNER)
        account = Account(email=f"{code}@wijkteam.invalid", name=code, organisation_id=VIEWER, team=team)
        account.roles = [Role.PROFESSIONAL.value]
        account.save(using=OWNER)
        Cover(account=account, team_id=f"{VIEWER}-team", since=today()).save(using=OWNER)
