"""Who holds something at each moment: sight on the safety of a child, or the regie of a family; one keeper at a time.

The evaluation knows days (docs/semantics.md); who hands over knows the moment. So what was taken up and let go is put
in the order of decision moments, and of all who hold it one is the keeper: who took it up last in so many words, or
else who holds it longest by a report, an investigation or a measure (R133, R139; 001 §3.2).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, tzinfo

from zicht.evaluation.conditions import Situation
from zicht.facts.fact import Fact

EXPLICIT = frozenset({"safety_responsible_set", "regisseur_set"})


@dataclass(frozen=True, slots=True)
class Holder:
    """An organisation that holds it, since when, by which fact; `by_name`: it took it up itself, in so many words."""

    organisation: str
    since: datetime
    fact: str
    by_name: bool


@dataclass(frozen=True, slots=True)
class Held:
    """All who hold it, in the order in which they took it up."""

    holders: tuple[Holder, ...] = ()

    @property
    def keeper(self) -> Holder | None:
        """The one who keeps it; None: nobody holds it."""
        named = [each for each in self.holders if each.by_name]
        return named[-1] if named else next(iter(self.holders), None)

    def taken(self, holder: Holder) -> "Held":
        """It is taken up, or by an organisation that held it already taken up anew."""
        others = tuple(each for each in self.holders if each.organisation != holder.organisation)
        return replace(self, holders=(*others, holder))

    def let_go(self, organisation: str) -> "Held":
        """An organisation lets go."""
        return replace(self, holders=tuple(each for each in self.holders if each.organisation != organisation))


@dataclass(frozen=True, slots=True)
class Period:
    """A keeper on the moments [since, until); `until` is None while it keeps it still."""

    holder: Holder
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Change:
    """Something was taken up (`holder`) or let go (`released`) at a moment, by one fact."""

    at: datetime
    released: tuple[str, ...]
    holder: Holder | None

    @property
    def order(self) -> tuple[datetime, bool]:
        """In one moment a release comes before a set, as on one day in the evaluation."""
        return self.at, self.holder is not None


def changes(
    situation: Situation, holding: str, child: str, moments: Mapping[str, datetime], zone: tzinfo
) -> list[Change]:
    """What was taken up and let go of one holding for one child, in order. `moments`: when each fact was recorded."""
    found: dict[tuple[str, bool], Change] = {}
    for organisation, tenure in situation.tenures(holding, child).items():
        for known in tenure.sets:
            at = moment_of(known.fact, moments, zone)
            holder = Holder(organisation, at, known.fact.root, known.fact.kind in EXPLICIT)
            found[known.fact.id, True] = Change(at, (), holder)
        for known in tenure.releases:
            at = moment_of(known.fact, moments, zone)
            before = found.get((known.fact.id, False))
            released = (*(before.released if before else ()), organisation)
            found[known.fact.id, False] = Change(at, released, None)
    return sorted(found.values(), key=lambda each: (*each.order, each.holder.fact if each.holder else ""))


def periods(found: Iterable[Change]) -> Iterator[Period]:
    """The keepers one after another. Moments at which nobody holds it are in none."""
    held, since = Held(), None
    for each in found:
        before = held.keeper
        for organisation in each.released:
            held = held.let_go(organisation)
        held = held.taken(each.holder) if each.holder else held
        after = held.keeper
        if same(before, after):
            continue
        if before is not None and since is not None and since < each.at:
            yield Period(before, since, each.at)
        since = each.at if after is not None else None
    if held.keeper is not None and since is not None:
        yield Period(held.keeper, since, None)


def held_by(found: Iterable[Change]) -> Held:
    """Who holds it after all that happened."""
    held = Held()
    for each in found:
        for organisation in each.released:
            held = held.let_go(organisation)
        held = held.taken(each.holder) if each.holder else held
    return held


def same(one: Holder | None, other: Holder | None) -> bool:
    """Whether it is kept by the same organisation, by the same fact."""
    return (one.organisation, one.fact) == (other.organisation, other.fact) if one and other else one is other


def moment_of(fact: Fact, moments: Mapping[str, datetime], zone: tzinfo) -> datetime:
    """When it was decided: the moment of recording when that was the same day, or else the beginning of its day."""
    recorded = moments.get(fact.id)
    if recorded is not None and recorded.astimezone(zone).date() == fact.latest:
        return recorded
    return datetime.combine(fact.latest, time.min, zone)
