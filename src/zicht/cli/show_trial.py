"""What a changed rulebook would do, as text for a keeper of rules and as JSON for a program."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from zicht.cli.terminal import Paper
from zicht.cli.texts import say
from zicht.explanation.wording import Wording, general
from zicht.facts.case import Case
from zicht.facts.expected import Expected
from zicht.facts.kinds import Vocabulary
from zicht.projections.trial import CaseTrial, Change, Days, Group, Load, Trial, Turn, gathered

MOST_CASES, MOST_CHANGES = 12, 6


class TrialText:
    """The lines on a terminal."""

    def __init__(self, paper: Paper, vocabulary: Vocabulary, language: str) -> None:
        self.paper = paper
        self.vocabulary = vocabulary
        self.language = language

    def lines(self, trial: Trial) -> Iterator[str]:
        """Everything: first what differs at all, then each group of families by itself."""
        differs = any(each.look_at for each in trial.groups)
        if not differs:
            yield from self.paper.lines(self._counted("try_nothing", trial.cases), style="bold")
            return
        said = f"{self._counted('try_in_cases', trial.cases)} {self._turns(trial.turned)}"
        yield from self.paper.lines(said, style="bold")
        for group in trial.groups:
            yield from self._group(group)

    def _group(self, group: Group) -> Iterator[str]:
        yield ""
        heading = say(f"try_{group.expected.value}", self.language)
        yield from self.paper.lines(f"{heading} ({self._counted('try_cases', group.cases)})", style="heading")
        if not group.look_at:
            yield f"  {say('try_same', self.language)}"
            return
        yield from self.paper.lines(self._turns(lambda turn: group.turns.get(turn, 0)), "  ")
        yield from self.paper.lines(self._load(say("try_whole", self.language), group.whole), "  ", "    ")
        still = group.still_open
        if still.before != still.after or group.expected is Expected.NOTHING_OPEN:
            values = {"before": str(still.before), "after": str(still.after)}
            yield from self.paper.lines(say("try_still_open", self.language, **values), "  ", "    ")
        wording = general(self.vocabulary, self.language)
        yield from self._loads("try_by_theme", ((wording.theme(each.name), each) for each in group.by_theme))
        yield from self._loads("try_by_rule", ((each.name, each) for each in group.by_rule))
        yield from self._look_at(group.look_at)

    def _loads(self, heading: str, loads: Iterable[tuple[str, Load]]) -> Iterator[str]:
        lines = [line for name, load in loads for line in self.paper.lines(self._load(name, load), "    ", "      ")]
        if lines:
            yield self.paper.paint(f"  {say(heading, self.language)}", "bold")
        yield from lines

    def _look_at(self, cases: tuple[CaseTrial, ...]) -> Iterator[str]:
        yield self.paper.paint(f"  {say('try_look_at', self.language)}", "bold")
        for case in cases[:MOST_CASES]:
            yield f"    {case.file} ({self._counted('try_differences', len(case.changes))})"
            alike = list(gathered(case.changes))
            for change, about in alike[:MOST_CHANGES]:
                yield from self.paper.lines(self._changed(change, about, case), "      - ", "        ")
            if len(alike) > MOST_CHANGES:
                yield f"      {self._counted('try_and_more', len(alike) - MOST_CHANGES)}"
        if len(cases) > MOST_CASES:
            yield f"    {self._counted('try_and_more_cases', len(cases) - MOST_CASES)}"

    def _turns(self, turned: Callable[[Turn], int]) -> str:
        more, fewer, other = (turned(each) for each in (Turn.MORE, Turn.FEWER, Turn.OTHER_DAYS))
        found = self._counted("try_findings", more)
        return say("try_turns", self.language, more=found, fewer=str(fewer), other_days=str(other))

    def _load(self, name: str, load: Load) -> str:
        before, after = (self._number(each) for each in load.per_year)
        counts = {"before": str(load.before), "after": str(load.after)}
        return say("try_load", self.language, name=name, **counts, old=before, new=after)

    def _number(self, value: float) -> str:
        shown = f"{value:.3f}"
        return shown.replace(".", ",") if self.language == "nl" else shown

    def _changed(self, change: Change, about: tuple[str, ...], case: CaseTrial) -> str:
        wording = Wording(Case("", case.persons, (), (), (), date.min), self.vocabulary, self.language)
        said = say(f"try_{change.turn.value}", self.language)
        return f"{said} {change.rule} ({wording.persons(about)}): {self._difference(change, wording)}"

    def _difference(self, change: Change, wording: Wording) -> str:
        """All days of what came or went; of what moved only those that differ."""
        if change.before is None or change.after is None:
            days = {day: code for code, day in _named(change.after or change.before) if day}
            return ", ".join(self._one_day(code, day, wording) for day, code in days.items())
        pairs = zip(_named(change.before), _named(change.after), strict=True)
        moved = [(code, old, new) for (code, old), (_, new) in pairs if old != new]
        return ", ".join(
            f"{self._one_day(code, old, wording)} -> {self._day(new, wording)}" for code, old, new in moved
        )

    def _one_day(self, code: str, day: date | None, wording: Wording) -> str:
        return f"{say(f'try_{code}', self.language)} {self._day(day, wording)}"

    def _day(self, day: date | None, wording: Wording) -> str:
        return wording.day(day) if day else say("try_never", self.language)

    def _counted(self, key: str, count: int) -> str:
        return say(f"{key}_one" if count == 1 else key, self.language, count=str(count))


def _named(days: Days | None) -> list[tuple[str, date | None]]:
    if days is None:
        return []
    return [("opened", days.opened_on), ("raised", days.raised_on), ("closed", days.closed_on)]


def trial_json(trial: Trial) -> str:
    """All of it, with every case and every finding that differs."""
    found = {"cases": trial.cases, "changes": {each.value: trial.turned(each) for each in Turn}}
    return json.dumps(found | {"groups": [_group_values(each) for each in trial.groups]}, indent=2)


def _group_values(group: Group) -> dict[str, object]:
    return {
        "expected": group.expected.value,
        "cases": group.cases,
        "family_years": round(group.years, 2),
        "raised": _load_values(group.whole),
        "open_on_last_day": {"before": group.still_open.before, "after": group.still_open.after},
        "by_theme": {each.name: _load_values(each) for each in group.by_theme},
        "by_rule": {each.name: _load_values(each) for each in group.by_rule},
        "changes": {each.value: group.turns.get(each, 0) for each in Turn},
        "look_at": [
            {"case": case.case, "file": case.file, "changes": [_change_values(each) for each in case.changes]}
            for case in group.look_at
        ],
    }


def _load_values(load: Load) -> dict[str, object]:
    before, after = load.per_year
    per_year = {"before": round(before, 4), "after": round(after, 4)}
    return {"before": load.before, "after": load.after, "per_family_year": per_year}


def _change_values(change: Change) -> dict[str, object]:
    def days(found: Days | None) -> dict[str, str | None] | None:
        return {f"{code}_on": day.isoformat() if day else None for code, day in _named(found)} or None

    plain = {"change": change.turn.value, "key": change.key, "rule": change.rule, "theme": change.theme}
    return {**plain, "about": list(change.about), "before": days(change.before), "after": days(change.after)}
