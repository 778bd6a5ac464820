"""What the persons of an invented family are called: surnames that do not repeat, names that say no more than is known.

A mother and a father have a first name that fits; of everybody else no gender is recorded, so the name tells none.
"""

from collections.abc import Iterable

from zicht.facts.case import Person

MOTHERS = (
    *("Marloes", "Fatima", "Ingrid", "Samira", "Wendy", "Joke", "Aylin", "Chantal", "Hanneke", "Naima", "Daphne"),
    *("Agnieszka", "Linda", "Soraya", "Mirjam", "Priya", "Sandra", "Yasmin", "Ellen", "Miranda", "Rachida", "Bianca"),
)
FATHERS = (
    *("Martijn", "Hassan", "Peter", "Murat", "Ruud", "Jeroen", "Tomasz", "Glenn", "Bas", "Karim", "Sander", "Dennis"),
    *("Rajesh", "Wouter", "Youssef", "Frank", "Kevin", "Henk", "Emre", "Marcel", "Stefan", "Ronald", "Ricardo"),
)
ANYBODY = (
    *("Robin", "Noa", "Sam", "Jip", "Bo", "Charlie", "Puck", "Mika", "Jules", "Nicky", "Luca", "Kim", "Alex", "Senna"),
    *("Marijn", "Lou", "Jamie", "Sascha", "Chris", "Pim", "Rowan", "Dominique", "Jo", "Quinn", "Ali", "Yuki", "Toni"),
)
SURNAMES = (
    *("de Groot", "Yilmaz", "van Dalen", "Bakker", "El Idrissi", "Hofman", "Kowalski", "Schouten", "van der Laan"),
    *("Ramdin", "Verhoeven", "Smit", "Öztürk", "Martina", "Willems", "de Bruijn", "Hussein", "Postma", "van Leeuwen"),
    *("Demir", "Jacobs", "Timmermans", "Bouazza", "Scholten", "Nguyen", "Koning", "van Vliet", "Tesfay", "Peeters"),
    *("Doğan", "Blom", "van den Heuvel", "Rosaria", "Kramer", "Haddou", "Sanders", "de Haan", "Nowak", "Gerritsen"),
    *("Amrani", "Molenaar", "ter Braak", "Singh", "van Wijk", "Hermans", "Çelik", "Boersma", "Pinas", "Vos", "Kuiper"),
    *("Bennani", "van Es", "Driessen", "Abdi", "Veldman", "Lopes", "Maas", "Zijlstra", "Karaca", "Hoekstra", "Evers"),
)
APART = 31  # how far from the surname of the family that of a second parent is taken


def surname(number: int) -> str:
    """The surname of family `number`: the first so many are all different."""
    return SURNAMES[number % len(SURNAMES)]


def fitting(role: str) -> tuple[str, ...]:
    """First names for a role."""
    return {"mother": MOTHERS, "father": FATHERS}.get(role, ANYBODY)


def names(persons: Iterable[Person], number: int) -> dict[str, str]:
    """What each person of family `number` is called, by id. A parent may have another surname than the children."""
    found = {}
    other = SURNAMES[(number + APART) % len(SURNAMES)]
    for place, each in enumerate(persons):
        given = fitting(each.role)
        is_same = each.is_child or each.role == ("father" if number % 3 else "mother")
        found[each.id] = f"{given[(number * 5 + place) % len(given)]} {surname(number) if is_same else other}"
    return found
