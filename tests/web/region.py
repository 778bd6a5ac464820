"""The region of the tests: three organisations, an account in each role, and families made on demand."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.test import Client
from django.utils import timezone

from zicht.access.policy import COLLABORATION
from zicht.access.tie import Extent
from zicht.access.viewer import Role
from zicht.linkage.names import keys_of_name
from zicht.web.models import (
    Account,
    FactRow,
    Family,
    InvolvementRow,
    OrganisationRow,
    ParticipationRow,
    PersonRow,
    RelationRow,
    SearchKey,
    SharingRow,
    Team,
)
from zicht.web.storage.evaluating import evaluate_family

OWNER = "owner"
ORGANISATIONS = ("wijkteam", "school", "ggz_volwassen", "veilig_thuis")


@dataclass(frozen=True)
class Region:
    """Accounts by organisation and role: `accounts["school", Role.PROFESSIONAL]`; also of a second team."""

    accounts: dict[tuple[str, Role], Account]
    other_team: Account

    def account(self, organisation: str, role: Role = Role.PROFESSIONAL) -> Account:
        """An account."""
        return self.accounts[organisation, role]

    def client(self, organisation: str, role: Role = Role.PROFESSIONAL) -> Client:
        """A browser without a screen, signed in."""
        return signed_in(self.account(organisation, role))


@dataclass(frozen=True)
class Made:
    """A family with a mother and a child."""

    id: UUID
    mother: UUID
    child: UUID


def made() -> Region:
    """The organisations and accounts, in the database."""
    accounts = {}
    for code in ORGANISATIONS:
        row = OrganisationRow(id=code, type=code, name=f"Organisatie {code}", telephone="000")
        row.keeps_region = code == "wijkteam"
        row.save(using=OWNER)
        for name in (f"{code}-team", f"{code}-other"):
            Team(id=name, organisation_id=code, name=name, telephone="001").save(using=OWNER)
        for role in Role:
            accounts[code, role] = _account(code, role, f"{code}-team", role.value)
    return Region(accounts, _account("wijkteam", Role.PROFESSIONAL, "wijkteam-other", "other"))


def _account(organisation: str, role: Role, team: str, local: str) -> Account:
    account = Account(
        email=f"{local}@{organisation}.invalid",
        name=f"{local} van {organisation}",
        organisation_id=organisation,
        team_id=team,
        roles=[role.value],
    )
    account.set_unusable_password()
    account.save(using=OWNER)
    return account


def signed_in(account: Account) -> Client:
    """A client for an account."""
    client = Client()
    client.force_login(account)
    return client


def family(involved: dict[str, Extent] | None = None, together: tuple[str, ...] = ()) -> Made:
    """A family; `involved` are organisations, by their first team; `together` take part in the collaboration."""
    since = today() - timedelta(days=365)
    row = Family(called="Gezin Voorbeeld", opened_on=since, synthetic=True)
    row.save(using=OWNER)
    mother = PersonRow(family=row, role="mother", name="Mina Voorbeeld")
    child = PersonRow(family=row, role="child", name="Kas Voorbeeld", born_first=since, born_last=since)
    for person in (mother, child):
        person.save(using=OWNER)
        for key in keys_of_name(person.name):
            SearchKey(family=row, person=person, key=key).save(using=OWNER)
    RelationRow(family=row, origin=mother, target=child, kind="parent").save(using=OWNER)
    for code, extent in (involved or {}).items():
        InvolvementRow(
            family=row, organisation_id=code, team_id=f"{code}-team", extent=extent.value, ground="taak", since=since
        ).save(using=OWNER)
    for code in together:
        ParticipationRow(family=row, organisation_id=code, ground="samenwerkingsafspraak", since=since).save(
            using=OWNER
        )
    return Made(row.id, mother.id, child.id)


def fact(
    around: Made,
    organisation: str,
    kind: str = "child_signal",
    days_ago: int = 30,
    shared_with: tuple[str, ...] = (),
    note: str = "",
    evaluate: bool = True,
    attributes: dict[str, object] | None = None,
) -> UUID:
    """A fact about the child, recorded by an organisation; evaluated for every view of the family."""
    number, day = uuid4(), today() - timedelta(days=days_ago)
    FactRow(
        id=number,
        root=number,
        family_id=around.id,
        kind=kind,
        about=[around.child],
        organisation_id=organisation,
        recorded_at=datetime(day.year, day.month, day.day, 9, tzinfo=timezone.get_default_timezone()),
        occurred_on=day,
        known_from=day,
        note=note,
        attributes=attributes or {},
        vocabulary="test",
        form_key=uuid4(),
    ).save(using=OWNER, force_insert=True)
    for receiver in shared_with:
        SharingRow(fact_id=number, family_id=around.id, receiver=receiver, since=day).save(using=OWNER)
    if evaluate:
        with transaction.atomic():
            evaluate_family(around.id, today())
    return number


def today() -> date:
    """The day it is for the application."""
    return timezone.localdate()


TOGETHER = COLLABORATION
