"""A case: one family as a chronology of facts, with the persons, relations and organisations it speaks of."""

from dataclasses import dataclass
from datetime import date

from zicht.facts.fact import Fact

CHILD = "child"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the family. `born` is the first and last possible birth day; None is unknown."""

    id: str
    role: str
    born: tuple[date, date] | None = None
    several: bool = False

    @property
    def is_child(self) -> bool:
        """`child` is a role in the family, not an age."""
        return self.role == CHILD


@dataclass(frozen=True, slots=True)
class Relation:
    """`origin` is `kind` of `target` on the days [since, until); an unknown bound is None and holds."""

    origin: str
    target: str
    kind: str
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the relation holds on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation around the family."""

    id: str
    type: str
    name: str


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that a replay may use, and nothing else: names of persons are not carried along."""

    id: str
    persons: tuple[Person, ...]
    relations: tuple[Relation, ...]
    organisations: tuple[Organisation, ...]
    facts: tuple[Fact, ...]
    evaluate_on: date

    def organisation(self, organisation_id: str) -> Organisation | None:
        """The organisation with this id."""
        return next((each for each in self.organisations if each.id == organisation_id), None)
