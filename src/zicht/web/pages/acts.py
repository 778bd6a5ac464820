"""Zorg delen and Melden: what it is not, who has it then, when one hears back; and where it is afterwards."""

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zicht.access.policy import Act, Duty, decide
from zicht.casework import acts
from zicht.casework.acts import (
    ANSWERS,
    REPORT,
    SAFE_HOME,
    WORRY,
    Report,
    Sent,
    comes_back_on,
    grounds_of,
    hears_by,
    is_back,
)
from zicht.casework.asking import Outcome
from zicht.casework.disclosing import shareable
from zicht.casework.recording import Refusal
from zicht.explanation.wording import capitalised
from zicht.web.models import Asking, Team
from zicht.web.pages.asked import shown_askings
from zicht.web.pages.entering import Around, Values, form_key, one, typed_values
from zicht.web.pages.guard import FamilyVisit, Visit, duty_page, family_page
from zicht.web.pages.involving import other_teams
from zicht.web.pages.problem_texts import told
from zicht.web.storage.asking import Asked, ask, asking_of
from zicht.web.storage.cases import ties_of, ties_of_each
from zicht.web.storage.open_work import counted, own_families
from zicht.web.storage.recording import alone_with
from zicht.web.storage.sharing import types

FIELDS = ("team", "said", "ground", "told", "why_not_told", *("subject", "firsthand", "chain", "acute", "on_behalf_of"))
MOST = 50
PAGES = {"zorg-delen": "worry", "melden": "report", "overdragen": "handover_new"}  # each act that is about one family


