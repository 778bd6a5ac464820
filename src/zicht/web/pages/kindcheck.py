"""Kindcheck: three questions about the children of an adult, or the same about a parent, and what follows from it."""

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from zicht.access.policy import Act
from zicht.casework import kindcheck
from zicht.casework.kindcheck import NO_CHILDREN, NOBODY, OCCASIONS, OWN, Check, Side
from zicht.casework.recording import Refusal
from zicht.casework.typed_day import typed_day
from zicht.evaluation.finding import Finding
from zicht.explanation.wording import capitalised
from zicht.facts.fact import Fact
from zicht.web.pages.deciding import Decision, recorded
from zicht.web.pages.entering import Around, Values, form_key, one, typed_values
from zicht.web.pages.fact import told_of
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.problem_texts import told
from zicht.web.storage.open_work import findings_of

TYPED = ("occasion", "outcome", "known_by", "harm", "protector", "day")


@family_page(Act.RECORD, "kindcheck")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """What is asked now, the questions, and the checks that were done."""
    around = Around(visit)
    side = _side(request, around)
    if request.method != "POST":
        given: Values = {"about": request.GET.getlist("about")}
        return render(request, "zicht/kindcheck.html", _context(around, side, given, {}))
    values, key = typed_values(request.POST), form_key(request)
    made = recorded(visit, key, lambda locked: _decided(locked, side, values))
    if isinstance(made, Refusal):
        context = _context(around, side, values, told(made.problems)) | {"form_key": key}
        return render(request, "zicht/kindcheck.html", context, status=422)
    return redirect("kindcheck_done", family=visit.family, fact=made)


@family_page(Act.RECORD, "kindcheck_done")
def done(request: HttpRequest, visit: FamilyVisit, fact: UUID) -> HttpResponse:
    """What a check says and what it does not, and the call with Veilig Thuis after one that did not reassure."""
    around = Around(visit)
    found = _check(around, fact)
    if found is None:
        return redirect("fact", family=visit.family, fact=fact)
    if request.method != "POST":
        return render(request, "zicht/kindcheck_done.html", _told(around, found, {}, {}))
    values, key = typed_values(request.POST), form_key(request)
    made = recorded(visit, key, lambda locked: _called(locked, found, values))
    if isinstance(made, Refusal):
        context = _told(around, found, values, told(made.problems)) | {"form_key": key}
        return render(request, "zicht/kindcheck_done.html", context, status=422)
    return redirect("kindcheck_done", family=visit.family, fact=fact)


def _side(request: HttpRequest, around: Around) -> Side:
    sent = (request.POST if request.method == "POST" else request.GET).get("side", "")
    known = {each.value for each in Side}
    return Side(sent) if sent in known else kindcheck.side_of(around.visit.account.organisation.type)


def _decided(around: Around, side: Side, values: Values) -> Decision:
    typed = one(values, "day")
    day = typed_day(typed, around.visit.today) if typed else None
    check = Check(
        side=side,
        adult=one(values, "about"),
        occasion=one(values, "occasion"),
        outcome=one(values, "outcome"),
        known_by=one(values, "known_by"),
        harm=one(values, "harm"),
        protector=one(values, "protector"),
        day=day.day if day else None,
    )
    found = kindcheck.check(check, around.deciding)
    if typed and day is None:
        return Refusal({**(found.problems if isinstance(found, Refusal) else {}), "day": "no_day"})
    return found if isinstance(found, Refusal) else [found]


def _called(around: Around, fact: Fact, values: Values) -> Decision:
    advice, agreed = one(values, "advice"), one(values, "agreed")
    found = kindcheck.call_with_safe_home(fact, advice, agreed, around.deciding)
    return found if isinstance(found, Refusal) else [found]


def _check(around: Around, fact: UUID) -> Fact | None:
    """A check of the own organisation; None for another fact. Raises Http404 for what is not known here."""
    if around.fact(fact) is None:
        raise Http404
    return next((each for each in kindcheck.history(around.case, around.own) if each.id == str(fact)), None)


def asked_checks(around: Around) -> list[Finding]:
    """What asks the own organisation for a check now."""
    found = findings_of(around.case, around.visit.viewer, around.visit.today)
    return [
        each for each in found if each.rule in OCCASIONS and each.organisation == around.own and each.closed_on is None
    ]


