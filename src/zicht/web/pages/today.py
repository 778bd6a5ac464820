"""Vandaag: what is open for me and my team, what came back, and the families that are open to me."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from zicht.access.policy import Act, decide
from zicht.explanation.ending import ends_with
from zicht.explanation.sentence import sentence
from zicht.explanation.wording import Wording, capitalised, general
from zicht.web.context import is_about
from zicht.web.language import language_of
from zicht.web.models import FactRow, Family, FindingRow
from zicht.web.pages.came_back import came_back
from zicht.web.pages.drafts import ending
from zicht.web.pages.guard import Visit, own_page
from zicht.web.pages.matching import MatchLine, match_lines, matched
from zicht.web.storage.asking import questions_of, receipts, withdrawn_lately
from zicht.web.storage.cases import cases_of, read_of, ties_of_each
from zicht.web.storage.handovers import next_steps, unsettled
from zicht.web.storage.meeting import ToCome, meetings_to_come
from zicht.web.storage.notifying import see
from zicht.web.storage.open_work import (
    as_found,
    counted,
    open_findings,
    own_families,
    refresh,
    settled_lately,
    shared_lately,
)
from zicht.web.storage.rulebooks import meeting_templates, served

Waiting = FindingRow | MatchLine
SHOWN = 7
CHANGED = 3  # of those: where sight is kept and something changed; the rest of these is folded, or no work would show
# What another waits for stands before what a rule asks, and is never folded: nothing lies unseen.
FIRST = ("asked_of_us", "came_back", "advice_back", "advice_of_us", "steps", "unsettled")
FOLDED = 18  # lines at a time, folded by family
LISTED = 25  # families at a time
MOST_BACK = 5
LONGEST_NUMBER = 7


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is open: what it is, by when, and what would settle it."""

    family_id: UUID
    title: str
    due_on: date | None
    term_passed: bool
    sentence: str = ""
    next_step: str = ""


AnyLine = Line | MatchLine


@dataclass(frozen=True, slots=True)
class Fold:
    """The lines of one family that did not fit, and what it is called."""

    family: Family
    called: str
    lines: tuple[AnyLine, ...]


