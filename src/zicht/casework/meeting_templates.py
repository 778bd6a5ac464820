"""Templates of meetings, as content: who takes part, by which criteria, in which steps (P R241-R250)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from zicht.casework.consent import current
from zicht.facts.case import Case
from zicht.facts.document import read
from zicht.facts.entry import Entry
from zicht.facts.fact import Fact
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import Problem, ProblemsFound

NAME, FORMAT = "meetings.yaml", "zicht-meetings/1"
LANGUAGES = ("nl", "en")
NAMED = frozenset({"code", *(f"label_{each}" for each in LANGUAGES)})
TEMPLATE = NAMED | {"source", "question_nl", "question_en", "rhythm", "parties", "keeps", "family", "criteria", "steps"}
CRITERION = NAMED | {"kinds", "days"}


@dataclass(frozen=True, slots=True)
class Criterion:
    """A reason for a family to come on the agenda, with the kinds of facts of the last days that bear on it."""

    code: str
    label: str
    kinds: tuple[str, ...]
    days: int

    def recorded(self, case: Case, today: date) -> tuple[Fact, ...]:
        """What is recorded that bears on it, newest first; whether it counts stays the judgement of a person."""
        since = today - timedelta(days=self.days)
        found = [each for each in current(case.facts) if each.kind in self.kinds and since < each.latest <= today]
        return tuple(sorted(found, key=lambda each: (each.latest, each.index), reverse=True))


@dataclass(frozen=True, slots=True)
class MeetingTemplate:
    """One sort of meeting. `rhythm`: weeks until the next one; None is not agreed.

    `keeps`: the type of organisation that keeps the agreements; empty is not agreed.
    """

    code: str
    label: str
    source: str
    question: str
    rhythm: int | None
    parties: tuple[str, ...]
    keeps: str
    family: bool
    criteria: tuple[Criterion, ...]
    steps: Mapping[str, str]

    def next_day(self, day: date) -> date | None:
        """The day of the next meeting by its rhythm; None when none is agreed."""
        return day + timedelta(weeks=self.rhythm) if self.rhythm else None


def load_templates(folder: Path, vocabulary: Vocabulary, language: str) -> dict[str, MeetingTemplate]:
    """The templates in meetings.yaml, by code, in one of their two languages. Raises ProblemsFound."""
    problems: list[Problem] = []
    top = Entry(read(folder / NAME, NAME), NAME, NAME, problems)
    top.only({"format", "meetings"})
    top.check_format(FORMAT)
    lines: dict[str, int] = {}
    found = [_template(each, vocabulary, language, lines) for each in top.entries("meetings", "meetings", filled=True)]
    if problems:
        raise ProblemsFound(problems)
    return {each.code: each for each in found}


def _template(entry: Entry, vocabulary: Vocabulary, language: str, lines: dict[str, int]) -> MeetingTemplate:
    entry.only(TEMPLATE)
    types = vocabulary.organisation_types
    parties = entry.texts("parties", required=True)
    if not set(parties) <= set(types):
        entry.note("not_one_of", "parties", allowed=", ".join(types), hint="")
    return MeetingTemplate(
        code=entry.new_id("code", lines),
        label=_said(entry, "label", language),
        source=entry.text("source") or "",
        question=_said(entry, "question", language),
        rhythm=entry.number("rhythm", least=1, most=52),
        parties=parties,
        keeps=entry.one_of("keeps", types, required=False) or "",
        family=entry.flag("family"),
        criteria=tuple(_criteria(entry, vocabulary, language)),
        steps=_steps(entry, language),
    )


def _said(entry: Entry, key: str, language: str) -> str:
    """A text in one language; each must be there."""
    found = {each: entry.text(f"{key}_{each}") or "" for each in LANGUAGES}
    return found[language]


def _steps(entry: Entry, language: str) -> dict[str, str]:
    lines: dict[str, int] = {}
    found = {}
    for each in entry.entries("steps", "steps", required=False):
        each.only(NAMED)
        found[each.new_id("code", lines)] = _said(each, "label", language)
    return found


def _criteria(entry: Entry, vocabulary: Vocabulary, language: str) -> Iterator[Criterion]:
    lines: dict[str, int] = {}
    for each in entry.entries("criteria", "criteria", required=False):
        each.only(CRITERION)
        kinds = each.texts("kinds", required=True, filled=True)
        for code in kinds:
            if code not in vocabulary.kinds:
                each.note("unknown_kind", hint=each.hint(code, vocabulary.kinds))
        days = each.number("days", required=True, least=1) or 1
        yield Criterion(each.new_id("code", lines), _said(each, "label", language), kinds, days)