def _context(around: Around, side: Side, values: Values, problems: dict[str, str]) -> dict[str, object]:
    asked = asked_checks(around) if side is Side.ADULT else []
    triggers = [(each.rule, around.case.facts[each.key_fact].kind) for each in asked]
    attributes = around.vocabulary.kinds[side.kind].attributes
    typed = {each: one(values, each) for each in TYPED}
    typed["occasion"] = typed["occasion"] or kindcheck.occasion_of(triggers)
    adults = [each.id for each in around.case.persons if not each.is_child]
    chosen = one(values, "about") or (adults[0] if len(adults) == 1 else "")
    return {
        "visit": around.visit,
        "side": side.value,
        "other_side": next(each.value for each in Side if each is not side),
        "asked": [told_of(around, each) for each in asked],
        "adults": _named(around, adults),
        "chosen": chosen,
        "children": [
            name for _child, name in _named(around, [each.id for each in around.case.persons if each.is_child])
        ],
        "options": {each: _answers(attributes[each].values) for each in ("outcome", "occasion", "known_by")},
        "protectors": [(OWN, _("onze eigen organisatie")), (NOBODY, _("nog niemand")), *_others(around)],
        "history": [_line(around, each) for each in kindcheck.history(around.case, around.own)],
        "typed": typed,
        "problems": problems,
        "form_key": uuid4(),
    }


def _answers(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    """An answer as somebody would say it; an outcome is what was found on this day, and never that a child is safe."""
    words = {
        NO_CHILDREN: _("Er zijn geen kinderen"),
        "geen_aanwijzing": _("Er is nu geen aanwijzing voor gevaar"),
        "kinderen_in_beeld": _("Een andere organisatie heeft de kinderen in beeld"),
        "niet_gerust": _("Ik ben er niet gerust op"),
        "actie_nodig": _("Er moet nu iets gebeuren"),
        "onbekend": _("Het is niet bekend"),
        "start": _("De hulp begint"),
        "verandering": _("Er is iets veranderd"),
        "niet_verschenen": _("Iemand kwam niet, of haakte af"),
        "periodiek": _("Het is weer tijd"),
        "gevraagd": _("Ik vroeg het"),
        "gezien": _("Ik zag het zelf"),
        "van_ander": _("Ik hoorde het van een andere professional"),
        "dossier": _("Het staat in het dossier"),
    }
    return [(each, words[each]) for each in codes]


def _others(around: Around) -> list[tuple[str, str]]:
    return [each for each in around.region.items() if each[0] != around.own]


def _named(around: Around, persons: list[str]) -> list[tuple[str, str]]:
    return [(each, capitalised(around.wording.person(each))) for each in persons]


def _line(around: Around, fact: Fact) -> dict[str, object]:
    """A check in one line: an outcome stands beside its day, because it says nothing about another."""
    outcome = fact.attributes.get("outcome")
    occasion = fact.attributes.get("occasion")
    return {
        "id": fact.id,
        "persons": around.wording.persons(fact.about),
        "outcome": capitalised(around.wording.value(str(outcome))) if outcome else "",
        "day": around.wording.day_of(fact),
        "occasion": around.wording.value(str(occasion)) if occasion else "",
        "is_reverse": fact.kind == kindcheck.PARENT_CHECK,
    }


def _told(around: Around, fact: Fact, values: Values, problems: dict[str, str]) -> dict[str, object]:
    said, protector = fact.attributes, str(fact.attributes.get("protector") or "")
    calls = kindcheck.calls_after(fact, around.case)
    return {
        "visit": around.visit,
        "fact": fact,
        "line": _line(around, fact),
        "harm": said.get("harm"),
        "known_by": around.wording.value(str(said["known_by"])) if "known_by" in said else "",
        "protector": around.region.get(protector, protector),
        "is_worrying": kindcheck.is_worrying(fact),
        "calls": [(around.wording.day_of(each), each.attributes) for each in calls],
        "typed": {each: one(values, each) for each in ("advice", "agreed")},
        "problems": problems,
        "form_key": uuid4(),
    }
