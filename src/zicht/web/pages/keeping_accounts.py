"""Beheer of accounts: who works where in which roles, and a link by which somebody chooses a password."""

from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zicht.access.policy import Duty
from zicht.casework import keeping
from zicht.web.accounts import password_address
from zicht.web.models import Account, OrganisationRow, Team
from zicht.web.pages.guard import Visit, duty_page
from zicht.web.pages.keeping import Problems, kept_by
from zicht.web.pages.problem_texts import told
from zicht.web.pages.sign_in import ROLES
from zicht.web.storage.keeping import Kept, keep_account, new_access

FIELDS = ("email", "name", "function", "telephone", "team")


@duty_page(Duty.MANAGE, "manage_account_added")
def add(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """An account for a colleague, and its link."""
    row = kept_by(visit).filter(pk=code).first()
    if row is None:
        raise Http404
    return _page(request, visit, row, None)


@duty_page(Duty.MANAGE, "manage_account")
def change(request: HttpRequest, visit: Visit, account: int) -> HttpResponse:
    """Change an account, close it, or give its owner new access. Nobody changes the own account."""
    found = Account.objects.filter(pk=account, organisation__in=kept_by(visit)).select_related("organisation").first()
    if found is None:
        raise Http404
    if request.POST.get("act") == "access" and found.pk != visit.account.pk:
        new_access(found.pk)
        return _link(request, visit, Account.objects.get(pk=found.pk))
    return _page(request, visit, found.organisation, found)


def _page(request: HttpRequest, visit: Visit, row: OrganisationRow, found: Account | None) -> HttpResponse:
    is_own = found is not None and found.pk == visit.account.pk
    if request.method != "POST" or is_own:
        typed = {each: getattr(found, each, "") or "" for each in FIELDS} | {"team": found.team_id if found else ""}
        roles, active = (found.roles, found.is_active) if found else ([], True)
        return render(request, "zicht/keeping_account.html", _context(visit, row, found, typed, roles, active, {}))
    typed = {each: request.POST.get(each, "").strip() for each in FIELDS}
    roles, active = request.POST.getlist("roles"), "active" in request.POST or found is None
    problems = keeping.account(typed["email"], typed["name"], typed["telephone"], roles)
    if typed["team"] and not Team.objects.filter(pk=typed["team"], organisation=row).exists():
        problems["team"] = "no_team"
    number = None if problems else _kept(found, row, typed, roles, active, problems)
    if number is None:
        context = _context(visit, row, found, typed, roles, active, problems)
        return render(request, "zicht/keeping_account.html", context, status=422)
    if found is None:
        return _link(request, visit, Account.objects.get(pk=number))
    return redirect("manage_organisation", code=row.id)


def _kept(
    found: Account | None,
    row: OrganisationRow,
    typed: dict[str, str],
    roles: list[str],
    active: bool,
    problems: Problems,
) -> int | None:
    number = found.pk if found else None
    who = Kept(
        number=number,
        email=Account.objects.normalize_email(typed["email"]),
        name=typed["name"],
        function=typed["function"],
        telephone=typed["telephone"],
        organisation=row.id,
        team=typed["team"] or None,
        roles=tuple(dict.fromkeys(roles)),
        active=active,
    )
    alike = Account.objects.filter(email__iexact=who.email)
    if (alike.exclude(pk=number) if number else alike).exists():
        problems["email"] = "address_is_used"
        return None
    try:
        with transaction.atomic():
            return keep_account(who)
    except IntegrityError:  # somebody else used the address in the same moment
        problems["email"] = "address_is_used"
        return None


def _link(request: HttpRequest, visit: Visit, account: Account) -> HttpResponse:
    address = request.build_absolute_uri(password_address(account))
    return render(request, "zicht/keeping_link.html", {"visit": visit, "account": account, "address": address})


def _context(
    visit: Visit,
    row: OrganisationRow,
    found: Account | None,
    typed: dict[str, str],
    roles: list[str],
    active: bool,
    problems: Problems,
) -> dict[str, object]:
    return {
        "visit": visit,
        "row": row,
        "found": found,
        "is_own": found is not None and found.pk == visit.account.pk,
        "typed": typed,
        "roles": [(role.value, label, role.value in roles) for role, label in ROLES.items()],
        "active": active,
        "teams": list(Team.objects.filter(organisation=row).values_list("id", "name")),
        "problems": told(problems),
    }
