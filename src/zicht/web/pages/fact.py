"""One fact: what it says, what now stands open by it, as text for the own file; correcting it, or taking it out."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zicht.access.policy import COLLABORATION, Act
from zicht.casework.disclosing import given_in
from zicht.casework.kind_search import recordable
from zicht.casework.plain_text import fact_lines, fact_text
from zicht.casework.recording import Refusal
from zicht.evaluation.finding import Finding
from zicht.explanation.sentence import sentence
from zicht.explanation.wording import capitalised
from zicht.facts.fact import Fact
from zicht.web.pages.entering import Around, Form, Values, form_key, one, typed_values, values_of
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.problem_texts import told
from zicht.web.pages.record import added
from zicht.web.storage.drafts import draft_of, drop_draft, keep_draft
from zicht.web.storage.open_work import findings_of
from zicht.web.storage.recording import alone_with, receivers_of, remove_fact

REASONS = {
    "same_name": gettext_lazy("Een ander gezin heet net zo"),
    "other_family_chosen": gettext_lazy("Het verkeerde gezin gekozen"),
    "person_elsewhere": gettext_lazy("Het gaat over iemand die niet bij dit gezin hoort"),
}


@family_page(Act.SEE_OWN, "fact")
def page(request: HttpRequest, visit: FamilyVisit, fact: UUID) -> HttpResponse:
    """What a fact says, and what stands open by it."""
    around = Around(visit)
    found = _fact(around, fact)
    newest = max((each for each in around.case.facts if each.root == found.root), key=lambda each: each.version)
    open_now = list(_standing(around, found))
    context = {
        "visit": visit,
        "fact": found,
        "newest": newest,
        "lines": [*fact_lines(found, around.wording, around.content, around.region)],
        "text": fact_text(found, around.wording, around.content, around.region),
        "given": [(each.id, capitalised(around.wording.kind(each.kind))) for each in given_in(found, around.case)],
        "is_new": "new" in request.GET,
        "is_own": found.organisation == around.own,
        "open": open_now[:1],
        "more": len(open_now[1:]),
        "shared": [_called(around, each) for each in receivers_of(fact)],
    }
    return render(request, "zicht/fact.html", context)


@family_page(Act.SEE_OWN, "fact_text")
def text(request: HttpRequest, visit: FamilyVisit, fact: UUID) -> HttpResponse:
    """A fact as plain text."""
    around = Around(visit)
    written = fact_text(_fact(around, fact), around.wording, around.content, around.region)
    return HttpResponse(written, content_type="text/plain; charset=utf-8")


@family_page(Act.RECORD, "correct")
def correct(request: HttpRequest, visit: FamilyVisit, fact: UUID) -> HttpResponse:
    """The form filled with the latest version of an own fact, and the correction that comes of it."""
    around = Around(visit)
    found = _fact(around, fact)
    if found.organisation != around.own:
        raise Http404
    if request.method == "POST":
        return _corrected(request, visit, found)
    newest = max((each for each in around.case.facts if each.root == found.root), key=lambda each: each.version)
    if newest.id != found.id:
        messages.info(request, _("Dit feit is intussen verbeterd. Hieronder staat de laatste versie."))
        return redirect("correct", family=visit.family, fact=newest.id)
    draft = draft_of(visit.account, visit.family, _draft_name(found))
    values: Values = draft.content if draft and "draft" in request.GET else values_of(found)
    kind = request.GET.get("kind") or one(values, "kind") or found.kind
    if kind not in around.vocabulary.kinds:
        kind = found.kind
    context = Form(visit, kind, found.id).context(values, {}) | _around_correction(around, found)
    return render(request, "zicht/record.html", {**context, "draft": draft})


def _corrected(request: HttpRequest, visit: FamilyVisit, found: Fact) -> HttpResponse:
    values, key = typed_values(request.POST), form_key(request)
    kind = one(values, "kind") if one(values, "kind") in Around(visit).vocabulary.kinds else found.kind
    corrects = one(values, "corrects") or found.id

    made = alone_with(visit.family, lambda: added(visit, values | {"kind": [kind]}, key, corrects))
    if isinstance(made, Refusal):
        keep_draft(visit.account, visit.family, _draft_name(found), values, visit.now)
        around = Around(visit)
        newest = max((each for each in around.case.facts if each.root == found.root), key=lambda each: each.version)
        context = Form(visit, kind, newest.id).context(values, told(made.problems)) | {"form_key": key}
        context |= _around_correction(around, newest)
        if made.problems.get("corrects") == "corrected_meanwhile":
            context["meanwhile"] = [*fact_lines(newest, around.wording, around.content, around.region)]
        return render(request, "zicht/record.html", context, status=422)
    drop_draft(visit.account, visit.family, _draft_name(found))
    return redirect(f"{reverse('fact', args=[visit.family, made])}?new=1")


@family_page(Act.RECORD, "remove")
def remove(request: HttpRequest, visit: FamilyVisit, fact: UUID) -> HttpResponse:
    """A fact in the wrong family leaves every view at once."""
    around = Around(visit)
    found = around.fact(fact)
    if found is None and request.method == "POST":  # sent twice: it is gone already
        return redirect("record", family=visit.family)
    found = _fact(around, fact)
    if found.organisation != around.own:
        raise Http404
    reason = request.POST.get("reason", "")
    if request.method == "POST" and reason in REASONS:
        alone_with(visit.family, lambda: remove_fact(UUID(found.root), visit.family, visit.account, reason, visit.now))
        messages.success(request, _("Het feit is weg uit dit gezin, bij iedereen die het zag."))
        return redirect("record", family=visit.family)
    context = {
        "visit": visit,
        "fact": found,
        "lines": [*fact_lines(found, around.wording, around.content, around.region)],
        "reasons": REASONS.items(),
        "shared": [_called(around, each) for each in receivers_of(fact)],
        "problems": told({"reason": "no_removal_reason"}) if request.method == "POST" else {},
    }
    return render(request, "zicht/fact_remove.html", context, status=422 if context["problems"] else 200)


def _fact(around: Around, fact: UUID) -> Fact:
    found = around.fact(fact)
    if found is None:
        raise Http404
    return found


def _standing(around: Around, fact: Fact) -> list[dict[str, object]]:
    """What stands open with this fact among its evidence, in words, and who has it."""
    found = [
        each
        for each in findings_of(around.case, around.visit.viewer, around.visit.today)
        if fact.index in each.evidence and each.closed_on is None
    ]
    found.sort(key=lambda each: (-each.opened_on.toordinal(), each.due_on is None, each.due_on, each.key))
    return [told_of(around, each) for each in found]


def told_of(around: Around, finding: Finding) -> dict[str, object]:
    """A finding in one sentence, and who has it."""
    rule = next(each for each in around.rulebook.rules if each.code == finding.rule)
    return {
        "key": finding.key,
        "sentence": sentence(finding, rule, around.wording, around.visit.today),
        "who": around.wording.organisation(finding.organisation),
        "due_on": finding.due_on,
    }


def _around_correction(around: Around, fact: Fact) -> dict[str, object]:
    kinds = [(each.code, around.wording.kind(each.code)) for each in recordable(around.vocabulary)]
    if fact.kind not in dict(kinds):
        kinds.append((fact.kind, around.wording.kind(fact.kind)))
    return {
        "corrects": fact.id,
        "draft_form": _draft_name(fact),
        "kinds": sorted(kinds, key=lambda each: each[1]),
        "also_to": [_called(around, each) for each in receivers_of(UUID(fact.id))],
    }


def _called(around: Around, receiver: str) -> str:
    return _("alle deelnemers aan de samenwerking") if receiver == COLLABORATION else around.region.get(receiver, "")


def _draft_name(fact: Fact) -> str:
    return f"correct:{UUID(fact.root).hex}"
