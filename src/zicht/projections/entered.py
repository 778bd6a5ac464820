"""Facts by the day on which a view came to know them."""

from collections.abc import Iterable
from datetime import date

from zicht.facts.fact import Fact


def entered(facts: Iterable[Fact], view: str | None, until: date) -> dict[date, list[Fact]]:
    """Per day, in the order of the days, the facts that became known on it, in the order in which they are given."""
    found: dict[date, list[Fact]] = {}
    for fact in facts:
        day = fact.visible_from(view)
        if day is not None and day <= until:
            found.setdefault(day, []).append(fact)
    return dict(sorted(found.items()))
