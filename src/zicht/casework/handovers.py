"""The handovers of a family, folded from facts; and who takes the place of an organisation that was succeeded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from zicht.casework.consent import current
from zicht.casework.handing_over import CALL, TABLE, Handover, Offer, Stage, Step, after, items_of
from zicht.casework.holding import moment_of
from zicht.facts.fact import Fact, Precision

OFFERED, SUCCEEDED = Step.OFFER.value, "organisation_succeeded"
FAR = "relocation"


@dataclass(frozen=True, slots=True)
class Told:
    """A handover with the facts that tell it, in order; the first is the offer."""

    handover: Handover
    facts: tuple[Fact, ...]


def handovers_of(facts: Sequence[Fact], moments: Mapping[str, datetime]) -> tuple[Told, ...]:
    """Every handover that facts tell of, the newest offer first. `moments`: when each fact was recorded."""
    standing = sorted(current(facts), key=lambda each: _order(each, moments))
    successors = successors_of(standing)
    found: dict[str, Told] = {}
    for each in standing:
        if each.kind == OFFERED and isinstance(each.attributes.get("to"), str):
            found[each.root] = Told(_offered(each), (each,))
        elif (told := found.get(_offer_of(each, standing))) is not None and _is_step(each, told.handover, successors):
            moved = after(told.handover, Step(each.kind), each.latest)
            if moved is not told.handover:
                found[told.handover.offer] = Told(moved, (*told.facts, each))
    succeeded = (replace(each, handover=_succeeded(each.handover, successors)) for each in found.values())
    return tuple(reversed(list(succeeded)))


def call_before(facts: Sequence[Fact], own: str, moments: Mapping[str, datetime]) -> Fact | None:
    """The last call beforehand that an organisation recorded, and after which it offered nothing to whom it called."""
    standing = [each for each in current(facts) if each.organisation == own]
    offered = {each.attributes.get("to"): each.latest for each in sorted(standing, key=_day) if each.kind == OFFERED}
    calls = (each for each in standing if each.kind == CALL)
    left = [each for each in calls if offered.get(each.attributes.get("with"), date.min) < each.latest]
    return max(left, key=lambda each: (each.latest, _order(each, moments)), default=None)


def is_told(call: Fact, typed: Offer) -> bool:
    """Whether a call that was recorded is the one that an offer speaks of, so that it is not recorded once more."""
    said = (call.attributes.get("with"), call.attributes.get("spoken_with"), call.latest)
    is_same = said == (typed.to, typed.spoken_with.strip(), typed.spoken_on) and call.precision is Precision.DAY
    return is_same and set(typed.children) <= set(call.about)


def successors_of(facts: Iterable[Fact]) -> dict[str, str]:
    """Who took the place of an organisation that ended, merged or was split, by organisation."""
    found: dict[str, str] = {}
    for each in facts:
        to = each.attributes.get("to")
        if each.kind == SUCCEEDED and each.organisation and isinstance(to, str):
            found[each.organisation] = to
    return found


def moved_away(facts: Sequence[Fact]) -> date | None:
    """Since when the family lives in another municipality, as far as is recorded; None: it does not."""
    days = [
        each.latest for each in current(facts) if each.kind == FAR and each.attributes.get("other_municipality") is True
    ]
    return max(days, default=None)


def _offered(fact: Fact) -> Handover:
    return Handover(
        fact.root,
        fact.organisation or "",
        str(fact.attributes["to"]),
        fact.about,
        Stage.OFFERED,
        fact.latest,
        items_of(fact.attributes),
    )


def _offer_of(fact: Fact, facts: Sequence[Fact]) -> str:
    """The root of the offer that a fact names; empty when it names none."""
    named = fact.attributes.get("offer") or fact.attributes.get("re")
    return next((each.root for each in facts if named in {each.id, each.root} and each.kind == OFFERED), "")


def _is_step(fact: Fact, handover: Handover, successors: Mapping[str, str]) -> bool:
    if fact.kind not in {each.value for each in Step} or fact.kind == OFFERED:
        return False
    side = handover.of(TABLE[Step(fact.kind)].side)
    return fact.organisation in {side, successors.get(side)}


def _succeeded(handover: Handover, successors: Mapping[str, str]) -> Handover:
    sender = successors.get(handover.sender, handover.sender)
    receiver = successors.get(handover.receiver, handover.receiver)
    if sender == receiver or not handover.is_pending:
        return handover
    return replace(handover, sender=sender, receiver=receiver)


def _day(fact: Fact) -> date:
    return fact.latest


def _order(fact: Fact, moments: Mapping[str, datetime]) -> tuple[datetime, int, str]:
    zone = next((each.tzinfo for each in moments.values()), None)
    place = [each.value for each in Step].index(fact.kind) if fact.kind in {each.value for each in Step} else -1
    assert zone is not None or not moments
    at = moment_of(fact, moments, zone) if zone else datetime.combine(fact.latest, datetime.min.time())
    return at, place, fact.root
