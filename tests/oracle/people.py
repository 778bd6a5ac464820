"""Section 2 of docs/semantics.md: ties, the circle of a child, whom a fact reaches, who is no longer a subject."""

from datetime import date

from tests.oracle.world import Moment
from zicht.facts.case import Person
from zicht.facts.fact import Fact
from zicht.rulebook.rule import Reach

TYING = ("new_partner", "household_member_joined", "birth", "pregnancy_known")
ENDING = ("separation", "household_member_left")
HOUSEHOLD = ("household_member", "partner")
NEAR = ("parent", "caregiver", "foster_parent")


def related(now: Moment, kind: str, origin: str, target: str, day: date) -> bool:
    """Whether a relation of a kind holds from one to the other."""
    return any(
        each.kind == kind and each.origin == origin and each.target == target and each.holds_on(day)
        for each in now.world.case.relations
    )


def ties_made(now: Moment, one: str, other: str, day: date) -> list[date]:
    """The days on which household ties between two persons were made, as far as they hold by `day`."""
    made = [
        each.since or date.min
        for each in now.world.case.relations
        if each.kind in HOUSEHOLD and {each.origin, each.target} == {one, other} and each.holds_on(day)
    ]
    made += [
        each.latest
        for each in now.standing
        if each.kind in TYING and one in each.about and other in each.about and each.latest <= day
    ]
    return made


def ties_ended(now: Moment, one: str, other: str, day: date) -> list[date]:
    """The days on which ties between two persons were ended."""
    return [
        each.latest
        for each in now.standing
        if each.kind in ENDING
        and each.latest <= day
        and ((one in each.about and other in each.about) or each.about in {(one,), (other,)})
    ]


def tied(now: Moment, one: str, other: str, day: date) -> bool:
    """Of a tie made and a tie ended the later counts, on one day the new tie."""
    if one == other:
        return False
    ends = ties_ended(now, one, other, day)
    return any(all(made >= end for end in ends) for made in ties_made(now, one, other, day))


def household(now: Moment, one: str, day: date) -> set[str]:
    """Everybody with a household tie to a person."""
    return {each.id for each in now.world.case.persons if tied(now, one, each.id, day)}


def near(now: Moment, child: str, day: date) -> set[str]:
    """Parents, caregivers, foster parents and the household of a child."""
    persons = [each.id for each in now.world.case.persons]
    found = {each for each in persons for kind in NEAR if related(now, kind, each, child, day)}
    return found | household(now, child, day)


def siblings(now: Moment, child: str, day: date) -> set[str]:
    """Related as sibling, or sharing a parent."""
    found = set()
    persons = [each.id for each in now.world.case.persons]
    for other in persons:
        if related(now, "sibling", child, other, day) or related(now, "sibling", other, child, day):
            found.add(other)
        for parent in persons:
            if related(now, "parent", parent, child, day) and related(now, "parent", parent, other, day):
                found.add(other)
    return found


def circle(now: Moment, child: str, day: date) -> set[str]:
    """Near, plus the household of near, plus siblings."""
    close = near(now, child, day)
    found = set(close)
    for each in close:
        found |= household(now, each, day)
    return (found | siblings(now, child, day)) - {child}


def exists(now: Moment, child: Person, day: date) -> bool:
    """From the earliest possible birth, or from the earliest day of a standing fact that names it if that is before."""
    starts = [each.earliest for each in now.standing if child.id in each.about]
    if child.born is not None:
        starts.append(child.born[0])
    return not starts or min(starts) <= day


def reached(now: Moment, reach: Reach, fact: Fact) -> list[str]:
    """The children that a fact belongs to, on its `latest`, by id."""
    named = [each.id for each in now.children() if each.id in fact.about]
    found = []
    for child in now.children():
        if child.id in fact.about:
            belongs = True
        elif reach is Reach.FAMILY:
            belongs = exists(now, child, fact.latest)
        elif reach is Reach.NAMED and named:
            belongs = False
        else:
            around = circle(now, child.id, fact.latest) & set(fact.about)
            belongs = bool(around) and exists(now, child, fact.latest)
        if belongs and not (reach is Reach.SIBLINGS and child.id in fact.about):
            found.append(child.id)
    return found


def children_around(now: Moment, adult: str, day: date) -> list[str]:
    """The children in whose circle an adult is."""
    return [each.id for each in now.children() if adult in circle(now, each.id, day)]
