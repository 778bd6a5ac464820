"""A synthetic region as a stream: family number n of a seed is always the same, in whatever order it is asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from zicht.facts.case import Case
from zicht.population.courses import COURSES, Course
from zicht.population.people import Household, household
from zicht.population.places import Places

FACTS = 50  # on average per family
YEARS = 4


@dataclass(frozen=True, slots=True)
class Synthetic:
    """An invented family: its case, and who its persons are."""

    number: int
    case: Case
    home: Household


def families(seed: int, count: int, around: Places, today: date) -> Iterator[Synthetic]:
    """`count` families, one at a time: memory does not grow with the region."""
    for number in range(count):
        yield family(seed, number, around, today)


def family(seed: int, number: int, around: Places, today: date) -> Synthetic:
    """One family."""
    random = Random(f"{seed}/{number}")
    home = household(random, today)
    begin = today - timedelta(days=random.randint(200, YEARS * 365))
    course = Course(random, home, around.around(random), begin, today)
    wanted = random.randint(FACTS - 25, FACTS + 25)
    kinds, weights = zip(*COURSES, strict=True)
    while len(course.facts) < wanted:
        course.day = begin + timedelta(days=random.randrange((today - begin).days))
        random.choices(kinds, weights)[0](course)
    named = {each.organisation for each in course.facts}
    named |= {str(value) for each in course.facts for value in each.attributes.values()}
    organisations = tuple(each for each in course.around.values() if each.id in named)
    case = Case(f"synthetic-{seed}-{number}", home.persons, home.relations, organisations, tuple(course.facts), today)
    return Synthetic(number, case, home)
