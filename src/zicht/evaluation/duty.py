"""Whose work a finding is: the first way of `duty_of` that resolves (R133; docs/semantics.md)."""

from collections.abc import Sequence

from zicht.chronology.timeline import Known
from zicht.evaluation.conditions import INVOLVEMENT, REGIE, SAFETY, SIGHT, Situation, last_order
from zicht.rulebook.rule import Duty, Rule

WIJKTEAM = "wijkteam"


def organisation_for(rule: Rule, situation: Situation, key: Known, children: Sequence[str]) -> str | None:
    """The organisation whose work it is today, or None when no way resolves."""
    for duty in rule.duty_of:
        if (found := _resolve(duty, situation, key, children)) is not None:
            return found
    return None


def _resolve(duty: Duty, situation: Situation, key: Known, children: Sequence[str]) -> str | None:
    if duty.way == "trigger":
        return key.organisation
    if duty.way == "attribute":
        return _named(situation, key.fact.attributes.get(duty.argument or ""))
    ways = {"holder": _holder, "regisseur": _regisseur, "addressee": addressee}
    for child in children:
        if duty.way == "involved":
            found = _involved(situation, child, duty.argument)
        else:
            found = ways[duty.way](situation, child)
        if found is not None:
            return found
    return _wijkteam(situation) if duty.way == "addressee" else None


def _named(situation: Situation, value: object) -> str | None:
    """The organisation that an attribute names by id, or the only one of the type that it names."""
    organisations = situation.moment.case.organisations
    if any(each.id == value for each in organisations):
        return str(value)
    of_type = [each.id for each in organisations if each.type == value]
    return of_type[0] if len(of_type) == 1 else None


def _holder(situation: Situation, child: str) -> str | None:
    return _last(situation, SIGHT, child)


def _regisseur(situation: Situation, child: str) -> str | None:
    return _last(situation, REGIE, child)


def _last(situation: Situation, holding: str, child: str) -> str | None:
    if holding not in situation.rulebook.holdings:
        return None
    holders = situation.possible_holders(holding, child)
    return holders[-1] if holders else None


def _involved(situation: Situation, child: str, wanted: str | None) -> str | None:
    if INVOLVEMENT not in situation.rulebook.holdings:
        return None
    holders = sorted(situation.possible_holders(INVOLVEMENT, child))
    return next((each for each in holders if situation.moment.is_of_type(each, wanted)), None)


def addressee(situation: Situation, child: str) -> str | None:
    """The recorded holder, else the last one, else who received what opened the concern, else the wijkteam."""
    if holder := _holder(situation, child):
        return holder
    if SIGHT in situation.rulebook.holdings:
        tenures = situation.tenures(SIGHT, child)
        held = [each.last_set for each in tenures.values() if each.sets]
        if held:
            return max(held, key=last_order).organisation
    if SAFETY in situation.rulebook.conditions:
        openings = sorted(situation.ever_opened(SAFETY, child), key=last_order)
        if opened := next((each.organisation for each in openings if each.organisation), None):
            return opened
    return _wijkteam(situation)


def _wijkteam(situation: Situation) -> str | None:
    """The first local team that the case knows: somebody is always addressed."""
    organisations = situation.moment.case.organisations
    return next((each.id for each in organisations if each.type == WIJKTEAM), None)
