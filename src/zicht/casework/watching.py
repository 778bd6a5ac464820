"""Looking again after help, advice or a handover: on which days, who does, and what was done (R222, R223)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from zicht.casework.consent import current
from zicht.casework.recording import Entered, Refusal
from zicht.casework.reports import in_order
from zicht.casework.typed_day import typed_day
from zicht.facts.case import Case
from zicht.facts.fact import Fact, Precision

PLANNED, LOOKED = "monitoring_planned", "monitoring_contact"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on which it is looked at again, and by which fact that was done (None: not recorded yet)."""

    fact: Fact
    due: date
    owner: str
    done: Fact | None


def moments(case: Case) -> tuple[Moment, ...]:
    """The agreed moments, first the earliest; a look answers the moment it names, or the first that was still open."""
    facts = in_order(current(case.facts))
    looks = [each for each in facts if each.kind == LOOKED]
    found: list[Moment] = []
    for each in sorted((one for one in facts if one.kind == PLANNED), key=_due):
        owner = str(each.attributes.get("owner") or each.organisation or "")
        done = _answer(each, owner, looks)
        if done is not None:
            looks.remove(done)
        found.append(Moment(each, _due(each), owner, done))
    return tuple(found)


def _due(fact: Fact) -> date:
    due = fact.attributes.get("due")
    return due if isinstance(due, date) else fact.latest


def _answer(planned: Fact, owner: str, looks: list[Fact]) -> Fact | None:
    for each in looks:
        named = each.attributes.get("re")
        if named in {planned.id, planned.root}:
            return each
        if named is None and each.organisation == owner and each.latest >= planned.latest:
            return each
    return None


def plan_moment(
    about: tuple[str, ...], due: str, owner: str, organisations: Collection[str], today: date
) -> Entered | Refusal:
    """The fact that a moment is agreed, or every problem."""
    problems: dict[str, str] = {}
    day = typed_day(due, today) if due.strip() else None
    if not about:
        problems["about"] = "nobody"
    if day is None or day.precision is not Precision.DAY:
        problems["due"] = "no_due_day"
    elif day.day < today:
        problems["due"] = "day_has_passed"
    if owner not in organisations:
        problems["owner"] = "no_owner"
    if problems or day is None:
        return Refusal(problems)
    return Entered(PLANNED, about, today, attributes={"due": f"{day.day:%d-%m-%Y}", "owner": owner})