@own_page("today")
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What is open, at most seven lines whole and the rest folded by family, some at a time."""
    refresh(visit.viewer, visit.today)
    see(visit.viewer, visit.now)
    language = language_of()
    further, listing = _page(request, "verder"), _page(request, "gezinnen")
    count, found = counted(open_findings(visit.viewer), 0, SHOWN + FOLDED)
    matches = match_lines(visit)
    waiting: list[Waiting] = sorted([*found[:SHOWN], *matches], key=lambda each: (each.due_on is None, each.due_on))
    shared, asked = _shared(visit, language), _asked(visit, language)
    left = max(0, SHOWN - sum(len(asked[each]) for each in FIRST))
    first, rest = waiting[:left], [*waiting[left:], *found[SHOWN:]]
    if further > 1:
        begin = SHOWN + (further - 1) * FOLDED
        rest = [*counted(open_findings(visit.viewer), begin, begin + FOLDED)[1]]
    settled = settled_lately(visit.viewer, visit.today, MOST_BACK)
    meetings = meetings_to_come(visit.today)
    listed, own = counted(own_families(), (listing - 1) * LISTED, listing * LISTED)
    rows = (each for each in (*first, *rest, *settled) if isinstance(each, FindingRow))
    named = {each.id: each for each in (*own, *(row.family for row in rows), *matched(matches))}
    named |= {family.id: family for family, *_ in shared} | {each.row.family_id: each.row.family for each in meetings}
    opens = _opens(named, visit)
    values = {
        "visit": visit,
        "opens": opens,
        "unseen": 0,
        "families": [each for each in own if each.id in opens],
        "listed": _Pages("gezinnen", listing, listed, LISTED),
        "count": count + len(matches),
        "lines": [(named[each.family_id], each) for each in _lines(first, visit, language)],
        "folds": _folds(rest, named, visit.today, language),
        "live_rules": sum(not each.shadow for each in served()[1].rules),
        "further": _Pages("verder", further, max(0, count - SHOWN), FOLDED),
        "settled": [(each, _title(each, language)) for each in settled],
        "shared": shared,
        "meetings": [_to_come(each) for each in meetings],
        **asked,
    }
    return render(request, "zicht/today.html", values)


def _opens(named: Collection[UUID], visit: Visit) -> set[UUID]:
    """Of which of the families that are named the page is open; the transaction is about these from here."""
    is_about(named)
    ties = ties_of_each(list(named), visit.viewer.organisation)  # all that the policy asks of a viewer
    return {each for each in named if decide(visit.viewer, Act.SEE, ties[each], visit.now).allowed}


def _to_come(to_come: ToCome) -> tuple[FactRow, str, date, str, date | None, bool]:
    """A meeting: what it is called, its day and its time, the day it was moved from, and whether it is cancelled."""
    row = to_come.row
    template = meeting_templates().get(str(row.attributes.get("template", "")))
    on, at = date.fromisoformat(str(row.attributes["planned_for"])), str(row.attributes.get("at", ""))
    return row, template.label if template else _("Overleg"), on, at, to_come.was_on, to_come.cancelled


@dataclass(frozen=True, slots=True)
class _Pages:
    """A long list a part at a time: `number` of the part that is shown, counted from 1, of `count` lines."""

    name: str
    number: int
    count: int
    size: int

    @property
    def last(self) -> int:
        """The number of the last part."""
        return max(1, -(-self.count // self.size))

    @property
    def before(self) -> int | None:
        """The part before, if there is one."""
        return min(self.number - 1, self.last) if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """The next part, if there is one."""
        return self.number + 1 if self.number < self.last else None


def _page(request: HttpRequest, name: str) -> int:
    """Which part of a list is asked for; the first when it is not a number."""
    asked = request.GET.get(name, "")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < LONGEST_NUMBER else 1


def _lines(waiting: Sequence[Waiting], visit: Visit, language: str) -> list[AnyLine]:
    """The first lines, with their sentence: the facts that these rest on are read at once, and no others."""
    vocabulary, rulebook = served()
    rows = [each for each in waiting if isinstance(each, FindingRow)]
    chosen = list(dict.fromkeys(each.family_id for each in rows))
    facts = {fact for each in rows for fact in (*each.evidence, each.key_fact, each.closing) if fact}
    read = read_of(chosen, facts)
    cases, names = cases_of(ties_of_each(chosen), vocabulary, visit.today, read), read.names
    said: dict[tuple[UUID, str], tuple[str, str]] = {}
    for family, case in cases.items():
        called = {each.id: names[each.id] for each in case.persons if each.id in names}
        wording = Wording(case, vocabulary, language, called, visit.viewer.organisation)
        for finding in as_found([each for each in rows if each.family_id == family], case, visit.today):
            rule = rulebook.rule(finding.rule)
            if rule is not None:
                told = sentence(finding, rule, wording, visit.today)
                said[family, finding.key] = told, ends_with(rule, rulebook, wording)
    found: list[AnyLine] = []
    for row in waiting:  # nothing is said of what rests on a fact that the engine may read and this account not
        if isinstance(row, MatchLine):
            found.append(row)
            continue
        told, next_step = said.get((row.family_id, row.key), ("", ""))
        found.append(replace(_bare(row, visit.today, language), sentence=told, next_step=next_step))
    return found


def _bare(row: FindingRow, today: date, language: str) -> Line:
    return Line(row.family_id, _title(row, language), row.due_on, row.due_on is not None and row.due_on < today)


def _folds(waiting: Sequence[Waiting], named: Mapping[UUID, Family], today: date, language: str) -> list[Fold]:
    by_family: dict[UUID, list[AnyLine]] = {}
    for each in waiting:
        line = each if isinstance(each, MatchLine) else _bare(each, today, language)
        by_family.setdefault(each.family_id, []).append(line)
    return [Fold(named[family], named[family].called, tuple(lines)) for family, lines in by_family.items()]


def _title(row: FindingRow, language: str) -> str:
    _, rulebook = served()
    rule = rulebook.rule(row.rule)
    return rule.title[language] if rule else row.rule


def _asked(visit: Visit, language: str) -> dict[str, Any]:
    """What was asked of the viewer and its team, what was withdrawn, and where what they asked is now."""
    viewer, today = visit.viewer, visit.today
    waiting, asked = questions_of(viewer, today)
    kind, has = general(served()[0], language).kind, receipts([*waiting, *asked])
    first = came_back(visit, asked, has) | {
        "asked_of_us": [(each, kind(each.kind), has.get(each.id)) for each in waiting],
        "asked_by_us": [(each, kind(each.kind), has.get(each.id)) for each in asked],
        "drafts": ending(visit),
        "withdrawn": [(each, kind(each.kind)) for each in withdrawn_lately(viewer, today)],
        "steps": [(each, each.pending.step.name) for each in next_steps(viewer, today)],
    }
    changed = [(each, [capitalised(kind(one)) for one in each.kinds]) for each in unsettled(viewer, today)]
    return first | {"unsettled": changed[:CHANGED], "unsettled_too": changed[CHANGED:]}


def _shared(visit: Visit, language: str) -> list[tuple[Family, str, str, int]]:
    """Family, from whom, what, and how many facts, newest first."""
    wording = general(served()[0], language)
    together: dict[tuple[UUID, str], list[str]] = {}
    for family, who, kind in shared_lately(visit.viewer, visit.today):
        together.setdefault((family, who), []).append(wording.kind(kind))
    newest = list(together.items())[:MOST_BACK]
    families = Family.objects.in_bulk({family for (family, _), _ in newest})
    return [
        (families[family], who, wording.listed(list(dict.fromkeys(kinds))[:3]), len(kinds))
        for (family, who), kinds in newest
        if family in families
    ]
