"""Melding: a report that comes in at Veilig Thuis, and what it decides about every child of the household."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zicht.access.policy import Act
from zicht.casework.passing_on import LATER
from zicht.casework.receiving import Received, as_received, made_to, receive
from zicht.casework.recording import Refusal
from zicht.casework.reports import SAFE_HOME, Report, children, history, others_with_sight, reports, undecided
from zicht.casework.triage import ADDED, OTHER, Deciding, Desk, OfChild, triage
from zicht.evaluation.daily import sight_on
from zicht.explanation.wording import capitalised
from zicht.facts.fact import Fact
from zicht.web.language import language_of
from zicht.web.models import Asking
from zicht.web.pages.choices import NOT_KNOWN, enum_options, yes_no
from zicht.web.pages.entering import Around, form_key, one, typed_values
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.involving import other_teams
from zicht.web.pages.kept import begun
from zicht.web.pages.problem_texts import told
from zicht.web.pages.report_along import goes_along, send_along
from zicht.web.pages.route_over import for_later, hand_over, handed_over
from zicht.web.pages.several import added_together, all_accepted
from zicht.web.storage.recording import alone_with, recorded_before
from zicht.web.storage.rulebooks import routes
from zicht.web.storage.safe_home import due_of
from zicht.web.storage.sharing import types

Values = Mapping[str, list[str]]
FIELDS = ("day", "by", "subject", "firsthand", "chain", "parties", "acute", "material", "note", "re")


@dataclass(frozen=True, slots=True)
class ChildLine:
    """One child in the form of a decision: what was typed of it, and its problem."""

    id: str
    called: str
    outcome: str
    looked: str
    why_not: str
    problem: str


@family_page(Act.RECORD, "report_in")
def come_in(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """Take down a report as it is told."""
    around = Around(visit)
    if visit.account.organisation.type != SAFE_HOME:
        return render(request, "zicht/only_safe_home.html", {"visit": visit})
    if request.method == "POST":
        return _come_in(request, around)
    return render(request, "zicht/report_in.html", _in_context(around, _taken_over(request, around), {}))


def _taken_over(request: HttpRequest, around: Around) -> Values:
    """What whoever reported wrote down, to begin with; nothing when no report was chosen."""
    chosen = request.GET.get("from", "")
    made = next((each for each in made_to(around.case, around.own) if each.id == chosen), None)
    if made is None:
        return {}
    found = as_received(made, types().get(made.organisation or "", ""))
    texts = {each: [getattr(found, each)] for each in (*FIELDS, "re")}
    return {**texts, "about": list(found.about)}


def _come_in(request: HttpRequest, around: Around) -> HttpResponse:
    visit, values, key = around.visit, typed_values(request.POST), form_key(request)

    def do() -> UUID | Refusal:
        if before := recorded_before(key):
            return before
        fresh = Around(visit)
        entered = receive(_received(values), fresh.case, visit.account.organisation.type, visit.today)
        accepted = entered if isinstance(entered, Refusal) else all_accepted([entered], fresh)
        return accepted if isinstance(accepted, Refusal) else added_together(accepted, fresh, key)[0]

    found = alone_with(visit.family, do)
    if isinstance(found, Refusal):
        context = _in_context(around, values, told(found.problems)) | {"form_key": key}
        return render(request, "zicht/report_in.html", context, status=422)
    messages.success(request, _("De melding is vastgelegd."))
    return redirect("report_decide", family=visit.family, fact=found)


def _received(values: Values) -> Received:
    typed = {each: "" if one(values, each) == NOT_KNOWN else one(values, each) for each in FIELDS}
    return Received(about=tuple(values.get("about", ())), **typed)


def _in_context(around: Around, values: Values, problems: Mapping[str, str]) -> dict[str, object]:
    kind = around.vocabulary.kinds["report_received"]
    earlier = reports(around.case, around.own)
    return {
        "visit": around.visit,
        "persons": around.persons(values.get("about", ())),
        "typed": {key: one(values, key) for key in values},
        "reporters": enum_options(kind, "by", around.wording),
        "subjects": enum_options(kind, "subject", around.wording),
        "yes_no": yes_no(),
        "earlier": [each.fact for each in earlier],
        "number": len(earlier) + 1,
        "made": [told_of(around, each) for each in made_to(around.case, around.own)],
        "keepers": _keepers(around),
        "problems": problems,
        "form_key": uuid4(),
    }


@family_page(Act.CHANGE, "report_decide")
def decide(request: HttpRequest, visit: FamilyVisit, fact: UUID) -> HttpResponse:
    """Everything that is known beside the report, and the decision about it."""
    around = Around(visit)
    if around.fact(fact) is None:
        raise Http404
    report = next((each for each in undecided(around.case, around.own) if each.fact.id == str(fact)), None)
    if report is None:  # decided already, or no report of this organisation
        return redirect("safe_home_family", family=visit.family)
    if request.method == "POST":
        return _decided(request, around, report)
    return render(request, "zicht/report_decide.html", _context(around, report, {}, {}))


def _decided(request: HttpRequest, around: Around, report: Report) -> HttpResponse:
    visit, values, key = around.visit, typed_values(request.POST), form_key(request)

    def do() -> Refusal | None:
        if recorded_before(key) or Asking.objects.filter(form_key=key).exists():
            return None
        fresh = Around(visit)
        entered = triage(_deciding(values, report, fresh), _desk(fresh))
        accepted = entered if isinstance(entered, Refusal) else all_accepted(entered, fresh)
        along = goes_along(values, fresh, report)
        over = handed_over(values, fresh, report, accepted)
        refused = [each for each in (along, over, accepted) if isinstance(each, Refusal)]
        if refused or isinstance(accepted, Refusal) or isinstance(along, Refusal) or isinstance(over, Refusal):
            return Refusal({code: text for each in refused for code, text in each.problems.items()})
        if over is not None:
            hand_over(over, fresh, visit.ties, key)
            return None
        added_together(accepted, fresh, key)
        if along is not None:
            send_along(along, fresh, key)
        return None

    refusal = alone_with(visit.family, do)
    if refusal is not None:
        context = _context(around, report, values, told(refusal.problems)) | {"form_key": key}
        return render(request, "zicht/report_decide.html", context, status=422)
    messages.success(request, _("Het besluit is vastgelegd. Wie meldde en het gezin horen welke stap u zet."))
    if one(values, "offers") != LATER:
        return redirect("safe_home_family", family=visit.family)
    offer = reverse("handover_new", args=[visit.family])
    return redirect(begun(visit.account, visit.family, offer, for_later(values, Around(visit), report), visit.now))


def _desk(around: Around) -> Desk:
    today = around.visit.today
    return Desk(around.case, around.own, around.vocabulary, around.rulebook, routes(), types(), today)


def _deciding(values: Values, report: Report, around: Around) -> Deciding:
    of = {
        each.id: OfChild(
            outcome=one(values, f"outcome-{each.id}"),
            looked=one(values, f"looked-{each.id}"),
            why_not=one(values, f"why-{each.id}"),
        )
        for each in children(around.case, around.visit.today)
    }
    typed = {each: one(values, each) for each in ("route", "to", "criterion", "reason")}
    return Deciding(report.fact.id, tuple(values.get("shown", ())), of, **typed)


def _context(around: Around, report: Report, values: Values, problems: Mapping[str, str]) -> dict[str, object]:
    return {
        "visit": around.visit,
        "report": told_of_report(around, report),
        "due": due_of(around.visit.viewer, around.visit.family, UUID(report.fact.id)),
        "earlier": [told_of(around, each) for each in history(around.case, report.fact)],
        "told_options": [("yes", _("ja")), ("no", _("nee"))],
        "shown": [each.fact.id for each in reports(around.case, around.own)],
        "keepers": _keepers(around),
        "others": [each for each in around.region.items() if each[0] in _others(around)],
        "organisations": [each for each in around.region.items() if each[0] != around.own],
        "outcomes": enum_options(around.vocabulary.kinds["risk_assessed"], "outcome", around.wording),
        "looked": [
            ("seen", _("kind gezien")),
            ("heard", _("kind gezien en gehoord")),
            ("neither", _("geen van beide")),
        ],
        "children": _children(around, values, problems),
        "routes": _routes(values),
        "other_teams": other_teams(around.own),
        "typed": {key: one(values, key) for key in values},
        "problems": problems,
        "form_key": uuid4(),
    }


def _children(around: Around, values: Values, problems: Mapping[str, str]) -> list[ChildLine]:
    return [
        ChildLine(
            id=each.id,
            called=capitalised(around.wording.person(each.id)),
            outcome=one(values, f"outcome-{each.id}"),
            looked=one(values, f"looked-{each.id}"),
            why_not=one(values, f"why-{each.id}"),
            problem=problems.get(f"outcome-{each.id}", ""),
        )
        for each in children(around.case, around.visit.today)
    ]


def _routes(values: Values) -> list[dict[str, object]]:
    language = language_of()
    return [
        {
            "code": each.code,
            "label": capitalised(each.label[language]),
            "means": each.means[language],
            "criteria": [(one.code, one.label[language]) for one in each.criteria],
            "other": OTHER,
            "source": each.source,
            "chosen": each.code == one(values, "route"),
            "is_added": each.code == ADDED,
            "expects": each.expects.get(language, ""),
        }
        for each in routes().values()
    ]


def _keepers(around: Around) -> list[tuple[str, list[str]]]:
    """Each child with who keeps sight on it."""
    sight = sight_on(around.case, around.rulebook, around.own, around.visit.today)
    return [
        (capitalised(around.wording.person(each.child)), [around.region.get(one, one) for one in each.holders])
        for each in sight
    ]


def _others(around: Around) -> tuple[str, ...]:
    return others_with_sight(sight_on(around.case, around.rulebook, around.own, around.visit.today), around.own)


def told_of(around: Around, fact: Fact) -> dict[str, object]:
    """An earlier fact in a line."""
    wording = around.wording
    said = [
        around.wording.value(str(fact.attributes[each]))
        for each in ("by", "route", "outcome", "measure", "setting")
        if each in fact.attributes
    ]
    return {
        "id": fact.id,
        "day": wording.day_of(fact),
        "what": capitalised(wording.kind(fact.kind)),
        "said": ", ".join(said),
        "persons": wording.persons(fact.about),
        "recorder": wording.organisation(fact.organisation, otherwise="someone_unknown"),
        "note": fact.note or "",
    }


def told_of_report(around: Around, report: Report) -> dict[str, object]:
    """A report with everything that was taken down."""
    said = report.fact.attributes
    return told_of(around, report.fact) | {
        "number": report.number,
        "acute": report.is_acute,
        "chain": said.get("chain", ""),
        "parties": said.get("parties", ""),
        "firsthand": said.get("firsthand"),
        "subject": around.wording.value(str(said["subject"])) if "subject" in said else "",
        "answer": told_of(around, report.answer) if report.answer else None,
        "criterion": _criterion(report.answer),
    }


def _criterion(answer: Fact | None) -> str:
    """The agreed criterion of a decision in words; its code when the region has it no more."""
    if answer is None or not answer.attributes.get("criterion"):
        return ""
    route = routes().get(str(answer.attributes.get("route", "")))
    code = str(answer.attributes["criterion"])
    labels = {each.code: each.label[language_of()] for each in (route.criteria if route else ())}
    return labels.get(code, "" if code == OTHER else code)
