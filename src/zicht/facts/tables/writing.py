"""A case as the rows of a chronology table, so that reading them gives the same case to every rule."""

from collections.abc import Iterator
from datetime import date

from zicht.facts.case import Case, Person
from zicht.facts.fact import AttributeValue, Fact, Precision, period
from zicht.facts.kinds import AttributeType, Vocabulary
from zicht.facts.problems import Problem, ProblemsFound
from zicht.facts.tables.attribute_names import name as name_of
from zicht.facts.tables.attributes import joined
from zicht.facts.tables.cells import Value
from zicht.facts.tables.layout import CASE, FACTS, ORGANISATIONS, PERSONS, RELATIONS
from zicht.facts.tables.words import PRECISIONS, SOURCES

LONGEST = 32_767
Written = dict[str, Value]
Sheets = dict[str, list[Written]]


def written(case: Case, vocabulary: Vocabulary, name: str) -> Sheets:
    """Every sheet with its rows, by key. Notes and functions come along. Raises ProblemsFound."""
    found: Sheets = {
        FACTS: [_fact(each, vocabulary) for each in case.facts],
        PERSONS: [_person(each, vocabulary) for each in case.persons],
        RELATIONS: [
            {
                "from": each.origin,
                "kind": vocabulary.relation_kinds[each.kind],
                "to": each.target,
                "since": each.since,
                "until": each.until,
            }
            for each in case.relations
        ],
        ORGANISATIONS: [
            {"id": each.id, "type": vocabulary.organisation_types[each.type], "name": each.name}
            for each in case.organisations
        ],
        CASE: [{"id": case.id, "evaluate_on": case.evaluate_on}],
    }
    if any(
        isinstance(value, str) and len(value) > LONGEST
        for rows in found.values()
        for row in rows
        for value in row.values()
    ):
        raise ProblemsFound([Problem(name, 1, "table_too_long")])
    return found


def without(sheets: Sheets, *keys: str) -> Sheets:
    """The same without these columns of the facts."""
    facts = [{key: value for key, value in row.items() if key not in keys} for row in sheets[FACTS]]
    return {**sheets, FACTS: facts}


def _person(person: Person, vocabulary: Vocabulary) -> Written:
    several = "ja" if person.several else None
    role = vocabulary.person_roles[person.role]
    return {"id": person.id, "role": role, "born": born(person.born), "several": several}


def born(days: tuple[date, date] | None) -> Value:
    """A birth date as far as it is known: a day, or the month or year in numbers."""
    if days is None:
        return None
    first, last = days
    if first == last:
        return first
    return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"


def _fact(fact: Fact, vocabulary: Vocabulary) -> Written:
    shared = (f"{each.organisation}: {day(each.since)}" for each in fact.shared_with)
    last = period(fact.occurred_on, fact.precision)[1]
    return {
        "occurred_on": fact.occurred_on,
        "precision": None if fact.precision is Precision.DAY else PRECISIONS[fact.precision.value],
        "known_from": None if fact.known_from == last else fact.known_from,
        "kind": vocabulary.kinds[fact.kind].label,
        "about": ", ".join(fact.about),
        "organisation": fact.organisation,
        "note": fact.note,
        "source": SOURCES[fact.source] if fact.source else None,
        "attributes": joined(_attributes(fact, vocabulary)) or None,
        "shared_with": "; ".join(shared) or None,
        "corrects": fact.corrects,
        "id": fact.id,
        "professional": fact.professional,
    }


def _attributes(fact: Fact, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    for code, value in fact.attributes.items():
        attribute = vocabulary.attribute(fact.kind, code)
        of_text = attribute is not None and attribute.type in {AttributeType.TEXT, AttributeType.FACT}
        yield name_of(code), str(value) if of_text else _value(value)


def _value(value: AttributeValue) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return day(value) if isinstance(value, date) else value


def day(value: date) -> str:
    """A day as it is written in a Dutch table."""
    return f"{value.day:02}-{value.month:02}-{value.year:04}"
