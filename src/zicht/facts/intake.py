"""Reading a case file: a record becomes a fact or a problem with its line; nothing is dropped in silence.

The format is described in docs/case-format.md.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from zicht.facts.case import Case, Organisation, Person, Relation
from zicht.facts.document import read
from zicht.facts.entry import FIRST_YEAR, LAST_YEAR, Entry, did_you_mean
from zicht.facts.fact import Fact, Precision, Sharing, period
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
RELATION = frozenset({"from", "to", "kind", "since", "until"})
FACT = frozenset(
    {"id", "kind", "about", "organisation", "professional", "occurred_on", "precision", "known_from", "shared_with"}
    | {"attributes", "note", "source", "corrects"}
)
SOURCES = frozenset({"own", "told", "document"})
_BORN = re.compile(r"~(\d{4})(?:-(\d{2}))?$")


def read_case(path: Path, vocabulary: Vocabulary, name: str | None = None) -> Case:
    """The case in a file. Raises ProblemsFound with every problem, file and line."""
    problems: list[Problem] = []
    top = Entry(read(path, name), name or str(path), "de casus", problems)
    case = _Reader(top, vocabulary).case()
    if problems:
        raise ProblemsFound(problems)
    return case


@dataclass(slots=True)
class Record:
    """A fact as written, before ids and versions are settled."""

    entry: Entry
    fact: Fact
    references: dict[str, str] = field(default_factory=dict)


class _Reader:
    def __init__(self, top: Entry, vocabulary: Vocabulary) -> None:
        self.top = top
        self.vocabulary = vocabulary
        self.persons: dict[str, Person] = {}
        self.organisations: dict[str, Organisation] = {}

    def case(self) -> Case:
        top = self.top
        top.only(TOP)
        if top.has("format") and top.text("format") != FORMAT or not top.has("format"):
            top.note("wrong_format", "format", wanted=FORMAT)
        case_id = top.id("id") or ""
        self._read_persons()
        self._read_organisations()
        relations = tuple(self._relation(each) for each in top.entries("relations", "relations", required=False))
        records = [self._record(n, each) for n, each in enumerate(top.entries("facts", "facts"))]
        facts = linked(with_ids([each for each in records if each is not None]))
        evaluate_on = top.day("evaluate_on") or date.min
        return Case(
            case_id, tuple(self.persons.values()), relations, tuple(self.organisations.values()), facts, evaluate_on
        )

    def _read_persons(self) -> None:
        lines: dict[str, int] = {}
        for each in self.top.entries("persons", "persons"):
            each.only(PERSON)
            person = Person(
                self._new_id(each, lines), self._code(each, "role", self.vocabulary.person_roles), _born(each), each.flag("several")
            )
            self.persons[person.id] = person

    def _read_organisations(self) -> None:
        lines: dict[str, int] = {}
        for each in self.top.entries("organisations", "organisations", required=False):
            each.only({"id", "type", "name"})
            type_code = self._code(each, "type", self.vocabulary.organisation_types)
            organisation = Organisation(self._new_id(each, lines), type_code, each.text("name") or "")
            self.organisations[organisation.id] = organisation

    def _new_id(self, entry: Entry, lines: dict[str, int]) -> str:
        found = entry.id("id") or ""
        if found in lines:
            entry.note("duplicate_id", "id", first=str(lines[found]))
        elif found:
            lines[found] = entry.node.line
        return found

    def _code(self, entry: Entry, key: str, allowed: "dict[str, str] | object") -> str:
        assert isinstance(allowed, dict)
        return entry.one_of(key, allowed) or ""

    def _relation(self, entry: Entry) -> Relation:
        entry.only(RELATION)
        since, until = entry.day("since", required=False), entry.day("until", required=False)
        if since and until and until <= since:
            entry.note("until_before_since", "until")
        kind = self._code(entry, "kind", self.vocabulary.relation_kinds)
        return Relation(self._person(entry, "from"), self._person(entry, "to"), kind, since, until)

    def _person(self, entry: Entry, key: str) -> str:
        found = entry.text(key) or ""
        if found and found not in self.persons:
            entry.note("unknown_person", key)
        return found

    def _record(self, index: int, entry: Entry) -> Record | None:
        entry.only(FACT)
        kind = entry.text("kind")
        if kind is not None and kind not in self.vocabulary.kinds:
            entry.note("unknown_kind", "kind", hint=did_you_mean(kind, self.vocabulary.kinds))
            kind = None
        about = self._about(entry)
        organisation = self._organisation(entry, "organisation")
        precision = Precision(entry.one_of("precision", [each.value for each in Precision], required=False) or "day")
        occurred_on = entry.day("occurred_on")
        known_from = entry.day("known_from", required=False)
        attributes = self._attributes(entry, kind) if kind else {}
        if occurred_on is None or kind is None:
            return None
        earliest, latest = period(occurred_on, precision)
        if known_from is not None and known_from < earliest:
            entry.note("known_before", "known_from")
        known_from = known_from or latest
        fact = Fact(
            id=entry.id("id", required=False) or "",
            root="",
            index=index,
            version=0,
            kind=kind,
            about=about,
            organisation=organisation,
            occurred_on=occurred_on,
            precision=precision,
            known_from=known_from,
            earliest=earliest,
            latest=max(earliest, min(latest, known_from)),
            attributes=attributes,
            shared_with=tuple(self._sharing(each) for each in entry.entries("shared_with", "shared_with", required=False)),
            professional=entry.text("professional", required=False),
            note=entry.text("note", required=False),
            source=entry.one_of("source", SOURCES, required=False),
            corrects=entry.text("corrects", required=False),
        )
        return Record(entry, fact)

    def _about(self, entry: Entry) -> tuple[str, ...]:
        about = entry.texts("about", required=True)
        if entry.has("about") and not about:
            entry.note("empty_list", "about")
        if any(each not in self.persons for each in about):
            entry.note("unknown_person", "about")
        return tuple(dict.fromkeys(about))

    def _organisation(self, entry: Entry, key: str, required: bool = False) -> str | None:
        found = entry.text(key, required)
        if found is not None and found not in self.organisations:
            entry.note("unknown_organisation", key)
        return found

    def _sharing(self, entry: Entry) -> Sharing:
        entry.only({"organisation", "since"})
        organisation = self._organisation(entry, "organisation", required=True) or ""
        return Sharing(organisation, entry.day("since") or date.max)

    def _attributes(self, entry: Entry, kind: str) -> dict[str, str | bool | date]:
        below = entry.below("attributes", "attributes", required=False)
        found: dict[str, str | bool | date] = {}
        for code, node in (below.keys if below else {}).items():
            assert below is not None
            attribute = self.vocabulary.attribute(kind, code)
            if attribute is None:
                known = [*self.vocabulary.kinds[kind].attributes, *self.vocabulary.common_attributes]
                below.note("unknown_attribute", line=node.line, kind=kind, hint=did_you_mean(code, known))
            elif (value := self._attribute(below, attribute)) is not None:
                found[code] = value
        return found

    def _attribute(self, entry: Entry, attribute: Attribute) -> str | bool | date | None:
        """The value of one attribute; null is the same as absent: unknown."""
        code = attribute.code
        if not entry.has(code):
            return None
        if attribute.type is AttributeType.BOOL:
            value = entry.keys[code].value
            if not isinstance(value, bool):
                entry.note("not_bool", code)
                return None
            return value
        if attribute.type is AttributeType.DATE:
            return entry.day(code)
        if attribute.type is AttributeType.ENUM:
            return entry.one_of(code, attribute.values)
        text = entry.text(code)
        if attribute.type is AttributeType.REF and text is not None:
            if text not in self.organisations and text not in self.vocabulary.organisation_types:
                entry.note("unknown_reference", code)
        return text


def _born(entry: Entry) -> tuple[date, date] | None:
    """First and last possible day of birth."""
    node = entry.keys.get("born")
    if node is None or node.value is None:
        return None
    if isinstance(node.value, date):
        day = entry.day("born")
        return (day, day) if day else None
    match = _BORN.match(node.value) if isinstance(node.value, str) else None
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR or not 1 <= int(match[2] or 1) <= 12:
        entry.note("born", "born")
        return None
    year, month = int(match[1]), match[2]
    return period(date(year, int(month or 1), 1), Precision.MONTH if month else Precision.YEAR)
