"""Regelboek: every rule by theme, and one rule with its sentence, source, term, status, keeper and cases."""

from dataclasses import dataclass
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from zicht.access.policy import Duty
from zicht.access.viewer import Role
from zicht.explanation.rule_words import newest_term, terms
from zicht.explanation.wording import general
from zicht.projections.rule_book import book_rule
from zicht.reports.rule_book import picture, sample, told
from zicht.reports.texts_book import say
from zicht.rulebook.rule import Rule
from zicht.web.language import language_of
from zicht.web.pages.guard import Visit, duty_page
from zicht.web.storage.rulebooks import folder, served

LONGEST_QUESTION = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A rule in the list."""

    code: str
    title: str
    terms: tuple[str, ...]
    is_live: bool


@duty_page(Duty.SEE_RULES, "rules")
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All rules by theme, or those with a word in their title or sentence."""
    vocabulary, rulebook = served()
    language, query = language_of(), request.GET.get("q", "")[:LONGEST_QUESTION].strip()
    wording = general(vocabulary, language)
    found = [each for each in rulebook.rules if _says(each, query, language)]
    chapters = []
    for theme in vocabulary.themes:
        lines = [
            Line(each.code, each.title[language], tuple(terms(each, rulebook, wording)), not each.shadow)
            for each in found
            if each.theme == theme
        ]
        if lines:
            chapters.append((theme, wording.theme(theme), lines))
    context = {
        "visit": visit,
        "query": query,
        "chapters": chapters,
        "count": len(found),
        "version": rulebook.version,
        "terms": [(code, newest_term(code, rulebook, wording)) for code in rulebook.terms.terms],
    }
    return render(request, "zicht/rules.html", context)


@duty_page(Duty.SEE_RULES, "rule")
def rule(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """One rule, with its cases drawn."""
    vocabulary, rulebook = served()
    language = language_of()
    found = book_rule(code, folder(), vocabulary, rulebook, language)
    one = rulebook.rule(code)
    if found is None or one is None:
        raise Http404
    t = partial(say, language=language)
    context = {
        "visit": visit,
        "rule": found,
        "theme": general(vocabulary, language).theme(one.theme),
        "shape": t(found.shape),
        "sample": mark_safe(sample(language)),
        "cases": [
            (t(each.shows), each.name, told(language, each), mark_safe(picture(language, each))) for each in found.cases
        ],
        "may_change": Role.ADMINISTRATOR in visit.viewer.roles and visit.account.organisation.keeps_region,
    }
    return render(request, "zicht/rule.html", context)


def _says(rule: Rule, query: str, language: str) -> bool:
    text = f"{rule.code} {rule.title[language]} {rule.sentence[language]}".casefold()
    return all(word in text for word in query.casefold().split())
