"""A question about a family, as it stands in the database when it was asked."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from django.utils import timezone

from tests.web.region import OWNER, Made, today
from zicht.access.tie import Extent
from zicht.access.viewer import Role
from zicht.web.models import Account, Asking, AskingFact, DisclosureRow, FactRow, InvolvementRow, SharingRow


def asking(made: Made, facts: Sequence[UUID], asker: str, asked: str, outcome: str = "open") -> UUID:
    """One organisation asks another about a family; these facts go along, the first of them asks it."""
    account = Account.objects.using(OWNER).get(
        organisation=asker, roles=[Role.PROFESSIONAL.value], team=f"{asker}-team"
    )
    given = DisclosureRow(family_id=made.id, sender_id=asker, receiver=asked, purpose="meekijken", ground="convenant")
    given.family_told, given.made_by, given.made_at, given.form_key = True, account, timezone.now(), uuid4()
    given.save(using=OWNER)
    kind = FactRow.objects.using(OWNER).get(pk=facts[0]).kind
    row = Asking(family_id=made.id, kind=kind, asks=facts[0], asker_id=asker, asked_by=account, asked_id=asked)
    row.team_id, row.disclosure, row.asked_at, row.outcome = f"{asked}-team", given, timezone.now(), outcome
    row.form_key = uuid4()
    row.save(using=OWNER)
    for each in facts:
        AskingFact(asking=row, family_id=made.id, root=each).save(using=OWNER)
        SharingRow(fact_id=each, family_id=made.id, receiver=asked, since=today(), disclosure=given).save(using=OWNER)
    tie = InvolvementRow(family_id=made.id, organisation_id=asked, team_id=f"{asked}-team", extent=Extent.ASKED.value)
    tie.ground, tie.since, tie.request = "convenant", today(), row.id
    tie.until = None if outcome == "open" else today()
    tie.save(using=OWNER)
    return row.id
