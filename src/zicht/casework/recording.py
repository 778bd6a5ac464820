"""Recording one fact, or a correction of one: what was typed becomes a fact, or every problem at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from zicht.casework.typed_day import typed_day
from zicht.facts.case import Case
from zicht.facts.fact import AttributeValue, Fact, Precision, period
from zicht.facts.kinds import Attribute, AttributeType, Vocabulary

SOURCES = ("own", "told", "document")
LONGEST_NOTE, LONGEST_TEXT = 10_000, 1_000
CHILD_WORDS = "child_words"


@dataclass(frozen=True, slots=True)
class Entered:
    """A fact as somebody entered it. `known_from`: since when the organisation knows it; None is today."""

    kind: str
    about: tuple[str, ...]
    occurred_on: date | None
    precision: Precision = Precision.DAY
    known_from: date | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    note: str = field(default="", repr=False)
    source: str = ""
    corrects: str | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """A fact that may be added: checked, with its days and the place it takes among the versions of a fact."""

    kind: str
    about: tuple[str, ...]
    occurred_on: date
    precision: Precision
    known_from: date
    attributes: Mapping[str, AttributeValue]
    note: str = field(repr=False)
    source: str
    corrects: str | None
    root: str | None
    version: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is wrong, by field: the code of a text that says how to mend it (pages put it into words)."""

    problems: Mapping[str, str]


def record(
    entered: Entered,
    case: Case,
    organisation: str,
    vocabulary: Vocabulary,
    today: date,
    region: Collection[str] = (),
) -> Accepted | Refusal:
    """The fact to add to a case as the organisation sees it, or every problem.

    `region` are the organisations that an attribute may name besides those of the case.
    """
    if entered.kind not in vocabulary.kinds:
        return Refusal({"kind": "unknown_kind"})
    problems = _about(entered, case, vocabulary) | _days(entered, today)
    known = _Known(case, vocabulary, today, frozenset(region) | {each.id for each in case.organisations})
    attributes = _attributes(entered, known, problems)
    if text_problem := _text_problem(entered.note, LONGEST_NOTE):
        problems["note"] = text_problem
    if entered.source and entered.source not in SOURCES:
        problems["source"] = "unknown_source"
    corrected = _corrected(entered, case, organisation, problems)
    if problems or entered.occurred_on is None:
        return Refusal(problems)
    return Accepted(
        kind=entered.kind,
        about=tuple(dict.fromkeys(entered.about)),
        occurred_on=entered.occurred_on,
        precision=entered.precision,
        known_from=entered.known_from or today,
        attributes=attributes,
        note=entered.note.strip(),
        source=entered.source,
        corrects=entered.corrects,
        root=corrected.root if corrected else None,
        version=corrected.version + 1 if corrected else 0,
    )


def with_words(entered: Entered, words: str, case: Case) -> Entered | Refusal:
    """The child's own words beside a fact about a contact, as a quoted fact of their own (R095)."""
    children = [each.id for each in case.persons if each.is_child and each.id in entered.about]
    if len(children) != 1:
        return Refusal({"words": "which_child"})
    said = {"words": words}
    alone = entered.attributes.get("alone") or entered.attributes.get("spoken_alone")
    if alone:
        said["alone"] = alone
    return replace(entered, kind=CHILD_WORDS, about=tuple(children), attributes=said, note="", corrects=None)


@dataclass(frozen=True, slots=True)
class _Known:
    """What attributes may name."""

    case: Case
    vocabulary: Vocabulary
    today: date
    organisations: frozenset[str]


def _about(entered: Entered, case: Case, vocabulary: Vocabulary) -> dict[str, str]:
    people = {each.id: each for each in case.persons}
    if not entered.about:
        return {"about": "nobody"}
    if not set(entered.about) <= set(people):
        return {"about": "unknown_person"}
    roles = set(vocabulary.kinds[entered.kind].subject_roles)
    named = {"child" if people[each].is_child else "adult" for each in entered.about}
    if roles.isdisjoint({"family", "organisation"}) and roles.isdisjoint(named):
        return {"about": "only_a_child" if "child" in roles else "only_an_adult"}
    return {}


def _days(entered: Entered, today: date) -> dict[str, str]:
    if entered.occurred_on is None:
        return {"occurred_on": "no_day"}
    earliest, _ = period(entered.occurred_on, entered.precision)
    if earliest > today:
        return {"occurred_on": "in_the_future"}
    known = entered.known_from
    if known is not None and known > today:
        return {"known_from": "in_the_future"}
    if known is not None and known < earliest:
        return {"known_from": "known_before"}
    return {}


def _attributes(entered: Entered, known: _Known, problems: dict[str, str]) -> dict[str, AttributeValue]:
    found: dict[str, AttributeValue] = {}
    for code, text in entered.attributes.items():
        attribute = known.vocabulary.attribute(entered.kind, code)
        if attribute is None:
            problems[code] = "unknown_attribute"
        elif text.strip():
            value, problem = _value(attribute, text.strip(), known)
            if value is None:
                problems[code] = problem
            else:
                found[code] = value
    return found


def _value(attribute: Attribute, text: str, known: _Known) -> tuple[AttributeValue | None, str]:
    match attribute.type:
        case AttributeType.BOOL:
            return {"yes": True, "no": False}.get(text), "not_yes_or_no"
        case AttributeType.ENUM:
            return (text if text in attribute.values else None), "not_in_list"
        case AttributeType.DATE:
            typed = typed_day(text, known.today)
            return (typed.day if typed and typed.precision is Precision.DAY else None), "no_exact_day"
        case AttributeType.REF:
            is_known = text in known.organisations or text in known.vocabulary.organisation_types
            return (text if is_known else None), "unknown_organisation"
        case AttributeType.FACT:
            return (text if any(each.id == text for each in known.case.facts) else None), "unknown_fact"
        case AttributeType.TEXT:
            problem = _text_problem(text, LONGEST_TEXT)
            return (None if problem else text), problem


def _text_problem(text: str, longest: int) -> str:
    if len(text) > longest:
        return "too_long"
    return "control_character" if any(ord(each) < 32 and each not in "\t\n\r" for each in text) else ""


def _corrected(entered: Entered, case: Case, organisation: str, problems: dict[str, str]) -> Fact | None:
    """The version that is replaced: the latest of a fact of the own organisation."""
    if entered.corrects is None:
        return None
    target = next((each for each in case.facts if each.id == entered.corrects), None)
    if target is None:
        problems["corrects"] = "unknown_fact"
    elif target.organisation != organisation:
        problems["corrects"] = "fact_of_another"
    elif any(each.corrects == target.id for each in case.facts):
        problems["corrects"] = "corrected_meanwhile"
    return target
