"""The meetings about a family, as facts say it: planned, with whom and about what, and what came of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from zicht.casework.consent import current
from zicht.facts.case import Case
from zicht.facts.fact import Fact

PLANNED, HELD, CANCELLED = "meeting_planned", "meeting_held", "meeting_cancelled"
INVITED, ITEM, STEP = "meeting_party_invited", "agenda_item_added", "process_step_taken"
AGREED, DONE, DISSENT = "action_agreed", "action_done", "dissent_recorded"
ON, EVERY = "planned_for", "every_weeks"
MOST_WEEKS = 52


class Stage(Enum):
    """Where a meeting is."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed, with who does it; `done` is empty while it is open."""

    fact: Fact
    done: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting. Whoever recorded what happened without planning it has a meeting without `planned`."""

    planned: Fact | None
    held: Fact | None
    cancelled: Fact | None
    invited: tuple[Fact, ...]
    agenda: tuple[Fact, ...]
    steps: tuple[Fact, ...]
    agreements: tuple[Agreement, ...]
    dissents: tuple[Fact, ...]

    @property
    def fact(self) -> Fact:
        """The fact by which a meeting is known."""
        found = self.planned or self.held
        assert found is not None, "a meeting was planned or held"
        return found

    @property
    def stage(self) -> Stage:
        """Where it is: what was held stays held."""
        if self.held is not None:
            return Stage.HELD
        return Stage.CANCELLED if self.cancelled is not None else Stage.PLANNED

    @property
    def day(self) -> date:
        """The day on which it was held, or else is planned."""
        on = self.planned.attributes.get(ON) if self.planned else None
        if self.held is not None:
            return self.held.latest
        return on if isinstance(on, date) else self.fact.latest

    @property
    def template(self) -> str:
        """The code of its template; empty when none is known."""
        return str(self.fact.attributes.get("template", ""))

    @property
    def rhythm(self) -> timedelta | None:
        """After how long it comes back; None: nobody said that it does."""
        return rhythm_in(str(self.planned.attributes.get(EVERY, ""))) if self.planned else None

    @property
    def parties(self) -> tuple[str, ...]:
        """The organisations that were asked, the one that asked first."""
        asked = [str(each.attributes["party"]) for each in self.invited if "party" in each.attributes]
        return tuple(dict.fromkeys([*([self.fact.organisation] if self.fact.organisation else []), *asked]))


def rhythm_in(weeks: str) -> timedelta | None:
    """After how long a meeting comes back, as somebody typed it; None: that is no number of weeks.

    >>> rhythm_in("6").days, rhythm_in("zes"), rhythm_in("0")
    (42, None, None)
    """
    number = int(weeks) if weeks.isascii() and weeks.isdigit() and len(weeks) <= len(str(MOST_WEEKS)) else 0
    return timedelta(weeks=number) if 0 < number <= MOST_WEEKS else None


def next_day(meeting: Meeting, meetings: Iterable[Meeting], today: date) -> date | None:
    """The day on which a meeting that is over comes back; None: it does not, or a later one about them is known.

    Only proposed: the next one is planned by a person.
    """
    if meeting.rhythm is None or meeting.stage is Stage.PLANNED:
        return None
    if any(_follows(each, meeting) for each in meetings):
        return None
    day = meeting.day + meeting.rhythm
    while day < today:
        day += meeting.rhythm
    return day


def _follows(later: Meeting, meeting: Meeting) -> bool:
    """Whether another is the same sort of meeting about one of the same persons, and later."""
    is_alike = later.template == meeting.template and not set(later.fact.about).isdisjoint(meeting.fact.about)
    return (
        is_alike and later.fact.root != meeting.fact.root and (later.day > meeting.day or later.stage is Stage.PLANNED)
    )


def meetings_of(case: Case) -> tuple[Meeting, ...]:
    """Every meeting, what is to come first, then the newest."""
    facts = sorted(current(case.facts), key=lambda each: (each.latest, each.index))
    roots = {each.id: each.root for each in case.facts}
    about: dict[str, list[Fact]] = {}
    for each in facts:
        target = roots.get(str(each.attributes.get("re", "")))
        if target is not None:
            about.setdefault(target, []).append(each)
    found = [_meeting(each, about) for each in facts if _begins(each, facts, roots)]
    return tuple(sorted(found, key=lambda each: (each.stage is not Stage.PLANNED, -each.day.toordinal())))


def _begins(fact: Fact, facts: list[Fact], roots: dict[str, str]) -> bool:
    """Whether a meeting is known by this fact: it was planned, or held without having been planned."""
    planned = {each.root for each in facts if each.kind == PLANNED}
    return fact.kind == PLANNED or (fact.kind == HELD and roots.get(str(fact.attributes.get("re", ""))) not in planned)


def _meeting(fact: Fact, about: dict[str, list[Fact]]) -> Meeting:
    to_plan = about.get(fact.root, []) if fact.kind == PLANNED else []
    held = fact if fact.kind == HELD else next((each for each in reversed(to_plan) if each.kind == HELD), None)
    to_held = about.get(held.root, []) if held else []
    return Meeting(
        planned=fact if fact.kind == PLANNED else None,
        held=held,
        cancelled=next((each for each in to_plan if each.kind == CANCELLED), None),
        invited=_of(INVITED, to_plan),
        agenda=_of(ITEM, to_plan),
        steps=_of(STEP, to_plan),
        agreements=tuple(Agreement(each, _of(DONE, about.get(each.root, []))) for each in _of(AGREED, to_held)),
        dissents=_of(DISSENT, to_held),
    )


def _of(kind: str, facts: list[Fact]) -> tuple[Fact, ...]:
    return tuple(each for each in facts if each.kind == kind)
