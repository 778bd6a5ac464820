"""Section 6 of docs/semantics.md, patterns: hits, windows and what stands after walking through the days."""

from datetime import date

from tests.oracle.matching import Scope, counts
from tests.oracle.world import DAY, Moment
from zicht.facts.fact import Fact
from zicht.rulebook.rule import Rule


def is_hit(now: Moment, rule: Rule, scope: Scope, fact: Fact) -> bool:
    """Matches one of the groups."""
    return any(counts(now, each, fact, scope) for group in rule.hits for each in group.facts)


def cleared(now: Moment, rule: Rule, scope: Scope, hit: Fact) -> bool:
    """A weighing settles what was known by then."""
    return any(
        any(counts(now, each, fact, scope) for each in rule.cleared_by)
        and hit.earliest <= fact.latest
        and now.learned(hit) <= fact.latest
        for fact in now.standing
    )


def hits(now: Moment, rule: Rule, scope: Scope, gone: frozenset[str]) -> list[Fact]:
    """H: a hit that answers another uncleared hit does not count."""
    found = [
        fact
        for fact in now.standing
        if fact.root not in gone and is_hit(now, rule, scope, fact) and not cleared(now, rule, scope, fact)
    ]
    return [
        fact
        for fact in found
        if not any(now.names(fact.attributes.get("re"), other) for other in found if other.root != fact.root)
    ]


def enough(now: Moment, rule: Rule, scope: Scope, found: list[Fact]) -> bool:
    """Every group reaches its `at_least`, and enough organisations recorded the hits."""
    for group in rule.hits:
        number = 0
        for fact in found:
            if any(counts(now, each, fact, scope) for each in group.facts):
                number += 2 if fact.attributes.get("several") is True else 1
        if number < group.at_least:
            return False
    organisations = {each.organisation for each in found if each.organisation is not None}
    if rule.organisations > 1 and len(organisations) < rule.organisations:
        return False
    children = {each.id for each in now.children()}
    alone = [children & set(each.about) for each in found if len(children & set(each.about)) == 1]
    return rule.children <= 1 or len(set().union(*alone)) >= rule.children


def together(rule: Rule, one: Fact, other: Fact) -> bool:
    """Surely within the window, wherever they lie."""
    return (max(one.latest, other.latest) - min(one.earliest, other.earliest)).days < rule.window_days


def opening(now: Moment, rule: Rule, scope: Scope, known: list[Fact], learned: date) -> list[Fact]:
    """The hits of the first window that counts and holds one learned on this day."""
    for start in sorted({each.earliest for each in known}):
        end = start + rule.window_days * DAY
        inside = [each for each in known if each.earliest >= start and each.latest < end]
        if any(now.learned(each) == learned for each in inside) and enough(now, rule, scope, inside):
            return inside
    return []


def joined(rule: Rule, standing: list[Fact], new: list[Fact]) -> list[Fact]:
    """The new hits that lie together with some hit of what stands, until no more do."""
    found: list[Fact] = []
    grown = True
    while grown:
        grown = False
        for hit in new:
            if hit not in found and any(together(rule, hit, each) for each in standing + found):
                found.append(hit)
                grown = True
    return found


def standing_hits(now: Moment, rule: Rule, scope: Scope, gone: frozenset[str]) -> list[Fact]:
    """U(D), before what holds for every shape."""
    found = hits(now, rule, scope, gone)
    standing: list[Fact] = []
    last = date.min
    for learned in sorted({now.learned(each) for each in found}):
        if standing and learned >= last + rule.window_days * DAY:
            standing = []
        new = [each for each in found if now.learned(each) == learned]
        if standing:
            more = joined(rule, standing, new)
        else:
            more = opening(now, rule, scope, [each for each in found if now.learned(each) <= learned], learned)
        if more:
            standing = standing + more
            last = learned
    if standing and now.day >= last + rule.window_days * DAY:
        return []
    return standing
