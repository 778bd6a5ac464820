"""Who keeps sight, in sentences: that nothing is recorded is not that nobody looked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from zicht.evaluation.daily import Sight
from zicht.explanation.wording import Wording
from zicht.projections.phrases import phrase


@dataclass(frozen=True, slots=True)
class SightLine:
    """Who keeps sight on the safety of the children for whom it is the same. `is_held`: somebody is recorded.

    `facts` are indexes of the facts that say so.
    """

    said: str
    is_held: bool
    facts: tuple[int, ...] = ()


def sight_lines(sight: Iterable[Sight], wording: Wording) -> Iterator[SightLine]:
    """One line per group of children, in the order of the case."""
    together: dict[Sight, list[Sight]] = {}
    for each in sight:
        in_question = date.min if each.in_question_since else None
        together.setdefault(replace(each, child="", in_question_since=in_question, facts=()), []).append(each)
    for alike, those in together.items():
        said = phrase(
            _key(alike),
            wording.language,
            children=wording.persons(each.child for each in those),
            holders=wording.listed(wording.organisation(holder) for holder in alike.holders),
            addressee=wording.organisation(alike.addressee) if alike.addressee else "",
        )
        facts = dict.fromkeys(fact for each in those for fact in each.facts)
        yield SightLine(said, bool(alike.holders), tuple(facts))


def _key(sight: Sight) -> str:
    """Which sentence tells it."""
    if sight.holders:
        return "sight_several" if len(sight.holders) > 1 else "sight_held"
    if sight.in_question_since:
        return "sight_open" if sight.addressee else "sight_none"
    return "sight_not_asked"
