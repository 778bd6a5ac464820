"""For a list of work: what is to be done next in handovers, and what changed where one keeps sight."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils import timezone

from zicht.access.viewer import Viewer
from zicht.casework.asking import Outcome
from zicht.casework.escalating import escalated_since
from zicht.casework.handing_over import Handover, Pending, Step, pending
from zicht.casework.handovers import handovers_of
from zicht.casework.sight import LOOKED_AGAIN, UNSETTLING, Happened, to_look_at
from zicht.facts.case import CHILD
from zicht.web.models import Asking, FactRow, Family, PersonRow, RemovalRow, SightPeriod
from zicht.web.storage.cases import cases_of, ties_of_each
from zicht.web.storage.rulebooks import served

MOST = 25
LASTS = timedelta(days=365)
KINDS = (*UNSETTLING, *LOOKED_AGAIN)
STANDING = (Outcome.OPEN.value, Outcome.ACCEPTED.value)


@dataclass(frozen=True, slots=True)
class NextStep:
    """A handover of the viewer's organisation with what is to be done next, by it or by the other."""

    family: Family
    handover: Handover
    pending: Pending
    is_own: bool
    passed: bool
    reminded: bool
    escalated: date | None  # since when the leads of both sides have it too
    asking: UUID  # the question that the offer is

    @property
    def awaits_answer(self) -> bool:
        """Whether it waits for the answer of the viewer's organisation."""
        return self.is_own and self.pending.step is Step.ACCEPT


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A family in which one keeps sight, and where something happened since after which one looks again."""

    family: Family
    since: date
    kinds: tuple[str, ...]


def standing_offers(today: date) -> QuerySet[Asking]:
    """Offers of the last year that were not refused or withdrawn, and of which no letting go is recorded."""
    later, removed = FactRow.objects.filter(corrects=OuterRef("pk")), RemovalRow.objects.filter(fact=OuterRef("pk"))
    released = FactRow.objects.filter(~Exists(later), ~Exists(removed), kind=Step.RELEASE.value).annotate(
        of=KeyTextTransform("offer", "attributes")
    )
    rows = Asking.objects.filter(kind=Step.OFFER.value, outcome__in=STANDING, asked_at__date__gt=today - LASTS)
    named = Cast(OuterRef("asks"), TextField())
    return rows.filter(~Exists(released.filter(family=OuterRef("family"), of=named)))


def next_steps(viewer: Viewer, today: date) -> list[NextStep]:
    """What is to be done next, what is due first first: of the own organisation, and of the other once its term passed.

    An offer that waits for the own answer stands among what was asked, and here too once it was escalated.
    """
    own = standing_offers(today).filter(Q(asker=viewer.organisation) | Q(asked=viewer.organisation))
    asked = own.order_by("asked_at").values_list("asks", "id", "family_id")[:MOST]  # what waits longest comes first
    offers = {str(root): (number, family) for root, number, family in asked}
    families = Family.objects.in_bulk({family for _, family in offers.values()})
    if not families:
        return []
    vocabulary, rulebook = served()
    cases = cases_of(ties_of_each(list(families)), vocabulary, today)
    moments = _moments(list(families))
    found = []
    for number, case in cases.items():
        for told in handovers_of(case.facts, moments):
            step = pending(told.handover, rulebook.terms)
            if told.handover.offer in offers and step is not None:
                is_own, passed = step.organisation == viewer.organisation, step.due_on < today
                reminded = step.remind_on <= today
                escalated = escalated_since(step, rulebook.terms, today)
                asking, _ = offers[told.handover.offer]
                found.append(
                    NextStep(families[number], told.handover, step, is_own, passed, reminded, escalated, asking)
                )
    shown = [each for each in found if (each.escalated if each.awaits_answer else each.is_own or each.passed)]
    return sorted(shown, key=lambda each: (each.pending.due_on, each.handover.offer))


def unsettled(viewer: Viewer, today: date) -> list[Unsettled]:
    """Families in which the viewer's team keeps sight on a child, and something about it was not looked at yet.

    The latest first; what counts and what settles it is said in casework/sight.py.
    """
    rows = SightPeriod.objects.filter(organisation=viewer.organisation, period__endswith__isnull=True)
    if not viewer.sees_organisation_wide:
        rows = rows.filter(Q(team=None) | Q(team__in=viewer.teams))
    kept = list(rows.values_list("family_id", "child_id", "period__startswith"))
    told = _told({family for family, _, _ in kept}, min((at for _, _, at in kept), default=None), viewer, today)
    children = _children(told)
    since: dict[UUID, date] = {}
    found: dict[UUID, dict[str, Happened]] = {}
    for family, child, at in kept:
        begun, about = timezone.localdate(at), told.get(family, {})
        open_still = to_look_at(about.values(), str(child), children.get(family, ()), viewer.organisation, begun)
        if open_still:
            since[family] = min(begun, since.get(family, begun))
            found.setdefault(family, {}).update({each: about[each] for each in open_still})
    lines = {family: sorted(each.values(), key=_moment, reverse=True) for family, each in found.items()}
    latest = sorted(lines, key=lambda family: _moment(lines[family][0]), reverse=True)[:MOST]
    families = Family.objects.in_bulk(latest)
    return [
        Unsettled(families[each], since[each], tuple(dict.fromkeys(one.kind for one in lines[each])))
        for each in latest
        if each in families
    ]


def _told(
    families: Collection[UUID], since: datetime | None, viewer: Viewer, today: date
) -> dict[UUID, dict[str, Happened]]:
    """What may unsettle, and by what the viewer's organisation looked again, by family and id."""
    if since is None:
        return {}
    asked = Q(kind__in=UNSETTLING) | Q(organisation=viewer.organisation)
    found: dict[UUID, dict[str, Happened]] = {}
    later = FactRow.objects.filter(corrects=OuterRef("pk"))
    rows = FactRow.objects.filter(asked, ~Exists(later), kind__in=KINDS, family__in=families)
    rows = rows.filter(occurred_on__gte=timezone.localdate(since), occurred_on__lte=today)
    names = ("family_id", "id", "about", "kind", "organisation_id", "occurred_on", "recorded_at", "attributes")
    for family, number, persons, kind, organisation, day, at, attributes in rows.values_list(*names):
        about = frozenset(str(each) for each in persons)
        happened = Happened(str(number), kind, organisation, about, day, at, attributes)
        found.setdefault(family, {})[happened.id] = happened
    return found


def _children(families: Collection[UUID]) -> dict[UUID, set[str]]:
    """The children of families."""
    found: dict[UUID, set[str]] = {}
    rows = PersonRow.objects.filter(family__in=families, role=CHILD).values_list("family_id", "id")
    for family, child in rows:
        found.setdefault(family, set()).add(str(child))
    return found


def _moment(happened: Happened) -> tuple[date, datetime, str]:
    return happened.day, happened.at, happened.id


def _moments(families: list[UUID]) -> dict[str, datetime]:
    rows = FactRow.objects.filter(family__in=families, kind__in=[each.value for each in Step])
    return {str(number): at for number, at in rows.values_list("id", "recorded_at")}
