"""The findings of a viewer's own organisation, worked out from the facts that this transaction may see."""

from datetime import date

from zicht.chronology.timeline import Timeline
from zicht.evaluation.finding import Finding
from zicht.evaluation.fold import Fold
from zicht.facts.case import Case
from zicht.web.storage.rulebooks import served


def own_findings(case: Case, organisation: str, on: date) -> tuple[Finding, ...]:
    """All findings in the view of one organisation on a day; rules in shadow are left out."""
    _, rulebook = served()
    fold = Fold(case, rulebook, Timeline(case, organisation))
    fold.run(on, on)
    return tuple(each for each in fold.findings(on) if not each.shadow)
