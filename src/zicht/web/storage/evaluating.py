"""Findings per view, from that view's facts alone, in the transaction of the fact that changed them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from zicht.casework.drafting import gone_if_saved_by
from zicht.casework.handing_over import Step
from zicht.casework.handovers import Told, handovers_of
from zicht.casework.holding import held_by
from zicht.casework.sight import ChildSight
from zicht.chronology.timeline import Timeline
from zicht.evaluation.daily import situation_on
from zicht.evaluation.finding import Finding
from zicht.evaluation.fold import Fold
from zicht.facts.case import Case
from zicht.rulebook.rule import Rulebook
from zicht.web.context import as_engine
from zicht.web.models import Draft, FactRow, Family, FindingRow, ViewState
from zicht.web.storage.cases import case_of, cases_of, read_of, ties_of, ties_of_each
from zicht.web.storage.finding_columns import COLUMNS, columns
from zicht.web.storage.periods import Content, derive, recorded, regie_changes, sight_stands
from zicht.web.storage.rulebooks import served
from zicht.web.storage.views import as_seen, organisation_of, views_of, views_with

CHANGED = tuple(each for each in COLUMNS if each != "key")


@dataclass(frozen=True, slots=True)
class Difference:
    """What an evaluation changed in one view: keys of findings, never what they say."""

    view: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def lock_family(family: UUID) -> None:
    """Until the end of the transaction nobody else adds to this family, or evaluates it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(family)])


def evaluate_family(
    family: UUID, on: date, organisations: Iterable[str] | None = None, content: Content | None = None
) -> tuple[Difference, ...]:
    """Evaluate the views of organisations, or of the collaboration (all by default), and keep their findings.

    `content` is another rulebook than the one that is served: its findings are kept beside those. Tells what changed.
    """
    vocabulary, rulebook = content or served()
    lock_family(family)
    with as_engine():
        ties, read = ties_of(family), read_of([family])
        case = case_of(family, ties, vocabulary, on, read)
        if organisations is None:  # also those of organisations that only got a fact, or that left
            kept = ViewState.objects.filter(family=family).order_by("view").values_list("view", flat=True)
            named = (*views_of(ties, on), *kept)
        else:
            named = tuple(view for each in organisations for view in views_with(each, ties))
        views = tuple(dict.fromkeys(named))
        found = [_keep(family, as_seen(case, ties, view), view, rulebook, on) for view in views]
        if content is None:  # what another rulebook said of these views is no longer of these facts
            derive(family, case, ties, recorded(family, read.facts), (vocabulary, rulebook), on)
            others = ViewState.objects.filter(family=family, view__in=views).exclude(rulebook=rulebook.hash)
            others.update(changes_on=on)
    return tuple(found)


def sight_everywhere(family: UUID, on: date) -> tuple[ChildSight, ...]:
    """Who keeps sight on each child by all facts, so that nobody takes what another holds. Not for a page to show."""
    vocabulary, rulebook = served()
    with as_engine():
        case = case_of(family, ties_of(family), vocabulary, on)
        return sight_stands(situation_on(case, rulebook, None, on), recorded(family))


def handovers_everywhere(families: Sequence[UUID], on: date) -> list[Told]:
    """The handovers of families by all facts, for what the clock asks. Not for a page to show."""
    vocabulary, _ = served()
    with as_engine():
        cases = cases_of(ties_of_each(families), vocabulary, on)
        rows = FactRow.objects.filter(family__in=families, kind__in=[each.value for each in Step])
        moments = {str(number): at for number, at in rows.values_list("id", "recorded_at")}
        return [each for case in cases.values() for each in handovers_of(case.facts, moments)]


def regisseur_everywhere(family: UUID, on: date) -> str | None:
    """The organisation that directs by all facts; None: nobody does. Not for a page to show."""
    vocabulary, rulebook = served()
    with as_engine():
        case = case_of(family, ties_of(family), vocabulary, on)
        keeper = held_by(regie_changes(situation_on(case, rulebook, None, on), recorded(family))).keeper
    return keeper.organisation if keeper else None


