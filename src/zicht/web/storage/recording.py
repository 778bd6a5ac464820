"""Adding facts: locked per family, each form at most once, evaluated before it is committed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db import OperationalError, connection, transaction

from zicht.access.policy import COLLABORATION
from zicht.access.tie import Extent, Ties
from zicht.casework.recording import Accepted
from zicht.facts.kinds import Vocabulary
from zicht.web.context import clock
from zicht.web.models import Account, FactRow, RemovalRow, SharingRow
from zicht.web.storage.evaluating import evaluate_family, lock_family
from zicht.web.storage.ids import id_of
from zicht.web.storage.periods import check_sight
from zicht.web.storage.rulebooks import served

TRIES = 3
T = TypeVar("T")


def numbered_now() -> UUID:
    """The id of a fact that is added now: of two of one day, the one that was recorded first sorts first."""
    return id_of(clock())


@dataclass(frozen=True, slots=True)
class Adding:
    """A fact to add, and its id.

    `receivers`: with whom it is shared at once, each by a disclosure or (None) by agreement.
    """

    accepted: Accepted
    form_key: UUID
    receivers: Mapping[str, UUID | None] = field(default_factory=dict)
    number: UUID = field(default_factory=numbered_now)


class RemovedError(Exception):
    """The fact of this form was taken out of the family; sending the form again does not bring it back."""


def alone_with(family: UUID, act: Callable[[], T]) -> T:
    """Do something while nobody else changes the family: all of it or nothing, again when the database asks for it.

    Raises LeftAloneError when nobody would keep sight on a child whose safety is in question: then nothing is done.
    """
    for left in reversed(range(TRIES)):
        try:
            with transaction.atomic():
                lock_family(family)
                done = act()
                check_sight()
                return done
        except OperationalError:  # a deadlock or a lock that was not given: what was done is undone
            if not left or not connection.is_usable():
                raise
    raise AssertionError("unreachable")


def recorded_before(form_key: UUID) -> UUID | None:
    """The fact of a form that was sent before: a double click, or a browser that asks again.

    Raises RemovedError when that fact was put in the wrong family and taken out since.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT zicht_form_was_removed(%s)", [form_key])
        if cursor.fetchone()[0]:
            raise RemovedError
    return FactRow.objects.filter(form_key=form_key).values_list("id", flat=True).first()


def add_facts(adding: Sequence[Adding], family: UUID, account: Account, now: datetime) -> list[UUID]:
    """Add accepted facts, share them, and evaluate the views that see them once. The family must be locked."""
    vocabulary, _ = served()
    found, views = [], {account.organisation_id}
    for each in adding:
        row = _row(each, family, account, now, vocabulary)
        row.save(force_insert=True)
        found.append(row.id)
        for receiver, disclosure in each.receivers.items():
            SharingRow(fact=row, family_id=family, receiver=receiver, since=now.date(), disclosure_id=disclosure).save(
                force_insert=True
            )
            views.add(receiver)
    evaluate_family(family, now.date(), None if COLLABORATION in views else sorted(views))
    return found


def by_agreement(kind: str, account: Account, ties: Ties, day: date) -> dict[str, UUID | None]:
    """With whom a fact of this kind is shared as soon as it is recorded: process facts with the collaboration."""
    vocabulary, _ = served()
    own = account.organisation_id
    involved = any(each.extent is Extent.INVOLVED for each in ties.of(own, day))
    together = vocabulary.is_process(kind) and involved and ties.participates(own, day)
    return {COLLABORATION: None} if together else {}


def receivers_of(fact: UUID) -> dict[str, UUID | None]:
    """With whom a fact was shared, and by which disclosure: a correction of it goes to the same (AVG art. 19)."""
    return dict(SharingRow.objects.filter(fact=fact).values_list("receiver", "disclosure_id"))


def remove_fact(root: UUID, family: UUID, account: Account, reason: str, now: datetime) -> None:
    """Take all versions of an own fact out of every view at once. The family must be locked."""
    rows = FactRow.objects.filter(root=root, family=family, organisation_id=account.organisation_id)
    for each in list(rows.values_list("id", flat=True)):
        RemovalRow(fact_id=each, family_id=family, reason=reason, removed_by=account, removed_at=now).save(
            force_insert=True
        )
    evaluate_family(family, now.date())


def _row(adding: Adding, family: UUID, account: Account, now: datetime, vocabulary: Vocabulary) -> FactRow:
    accepted, number = adding.accepted, adding.number
    return FactRow(
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
        form_key=adding.form_key,
    )


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
