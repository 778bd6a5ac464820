"""The persons of a synthetic family: who they are, what they are called and when they were born."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from zicht.facts.case import Person, Relation
from zicht.population.naming import fitting

FAMILY = (
    *("Aardema", "Bakker", "Can", "de Wit", "Elzinga", "Faber", "Groen", "Haddad", "IJsselstein", "Jansen", "Koster"),
    *("Lammers", "Mol", "Nijland", "Öztürk", "Postma", "Rademaker", "Schippers", "Terpstra", "van der Velde", "Wong"),
    *("Yıldız", "Zandstra", "van den Berg", "Visscher", "Meijer", "Meyer", "Nowak", "Ter Horst", "Kuipers", "Dekkers"),
)


@dataclass(frozen=True, slots=True)
class Household:
    """Persons with their relations, and what they are called, by id."""

    surname: str
    persons: tuple[Person, ...]
    relations: tuple[Relation, ...]
    names: Mapping[str, str]

    @property
    def children(self) -> tuple[str, ...]:
        """Ids of the children, oldest first."""
        return tuple(each.id for each in self.persons if each.is_child)


def household(random: Random, today: date) -> Household:
    """One to four children, a mother, mostly a father."""
    surname = random.choice(FAMILY)
    children = [f"k{number}" for number in range(1, random.choice((1, 1, 2, 2, 2, 3, 4)) + 1)]
    ages = sorted((random.randrange(200, 17 * 365) for _ in children), reverse=True)
    persons = [
        Person(each, "child", _day(today - timedelta(days=age))) for each, age in zip(children, ages, strict=True)
    ]
    mother_age = ages[0] + random.randrange(20 * 365, 38 * 365)
    persons.append(Person("m", "mother", _day(today - timedelta(days=mother_age))))
    relations = [Relation("m", each, "parent") for each in children]
    if random.random() < 0.85:
        persons.append(Person("v", "father", _day(today - timedelta(days=mother_age + random.randrange(-1500, 2500)))))
        relations += [Relation("v", each, "parent") for each in children]
    names = {each.id: f"{random.choice(fitting(each.role))} {surname}" for each in persons}
    return Household(surname, tuple(persons), tuple(relations), names)


def _day(day: date) -> tuple[date, date]:
    return day, day
