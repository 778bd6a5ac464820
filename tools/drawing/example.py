"""The example that a block asks for: its case, its rulebook and what the evaluation says of them."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from drawing.request import Request
from zicht.chronology.timeline import Known, Timeline
from zicht.evaluation.compiled import compiled
from zicht.evaluation.conditions import Situation
from zicht.evaluation.finding import Finding
from zicht.evaluation.fold import evaluate
from zicht.evaluation.moment import Moment
from zicht.evaluation.sorted_facts import SortedFacts
from zicht.facts.case import Case
from zicht.facts.intake import SUFFIX, read_case
from zicht.facts.kinds import Vocabulary
from zicht.rulebook.load import content_folder, load
from zicht.rulebook.rule import Rule, Rulebook

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


@dataclass(frozen=True, slots=True)
class Example:
    """A case evaluated for one rule. `on` is the last day drawn, `known_at` the last day of knowledge."""

    request: Request
    case: Case
    vocabulary: Vocabulary
    rulebook: Rulebook
    rule: Rule
    on: date
    known_at: date
    facts: SortedFacts

    @property
    def timeline(self) -> Timeline:
        """The case as the view knew it."""
        return self.facts.timeline

    @property
    def view(self) -> str | None:
        """The organisation whose view it is, or None for the joined one."""
        return self.request.options.get("view")

    def findings(self, on: date | None = None) -> list[Finding]:
        """What the rule finds up to a day."""
        end = on or self.on
        found = evaluate(self.case, self.rulebook, self.view, end, min(end, self.known_at)).findings
        return [each for each in found if each.rule == self.rule.code]

    def standing(self) -> list[Known]:
        """Every version that ever stands in the view by the last day of knowledge."""
        return [each for each in self.timeline.versions if each.since <= self.known_at]

    def situation(self, day: date) -> Situation:
        """Holdings and conditions on a day."""
        return Situation(Moment(self.facts, day, min(day, self.known_at)))


def example(asked: Request) -> Example:
    """The example of a block. Raises ProblemsFound, or LookupError for a rule that no rulebook has."""
    vocabulary, rulebook, rule = _content(asked.rule)
    case = read_case(case_path(asked.case), vocabulary)
    on = asked.day("on") or case.evaluate_on
    facts = SortedFacts(compiled(rulebook), Timeline(case, asked.options.get("view")))
    return Example(asked, case, vocabulary, rulebook, rule, on, asked.day("known_at") or on, facts)


def case_path(name: str) -> Path:
    """Where the case of an example stands."""
    return EXAMPLES / f"{name}{SUFFIX}"


@cache
def _loaded(folder: Path) -> tuple[Vocabulary, Rulebook]:
    return load(folder)


def _content(code: str) -> tuple[Vocabulary, Rulebook, Rule]:
    """The rulebook that has the rule: the small one of the examples, else the one that comes with Zicht."""
    for folder in (EXAMPLES / "rulebook", content_folder()):
        vocabulary, rulebook = _loaded(folder)
        if rule := rulebook.rule(code):
            return vocabulary, rulebook, rule
    raise LookupError(f"{code}: no rulebook has this rule")
