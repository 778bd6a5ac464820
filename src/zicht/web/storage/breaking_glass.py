"""Opening a family without a tie, for some hours."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from zicht.web.models import Account, BrokenGlassRow


class NoSuchFamilyError(Exception):
    """There is no family with this id."""


def break_glass(family: UUID, account: Account, reason: str, since: datetime, until: datetime) -> None:
    """Let an account look from now until a moment. Raises NoSuchFamilyError."""
    row = BrokenGlassRow(family_id=family, account=account, reason=reason, since=since, until=until)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            row.save(force_insert=True)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else it would come out at the end of the transaction
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError:
        raise NoSuchFamilyError from None
