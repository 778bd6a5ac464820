"""Section 1 of docs/semantics.md, word by word: which versions stand on a day in a view, and since when it knew."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from zicht.facts.case import Case, Organisation, Person
from zicht.facts.fact import Fact
from zicht.rulebook.rule import Rulebook

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class World:
    """What one view could know on one day. Everything else reads this and nothing else."""

    case: Case
    rulebook: Rulebook
    view: str | None
    day: date
    known_at: date

    def visible(self) -> list[Fact]:
        """Versions that are visible on the day, among those known at the moment of asking."""
        limit = min(self.day, self.known_at)
        seen = [(fact, fact.visible_from(self.view)) for fact in self.case.facts]
        return [fact for fact, since in seen if since is not None and since <= limit]

    def on(self, day: date) -> "World":
        """The same view on another day."""
        return replace(self, day=day)


@dataclass(frozen=True, slots=True)
class Moment:
    """A world with its visible and standing versions written out."""

    world: World
    visible: tuple[Fact, ...]
    standing: tuple[Fact, ...]

    @property
    def day(self) -> date:
        """The day that is looked at."""
        return self.world.day

    @property
    def rulebook(self) -> Rulebook:
        """The rulebook."""
        return self.world.rulebook

    def children(self) -> list[Person]:
        """Persons with role child, by id."""
        return sorted((each for each in self.world.case.persons if each.role == "child"), key=lambda each: each.id)

    def adults(self) -> list[Person]:
        """All other persons, by id."""
        return sorted((each for each in self.world.case.persons if each.role != "child"), key=lambda each: each.id)

    def organisations(self) -> tuple[Organisation, ...]:
        """The organisations in the order of the case."""
        return self.world.case.organisations

    def type_of(self, organisation: str | None) -> str | None:
        """The type of an organisation of the case."""
        found = [each.type for each in self.organisations() if each.id == organisation]
        return found[0] if found else None

    def learned(self, fact: Fact) -> date:
        """First day on which any version of the fact was visible."""
        days = [each.visible_from(self.world.view) for each in self.visible if each.root == fact.root]
        return min(day for day in days if day is not None)

    def version(self, root: str) -> Fact | None:
        """The version that stands of a fact."""
        return next((each for each in self.standing if each.root == root), None)

    def names(self, text: object, fact: Fact) -> bool:
        """Whether a text is the id of a version of the fact that is visible by now."""
        return any(each.id == text and each.root == fact.root for each in self.visible)

    def first_known(self, facts: Iterable[Fact]) -> Fact:
        """Ties are broken by (learned, earliest, root id)."""
        return min(facts, key=lambda each: (self.learned(each), each.earliest, each.root))


def moment(world: World) -> Moment:
    """The last visible version of each chain stands, the others do not."""
    visible = world.visible()
    standing = []
    for root in sorted({each.root for each in visible}):
        chain = [each for each in visible if each.root == root]
        standing.append(max(chain, key=lambda each: each.version))
    return Moment(world, tuple(visible), tuple(standing))


def first_visible_day(case: Case, view: str | None) -> date | None:
    """The first day on which the view knows anything."""
    days = [each.visible_from(view) for each in case.facts]
    return min((day for day in days if day is not None), default=None)
