"""Reading terms.yaml and what a region makes of them: a region may only tighten what law limits."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from zicht.chronology.days import Span, Unit
from zicht.facts.document import read
from zicht.facts.entry import Entry
from zicht.facts.problems import Problem, ProblemsFound
from zicht.rulebook.term import Term, TermBook, TermValue
from zicht.rulebook.words import forbidden_word

FORMAT = "zicht-terms/1"
REGION_FORMAT = "zicht-region/1"
LANGUAGES = ("nl", "en")
STATUSES = ("law", "agreement", "proposal")
TERM = frozenset({"code", "label", "status", "values"})
UNITS = tuple(each.value for each in Unit)
VALUE = frozenset({"since", "source", "ends_on_working_day", "note", *UNITS})
FIXED = {Unit.DAYS: 1, Unit.WEEKS: 7}
FIRST_COMPARED = date(2020, 1, 1)
DAYS_COMPARED = 6 * 365


def read_terms(path: Path, name: str, problems: list[Problem]) -> dict[str, Term]:
    """All national terms; what is wrong with them is added to `problems`."""
    top = Entry(read(path, name), name, "terms.yaml", problems)
    top.only({"format", "terms"})
    top.check_format(FORMAT)
    lines: dict[str, int] = {}
    return {each.new_id("code", lines): _term(each) for each in top.entries("terms", "terms")}


def narrowed(terms: Mapping[str, Term], path: Path, name: str, region: str) -> TermBook:
    """The terms of one region. Raises ProblemsFound when it loosens a limit of law."""
    problems: list[Problem] = []
    top = Entry(read(path, name), name, "region", problems)
    top.only({"format", "code", "label", "terms"})
    top.check_format(REGION_FORMAT)
    texts(top, "label")
    if top.text("code") not in (None, path.stem):
        top.note("code_is_not_file", "code", wanted=path.stem)
    found = dict(terms)
    lines: dict[str, int] = {}
    for entry in top.entries("terms", "terms"):
        entry.only({"code", "values"})
        code = entry.new_id("code", lines)
        values = _values(entry, region)
        national = terms.get(code)
        if national is None:
            entry.note("unknown_term", "code", hint=entry.hint(code, terms))
        elif values and national.values:
            if national.status == "law" and loosens(values, national):
                entry.note("loosens_law", line=entry.node.line, code=code)
            found[code] = replace(national, values=joined(national.values, values))
    if problems:
        raise ProblemsFound(problems)
    return TermBook(found, region)


def joined(national: tuple[TermValue, ...], own: Sequence[TermValue]) -> tuple[TermValue, ...]:
    """A region's values from the day on which they start; before that day the national ones hold."""
    if not own or own[0].since is None:
        return tuple(own) or national
    return (*(each for each in national if each.since is None or each.since < own[0].since), *own)


def _term(entry: Entry) -> Term:
    entry.only(TERM)
    status = entry.one_of("status", STATUSES) or "proposal"
    return Term(entry.id("code", required=False) or "", texts(entry, "label"), status, _values(entry, None))


def texts(entry: Entry, key: str) -> dict[str, str]:
    """A text in Dutch and English, without words of judgement; a side that is missing is empty."""
    below = entry.below(key, key)
    if below is None:
        return dict.fromkeys(LANGUAGES, "")
    below.only(LANGUAGES)
    found = {language: below.text(language) or "" for language in LANGUAGES}
    for language, text in found.items():
        if word := forbidden_word(text):
            below.note("forbidden_word", language, word=word)
    return found


def _values(entry: Entry, region: str | None) -> tuple[TermValue, ...]:
    found: dict[date, TermValue] = {}
    for each in entry.entries("values", "values", filled=True):
        value = _value(each, region)
        start = (value.since if value else None) or date.min
        if value is not None and start in found:
            each.note("duplicate_id", "since", line=each.node.line, first=str(entry.keys["values"].line), key="since")
        elif value is not None:
            found[start] = value
    return tuple(found[start] for start in sorted(found))


def _value(entry: Entry, region: str | None) -> TermValue | None:
    """One length, or None when it has none."""
    entry.only(VALUE)
    since, source = entry.day("since", required=False), entry.text("source") or ""
    entry.text("note", required=False)
    moves = entry.flag("ends_on_working_day")
    units = [unit for unit in Unit if entry.has(unit.value)]
    if len(units) != 1:
        if entry.is_mapping:
            entry.note("one_of_two", one=UNITS[0], other=", ".join(UNITS[1:]))
        return None
    amount = entry.number(units[0].value)
    return None if amount is None else TermValue(since, Span(amount, units[0], moves), source, region)


def loosens(own: tuple[TermValue, ...], national: Term) -> bool:
    """Whether a region's value ever ends later than the national one, as long as it holds."""
    changes = sorted({each.since for each in (*own, *national.values) if each.since})
    first = own[0].since
    starts = [first] if first else [min([FIRST_COMPARED, *changes[:1]])]
    starts += [each for each in changes if first is None or each > first]
    regional = replace(national, values=own)
    lasting = [min((end - start).days, DAYS_COMPARED) for start, end in pairwise(starts)]
    return any(
        _is_later(regional.on(start).span, national.on(start).span, start, days)
        for start, days in zip(starts, [*lasting, DAYS_COMPARED], strict=True)
    )


def _is_later(own: Span, national: Span, start: date, days: int) -> bool:
    """Whether a span ever ends later than another, on the starting days of a period."""
    if own.moves_to_working_day == national.moves_to_working_day:
        if own.unit is national.unit:
            return own.amount > national.amount
        if own.unit in FIXED and national.unit in FIXED:
            return own.amount * FIXED[own.unit] > national.amount * FIXED[national.unit]
    return any(own.end(day) > national.end(day) for day in (start + timedelta(days=n) for n in range(days)))
