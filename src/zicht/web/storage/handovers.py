"""For a list of work: what is to be done next in handovers, and what changed where one keeps sight."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from zicht.access.viewer import Viewer
from zicht.casework.asking import Outcome
from zicht.casework.escalating import escalated_since
from zicht.casework.handing_over import Handover, Pending, Step, pending
from zicht.casework.handovers import handovers_of
from zicht.casework.sight import LOOKED_AGAIN, UNSETTLING
from zicht.web.models import Asking, FactRow, Family, SightPeriod
from zicht.web.storage.cases import cases_of, ties_of_each
from zicht.web.storage.rulebooks import served

MOST = 25
LASTS = timedelta(days=365)
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


def next_steps(viewer: Viewer, today: date) -> list[NextStep]:
    """What is to be done next, what is due first first: of the own organisation, and of the other once its term passed.

    An offer that waits for the own answer stands among what was asked, and here too once it was escalated.
    """
    rows = Asking.objects.filter(kind=Step.OFFER.value, outcome__in=STANDING, asked_at__date__gt=today - LASTS)
    own = rows.filter(Q(asker=viewer.organisation) | Q(asked=viewer.organisation))
    asked = own.order_by("-asked_at").values_list("asks", "id", "family_id")[:MOST]
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
    """Families in which the viewer's team keeps sight and something happened since; the latest first.

    Until the viewer's organisation recorded that it looked again (`LOOKED_AGAIN`).
    """
    rows = SightPeriod.objects.filter(organisation=viewer.organisation, period__endswith__isnull=True)
    if not viewer.sees_organisation_wide:
        rows = rows.filter(Q(team=None) | Q(team__in=viewer.teams))
    since: dict[UUID, date] = {}
    for family, period in rows.order_by("-id").values_list("family_id", "period"):
        since[family] = min(period.lower.date(), since.get(family, date.max))
    found = _since_looked(since, viewer, today)
    families = Family.objects.in_bulk(list(found)[:MOST])
    return [
        Unsettled(families[each], since[each], tuple(dict.fromkeys(kinds)))
        for each, kinds in found.items()
        if each in families
    ]


def _since_looked(since: Mapping[UUID, date], viewer: Viewer, today: date) -> dict[UUID, list[str]]:
    """The kinds of what unsettles, by family, since sight began and since somebody looked again; the latest first."""
    asked = Q(kind__in=UNSETTLING) | Q(kind__in=LOOKED_AGAIN, organisation=viewer.organisation)
    facts = FactRow.objects.filter(asked, family__in=since, occurred_on__lte=today)
    told = facts.order_by("-occurred_on", "-recorded_at", "id").values_list(
        "family_id", "kind", "occurred_on", "attributes"
    )
    found: dict[UUID, list[str]] = {}
    looked: set[UUID] = set()
    for family, kind, day, said in told:
        if kind in LOOKED_AGAIN:
            looked.add(family)
        elif family not in looked and day >= since[family] and _unsettles(kind, said):
            found.setdefault(family, []).append(kind)
    return found


def _unsettles(kind: str, attributes: Mapping[str, object]) -> bool:
    attribute, values = UNSETTLING[kind]
    return not attribute or attributes.get(attribute) in values


def _moments(families: list[UUID]) -> dict[str, datetime]:
    rows = FactRow.objects.filter(family__in=families, kind__in=[each.value for each in Step])
    return {str(number): at for number, at in rows.values_list("id", "recorded_at")}
