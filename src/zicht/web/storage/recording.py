"""Adding facts: locked per family, each form at most once, evaluated before it is committed."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import connection

from zicht.access.policy import COLLABORATION
from zicht.casework.recording import Accepted
from zicht.web.models import Account, FactRow, SharingRow
from zicht.web.storage.evaluating import evaluate_family
from zicht.web.storage.rulebooks import served


def lock_family(family: UUID) -> None:
    """Until the end of the transaction nobody else adds to this family."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(family)])


def was_recorded(form_key: UUID) -> bool:
    """Whether this form was sent before: a double click, or a browser that asks again."""
    return FactRow.objects.filter(form_key=form_key).exists()


def add_fact(
    accepted: Accepted, family: UUID, account: Account, form_key: UUID, now: datetime, shared_with: Iterable[str] = ()
) -> FactRow:
    """Add a fact that was accepted, share it, and evaluate the views that see it. The family must be locked."""
    vocabulary, _ = served()
    number = uuid4()
    row = FactRow(
        id=number,
        family_id=family,
        root=UUID(accepted.root) if accepted.root else number,
        version=accepted.version,
        kind=accepted.kind,
        about=[UUID(each) for each in accepted.about],
        organisation_id=account.organisation_id,
        recorded_by=account,
        recorded_at=now,
        occurred_on=accepted.occurred_on,
        precision=accepted.precision.value,
        known_from=accepted.known_from,
        attributes={code: _plain(value) for code, value in accepted.attributes.items()},
        note=accepted.note,
        source=accepted.source,
        corrects_id=UUID(accepted.corrects) if accepted.corrects else None,
        vocabulary=vocabulary.version,
        form_key=form_key,
    )
    row.save(force_insert=True)
    receivers = [*dict.fromkeys(shared_with)]
    for each in receivers:
        SharingRow(fact=row, family_id=family, receiver=each, since=now.date()).save(force_insert=True)
    together = COLLABORATION in receivers
    evaluate_family(family, now.date(), None if together else [account.organisation_id, *receivers])
    return row


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
