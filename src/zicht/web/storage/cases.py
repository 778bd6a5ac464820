"""A family as a case of the core: exactly what the database shows in this transaction."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from zicht.access.policy import COLLABORATION
from zicht.access.tie import BrokenGlass, Extent, Involvement, Participation, Ties
from zicht.casework.households import Lives, living_together
from zicht.facts.case import Case, Organisation, Person, Relation
from zicht.facts.fact import AttributeValue, Fact, Precision, Sharing, period
from zicht.facts.kinds import AttributeType, Vocabulary
from zicht.web.models import (
    BrokenGlassRow,
    FactRow,
    InvolvementRow,
    OrganisationRow,
    ParticipationRow,
    PersonRow,
    RelationRow,
    Residence,
)
from zicht.web.storage.views import named_in


def ties_of(family: UUID) -> Ties:
    """All ties of a family."""
    return ties_of_each([family])[family]


def ties_of_each(families: Sequence[UUID], organisation: str | None = None) -> dict[UUID, Ties]:
    """All ties of each of several families, in as many queries as for one; only those of one organisation, if given."""
    of = {} if organisation is None else {"organisation": organisation}
    involvements = _by_family(InvolvementRow.objects.filter(family__in=families, **of).order_by("since", "id"))
    participations = _by_family(ParticipationRow.objects.filter(family__in=families, **of).order_by("since", "id"))
    broken = _by_family(BrokenGlassRow.objects.filter(family__in=families))
    return {
        family: Ties(
            tuple(_involvement(each) for each in involvements[family]),
            tuple(
                Participation(each.organisation_id, each.ground, each.since, each.until)
                for each in participations[family]
            ),
            tuple(BrokenGlass(str(each.account_id), each.until) for each in broken[family]),
        )
        for family in families
    }


def _involvement(row: InvolvementRow) -> Involvement:
    request = str(row.request) if row.request else None
    return Involvement(row.organisation_id, row.team_id, Extent(row.extent), row.ground, row.since, row.until, request)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of families: facts, with whom each was shared, in the order of a case; and all persons."""

    facts: Sequence[FactRow]
    persons: Sequence[PersonRow]

    @property
    def names(self) -> dict[str, str]:
        """What persons are called, by id, where a name is known."""
        return {str(each.id): each.name for each in self.persons if each.name}


def read_of(families: Collection[UUID], only: Collection[UUID] | None = None) -> Read:
    """What this transaction may see of families; `only` these facts, or all."""
    facts = FactRow.objects.filter(family__in=families).prefetch_related("sharings").order_by("id")
    facts = facts if only is None else facts.filter(id__in=only)
    return Read(list(facts), list(PersonRow.objects.filter(family__in=families).order_by("id")))


def case_of(family: UUID, ties: Ties, vocabulary: Vocabulary, on: date, read: Read | None = None) -> Case:
    """The family as a case, up to a day; of what was read already, if given.

    A fact that the collaboration shares is shared with each who takes part, from the day on which it took part; one
    that left knows no more of it than what was shared with it by name.
    """
    return cases_of({family: ties}, vocabulary, on, read)[family]


def cases_of(ties: Mapping[UUID, Ties], vocabulary: Vocabulary, on: date, read: Read | None = None) -> dict[UUID, Case]:
    """Each of several families as a case, in as many queries as for one; of what was read already, or of all facts."""
    read = read or read_of(ties)
    by_family, people = _by_family(read.facts), _by_family(read.persons)
    relations = _by_family(RelationRow.objects.filter(family__in=ties).order_by("id"))
    residences = _by_family(Residence.objects.filter(family__in=ties).order_by("id"))
    facts = {family: _facts(by_family[family], around, vocabulary, on) for family, around in ties.items()}
    named = {family: named_in(facts[family], around) for family, around in ties.items()}
    known = OrganisationRow.objects.filter(id__in=set().union(*named.values())).order_by("id")
    organisations = [Organisation(each.id, each.type, each.name) for each in known]
    return {
        family: Case(
            id=str(family),
            persons=tuple(Person(str(each.id), each.role, _born(each)) for each in people[family]),
            relations=tuple(
                Relation(str(each.origin_id), str(each.target_id), each.kind, each.since, each.until)
                for each in relations[family]
            )
            + living_together(
                Lives(str(each.person_id), str(each.household_id), each.since, each.until)
                for each in residences[family]
            ),
            organisations=tuple(each for each in organisations if each.id in named[family]),
            facts=facts[family],
            evaluate_on=on,
        )
        for family in ties
    }


def _by_family(rows: Iterable[Any]) -> defaultdict[UUID, list[Any]]:
    found: defaultdict[UUID, list[Any]] = defaultdict(list)
    for each in rows:
        found[each.family_id].append(each)
    return found


def _facts(rows: Sequence[FactRow], ties: Ties, vocabulary: Vocabulary, on: date) -> tuple[Fact, ...]:
    members = tuple(each for each in ties.participations if each.holds_on(on))
    return tuple(_fact(row, index, members, vocabulary) for index, row in enumerate(rows))


def _born(row: PersonRow) -> tuple[date, date] | None:
    return (row.born_first, row.born_last) if row.born_first and row.born_last else None


def _fact(row: FactRow, index: int, members: Sequence[Participation], vocabulary: Vocabulary) -> Fact:
    precision = Precision(row.precision)
    earliest, latest = period(row.occurred_on, precision)
    return Fact(
        id=str(row.id),
        root=str(row.root),
        index=index,
        version=row.version,
        kind=row.kind,
        about=tuple(str(each) for each in row.about),
        organisation=row.organisation_id,
        occurred_on=row.occurred_on,
        precision=precision,
        known_from=row.known_from,
        earliest=earliest,
        latest=max(earliest, min(latest, row.known_from)),
        attributes=attributes_of(row.kind, row.attributes, vocabulary),
        shared_with=tuple(_sharings(row, members)),
        note=row.note or None,
        source=row.source or None,
        corrects=str(row.corrects_id) if row.corrects_id else None,
    )


def _sharings(row: FactRow, members: Sequence[Participation]) -> Iterator[Sharing]:
    for each in row.sharings.all():
        yield Sharing(each.receiver, each.since)
        if each.receiver == COLLABORATION:
            for member in members:
                if member.organisation != row.organisation_id:
                    yield Sharing(member.organisation, max(each.since, member.since))


def attributes_of(kind: str, written: Mapping[str, object], vocabulary: Vocabulary) -> dict[str, AttributeValue]:
    """Attributes as the core has them: days are days again."""
    found: dict[str, AttributeValue] = {}
    for code, value in written.items():
        attribute = vocabulary.attribute(kind, code)
        if attribute is not None and attribute.type is AttributeType.DATE:
            found[code] = date.fromisoformat(str(value))
        elif isinstance(value, (str, bool)):
            found[code] = value
    return found


def authors_of(facts: Iterable[str]) -> dict[str, str]:
    """Who recorded facts of the own organisation, by fact; a colleague is named, somebody of elsewhere never."""
    rows = FactRow.objects.filter(id__in=[UUID(each) for each in facts]).exclude(recorded_by=None)
    return {str(fact): name for fact, name in rows.values_list("id", "recorded_by__name")}
