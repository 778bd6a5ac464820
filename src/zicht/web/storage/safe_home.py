"""What waits at Veilig Thuis, from the findings and facts that are open to the viewer; no page counts it anew."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q

from zicht.access.viewer import Viewer
from zicht.casework.desk import Waiting, in_desk_order
from zicht.casework.leaving import CLOSED, STARTED
from zicht.casework.reports import ATTENDED, RECEIVED
from zicht.casework.triage import TRIAGE
from zicht.evaluation.daily import sight_on
from zicht.facts.kinds import Vocabulary
from zicht.web.models import FactRow, Family, FindingRow
from zicht.web.storage.cases import cases_of, ties_of_each
from zicht.web.storage.open_work import findings
from zicht.web.storage.rulebooks import served

TO_DECIDE, MOMENT, CONDITION, ASKED = (
    "report-decided",
    "moment-looked-at",
    "condition-checked",
    "request-answered",
)
TERM = "investigation_vt"
SAID = {CONDITION: "condition", ASKED: "from"}  # the attribute that says what or whom it is about
LATELY = timedelta(days=28)
MOST_HOUSEHOLDS = 25


@dataclass(frozen=True, slots=True)
class Lately:
    """What came in and was decided in the last four weeks; `again`: reports of a family that was reported before."""

    received: int
    again: int
    decided: int


@dataclass(frozen=True, slots=True)
class Household:
    """A reported household: when a child of it was last seen as far as recorded here, and who keeps sight on whom."""

    family: UUID
    seen: date | None
    keepers: tuple[str, ...]
    unheld: int


def waiting(viewer: Viewer, rules: Sequence[str]) -> dict[str, list[Waiting]]:
    """What stands open by each of these rules, in the order of a desk; of own facts, or for the own organisation."""
    rows = list(findings(viewer).filter(rule__in=rules, closed_on=None))
    facts = FactRow.objects.in_bulk({each for row in rows for each in row.evidence})
    numbers = _numbers(viewer, {each.family_id for each in rows})
    found: dict[str, list[Waiting]] = {each: [] for each in rules}
    for row in rows:
        evidence = [facts[each] for each in row.evidence if each in facts]
        own = any(each.organisation_id == viewer.organisation for each in evidence)
        if evidence and (own or row.organisation == viewer.organisation):
            found[row.rule].append(_waiting(row, evidence, numbers))
    return {rule: in_desk_order(lines) for rule, lines in found.items()}


def _waiting(row: FindingRow, evidence: Sequence[FactRow], numbers: dict[UUID, int]) -> Waiting:
    first = min(evidence, key=lambda each: (each.occurred_on, each.id))
    due = first.attributes.get("due")
    return Waiting(
        family=row.family_id,
        since=row.opened_on,
        due=date.fromisoformat(due) if row.rule in {MOMENT, CONDITION} and isinstance(due, str) else row.due_on,
        acute=any(each.attributes.get("acute") is True for each in evidence),
        number=numbers.get(row.family_id, 0) if row.rule == TO_DECIDE else 0,
        key=row.key,
        fact=str(first.id),
        said=str(first.attributes.get(SAID.get(row.rule, ""), "")),
    )


def due_of(viewer: Viewer, family: UUID, report: UUID) -> date | None:
    """By which day a report is to be decided on; None: it is not open by the rule."""
    rows = findings(viewer).filter(family=family, rule=TO_DECIDE, closed_on=None, evidence__contains=[report])
    return rows.values_list("due_on", flat=True).first()


def investigating(viewer: Viewer) -> list[Waiting]:
    """The investigations of the organisation that run, by the day on which the law ends them (Wmo 2015, art. 4.1.7)."""
    _, rulebook = served()
    own = FactRow.objects.filter(organisation=viewer.organisation)
    ended = own.filter(kind=CLOSED, family=OuterRef("family"), occurred_on__gte=OuterRef("occurred_on"))
    rows = own.filter(~Exists(ended), kind=STARTED).order_by("occurred_on", "id")
    found: dict[UUID, Waiting] = {}
    for each in rows:
        due = rulebook.terms.due(TERM, each.occurred_on)
        found.setdefault(each.family_id, Waiting(each.family_id, each.occurred_on, due, fact=str(each.id)))
    return in_desk_order(found.values())


def _numbers(viewer: Viewer, families: Iterable[UUID]) -> dict[UUID, int]:
    """How many reports the organisation received of each family."""
    rows = FactRow.objects.filter(family__in=families, kind=RECEIVED, organisation=viewer.organisation)
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for family, root in rows.values_list("family_id", "root"):
        found[family].add(root)
    return {family: len(roots) for family, roots in found.items()}


def lately(viewer: Viewer, today: date) -> Lately:
    """Numbers of the last four weeks: of the desk, not of people."""
    own = FactRow.objects.filter(organisation=viewer.organisation, version=0, occurred_on__gt=today - LATELY)
    received = list(own.filter(kind=RECEIVED).values_list("family_id", flat=True))
    numbers = _numbers(viewer, set(received))
    return Lately(
        received=len(received),
        again=sum(1 for each in received if numbers.get(each, 0) > 1),
        decided=own.filter(kind=TRIAGE).count(),
    )


def households(viewer: Viewer, today: date, after: int = 0) -> tuple[list[Household], int]:
    """The reported households, first of which it is longest ago that a child was seen; and how many there are.

    At most some at once, after the first so many.
    """
    vocabulary, rulebook = served()
    reported = FactRow.objects.filter(organisation=viewer.organisation, kind=RECEIVED).values("family_id")
    mine = Family.objects.filter(id__in=reported)
    seen = dict(
        FactRow.objects.filter(_attended(vocabulary), family__in=mine.values("id"))
        .values_list("family_id")
        .annotate(last=Max("occurred_on"))
    )
    families = sorted(mine.values_list("id", flat=True), key=lambda each: (seen.get(each, date.min), str(each)))
    shown = families[after : after + MOST_HOUSEHOLDS]
    found = []
    for family, case in cases_of(ties_of_each(shown), vocabulary, today).items():
        sight = sight_on(case, rulebook, viewer.organisation, today)
        in_question = [each for each in sight if each.in_question_since or each.holders]
        keepers = tuple(dict.fromkeys(holder for each in in_question for holder in each.holders))
        found.append(Household(family, seen.get(family), keepers, sum(not each.holders for each in in_question)))
    return found, len(families)


def _attended(vocabulary: Vocabulary) -> Q:
    """Facts by which a professional saw or spoke with a child, as the vocabulary says."""
    found = Q(pk__in=[])
    for kind in vocabulary.kinds.values():
        for each in kind.counts_as:
            if each.class_code == ATTENDED:
                wanted = Q(kind=kind.code)
                for code, values in each.when.items():
                    wanted &= Q(**{f"attributes__{code}__in": list(values)})
                for code, values in each.unless.items():
                    wanted &= ~Q(**{f"attributes__{code}__in": list(values)})
                found |= wanted
    return found
