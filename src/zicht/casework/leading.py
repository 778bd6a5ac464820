"""Who leads the work on an area of life, beside the one regisseur of the family (R142, R143)."""

from collections.abc import Iterable
from datetime import date

from zicht.casework.consent import current
from zicht.facts.fact import Fact

LEAD = "area_lead_set"


def leads(facts: Iterable[Fact], today: date) -> tuple[Fact, ...]:
    """Who leads on a day, one for each area of life: whom the newest fact of that area names, while it holds."""
    named = [each for each in current(facts) if each.kind == LEAD and "area" in each.attributes]
    newest = {str(each.attributes["area"]): each for each in sorted(named, key=lambda each: (each.latest, each.index))}
    return tuple(newest[area] for area in sorted(newest) if _holds(newest[area], today))


def _holds(fact: Fact, today: date) -> bool:
    until = fact.attributes.get("until")
    return not isinstance(until, date) or today <= until
