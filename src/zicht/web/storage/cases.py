"""A family as a case of the core: exactly what the database shows in this transaction."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from zicht.access.policy import COLLABORATION
from zicht.access.tie import BrokenGlass, Extent, Involvement, Participation, Ties
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
)


def ties_of(family: UUID) -> Ties:
    """All ties of a family."""
    involvements = InvolvementRow.objects.filter(family=family).order_by("since", "id")
    participations = ParticipationRow.objects.filter(family=family).order_by("since", "id")
    broken = BrokenGlassRow.objects.filter(family=family)
    return Ties(
        tuple(
            Involvement(each.organisation_id, each.team_id, Extent(each.extent), each.ground, each.since, each.until)
            for each in involvements
        ),
        tuple(Participation(each.organisation_id, each.ground, each.since, each.until) for each in participations),
        tuple(BrokenGlass(str(each.account_id), each.until) for each in broken),
    )


def case_of(family: UUID, ties: Ties, vocabulary: Vocabulary, on: date) -> Case:
    """The family as a case, up to a day.

    A fact that the collaboration shares is shared with each who takes part, from the day on which it took part; one
    that left knows no more of it than what was shared with it by name.
    """
    rows = list(FactRow.objects.filter(family=family).prefetch_related("sharings").order_by("id"))
    people = PersonRow.objects.filter(family=family).order_by("id")
    relations = RelationRow.objects.filter(family=family).order_by("id")
    members = tuple(each for each in ties.participations if each.holds_on(on))
    facts = tuple(_fact(row, index, members, vocabulary) for index, row in enumerate(rows))
    named = {each.organisation for each in facts if each.organisation} | {
        each.organisation for each in ties.involvements
    }
    named |= {str(value) for each in facts for value in each.attributes.values()}
    organisations = OrganisationRow.objects.filter(id__in=named).order_by("id")
    return Case(
        id=str(family),
        persons=tuple(Person(str(each.id), each.role, _born(each)) for each in people),
        relations=tuple(
            Relation(str(each.origin_id), str(each.target_id), each.kind, each.since, each.until) for each in relations
        ),
        organisations=tuple(Organisation(each.id, each.type, each.name) for each in organisations),
        facts=facts,
        evaluate_on=on,
    )


def names_of(family: UUID) -> dict[str, str]:
    """What persons are called, by id, where a name is known."""
    found = PersonRow.objects.filter(family=family).exclude(name="").values_list("id", "name")
    return {str(person): name for person, name in found}


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
