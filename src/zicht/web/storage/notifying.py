"""Telling people that something waits for them: on each page, and by mail that carries nothing about anybody.

A mail is claimed in one transaction and sent after it. What was claimed and not known to be sent is never sent again:
the page still tells it, and a mail too few is better than the same mail again and again (docs/decisions/0047).
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import connections, transaction

from zicht.access.viewer import Viewer
from zicht.web.models import Account, Notice

OWNER = "owner"
QUIET = timedelta(hours=1)  # at most one mail in this time, however much happens
SURE = timedelta(minutes=15)  # after this, a claimed mail that is not known to be sent is doubtful

CLAIM = """
    WITH due AS (
        SELECT n.account_id FROM notice n JOIN account a ON a.id = n.account_id AND a.is_active
        WHERE n.seen_at IS NULL AND n.claimed_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM notice told
                          WHERE told.account_id = n.account_id AND told.claimed_at > %(quiet)s)
        ORDER BY n.made_at, n.id LIMIT 1
    ), taken AS (
        SELECT id FROM notice WHERE account_id = (SELECT account_id FROM due) AND seen_at IS NULL AND claimed_at IS NULL
        FOR UPDATE SKIP LOCKED
    )
    UPDATE notice SET claimed_at = %(now)s WHERE id IN (SELECT id FROM taken) RETURNING id, account_id
"""


def unseen(viewer: Viewer) -> int:
    """In how many matters something happened that the viewer has not seen yet."""
    return Notice.objects.filter(account=int(viewer.account), seen_at=None).count()


def see(viewer: Viewer, now: datetime) -> None:
    """The viewer has Vandaag before it, where all of it stands."""
    Notice.objects.filter(account=int(viewer.account), seen_at=None).update(seen_at=now)


def send_waiting(send: Callable[[str], bool], now: datetime) -> int:
    """Send each account that has something unseen one mail; gives how many went.

    `send` gets the address and tells whether the mail went.
    """
    sent = 0
    while claimed := _claimed(now):
        account, notices = claimed
        if send(account.email):
            Notice.objects.using(OWNER).filter(pk__in=notices).update(sent_at=now)
            sent += 1
    return sent


def doubtful(now: datetime) -> int:
    """How many mails were claimed and are not known to be sent: the sender was stopped in between."""
    rows = Notice.objects.using(OWNER).filter(sent_at=None, claimed_at__lte=now - SURE)
    return rows.values("account", "claimed_at").distinct().count()


def _claimed(now: datetime) -> tuple[Account, list[int]] | None:
    """The account that waits longest, with its notices: from here they are never sent by anybody else."""
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        cursor.execute(CLAIM, {"now": now, "quiet": now - QUIET})
        rows = cursor.fetchall()
    if not rows:
        return None
    return Account.objects.using(OWNER).get(pk=rows[0][1]), [number for number, _ in rows]
