"""That something was given is a fact, for who gave it and whoever it was given to, and for nobody else."""

import re
from uuid import UUID

from tests.web.acting import recorded, sharing
from tests.web.region import Made, Region, family
from zicht.access.tie import Extent
from zicht.web.context import acting_as
from zicht.web.models import DisclosureRow, FactRow, FindingRow, SharingRow

INVOLVED = dict.fromkeys(("wijkteam", "school", "veilig_thuis"), Extent.INVOLVED)


def test_whoever_content_is_given_to_sees_that_it_was_and_its_own_question_is_answered(region: Region) -> None:
    made = family(INVOLVED, together=tuple(INVOLVED))
    school, asker = region.client("school"), region.client("veilig_thuis")
    recorded(asker, made, "info_requested", **{"a.from": "school"})
    open_there = FindingRow.objects.using("owner").filter(family=made.id, view="veilig_thuis", rule="request-answered")
    assert open_there.get().closed_on is None
    given = recorded(school, made)

    school.post(f"/gezin/{made.id}/delen/may/", {**sharing([str(given.id)]), "confirm": "1"})

    assert open_there.get().closed_by == "fulfilled"
    account = FactRow.objects.using("owner").get(family=made.id, kind="disclosure")
    page = asker.get(f"/gezin/{made.id}/feit/{account.id}/").content.decode()
    assert "<dd>meldrecht</dd>" in page
    assert "weging" in page
    assert f'href="/gezin/{made.id}/feit/{given.id}/"' in page
    assert str(given.id) not in re.sub(r'href="[^"]*"', "", page)
    assert_hidden_from("wijkteam", made, (account.id, given.id), region)


def test_whoever_works_together_sees_what_was_given_to_all_who_do(region: Region) -> None:
    made = family(INVOLVED, together=("school", "veilig_thuis"))
    school = region.client("school")
    given = recorded(school, made)
    form = sharing([str(given.id)], receiver="together", ground="convenant")

    school.post(f"/gezin/{made.id}/delen/may/", {**form, "confirm": "1"})

    account = FactRow.objects.using("owner").get(family=made.id, kind="disclosure")
    assert region.client("veilig_thuis").get(f"/gezin/{made.id}/feit/{account.id}/").status_code == 200
    assert_hidden_from("wijkteam", made, (account.id, given.id), region)


def assert_hidden_from(organisation: str, made: Made, facts: tuple[UUID, ...], region: Region) -> None:
    for each in facts:
        assert region.client(organisation).get(f"/gezin/{made.id}/feit/{each}/").status_code == 404
    with acting_as(region.account(organisation)):
        assert not FactRow.objects.filter(pk__in=facts).exists()
        assert not SharingRow.objects.filter(fact__in=facts).exists()
        assert not DisclosureRow.objects.filter(family=made.id).exists()
