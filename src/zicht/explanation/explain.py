"""A finding explained: sentence, facts in reading order, what would end it and what is unknown (R088)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from zicht.evaluation.finding import Finding
from zicht.explanation.ending import ends_with
from zicht.explanation.sentence import LESSON, evidence, sentence, state, view_note
from zicht.explanation.term import term
from zicht.explanation.unknown import unknown
from zicht.explanation.wording import Wording
from zicht.facts.fact import Fact
from zicht.rulebook.rule import Citation, Rule, Rulebook, Shape


class Matter(Enum):
    """What a finding asks of its reader: to look into, to appoint somebody, or to look at together."""

    LOOK_INTO = "look_into"
    APPOINT = "appoint"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact as a reader sees it. `learned` is filled when it became known later than it happened."""

    index: int
    day: str
    kind: str
    persons: str
    recorder: str
    learned: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a finding stands, in one language, on one day.

    `view_note` says whose facts alone were used; it is apart, because a page says it once.
    """

    key: str
    rule: str
    title: str
    layer: str
    matter: Matter
    sentence: str
    state: str
    facts: tuple[FactLine, ...]
    ends_with: str
    unknown: tuple[str, ...]
    alternatives: tuple[str, ...]
    citations: tuple[Citation, ...]
    term: str | None
    organisation: str
    view_note: str | None

    @property
    def sources(self) -> str:
        """Where the rule comes from; two passages of one place are one place."""
        return ", ".join(dict.fromkeys(f"{each.source} {each.place}" for each in self.citations))


@dataclass(frozen=True, slots=True)
class Explainer:
    """Explains the findings of one case in one view and language."""

    rulebook: Rulebook
    wording: Wording
    view: str | None = None

    def explain(self, finding: Finding, on: date) -> Explanation:
        """The explanation of a finding as it stood on a day."""
        rule = self.rulebook.rule(finding.rule)
        assert rule is not None
        wording = self.wording
        return Explanation(
            key=finding.key,
            rule=rule.code,
            title=rule.title[wording.language],
            layer=wording.say("lesson_layer" if finding.layer == LESSON else "norm"),
            matter=matter_of(finding, rule),
            sentence=sentence(finding, rule, wording, on),
            state=state(finding, rule, wording, on),
            facts=self.fact_lines(evidence(finding, wording)),
            ends_with=ends_with(rule, self.rulebook, wording),
            unknown=unknown(finding, rule, wording),
            alternatives=rule.alternatives.get(wording.language, ()),
            citations=rule.citations,
            term=term(finding, rule, self.rulebook.terms, wording),
            organisation=wording.organisation(finding.organisation),
            view_note=view_note(self.view, wording),
        )

    def fact_lines(self, facts: Iterable[Fact]) -> tuple[FactLine, ...]:
        """Facts in the order in which they happened."""
        ordered = sorted(facts, key=lambda each: (each.earliest, each.latest, each.index))
        return tuple(self.fact_line(each) for each in ordered)

    def fact_line(self, fact: Fact) -> FactLine:
        """One fact."""
        wording, visible = self.wording, fact.visible_from(self.view)
        late = visible is not None and visible > fact.latest
        return FactLine(
            index=fact.index,
            day=wording.day_of(fact),
            kind=wording.kind(fact.kind),
            persons=wording.persons(fact.about),
            recorder=wording.organisation(fact.organisation, otherwise="someone_unknown"),
            learned=wording.say("learned", day=wording.day(visible)) if late and visible else None,
        )


def matter_of(finding: Finding, rule: Rule) -> Matter:
    """An insight of later, a pattern or an overlap is for a joint moment; a gap is to be filled."""
    if finding.layer == LESSON or rule.shape is Shape.PATTERN or rule.at_most is not None:
        return Matter.TOGETHER
    return Matter.APPOINT if rule.shape is Shape.CONTINUITY else Matter.LOOK_INTO
