"""Asking another organisation about a family, and its answers. The family must be locked.

A question opens what goes along with it to one team of whoever is asked, until it is answered or withdrawn. Accepting
makes an involvement of it; after a refusal nothing stays open.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4, uuid5

from django.db.models import Q, QuerySet

from zicht.access.tie import Extent, Ties
from zicht.access.viewer import Viewer
from zicht.casework.asking import Outcome, Question, Reply
from zicht.casework.disclosing import Disclosed
from zicht.casework.involving import Involving
from zicht.casework.recording import Accepted
from zicht.web.models import Account, Asking, AskingFact, FactRow, InvolvementRow
from zicht.web.models.organisations import telephone_of
from zicht.web.storage.evaluating import evaluate_family
from zicht.web.storage.recording import Adding, add_facts, by_agreement
from zicht.web.storage.sharing import disclosure

ASKED = Extent.ASKED.value
OPEN = Outcome.OPEN.value
LATELY = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Asked:
    """What to ask: the fact that asks it, what goes along, which team is asked, and the account of the sharing."""

    asks: Accepted
    disclosed: Disclosed
    team: str | None
    account_of_it: Accepted
    more: tuple[Accepted, ...] = ()  # other facts of the same act, that go along too


@dataclass(frozen=True, slots=True)
class Receipt:
    """Who has a question: a person of the organisation that was asked, how to reach that person, and since when."""

    name: str
    telephone: str
    day: date


def ask(asked: Asked, family: UUID, account: Account, ties: Ties, form_key: UUID, now: datetime) -> Asking:
    """Ask, disclose what goes along and open it to the team that is asked; sent twice it is asked once."""
    before = Asking.objects.filter(form_key=form_key).first()
    if before is not None:
        return before
    given = disclosure(asked.disclosed, family, account, form_key, now)
    to: dict[str, UUID | None] = {asked.disclosed.receiver: given.id}
    said = [asked.asks, *asked.more]
    adding = [
        Adding(each, uuid5(form_key, f"asks {place}"), to | by_agreement(each.kind, account, ties, now.date()))
        for place, each in enumerate(said)
    ]
    adding.append(Adding(asked.account_of_it, uuid5(form_key, "disclosure"), to))
    made = add_facts(adding, family, account, now)
    row = Asking(
        id=uuid4(),
        family_id=family,
        kind=asked.asks.kind,
        asks=made[0],
        asker_id=account.organisation_id,
        asked_by=account,
        asked_id=asked.disclosed.receiver,
        team_id=asked.team,
        disclosure=given,
        asked_at=now,
        form_key=form_key,
    )
    row.save(force_insert=True)
    _go_along(row, [*made[: len(said)], *(UUID(each.root) for each in asked.disclosed.facts)])
    _tie(row, asked.disclosed.ground.code, now.date()).save(force_insert=True)
    evaluate_family(family, now.date(), [row.asked_id])
    return row


def reply(row: Asking, said: Sequence[Accepted], account: Account, form_key: UUID, ties: Ties, now: datetime) -> None:
    """Say something to whoever asks (or, by whoever asked, to whom it asked); the question stays as it is."""
    other = row.asker_id if account.organisation_id == row.asked_id else row.asked_id
    today = now.date()
    adding = [
        Adding(each, reply_key(form_key, place), {other: None} | by_agreement(each.kind, account, ties, today))
        for place, each in enumerate(said)
    ]
    _go_along(row, add_facts(adding, row.family_id, account, now))


def reply_key(form_key: UUID, place: int = 0) -> UUID:
    """The key of a fact of a reply: of the first, it tells whether a form was sent before."""
    return uuid5(form_key, f"reply {place}")


def accept(row: Asking, typed: Involving, account: Account, now: datetime) -> None:
    """The organisation that was asked works with the family from today; what it says is said after this."""
    today = now.date()
    own = InvolvementRow.objects.filter(family=row.family_id, organisation=row.asked_id, since__lte=today)
    standing = own.exclude(until__lte=today).filter(Q(team=typed.team), extent=Extent.INVOLVED.value)
    if not standing.exists():
        InvolvementRow(
            family_id=row.family_id,
            organisation_id=row.asked_id,
            team_id=typed.team,
            responsible_id=int(typed.responsible) if typed.responsible else None,
            extent=Extent.INVOLVED.value,
            ground=typed.ground,
            why=typed.why.strip(),
            since=today,
        ).save(force_insert=True)


def close(row: Asking, outcome: Outcome, now: datetime) -> None:
    """End a question: who was asked sees no more than its involvement opens. Last, after what is said with it."""
    Asking.objects.filter(pk=row.pk).update(outcome=outcome.value)
    InvolvementRow.objects.filter(request=row.pk, until=None).update(until=now.date())
    row.outcome = outcome.value
    evaluate_family(row.family_id, now.date())


def question_of(row: Asking) -> Question:
    """The question as decisions need it."""
    facts = _facts_of([row])
    received = any(each.kind == Reply.RECEIVED.value and each.organisation_id == row.asked_id for each in facts)
    about = tuple(dict.fromkeys(str(person) for each in facts if each.root == row.asks for person in each.about))
    return Question(str(row.asks), about, row.asker_id, row.asked_id, Outcome(row.outcome), received)


def askings_of(family: UUID) -> list[Asking]:
    """What is asked about a family of the viewer's organisation or by it, the newest first."""
    return list(_whole(Asking.objects.filter(family=family)))


