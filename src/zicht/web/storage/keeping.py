"""What administrators change. The database asks once more whether they may, and writes down each change itself."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from zicht.web.models import Account, RuleChange

Given = str | int | bool | date | list[str] | None


@dataclass(frozen=True, slots=True)
class Kept:
    """An account as an administrator keeps it; `number` None is a new one."""

    number: int | None
    email: str
    name: str
    function: str
    telephone: str
    organisation: str
    team: str | None
    roles: tuple[str, ...]
    active: bool


def keep_organisation(code: str, kind: str, name: str, telephone: str, delivers: bool) -> None:
    """Make or change an organisation. Raises ProgrammingError when it is not kept by the reader."""
    _done("SELECT zicht_keep_organisation(%s, %s, %s, %s, %s)", code, kind, name, telephone, delivers)


def keep_team(code: str, organisation: str, name: str, telephone: str) -> None:
    """Make or change a team. Raises ProgrammingError when it is not kept by the reader."""
    _done("SELECT zicht_keep_team(%s, %s, %s, %s)", code, organisation, name, telephone)


def keep_account(kept: Kept) -> int:
    """Make or change an account; gives its number. Raises ProgrammingError, and IntegrityError for a used address."""
    team, roles = kept.team or None, list(kept.roles)
    given = (kept.number, kept.email, kept.name, kept.function, kept.telephone, kept.organisation)
    return int(
        str(
            _done(
                "SELECT zicht_keep_account(%s::bigint, %s, %s, %s, %s, %s, %s::varchar, %s::varchar[], %s)",
                *given,
                team,
                roles,
                kept.active,
            )
        )
    )


def keep_cover(account: int, team: str, since: date, until: date | None) -> None:
    """Somebody stands in for a team for a while. Raises ProgrammingError when it is not kept by the reader."""
    _done("SELECT zicht_keep_cover(%s, %s, %s, %s::date)", account, team, since, until)


def end_cover(cover: int, day: date) -> None:
    """Nobody stands in any more from a day on. Raises ProgrammingError when it is not kept by the reader."""
    _done("SELECT zicht_end_cover(%s, %s)", cover, day)


def new_access(account: int) -> None:
    """The password and the second step go: a new link is needed. Raises ProgrammingError."""
    _done("SELECT zicht_new_access(%s)", account)


def agree_term(code: str, amount: int, source: str, since: date, account: Account, now: datetime) -> None:
    """The region agrees on the length of a term, from a day on."""
    RuleChange(code=code, amount=amount, source=source, since=since, made_by=account, made_at=now).save()


def set_shadow(code: str, account: Account, now: datetime, *, shadow: bool) -> None:
    """A rule goes into shadow (worked out, not shown) or comes out of it."""
    RuleChange(code=code, shadow=shadow, made_by=account, made_at=now).save()


def _done(statement: str, *given: Given) -> object:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return cursor.fetchone()[0]
