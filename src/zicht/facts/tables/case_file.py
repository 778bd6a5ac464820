"""A case written as a case file."""

from collections.abc import Iterable
from datetime import date

from zicht.facts.case import Case, Person, Relation
from zicht.facts.fact import Fact, Precision, period
from zicht.facts.intake import FORMAT
from zicht.facts.tables.plain_yaml import plain_yaml
from zicht.facts.tables.writing import born

Plain = dict[str, object]


def case_text(case: Case, comments: Iterable[str] = ()) -> str:
    """The whole file; comments stand above it, for people."""
    content: Plain = {
        "format": FORMAT,
        "id": case.id,
        "persons": [_person(each) for each in case.persons],
        "relations": [_relation(each) for each in case.relations],
        "organisations": [{"id": each.id, "type": each.type, "name": each.name} for each in case.organisations],
        "facts": [_fact(each) for each in case.facts],
        "evaluate_on": case.evaluate_on,
    }
    head = "".join(f"# {each}\n" for each in comments)
    return head + plain_yaml(content)


def _person(person: Person) -> Plain:
    shown = born(person.born)
    found: Plain = {"id": person.id, "role": person.role, "born": f"~{shown}" if isinstance(shown, str) else shown}
    return found | ({"several": True} if person.several else {})


def _relation(relation: Relation) -> Plain:
    found: Plain = {"from": relation.origin, "to": relation.target, "kind": relation.kind}
    days = {"since": relation.since, "until": relation.until}
    return found | {key: day for key, day in days.items() if day}


def _fact(fact: Fact) -> Plain:
    known: date | None = fact.known_from
    if known == period(fact.occurred_on, fact.precision)[1]:
        known = None
    every: Plain = {
        "id": fact.id,
        "occurred_on": fact.occurred_on,
        "precision": None if fact.precision is Precision.DAY else fact.precision.value,
        "known_from": known,
        "kind": fact.kind,
        "about": list(fact.about),
        "organisation": fact.organisation,
        "attributes": dict(fact.attributes) or None,
        "shared_with": [{"organisation": each.organisation, "since": each.since} for each in fact.shared_with] or None,
        "source": fact.source,
        "corrects": fact.corrects,
        "professional": fact.professional,
        "note": fact.note,
    }
    return {key: value for key, value in every.items() if value is not None}
