"""Meldcode: the five steps of a course, each with its day and author, and a form for what comes next."""

from collections.abc import Callable, Mapping
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zicht.access.policy import Act
from zicht.casework import meldcode
from zicht.casework.meldcode import Course
from zicht.casework.plain_text import fact_lines
from zicht.casework.recording import Refusal
from zicht.explanation.wording import capitalised
from zicht.facts.fact import Fact
from zicht.web.pages.deciding import Decision, recorded
from zicht.web.pages.entering import Around, Values, form_key, one, typed_values
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.problem_texts import told
from zicht.web.storage.cases import authors_of

FIELDS = (
    *("signals", "source", "advice", "dissent", "alone", "told_child", "said", "why_not", "acute", "structural"),
    *("alternative", "decision", "reason", "precondition", "relies_on", "asked_who", "asked_on", "to", "told"),
)


@family_page(Act.RECORD, "meldcode")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """The courses of the own organisation, and the step that is sent."""
    if request.method != "POST":
        given: Values = {"course": request.GET.getlist("course")}
        return render(request, "zicht/meldcode.html", _context(Around(visit), given, {}))
    values, key = typed_values(request.POST), form_key(request)
    act = one(values, "act")
    made = recorded(visit, key, lambda around: _decided(around, act, values))
    if isinstance(made, Refusal):
        context = _context(Around(visit), values, told(made.problems)) | {
            "form_key": key,
            "act": act,
        }
        return render(request, "zicht/meldcode.html", context, status=422)
    on = f"?course={one(values, 'course')}" if "course" in values else ""
    return redirect(f"{reverse('meldcode', args=[visit.family])}{on}#course")


def _decided(around: Around, act: str, values: Values) -> Decision:
    deciding = around.deciding
    if act == "begin":
        return meldcode.begin(meldcode.Begun(tuple(values.get("about", ())), one(values, "signals")), deciding)
    course = next((each for each in _courses(around) if each.start.id == one(values, "course")), None)
    if course is None or act not in STEPS:
        return Refusal({"step": "no_course"})
    return STEPS[act](values, course, around)


def _advised(values: Values, course: Course, around: Around) -> Decision:
    typed = meldcode.Advised(one(values, "source"), one(values, "advice"), one(values, "dissent"))
    return meldcode.advise(typed, course, around.deciding)


def _talked(values: Values, course: Course, around: Around) -> Decision:
    typed = meldcode.Talked(
        with_parents="parents" in values.get("spoken", ()),
        with_child="child" in values.get("spoken", ()),
        alone=one(values, "alone"),
        told_child=one(values, "told_child"),
        said=one(values, "said"),
        why_not=one(values, "why_not"),
    )
    return meldcode.talk(typed, course, around.deciding)


def _weighed(values: Values, course: Course, around: Around) -> Decision:
    typed = meldcode.Weighed(
        acute=one(values, "acute"),
        structural=one(values, "structural"),
        grounds=tuple(values.get("grounds", ())),
        alternative=one(values, "alternative"),
    )
    return meldcode.weigh(typed, course, around.deciding)


def _chosen(values: Values, course: Course, around: Around) -> Decision:
    typed = meldcode.Decided(
        decision=one(values, "decision"),
        reason=one(values, "reason"),
        precondition=one(values, "precondition"),
        relies_on=one(values, "relies_on"),
        asked_who=one(values, "asked_who"),
        asked_on=one(values, "asked_on"),
    )
    return meldcode.decide(typed, course, around.deciding)


def _told_back(values: Values, course: Course, around: Around) -> Decision:
    return meldcode.tell_back(meldcode.ToldBack(one(values, "to"), one(values, "told")), course, around.deciding)


STEPS: Mapping[str, Callable[[Values, Course, Around], Decision]] = {
    "advise": _advised,
    "talk": _talked,
    "weigh": _weighed,
    "decide": _chosen,
    "tell": _told_back,
}


def _courses(around: Around) -> tuple[Course, ...]:
    return meldcode.courses(around.case, around.own)


def _context(around: Around, values: Values, problems: dict[str, str]) -> dict[str, object]:
    courses = _courses(around)
    authors = authors_of(each.id for course in courses for each in (course.start, *course.facts))
    asked = one(values, "course")
    active = next((each.start.id for each in courses if each.start.id == asked or not asked), "")
    children = [each.id for each in around.case.persons if each.is_child]
    about = list(values.get("about", ())) or (children if len(children) == 1 else [])
    return {
        "visit": around.visit,
        "courses": [_course(around, each, authors) | {"is_active": each.start.id == active} for each in courses],
        "persons": around.persons(about),
        "sources": _options(around, meldcode.ADVICE, "source"),
        "decisions": _decisions(),
        "evidence": _evidence(around, set(values.get("grounds", ()))),
        "organisations": [each for each in around.region.items() if each[0] != around.own],
        "typed": {each: one(values, each) for each in FIELDS},
        "spoken": set(values.get("spoken", ())),
        "problems": problems,
        "form_key": uuid4(),
    }


def _course(around: Around, course: Course, authors: Mapping[str, str]) -> dict[str, object]:
    titles = _titles()
    steps = [
        {
            "number": number,
            "title": titles[number],
            "taken": [_line(around, each, authors) for each in course.step(number)],
            "beside": [_line(around, each, authors) for each in course.beside(number)],
        }
        for number in meldcode.NUMBERS
    ]
    return {
        "id": course.start.id,
        "persons": around.wording.persons(course.start.about),
        "steps": steps,
        "next": next(iter(course.open_steps), ""),
        "is_decided": course.is_decided,
        "was_advised": course.was_advised,
        "reported": any(each.attributes.get("decision") == meldcode.REPORT for each in course.step(meldcode.DECIDED)),
    }


def _line(around: Around, fact: Fact, authors: Mapping[str, str]) -> dict[str, object]:
    every = [*fact_lines(fact, around.wording, around.content, around.region)]
    shown = {around.content.label(fact.kind, "step")}  # the title of the step says it
    return {
        "id": fact.id,
        "what": capitalised(around.wording.kind(fact.kind)),
        "day": around.wording.day_of(fact),
        "author": authors.get(fact.id, ""),
        "said": [each for each in every[4:] if each[0] not in shown],  # beside what, when, about whom and by whom
    }


def _titles() -> dict[str, str]:
    return {
        meldcode.SIGNALS: _("Signalen in kaart"),
        meldcode.ADVISED: _("Overleg met een collega, en advies"),
        meldcode.TALKED: _("Gesprek met ouders en kind"),
        meldcode.WEIGHED: _("Wegen"),
        meldcode.DECIDED: _("Besluiten"),
    }


def _decisions() -> list[tuple[str, str]]:
    return [
        (meldcode.HELP, _("Wij organiseren hulp en houden zicht")),
        (meldcode.REPORT, _("Wij melden bij Veilig Thuis")),
        (meldcode.GONE, _("Er is geen vermoeden meer")),
    ]


def _options(around: Around, kind: str, attribute: str) -> list[tuple[str, str]]:
    found = around.vocabulary.kinds[kind].attributes[attribute].values
    return [(each, around.wording.value(each)) for each in found]


def _evidence(around: Around, chosen: set[str]) -> list[tuple[str, str, bool]]:
    wording = around.wording
    return [
        (
            each.id,
            f"{capitalised(wording.kind(each.kind))}, {wording.day_of(each)} ({wording.persons(each.about)})",
            each.id in chosen,
        )
        for each in meldcode.evidence(around.case, around.own)
    ]
