"""Who keeps sight, as words: children for whom it is the same share a line."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from zicht.evaluation.daily import Sight
from zicht.explanation.wording import Wording


@dataclass(frozen=True, slots=True)
class SightLine:
    """Who keeps sight on the safety of these children. Without holders, `addressee` is whom to turn to."""

    children: str
    holders: tuple[str, ...]
    addressee: str | None
    in_question: bool


def sight_lines(sight: Iterable[Sight], wording: Wording) -> tuple[SightLine, ...]:
    """One line per group of children, in the order of the case."""
    together: dict[Sight, list[str]] = {}
    for each in sight:
        in_question = date.min if each.in_question_since else None
        together.setdefault(replace(each, child="", in_question_since=in_question), []).append(each.child)
    return tuple(
        SightLine(
            children=wording.persons(children),
            holders=tuple(wording.organisation(holder) for holder in each.holders),
            addressee=wording.organisation(each.addressee) if each.addressee else None,
            in_question=each.in_question_since is not None,
        )
        for each, children in together.items()
    )
