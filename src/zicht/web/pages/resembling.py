"""Who may be the same person, before somebody is added: shown as far as it is open, and else only whom to call."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_OID, UUID, uuid5

from zicht.web.context import within
from zicht.web.models import PersonRow
from zicht.web.pages.guard import Visit
from zicht.web.storage.finding_people import ToCall, doubles, known_to_own_teams


@dataclass(frozen=True, slots=True)
class Resembling:
    """Persons of families that are open, and teams of the own organisation that may know more."""

    persons: tuple[PersonRow, ...]
    teams: tuple[ToCall, ...]

    @property
    def key(self) -> str:
        """What somebody confirms who says that it is none of these: nobody else than who was shown."""
        shown = [str(each.id) for each in self.persons] + [each.name for each in self.teams]
        return str(uuid5(NAMESPACE_OID, " ".join(sorted(shown))))

    def __bool__(self) -> bool:
        return bool(self.persons or self.teams)


def resembling(
    persons: Sequence[tuple[str, tuple[date, date] | None]], visit: Visit, but_for: UUID | None = None
) -> Resembling:
    """What to look at before adding these persons; `but_for` is somebody who is being changed."""
    with within(None):
        found = tuple(each for each in doubles(persons) if each.id != but_for)
        teams = tuple(known_to_own_teams(persons, visit.viewer.organisation, visit.today))
    return Resembling(found, teams)
