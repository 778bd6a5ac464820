"""Facts, findings and a whole chronology as plain text, for the file of one's own organisation (000 §2.4)."""

from collections.abc import Iterator, Mapping
from datetime import date

from zicht.casework.consent import current
from zicht.casework.content import FormContent
from zicht.evaluation.finding import Finding
from zicht.explanation.sentence import sentence
from zicht.explanation.wording import Wording, capitalised
from zicht.facts.case import Case
from zicht.facts.fact import AttributeValue, Fact
from zicht.facts.kinds import AttributeType
from zicht.rulebook.rule import Rulebook

SOURCES = {"own": "zelf waargenomen", "told": "verteld", "document": "uit een document"}


def fact_lines(
    fact: Fact, wording: Wording, content: FormContent, region: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Everything that a fact says, as a label with its text. `region`: what organisations are called."""
    yield "Wat", capitalised(wording.kind(fact.kind))
    yield "Wanneer", wording.day_of(fact)
    if fact.known_from > fact.latest:
        yield "Bekend sinds", wording.day(fact.known_from)
    yield "Over wie", wording.persons(fact.about)
    yield "Vastgelegd door", wording.organisation(fact.organisation, otherwise="someone_unknown")
    if fact.source:
        yield "Hoe bekend", SOURCES.get(fact.source, fact.source)
    for code, value in fact.attributes.items():
        if code not in {"finding", "re", "offer"}:
            yield content.label(fact.kind, code), said(fact, code, value, wording, region)
    if fact.note:
        yield "Toelichting", fact.note
    if fact.corrects:
        yield "Let op", "verbeterde versie"


def said(fact: Fact, code: str, value: AttributeValue, wording: Wording, region: Mapping[str, str]) -> str:
    """The value of one attribute in words."""
    attribute = wording.vocabulary.attribute(fact.kind, code)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return wording.day(value)
    if attribute is not None and attribute.type is AttributeType.ENUM:
        return value.replace("_", " ")
    if attribute is not None and attribute.type is AttributeType.REF:
        return region.get(value) or wording.vocabulary.organisation_types.get(value, value)
    return f"“{value}”" if code == "words" else value


def fact_text(fact: Fact, wording: Wording, content: FormContent, region: Mapping[str, str]) -> str:
    """One fact as text."""
    return "\n".join(f"{label}: {text}" for label, text in fact_lines(fact, wording, content, region)) + "\n"


def finding_text(finding: Finding, wording: Wording, rulebook: Rulebook, view: str, today: date) -> str:
    """One finding as text: what is recorded and what is not, and from which rule that follows."""
    rule = next(each for each in rulebook.rules if each.code == finding.rule)
    lines = [
        sentence(finding, rule, wording, today, view),
        f"Wie: {wording.organisation(finding.organisation)}",
        f"Regel: {rule.title[wording.language]} ({rule.code}), regelboek {rulebook.version}",
        f"Bekeken op: {wording.day(today)}",
    ]
    return "\n".join(lines) + "\n"


def chronology_text(
    case: Case, called: str, wording: Wording, content: FormContent, region: Mapping[str, str], today: date
) -> str:
    """The whole chronology as one organisation knows it, oldest first."""
    facts = sorted(current(case.facts), key=lambda each: (each.earliest, each.latest, each.index))
    head = f"{called}: wat bij ons bekend is op {wording.day(today)}\n"
    return "\n".join([head, *(fact_text(each, wording, content, region) for each in facts)])
