"""Patterns that imprecise days leave possible: shown to who looks, never raised (docs/semantics.md, section 6)."""

from dataclasses import dataclass
from datetime import date

from zicht.chronology.timeline import Timeline
from zicht.evaluation.compiled import compiled
from zicht.evaluation.conditions import Situation
from zicht.evaluation.moment import Moment
from zicht.evaluation.pattern import Weighing
from zicht.evaluation.sorted_facts import SortedFacts
from zicht.evaluation.standing import FAMILY
from zicht.facts.case import Case
from zicht.rulebook.rule import Rulebook, Shape


@dataclass(frozen=True, slots=True)
class Possible:
    """A rule whose facts come together for some of the days on which they may lie, and not for all."""

    rule: str
    subject: str | None
    evidence: tuple[int, ...]
    shadow: bool


def possible_patterns(
    case: Case,
    rulebook: Rulebook,
    view: str | None = None,
    on: date | None = None,
    as_known_at: date | None = None,
) -> tuple[Possible, ...]:
    """The patterns that are possible on a day, in order of rule and subject."""
    day = on or case.evaluate_on
    facts = SortedFacts(compiled(rulebook), Timeline(case, view))
    situation = Situation(Moment(facts, day, min(as_known_at or day, day)))
    found = [
        Possible(
            rule.code,
            None if scope.subject == FAMILY else scope.subject,
            tuple(sorted(each.fact.index for each in hits)),
            rule.shadow,
        )
        for rule in rulebook.rules
        if rule.shape is Shape.PATTERN
        for scope, hits in Weighing(rule, situation, {}).possible()
    ]
    return tuple(sorted(found, key=lambda each: (each.rule, each.subject or "")))
