"""A finding in the making: what the fold keeps of it from day to day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from zicht.chronology.days import DAY
from zicht.chronology.timeline import Known
from zicht.evaluation.finding import Finding
from zicht.evaluation.standing import FAMILY, Closed, Scope
from zicht.rulebook.rule import Rule


@dataclass(slots=True)
class Part:
    """One child's (or adult's) share in a finding. `facts`: the roots it rested on, with the index of each version."""

    scope: Scope
    facts: dict[str, set[int]] = field(default_factory=dict)
    closed_on: date | None = None
    closed: Closed | None = None

    def rest_on(self, facts: Iterable[Known]) -> None:
        """Take up facts that it rests on today; an earlier version stays, as what it rested on before."""
        for known in facts:
            self.facts.setdefault(known.root, set()).add(known.fact.index)


@dataclass(slots=True)
class Record:
    """A finding as it develops: opened once, for one or more scopes together."""

    key: str
    rule: Rule
    named_after: Known
    opened_on: date
    due_on: date | None
    organisation: str | None
    about: tuple[str, ...]
    parts: list[Part] = field(default_factory=list)

    @property
    def subjects(self) -> list[str]:
        """Children or adults it stands for; none for the family."""
        return sorted(each.scope.subject for each in self.parts if each.scope.subject != FAMILY)

    @property
    def standing_for(self) -> list[str]:
        """The subjects for whom it is still open, the family included, in order of id."""
        return sorted(each.scope.subject for each in self.parts if each.closed_on is None)

    @property
    def closed_on(self) -> date | None:
        """The day on which it was closed for all."""
        days = [each.closed_on for each in self.parts]
        return None if None in days else max(day for day in days if day)


def finding_of(record: Record, end: date) -> Finding:
    """The finding as it is on the day `end`."""
    closed_on = record.closed_on
    last = max((each for each in record.parts if each.closed_on), key=lambda each: each.closed_on or end, default=None)
    closed = last.closed if last and closed_on else None
    rule = record.rule
    return Finding(
        key=record.key,
        rule=rule.code,
        theme=rule.theme,
        shape=rule.shape,
        layer=rule.layer.on(record.opened_on),
        about=record.about,
        subjects=tuple(record.subjects),
        open_for=tuple(each.scope.subject for each in record.parts if each.closed_on is None and record.subjects),
        organisation=record.organisation,
        opened_on=record.opened_on,
        due_on=record.due_on,
        raised_on=raised_by(end, record.opened_on, record.due_on, closed_on),
        closed_on=closed_on,
        closed_by=closed.reason if closed else None,
        evidence=tuple(sorted({index for part in record.parts for each in part.facts.values() for index in each})),
        key_fact=record.named_after.fact.index,
        closing=closed.fact.fact.index if closed and closed.fact else None,
        shadow=rule.shadow,
    )


def raised_by(end: date, opened_on: date, due_on: date | None, closed_on: date | None) -> date | None:
    """The day on which a finding was raised, as it is on the day `end`: the day after its term; None: it was not."""
    raised = opened_on if due_on is None else due_on + DAY
    in_time = due_on is not None and closed_on is not None and closed_on <= due_on
    return None if raised > end or in_time else raised
