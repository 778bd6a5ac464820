"""Logboek: for the privacy officer, who looked at what; and per family an overview to give to who asks."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from zicht.access.policy import Duty
from zicht.access.viewer import Role
from zicht.casework.typed_day import typed_day
from zicht.facts.fact import Precision
from zicht.web.models import Account, Look
from zicht.web.pages.guard import Visit, duty_page
from zicht.web.pages.log_texts import GROUNDS, PURPOSES, WHAT, WHY
from zicht.web.pages.problem_texts import told
from zicht.web.pages.sign_in import ROLES
from zicht.web.storage.log_search import Asked, searched

AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One look in words. `who` is a name, for the privacy officer; `function` is for the family."""

    at: datetime
    who: str
    function: str
    what: str
    allowed: bool
    purpose: str
    ground: str
    family: UUID | None


@duty_page(Duty.SEE_LOG, "log")
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Looks of the own organisation, newest first, by person, day and family."""
    typed = {each: request.GET.get(each, "").strip() for each in ("person", "since", "until", "family", "before")}
    problems: dict[str, str] = {}
    asked = Asked(
        account=_number(typed["person"]),
        since=_day(typed, "since", visit.today, problems),
        until=_day(typed, "until", visit.today, problems),
        family=_family(typed["family"], problems),
        only_refused="refused" in request.GET,
    )
    found = searched(asked).none() if problems else searched(asked)
    before = _number(typed["before"])
    rows = list((found.filter(id__lt=before) if before else found)[: AT_ONCE + 1])
    older = request.GET.copy()
    if len(rows) > AT_ONCE:
        older["before"] = str(rows[AT_ONCE - 1].id)
    accounts = _accounts(visit)
    context = {
        "visit": visit,
        "typed": typed,
        "asked": asked,
        "problems": told(problems),
        "accounts": accounts.values(),
        "count": found.count(),
        "lines": [_line(each, accounts) for each in rows[:AT_ONCE]],
        "older": older.urlencode() if len(rows) > AT_ONCE else "",
    }
    return render(request, "zicht/log.html", context, status=422 if problems else 200)


@duty_page(Duty.SEE_LOG, "log_of_family")
def of_family(request: HttpRequest, visit: Visit, family: UUID) -> HttpResponse:
    """All looks of the own organisation at one family, oldest first, to print."""
    accounts = _accounts(visit)
    lines = [_line(each, accounts) for each in searched(Asked(family=family)).reverse()]
    context = {"visit": visit, "family": family, "lines": lines, "organisation": visit.account.organisation.name}
    return render(request, "zicht/log_family.html", context)


def _accounts(visit: Visit) -> dict[int, Account]:
    own = Account.objects.filter(organisation=visit.viewer.organisation).order_by("name", "pk")
    return {each.pk: each for each in own}


def _line(look: Look, accounts: dict[int, Account]) -> Line:
    account = accounts.get(look.account or 0)
    roles = ", ".join(str(ROLES[Role(each)]) for each in account.roles) if account else ""
    why = _said(WHY, look.why)
    return Line(
        at=look.at,
        who=account.name if account else str(look.account or ""),
        function=(account.function or roles) if account else "",
        what=_said(WHAT, look.what),
        allowed=look.allowed,
        purpose=_said(PURPOSES, look.purpose),
        ground=f"{why}: {_said(GROUNDS, look.ground)}" if look.ground else why,
        family=look.family,
    )


def _said(texts: dict[str, str | Promise], code: str) -> str:
    return str(texts.get(code, code.replace("_", " ")))


def _number(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() and len(typed) < 19 else None


def _day(typed: dict[str, str], name: str, today: date, problems: dict[str, str]) -> date | None:
    if not typed[name]:
        return None
    found = typed_day(typed[name], today)
    if found is None or found.precision is not Precision.DAY:
        problems[name] = "no_exact_day"
        return None
    return found.day


def _family(typed: str, problems: dict[str, str]) -> UUID | None:
    try:
        return UUID(typed) if typed else None
    except ValueError:
        problems["family"] = "no_family_id"
        return None
