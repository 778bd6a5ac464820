"""Reading a case file: a record becomes a fact or a problem with its line; nothing is dropped in silence.

The format is described in docs/case-format.md.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from zicht.facts.case import Case, Organisation, Person, Relation
from zicht.facts.document import read, written_day
from zicht.facts.entry import FIRST_YEAR, LAST_YEAR, Entry
from zicht.facts.fact import AttributeValue, Fact, Precision, Sharing, period
from zicht.facts.identity import linked, with_ids
from zicht.facts.kinds import Attribute, AttributeType, Vocabulary
from zicht.facts.problems import Problem, ProblemsFound

FORMAT = "zicht-casus/1"
SUFFIX = ".casus.yaml"
FOR_PEOPLE = frozenset(
    {"title", "source", "fidelity", "summary", "exercises", "kind_of_family", "expected", "expected_open"}
    | {"expected_max_raised"}
)
TOP = FOR_PEOPLE | {"format", "id", "persons", "relations", "organisations", "facts", "evaluate_on"}
PERSON = frozenset({"id", "role", "born", "name", "several"})
ORGANISATION = frozenset({"id", "type", "name"})
RELATION = frozenset({"from", "to", "kind", "since", "until"})
FACT = frozenset(
    {"id", "kind", "about", "organisation", "professional", "occurred_on", "precision", "known_from"}
    | {"shared_with", "attributes", "note", "source", "corrects"}
)
SOURCES = frozenset({"own", "told", "document"})
PRECISIONS = tuple(each.value for each in Precision)
RESERVED = "family"  # names the family as a whole in the key of a finding
_BORN = re.compile(r"~([0-9]{4})(?:-([0-9]{2}))?")
Attributes = dict[str, AttributeValue]


def read_case(path: Path, vocabulary: Vocabulary, name: str | None = None) -> Case:
    """The case in a file. Raises ProblemsFound with every problem, file and line."""
    problems: list[Problem] = []
    case = case_of(Entry(read(path, name), name or str(path), "casus", problems), vocabulary)
    if problems:
        raise ProblemsFound(problems)
    return case


def case_of(top: Entry, vocabulary: Vocabulary) -> Case:
    """The case in a mapping that was read already; what is wrong with it is noted in those of `top`."""
    return _Reader(top, vocabulary).case()


@dataclass(slots=True, repr=False)
class Record:
    """A fact as written, before ids and versions are settled. `references`: attributes that name a fact."""

    entry: Entry
    fact: Fact
    references: tuple[str, ...] = ()


class Days(NamedTuple):
    """When a fact happened and was known."""

    occurred_on: date
    precision: Precision
    known_from: date
    earliest: date
    latest: date


class _Reader:
    def __init__(self, top: Entry, vocabulary: Vocabulary) -> None:
        self.top = top
        self.vocabulary = vocabulary
        self.persons: dict[str, Person] = {}
        self.organisations: dict[str, Organisation] = {}

    def case(self) -> Case:
        top = self.top
        top.only(TOP)
        top.check_format(FORMAT)
        case_id = top.id("id") or ""
        self._read_persons()
        self._read_organisations()
        relations = [self._relation(each) for each in top.entries("relations", "relations", required=False)]
        return Case(
            id=case_id,
            persons=tuple(self.persons.values()),
            relations=tuple(relations),
            organisations=tuple(self.organisations.values()),
            facts=self._facts(),
            evaluate_on=top.day("evaluate_on") or date.min,
        )

    def _facts(self) -> tuple[Fact, ...]:
        records: list[Record] = []
        unreadable: set[str] = set()
        for index, entry in enumerate(self.top.entries("facts", "facts")):
            fact_id = entry.id("id", required=False) or ""
            record = self._record(index, entry, fact_id)
            if record is None:
                unreadable.add(fact_id)
            else:
                records.append(record)
        return linked(with_ids(records), frozenset(unreadable))

    def _read_persons(self) -> None:
        lines: dict[str, int] = {}
        for each in self.top.entries("persons", "persons"):
            each.only(PERSON)
            each.text("name", required=False)
            person_id = each.new_id("id", lines)
            if person_id == RESERVED:
                each.note("reserved_id", "id", word=RESERVED)
            role = each.one_of("role", self.vocabulary.person_roles) or ""
            self.persons[person_id] = Person(person_id, role, _born(each), each.flag("several"))

    def _read_organisations(self) -> None:
        lines: dict[str, int] = {}
        for each in self.top.entries("organisations", "organisations", required=False):
            each.only(ORGANISATION)
            type_code = each.one_of("type", self.vocabulary.organisation_types) or ""
            name = " ".join((each.text("name") or "").split())
            organisation = Organisation(each.new_id("id", lines), type_code, name)
            self.organisations[organisation.id] = organisation

    def _relation(self, entry: Entry) -> Relation:
        entry.only(RELATION)
        since, until = entry.day("since", required=False), entry.day("until", required=False)
        if since and until and until <= since:
            entry.note("until_before_since", "until", since="since")
        kind = entry.one_of("kind", self.vocabulary.relation_kinds) or ""
        origin, target = self._person(entry, "from"), self._person(entry, "to")
        if origin and origin == target:
            entry.note("relation_to_itself", "to")
        return Relation(origin, target, kind, since, until)

    def _person(self, entry: Entry, key: str) -> str:
        found = entry.text(key) or ""
        if found and found not in self.persons:
            entry.note("unknown_person", key)
        return found

    def _record(self, index: int, entry: Entry, fact_id: str) -> Record | None:
        """One fact; None when it lacks what every fact needs."""
        entry.only(FACT)
        kind = self._kind(entry)
        attributes = self._attributes(entry, kind) if kind else {}
        about = self._about(entry)
        days = _days(entry)
        organisation = self._organisation(entry, "organisation")
        shared_with = self._sharings(entry)
        texts = {key: entry.text(key, required=False) for key in ("professional", "note", "corrects")}
        source = entry.one_of("source", SOURCES, required=False)
        if days is None or kind is None:
            return None
        fact = Fact(
            id=fact_id,
            root="",
            index=index,
            version=0,
            kind=kind,
            about=about,
            organisation=organisation,
            occurred_on=days.occurred_on,
            precision=days.precision,
            known_from=days.known_from,
            earliest=days.earliest,
            latest=days.latest,
            attributes=attributes,
            shared_with=shared_with,
            professional=texts["professional"],
            note=texts["note"],
            source=source,
            corrects=texts["corrects"],
        )
        return Record(entry, fact, self._references(kind, attributes))

    def _kind(self, entry: Entry) -> str | None:
        kind = entry.text("kind")
        if kind is None or kind in self.vocabulary.kinds:
            return kind
        entry.note("unknown_kind", "kind", hint=entry.hint(kind, self.vocabulary.kinds))
        return None

    def _about(self, entry: Entry) -> tuple[str, ...]:
        about = entry.texts("about", required=True, filled=True)
        if any(each not in self.persons for each in about):
            entry.note("unknown_person", "about")
        return tuple(dict.fromkeys(about))

    def _organisation(self, entry: Entry, key: str, required: bool = False) -> str | None:
        found = entry.text(key, required)
        if found is not None and found not in self.organisations:
            entry.note("unknown_organisation", key)
        return found

    def _sharings(self, entry: Entry) -> tuple[Sharing, ...]:
        found = []
        for each in entry.entries("shared_with", "shared_with", required=False):
            each.only({"organisation", "since"})
            organisation = self._organisation(each, "organisation", required=True) or ""
            found.append(Sharing(organisation, each.day("since") or date.max))
        return tuple(found)

    def _attributes(self, entry: Entry, kind: str) -> Attributes:
        below = entry.below("attributes", "attributes", required=False)
        found: Attributes = {}
        for code, node in below.keys.items() if below else ():
            attribute = self.vocabulary.attribute(kind, code)
            if below is None or attribute is None:
                known = [*self.vocabulary.kinds[kind].attributes, *self.vocabulary.common_attributes]
                entry.note("unknown_attribute", line=node.line, kind=kind, hint=entry.hint(code, known))
            elif (value := self._attribute(below, attribute)) is not None:
                found[code] = value
        return found

    def _attribute(self, entry: Entry, attribute: Attribute) -> AttributeValue | None:
        """The value of one attribute; null is the same as absent: unknown."""
        code = attribute.code
        if not entry.has(code):
            return None
        if attribute.type is AttributeType.BOOL:
            value = entry.keys[code].value
            if isinstance(value, bool):
                return value
            entry.note("not_bool", code)
            return None
        if attribute.type is AttributeType.DATE:
            return entry.day(code)
        if attribute.type is AttributeType.ENUM:
            return entry.one_of(code, attribute.values, required=False)
        text = entry.text(code, required=False)
        if attribute.type is AttributeType.REF and text is not None:
            self._check_party(entry, code, text)
        return text

    def _check_party(self, entry: Entry, code: str, text: str) -> None:
        if text not in self.organisations and text not in self.vocabulary.organisation_types:
            entry.note("unknown_reference", code)

    def _references(self, kind: str, attributes: Mapping[str, AttributeValue]) -> tuple[str, ...]:
        types = {code: self.vocabulary.attribute(kind, code) for code in attributes}
        return tuple(code for code, each in types.items() if each and each.type is AttributeType.FACT)


def _days(entry: Entry) -> Days | None:
    """When it happened and was known; None without a day on which it happened."""
    precision = Precision(entry.one_of("precision", PRECISIONS, required=False) or "day")
    occurred_on = entry.day("occurred_on")
    known_from = entry.day("known_from", required=False)
    if occurred_on is None:
        return None
    earliest, latest = period(occurred_on, precision)
    if known_from is not None and known_from < earliest:
        entry.note("known_before", "known_from")
    known_from = known_from or latest
    return Days(occurred_on, precision, known_from, earliest, max(earliest, min(latest, known_from)))


def _born(entry: Entry) -> tuple[date, date] | None:
    """First and last possible day of birth."""
    node = entry.keys.get("born")
    if node is None or node.value is None:
        return None
    value = written_day(node.value) if isinstance(node.value, str) else node.value
    if isinstance(value, date) and FIRST_YEAR <= value.year <= LAST_YEAR:
        return value, value
    match = _BORN.fullmatch(node.value) if isinstance(node.value, str) else None
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR or not 1 <= int(match[2] or 1) <= 12:
        entry.note("born", "born")
        return None
    year, month = int(match[1]), match[2]
    return period(date(year, int(month or 1), 1), Precision.MONTH if month else Precision.YEAR)