def asking_of(family: UUID, number: UUID) -> Asking | None:
    """One of them, when it is open to the viewer."""
    return _whole(Asking.objects.filter(family=family, pk=number)).first()


def questions_of(viewer: Viewer, today: date) -> tuple[list[Asking], list[Asking]]:
    """What was asked of the viewer and its teams and waits for an answer, and what its organisation asked.

    The first the oldest first; the second not answered yet or asked lately, the newest first.
    """
    ties = InvolvementRow.objects.filter(organisation=viewer.organisation, extent=ASKED, since__lte=today, until=None)
    if not viewer.sees_organisation_wide:
        ties = ties.filter(Q(team=None) | Q(team__in=viewer.teams))
    of_us = Q(outcome=OPEN, asked=viewer.organisation, id__in=ties.values("request"))
    by_us = Q(asker=viewer.organisation) & (Q(outcome=OPEN) | Q(asked_at__date__gt=today - LATELY))
    found = Asking.objects.filter(of_us | by_us).select_related("family", "asker", "asked", "team", "asked_by")
    rows = list(found.order_by("-asked_at", "id"))
    waiting = [each for each in reversed(rows) if each.asked_id == viewer.organisation]  # nobody asks the own
    return waiting, [each for each in rows if each.asker_id == viewer.organisation]


def withdrawn_lately(viewer: Viewer, today: date) -> list[Asking]:
    """What was asked of the viewer's teams and was withdrawn: that it was and by whom, nothing about the family."""
    ties = InvolvementRow.objects.filter(organisation=viewer.organisation, extent=ASKED, until__gt=today - LATELY)
    rows = Asking.objects.filter(asked=viewer.organisation, outcome=Outcome.WITHDRAWN.value)
    return list(rows.filter(id__in=ties.values("request")).select_related("asker").order_by("-asked_at"))


def receipts(rows: Iterable[Asking]) -> dict[UUID, Receipt]:
    """Who has each question by name, by its id: whoever confirmed the receipt, or accepted it."""
    rows = list(rows)
    roots = {each.asks: each for each in rows}
    found: dict[UUID, Receipt] = {}
    for fact in _facts_of(rows):
        row = roots.get(_uuid(fact.attributes.get("re") or fact.attributes.get("offer")))
        if row is not None and fact.organisation_id == row.asked_id and fact.kind in HAVING and fact.recorded_by:
            telephone = fact.recorded_by.telephone or telephone_of(row.team, row.asked)
            found[row.id] = Receipt(fact.recorded_by.name, telephone, fact.occurred_on)
    return found


HAVING = frozenset({Reply.RECEIVED.value, Reply.ACCEPTED.value, "handover_accepted"})


def answers(rows: Sequence[Asking]) -> dict[UUID, list[FactRow]]:
    """What was said to each question by the other side, by its id; the oldest first."""
    found: dict[UUID, list[FactRow]] = {each.id: [] for each in rows}
    roots = {each.asks: each for each in rows}
    for fact in _facts_of(rows):
        row = roots.get(_uuid(fact.attributes.get("re") or fact.attributes.get("offer")))
        if row is not None:
            found[row.id].append(fact)
    return found


def _whole(rows: QuerySet[Asking]) -> QuerySet[Asking]:
    names = ("family", "asker", "asked", "team", "asked_by__team", "disclosure")
    return rows.select_related(*names).order_by("-asked_at", "id")


def _facts_of(rows: Iterable[Asking]) -> list[FactRow]:
    roots = AskingFact.objects.filter(asking__in=[each.pk for each in rows]).values("root")
    facts = FactRow.objects.filter(root__in=roots).select_related("recorded_by")
    return list(facts.order_by("recorded_at", "id"))


def roots_of(row: Asking) -> frozenset[UUID]:
    """The roots of the facts that go along with a question, and of those that answer it."""
    return frozenset(AskingFact.objects.filter(asking=row.pk).values_list("root", flat=True))


def _go_along(row: Asking, roots: Iterable[UUID]) -> None:
    for each in dict.fromkeys(roots):
        AskingFact(asking=row, family_id=row.family_id, root=each).save(force_insert=True)


def _tie(row: Asking, ground: str, today: date) -> InvolvementRow:
    return InvolvementRow(
        family_id=row.family_id,
        organisation_id=row.asked_id,
        team_id=row.team_id,
        extent=ASKED,
        ground=ground,
        since=today,
        request=row.id,
    )


def _uuid(value: object) -> UUID:
    try:
        return UUID(str(value))
    except ValueError:
        return UUID(int=0)
