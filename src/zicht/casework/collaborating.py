"""Working together around a family: who may be asked to take part, and who may leave."""

from collections.abc import Collection
from datetime import date

from zicht.access.tie import Extent, Ties
from zicht.casework.recording import Refusal


def candidates(ties: Ties, day: date) -> tuple[str, ...]:
    """Organisations that work with the family and do not take part yet. A signal only is no ground to take part."""
    involved = [
        each.organisation for each in ties.involvements if each.holds_on(day) and each.extent is Extent.INVOLVED
    ]
    return tuple(each for each in dict.fromkeys(involved) if not ties.participates(each, day))


def invite(
    organisation: str, ground: str, grounds: Collection[str], own: str, ties: Ties, day: date
) -> Refusal | tuple[str, ...]:
    """The organisations that take part from this day: the one that is asked, and whoever starts the collaboration."""
    problems: dict[str, str] = {}
    if organisation not in candidates(ties, day):
        problems["organisation"] = "not_involved" if not ties.participates(organisation, day) else "takes_part"
    if ground not in grounds:
        problems["ground"] = "no_ground"
    starts = not any(each.holds_on(day) for each in ties.participations)
    if not starts and not ties.participates(own, day):
        if organisation != own:
            problems["organisation"] = "only_who_takes_part"
        elif "organisation" not in problems:
            problems["organisation"] = "asked_by_others"
    if problems:
        return Refusal(problems)
    return tuple(dict.fromkeys((own, organisation))) if starts else (organisation,)


def leave(own: str, ties: Ties, day: date) -> Refusal | None:
    """Whether an organisation may leave: it must take part."""
    return None if ties.participates(own, day) else Refusal({"organisation": "takes_no_part"})
