"""Beheer: organisations and what they deliver, teams, and who stands in for whom. No page here knows a family."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from zicht.access.policy import Duty
from zicht.casework import keeping
from zicht.explanation.wording import general
from zicht.web.language import language_of
from zicht.web.models import Account, Cover, KeepingChange, OrganisationRow, RuleChange, Team
from zicht.web.pages.guard import Visit, duty_page
from zicht.web.pages.problem_texts import told
from zicht.web.pages.sign_in import ROLES
from zicht.web.storage.keeping import end_cover, keep_cover, keep_organisation, keep_team
from zicht.web.storage.rulebooks import served

MOST_CHANGES = 50
Problems = dict[str, str]


@duty_page(Duty.MANAGE, "manage")
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What the administrator keeps, and what was changed lately."""
    changes = KeepingChange.objects.select_related("account").order_by("-id")[:MOST_CHANGES]
    context = {
        "visit": visit,
        "organisations": kept_by(visit).order_by("name"),
        "keeps_region": visit.account.organisation.keeps_region,
        "changes": [(each, _subject(each)) for each in changes],
        "rule_changes": RuleChange.objects.select_related("made_by").order_by("-id")[:MOST_CHANGES],
    }
    return render(request, "zicht/keeping.html", context)


@duty_page(Duty.MANAGE, "manage_organisation")
def organisation(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """One organisation: itself, its teams, its accounts and who stands in."""
    row = kept_by(visit).filter(pk=code).first()
    if row is None:
        raise Http404
    acts: dict[str, Callable[[HttpRequest, Visit, OrganisationRow], Problems]] = {
        "organisation": _organisation,
        "team": _team,
        "cover": _cover,
        "end": _end,
    }
    act = request.POST.get("act", "")
    problems = acts[act](request, visit, row) if act in acts else {}
    if act in acts and not problems:
        messages.success(request, _("Bewaard. Het geldt meteen."))
        return redirect("manage_organisation", code=row.id)
    context = _shown(visit, row) | {"problems": told(problems), "typed": request.POST, "act": act}
    return render(request, "zicht/keeping_organisation.html", context, status=422 if problems else 200)


@duty_page(Duty.MANAGE, "manage_organisation_added")
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Another organisation in the region; only for who keeps the region."""
    if not visit.account.organisation.keeps_region:
        raise Http404
    wording = general(served()[0], language_of())
    types = {each: wording.organisation_type(each) for each in wording.vocabulary.organisation_types}
    typed = {each: request.POST.get(each, "").strip() for each in ("code", "type", "name", "telephone")}
    problems: Problems = {}
    if request.method == "POST":
        problems = keeping.organisation(typed["code"], typed["type"], typed["name"], typed["telephone"], types)
        if not problems and OrganisationRow.objects.filter(pk=typed["code"]).exists():
            problems["code"] = "code_is_used"
        if not problems:
            keep_organisation(
                typed["code"], typed["type"], typed["name"], typed["telephone"], "delivers" in request.POST
            )
            return redirect("manage_organisation", code=typed["code"])
    context = {"visit": visit, "typed": typed, "problems": told(problems), "types": types.items()}
    return render(request, "zicht/keeping_new.html", context, status=422 if problems else 200)


def kept_by(visit: Visit) -> QuerySet[OrganisationRow]:
    """The organisations that an administrator keeps: the own one, or all when it keeps the region."""
    every = OrganisationRow.objects.all()
    return every if visit.account.organisation.keeps_region else every.filter(pk=visit.viewer.organisation)


def _shown(visit: Visit, row: OrganisationRow) -> dict[str, object]:
    accounts = Account.objects.filter(organisation=row).select_related("team").order_by("-is_active", "name")
    covers = Cover.objects.filter(team__organisation=row).exclude(until__lte=visit.today)
    working = [each for each in accounts if each.is_active and each.pk != visit.account.pk]
    labels = {role.value: str(label) for role, label in ROLES.items()}
    return {
        "visit": visit,
        "row": row,
        "teams": list(Team.objects.filter(organisation=row)),
        "accounts": [(each, ", ".join(labels[role] for role in each.roles)) for each in accounts],
        "colleagues": [(str(each.pk), each.name) for each in working],
        "covers": covers.select_related("account", "team").order_by("since"),
    }


def _organisation(request: HttpRequest, visit: Visit, row: OrganisationRow) -> Problems:
    name, telephone = request.POST.get("name", "").strip(), request.POST.get("telephone", "").strip()
    problems = keeping.named(name, telephone)
    if not problems:
        keep_organisation(row.id, row.type, name, telephone, "delivers" in request.POST)
    return problems


def _team(request: HttpRequest, visit: Visit, row: OrganisationRow) -> Problems:
    name, telephone = request.POST.get("team_name", "").strip(), request.POST.get("team_telephone", "").strip()
    code = request.POST.get("team_code", "")
    problems = {f"team_{field}": said for field, said in keeping.named(name, telephone).items()}
    if code and not Team.objects.filter(pk=code, organisation=row).exists():
        problems["team_name"] = "no_team"
    if not problems:
        keep_team(code or _free_code(row), row.id, name, telephone)
    return problems


def _free_code(row: OrganisationRow) -> str:
    taken = set(Team.objects.filter(organisation=row).values_list("id", flat=True))
    return next(each for number in range(1, 10_000) if (each := f"{row.id[:50]}-{number}") not in taken)


def _cover(request: HttpRequest, visit: Visit, row: OrganisationRow) -> Problems:
    problems: Problems = {}
    since, until = keeping.cover(request.POST.get("since", ""), request.POST.get("until", ""), visit.today, problems)
    who, team = request.POST.get("who", ""), request.POST.get("team", "")
    if not who.isdigit() or not Account.objects.filter(pk=int(who), organisation=row).exists():
        problems["who"] = "not_of_organisation"
    if not Team.objects.filter(pk=team, organisation=row).exists():
        problems["team"] = "no_team"
    if not problems:
        keep_cover(int(who), team, since, until)
    return problems


def _end(request: HttpRequest, visit: Visit, row: OrganisationRow) -> Problems:
    cover = request.POST.get("cover", "")
    if not cover.isdigit() or not Cover.objects.filter(pk=int(cover), team__organisation=row).exists():
        raise Http404
    end_cover(int(cover), visit.today)
    return {}


def _subject(change: KeepingChange) -> str:
    names = {"organisation": _("organisatie"), "team": _("team"), "account": _("account"), "cover": _("vervanging"),
             "access": _("nieuwe toegang")}  # fmt: skip
    return f"{names.get(change.what, change.what)} {change.subject}"
