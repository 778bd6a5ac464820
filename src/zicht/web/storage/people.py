"""Persons, relations and households of a family. The family must be locked; its findings follow in the same step."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from zicht.casework.households import Living
from zicht.casework.people import Checked
from zicht.facts.case import Relation
from zicht.linkage.addresses import keys_of_address
from zicht.linkage.names import keys_of_name, name_key
from zicht.web.models import Household, PersonRow, RelationRow, Residence, SearchKey
from zicht.web.storage.evaluating import evaluate_family


def add_person(number: UUID, family: UUID, checked: Checked, today: date) -> PersonRow:
    """Add a person; the number is that of the form, so that a form sent twice adds one person."""
    row = PersonRow(id=number, family_id=family)
    _fill(row, checked)
    row.save(force_insert=True)
    renew_keys([row])
    evaluate_family(family, today)
    return row


def change_person(row: PersonRow, checked: Checked, today: date) -> None:
    """Change what is known of a person: a name, a birth date, a birth."""
    _fill(row, checked)
    row.save(update_fields=["role", "name", "name_key", "born_first", "born_last", "expected_on"])
    renew_keys([row])
    evaluate_family(row.family_id, today)


def add_relation(relation: Relation, family: UUID, today: date) -> None:
    """Add a relation."""
    RelationRow(
        family_id=family,
        origin_id=UUID(relation.origin),
        target_id=UUID(relation.target),
        kind=relation.kind,
        since=relation.since,
        until=relation.until,
    ).save(force_insert=True)
    evaluate_family(family, today)


def end_relation(row: RelationRow, day: date, today: date) -> None:
    """A relation holds no more from a day on."""
    row.until = day
    row.save(update_fields=["until"])
    evaluate_family(row.family_id, today)


def add_household(number: UUID, family: UUID, living: Living, today: date) -> None:
    """Add a household with who lives there."""
    row = Household(id=number, family_id=family)
    row.called, row.address, row.address_is_secret = living.called, living.address or "", living.address is None
    row.save(force_insert=True)
    move_in(row, living.persons, living.since, today)


def change_household(row: Household, living: Living, today: date) -> None:
    """Change how a household is called, where it is, and who lives there; who is no longer named leaves today."""
    row.called, row.address, row.address_is_secret = living.called, living.address or "", living.address is None
    row.save(update_fields=["called", "address", "address_is_secret"])
    living_there = Residence.objects.filter(household=row, until=None)
    living_there.exclude(person__in=[UUID(each) for each in living.persons]).update(until=today)
    stayed = {str(each) for each in living_there.values_list("person_id", flat=True)}
    move_in(row, [each for each in living.persons if each not in stayed], living.since or today, today)


def move_in(row: Household, persons: Iterable[str], since: date | None, today: date) -> None:
    """Persons live in a household from a day on."""
    for each in persons:
        Residence(household=row, family_id=row.family_id, person_id=UUID(each), since=since).save(force_insert=True)
    renew_keys(PersonRow.objects.filter(family=row.family_id))
    evaluate_family(row.family_id, today)


def renew_keys(persons: Iterable[PersonRow]) -> None:
    """The keys under which persons are found. Only where they live now, and nothing of a secret address."""
    rows = list(persons)
    homes = Residence.objects.filter(person__in=rows, until=None).exclude(household__address="")
    addresses: dict[UUID, set[str]] = {}
    for person, address in homes.values_list("person_id", "household__address"):
        addresses.setdefault(person, set()).update(keys_of_address(address))
    SearchKey.objects.filter(person__in=rows).delete()
    SearchKey.objects.bulk_create(
        SearchKey(person=row, family_id=row.family_id, key=key)
        for row in rows
        for key in sorted(keys_of_name(row.name) | addresses.get(row.id, set()))
    )


def _fill(row: PersonRow, checked: Checked) -> None:
    row.role, row.name, row.name_key = checked.role, checked.name, name_key(checked.name)
    row.born_first, row.born_last = checked.born or (None, None)
    row.expected_on = checked.expected_on
