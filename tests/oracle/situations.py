"""Section 5 of docs/semantics.md: holdings and conditions, per child."""

from collections.abc import Iterable
from datetime import date
from itertools import product

from tests.oracle.matching import Scope, facts_for_child, some_matches
from tests.oracle.people import children_around
from tests.oracle.world import DAY, Moment
from zicht.facts.fact import Fact
from zicht.rulebook.rule import Closing, Condition, Matcher


def sets(now: Moment, holding: str, child: str) -> list[Fact]:
    """Facts that set a holding for the organisation that recorded them."""
    found = facts_for_child(now, now.rulebook.holdings[holding].set_by, child)
    return [each for each in found if each.organisation is not None]


def releases(now: Moment, holding: str, child: str) -> list[tuple[str, Fact]]:
    """Who is released by which fact."""
    rule = now.rulebook.holdings[holding]
    released = facts_for_child(now, rule.released_by, child)
    found = [(each.organisation, each) for each in released if each.organisation is not None]
    for fact in facts_for_child(now, (*rule.set_by, *rule.released_by), child):
        for attribute in rule.also_released:
            named = fact.attributes.get(attribute)
            known = [each.id for each in now.organisations() if each.id == named]
            found += [(each, fact) for each in known if each != fact.organisation]
    return found


def unbroken(now: Moment, holding: str, child: str, organisation: str, *, surely: bool) -> list[Fact]:
    """The sets of an organisation that no release possibly (or surely) came after."""
    released = [fact for who, fact in releases(now, holding, child) if who == organisation]
    found = []
    for each in sets(now, holding, child):
        if each.organisation != organisation:
            continue
        if surely:
            broken = any(release.latest > each.earliest for release in released)
        else:
            broken = any(release.earliest > each.latest for release in released)
        if not broken:
            found.append(each)
    return found


def holders(now: Moment, holding: str, child: str, *, surely: bool) -> set[str]:
    """The organisations that possibly, or surely, hold."""
    return {each.id for each in now.organisations() if unbroken(now, holding, child, each.id, surely=surely)}


def last_setter(now: Moment, holding: str, child: str, among: Iterable[str]) -> str | None:
    """The one of these organisations whose last set is latest (`latest`, `learned`, then root id)."""
    candidates = [
        (each.latest, now.learned(each), each.root, each.organisation)
        for each in sets(now, holding, child)
        if each.organisation in set(among) and each.organisation is not None
    ]
    return max(candidates)[-1] if candidates else None


def holder(now: Moment, holding: str, child: str) -> str | None:
    """Among those that possibly hold, the one whose last set is latest."""
    return last_setter(now, holding, child, holders(now, holding, child, surely=False))


def chain_end(now: Moment, requires: tuple[tuple[Matcher, ...], ...], opening: Fact, child: str) -> date | None:
    """The earliest end of a chain f1, f2, ... on or after the opening, tried one by one; none if there is none."""
    candidates = [facts_for_child(now, each, child) for each in requires]
    ends = []
    for chain in product(*candidates):
        days = [each.latest for each in chain]
        if days == sorted(days) and all(day >= opening.earliest for day in days):
            ends.append(days[-1])
    return min(ends, default=None)


def closing_days(now: Moment, closing: Closing, opening: Fact, child: str) -> list[date]:
    """The days on which one entry of `closes` is effective against an opening."""
    if any(since(now, each, child) is not None for each in closing.except_while):
        return []
    days = []
    for fact in facts_for_child(now, closing.facts, child):
        day = fact.latest
        if closing.by_holder_of is not None:
            held = {each.organisation for each in sets(now, closing.by_holder_of, child)}
            if fact.organisation not in held:
                continue
        if closing.requires:
            end = chain_end(now, closing.requires, opening, child)
            if end is None:
                continue
            day = max(day, end)
        days.append(day)
    return days


def spent(now: Moment, condition: Condition, opening: Fact, child: str) -> bool:
    """Closed by something after its earliest day, or over because it lasts no longer."""
    if condition.lasts_days is not None and now.day >= opening.earliest + condition.lasts_days * DAY:
        return True
    return any(
        day > opening.earliest for closing in condition.closes for day in closing_days(now, closing, opening, child)
    )


def since(now: Moment, code: str, child: str) -> date | None:
    """The first day from which a condition surely held, when it surely holds now; or none."""
    condition = now.rulebook.conditions[code]
    if condition.all_of:
        days = [since(now, each, child) for each in condition.all_of]
        known = [day for day in days if day is not None]
        return max(known) if len(known) == len(days) else None
    if condition.any_of:
        days = [since(now, each, child) for each in condition.any_of]
        return min((day for day in days if day is not None), default=None)
    if condition.holding is not None:
        return counted(now, condition.holding, condition.at_least, child)
    openings = facts_for_child(now, condition.opens, child)
    return min((each.latest for each in openings if not spent(now, condition, each, child)), default=None)


def counted(now: Moment, holding: str, at_least: int, child: str) -> date | None:
    """The organisations that surely hold, by their first unbroken set; the at_least-th smallest counts."""
    firsts = sorted(
        min(each.latest for each in unbroken(now, holding, child, organisation, surely=True))
        for organisation in holders(now, holding, child, surely=True)
    )
    return firsts[at_least - 1] if len(firsts) >= at_least else None


def opened_by(now: Moment, code: str, child: str) -> list[Fact]:
    """The facts that opened the current period: all openings that are not spent, of every part that holds."""
    condition = now.rulebook.conditions[code]
    if since(now, code, child) is None:
        return []
    parts = (*condition.all_of, *condition.any_of)
    if parts:
        return [fact for each in parts for fact in opened_by(now, each, child)]
    if condition.holding is not None:
        return [
            fact
            for organisation in sorted(holders(now, condition.holding, child, surely=True))
            for fact in unbroken(now, condition.holding, child, organisation, surely=True)
        ]
    openings = facts_for_child(now, condition.opens, child)
    return [each for each in openings if not spent(now, condition, each, child)]


def could_open(now: Moment, code: str, fact: Fact, child: str) -> bool:
    """Whether a fact stands as an opening of a condition or of a part of it, spent or not."""
    condition = now.rulebook.conditions[code]
    if any(could_open(now, each, fact, child) for each in (*condition.all_of, *condition.any_of)):
        return True
    if condition.holding is not None:
        return any(each.root == fact.root for each in sets(now, condition.holding, child))
    return some_matches(now, condition.opens, fact, child)


def children_of(now: Moment, scope: Scope) -> list[str]:
    """The children for whom a condition may hold for a scope: itself, those around the adult, or all."""
    if scope.subject is None:
        return [each.id for each in now.children()]
    if scope.adult:
        return children_around(now, scope.subject, now.day)
    return [scope.subject]


def since_for(now: Moment, code: str, scope: Scope) -> date | None:
    """As `since`, for some child of the scope; the smallest counts."""
    days = [since(now, code, child) for child in children_of(now, scope)]
    return min((day for day in days if day is not None), default=None)
