"""Whose consent is asked before sharing, by age (Jeugdwet art. 7.3.4 and 7.3.5), and which consents stand on a day.

Under 12 the parents, from 12 to 16 the child and the parents, from 16 the young person. An age that is not known could
be any of these, so all who might have to be asked are asked. Who has parental authority is not known here: a parent who
has none is left out by whoever shares, with the reason.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from zicht.facts.case import Case, Person
from zicht.facts.fact import Fact

BOTH_FROM, SELF_FROM = 12, 16
GIVEN, WITHDRAWN = "consent_given", "consent_withdrawn"
PARENT = "parent"


def who_consents(about: Iterable[str], case: Case, today: date) -> tuple[str, ...]:
    """The persons whose consent is needed to share what is recorded about these persons, each once."""
    people = {each.id: each for each in case.persons}
    found = [each for one in about if one in people for each in _who(people[one], case, today)]
    return tuple(dict.fromkeys(found))


def _who(person: Person, case: Case, today: date) -> Iterator[str]:
    if not person.is_child:
        yield person.id
        return
    youngest, oldest = ages(person, today)
    if oldest is None or oldest >= BOTH_FROM:
        yield person.id
    if youngest is None or youngest < SELF_FROM:
        yield from (
            each.origin
            for each in case.relations
            if each.target == person.id and each.kind == PARENT and each.holds_on(today)
        )


def ages(person: Person, today: date) -> tuple[int | None, int | None]:
    """The least and the greatest age that a person may have on a day; None when the birth date is not known."""
    if person.born is None:
        return None, None
    first, last = person.born
    return _years(last, today), _years(first, today)


def _years(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def current(facts: Iterable[Fact]) -> list[Fact]:
    """The latest version of each fact."""
    latest: dict[str, Fact] = {}
    for each in facts:
        if each.root not in latest or latest[each.root].version < each.version:
            latest[each.root] = each
    return list(latest.values())


def standing(person: str, receiver: str, case: Case, today: date) -> Fact | None:
    """The consent of a person to share with an organisation that stands on a day; None when there is none.

    A consent names the organisation, or its type. What was withdrawn later, or on the same day, no longer stands; a
    withdrawal that names no organisation ends every consent of that person.
    """
    facts = [each for each in current(case.facts) if person in each.about and each.known_from <= today]
    ended = [each.latest for each in facts if each.kind == WITHDRAWN and _names(each, receiver, case, unnamed=True)]
    given = [
        each
        for each in facts
        if each.kind == GIVEN
        and _names(each, receiver, case, unnamed=False)
        and _runs(each, today)
        and all(day < each.earliest for day in ended)
    ]
    return max(given, key=lambda each: (each.latest, each.index), default=None)


def _names(fact: Fact, receiver: str, case: Case, unnamed: bool) -> bool:
    named = fact.attributes.get("to")
    organisation = case.organisation(receiver)
    return unnamed if named is None else named in {receiver, organisation.type if organisation else receiver}


def _runs(fact: Fact, today: date) -> bool:
    until = fact.attributes.get("until")
    return not isinstance(until, date) or today <= until
