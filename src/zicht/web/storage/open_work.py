"""What was found for a viewer: one definition, from which every page, count and list takes its number."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from django.db.models import BooleanField, Count, Exists, F, Model, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.expressions import RawSQL

from zicht.access.policy import COLLABORATION
from zicht.access.viewer import Viewer
from zicht.evaluation.finding import Finding, reading_order
from zicht.evaluation.record import raised_by
from zicht.facts.case import Case
from zicht.rulebook.rule import Rule
from zicht.web.models import Family, FindingRow, SharingRow, ViewState
from zicht.web.storage.evaluating import evaluate_family, is_stale, stale_views
from zicht.web.storage.rulebooks import served
from zicht.web.storage.views import organisation_of, own_view

LATELY = timedelta(days=14)
MOST_AT_ONCE = 5
MOST_SHARED = 25
NORM = "norm"
# That a finding is of a family of the reader, as row-level security asks in any case: by this they are found in the
# index of each family. Else PostgreSQL walks through those of a whole organisation.
IN_OWN_FAMILIES = RawSQL("finding.family_id = ANY (ARRAY (SELECT zicht_families('tied')))", [], BooleanField())
IS_OPEN = RawSQL("family.id = ANY (ARRAY (SELECT zicht_families('open')))", [], BooleanField())
SORTS_AS = RawSQL("family.sorts_as", [])  # by the name itself: migrations/0141_by_name.sql
Row = TypeVar("Row", bound=Model)


def findings(viewer: Viewer) -> QuerySet[FindingRow]:
    """All that was found in the view of the viewer's organisation, by the rulebook that is served.

    Row-level security leaves only the families of the viewer's teams, those that it covers for included; of a family
    that its team signalled about only what follows from what the organisation recorded itself.
    """
    return kept((viewer.organisation, own_view(viewer.organisation)))


def kept(views: Iterable[str]) -> QuerySet[FindingRow]:
    """All that was found in views, by the rulebook that is served.

    Where that one was not worked out yet, because terms were just agreed on, what the one before it found stands still:
    nothing that is open goes out of sight meanwhile.
    """
    _, rulebook = served()
    states = ViewState.objects.filter(family=OuterRef("family"), view=OuterRef("view"))
    last = Subquery(states.order_by("-id").values("rulebook")[:1])
    before = ~Exists(states.filter(rulebook=rulebook.hash)) & Q(rulebook=last)
    return FindingRow.objects.filter(Q(rulebook=rulebook.hash) | before, view__in=views)


def findings_of(case: Case, viewer: Viewer, on: date) -> tuple[Finding, ...]:
    """What was found in one family, as findings of the core on the case that the viewer sees."""
    family = UUID(case.id)
    for view in (viewer.organisation, own_view(viewer.organisation)):
        refresh_family(family, view, on)
    return as_found(findings(viewer).filter(family=family), case, on)


def standing_findings(case: Case, view: str) -> tuple[Finding, ...]:
    """All that stands in a view of one family, for whomever it is to do, in reading order."""
    return as_found(kept([view]).filter(family=UUID(case.id), closed_on=None), case, case.evaluate_on)


def as_found(rows: Iterable[FindingRow], case: Case, on: date) -> tuple[Finding, ...]:
    """Rows of one family as findings of the core, in reading order.

    What rests on a fact that this case has not, or on a rule that is no more, is not told.
    """
    _, rulebook = served()
    places = {UUID(each.id): each.index for each in case.facts}
    found = []
    for row in rows:
        rule, rests_on = rulebook.rule(row.rule), {row.key_fact, *row.evidence}
        if rule is not None and rests_on <= places.keys():
            found.append(_finding(row, rule, places, on))
    return tuple(sorted(found, key=reading_order))


def _finding(row: FindingRow, rule: Rule, places: Mapping[UUID, int], on: date) -> Finding:
    assert row.key_fact is not None
    return Finding(
        key=row.key,
        rule=rule.code,
        theme=rule.theme,
        shape=rule.shape,
        layer=row.layer,
        about=tuple(str(each) for each in row.about),
        subjects=tuple(str(each) for each in row.subjects),
        open_for=tuple(str(each) for each in row.open_for),
        organisation=row.organisation or None,
        opened_on=row.opened_on,
        due_on=row.due_on,
        raised_on=raised_by(on, row.opened_on, row.due_on, row.closed_on),
        closed_on=row.closed_on,
        closed_by=row.closed_by or None,
        evidence=tuple(sorted(places[each] for each in row.evidence)),
        key_fact=places[row.key_fact],
        closing=places.get(row.closing) if row.closing else None,
    )


def open_findings(viewer: Viewer) -> QuerySet[FindingRow]:
    """What stands open by the norm for the viewer's organisation, first what is due first."""
    mine = findings(viewer).filter(organisation=viewer.organisation)
    mine = mine.filter(IN_OWN_FAMILIES, layer=NORM, closed_on=None).select_related("family")
    return mine.order_by(F("due_on").asc(nulls_last=True), "opened_on", "key", "id")


