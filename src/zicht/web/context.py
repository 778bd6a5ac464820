"""One transaction per request, with the account set in it: without one, row-level security shows nothing.

The account is set with `set_config(..., true)`, which ends with the transaction: on a connection that is used again
nothing of an earlier reader is left. Only a response that says that something was done or shown keeps what was written;
any other undoes it, because Django has turned the exception into a response before a middleware sees it. The looks of
the request are kept in any case.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from psycopg.pq import TransactionStatus

from zicht.access.viewer import Role, Viewer
from zicht.web.models import Account
from zicht.web.storage.looks import Seen, record_looks
from zicht.web.storage.rulebooks import follow_changes

if TYPE_CHECKING:
    from zicht.web.pages.kept import Writing

ENGINE = "zicht_engine"
ABOUT = "SELECT set_config('zicht.about', %s, true)"
REFUSED = 400
LAST_PAGE, TOLD_EVERY = "last_page", 60  # in a session; seconds
NO_STORE = "no-store, private"  # what was on the screen is not on the disk of a shared computer
KEPT = frozenset({422, 429})  # a form with problems, of which a draft is kept; and a count of attempts to sign in


class ReadRequest(HttpRequest):
    """A request of which is known who reads (None: nobody signed in) and when; `looks` are written when it ends."""

    looks: list[Seen]
    now: datetime
    viewer: Viewer | None
    writing: "Writing"  # set by the guard of the page


class ViewerMiddleware:
    """Opens the transaction, says who reads, and writes the looks of the request last."""

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, in one transaction."""
        reading = cast(ReadRequest, request)
        reading.looks, reading.now = [], clock()
        with transaction.atomic():
            account = request.user if request.user.is_authenticated else None
            set_account(account.pk if account else None)
            follow_changes()
            reading.viewer = viewer_of(account, reading.now) if account else None
            response = self.get_response(request)
            undone = response.streaming or (response.status_code >= REFUSED and response.status_code not in KEPT)
            if undone:
                transaction.set_rollback(True)
            else:
                record_looks(reading.looks)
        if undone:
            with acting_as(account):
                record_looks(reading.looks)
        if account is not None:
            response.headers["Cache-Control"] = NO_STORE
            if request.user.is_authenticated:  # not who just signed out
                keep_going(request)
        if response.streaming:
            raise ImproperlyConfigured("a streaming response outlives its transaction: build it whole")
        return response


def keep_going(request: HttpRequest) -> None:
    """Who works stays signed in: the time-out runs from the last page, as told once a minute and not at each page."""
    now = int(timezone.now().timestamp())
    if now - request.session.get(LAST_PAGE, 0) >= TOLD_EVERY:
        request.session[LAST_PAGE] = now


def clock() -> datetime:
    """The moment it is; in the demo the day may be another (settings.CLOCK)."""
    now = timezone.localtime()
    if settings.CLOCK:
        year, month, day = (int(each) for each in settings.CLOCK.split("-"))
        return now.replace(year=year, month=month, day=day)
    return now


def set_account(account: int | None) -> None:
    """Who reads in this transaction; None: nobody, who sees nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('zicht.account', %s, true), set_config('zicht.today', %s, true), "
            "set_config('zicht.about', '', true)",
            [str(account or ""), clock().date().isoformat()],
        )


def is_about(families: Iterable[UUID] | None) -> None:
    """From here the transaction is about these families only; None: all that are open to the reader.

    Row-level security shows nothing of others then. It never shows more, and is quicker: a team may have thousands.
    """
    only = "" if families is None else f"{{{','.join(str(each) for each in families)}}}"
    with connection.cursor() as cursor:
        cursor.execute(ABOUT, [only])


@contextmanager
def within(families: Iterable[UUID] | None) -> Iterator[None]:
    """Within, the transaction is about these families only; None: all that are open to the reader."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('zicht.about', true)")
        before = cursor.fetchone()[0] or ""
        is_about(families)
        yield
        cursor.execute(ABOUT, [before])


def viewer_of(account: Account, now: datetime) -> Viewer:
    """The account as the policy sees it."""
    day = now.date()
    covers = account.covers.filter(since__lte=day).exclude(until__lte=day).values_list("team_id", flat=True)
    teams = frozenset(each for each in (account.team_id, *covers) if each)
    return Viewer(str(account.pk), account.organisation_id, frozenset(Role(each) for each in account.roles), teams)


@contextmanager
def as_engine() -> Iterator[None]:
    """Within: the role that reads all facts of a family to evaluate each view, and that writes findings.

    Only storage/evaluating.py and storage/finding_people.py take it on; a test keeps that. What is read within never
    reaches a page. After an error of the database only undoing is possible, and that gives the role back too.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {ENGINE}")
    try:
        yield
    finally:
        if connection.connection.info.transaction_status is not TransactionStatus.INERROR:
            with connection.cursor() as cursor:
                cursor.execute("RESET ROLE")


@contextmanager
def acting_as(account: Account | None) -> Iterator[None]:
    """A transaction in which an account reads, outside a request: commands and tests."""
    with transaction.atomic():
        set_account(account.pk if account else None)
        yield
