"""Signaal: what somebody sees, hears or feels, on a screen of the own sector; the checklist; and what follows."""

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from zicht.access.policy import Act
from zicht.casework.following import OWN_GP, Step, after_gut_feeling, triangle
from zicht.casework.plain_text import fact_lines
from zicht.casework.recording import Refusal
from zicht.casework.sectors import CHECKLIST, GUT_FEELING, Group, SectorScreen, Seen, checklist, facts_of
from zicht.casework.typed_day import typed_day
from zicht.explanation.wording import capitalised
from zicht.facts.fact import Fact
from zicht.web.pages.deciding import Decision, recorded
from zicht.web.pages.entering import Around, Values, form_key, one, typed_values
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.problem_texts import told
from zicht.web.storage.rulebooks import sectors
from zicht.web.storage.sharing import types


@family_page(Act.RECORD, "signals")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """The signs of the own sector to tick, and the facts that they become."""
    around, screen = Around(visit), sectors().screen_of(visit.account.organisation.type)
    if request.method != "POST":
        return render(request, "zicht/signals.html", _context(around, screen, {}, {}))
    values, key = typed_values(request.POST), form_key(request)
    made = recorded(visit, key, lambda locked: _seen(locked, screen, values))
    if isinstance(made, Refusal):
        context = _context(around, screen, values, told(made.problems)) | {"form_key": key}
        return render(request, "zicht/signals.html", context, status=422)
    return redirect("signals_next", family=visit.family, fact=made)


@family_page(Act.RECORD, "checklist")
def abuse_checklist(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """The questions before a consult closes; only when each has its answer may it close."""
    around = Around(visit)
    if request.method != "POST":
        return render(request, "zicht/checklist.html", _questions(around, {}, {}))
    values, key = typed_values(request.POST), form_key(request)
    made = recorded(visit, key, lambda locked: _checked(locked, values))
    if isinstance(made, Refusal):
        context = _questions(around, values, told(made.problems)) | {"form_key": key}
        return render(request, "zicht/checklist.html", context, status=422)
    return redirect("signals_next", family=visit.family, fact=made)


@family_page(Act.SEE_OWN, "signals_next")
def following(request: HttpRequest, visit: FamilyVisit, fact: UUID) -> HttpResponse:
    """What can be done now, and what of it is recorded already."""
    around = Around(visit)
    found = around.fact(fact)
    if found is None:
        raise Http404
    steps: tuple[Step, ...] = ()
    if found.kind == GUT_FEELING:
        steps = after_gut_feeling(found, around.case, around.vocabulary)
    elif found.kind == CHECKLIST:
        steps = triangle(found, around.case, types())
    screen = sectors().screen_of(visit.account.organisation.type)
    context = {
        "visit": visit,
        "fact": found,
        "lines": [*fact_lines(found, around.wording, around.content, around.region)],
        "steps": [(each.code, [_line(around, one) for one in each.done_by]) for each in steps],
        "is_felt": found.kind == GUT_FEELING,
        "is_checklist": found.kind == CHECKLIST,
        "is_positive": found.attributes.get("outcome") == "positief",
        "screen": screen,
        "own_gp": _only_practice(),
    }
    return render(request, "zicht/signals_next.html", context)


def _only_practice() -> str:
    """The practice that is filled in when there is no other to choose from."""
    practices = [code for code, kind in types().items() if kind == OWN_GP]
    return practices[0] if len(practices) == 1 else ""


def _seen(around: Around, screen: SectorScreen, values: Values) -> Decision:
    typed = one(values, "day")
    day = typed_day(typed, around.visit.today) if typed else None
    seen = Seen(
        about=tuple(values.get("about", ())),
        signs=tuple(values.get("signs", ())),
        note=one(values, "note"),
        is_not_right="not_right" in values,
        day=day.day if day else None,
    )
    found = facts_of(seen, screen, around.deciding)
    if typed and day is None:
        return Refusal({**(found.problems if isinstance(found, Refusal) else {}), "day": "no_day"})
    return found


def _checked(around: Around, values: Values) -> Decision:
    answers = {code: one(values, code) for code in sectors().questions}
    found = checklist(one(values, "about"), answers, sectors(), around.deciding)
    return found if isinstance(found, Refusal) else [found]


def _context(around: Around, screen: SectorScreen, values: Values, problems: dict[str, str]) -> dict[str, object]:
    children = [each.id for each in around.case.persons if each.is_child]
    about = list(values.get("about", ())) or (children if len(children) == 1 else [])
    ticked, words = set(values.get("signs", ())), _groups()
    return {
        "visit": around.visit,
        "screen": screen,
        "persons": around.persons(about),
        "groups": [
            (each.value, words[each], [(sign.code, sign.label, sign.code in ticked) for sign in screen.of(each)])
            for each in Group
            if screen.of(each)
        ],
        "has_checklist": around.visit.account.organisation.type in sectors().checklist_types,
        "typed": {"note": one(values, "note"), "day": one(values, "day"), "not_right": "not_right" in values},
        "problems": problems,
        "form_key": uuid4(),
    }


def _groups() -> dict[Group, str]:
    return {
        Group.PLAIN: _("Aan het kind: goed te zien"),
        Group.SUBTLE: _("Aan het kind: minder opvallend"),
        Group.PARENT: _("Aan een ouder of in huis"),
        Group.OTHERS: _("Van iemand anders gehoord"),
    }


def _questions(around: Around, values: Values, problems: dict[str, str]) -> dict[str, object]:
    children = [each for each in around.case.persons if each.is_child]
    names = [(each.id, capitalised(around.wording.person(each.id))) for each in children]
    return {
        "visit": around.visit,
        "children": names,
        "chosen": one(values, "about") or (names[0][0] if len(names) == 1 else ""),
        "questions": [
            (code, label, one(values, code), problems.get(code, "")) for code, label in sectors().questions.items()
        ],
        "problems": problems,
        "form_key": uuid4(),
    }


def _line(around: Around, fact: Fact) -> dict[str, str]:
    wording = around.wording
    return {
        "id": fact.id,
        "what": capitalised(wording.kind(fact.kind)),
        "day": wording.day_of(fact),
        "recorder": wording.organisation(fact.organisation, otherwise="someone_unknown"),
    }
