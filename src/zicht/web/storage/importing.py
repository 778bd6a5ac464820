"""A case file as a family in the database; for the synthetic region and for tests, as the owner of the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from zicht.access.policy import COLLABORATION
from zicht.access.tie import Extent
from zicht.facts.case import Case, Person
from zicht.facts.fact import AttributeValue, Fact
from zicht.linkage.addresses import keys_of_address
from zicht.linkage.names import keys_of_name, name_key
from zicht.population.homes import Home
from zicht.population.reasons import reason
from zicht.web.models import (
    Account,
    FactRow,
    Family,
    Household,
    InvolvementRow,
    ParticipationRow,
    PersonRow,
    RelationRow,
    Residence,
    SearchKey,
    SharingRow,
)

OWNER = "owner"
ENDS = frozenset({"involvement_ended"})
SIGNALLERS = frozenset({"politie", "huisartsenpost", "ziekenhuis"})


@dataclass(frozen=True, slots=True)
class Around:
    """What a case file does not have: which organisation of the region each of its organisations is, and its team.

    `together` are those that take part in the collaboration; `process` the kinds that it shares by agreement.
    """

    organisations: Mapping[str, str]
    teams: Mapping[str, str]
    accounts: Mapping[str, Account]
    together: frozenset[str]
    process: frozenset[str]
    vocabulary: str


def import_case(
    case: Case, called: str, names: Mapping[str, str], around: Around, shift: timedelta, homes: Sequence[Home] = ()
) -> UUID:
    """Add a family with all its facts, every day moved by `shift`; gives its id."""
    family = Family(id=uuid4(), called=called, opened_on=_first_day(case) + shift, synthetic=True)
    family.save(using=OWNER, force_insert=True)
    people = {each.id: _person(each, family, names, shift) for each in case.persons}
    PersonRow.objects.using(OWNER).bulk_create(people.values())
    SearchKey.objects.using(OWNER).bulk_create(
        SearchKey(person=each, family=family, key=key) for each in people.values() for key in keys_of_name(each.name)
    )
    RelationRow.objects.using(OWNER).bulk_create(
        RelationRow(
            family=family,
            origin=people[each.origin],
            target=people[each.target],
            kind=each.kind,
            since=_moved(each.since, shift),
            until=_moved(each.until, shift),
        )
        for each in case.relations
    )
    for each in homes:
        _import_home(each, family, people)
    _import_ties(case, family, around, shift)
    _import_facts(case, family, people, around, shift)
    return family.id


def _import_home(home: Home, family: Family, people: Mapping[str, PersonRow]) -> None:
    row = Household(family=family, called=home.called, address=home.address or "", address_is_secret=not home.address)
    row.save(using=OWNER, force_insert=True)
    living = [people[each] for each in home.persons]
    Residence.objects.using(OWNER).bulk_create(Residence(household=row, family=family, person=each) for each in living)
    keys = keys_of_address(row.address)
    SearchKey.objects.using(OWNER).bulk_create(
        (SearchKey(person=each, family=family, key=key) for each in living for key in keys), ignore_conflicts=True
    )


def _import_ties(case: Case, family: Family, around: Around, shift: timedelta) -> None:
    involvements, participations = [], []
    for organisation in case.organisations:
        own = [each for each in case.facts if each.organisation == organisation.id]
        if not own:
            continue
        since = min(each.known_from for each in own) + shift
        ended = [each for each in own if each.kind in ENDS and each.known_from >= max(fact.known_from for fact in own)]
        until = ended[-1].known_from + shift + timedelta(days=1) if ended else None
        here = around.organisations[organisation.id]
        signalled = organisation.type in SIGNALLERS
        extent = Extent.SIGNALLED if signalled else Extent.INVOLVED
        ground, why = reason(organisation.type)
        tie = {"family": family, "organisation_id": here, "since": since, "until": until}
        involved = InvolvementRow(**tie, team_id=around.teams.get(here), extent=extent.value, ground=ground, why=why)
        involved.responsible = None if signalled else around.accounts.get(here)
        involvements.append(involved)
        if not signalled and here in around.together:
            participations.append(ParticipationRow(**tie, ground="samenwerkingsafspraak"))
    InvolvementRow.objects.using(OWNER).bulk_create(involvements)
    ParticipationRow.objects.using(OWNER).bulk_create(participations)


def _import_facts(
    case: Case, family: Family, people: Mapping[str, PersonRow], around: Around, shift: timedelta
) -> None:
    ids = {each.id: uuid4() for each in case.facts}
    rows, sharings = [], []
    for fact in sorted(case.facts, key=lambda each: each.version):
        rows.append(_fact_row(fact, family, people, around, ids, shift))
        shared = {around.organisations[each.organisation]: each.since + shift for each in fact.shared_with}
        if fact.kind in around.process and fact.organisation:
            shared.setdefault(COLLABORATION, fact.known_from + shift)
        own = around.organisations.get(fact.organisation or "")
        for receiver, since in shared.items():
            if receiver != own:
                sharings.append(SharingRow(fact_id=ids[fact.id], family=family, receiver=receiver, since=since))
    FactRow.objects.using(OWNER).bulk_create(rows)
    SharingRow.objects.using(OWNER).bulk_create(sharings)


def _fact_row(
    fact: Fact,
    family: Family,
    people: Mapping[str, PersonRow],
    around: Around,
    ids: Mapping[str, UUID],
    shift: timedelta,
) -> FactRow:
    here = around.organisations.get(fact.organisation or "")
    known = fact.known_from + shift
    return FactRow(
        id=ids[fact.id],
        family=family,
        root=ids[fact.root],
        version=fact.version,
        kind=fact.kind,
        about=[people[each].id for each in fact.about],
        organisation_id=here,
        recorded_by=around.accounts.get(here or ""),
        recorded_at=datetime(known.year, known.month, known.day, 12, tzinfo=timezone.get_default_timezone()),
        occurred_on=fact.occurred_on + shift,
        precision=fact.precision.value,
        known_from=known,
        attributes={code: _attribute(value, around, ids, shift) for code, value in fact.attributes.items()},
        note=fact.note or "",
        source=fact.source or "",
        corrects_id=ids[fact.corrects] if fact.corrects else None,
        vocabulary=around.vocabulary,
        form_key=uuid4(),
    )


def _attribute(value: AttributeValue, around: Around, ids: Mapping[str, UUID], shift: timedelta) -> object:
    if isinstance(value, date):
        return (value + shift).isoformat()
    if isinstance(value, str):
        return around.organisations.get(value) or (str(ids[value]) if value in ids else value)
    return value


def _person(person: Person, family: Family, names: Mapping[str, str], shift: timedelta) -> PersonRow:
    first, last = person.born or (None, None)
    name = names.get(person.id, "")
    return PersonRow(
        id=uuid4(),
        family=family,
        role=person.role,
        name=name,
        name_key=name_key(name),
        born_first=_moved(first, shift),
        born_last=_moved(last, shift),
    )


def _moved(day: date | None, shift: timedelta) -> date | None:
    return day + shift if day else None


def _first_day(case: Case) -> date:
    days: Sequence[date] = [each.earliest for each in case.facts]
    return min(days, default=case.evaluate_on)