def is_stale(family: UUID, view: str, on: date) -> bool:
    """Whether time alone has changed a view, or the rulebook that is served has not seen it yet."""
    _, rulebook = served()
    with as_engine():
        states = {each.rulebook: each for each in ViewState.objects.filter(family=family, view=view)}
    mine = states.get(rulebook.hash)
    return bool(states) if mine is None else (mine.changes_on or date.max) <= on


def stale_views(on: date, rulebook: str) -> QuerySet[ViewState]:
    """The states of views that time alone has changed by a day, or that this rulebook has not seen yet."""
    seen = ViewState.objects.filter(family=OuterRef("family"), view=OuterRef("view"), rulebook=rulebook)
    mine = Q(rulebook=rulebook, changes_on__lte=on)
    of_another = Q(rulebook__lt=rulebook) | Q(rulebook__gt=rulebook)  # as `!=`, which no index can answer
    return ViewState.objects.filter(mine | (of_another & ~Exists(seen))).order_by("family_id", "view")


def reevaluate(on: date, most: int | None = None, content: Content | None = None) -> int:
    """Evaluate views that time alone, or another rulebook, has changed by a day; gives of how many families."""
    found = stale_families(on, content)[:most]
    for family in found:
        evaluate_family(family, on, content=content)
    return len(found)


def stale_families(on: date, content: Content | None = None) -> list[UUID]:
    """The families with such views, in the order in which they are locked."""
    _, rulebook = content or served()
    with as_engine():
        stale = stale_views(on, rulebook.hash).order_by("family_id").values_list("family_id", flat=True)
        return list(stale.distinct())


def all_families() -> list[UUID]:
    """Every family, in the order in which they are locked."""
    with as_engine():
        return list(Family.objects.order_by("id").values_list("id", flat=True))


def open_by_rule(rulebook: str) -> dict[str, int]:
    """How often each rule stands open somewhere, by a rulebook that was evaluated: numbers without families."""
    with as_engine():
        found = FindingRow.objects.filter(rulebook=rulebook, closed_on=None).values_list("rule")
        return dict(found.annotate(count=Count("id")).order_by("rule"))


def forget_rulebooks(kept: Iterable[str]) -> int:
    """Drop what other rulebooks than these found; gives how many findings went."""
    with as_engine():
        ViewState.objects.exclude(rulebook__in=kept).delete()
        return FindingRow.objects.exclude(rulebook__in=kept).delete()[0]


def forget_unused(served: str, before: date) -> int:
    """Drop what rulebooks found that are not served and by which nothing was worked out since a day.

    What is worked out by a next rulebook, beside the one that is served, stays as long as somebody goes on with it.
    """
    with as_engine():
        last = ViewState.objects.values("rulebook").annotate(last=Max("evaluated_on"))
        unused = list(last.filter(last__lt=before).exclude(rulebook=served).values_list("rulebook", flat=True))
        ViewState.objects.filter(rulebook__in=unused).delete()
        return FindingRow.objects.filter(rulebook__in=unused).delete()[0]


def forget_drafts(on: date) -> int:
    """Drop what was typed and not recorded within its term, of everybody; gives how many. No fact is among them."""
    with as_engine():
        return Draft.objects.filter(saved_at__date__lte=gone_if_saved_by(served()[1].terms, on)).delete()[0]


def _keep(family: UUID, case: Case, view: str, rulebook: Rulebook, on: date) -> Difference:
    fold = Fold(case, rulebook, Timeline(case, organisation_of(view)))
    fold.run(on, on)
    coming = [day for day in (*fold.timeline.days, *fold.wakes) if day > on]
    state = {"evaluated_on": on, "changes_on": min(coming, default=None)}
    ViewState.objects.update_or_create(family_id=family, view=view, rulebook=rulebook.hash, defaults=state)
    rows = [_row(family, view, each, case, rulebook.hash) for each in fold.findings(on) if not each.shadow]
    return _written(family, view, rulebook.hash, rows)


def _written(family: UUID, view: str, rulebook: str, rows: Sequence[FindingRow]) -> Difference:
    """Write only what differs from what stands there."""
    before = {each.key: each for each in FindingRow.objects.filter(family=family, view=view, rulebook=rulebook)}
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
        family_id=family, view=view, rulebook=rulebook, **dict(zip(COLUMNS, columns(finding, case), strict=True))
    )
