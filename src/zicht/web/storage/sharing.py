"""Disclosures and the collaboration around a family, each in one transaction with what follows from it."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from zicht.access.policy import COLLABORATION
from zicht.access.tie import Ties
from zicht.casework.disclosing import Disclosed
from zicht.casework.recording import Accepted
from zicht.web.models import Account, DisclosureRow, OrganisationRow, ParticipationRow, SharingRow
from zicht.web.storage.evaluating import evaluate_family
from zicht.web.storage.recording import Adding, add_facts


def region() -> dict[str, str]:
    """What the organisations of the region are called, by id."""
    return dict(OrganisationRow.objects.order_by("name").values_list("id", "name"))


def types() -> dict[str, str]:
    """The type of each organisation of the region, by id."""
    return dict(OrganisationRow.objects.values_list("id", "type"))


def receivers(receiver: str, own: str, ties: Ties, day: date) -> tuple[str, ...]:
    """The organisations that will know: one, or all others that take part in the collaboration."""
    if receiver != COLLABORATION:
        return (receiver,) if receiver else ()
    members = dict.fromkeys(each.organisation for each in ties.participations if each.holds_on(day))
    return tuple(each for each in members if each != own)


def disclose_facts(
    disclosed: Disclosed, account_of_it: Accepted, family: UUID, account: Account, form_key: UUID, now: datetime
) -> UUID:
    """Share facts and record the fact that they were shared, which goes along. The family must be locked."""
    given = disclosure(disclosed, family, account, form_key, now)
    return add_facts([Adding(account_of_it, form_key, {given.receiver: given.id})], family, account, now)[0]


def disclosure(disclosed: Disclosed, family: UUID, account: Account, form_key: UUID, now: datetime) -> DisclosureRow:
    """An act of sharing, with the facts that it lets another know; what another knows already is not told again."""
    row = DisclosureRow(
        id=uuid4(),
        family_id=family,
        sender_id=account.organisation_id,
        receiver=disclosed.receiver,
        purpose=disclosed.purpose,
        ground=disclosed.ground.code,
        family_told=disclosed.told,
        why_not_told=disclosed.why_not_told,
        made_by=account,
        made_at=now,
        form_key=form_key,
    )
    row.save(force_insert=True)
    facts = [UUID(each.id) for each in disclosed.facts]
    known = set(
        SharingRow.objects.filter(fact__in=facts, receiver=disclosed.receiver).values_list("fact_id", flat=True)
    )
    for each in facts:
        if each not in known:
            sharing = SharingRow(fact_id=each, family_id=family, receiver=disclosed.receiver, since=now.date())
            sharing.disclosure = row
            sharing.save(force_insert=True)
    return row


def take_part(organisations: Sequence[str], ground: str, family: UUID, day: date) -> None:
    """Organisations take part from a day on, whoever starts it first. The family must be locked."""
    for each in organisations:
        ParticipationRow(family_id=family, organisation_id=each, ground=ground, since=day).save(force_insert=True)
    evaluate_family(family, day)


def stop_taking_part(organisation: str, family: UUID, day: date) -> None:
    """An organisation leaves from this day on: nothing new reaches it. The family must be locked."""
    ParticipationRow.objects.filter(family=family, organisation=organisation, until=None).update(until=day)
    evaluate_family(family, day)
