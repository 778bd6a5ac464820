"""Matches in the referral index of which nobody recorded what came of them: open work of who gave the signal (R010)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings

from zicht.access.viewer import Viewer
from zicht.casework.referring import is_handled
from zicht.rulebook.term import TermBook
from zicht.web.models import FactRow, IndexSignal
from zicht.web.storage.finding_people import ToCall, told_the_same_of

HANDLED, TERM = "index_match_handled", "signal_follow_up"


@dataclass(frozen=True, slots=True)
class OpenMatch:
    """A family of which others told too, since when, and by when it is recorded what was agreed."""

    family: UUID
    others: tuple[ToCall, ...]
    since: date
    due_on: date


def open_matches(viewer: Viewer, terms: TermBook, on: date, family: UUID | None = None) -> list[OpenMatch]:
    """The open matches in the families that are open to the viewer, or in one of them; first what is due first."""
    if not settings.REFERRAL_INDEX:
        return []
    signals = IndexSignal.objects.filter(organisation=viewer.organisation, since__lte=on, until__gt=on)
    if family:
        signals = signals.filter(family=family)
    own = dict(signals.order_by("-since").values_list("family", "since"))
    if not own:
        return []
    recorded, found = handled_on(own), []
    for about, others in told_the_same_of(list(own), viewer.organisation, on).items():
        days = {each: max(own[about], each.since) for each in others if each.since}
        still = tuple(each for each, day in days.items() if not is_handled(day, recorded[about]))
        if still:
            first = min(days[each] for each in still)
            found.append(OpenMatch(about, still, first, terms.due(TERM, first)))
    return sorted(found, key=lambda each: (each.due_on, str(each.family)))


def handled_on(families: Iterable[UUID]) -> dict[UUID, list[date]]:
    """On which days it was recorded what came of a match, by family; a version that was corrected does not count."""
    corrected = FactRow.objects.filter(family__in=families, corrects__isnull=False).values("corrects")
    rows = FactRow.objects.filter(family__in=families, kind=HANDLED).exclude(id__in=corrected)
    found: dict[UUID, list[date]] = {each: [] for each in families}
    for family, day in rows.values_list("family", "occurred_on"):
        found[family].append(day)
    return found
