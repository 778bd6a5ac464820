"""Findings as a reader of a report gets them: with their why, and without the keys that hold the maker's own ids."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zicht.evaluation.finding import Evaluation, Finding
from zicht.explanation.explain import Explainer
from zicht.explanation.sentence import LESSON
from zicht.projections.fact_rows import FactRow, FactRows


@dataclass(frozen=True, slots=True)
class FindingText:
    """One finding on one day. `turn`: `new` and `done` on the day itself; in between `open`, or `passed` once it is
    to be looked into.
    """

    turn: str
    title: str
    sentence: str
    facts: tuple[FactRow, ...]
    ends_with: str
    unknown: tuple[str, ...]
    alternatives: tuple[str, ...]
    rule: str
    sources: str
    term: str | None
    organisation: str


@dataclass(frozen=True, slots=True)
class Layers:
    """By the norm of that time, and, apart, what was only understood later."""

    norm: tuple[FindingText, ...]
    later: tuple[FindingText, ...]


class FindingTexts:
    """Explains the findings of one case, and remembers how each stood the day before."""

    def __init__(self, explainer: Explainer, rows: FactRows) -> None:
        self.explainer = explainer
        self.rows = rows
        self._before: dict[str, str] = {}

    def on(self, findings: Iterable[Finding], day: date) -> Layers:
        """What stands open on a day, and what was done on it."""
        shown = []
        for each in findings:
            state, earlier = each.state_on(day), self._before.get(each.key)
            self._before[each.key] = state
            if not each.shadow and not (state == "closed" and earlier == "closed"):
                shown.append((each, _turn(state, earlier)))
        return self._layers(shown, day)

    def whole(self, evaluation: Evaluation) -> Layers:
        """Every finding, as it stood at the end."""
        turns = {"closed": "done", "raised": "passed", "pending": "open"}
        shown = [(each, turns[each.state_on(evaluation.on)]) for each in evaluation.findings if not each.shadow]
        return self._layers(shown, evaluation.on)

    def _layers(self, shown: Iterable[tuple[Finding, str]], day: date) -> Layers:
        texts = [(each.layer == LESSON, self._text(each, turn, day)) for each, turn in shown]
        return Layers(
            tuple(text for is_later, text in texts if not is_later),
            tuple(text for is_later, text in texts if is_later),
        )

    def _text(self, finding: Finding, turn: str, day: date) -> FindingText:
        explained = self.explainer.explain(finding, day)
        facts = [self.rows.wording.case.facts[each.index] for each in explained.facts]
        said = explained.sentence
        if explained.view_note:  # a report says once whose facts were used
            said = said.removesuffix(explained.view_note).rstrip()
        return FindingText(
            turn=turn,
            title=explained.title,
            sentence=f"{said}" if turn == "done" or explained.state in said else f"{said} {explained.state}",
            facts=self.rows.gathered(facts),
            ends_with=explained.ends_with,
            unknown=explained.unknown,
            alternatives=explained.alternatives,
            rule=explained.rule,
            sources=explained.sources,
            term=explained.term,
            organisation=explained.organisation,
        )


def _turn(state: str, earlier: str | None) -> str:
    if state == "closed":
        return "done"
    if earlier is None:
        return "new"
    return "passed" if state == "raised" else "open"
