"""Section 6 of docs/semantics.md, continuity: while a condition holds, how many organisations hold something."""

from tests.oracle.matching import Scope
from tests.oracle.situations import children_of, could_open, holders, opened_by, releases, sets, since
from tests.oracle.world import Moment
from zicht.facts.fact import Fact
from zicht.rulebook.rule import Rule


def concerned(now: Moment, rule: Rule, scope: Scope) -> list[str]:
    """The child, or the children of the family, for whom `while` holds."""
    assert rule.during is not None
    return [child for child in children_of(now, scope) if since(now, rule.during, child) is not None]


def too_few(now: Moment, rule: Rule, scope: Scope) -> list[str]:
    """The children for whom fewer than `at_least` possibly hold."""
    assert rule.holding is not None
    if rule.at_least is None:
        return []
    return [
        child
        for child in concerned(now, rule, scope)
        if len(holders(now, rule.holding, child, surely=False)) < rule.at_least
    ]


def crowded(now: Moment, rule: Rule, scope: Scope) -> list[str]:
    """The children for whom more than `at_most` surely hold."""
    assert rule.holding is not None
    if rule.at_most is None:
        return []
    return [
        child
        for child in concerned(now, rule, scope)
        if len(holders(now, rule.holding, child, surely=True)) > rule.at_most
    ]


def candidates(now: Moment, rule: Rule, scope: Scope) -> list[Fact]:
    """Openings of the current period and, when too few hold, the releases; when too many, their sets."""
    assert rule.during is not None
    assert rule.holding is not None
    children = concerned(now, rule, scope)
    found = [fact for child in children for fact in opened_by(now, rule.during, child)]
    if too_few(now, rule, scope):
        found += [fact for child in children for _, fact in releases(now, rule.holding, child)]
    for child in crowded(now, rule, scope):
        surely = holders(now, rule.holding, child, surely=True)
        found += [each for each in sets(now, rule.holding, child) if each.organisation in surely]
    return found


def gap(now: Moment, rule: Rule, scope: Scope, gone: frozenset[str]) -> list[Fact]:
    """U(D), before what holds for every shape: the key fact alone."""
    if not concerned(now, rule, scope):
        return []
    if not too_few(now, rule, scope) and not crowded(now, rule, scope):
        return []
    found = [each for each in candidates(now, rule, scope) if each.root not in gone]
    if not found:
        return []
    return [max(found, key=lambda each: (each.latest, now.learned(each), each.root))]


def still_counts(now: Moment, rule: Rule, scope: Scope, fact: Fact) -> bool:
    """Whether a fact still stands as an opening, a release or a set for this scope."""
    assert rule.during is not None
    assert rule.holding is not None
    for child in children_of(now, scope):
        if could_open(now, rule.during, fact, child):
            return True
        if rule.at_least is not None and any(each.root == fact.root for _, each in releases(now, rule.holding, child)):
            return True
        if rule.at_most is not None and any(each.root == fact.root for each in sets(now, rule.holding, child)):
            return True
    return False
