"""Beheer of what the region agreed on: the length of terms, and rules in shadow. It holds at once, for all families."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zicht.access.policy import Duty
from zicht.casework import keeping
from zicht.chronology.days import Span
from zicht.explanation.rule_words import newest_term
from zicht.explanation.wording import general
from zicht.rulebook.changed import may_agree
from zicht.rulebook.term import TermValue
from zicht.web.language import language_of
from zicht.web.models import RuleChange
from zicht.web.pages.guard import Visit, duty_page
from zicht.web.pages.problem_texts import told
from zicht.web.storage.keeping import agree_term, set_shadow
from zicht.web.storage.rulebooks import loaded, served


@duty_page(Duty.MANAGE, "manage_terms")
def terms(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All terms, and a form to agree on another length of one."""
    _only_region(visit)
    typed = {each: request.POST.get(each, "") for each in ("code", "amount", "source", "since")}
    problems = _agreed(typed, visit) if request.method == "POST" else {}
    if request.method == "POST" and not problems:
        messages.success(request, _("Bewaard. De termijn geldt voor alle gezinnen, vanaf de gekozen dag."))
        return redirect("manage_terms")
    vocabulary, rulebook = served()
    wording = general(vocabulary, language_of())
    own = set(RuleChange.objects.filter(shadow=None).values_list("code", flat=True))
    lines = [(code, newest_term(code, rulebook, wording), code in own) for code in rulebook.terms.terms]
    labels = [(code, each.label[language_of()]) for code, each in rulebook.terms.terms.items()]
    context = {"visit": visit, "lines": lines, "terms": labels, "typed": typed, "problems": told(problems)}
    return render(request, "zicht/keeping_terms.html", context, status=422 if problems else 200)


@require_POST
@duty_page(Duty.MANAGE, "manage_rule")
def shadow(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """Put a rule in shadow, or take it out."""
    _only_region(visit)
    rule = served()[1].rule(code)
    if rule is None:
        raise Http404
    set_shadow(code, visit.account, visit.now, shadow=not rule.shadow)
    messages.success(request, _("Bewaard. Het geldt meteen, voor alle gezinnen."))
    return redirect("rule", code=code)


def _agreed(typed: dict[str, str], visit: Visit) -> dict[str, str]:
    problems: dict[str, str] = {}
    rulebook = loaded()[1]
    amount, since = keeping.term(typed["amount"], typed["source"], typed["since"], visit.today, problems)
    term = rulebook.terms.terms.get(typed["code"])
    if term is None:
        problems["code"] = "no_term"
    if problems or term is None:
        return problems
    newest = term.values[-1].span
    value = TermValue(since, Span(amount, newest.unit, newest.moves_to_working_day), typed["source"])
    if not may_agree(rulebook, typed["code"], value):
        return {"amount": "loosens_law"}
    agree_term(typed["code"], amount, typed["source"].strip(), since, visit.account, visit.now)
    return {}


def _only_region(visit: Visit) -> None:
    if not visit.account.organisation.keeps_region:
        raise Http404
