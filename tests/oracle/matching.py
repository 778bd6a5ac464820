"""Sections 3 and 4 of docs/semantics.md: which facts match, and for which scope they count."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.oracle.people import children_around, reached
from tests.oracle.world import Moment
from zicht.chronology.days import years_after
from zicht.facts.case import Person
from zicht.facts.fact import AttributeValue, Fact
from zicht.rulebook.rule import ANY, Matcher, Per, Reach, Values


@dataclass(frozen=True, slots=True, order=True)
class Scope:
    """For whom a rule is evaluated. `subject` None is the family; `root` is filled per fact only."""

    subject: str | None
    adult: bool = False
    root: str | None = None
    organisation: str | None = None


def equals(now: Moment, found: AttributeValue, value: AttributeValue) -> bool:
    """The value itself, anything, or for the id of an organisation also its type."""
    if value == ANY:
        return True
    if type(found) is type(value) and found == value:
        return True
    return isinstance(found, str) and now.type_of(found) is not None and now.type_of(found) == value


def attributes_hold(now: Moment, fact: Fact, when: Values, unless: Values) -> bool:
    """Each of `when` is present with one of its values, and none of `unless` is."""
    for name, values in when.items():
        if name not in fact.attributes:
            return False
        if not any(equals(now, fact.attributes[name], value) for value in values):
            return False
    for name, values in unless.items():
        if name in fact.attributes and any(equals(now, fact.attributes[name], value) for value in values):
            return False
    return True


def age_holds(matcher: Matcher, fact: Fact, child: Person | None) -> bool:
    """Surely within the bounds, and unknown satisfies nothing; with `or_unknown` possibly, and unknown does."""
    if matcher.age_from is None and matcher.age_under is None:
        return True
    if child is None or child.born is None:
        return child is not None and matcher.age_or_unknown
    first, last = child.born
    youngest, oldest = (first, last) if matcher.age_or_unknown else (last, first)
    if matcher.age_from is not None and years_after(youngest, matcher.age_from) > fact.latest:
        return False
    return matcher.age_under is None or years_after(oldest, matcher.age_under) > fact.latest


def matches(now: Moment, matcher: Matcher, fact: Fact, child: Person | None) -> bool:
    """Section 3, all keys but reach."""
    ways = matcher.kinds.get(fact.kind, ())
    if not any(attributes_hold(now, fact, when, unless) for when, unless in ways):
        return False
    if not attributes_hold(now, fact, matcher.when, matcher.unless):
        return False
    if matcher.organisation_types and now.type_of(fact.organisation) not in matcher.organisation_types:
        return False
    if matcher.sources and fact.source not in matcher.sources:
        return False
    roles = [each.role for each in now.world.case.persons if each.id in fact.about]
    if matcher.roles and not any(role in matcher.roles for role in roles):
        return False
    return age_holds(matcher, fact, child)


def matches_for_child(now: Moment, matcher: Matcher, fact: Fact, child: str) -> bool:
    """The fact matches for this child, and its reach holds it."""
    person = next(each for each in now.children() if each.id == child)
    return matches(now, matcher, fact, person) and child in reached(now, matcher.reach, fact)


def some_matches(now: Moment, matchers: Iterable[Matcher], fact: Fact, child: str) -> bool:
    """One of the matchers does."""
    return any(matches_for_child(now, each, fact, child) for each in matchers)


def facts_for_child(now: Moment, matchers: Iterable[Matcher], child: str) -> list[Fact]:
    """All standing facts that one of the matchers holds for this child."""
    each_matcher = list(matchers)
    return [fact for fact in now.standing if some_matches(now, each_matcher, fact, child)]


def counts(now: Moment, matcher: Matcher, fact: Fact, scope: Scope) -> bool:
    """Whether a fact counts for a scope, other than as the trigger of a rule per adult."""
    if scope.subject is None:
        return matches(now, matcher, fact, None)
    if not scope.adult:
        return matches_for_child(now, matcher, fact, scope.subject)
    if not matches(now, matcher, fact, None):
        return False
    if scope.subject in fact.about:
        return True
    if matcher.reach is not Reach.CIRCLE:
        return False
    around = children_around(now, scope.subject, fact.latest)
    return any(child in around for child in reached(now, matcher.reach, fact))


def counts_as_trigger(now: Moment, matcher: Matcher, fact: Fact, scope: Scope, per: Per) -> bool:
    """An adult is reached by a trigger when named; per fact the family takes what reaches no child."""
    if scope.subject is not None and scope.adult:
        return matches(now, matcher, fact, None) and scope.subject in fact.about
    if scope.subject is None and per is Per.FACT:
        return matches(now, matcher, fact, None) and not reached(now, matcher.reach, fact)
    return counts(now, matcher, fact, scope)
