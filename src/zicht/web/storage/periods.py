"""Periods of sight and regie, derived from all facts of a family in the role of the engine, when the facts change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db import IntegrityError, connection
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from psycopg.errors import RestrictViolation

from zicht.access.tie import Extent, Ties
from zicht.casework.holding import Change, Held, Period, changes, held_by, periods
from zicht.casework.sight import ChildSight
from zicht.evaluation.conditions import REGIE, SAFETY, SIGHT, Situation
from zicht.evaluation.daily import situation_on
from zicht.facts.case import Case
from zicht.facts.kinds import Vocabulary
from zicht.projections.questions import ATTENDED, counts_as
from zicht.rulebook.rule import Rulebook
from zicht.web.models import Account, ChildInQuestion, FactRow, RegiePeriod, SightPeriod
from zicht.web.models.periods import KeptPeriod

GUARD = "zicht_sight_stays"
TRIAGE = "triage_done"
Content = tuple[Vocabulary, Rulebook]
Key = tuple[object, ...]
Kept = TypeVar("Kept", bound=KeptPeriod)


class LeftAloneError(Exception):
    """Nobody would keep sight on a child whose safety is in question: it is handed over first."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """Of the facts of a family: when each was recorded, by id, and by whom, by root."""

    at: Mapping[str, datetime]
    by: Mapping[str, int | None]


def recorded(family: UUID, rows: Iterable[FactRow] | None = None) -> Recorded:
    """When the facts of a family were recorded and by whom, as far as the reader may see them; of `rows`, if given."""
    found = list(FactRow.objects.filter(family=family) if rows is None else rows)
    names = {str(each.attributes.get("colleague")) for each in found if each.attributes.get("colleague")}
    accounts = dict(Account.objects.filter(name__in=names).values_list("name", "id")) if names else {}
    by = {str(each.root): accounts.get(str(each.attributes.get("colleague")), each.recorded_by_id) for each in found}
    return Recorded({str(each.id): each.recorded_at for each in found}, by)


def sight_held(situation: Situation, found: Recorded) -> dict[str, Held]:
    """Who holds sight on each child at this moment, by child."""
    return {
        each: held_by(changes(situation, SIGHT, each, found.at, timezone.get_current_timezone()))
        for each in situation.moment.all_children
    }


def sight_stands(situation: Situation, found: Recorded) -> tuple[ChildSight, ...]:
    """How it stands with each child that is there: who keeps sight, and whether its safety is in question."""
    held, gone = sight_held(situation, found), situation.moment.gone
    return tuple(
        ChildSight(
            each,
            keeper.organisation if (keeper := held[each].keeper) else None,
            situation.since(SAFETY, each) is not None,
        )
        for each in situation.moment.all_children
        if each not in gone
    )


def regie_changes(situation: Situation, found: Recorded) -> list[Change]:
    """What was taken up and let go of the regie, about whichever child: a family has one regisseur."""
    zone = timezone.get_current_timezone()
    children = situation.moment.all_children
    each = {one: None for child in children for one in changes(situation, REGIE, child, found.at, zone)}
    return sorted(each, key=lambda one: (*one.order, one.holder.fact if one.holder else ""))


@dataclass(frozen=True, slots=True)
class Derived:
    """What all facts of a family give: who keeps sight by child, who directs, and since when a child is in question."""

    sight: tuple[tuple[str, Period], ...]
    regie: tuple[Period, ...]
    in_question: Mapping[str, date]


def derived(case: Case, found: Recorded, content: Content, on: date) -> Derived | None:
    """The periods that all facts of a case give; None where there are no children, or no rules about them."""
    vocabulary, rulebook = content
    situation, zone = situation_on(case, rulebook, None, on), timezone.get_current_timezone()
    children = situation.moment.all_children
    if SIGHT not in rulebook.holdings or not children:
        return None
    return Derived(
        tuple((one, each) for one in children for each in periods(changes(situation, SIGHT, one, found.at, zone))),
        tuple(periods(regie_changes(situation, found))) if REGIE in rulebook.holdings else (),
        _in_question(situation, children, vocabulary),
    )


def derive(family: UUID, case: Case, ties: Ties, found: Recorded, content: Content, on: date) -> None:
    """Bring the periods of a family in line with its facts; the engine does this, in the transaction of the fact."""
    made, teams = derived(case, found, content, on), _teams(ties)
    if made is None:
        return
    sight = [_row(SightPeriod(child_id=UUID(child)), family, each, found, teams) for child, each in made.sight]
    _write(SightPeriod, family, sight)
    _write_in_question(family, made.in_question)
    _write(RegiePeriod, family, [_row(RegiePeriod(), family, each, found, teams) for each in made.regie])


def check_sight() -> None:
    """Ask PostgreSQL now what it would ask at the end of the transaction. Raises LeftAloneError."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"SET CONSTRAINTS {GUARD} IMMEDIATE")
            cursor.execute(f"SET CONSTRAINTS {GUARD} DEFERRED")
    except IntegrityError as refused:
        if isinstance(refused.__cause__, RestrictViolation):
            raise LeftAloneError from refused
        raise


