"""What was found for a viewer: one definition, from which every page, count and list takes its number."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Case as Choice
from django.db.models import F, OuterRef, QuerySet, Subquery, When

from zicht.access.policy import COLLABORATION
from zicht.access.viewer import Viewer
from zicht.evaluation.finding import Finding
from zicht.evaluation.fold import evaluate
from zicht.facts.case import Case
from zicht.web.models import FindingRow, SharingRow, ViewState
from zicht.web.storage.evaluating import evaluate_family, is_stale, stale_views
from zicht.web.storage.rulebooks import served
from zicht.web.storage.views import organisation_of, own_view

LATELY = timedelta(days=14)
MOST_AT_ONCE = 25
NORM = "norm"


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
    first = states.order_by(Choice(When(rulebook=rulebook.hash, then=0), default=1), "-id")
    return FindingRow.objects.filter(view__in=views, rulebook=Subquery(first.values("rulebook")[:1]))


def findings_of(case: Case, viewer: Viewer, on: date) -> tuple[Finding, ...]:
    """What was found in one family, as findings of the core on the case that the viewer sees."""
    _, rulebook = served()
    family = UUID(case.id)
    for view in (viewer.organisation, own_view(viewer.organisation)):
        refresh_family(family, view, on)
    keys = set(findings(viewer).filter(family=family).values_list("key", flat=True))
    return tuple(each for each in evaluate(case, rulebook, viewer.organisation, on).findings if each.key in keys)


def open_findings(viewer: Viewer) -> QuerySet[FindingRow]:
    """What stands open by the norm for the viewer's organisation, first what is due first."""
    mine = findings(viewer).filter(organisation=viewer.organisation)
    return mine.filter(layer=NORM, closed_on=None).order_by(F("due_on").asc(nulls_last=True), "opened_on", "key", "id")


def open_keys(viewer: Viewer, family: UUID) -> frozenset[str]:
    """The keys of what is open for the viewer in one family."""
    return frozenset(open_findings(viewer).filter(family=family).values_list("key", flat=True))


def standing_keys(view: str, family: UUID) -> frozenset[str]:
    """The keys of all that stands in a view of one family, for whomever it is to do."""
    return frozenset(kept([view]).filter(family=family, closed_on=None).values_list("key", flat=True))


def settled_lately(viewer: Viewer, on: date) -> QuerySet[FindingRow]:
    """What was open for the viewer and was settled in the last days, by whomever."""
    mine = findings(viewer).filter(organisation=viewer.organisation, layer=NORM)
    return (
        mine.filter(closed_on__gt=on - LATELY, closed_on__lte=on).select_related("family").order_by("-closed_on", "id")
    )


def shared_lately(viewer: Viewer, on: date) -> QuerySet[SharingRow]:
    """What others shared with the viewer's organisation in the last days."""
    found = SharingRow.objects.filter(receiver__in=(viewer.organisation, COLLABORATION))
    found = found.filter(since__gt=on - LATELY, since__lte=on).exclude(fact__organisation=viewer.organisation)
    return found.select_related("family", "fact__organisation").order_by("-since", "id")


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
