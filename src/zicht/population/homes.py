"""Where the persons of an invented family live: a child may have several homes, and one home may be secret."""

from dataclasses import dataclass

from zicht.facts.case import Case

STREETS = (
    *("Wilgenhof", "Steenbakkersweg", "Korenbloemstraat", "Havenkade", "Meester Vinkstraat", "Torenplein", "Elzenlaan"),
    *("Spoorzicht", "Bleekveld", "Zuiderdwarsvaart", "Molenwerf", "Parkrand", "Veldzicht", "Oude Tolweg", "Rietvoorn"),
)
TOWN = "Oeverpark"  # no such place, and no postcode: an address that nobody has
HERE = frozenset({"mother", "stepparent", "partner", "household_member"})


@dataclass(frozen=True, slots=True)
class Home:
    """A household: how it is called, where (None: secret), and who lives there by id."""

    called: str
    address: str | None
    persons: tuple[str, ...]


def homes(case: Case, number: int) -> tuple[Home, ...]:
    """The homes of family `number`, as its roles and relations tell: apart, with grandparents, in a foster family."""
    role = {each.id: each.role for each in case.persons}
    children = tuple(each.id for each in case.persons if each.is_child)
    fathers = tuple(each for each in role if role[each] == "father")
    here = tuple(each for each in role if role[each] in HERE)
    is_apart = bool(here and fathers) and _apart(case)
    is_secret = any(each.type == "vrouwenopvang" for each in case.organisations)
    first = (*children, *here, *(() if is_apart else fathers))
    called = "op een veilige plek" if is_secret else "bij moeder" if is_apart else "thuis"
    found = [Home(called, None if is_secret else _address(number, 0), first)] if first else []
    if is_apart:
        found.append(Home("bij vader", _address(number, 1), (*fathers, *children)))
    for place, (beside, said) in enumerate((("foster_parent", "in het pleeggezin"), ("grandparent", "bij opa of oma"))):
        if others := tuple(each for each in role if role[each] == beside):
            found.append(Home(said, _address(number, 2 + place), (*others, *children[-1:])))
    return tuple(found)


def _apart(case: Case) -> bool:
    return any(each.kind == "ex_partner" for each in case.relations) or any(
        each.kind == "separation" for each in case.facts
    )


def _address(number: int, place: int) -> str:
    return f"{STREETS[(number + 4 * place) % len(STREETS)]} {3 + number * 7 % 90 + place}, {TOWN}"
