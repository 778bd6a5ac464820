"""Finding people: among the families that are open, and what may be told of those that are not.

Beyond the reader's own families two questions are asked, as the engine: does another team of the own organisation know
somebody with this name and birth date, and does an organisation tell the same in the referral index. The answer is a
team or an organisation to call; never a person, a family or a reason.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from uuid import UUID

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import F, Q, QuerySet

from zicht.access.tie import Extent
from zicht.casework.referring import same_person
from zicht.casework.typed_day import typed_day
from zicht.facts.fact import period
from zicht.linkage.addresses import key_asked
from zicht.linkage.names import Likeness, keys_of_word, likeness, spelled, words_of
from zicht.web.context import as_engine, within
from zicht.web.models import Family, IndexSignal, InvolvementRow, OrganisationRow, PersonRow, SearchKey, Team

MOST = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; what is empty is not asked. `born` is the first and last possible day."""

    words: tuple[str, ...] = ()
    born: tuple[date, date] | None = None
    address: str | None = None

    def __bool__(self) -> bool:
        return bool(self.words or self.born or self.address)


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody who was found. `alike` is the least of how alike the words of the name are; None: no name was asked."""

    person: PersonRow
    alike: Likeness | None


@dataclass(frozen=True, slots=True)
class ToCall:
    """Who may know more: a team or an organisation, and since when it told so in the index."""

    name: str
    telephone: str
    since: date | None = None


def wanted(name: str, born: str, address: str, today: date) -> Wanted:
    """What was typed, as far as it can be looked for."""
    day = typed_day(born, today) if born.strip() else None
    return Wanted(words_of(name), period(day.day, day.precision) if day else None, key_asked(address))


def people_found(asked: Wanted) -> list[Found]:
    """Who fits everything that is asked, the most alike first; one more than MOST when there are more.

    First the keys tell who it may be; then only those are read.
    """
    rows, families = PersonRow.objects.select_related("family"), None
    if asked.words or asked.address:
        keyed = list(_keyed(asked)[: 10 * MOST])
        rows = rows.filter(id__in=[person for person, _ in keyed])
        families = {family for _, family in keyed}
    if asked.born:
        rows = rows.filter(born_first__lte=asked.born[1], born_last__gte=asked.born[0])
    with within(families):
        found = [Found(each, _alike(asked, each.name)) for each in rows.order_by("name", "id")[: 10 * MOST]]
    return sorted(found, key=lambda each: -(each.alike or 0))[: MOST + 1]


def doubles(persons: Iterable[tuple[str, tuple[date, date] | None]]) -> list[PersonRow]:
    """Who of the families that are open may be one of these: alike by name, and not born on other days."""
    found: dict[UUID, PersonRow] = {}
    for name, born in persons:
        for each in people_found(Wanted(words_of(name))) if words_of(name) else ():
            others = each.person.born_first, each.person.born_last
            is_apart = born and others[0] and others[1] and not (born[0] <= others[1] and others[0] <= born[1])
            if not is_apart and same_person(name, each.person.name):
                found[each.person.id] = each.person
    return list(found.values())


def known_to_own_teams(
    persons: Sequence[tuple[str, tuple[date, date] | None]], organisation: str, today: date
) -> list[ToCall]:
    """Teams of the own organisation that work with somebody of the same name and birth date, in a family not open."""
    exact = [(name, born[0]) for name, born in persons if born and born[0] == born[1]]
    with as_engine():
        families = {each.family_id for name, day in exact for each in _same(name, day)}
        ties = InvolvementRow.objects.filter(family__in=families, organisation=organisation, since__lte=today)
        standing = list(
            ties.exclude(until__lte=today).filter(extent=Extent.INVOLVED.value).values_list("family_id", "team_id")
        )
    visible = set(Family.objects.filter(id__in=families).values_list("id", flat=True))
    teams = {team for family, team in standing if family not in visible}
    return [ToCall(each.name, each.telephone) for each in Team.objects.filter(id__in=teams)]


def told_the_same(family: UUID, organisation: str, today: date) -> list[ToCall]:
    """Organisations that tell of the same person in the index; nothing while the own organisation tells nothing."""
    if not standing_signals(family, organisation, today).exists():
        return []
    return told_the_same_of([family], organisation, today)[family]


def told_the_same_of(families: Sequence[UUID], organisation: str, today: date) -> dict[UUID, list[ToCall]]:
    """The same for several families of which the own organisation tells, in as many queries as for one."""
    own = [each for each in PersonRow.objects.filter(family__in=families, born_first=F("born_last")) if _named(each)]
    with as_engine():
        rows = list(
            PersonRow.objects.filter(born_first__in={each.born_first for each in own}, born_last=F("born_first"))
        )
        same = [(mine.family_id, each.family_id) for mine in own for each in rows if _is_same(mine, each)]
        others = IndexSignal.objects.filter(family__in={other for _, other in same}, since__lte=today, until__gt=today)
        told = list(
            others.exclude(organisation=organisation).order_by("-since").values_list("family", "organisation", "since")
        )
    called = {each.id: each for each in OrganisationRow.objects.filter(id__in={each[1] for each in told})}
    found: dict[UUID, dict[str, ToCall]] = {each: {} for each in families}
    for family, other in same:
        for elsewhere, code, since in told:
            if elsewhere == other != family and code in called:
                found[family][code] = ToCall(called[code].name, called[code].telephone, since)
    return {family: list(each.values()) for family, each in found.items()}


def standing_signals(family: UUID, organisation: str, today: date) -> QuerySet[IndexSignal]:
    """The signals of an organisation about a family that stand today."""
    return IndexSignal.objects.filter(family=family, organisation=organisation, since__lte=today, until__gt=today)


def comparable(family: UUID) -> list[PersonRow]:
    """Who of a family can be compared: with a name of two words and a whole birth date."""
    return [each for each in PersonRow.objects.filter(family=family, born_first=F("born_last")) if _named(each)]


def _named(person: PersonRow) -> bool:
    return len(words_of(person.name)) > 1


def _is_same(one: PersonRow, other: PersonRow) -> bool:
    return one.born_first == other.born_first and one.id != other.id and same_person(one.name, other.name)


def _same(name: str, day: date) -> list[PersonRow]:
    rows = PersonRow.objects.filter(born_first=day, born_last=day)
    return [each for each in rows if same_person(name, each.name)]


def _keyed(asked: Wanted) -> QuerySet[SearchKey, tuple[UUID, UUID]]:
    """Persons, each with the family, who have a key of every word and of the address."""
    each_of = [Q(key__in=keys_of_word(word)) | _begins(f"n:{spelled(word)}") for word in asked.words]
    if asked.address:
        each_of.append(Q(key=asked.address))
    rows = SearchKey.objects.filter(reduce(or_, each_of)).values("person_id", "family_id")
    for number, each in enumerate(each_of):
        rows = rows.annotate(**{f"has_{number}": BoolOr(each)}).filter(**{f"has_{number}": True})
    return rows.order_by("person_id").values_list("person_id", "family_id")


def _begins(text: str) -> Q:
    """As `startswith`, in comparisons that leak nothing: behind row-level security an index serves only those."""
    return Q(key__gte=text, key__lt=f"{text}\U0010ffff")


def _alike(asked: Wanted, name: str) -> Likeness | None:
    return min((likeness(word, name) or Likeness.NEAR for word in asked.words), default=None)