@family_page(Act.SHARE, "worry")
def worry(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """A worry to another organisation."""
    return _page(request, visit, WORRY)


@family_page(Act.SHARE, "report")
def report(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """A report to Veilig Thuis."""
    return _page(request, visit, REPORT)


@family_page(Act.SHARE, "act_done")
def done(request: HttpRequest, visit: FamilyVisit, asking: UUID) -> HttpResponse:
    """What was done: what it is not, who has it now, when one hears back, and what to do when nobody confirms."""
    row = asking_of(visit.family, asking)
    if row is None or row.asker_id != visit.viewer.organisation:
        raise Http404
    if row.kind not in ANSWERS:
        return redirect("asked", family=visit.family)
    around = Around(visit)
    (shown,) = shown_askings(around, [row])
    terms, asked_on = around.rulebook.terms, row.asked_at.date()
    context = {
        "visit": visit,
        "each": shown,
        "kind": row.kind,
        "hears_by": hears_by(row.kind, asked_on, terms),
        "back_on": comes_back_on(asked_on, terms),
        "is_back": is_back(asked_on, Outcome(row.outcome), bool(shown["receipt"]), terms, visit.today),
    }
    return render(request, "zicht/act_done.html", context)


@duty_page(Duty.FIND, "act_choose")
def choose(request: HttpRequest, visit: Visit, act: str) -> HttpResponse:
    """From Vandaag: about which family it is."""
    if act not in PAGES:
        raise Http404
    count, rows = counted(own_families(), 0, MOST)
    ties = ties_of_each([each.id for each in rows], visit.viewer.organisation)
    opens = [each for each in rows if decide(visit.viewer, Act.SEE, ties[each.id], visit.now).allowed]
    families = [(each, reverse(PAGES[act], args=[each.id])) for each in opens]
    return render(request, "zicht/act_choose.html", {"visit": visit, "act": act, "families": families, "count": count})


def _page(request: HttpRequest, visit: FamilyVisit, kind: str) -> HttpResponse:
    template = "zicht/worry.html" if kind == WORRY else "zicht/report.html"
    if request.method != "POST":
        given: Values = {each: request.GET.getlist(each) for each in ("facts", "about", "on_behalf_of")}
        return render(request, template, _context(Around(visit), kind, given, {}))
    values, key = typed_values(request.POST), form_key(request)
    made = alone_with(visit.family, lambda: send(visit, kind, values, key))
    if isinstance(made, Refusal):
        context = _context(Around(visit), kind, values, told(made.problems)) | {"form_key": key}
        return render(request, template, context, status=422)
    return redirect("act_done", family=visit.family, asking=made)


def send(visit: FamilyVisit, kind: str, values: Values, key: UUID) -> UUID | Refusal:
    """A worry or report as it was typed; sent twice it is put to the other once. The family must be locked."""
    before = Asking.objects.filter(form_key=key).first()
    if before is not None:
        return before.id
    around, team = Around(visit), Team.objects.filter(pk=one(values, "team")).first()
    found = _decided(around, kind, values, team)
    if isinstance(found, Refusal):
        return found
    asked = Asked(found.asks, found.disclosed, team.id if team else None, found.account_of_it)
    return ask(asked, visit.family, visit.account, ties_of(visit.family), key, visit.now).id


def _decided(around: Around, kind: str, values: Values, team: Team | None) -> Sent | Refusal:
    grounds = grounds_of(kind, around.visit.account.organisation.type, around.content.grounds)
    act = acts.Act(
        about=tuple(values.get("about", ())),
        to=team.organisation_id if team else "",
        said=one(values, "said"),
        ground=next(iter(grounds), "") if kind == REPORT else one(values, "ground"),
        facts=tuple(values.get("facts", ())),
        told={"yes": True, "no": False}.get(one(values, "told")),
        why_not_told=one(values, "why_not_told")[:300],
        purpose=_("samen kijken naar een zorg") if kind == WORRY else _("een vermoeden melden"),
    )
    if kind == WORRY:
        return acts.share_worry(act, around.deciding, grounds, types())
    typed = Report(
        subject=one(values, "subject"),
        firsthand=one(values, "firsthand"),
        chain=one(values, "chain"),
        acute=one(values, "acute"),
        on_behalf_of=one(values, "on_behalf_of"),
    )
    return acts.report(act, typed, around.deciding, grounds, types())


def _context(around: Around, kind: str, values: Values, problems: dict[str, str]) -> dict[str, object]:
    children = [each.id for each in around.case.persons if each.is_child]
    about = list(values.get("about", ())) or (children if len(children) == 1 else [])
    teams = _teams(around, kind)
    typed = {each: one(values, each) for each in FIELDS}
    if kind == REPORT and not typed["team"] and len(teams) == 1 and len(teams[0][1]) == 1:
        typed["team"] = teams[0][1][0][0]  # the only Veilig Thuis is not a guess
    terms, today = around.rulebook.terms, around.visit.today
    subjects = around.vocabulary.kinds[REPORT].attributes["subject"].values
    return {
        "visit": around.visit,
        "teams": teams,
        "persons": around.persons(about),
        "grounds": list(grounds_of(kind, around.visit.account.organisation.type, around.content.grounds).values()),
        "subjects": [(each, around.wording.value(each)) for each in subjects],
        "facts": _facts(around, set(values.get("facts", ()))),
        "typed": typed,
        "hears_by": hears_by(kind, today, terms),
        "back_on": comes_back_on(today, terms),
        "problems": problems,
        "form_key": uuid4(),
    }


def _teams(around: Around, kind: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The teams to send to: for a report those of Veilig Thuis, for a worry all others."""
    safe_homes = {around.region[code] for code, each in types().items() if each == SAFE_HOME}
    every = other_teams(around.own)
    return [each for each in every if (each[0] in safe_homes) == (kind == REPORT)]


def _facts(around: Around, chosen: set[str]) -> list[dict[str, object]]:
    own = [each for each in shareable(around.case, around.own) if each.kind != "disclosure"]
    return [
        {
            "id": each.id,
            "what": capitalised(around.wording.kind(each.kind)),
            "day": around.wording.day_of(each),
            "persons": around.wording.persons(each.about),
            "chosen": each.id in chosen,
        }
        for each in sorted(own, key=lambda one: one.latest, reverse=True)
    ]
