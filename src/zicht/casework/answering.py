"""Answers to a finding: each is a fact on its key, and what is about the tool itself is no fact about a family."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from zicht.casework.recording import Entered, Refusal
from zicht.evaluation.finding import Finding
from zicht.facts.kinds import Vocabulary
from zicht.rulebook.rule import Matcher, Rulebook

TAKEN_UP, NOT_DONE, NOT_APPLICABLE = "finding_taken_up", "finding_not_done", "finding_not_applicable"


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answers. `by` is the organisation that takes it up, `colleague` who does it there."""

    kind: str
    reason: str = field(default="", repr=False)
    by: str = ""
    colleague: str = field(default="", repr=False)


def answered(answer: Answer, finding: Finding, everybody: tuple[str, ...], today: date) -> Entered | Refusal:
    """The fact that says it, recorded like any other. `everybody`: for a finding about the family as a whole."""
    if answer.kind not in {TAKEN_UP, NOT_DONE, NOT_APPLICABLE}:
        return Refusal({"kind": "unknown_kind"})
    if answer.kind != TAKEN_UP and not answer.reason.strip():
        return Refusal({"reason": "no_reason"})
    if answer.kind == TAKEN_UP and not answer.by:
        return Refusal({"by": "nobody_takes_it_up"})
    said = {"by": answer.by, "colleague": answer.colleague} if answer.kind == TAKEN_UP else {"reason": answer.reason}
    return Entered(answer.kind, finding.about or everybody, today, attributes={"finding": finding.key, **said})


def kinds_that_answer(finding: Finding, rulebook: Rulebook, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The kinds of facts that a finding asks for, so that what was done already can be recorded at once."""
    rule = next(each for each in rulebook.rules if each.code == finding.rule)
    matchers = [*rule.answered_by, *rule.latest_of, *rule.cleared_by]
    if rule.holding:
        matchers += rulebook.holdings[rule.holding].set_by
    return tuple(each for each in dict.fromkeys(_kinds(matchers)) if each in vocabulary.kinds)


def _kinds(matchers: list[Matcher]) -> Iterator[str]:
    for each in matchers:
        yield from each.kinds
