"""What ties organisations and accounts to a family: involvement, signal, question, collaboration, broken glass."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum


class Extent(Enum):
    """Working with the family; having signalled only: then an organisation sees what it recorded itself; or being asked
    something about it, and not having answered yet: then it sees what was disclosed to it for that (R150, R158).
    """

    INVOLVED = "involved"
    SIGNALLED = "signalled"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Involvement:
    """An organisation, by one of its teams, is tied to a family on a ground on the days [since, until).

    `request` is what it was asked, when that is its extent; None: nothing.
    """

    organisation: str
    team: str | None
    extent: Extent
    ground: str
    since: date
    until: date | None = None
    request: str | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Participation:
    """An organisation takes part in the collaboration around a family on a ground on the days [since, until)."""

    organisation: str
    ground: str
    since: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class BrokenGlass:
    """Somebody looked without a tie, with a reason, until a moment; the privacy officer is told (R318)."""

    account: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Ties:
    """All ties of one family."""

    involvements: tuple[Involvement, ...] = ()
    participations: tuple[Participation, ...] = ()
    broken: tuple[BrokenGlass, ...] = ()

    def of(self, organisation: str, day: date) -> tuple[Involvement, ...]:
        """The ties of one organisation on a day, of whatever extent."""
        return tuple(each for each in self.involvements if each.organisation == organisation and each.holds_on(day))

    def works_with(self, organisation: str, day: date) -> tuple[Involvement, ...]:
        """Those of one organisation by which it works with the family, or signalled: being asked is not working."""
        return tuple(each for each in self.of(organisation, day) if each.extent is not Extent.ASKED)

    def of_organisation(self, organisation: str) -> tuple[Involvement, ...]:
        """The involvements that one organisation has or had."""
        return tuple(each for each in self.involvements if each.organisation == organisation)

    def participates(self, organisation: str, day: date) -> bool:
        """Whether an organisation takes part in the collaboration on a day."""
        return any(each.organisation == organisation and each.holds_on(day) for each in self.participations)


def participants(participations: Iterable[Participation], day: date) -> tuple[str, ...]:
    """The organisations that take part on a day, each once."""
    return tuple(dict.fromkeys(each.organisation for each in participations if each.holds_on(day)))
