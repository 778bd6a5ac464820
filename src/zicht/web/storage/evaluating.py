"""Findings per view, from that view's facts alone, in the transaction of the fact that changed them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zicht.access.policy import COLLABORATION
from zicht.access.tie import Ties
from zicht.chronology.timeline import Timeline
from zicht.evaluation.finding import Finding
from zicht.evaluation.fold import Fold
from zicht.facts.case import Case
from zicht.web.context import as_engine
from zicht.web.models import FindingRow, ViewState
from zicht.web.storage.cases import case_of, ties_of
from zicht.web.storage.rulebooks import served

CHANGED = (
    *("rule", "layer", "organisation", "about", "opened_on", "due_on", "raised_on", "closed_on", "closed_by"),
    *("evidence", "rulebook"),
)


@dataclass(frozen=True, slots=True)
class Difference:
    """What an evaluation changed in one view: keys of findings, never what they say."""

    view: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def views_of(ties: Ties, on: date) -> tuple[str, ...]:
    """Every view of a family: of each organisation that ever worked with it or signalled, and of the collaboration."""
    views = [each.organisation for each in ties.involvements]
    if any(each.holds_on(on) for each in ties.participations):
        views.append(COLLABORATION)
    return tuple(dict.fromkeys(views))


def evaluate_family(family: UUID, on: date, views: Iterable[str] | None = None) -> tuple[Difference, ...]:
    """Evaluate views of a family (all of them by default) and keep their findings; tells what changed."""
    vocabulary, _ = served()
    with as_engine():
        ties = ties_of(family)
        case = case_of(family, ties, vocabulary, on)
        found = [_keep(family, case, view, on) for view in (views_of(ties, on) if views is None else views)]
    return tuple(found)


def is_stale(family: UUID, view: str, on: date) -> bool:
    """Whether time alone, or another rulebook, has changed a view that was evaluated before."""
    _, rulebook = served()
    with as_engine():
        state = ViewState.objects.filter(family=family, view=view).first()
    return state is not None and (state.rulebook != rulebook.hash or (state.changes_on or date.max) <= on)


def reevaluate(on: date, most: int | None = None) -> int:
    """Evaluate every view that time alone, or another rulebook, has changed by a day; gives how many."""
    _, rulebook = served()
    with as_engine():
        stale = ViewState.objects.filter(changes_on__lte=on) | ViewState.objects.exclude(rulebook=rulebook.hash)
        found = list(stale.order_by("family_id", "view").values_list("family_id", "view")[:most])
    for family, view in found:
        evaluate_family(family, on, [view])
    return len(found)


def _keep(family: UUID, case: Case, view: str, on: date) -> Difference:
    _, rulebook = served()
    fold = Fold(case, rulebook, Timeline(case, view))
    fold.run(on, on)
    coming = [day for day in (*fold.timeline.days, *fold.wakes) if day > on]
    state = {"evaluated_on": on, "changes_on": min(coming, default=None), "rulebook": rulebook.hash}
    ViewState.objects.update_or_create(family_id=family, view=view, defaults=state)
    rows = [_row(family, view, each, case, rulebook.hash) for each in fold.findings(on) if not each.shadow]
    return _written(family, view, rows)


def _written(family: UUID, view: str, rows: Sequence[FindingRow]) -> Difference:
    """Write only what differs from what stands there."""
    before = {each.key: each for each in FindingRow.objects.filter(family=family, view=view)}
    after = {each.key: each for each in rows}
    added = [each for key, each in after.items() if key not in before]
    changed = []
    for key in after.keys() & before.keys():
        if any(getattr(after[key], name) != getattr(before[key], name) for name in CHANGED):
            after[key].pk = before[key].pk
            changed.append(after[key])
    removed = [each.pk for key, each in before.items() if key not in after]
    FindingRow.objects.bulk_create(added)
    if changed:
        FindingRow.objects.bulk_update(changed, CHANGED)
    FindingRow.objects.filter(pk__in=removed).delete()
    keys = (
        sorted(each.key for each in added),
        sorted(each.key for each in changed),
        sorted(before.keys() - after.keys()),
    )
    return Difference(view, *(tuple(each) for each in keys))


def _row(family: UUID, view: str, finding: Finding, case: Case, rulebook: str) -> FindingRow:
    return FindingRow(
        family_id=family,
        view=view,
        key=finding.key,
        rule=finding.rule,
        layer=finding.layer,
        organisation=finding.organisation or "",
        about=[UUID(each) for each in finding.about],
        opened_on=finding.opened_on,
        due_on=finding.due_on,
        raised_on=finding.raised_on,
        closed_on=finding.closed_on,
        closed_by=finding.closed_by or "",
        evidence=[UUID(case.facts[each].id) for each in finding.evidence],
        rulebook=rulebook,
    )
