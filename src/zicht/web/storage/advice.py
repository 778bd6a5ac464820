"""Questions for advice without a family: asked, received, answered, withdrawn; and those that a viewer may see."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db.models import Q, QuerySet

from zicht.access.viewer import Viewer
from zicht.casework.advice import Asked
from zicht.web.models import Account, AdviceRow, Team

LATELY = timedelta(days=30)


def ask_advice(team: Team, question: str, account: Account, form_key: UUID, now: datetime) -> AdviceRow:
    """Ask; a form sent twice asks once."""
    before = AdviceRow.objects.filter(form_key=form_key).first()
    if before is not None:
        return before
    row = AdviceRow(
        id=uuid4(),
        asker_id=account.organisation_id,
        asked_by=account,
        by_team_id=account.team_id,
        asked_id=team.organisation_id,
        team=team,
        question=question.strip(),
        asked_at=now,
        form_key=form_key,
    )
    row.save(force_insert=True)
    return row


def receive_advice(row: AdviceRow, account: Account, now: datetime) -> None:
    """Somebody of the team that was asked confirms to have it."""
    AdviceRow.objects.filter(pk=row.pk, received_at=None).update(received_by=account, received_at=now)


def answer_advice(row: AdviceRow, text: str, account: Account, now: datetime) -> None:
    """The advice; whoever gives it has it from now on."""
    AdviceRow.objects.filter(pk=row.pk, answered_at=None).update(
        received_by=account, received_at=row.received_at or now, answer=text.strip(), answered_at=now
    )


def withdraw_advice(row: AdviceRow, now: datetime) -> None:
    """Take a question back: whoever was asked sees it no more."""
    AdviceRow.objects.filter(pk=row.pk, answered_at=None).update(withdrawn_at=now)


def locked_advice(number: UUID) -> AdviceRow | None:
    """A question that the viewer may see, while nobody else changes it."""
    return _whole(AdviceRow.objects.select_for_update(of=("self",)).filter(pk=number)).first()


def advice_of(number: UUID) -> AdviceRow | None:
    """A question that the viewer may see."""
    return _whole(AdviceRow.objects.filter(pk=number)).first()


def advice_asked(viewer: Viewer, now: datetime) -> tuple[list[AdviceRow], list[AdviceRow]]:
    """What was asked of the viewer's teams and waits for an answer, and what the viewer and its teams asked.

    The first the oldest first; the second not answered yet or asked lately, the newest first.
    """
    of_us = Q(asked=viewer.organisation, answered_at=None, withdrawn_at=None)
    by_us = Q(asker=viewer.organisation) & (Q(answered_at=None, withdrawn_at=None) | Q(asked_at__gt=now - LATELY))
    rows = list(_whole(AdviceRow.objects.filter(of_us | by_us)))
    waiting = [each for each in reversed(rows) if each.asked_id == viewer.organisation]  # nobody asks the own
    return waiting, [each for each in rows if each.asker_id == viewer.organisation]


def as_asked(row: AdviceRow) -> Asked:
    """A question as decisions need it."""
    return Asked(
        asker=row.asker_id,
        asked=row.asked_id,
        asked_on=row.asked_at.date(),
        is_received=row.received_at is not None,
        is_answered=row.answered_at is not None,
        is_withdrawn=row.withdrawn_at is not None,
    )


def _whole(rows: QuerySet[AdviceRow]) -> QuerySet[AdviceRow]:
    return rows.select_related("asker", "asked", "team", "asked_by", "received_by").order_by("-asked_at", "id")
