"""Nieuw gezin: a family with its first person, and why the own organisation works with it."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from zicht.access.policy import Duty
from zicht.access.tie import Ties
from zicht.casework.involving import involve
from zicht.casework.people import Typed, person
from zicht.casework.recording import Refusal
from zicht.explanation.wording import general
from zicht.web.language import language_of
from zicht.web.models import Family
from zicht.web.pages.entering import form_key, typed_values
from zicht.web.pages.guard import Visit, duty_page
from zicht.web.pages.involving import labelled, own_choices, purposes, region_of, typed_involving
from zicht.web.pages.problem_texts import told
from zicht.web.pages.resembling import resembling
from zicht.web.storage.drafts import draft_of, drop_draft, keep_draft
from zicht.web.storage.involving import Opening, open_family
from zicht.web.storage.recording import alone_with
from zicht.web.storage.rulebooks import forms, served

FORM = "new_family"
LONGEST = 120


@duty_page(Duty.FIND, "new_family")
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The form, a warning when somebody like this is known, and the family that was made."""
    if request.method != "POST":
        draft = draft_of(visit.account, None, FORM)
        shown = {key: values[0] for key, values in draft.content.items()} if draft and "draft" in request.GET else {}
        shown.setdefault("team", visit.account.team_id or "")
        return render(request, "zicht/new_family.html", _context(visit, shown, {}) | {"draft": draft})
    number = form_key(request)
    if Family.objects.filter(id=number).exists():  # the same form once more
        return redirect("people", family=number)
    opening = _opening(request, visit)
    if isinstance(opening, Refusal):
        return _again(request, visit, number, told(opening.problems), 422)
    alike = resembling([(opening.person.name, opening.person.born)], visit)
    if alike and request.POST.get("confirm") != alike.key:
        return _again(request, visit, number, {}, 409, alike)
    alone_with(number, lambda: _opened(number, opening, visit))
    drop_draft(visit.account, None, FORM)
    return redirect("people", family=number)


@require_POST
@duty_page(Duty.FIND, "draft")
def draft(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Keep what is being typed, or forget it."""
    if "drop" in request.POST:
        drop_draft(visit.account, None, FORM)
        return redirect("new_family")
    keep_draft(visit.account, None, FORM, typed_values(request.POST), visit.now)
    return JsonResponse({"saved": visit.now.strftime("%H:%M")})


def typed_person(request: HttpRequest) -> Typed:
    """The person in a form."""
    sent = request.POST
    return Typed(
        sent.get("role", ""), sent.get("name", ""), sent.get("born", ""), "unborn" in sent, sent.get("expected", "")
    )


def roles() -> list[tuple[str, str]]:
    """What somebody may be in a family."""
    vocabulary, _ = served()
    wording = general(vocabulary, language_of())
    return [(each, wording.role(each)) for each in vocabulary.person_roles]


def _opening(request: HttpRequest, visit: Visit) -> Opening | Refusal:
    vocabulary, _ = served()
    problems: dict[str, str] = {}
    called = " ".join(request.POST.get("called", "").split())
    if not called or len(called) > LONGEST:
        problems["called"] = "too_long" if called else "no_family_name"
    checked = person(typed_person(request), vocabulary.person_roles, visit.today)
    involving = typed_involving(request.POST, visit.viewer.organisation)
    since = involve(involving, Ties(), region_of(vocabulary, forms()), visit.today)
    for each in (checked, since):
        problems |= each.problems if isinstance(each, Refusal) else {}
    if problems or isinstance(checked, Refusal) or isinstance(since, Refusal):
        return Refusal(problems)
    return Opening(called, checked, involving, since)


def _opened(number: UUID, opening: Opening, visit: Visit) -> None:
    if not Family.objects.filter(id=number).exists():  # the same form once more
        open_family(number, opening, visit.account, visit.now)


def _again(
    request: HttpRequest, visit: Visit, number: UUID, problems: dict[str, str], status: int, alike: object = None
) -> HttpResponse:
    keep_draft(visit.account, None, FORM, typed_values(request.POST), visit.now)
    context = _context(visit, request.POST.dict(), problems) | {"form_key": number, "alike": alike}
    return render(request, "zicht/new_family.html", context, status=status)


def _context(visit: Visit, typed: dict[str, str], problems: dict[str, str]) -> dict[str, object]:
    vocabulary, _ = served()
    return {
        "visit": visit,
        "typed": typed,
        "problems": problems,
        "form_key": uuid4(),
        "draft_form": FORM,
        "roles": roles(),
        "purposes": labelled(purposes(vocabulary), vocabulary),
        "grounds": forms().involvement.items(),
        **own_choices(visit.viewer.organisation),
    }
