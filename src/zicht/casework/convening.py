"""Calling a meeting, putting something on its agenda, and writing down what came of it: the facts, or every problem.

Who takes part does so on a ground (rulebook/sharing.yaml); what a meeting records is disclosed to each on that ground.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from zicht.access.tie import Extent, Ties
from zicht.casework.meeting_templates import MeetingTemplate
from zicht.casework.meetings import (
    AGREED,
    CANCELLED,
    DISSENT,
    EVERY,
    HELD,
    INVITED,
    ITEM,
    ON,
    PLANNED,
    STEP,
    Meeting,
    Stage,
    rhythm_in,
)
from zicht.casework.recording import Entered, Refusal
from zicht.casework.typed_day import typed_day, value_as_typed
from zicht.facts.fact import Precision

MOST_AGREEMENTS = 8


@dataclass(frozen=True, slots=True)
class Call:
    """A meeting as somebody plans it. `grounds`: each organisation that is asked, with the ground on which.

    `told`: whether the family was told; None is not answered. `about`: the persons it is about. `every`: after how many
    weeks it comes back; empty is not agreed.
    """

    template: str
    on: str
    at: str = ""
    place: str = ""
    about: tuple[str, ...] = ()
    purpose: str = field(default="", repr=False)
    criteria: tuple[str, ...] = ()
    grounds: Mapping[str, str] = field(default_factory=dict)
    told: bool | None = None
    why_not_told: str = field(default="", repr=False)
    every: str = ""


@dataclass(frozen=True, slots=True)
class Called:
    """What is recorded: the meeting, and each who is asked (their `re` is the meeting)."""

    planned: Entered
    invited: tuple[Entered, ...]


def askable(ties: Ties, own: str, day: date) -> tuple[str, ...]:
    """Whom one may ask to take part: who works with the family, or works together around it. Not oneself."""
    involved = [
        each.organisation for each in ties.involvements if each.holds_on(day) and each.extent is Extent.INVOLVED
    ]
    together = [each.organisation for each in ties.participations if each.holds_on(day)]
    return tuple(each for each in dict.fromkeys((*involved, *together)) if each != own)


def call(
    typed: Call, templates: Mapping[str, MeetingTemplate], grounds: Collection[str], may_ask: Sequence[str], today: date
) -> Called | Refusal:
    """The meeting that is planned, or every problem."""
    template, problems = templates.get(typed.template), {}
    if template is None:
        return Refusal({"template": "no_template"})
    on = typed_day(typed.on, today)
    if on is None or on.precision is not Precision.DAY or on.day < today:
        problems["on"] = "no_day_to_come"
    if not typed.about:
        problems["about"] = "nobody"
    if not typed.purpose.strip():
        problems["purpose"] = "say_it"
    if typed.every.strip() and rhythm_in(typed.every.strip()) is None:
        problems["every"] = "no_number_of_weeks"
    known = {each.code for each in template.criteria}
    if known and not known & set(typed.criteria):
        problems["criteria"] = "no_reason_to_meet"
    asked = {code: ground for code, ground in typed.grounds.items() if ground}
    if not asked:
        problems["parties"] = "nobody_asked"
    elif not set(asked) <= set(may_ask) or not set(asked.values()) <= set(grounds):
        problems["parties"] = "not_to_ask"
    problems |= told_or_why(typed.told, typed.why_not_told)
    if problems:
        return Refusal(problems)
    said = {"template": typed.template, ON: typed.on, "at": typed.at, "place": typed.place, "purpose": typed.purpose}
    said[EVERY] = typed.every
    said["criteria"] = " ".join(each for each in typed.criteria if each in known)
    said["told_family"] = "yes" if typed.told else "no"
    said["reason_not_told"] = "" if typed.told else typed.why_not_told
    planned = Entered(PLANNED, typed.about, today, attributes=said)
    parties = [
        Entered(INVITED, typed.about, today, attributes={"party": each, "ground": asked[each]}) for each in asked
    ]
    return Called(planned, tuple(parties))


def told_or_why(told: bool | None, why_not: str) -> dict[str, str]:
    """Whether the family was told, or why not (R262)."""
    if told is None:
        return {"told": "told_or_not"}
    return {"why_not_told": "no_reason"} if not told and not why_not.strip() else {}


def add_item(meeting: Meeting, text: str, finding: str, today: date) -> Entered | Refusal:
    """Something on the agenda: in own words, or an open pattern to look at together (R209)."""
    if meeting.stage is not Stage.PLANNED:
        return Refusal({"item": "meeting_is_over"})
    if not text.strip() and not finding:
        return Refusal({"item": "say_it"})
    if finding and any(each.attributes.get("finding") == finding for each in meeting.agenda):
        return Refusal({"item": "on_the_agenda"})
    said = {"item": text, "finding": finding, "re": meeting.fact.id}
    return Entered(ITEM, meeting.fact.about, today, attributes=said)


def take_step(meeting: Meeting, step: str, template: MeetingTemplate, today: date) -> Entered | Refusal:
    """The step of the process that a family is in now (R243)."""
    if step not in template.steps:
        return Refusal({"step": "choose_one"})
    return Entered(STEP, meeting.fact.about, today, attributes={"step": step, "re": meeting.fact.id})


def cancel(meeting: Meeting, reason: str, today: date) -> Entered | Refusal:
    """A meeting that does not take place, with the reason."""
    if meeting.stage is not Stage.PLANNED:
        return Refusal({"reason": "meeting_is_over"})
    if not reason.strip():
        return Refusal({"reason": "no_reason"})
    return Entered(CANCELLED, meeting.fact.about, today, attributes={"reason": reason, "re": meeting.fact.id})


def move(meeting: Meeting, on: str, at: str, place: str, today: date) -> Entered | Refusal:
    """A meeting on another day, at another time or elsewhere: what was planned is corrected, and stays to be read."""
    planned = meeting.planned
    if meeting.stage is not Stage.PLANNED or planned is None:
        return Refusal({"moved_to": "meeting_is_over"})
    day = typed_day(on, today)
    if day is None or day.precision is not Precision.DAY or day.day < today:
        return Refusal({"moved_to": "no_day_to_come"})
    moved = {**planned.attributes, ON: day.day, "at": at.strip(), "place": place.strip()}
    if all(moved[each] == planned.attributes.get(each, "") for each in (ON, "at", "place")):
        return Refusal({"moved_to": "same_day_and_place"})
    return Entered(
        PLANNED,
        planned.about,
        planned.occurred_on,
        planned.precision,
        attributes={code: value_as_typed(each) for code, each in moved.items()},
        note=planned.note or "",
        source=planned.source or "",
        corrects=planned.id,
    )


@dataclass(frozen=True, slots=True)
class Task:
    """One agreement as it was typed."""

    action: str
    owner: str
    due: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not (self.action.strip() or self.owner or self.due.strip())


@dataclass(frozen=True, slots=True)
class Minutes:
    """What came of a meeting, as somebody typed it. `present`: who took part of those that were asked."""

    day: str
    present: tuple[str, ...] = ()
    parties: str = ""
    conclusion: str = ""
    note: str = field(default="", repr=False)
    tasks: tuple[Task, ...] = ()
    dissent: bool | None = None
    other_view: str = field(default="", repr=False)
    told: bool | None = None
    why_not_told: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Concluded:
    """What is recorded: that it was held, each agreement, and another view; what follows answers `held`."""

    held: Entered
    agreed: tuple[Entered, ...]
    dissent: Entered | None


def conclude(meeting: Meeting, minutes: Minutes, today: date) -> Concluded | Refusal:
    """The minutes of a planned meeting, or every problem."""
    if meeting.stage is not Stage.PLANNED:
        return Refusal({"day": "meeting_is_over"})
    day = typed_day(minutes.day or "vandaag", today)
    problems = {}
    if day is None or day.day > today:
        problems["day"] = "in_the_future" if day else "no_day"
    if not set(minutes.present) & (set(meeting.parties) - {meeting.fact.organisation}):
        problems["present"] = "nobody_present"
    elif not set(minutes.present) <= set(meeting.parties):
        problems["present"] = "not_at_the_table"
    if not minutes.parties.strip():
        problems["parties"] = "say_it"
    if not minutes.conclusion:
        problems["conclusion"] = "choose_one"
    if not minutes.note.strip():
        problems["note"] = "say_it"
    problems |= _tasks(minutes.tasks, meeting.parties) | _other_view(minutes)
    problems |= told_or_why(minutes.told, minutes.why_not_told)
    if problems or day is None:
        return Refusal(problems)
    about, template = meeting.fact.about, meeting.template
    said = {"conclusion": minutes.conclusion, "parties": minutes.parties, "template": template, "re": meeting.fact.id}
    said["dissent"] = "yes" if minutes.dissent else "no"
    agreed = [
        Entered(AGREED, about, day.day, attributes={"action": each.action, "owner": each.owner, "due": each.due})
        for each in minutes.tasks
        if not each.is_empty
    ]
    beside = Entered(DISSENT, about, day.day, attributes={"topic": minutes.other_view.strip()})
    held = Entered(HELD, about, day.day, attributes=said, note=minutes.note.strip())
    return Concluded(held, tuple(agreed), beside if minutes.dissent else None)


def _tasks(tasks: tuple[Task, ...], parties: tuple[str, ...]) -> dict[str, str]:
    """An agreement says what, who and when, and who does it was asked to the table (001 §5 V5)."""
    problems = {}
    for place, each in enumerate(tasks):
        if each.is_empty:
            continue
        if not each.action.strip():
            problems[f"action{place}"] = "say_it"
        if each.owner not in parties:
            problems[f"owner{place}"] = "not_at_the_table"
        if not each.due.strip():
            problems[f"due{place}"] = "no_date_agreed"
    return problems


def _other_view(minutes: Minutes) -> dict[str, str]:
    if minutes.dissent is None:
        return {"dissent": "another_view"}
    return {"other_view": "which_view"} if minutes.dissent and not minutes.other_view.strip() else {}
