"""What is kept of a finding: the columns of its row, with the ids of persons and facts for their places in a case."""

from collections.abc import Iterable
from uuid import UUID

from zicht.evaluation.finding import Finding
from zicht.facts.case import Case

COLUMNS = (
    *("key", "rule", "layer", "organisation", "about", "subjects", "open_for", "opened_on", "due_on", "raised_on"),
    *("closed_on", "closed_by", "evidence", "key_fact", "closing"),
)


def columns(finding: Finding, case: Case) -> tuple[object, ...]:
    """The values of COLUMNS, in that order."""
    return (
        *(finding.key, finding.rule, finding.layer, finding.organisation or ""),
        *(_persons(finding.about), _persons(finding.subjects), _persons(finding.open_for)),
        *(finding.opened_on, finding.due_on, finding.raised_on, finding.closed_on, finding.closed_by or ""),
        [_fact(each, case) for each in finding.evidence],
        _fact(finding.key_fact, case),
        None if finding.closing is None else _fact(finding.closing, case),
    )


def _persons(ids: Iterable[str]) -> list[UUID]:
    return [UUID(each) for each in ids]


def _fact(index: int, case: Case) -> UUID:
    return UUID(case.facts[index].id)
