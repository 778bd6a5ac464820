"""What stands there before the first day: organisations, teams, accounts, and a family that all work with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from tests.web.playing.script import Script
from tests.web.region import OWNER
from zicht.access.tie import Extent
from zicht.access.viewer import Role
from zicht.facts.case import Person
from zicht.linkage.names import keys_of_name, name_key
from zicht.web.models import (
    Account,
    Family,
    InvolvementRow,
    OrganisationRow,
    ParticipationRow,
    PersonRow,
    RelationRow,
    SearchKey,
    Team,
)

ELSEWHERE = "elders"  # an organisation that does not work with the family
ROLES = {"veilig_thuis": Role.SAFE_HOME_WORKER}


@dataclass(frozen=True, slots=True)
class Stage:
    """`accounts` by organisation; `beside` are those of another team of it. `persons` by their id in the file."""

    family: UUID
    called: str
    accounts: Mapping[str, Account]
    beside: Mapping[str, Account]
    elsewhere: Account
    persons: Mapping[str, UUID]


def set_up(script: Script, together: bool) -> Stage:
    """The family and all around it; `together` they work in one collaboration, on the ground of an agreement."""
    case, first = script.case, min(each.known_from for each in script.case.facts)
    for each in case.organisations:
        _organisation(each.id, each.type, each.name)
    _organisation(ELSEWHERE, "school", "Een school elders")
    types = {each.id: each.type for each in case.organisations}
    accounts = {each: _account(each, types[each], "team") for each in script.around}
    beside = {each: _account(each, types[each], "beside") for each in script.around}
    called = f"Gezin {script.name.split('-', 2)[1]}"
    family = Family(id=uuid4(), called=called, opened_on=first, synthetic=True)
    family.save(using=OWNER)
    persons = _persons(script, family)
    for code, account in accounts.items():
        _works_with(family, code, account, first, together)
    return Stage(family.id, called, accounts, beside, _account(ELSEWHERE, "school", "team"), persons)


def _organisation(code: str, kind: str, name: str) -> None:
    OrganisationRow(id=code, type=kind, name=name, telephone="000").save(using=OWNER)
    for team in ("team", "beside"):
        Team(id=f"{code}-{team}", organisation_id=code, name=f"{name}, {team}", telephone="001").save(using=OWNER)


def _account(organisation: str, kind: str, team: str) -> Account:
    account = Account(
        email=f"{team}@{organisation.replace('_', '-')}.invalid",
        name=f"Medewerker {organisation} {team}",
        organisation_id=organisation,
        team_id=f"{organisation}-{team}",
        roles=[ROLES.get(kind, Role.PROFESSIONAL).value],
    )
    account.set_unusable_password()
    account.save(using=OWNER)
    return account


def _persons(script: Script, family: Family) -> dict[str, UUID]:
    """The persons and their relations. Ids stand in the order of those in the file: a sentence names people by them."""
    ids = dict(
        zip(sorted(each.id for each in script.case.persons), sorted(uuid4() for _ in script.case.persons), strict=True)
    )
    for each in script.case.persons:
        _person(each, ids[each.id], script.names.get(each.id, ""), family)
    for tie in script.case.relations:
        RelationRow(
            family=family,
            origin_id=ids[tie.origin],
            target_id=ids[tie.target],
            kind=tie.kind,
            since=tie.since,
            until=tie.until,
        ).save(using=OWNER)
    return ids


def _person(person: Person, number: UUID, name: str, family: Family) -> None:
    row = PersonRow(id=number, family=family, role=person.role, name=name, name_key=name_key(name))
    row.born_first, row.born_last = person.born or (None, None)
    row.save(using=OWNER)
    for key in keys_of_name(name):
        SearchKey(family=family, person=row, key=key).save(using=OWNER)


def _works_with(family: Family, organisation: str, account: Account, since: date, together: bool) -> None:
    InvolvementRow(
        family=family,
        organisation_id=organisation,
        team_id=account.team_id,
        extent=Extent.INVOLVED.value,
        ground="taak",
        since=since,
    ).save(using=OWNER)
    if together:
        ParticipationRow(family=family, organisation_id=organisation, ground="samenwerkingsafspraak", since=since).save(
            using=OWNER
        )
