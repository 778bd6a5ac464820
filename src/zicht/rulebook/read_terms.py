"""Reading terms.yaml and what a region makes of them: a region may add, and may only tighten what law limits."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from zicht.chronology.days import Span, Unit
from zicht.facts.document import read
from zicht.facts.entry import Entry
from zicht.facts.problems import Problem, ProblemsFound
from zicht.rulebook.term import Term, TermBook, TermValue

FORMAT = "zicht-terms/1"
STATUSES = ("law", "agreement", "proposal")
TERM = frozenset({"code", "label", "status", "values"})
VALUE = frozenset({"since", "source", "ends_on_working_day", "note"} | {each.value for each in Unit})
YEARS_COMPARED = 6


def read_terms(path: Path, name: str) -> dict[str, Term]:
    """All national terms. Raises ProblemsFound."""
    problems: list[Problem] = []
    top = Entry(read(path, name), name, "terms.yaml", problems)
    terms: dict[str, Term] = {}
    for each in top.entries("terms", "terms"):
        term = _term(each)
        if term.code in terms:
            each.note("duplicate_id", "code", first="?")
        terms[term.code] = term
    if problems:
        raise ProblemsFound(problems)
    return terms


def narrowed(terms: Mapping[str, Term], path: Path, name: str, region: str) -> TermBook:
    """The terms of one region. Raises ProblemsFound when it loosens a limit of law."""
    problems: list[Problem] = []
    top = Entry(read(path, name), name, "region", problems)
    top.only({"format", "code", "label", "terms"})
    found = dict(terms)
    for entry in top.entries("terms", "terms"):
        code = entry.text("code") or ""
        national = terms.get(code)
        if national is None:
            entry.note("unknown_term", "code", hint="")
            continue
        values = _values(entry, region)
        if national.status == "law" and any(_is_later(each, national) for each in values):
            entry.note("loosens_law", "code", code=code)
        found[code] = replace(national, values=_joined(national.values, values))
    if problems:
        raise ProblemsFound(problems)
    return TermBook(found, region)


def _joined(national: tuple[TermValue, ...], own: tuple[TermValue, ...]) -> tuple[TermValue, ...]:
    """A region's values from the day on which they start; before that day the national ones hold."""
    if not own or own[0].since is None:
        return own or national
    return tuple(each for each in national if each.since is None or each.since < own[0].since) + own


def _term(entry: Entry) -> Term:
    entry.only(TERM)
    status = entry.one_of("status", STATUSES) or "proposal"
    return Term(entry.id("code") or "", texts(entry, "label"), status, _values(entry, None))


def texts(entry: Entry, key: str) -> dict[str, str]:
    """A text in Dutch and English."""
    below = entry.below(key, key)
    if below is None:
        return {"nl": "", "en": ""}
    below.only({"nl", "en"})
    return {language: below.text(language) or "" for language in ("nl", "en")}


def _values(entry: Entry, region: str | None) -> tuple[TermValue, ...]:
    found = []
    for each in entry.entries("values", "values"):
        each.only(VALUE)
        units = [unit for unit in Unit if each.has(unit.value)]
        if len(units) != 1:
            each.note("one_of_two", one="days", other="working_days, weeks, months")
            continue
        amount = each.number(units[0].value) or 0
        span = Span(amount, units[0], each.flag("ends_on_working_day"))
        found.append(TermValue(each.day("since", required=False), span, each.text("source") or "", region))
    return tuple(sorted(found, key=lambda value: value.since or date.min))


def _is_later(value: TermValue, national: Term) -> bool:
    """Whether a region's value ever ends later than the national one, over some years of starting days."""
    start = value.since or date(2020, 1, 1)
    days = (start + timedelta(days=n) for n in range(365 * YEARS_COMPARED))
    return any(value.span.end(day) > national.on(day).span.end(day) for day in days)
