"""Who works with a family: opening one, bringing in an organisation, and ending it. The family must be locked."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from zicht.access.tie import Extent
from zicht.casework.involving import Involving
from zicht.casework.people import Checked
from zicht.casework.recording import Entered, Refusal, record
from zicht.web.models import Account, Family, IndexSignal, InvolvementRow, ParticipationRow
from zicht.web.storage.cases import case_of, ties_of
from zicht.web.storage.evaluating import evaluate_family
from zicht.web.storage.people import add_person
from zicht.web.storage.recording import Adding, add_facts, by_agreement
from zicht.web.storage.rulebooks import served

ASKED = Extent.ASKED.value  # ends by an answer (storage/asking.py)


@dataclass(frozen=True, slots=True)
class Opening:
    """A family to open: what it is called, its first person, and the involvement of the organisation that opens it."""

    called: str
    person: Checked
    involving: Involving
    since: date


def open_family(number: UUID, opening: Opening, account: Account, now: datetime) -> None:
    """Open a family with its first person and the involvement of the own organisation; nothing of others is opened."""
    Family(id=number, called=opening.called, opened_on=now.date()).save(force_insert=True)
    _involvement(number, opening.involving, now.date()).save(force_insert=True)
    add_person(uuid4(), number, opening.person, now.date())
    _record(number, account, "involvement_started", opening.since, {"purpose": opening.involving.purpose}, now)


def bring_in(family: UUID, typed: Involving, today: date) -> None:
    """An organisation works with the family from today; it sees who its persons are and what is shared with it."""
    _involvement(family, typed, today).save(force_insert=True)
    evaluate_family(family, today)


def hand_to(family: UUID, organisation: str, typed: Involving) -> None:
    """Another team or person of the own organisation is responsible."""
    rows = InvolvementRow.objects.filter(family=family, organisation=organisation, until=None).exclude(extent=ASKED)
    rows.update(team_id=typed.team, responsible_id=int(typed.responsible) if typed.responsible else None)


def end_involvement(family: UUID, account: Account, reason: str, now: datetime) -> None:
    """The own organisation works with the family no more: recorded first, and then its access ends at once."""
    own, today = account.organisation_id, now.date()
    _record(family, account, "involvement_ended", today, {"reason": reason}, now)
    IndexSignal.objects.filter(family=family, organisation=own, until__gt=today).update(until=today)
    ParticipationRow.objects.filter(family=family, organisation=own, until=None).update(until=today)
    ties = InvolvementRow.objects.filter(family=family, organisation=own, until=None).exclude(extent=ASKED)
    ties.update(until=today)
    evaluate_family(family, today)


def tell_index(number: UUID, signal: IndexSignal, account: Account, now: datetime) -> None:
    """Put a signal in the referral index, and record that it was put there."""
    signal.id = number
    signal.save(force_insert=True)
    _record(signal.family_id, account, "index_signal", now.date(), {}, now)


def withdraw(family: UUID, account: Account, reason: str, now: datetime) -> None:
    """Take the own signals out of the referral index, and record that."""
    signals = IndexSignal.objects.filter(family=family, organisation=account.organisation_id, until__gt=now.date())
    if signals.update(until=now.date()):
        _record(family, account, "index_signal_withdrawn", now.date(), {"reason": reason}, now)


def _involvement(family: UUID, typed: Involving, today: date) -> InvolvementRow:
    return InvolvementRow(
        family_id=family,
        organisation_id=typed.organisation,
        team_id=typed.team,
        responsible_id=int(typed.responsible) if typed.responsible else None,
        extent=Extent.INVOLVED.value,
        ground=typed.ground,
        why=typed.why.strip(),
        since=today,
    )


def _record(family: UUID, account: Account, kind: str, day: date, attributes: dict[str, str], now: datetime) -> None:
    """A fact about the whole family that follows from an act. Raises RuntimeError when it cannot be one."""
    vocabulary, _ = served()
    ties = ties_of(family)
    case = case_of(family, ties, vocabulary, now.date())
    about = tuple(each.id for each in case.persons)
    entered = Entered(kind, about, day, attributes=attributes)
    accepted = record(entered, case, account.organisation_id, vocabulary, now.date())
    if isinstance(accepted, Refusal):
        raise RuntimeError(f"{kind}: {', '.join(accepted.problems)}")  # noqa: TRY004  (a defect of ours, not of a form)
    add_facts([Adding(accepted, uuid4(), by_agreement(kind, account, ties, now.date()))], family, account, now)
