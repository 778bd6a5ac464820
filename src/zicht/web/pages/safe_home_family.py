"""One family at Veilig Thuis: its reports counted, what is agreed to look at again, and letting go."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from zicht.access.policy import Act
from zicht.casework.leaving import CLOSED, Leaving, Passed, State, gates, leave, open_causes, running
from zicht.casework.receiving import made_to
from zicht.casework.recording import Entered, Refusal
from zicht.casework.reports import SAFE_HOME, children, reports
from zicht.casework.watching import moments, plan_moment
from zicht.evaluation.daily import situation_on
from zicht.explanation.wording import capitalised
from zicht.projections.held import held_in
from zicht.web.models import InvolvementRow
from zicht.web.pages.choices import enum_options
from zicht.web.pages.closing_told import tell, told_to
from zicht.web.pages.entering import Around, form_key, one, typed_values
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.problem_texts import told
from zicht.web.pages.reports import told_of, told_of_report
from zicht.web.pages.several import added_together, all_accepted
from zicht.web.storage.recording import alone_with, recorded_before

Values = Mapping[str, list[str]]


@family_page(Act.CHANGE, "safe_home_family")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """The reports of the family, and the moments to look again."""
    around = Around(visit)
    if visit.account.organisation.type != SAFE_HOME:
        return render(request, "zicht/only_safe_home.html", {"visit": visit})
    if request.method == "POST":
        return _planned(request, around)
    return render(request, "zicht/safe_home_family.html", _context(around, {}, {}))


def _planned(request: HttpRequest, around: Around) -> HttpResponse:
    values, key = typed_values(request.POST), form_key(request)

    def do() -> Refusal | None:
        if recorded_before(key):
            return None
        fresh = Around(around.visit)
        about = tuple(each.id for each in children(fresh.case, fresh.visit.today))
        entered = plan_moment(about, one(values, "due"), one(values, "owner"), fresh.region, fresh.visit.today)
        return _recorded(entered, fresh, key)

    refusal = alone_with(around.visit.family, do)
    if refusal is not None:
        context = _context(around, values, told(refusal.problems)) | {"form_key": key}
        return render(request, "zicht/safe_home_family.html", context, status=422)
    messages.success(request, _("De dag staat vast."))
    return redirect("safe_home_family", family=around.visit.family)


def _recorded(entered: Entered | Refusal, around: Around, key: UUID) -> Refusal | None:
    accepted = entered if isinstance(entered, Refusal) else all_accepted([entered], around)
    if isinstance(accepted, Refusal):
        return accepted
    added_together(accepted, around, key)
    return None


def _context(around: Around, values: Values, problems: Mapping[str, str]) -> dict[str, object]:
    visit = around.visit
    return {
        "visit": visit,
        "reports": [told_of_report(around, each) for each in reversed(reports(around.case, around.own))],
        "made": [told_of(around, each) for each in made_to(around.case, around.own)],
        "moments": [
            (each, around.region.get(each.owner, each.owner), told_of(around, each.done) if each.done else None)
            for each in moments(around.case)
        ],
        "today": visit.today,
        "runs": running(around.case, around.own) is not None,
        "organisations": list(around.region.items()),
        "typed": {key: one(values, key) for key in values},
        "problems": problems,
        "form_key": uuid4(),
    }


@family_page(Act.CHANGE, "safe_home_close")
def close(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """Letting go: what has to stand first, and what remains."""
    around = Around(visit)
    if visit.account.organisation.type != SAFE_HOME:
        return render(request, "zicht/only_safe_home.html", {"visit": visit})
    if request.method == "POST":
        return _closed(request, around)
    values: Values = typed_values(request.GET)
    return render(request, "zicht/safe_home_close.html", _closing(around, values, {}))


def _closed(request: HttpRequest, around: Around) -> HttpResponse:
    visit, values, key = around.visit, typed_values(request.POST), form_key(request)

    def do() -> Refusal | None:
        if recorded_before(key):
            return None
        fresh = Around(visit)
        entered = leave(_leaving(values, fresh), _state(fresh))
        return _ended(values, entered, fresh, key)

    refusal = alone_with(visit.family, do)
    if refusal is not None:
        context = _closing(around, values, told(refusal.problems)) | {"form_key": key}
        return render(request, "zicht/safe_home_close.html", context, status=422)
    messages.success(request, _("Vastgelegd: uw organisatie laat los. Wat nog niet is opgelost staat erbij."))
    return redirect("safe_home_family", family=visit.family)


def _ended(values: Values, entered: tuple[Entered, ...] | Refusal, around: Around, key: UUID) -> Refusal | None:
    """The end of an investigation is told in the same act; what goes to the collaboration anyway is not told twice."""
    is_told = isinstance(entered, Refusal) or entered[0].kind == CLOSED
    ended = Entered(CLOSED, (), around.visit.today) if isinstance(entered, Refusal) else entered[0]
    to = told_to(values, ended, around) if is_told else ()
    refused = [each for each in (entered, to) if isinstance(each, Refusal)]
    if refused or isinstance(entered, Refusal) or isinstance(to, Refusal):
        return Refusal({name: code for each in refused for name, code in each.problems.items()})
    accepted = all_accepted(entered, around)
    if isinstance(accepted, Refusal):
        return accepted
    tell(to, added_together(accepted, around, key)[0], around, key)
    return None


def _leaving(values: Values, around: Around) -> Leaving:
    return Leaving(
        outcome=one(values, "outcome"),
        named=tuple(said for _fact, said in _causes(around)),
        other=one(values, "other"),
        no_other="no_other" in values,
        to=one(values, "to"),
        person=one(values, "person"),
    )


def _state(around: Around) -> State:
    held = held_in(situation_on(around.case, around.rulebook, around.own, around.visit.today))
    director = next((each for each in held.directing if each != around.own), "")
    return State(around.case, around.own, around.vocabulary, around.rulebook, director, around.visit.today)


def _causes(around: Around) -> list[tuple[str, str]]:
    """What is recorded as not solved, in words: the id of the fact with its text."""
    found = []
    for each in open_causes(around.case):
        line = told_of(around, each)
        words = str(each.attributes.get("condition") or each.attributes.get("help") or line["said"] or line["note"])
        found.append((each.id, f"{line['what']}{': ' if words else ''}{words} ({line['day']})"))
    return found


def _closing(around: Around, values: Values, problems: Mapping[str, str]) -> dict[str, object]:
    state = _state(around)
    outcome = one(values, "outcome")
    names = {each.id: capitalised(around.wording.person(each.id)) for each in around.case.persons}
    return {
        "visit": around.visit,
        "gates": [_gate(each, names) for each in gates(outcome or "overgedragen", state)],
        "director": around.region.get(state.director, ""),
        "person": _responsible(around, state.director),
        "causes": _causes(around),
        "outcomes": enum_options(around.vocabulary.kinds["investigation_closed"], "outcome", around.wording),
        "organisations": [each for each in around.region.items() if each[0] != around.own],
        "typed": {key: one(values, key) for key in values},
        "no_other": "no_other" in values,
        "problems": problems,
        "form_key": uuid4(),
    }


def _gate(passed: Passed, names: Mapping[str, str]) -> dict[str, object]:
    return {
        "code": passed.gate.value,
        "stands": passed.stands,
        "lacking": [names[each] for each in passed.lacking],
    }


def _responsible(around: Around, organisation: str) -> str:
    """Who is responsible there by name, as that organisation recorded it; empty when nobody is named."""
    rows = InvolvementRow.objects.filter(family=around.visit.family, organisation=organisation, until=None)
    row = rows.exclude(responsible=None).select_related("responsible").first()
    return row.responsible.name if row and row.responsible else ""
