"""The door of every page: the policy decides, and the look is written down, also when it is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Protocol, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zicht.access.policy import Act, Decision, Duty, Why, decide, decide_duty, purpose_of
from zicht.access.tie import Ties
from zicht.access.viewer import Viewer
from zicht.web.context import ReadRequest, is_about
from zicht.web.models import Account
from zicht.web.pages.kept import Writing, settled, signed_out
from zicht.web.storage.cases import ties_of
from zicht.web.storage.looks import Seen
from zicht.web.storage.periods import LeftAloneError


@dataclass(frozen=True, slots=True)
class Visit:
    """Who looks, and at which moment."""

    account: Account
    viewer: Viewer
    now: datetime

    @property
    def today(self) -> date:
        """The day it is."""
        return self.now.date()


@dataclass(frozen=True, slots=True)
class FamilyVisit(Visit):
    """A visit to a page of one family: its id, its ties, and why it is open."""

    family: UUID
    ties: Ties
    why: Why

    @property
    def glass(self) -> datetime | None:
        """Until when the viewer may look by broken glass; None: the family is open in another way."""
        if self.why is not Why.BROKEN_GLASS:
            return None
        return max(each.until for each in self.ties.broken if each.account == self.viewer.account)


Page = Callable[..., HttpResponse]


class Guarded(Protocol):
    """A page behind its door."""

    guard: tuple[Act | Duty | None, str]

    def __call__(self, request: HttpRequest, **values: object) -> HttpResponse:
        """The page, or why not."""


def family_page(act: Act, what: str) -> Callable[[Page], Page]:
    """A page `page(request, visit, family, ...)` about one family, open to whom the policy allows `act`.

    `what` is the code in the log of looks.
    """

    def wrap(page: Page) -> Page:
        @wraps(page)
        def guarded(request: HttpRequest, family: UUID, **values: object) -> HttpResponse:
            account, viewer, now = _who(request)
            if account is None or viewer is None:
                return signed_out(request)
            is_about([family])
            ties = ties_of(family)
            decision = decide(viewer, act, ties, now)
            note_look(request, what, act, decision, family)
            if not decision.allowed:
                return refused(request, decision, family)
            writing = _writing(request, account, family, glass=act is Act.BREAK_GLASS)
            visit = FamilyVisit(account, viewer, now, family, ties, decision.why)
            try:
                response = page(request, visit, **values)
            except LeftAloneError:
                response = render(request, "zicht/errors/keeps_sight.html", {"visit": visit}, status=422)
            return settled(request, writing, response, now)

        return _marked(guarded, act, what)

    return wrap


def duty_page(duty: Duty, what: str) -> Callable[[Page], Page]:
    """A page `page(request, visit, ...)` that is not about one family, open to whom the policy allows the duty."""
    return _page(duty, what, lambda viewer: decide_duty(viewer, duty))


def own_page(what: str) -> Callable[[Page], Page]:
    """A page `page(request, visit, ...)` for everybody who signed in, that shows only what the viewer's rows allow."""
    return _page(None, what, lambda viewer: Decision(True, Why.ROLE))


def _page(wanted: Duty | None, what: str, decided: Callable[[Viewer], Decision]) -> Callable[[Page], Page]:
    def wrap(page: Page) -> Page:
        @wraps(page)
        def guarded(request: HttpRequest, **values: object) -> HttpResponse:
            account, viewer, now = _who(request)
            if account is None or viewer is None:
                return signed_out(request)
            decision = decided(viewer)
            family = values.get("family")  # the log of one family is a look at that family too
            note_look(request, what, wanted, decision, family if isinstance(family, UUID) else None)
            if not decision.allowed:
                return refused(request, decision)
            writing = _writing(request, account, None)
            return settled(request, writing, page(request, Visit(account, viewer, now), **values), now)

        return _marked(guarded, wanted, what)

    return wrap


def _marked(page: Page, wanted: Act | Duty | None, what: str) -> Page:
    """The page, with what it asks and its code in the log: a test holds every address to having them."""
    marked = cast(Guarded, page)
    marked.guard = (wanted, what)
    return marked


GLASS_OPENS = frozenset({Why.NOT_INVOLVED, Why.NO_LONGER_INVOLVED, Why.OTHER_TEAM, Why.SIGNALLED_ONLY, Why.ASKED_ONLY})


def refused(request: HttpRequest, decision: Decision, family: UUID | None = None) -> HttpResponse:
    """Why somebody may not see it, and what to do; the same whether the family exists or not."""
    asked = family if decision.why is Why.ASKED_ONLY else None
    values = {"why": decision.why.value, "asked": asked, "family": family if decision.why in GLASS_OPENS else None}
    return render(request, "zicht/errors/refused.html", values, status=403)


def note_look(
    request: HttpRequest, what: str, wanted: Act | Duty | None, decision: Decision, family: UUID | None = None
) -> None:
    """Put a look in the log; it is written when the request ends."""
    account, viewer, now = _who(request)
    organisation = viewer.organisation if viewer else ""
    number = account.pk if account else None
    purpose = purpose_of(wanted, decision.why).value
    seen = Seen(now, number, organisation, family, what, decision.allowed, decision.why.value, purpose, decision.ground)
    cast(ReadRequest, request).looks.append(seen)


def _writing(request: HttpRequest, account: Account, family: UUID | None, glass: bool = False) -> Writing:
    """Who writes on this page: its forms say it, whatever they ask."""
    reading = cast(ReadRequest, request)
    reading.writing = Writing(request, account, family, glass)
    return reading.writing


def _who(request: HttpRequest) -> tuple[Account | None, Viewer | None, datetime]:
    account = request.user if isinstance(request.user, Account) else None
    reading = cast(ReadRequest, request)
    return account, reading.viewer, reading.now
