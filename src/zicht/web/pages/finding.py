"""On a finding: seen, taken up, done but not recorded, not done because, not applicable, and whether it was useful."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from zicht.access.policy import COLLABORATION, Act
from zicht.casework.answering import NOT_APPLICABLE, NOT_DONE, TAKEN_UP, Answer, answered, kinds_that_answer
from zicht.casework.kind_search import recordable
from zicht.casework.plain_text import fact_lines, finding_text
from zicht.casework.recording import Refusal, record
from zicht.evaluation.finding import Finding
from zicht.explanation.wording import capitalised
from zicht.web.models import FindingMark
from zicht.web.pages.entering import Around, form_key
from zicht.web.pages.fact import told_of
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.problem_texts import told
from zicht.web.storage.open_work import findings_of, kept
from zicht.web.storage.recording import Adding, add_facts, alone_with, recorded_before

ANSWERS = {"taken_up": TAKEN_UP, "not_done": NOT_DONE, "not_applicable": NOT_APPLICABLE}
MARKS = {"seen": None, "useful": True, "not_useful": False}
MOST_KINDS = 6


@family_page(Act.RECORD, "finding")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """A finding with everything that can be answered to it."""
    around = Around(visit)
    finding = _finding(around, request.POST.get("finding") or request.GET.get("finding", ""))
    act = request.POST.get("act", "")
    if act in MARKS:
        _mark(visit, finding, MARKS[act])
        messages.success(request, _("Bewaard."))
        return redirect(_address(visit, finding))
    if act in ANSWERS:
        return _answered(request, visit, finding, act)
    return render(request, "zicht/finding.html", _context(around, finding))


@family_page(Act.RECORD, "finding_text")
def text(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """A finding as plain text."""
    around = Around(visit)
    finding = _finding(around, request.GET.get("finding", ""))
    written = finding_text(finding, around.wording, around.rulebook, around.own, visit.today)
    return HttpResponse(written, content_type="text/plain; charset=utf-8")


def _answered(request: HttpRequest, visit: FamilyVisit, finding: Finding, act: str) -> HttpResponse:
    key = form_key(request)
    who = request.POST.get("who", "")
    by = {"me": visit.viewer.organisation, "colleague": visit.viewer.organisation}.get(who)
    answer = Answer(
        kind=ANSWERS[act],
        reason=request.POST.get("reason", ""),
        by=by or (request.POST.get("by", "") if who == "other" else ""),
        colleague=request.POST.get("colleague", "") if who == "colleague" else "",
    )

    def do() -> UUID | Refusal:
        if before := recorded_before(key):
            return before
        around = Around(visit)
        everybody = tuple(each.id for each in around.case.persons)
        entered = answered(answer, finding, everybody, visit.today)
        if isinstance(entered, Refusal):
            return entered
        accepted = record(entered, around.case, around.own, around.vocabulary, visit.today, around.region)
        if isinstance(accepted, Refusal):
            return accepted
        adding = Adding(accepted, key, _also_to(visit, finding))
        return add_facts([adding], visit.family, visit.account, visit.now)[0]

    made = alone_with(visit.family, do)
    if isinstance(made, Refusal):
        context = _context(Around(visit), finding) | {
            "problems": told(made.problems),
            "act": act,
            "typed": request.POST,
        }
        return render(request, "zicht/finding.html", context, status=422)
    _mark(visit, finding, None)
    messages.success(request, _("Vastgelegd bij deze bevinding."))
    return redirect(_address(visit, finding))


def _also_to(visit: FamilyVisit, finding: Finding) -> dict[str, UUID | None]:
    """An answer goes to the collaboration when the finding stands in what all who take part may see."""
    if not visit.ties.participates(visit.viewer.organisation, visit.today):
        return {}
    rows = kept([COLLABORATION]).filter(family=visit.family, key=finding.key)
    return {COLLABORATION: None} if rows.exists() else {}


def _mark(visit: FamilyVisit, finding: Finding, useful: bool | None) -> None:
    defaults: dict[str, object] = {"rule": finding.rule}
    if useful is not None:
        defaults["useful"] = useful
    FindingMark.objects.update_or_create(
        account=visit.account,
        family_id=visit.family,
        key=finding.key,
        defaults=defaults,
        create_defaults={**defaults, "seen_at": visit.now},
    )


def _finding(around: Around, key: str) -> Finding:
    """A finding in the own view; the page is the same whether another view has it or not."""
    for each in findings_of(around.case, around.visit.viewer, around.visit.today):
        if each.key == key:
            return each
    raise Http404


def _context(around: Around, finding: Finding) -> dict[str, object]:
    visit = around.visit
    allowed = {each.code for each in recordable(around.vocabulary)}
    kinds = [each for each in kinds_that_answer(finding, around.rulebook, around.vocabulary) if each in allowed]
    trigger = around.case.facts[finding.key_fact]
    given = urlencode([("about", each) for each in finding.about] + [("a.re", trigger.id)])
    answers = [each for each in around.case.facts if each.attributes.get("finding") == finding.key]
    return {
        "visit": visit,
        "finding": told_of(around, finding),
        "is_open": finding.closed_on is None,
        "evidence": [around.case.facts[each] for each in finding.evidence],
        "lines": [_line(around, each) for each in finding.evidence],
        "kinds": [(each, capitalised(around.wording.kind(each))) for each in kinds[:MOST_KINDS]],
        "given": given,
        "answers": [[*fact_lines(each, around.wording, around.content, around.region)] for each in answers],
        "organisations": [each for each in around.region.items() if each[0] != around.own],
        "mark": FindingMark.objects.filter(account=visit.account, family=visit.family, key=finding.key).first(),
        "form_key": uuid4(),
        "problems": {},
        "text": finding_text(finding, around.wording, around.rulebook, around.own, visit.today),
    }


def _line(around: Around, index: int) -> dict[str, str]:
    fact = around.case.facts[index]
    wording = around.wording
    return {
        "id": fact.id,
        "what": capitalised(wording.kind(fact.kind)),
        "day": wording.day_of(fact),
        "recorder": wording.organisation(fact.organisation, otherwise="someone_unknown"),
    }


def _address(visit: FamilyVisit, finding: Finding) -> str:
    return f"{reverse('finding', args=[visit.family])}?{urlencode({'finding': finding.key})}"