def counted(rows: QuerySet[Row], begin: int, end: int) -> tuple[int, list[Row]]:
    """How many there are, and those with the places [begin, end) among them, in one query unless there are none."""
    found = list(rows.annotate(total=Window(Count("*")))[begin:end])
    if not found:
        return (rows.count() if begin else 0), []
    return int(found[0].total), found  # type: ignore[attr-defined]  # annotated just above


def own_families() -> QuerySet[Family]:
    """The families that the database opens to the reader, by what they are called; the policy decides on each."""
    return Family.objects.filter(IS_OPEN).order_by(SORTS_AS, "id")


def open_keys(found: Iterable[Finding], viewer: Viewer) -> frozenset[str]:
    """The keys of what is open for the viewer, as in `open_findings`, among what stands in the view of one family."""
    return frozenset(each.key for each in found if each.organisation == viewer.organisation and each.layer == NORM)


def settled_lately(viewer: Viewer, on: date, most: int) -> list[FindingRow]:
    """The last that was open for the viewer and was settled in the last days, by whomever; the newest first."""
    mine = findings(viewer).filter(organisation=viewer.organisation, layer=NORM)
    mine = mine.filter(closed_on__gt=on - LATELY, closed_on__lte=on).select_related("family")
    views = (viewer.organisation, own_view(viewer.organisation))
    # Each view by itself: an index gives its last ones first.
    last = [row for each in views for row in mine.filter(view=each).order_by("-closed_on", "id")[:most]]
    return sorted(last, key=lambda each: (on - (each.closed_on or on), each.pk))[:most]


def shared_lately(viewer: Viewer, on: date) -> list[tuple[UUID, str, str]]:
    """The last that others shared with the viewer's organisation in the last days, newest first.

    The family, the name of who shared it, and the kind of the fact.
    """
    found = SharingRow.objects.filter(since__gt=on - LATELY, since__lte=on).order_by("-since", "id")
    found = found.exclude(fact__organisation=viewer.organisation)
    names = ("since", "id", "family_id", "fact__organisation__name", "fact__kind")
    # Each receiver by itself: an index gives its last ones first.
    receivers = (viewer.organisation, COLLABORATION)
    last = [row for each in receivers for row in found.filter(receiver=each).values_list(*names)[:MOST_SHARED]]
    last.sort(key=lambda each: (on - each[0], each[1]))
    return [(family, who or "", kind) for _, _, family, who, kind in last]


def refresh(viewer: Viewer, on: date) -> None:
    """Evaluate views of the viewer that time alone, or another rulebook, has changed; a bounded number."""
    _, rulebook = served()
    views = (viewer.organisation, own_view(viewer.organisation))
    stale = stale_views(on, rulebook.hash).filter(view__in=views).order_by("family_id")
    for family in list(stale.values_list("family_id", flat=True).distinct()[:MOST_AT_ONCE]):
        evaluate_family(family, on, [viewer.organisation])


def refresh_family(family: UUID, view: str, on: date) -> None:
    """Evaluate one view of a family when time alone, or another rulebook, has changed it."""
    if is_stale(family, view, on):
        evaluate_family(family, on, [organisation_of(view)])
