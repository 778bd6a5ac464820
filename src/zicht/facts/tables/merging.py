"""Several organisations' tables as one case. What is the same person is said by ids or by somebody, never guessed;
what may be the same fact is shown and stays twice.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from zicht.facts.case import Case, Organisation, Person, Relation
from zicht.facts.fact import Fact
from zicht.facts.kinds import AttributeType, Vocabulary
from zicht.facts.problems import Problem, ProblemsFound

Renaming = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Double:
    """Two facts that may be one: the same day, kind and persons, recorded in two places. By index in the case."""

    first: Fact
    second: Fact


@dataclass(frozen=True, slots=True)
class Merged:
    """The case of all tables, what may stand in it twice, and who stands in several tables."""

    case: Case
    doubles: tuple[Double, ...]
    in_several: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Delivered:
    """One organisation's case: the file it came in, and a word that its fact ids get when they are taken."""

    file: str
    word: str
    case: Case


def merged(tables: Sequence[Delivered], case_id: str, vocabulary: Vocabulary) -> Merged:
    """The tables as one case. Raises ProblemsFound when they contradict each other about a person or organisation."""
    problems: list[Problem] = []
    persons: dict[str, Person] = {}
    organisations: dict[str, Organisation] = {}
    relations: dict[tuple[str, str, str, date | None, date | None], Relation] = {}
    facts: list[Fact] = []
    source: list[int] = []
    for number, each in enumerate(tables):
        for person in each.case.persons:
            persons[person.id] = _same_person(persons.get(person.id), person, each, problems)
        for organisation in each.case.organisations:
            known = organisations.setdefault(organisation.id, organisation)
            if known.type != organisation.type:
                problems.append(Problem(each.file, 1, "merge_organisation", {"id": organisation.id}))
        for relation in each.case.relations:
            key = (relation.origin, relation.target, relation.kind, relation.since, relation.until)
            relations[key] = relation
        facts += _renamed(each, {fact.id for fact in facts}, vocabulary)
        source += [number] * len(each.case.facts)
    if problems:
        raise ProblemsFound(problems)
    facts = [replace(fact, index=index) for index, fact in enumerate(facts)]
    until = max(each.case.evaluate_on for each in tables)
    case = Case(
        case_id,
        tuple(persons.values()),
        tuple(relations.values()),
        tuple(organisations.values()),
        tuple(facts),
        until,
    )
    counted = Counter(person.id for each in tables for person in each.case.persons)
    return Merged(case, tuple(_doubles(facts, source)), tuple(each for each, count in counted.items() if count > 1))


def with_other_ids(case: Case, persons: Renaming, organisations: Renaming) -> Case:
    """The same case with other ids for persons and organisations, as somebody said."""
    return replace(
        case,
        persons=tuple(replace(each, id=persons.get(each.id, each.id)) for each in case.persons),
        organisations=tuple(replace(each, id=organisations.get(each.id, each.id)) for each in case.organisations),
        relations=tuple(
            replace(
                each,
                origin=persons.get(each.origin, each.origin),
                target=persons.get(each.target, each.target),
            )
            for each in case.relations
        ),
        facts=tuple(_fact_with_other_ids(each, persons, organisations) for each in case.facts),
    )


def _fact_with_other_ids(fact: Fact, persons: Renaming, organisations: Renaming) -> Fact:
    shared = tuple(
        replace(each, organisation=organisations.get(each.organisation, each.organisation)) for each in fact.shared_with
    )
    named = organisations.get(fact.organisation, fact.organisation) if fact.organisation else None
    about = tuple(dict.fromkeys(persons.get(each, each) for each in fact.about))
    return replace(fact, about=about, organisation=named, shared_with=shared)


def _same_person(known: Person | None, person: Person, table: Delivered, problems: list[Problem]) -> Person:
    """One person of two tables: what one leaves open the other may fill in, but they may not contradict."""
    if known is None:
        return person
    if known.role != person.role or known.several != person.several:
        problems.append(Problem(table.file, 1, "merge_role", {"id": person.id}))
    if known.born is None or person.born is None:
        return replace(known, born=known.born or person.born)
    first, last = max(known.born[0], person.born[0]), min(known.born[1], person.born[1])
    if first > last:
        problems.append(Problem(table.file, 1, "merge_born", {"id": person.id}))
        return known
    return replace(known, born=(first, last))


def _renamed(table: Delivered, taken: set[str], vocabulary: Vocabulary) -> list[Fact]:
    """The facts with ids that no other table has; what pointed at one of them still does."""
    own = {each.id for each in table.case.facts}
    new: dict[str, str] = {}
    for each in table.case.facts:
        if each.id in taken:
            wanted, number = f"{table.word}.{each.id}"[:76], 2
            while wanted in taken or wanted in own or wanted in new.values():
                wanted, number = f"{table.word}.{each.id}"[:76] + f".{number}", number + 1
            new[each.id] = wanted
    return [_pointing(each, new, vocabulary) for each in table.case.facts]


def _pointing(fact: Fact, new: Renaming, vocabulary: Vocabulary) -> Fact:
    attributes = dict(fact.attributes)
    for code, value in fact.attributes.items():
        attribute = vocabulary.attribute(fact.kind, code)
        if attribute and attribute.type is AttributeType.FACT:
            attributes[code] = new.get(str(value), value)
    corrects = new.get(fact.corrects, fact.corrects) if fact.corrects else None
    return replace(fact, id=new.get(fact.id, fact.id), corrects=corrects, attributes=attributes)


def _doubles(facts: Sequence[Fact], source: Sequence[int]) -> Iterator[Double]:
    alike: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        earlier = alike.setdefault((fact.occurred_on, fact.precision, fact.kind, frozenset(fact.about)), [])
        for each in earlier:
            elsewhere = each.organisation != fact.organisation or source[each.index] != source[fact.index]
            if elsewhere and each.id != fact.corrects and fact.id != each.corrects:
                yield Double(each, fact)
        earlier.append(fact)
