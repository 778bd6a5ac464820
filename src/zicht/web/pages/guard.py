"""The door of every page: the policy decides, and the look is written down, also when it is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zicht.access.policy import Act, Decision, Duty, Why, decide, decide_duty
from zicht.access.tie import Ties
from zicht.access.viewer import Viewer
from zicht.web.models import Account
from zicht.web.pages.kept import signed_out
from zicht.web.storage.cases import ties_of
from zicht.web.storage.looks import Seen


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


Page = Callable[..., HttpResponse]


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
            ties = ties_of(family)
            decision = decide(viewer, act, ties, now)
            note_look(request, what, decision, family)
            if not decision.allowed:
                return refused(request, decision)
            return page(request, FamilyVisit(account, viewer, now, family, ties, decision.why), **values)

        guarded.guard = (act, what)  # type: ignore[attr-defined]
        return guarded

    return wrap


def duty_page(duty: Duty, what: str) -> Callable[[Page], Page]:
    """A page `page(request, visit, ...)` that is not about one family, open to whom the policy allows the duty."""

    def wrap(page: Page) -> Page:
        @wraps(page)
        def guarded(request: HttpRequest, **values: object) -> HttpResponse:
            account, viewer, now = _who(request)
            if account is None or viewer is None:
                return signed_out(request)
            decision = decide_duty(viewer, duty)
            note_look(request, what, decision)
            if not decision.allowed:
                return refused(request, decision)
            return page(request, Visit(account, viewer, now), **values)

        guarded.guard = (duty, what)  # type: ignore[attr-defined]
        return guarded

    return wrap


def own_page(what: str) -> Callable[[Page], Page]:
    """A page `page(request, visit, ...)` for everybody who signed in, that shows only what the viewer's rows allow."""

    def wrap(page: Page) -> Page:
        @wraps(page)
        def guarded(request: HttpRequest, **values: object) -> HttpResponse:
            account, viewer, now = _who(request)
            if account is None or viewer is None:
                return signed_out(request)
            note_look(request, what, Decision(True, Why.ROLE))
            return page(request, Visit(account, viewer, now), **values)

        guarded.guard = (None, what)  # type: ignore[attr-defined]
        return guarded

    return wrap


def refused(request: HttpRequest, decision: Decision) -> HttpResponse:
    """Why somebody may not see it, and what to do; the same whether the family exists or not."""
    return render(request, "zicht/errors/refused.html", {"why": decision.why.value}, status=403)


def note_look(request: HttpRequest, what: str, decision: Decision, family: UUID | None = None) -> None:
    """Put a look in the log; it is written when the request ends."""
    account, viewer, now = _who(request)
    organisation = viewer.organisation if viewer else ""
    number = account.pk if account else None
    seen = Seen(now, number, organisation, family, what, decision.allowed, decision.why.value)
    request.looks.append(seen)  # type: ignore[attr-defined]


def _who(request: HttpRequest) -> tuple[Account | None, Viewer | None, datetime]:
    account = request.user if isinstance(request.user, Account) else None
    return account, request.viewer, request.now  # type: ignore[attr-defined]
