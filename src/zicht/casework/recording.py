"""Recording one fact, or a correction of one: what was typed becomes a fact, or every problem at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from zicht.facts.case import Case
from zicht.facts.fact import AttributeValue, Fact, Precision, period
from zicht.facts.kinds import Attribute, AttributeType, Vocabulary

SOURCES = ("own", "told", "document")


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


def record(entered: Entered, case: Case, organisation: str, vocabulary: Vocabulary, today: date) -> Accepted | Refusal:
    """The fact to add to a case as the organisation sees it, or every problem."""
    problems: dict[str, str] = {}
    if entered.kind not in vocabulary.kinds:
        return Refusal({"kind": "unknown_kind"})
    people = {each.id for each in case.persons}
    if not entered.about:
        problems["about"] = "nobody"
    elif not set(entered.about) <= people:
        problems["about"] = "unknown_person"
    problems |= _days(entered, today)
    attributes = _attributes(entered, case, vocabulary, problems)
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


def _attributes(
    entered: Entered, case: Case, vocabulary: Vocabulary, problems: dict[str, str]
) -> dict[str, AttributeValue]:
    found: dict[str, AttributeValue] = {}
    for code, text in entered.attributes.items():
        attribute = vocabulary.attribute(entered.kind, code)
        if attribute is None:
            problems[code] = "unknown_attribute"
        elif text.strip():
            value, problem = _value(attribute, text.strip(), case, vocabulary)
            if value is None:
                problems[code] = problem
            else:
                found[code] = value
    return found


def _value(attribute: Attribute, text: str, case: Case, vocabulary: Vocabulary) -> tuple[AttributeValue | None, str]:
    match attribute.type:
        case AttributeType.BOOL:
            return {"yes": True, "no": False}.get(text), "not_yes_or_no"
        case AttributeType.ENUM:
            return (text if text in attribute.values else None), "not_in_list"
        case AttributeType.DATE:
            return _day(text), "no_day"
        case AttributeType.REF:
            known = case.organisation(text) is not None or text in vocabulary.organisation_types
            return (text if known else None), "unknown_organisation"
        case AttributeType.FACT:
            return (text if any(each.id == text for each in case.facts) else None), "unknown_fact"
        case AttributeType.TEXT:
            return text, ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


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
