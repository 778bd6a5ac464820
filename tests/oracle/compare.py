"""The answers of `zicht.evaluation` as rows of the oracle, so that the two can be laid side by side."""

from datetime import date

from tests.oracle.oracle import Row
from zicht.evaluation.finding import Finding
from zicht.evaluation.fold import evaluate
from zicht.facts.case import Case
from zicht.rulebook.rule import Rulebook


def evaluated(
    case: Case,
    rulebook: Rulebook,
    view: str | None = None,
    on: date | None = None,
    as_known_at: date | None = None,
) -> tuple[Row, ...]:
    """What the real evaluation says, ordered by key."""
    found = evaluate(case, rulebook, view, on, as_known_at)
    return tuple(sorted((as_row(case, each) for each in found.findings), key=lambda each: each.key))


def as_row(case: Case, finding: Finding) -> Row:
    """A finding with root ids in place of indexes."""
    roots = {each.index: each.root for each in case.facts}
    return Row(
        key=finding.key,
        rule=finding.rule,
        organisation=finding.organisation,
        subjects=finding.subjects,
        open_for=finding.open_for,
        opened_on=finding.opened_on,
        due_on=finding.due_on,
        raised_on=finding.raised_on,
        closed_on=finding.closed_on,
        closed_by=finding.closed_by,
        evidence=frozenset(roots[each] for each in finding.evidence),
        key_fact=roots[finding.key_fact],
    )
