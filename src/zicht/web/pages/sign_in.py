"""Signing in without a password, in the demo only (not found elsewhere), and what visitors may not."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME, login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from zicht.access.viewer import CASEWORKERS, Role
from zicht.web.models import Account

ROLES = {
    Role.PROFESSIONAL: gettext_lazy("professional"),
    Role.ATTENTION_OFFICER: gettext_lazy("aandachtsfunctionaris"),
    Role.DIRECTOR: gettext_lazy("regisseur"),
    Role.TEAM_LEAD: gettext_lazy("teamleider"),
    Role.SAFE_HOME_WORKER: gettext_lazy("medewerker Veilig Thuis"),
    Role.FACILITATOR: gettext_lazy("gespreksleider"),
    Role.POLICY_OFFICER: gettext_lazy("beleidsmedewerker"),
    Role.PRIVACY_OFFICER: gettext_lazy("privacyfunctionaris"),
    Role.ADMINISTRATOR: gettext_lazy("beheerder"),
}
FIRST = ("wijkteam", "veilig_thuis", "school", "gi", "politie", "ggz_volwassen", "jgz", "huisarts")


@dataclass(frozen=True, slots=True)
class Choice:
    """An account that a visitor of the demo may look along with."""

    email: str
    name: str
    doing: str
    organisation: str


def closed(request: HttpRequest, key: str = "") -> HttpResponse:
    """Not here: nobody makes or changes an account alone."""
    raise Http404


def no_access(request: HttpRequest) -> HttpResponse:
    """Whom to ask for an account or another password."""
    return render(request, "account/password_reset.html")


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Sign in as the account that was chosen; raises Http404 outside the demo."""
    if not settings.DEMO:
        raise Http404
    account = get_object_or_404(Account, email=request.POST.get("account", ""), is_active=True)
    login(request, account)
    back = request.POST.get(REDIRECT_FIELD_NAME, "")
    here = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if here else "today")


def demo_accounts() -> list[tuple[str, list[Choice]]]:
    """Every account under a heading: a good start first, then by organisation, and those without families apart."""
    known = (
        Account.objects.filter(is_active=True).select_related("organisation").order_by("organisation__name", "email")
    )
    working = [each for each in known if not CASEWORKERS.isdisjoint(Role(role) for role in each.roles)]
    beside = [each for each in known if each not in working]
    start = sorted((each for each in working if each.organisation_id in FIRST), key=_place)
    others = [each for each in working if each.organisation_id not in FIRST]
    groups = ((_("Begin hier"), start), (_("Andere organisaties"), others), (_("Zonder gezinnen"), beside))
    return [(heading, [_choice(each) for each in found]) for heading, found in groups if found]


def _place(account: Account) -> tuple[int, str]:
    return FIRST.index(account.organisation_id), account.email


def _choice(account: Account) -> Choice:
    doing = ", ".join(str(ROLES[Role(each)]) for each in account.roles)
    return Choice(account.email, account.name, doing, account.organisation.name)
