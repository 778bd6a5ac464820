"""A finding: what stands open, was raised or was settled, and the facts that it rests on."""

from dataclasses import dataclass
from datetime import date

from zicht.rulebook.rule import Shape


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding as it is on `evaluated_on` (contract: docs/case-format.md).

    `about` are the person ids it speaks of, `subjects` the children or adults it stands for (empty: the family),
    `open_for` those for whom it is still open. `evidence` are indexes of facts in the case, `closing` the index of the
    fact that closed it, if one did. `due_on` is None for shapes without a term.
    """

    key: str
    rule: str
    theme: str
    shape: Shape
    layer: str
    about: tuple[str, ...]
    subjects: tuple[str, ...]
    open_for: tuple[str, ...]
    organisation: str | None
    opened_on: date
    due_on: date | None
    raised_on: date | None
    closed_on: date | None
    closed_by: str | None
    evidence: tuple[int, ...]
    key_fact: int
    closing: int | None = None
    shadow: bool = False

    def state_on(self, day: date) -> str:
        """`pending`, `raised` or `closed`."""
        if self.closed_on is not None and self.closed_on <= day:
            return "closed"
        return "raised" if self.raised_on is not None and self.raised_on <= day else "pending"


def reading_order(finding: Finding) -> tuple[date, str, str]:
    """As findings are told: the first that opened first."""
    return finding.opened_on, finding.rule, finding.key


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All findings of one case in one view, in reading order."""

    case: str
    view: str | None
    on: date
    known_at: date
    findings: tuple[Finding, ...]
