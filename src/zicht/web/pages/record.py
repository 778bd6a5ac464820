"""Vastleggen: one fact in under a minute; first the kind, then the rest, without JavaScript too."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from zicht.access.policy import Act
from zicht.casework.kind_search import kinds_named, recordable
from zicht.casework.recording import Refusal
from zicht.explanation.wording import capitalised
from zicht.web.pages.entering import DRAFT, Around, Form, Values, form_key, one, typed_values
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.problem_texts import told
from zicht.web.storage.drafts import draft_of, drop_draft, keep_draft
from zicht.web.storage.periods import LeftAloneError
from zicht.web.storage.recording import RemovedError, add_facts, alone_with, recorded_before

PREFILLED = frozenset(
    {"about", "finding", "a.re", "a.to", "a.source", "a.finding", "a.owner"}
)  # what a link may fill in


@family_page(Act.RECORD, "record")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """The form, and what comes of it."""
    if request.method == "POST":
        return _recorded(request, visit)
    kind = request.GET.get("kind", "")
    draft = draft_of(visit.account, visit.family, DRAFT)
    if draft and "draft" in request.GET:
        return render(request, "zicht/record.html", _form(visit, draft.content).context(draft.content, {}))
    if kind not in {each.code for each in recordable(Around(visit).vocabulary)}:
        return _choose(request, visit)
    values = {key: values for key, values in typed_values(request.GET).items() if key in PREFILLED}
    return render(request, "zicht/record.html", {**Form(visit, kind).context(values, {}), "draft": draft})


def _choose(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    around = Around(visit)
    query = request.GET.get("q", "")[:100]
    given = [(key, value) for key in PREFILLED for value in request.GET.getlist(key)]
    buttons = around.content.buttons_of(visit.account.organisation.type)
    found = kinds_named(query, around.vocabulary, around.content.words)
    said = [(each, capitalised(around.wording.kind(each.code))) for each in recordable(around.vocabulary)]
    groups = [
        (around.wording.group(code), [(each.code, label) for each, label in said if each.group == code])
        for code in around.vocabulary.groups
    ]
    context = {
        "visit": visit,
        "query": query,
        "given": given,
        "buttons": [(each, capitalised(around.wording.kind(each))) for each in buttons],
        "found": [(each.code, capitalised(around.wording.kind(each.code))) for each in found],
        "groups": [each for each in groups if each[1]],
        "draft": draft_of(visit.account, visit.family, DRAFT),
    }
    return render(request, "zicht/record_choose.html", context)


def _form(visit: FamilyVisit, values: Values) -> Form:
    kind = one(values, "kind")
    return Form(visit, kind if kind in Around(visit).vocabulary.kinds else "child_signal")


def _recorded(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    values, key = typed_values(request.POST), form_key(request)
    if one(values, "kind") not in Around(visit).vocabulary.kinds:
        return redirect("record", family=visit.family)

    try:
        found = alone_with(visit.family, lambda: added(visit, values, key))
    except RemovedError:
        return redirect("record", family=visit.family)
    except LeftAloneError:
        found = Refusal({"kind": "keeps_sight"})
    if isinstance(found, Refusal):
        keep_draft(visit.account, visit.family, DRAFT, values, visit.now)
        context = _form(visit, values).context(values, told(found.problems)) | {"form_key": key}
        return render(request, "zicht/record.html", context, status=422)
    drop_draft(visit.account, visit.family, DRAFT)
    return redirect(f"{reverse('fact', args=[visit.family, found])}?new=1")


def added(visit: FamilyVisit, values: Values, key: UUID, corrects: str | None = None) -> UUID | Refusal:
    """The fact that a form became, now or when it was sent before; or every problem. The family must be locked."""
    if before := recorded_before(key):
        return before
    adding = Form(visit, one(values, "kind"), corrects).adding(values, key)
    return adding if isinstance(adding, Refusal) else add_facts(adding, visit.family, visit.account, visit.now)[0]


@require_POST
@family_page(Act.RECORD, "draft")
def draft(request: HttpRequest, visit: FamilyVisit, form: str) -> HttpResponse:
    """Keep what is being typed; a page asks for it now and then. `drop` forgets it."""
    if "drop" in request.POST:
        drop_draft(visit.account, visit.family, form)
        return redirect("share" if form.startswith("share:") else "record", family=visit.family)
    keep_draft(visit.account, visit.family, form[:40], typed_values(request.POST), visit.now)
    return JsonResponse({"saved": visit.now.strftime("%H:%M")})
