"""What a viewer may not see changes no byte of what it gets: pages, texts, lists and counts."""

import os
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from django.core.signing import TimestampSigner
from django.db import connections, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.web.region import OWNER, Region, fact, signed_in, today
from tests.web.relations import OTHER, RELATIONS, VIEWER, related
from tests.web.test_matrix import FAMILY, ONLY_POST, url
from zicht.access.viewer import Role
from zicht.facts.kinds import AttributeType
from zicht.web.models import Account, FactRow, SharingRow
from zicht.web.storage.evaluating import evaluate_family
from zicht.web.storage.rulebooks import served

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
KINDS = sorted(served()[0].kinds)
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # each example asks hundreds of pages: none is made smaller
ROLES = (Role.PROFESSIONAL, Role.TEAM_LEAD, Role.PRIVACY_OFFICER)


@dataclass(frozen=True)
class Hidden:
    """What a fact that the viewer may not see says."""

    kind: str
    days_ago: int
    note: str
    about_mother: bool
    attributes: dict[str, object]


@st.composite
def hidden(draw: st.DrawFn) -> Hidden:
    """Any fact, of any kind, with what its kind can have; also one that names organisations and persons."""
    kind = served()[0].kinds[draw(st.sampled_from(KINDS))]
    attributes: dict[str, object] = {}
    for each in kind.attributes.values():
        if draw(st.booleans()):
            match each.type:
                case AttributeType.BOOL:
                    attributes[each.code] = draw(st.booleans())
                case AttributeType.ENUM:
                    attributes[each.code] = draw(st.sampled_from(each.values))
                case AttributeType.REF:
                    attributes[each.code] = draw(st.sampled_from(["wijkteam", "school", "ggz_volwassen", "netwerk"]))
                case AttributeType.DATE:
                    attributes[each.code] = (today() - timedelta(days=draw(st.integers(-60, 300)))).isoformat()
                case _:
                    pass
    note = draw(st.sampled_from(["", "Een heel andere toelichting", "x" * 900]))
    return Hidden(kind.code, draw(st.integers(0, 360)), note, draw(st.booleans()), attributes)


@pytest.fixture(scope="module")
def unseen(region: Region) -> dict[str, UUID]:
    """In each family a fact that nobody of the viewer's organisation may see: of another, not shared with it."""
    found = {}
    for relation in RELATIONS:
        made = related(relation).made
        if relation in {"formerly", "other_team"}:  # the viewer's own organisation recorded one, out of reach
            fact(made, VIEWER, shared_with=("together",))
        found[relation] = fact(made, OTHER, shared_with=("ggz_volwassen",))
    found["asked_refused"] = related("asked_refused").fact  # it went along with a question that was refused
    shared = SharingRow(fact_id=found["signalled"], family_id=related("signalled").made.id, receiver=VIEWER)
    shared.since = today()
    shared.save(using=OWNER)  # shared with an organisation of which the viewer has no part in the family
    return found


@settings(max_examples=12, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(what=hidden(), relation=st.sampled_from(RELATIONS), role=st.sampled_from(ROLES))
def test_a_fact_that_one_may_not_see_changes_no_byte_of_any_answer(
    what: Hidden, relation: str, role: Role, region: Region, unseen: dict[str, UUID]
) -> None:
    account = region.account(VIEWER, role)
    before = answers(account, relation)

    change(unseen[relation], what)

    for address, answer in answers(account, relation).items():
        assert answer == before[address], address


def test_the_comparison_would_see_a_change_of_what_one_may_see(region: Region) -> None:
    account = region.account(VIEWER)
    before = answers(account, "involved")

    change(related("involved").fact, Hidden("injury_observed", 3, "anders", False, {}))

    differing = {address for address, answer in answers(account, "involved").items() if answer != before[address]}
    assert {url("family", "involved"), url("chronology_text", "involved"), url("fact", "involved"), "/"} <= differing


def answers(account: Account, relation: str) -> dict[str, tuple[int, bytes, bytes]]:
    """Each answer about a family and about one's own work: status, headers and body, without the tokens of forms."""
    client = signed_in(account)
    names = [each for each in FAMILY if each not in ONLY_POST]
    addresses = [url(each, relation) for each in names]
    addresses += ["/", reverse("glass_told"), f"{url('share_on', relation)}?receiver={OTHER}"]
    addresses += [f"{url('record', relation)}?q=letsel", f"{url('record', relation)}?kind=handover_accepted"]
    client.get("/")  # what time alone changes is worked out first
    asked = {"name": "Voorbeeld", "born": "", "address": ""}
    return {
        **{each: _answer(client, each) for each in addresses},
        "search": _answer(client, reverse("search"), asked),
    }


def _answer(client: Client, address: str, sent: dict[str, str] | None = None) -> tuple[int, bytes, bytes]:
    with same_chances():
        found = client.get(address) if sent is None else client.post(address, sent)
    heads = sorted((name, value) for name, value in found.headers.items() if name != "Set-Cookie")
    return found.status_code, repr(heads).encode(), TOKEN.sub(b"", found.content)


@contextmanager
def same_chances() -> Iterator[None]:
    """The keys of forms are drawn by chance, and some are signed with the moment: the same of both, the same bytes."""
    drawn = random.Random(7)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "urandom", drawn.randbytes)
        patch.setattr(TimestampSigner, "timestamp", lambda _: "1")
        yield


def change(number: UUID, what: Hidden) -> None:
    """Make a fact another one, as if that had been recorded; only possible behind both walls."""
    row = FactRow.objects.using(OWNER).get(pk=number)
    row.kind, row.note, row.attributes = what.kind, what.note, what.attributes
    row.occurred_on = row.known_from = today() - timedelta(days=what.days_ago)
    people = related_persons(row)
    row.about = [people[0] if what.about_mother else people[1]]
    with connections[OWNER].cursor() as cursor:
        cursor.execute("ALTER TABLE fact DISABLE TRIGGER append_only")
        row.save(using=OWNER)
        cursor.execute("ALTER TABLE fact ENABLE TRIGGER append_only")
    with transaction.atomic():
        evaluate_family(row.family_id, today())


def related_persons(row: FactRow) -> tuple[UUID, UUID]:
    made = next(each.made for each in map(related, RELATIONS) if each.made.id == row.family_id)
    return made.mother, made.child
