"""Whose work a finding is (section 7 of docs/semantics.md)."""

from tests.oracle.matching import facts_for_child
from tests.oracle.situations import holder, holders, last_setter, sets
from tests.oracle.world import Moment
from zicht.facts.fact import Fact
from zicht.rulebook.rule import Duty

SIGHT = "sight"
REGIE = "regie"
INVOLVEMENT = "involvement"
IN_QUESTION = "safety_in_question"
LAST_RESORT = "wijkteam"


def addressee(now: Moment, child: str) -> str | None:
    """The holder, else the last that held sight, else who recorded the first opening (`latest`), else a wijkteam."""
    holds = holder(now, SIGHT, child) if SIGHT in now.rulebook.holdings else None
    if holds is not None:
        return holds
    if SIGHT in now.rulebook.holdings:
        setters = {each.organisation for each in sets(now, SIGHT, child) if each.organisation is not None}
        last = last_setter(now, SIGHT, child, setters)
        if last is not None:
            return last
    if IN_QUESTION in now.rulebook.conditions:
        openings = facts_for_child(now, now.rulebook.conditions[IN_QUESTION].opens, child)
        recorded = [each for each in openings if each.organisation is not None]
        if recorded:
            return min(recorded, key=lambda each: (each.latest, now.learned(each), each.root)).organisation
    return first_wijkteam(now)


def first_wijkteam(now: Moment) -> str | None:
    """The first in the list of organisations."""
    return next((each.id for each in now.organisations() if each.type == LAST_RESORT), None)


def of_type(now: Moment, kind: str | None, child: str) -> str | None:
    """The organisation of a type that possibly holds involvement, by id."""
    if INVOLVEMENT not in now.rulebook.holdings:
        return None
    found = holders(now, INVOLVEMENT, child, surely=False)
    return min((each for each in found if now.type_of(each) == kind), default=None)


def named_by(now: Moment, key: Fact, attribute: str | None) -> str | None:
    """The organisation that an attribute names, by its id or as the only one of its type."""
    named = key.attributes.get(attribute or "")
    known = [each.id for each in now.organisations() if named in (each.id, each.type)]
    return known[0] if len(known) == 1 else None


def resolve(now: Moment, duty: Duty, key: Fact, child: str | None) -> str | None:
    """Who it is by one way, for one child (none: there is no child)."""
    if duty.way == "trigger":
        return key.organisation
    if duty.way == "attribute":
        return named_by(now, key, duty.argument)
    if child is None:
        return first_wijkteam(now) if duty.way == "addressee" else None
    if duty.way in ("holder", "regisseur"):
        holding = SIGHT if duty.way == "holder" else REGIE
        return holder(now, holding, child) if holding in now.rulebook.holdings else None
    return of_type(now, duty.argument, child) if duty.way == "involved" else addressee(now, child)


def whose(now: Moment, duties: tuple[Duty, ...], key: Fact, children: list[str]) -> str | None:
    """The first way that resolves, for the first child for whom it does."""
    for duty in duties:
        for child in children or (None,):
            found = resolve(now, duty, key, child)
            if found is not None:
                return found
    return None