def _row(row: Kept, family: UUID, period: Period, found: Recorded, teams: Mapping[str, str]) -> Kept:
    holder = period.holder
    row.family_id, row.organisation_id, row.fact = family, holder.organisation, UUID(holder.fact)
    row.account_id, row.team_id = found.by.get(holder.fact), teams.get(holder.organisation)
    row.period = DateTimeTZRange(period.since, period.until)
    return row


def _teams(ties: Ties) -> dict[str, str]:
    """The team of each organisation that works or worked with the family, the newest."""
    involved = (each for each in ties.involvements if each.extent is Extent.INVOLVED)
    return {each.organisation: each.team for each in involved if each.team}


def _write(model: type[Kept], family: UUID, rows: Sequence[Kept]) -> None:
    """Write only what differs; what is over ends before what follows begins, or the database would see two."""
    before = {_key(each): each for each in model._default_manager.filter(family=family)}
    after = {_key(each): each for each in rows}
    gone = [each.pk for key, each in before.items() if key not in after]
    if gone:
        model._default_manager.filter(pk__in=gone).delete()
    for key, each in _shorter_first(before.keys() & after.keys(), after):
        if _said(before[key]) != _said(each):
            model._default_manager.filter(pk=before[key].pk).update(**_said(each))
    model._default_manager.bulk_create([each for key, each in after.items() if key not in before])


def _shorter_first(keys: Iterable[Key], rows: Mapping[Key, Kept]) -> Iterator[tuple[Key, Kept]]:
    found = [(each, rows[each]) for each in keys]
    yield from sorted(found, key=lambda each: (each[1].period.upper is None, str(each[0])))


def _key(row: KeptPeriod) -> Key:
    return (getattr(row, "child_id", None), row.organisation_id, row.fact, row.period.lower)


def _said(row: KeptPeriod) -> dict[str, object]:
    return {"period": row.period, "account_id": row.account_id, "team_id": row.team_id}


def _write_in_question(family: UUID, after: Mapping[str, date]) -> None:
    rows = ChildInQuestion.objects.filter(family=family)
    before = {str(child): since for child, since in rows.values_list("child", "since")}
    if before == after:
        return
    rows.exclude(child__in=[UUID(each) for each in after]).delete()
    for child, since in after.items():
        if before.get(child) != since:
            said = {"family_id": family, "since": since}
            ChildInQuestion.objects.update_or_create(child_id=UUID(child), defaults=said)


def _in_question(situation: Situation, children: Sequence[str], vocabulary: Vocabulary) -> dict[str, date]:
    """The children whose safety is in question, since when."""
    if SAFETY not in situation.rulebook.conditions:
        return {}
    there = (each for each in children if each not in situation.moment.gone)
    since = {each: day for each in there if (day := situation.since(SAFETY, each))}
    return {each: day for each, day in since.items() if not _weighed(situation, each, day, vocabulary)}


def _weighed(situation: Situation, child: str, since: date, vocabulary: Vocabulary) -> bool:
    """Whether sight was let go by a decision of Veilig Thuis not to take a report up, after the child was looked at.

    That decision is its task by law, and asks for what casework/triage.py says; that nobody keeps sight then is told by
    the rules.
    """
    released = situation.let_go(SIGHT, child)
    if not released or released[0].fact.kind != TRIAGE:
        return False
    known = (each.fact for each in situation.moment.known)
    return any(child in each.about and each.latest >= since and counts_as(each, ATTENDED, vocabulary) for each in known)
