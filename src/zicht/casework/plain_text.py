"""Facts, findings and a whole chronology as plain text, for the file of one's own organisation (000 §2.4)."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from zicht.casework.consent import current
from zicht.casework.content import FormContent
from zicht.casework.disclosing import ACCOUNT
from zicht.evaluation.finding import Finding
from zicht.explanation.sentence import sentence
from zicht.explanation.wording import Wording, capitalised
from zicht.facts.case import Case
from zicht.facts.fact import AttributeValue, Fact
from zicht.facts.kinds import AttributeType
from zicht.facts.problems import DUTCH
from zicht.rulebook.rule import Rulebook

ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")  # of a fact
ITEMS = re.compile(r"[ewc]\d+( [ewc]\d+)*")  # codes of what an offer says in full (casework/handing_over.py)
# Dutch and English, as in zicht/explanation/texts.py
TEXTS = {
    "what": ("Wat", "What"),
    "when": ("Wanneer", "When"),
    "known": ("Bekend sinds", "Known since"),
    "about": ("Over wie", "About whom"),
    "recorder": ("Vastgelegd door", "Recorded by"),
    "source": ("Hoe bekend", "How known"),
    "own": ("zelf waargenomen", "own observation"),
    "told": ("verteld", "told"),
    "document": ("uit een document", "from a document"),
    "note": ("Toelichting", "Note"),
    "notice": ("Let op", "Note well"),
    "corrected": ("verbeterde versie", "corrected version"),
    "yes": ("ja", "yes"),
    "no": ("nee", "no"),
    "who": ("Wie", "Who"),
    "rule": ("Regel", "Rule"),
    "rulebook": ("Regelboek", "Rulebook"),
    "seen_on": ("Bekeken op", "Looked at on"),
    "known_here": ("wat bij ons bekend is op", "what is known to us on"),
}


def text_of(key: str, wording: Wording) -> str:
    """A fixed text in the language of the reader."""
    return TEXTS[key][0 if wording.language == DUTCH else 1]


def fact_lines(
    fact: Fact, wording: Wording, content: FormContent, region: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Everything that a fact says, as a label with its text. `region`: what organisations are called."""
    yield text_of("what", wording), capitalised(wording.kind(fact.kind))
    yield text_of("when", wording), wording.day_of(fact)
    if fact.known_from > fact.latest:
        yield text_of("known", wording), wording.day(fact.known_from)
    yield text_of("about", wording), wording.persons(fact.about)
    yield text_of("recorder", wording), wording.organisation(fact.organisation, otherwise="someone_unknown")
    if fact.source in {"own", "told", "document"}:
        yield text_of("source", wording), text_of(fact.source, wording)
    for code, value in fact.attributes.items():
        is_link = code in {"finding", "re", "offer", "rests_on"} or (code == "items" and ITEMS.fullmatch(str(value)))
        if not is_link and (text := said(fact, code, value, wording, region)):
            yield content.label(fact.kind, code), text
    if fact.note:
        yield text_of("note", wording), fact.note
    if fact.corrects:
        yield text_of("notice", wording), text_of("corrected", wording)


def said(fact: Fact, code: str, value: AttributeValue, wording: Wording, region: Mapping[str, str]) -> str:
    """The value of one attribute in words."""
    attribute = wording.vocabulary.attribute(fact.kind, code)
    if isinstance(value, bool):
        return text_of("yes" if value else "no", wording)
    if isinstance(value, date):
        return wording.day(value)
    if attribute is not None and attribute.type is AttributeType.ENUM:
        return wording.value(value)
    if attribute is not None and attribute.type is AttributeType.REF:
        known = value in wording.vocabulary.organisation_types
        return region.get(value) or (wording.organisation_type(value) if known else value)
    if fact.kind == ACCOUNT and code in {"what", "consent"}:
        return _named(value, wording)
    return f"“{value}”" if code == "words" else value


def _named(value: str, wording: Wording) -> str:
    """Facts by their ids and kinds by their codes, in words; what the reader may not see is left out."""
    facts = {each.id: f"{wording.kind(each.kind)} ({wording.day_of(each)})" for each in wording.case.facts}
    words = [each for each in value.split() if each in facts or not ID.fullmatch(each)]
    known = facts | {each: wording.kind(each) for each in words if each in wording.vocabulary.kinds}
    named = [known[each] for each in words if each in known]
    return "; ".join([*named, *filter(None, [" ".join(each for each in words if each not in known)])])


def fact_text(fact: Fact, wording: Wording, content: FormContent, region: Mapping[str, str]) -> str:
    """One fact as text."""
    lines = fact_lines(fact, wording, content, region)
    return "\n".join(f"{label}{'' if label.endswith('?') else ':'} {text}" for label, text in lines) + "\n"


def finding_text(finding: Finding, wording: Wording, rulebook: Rulebook, view: str, today: date) -> str:
    """One finding as text: what is recorded and what is not, and from which rule that follows."""
    rule = next(each for each in rulebook.rules if each.code == finding.rule)
    lines = [
        sentence(finding, rule, wording, today, view),
        f"{text_of('who', wording)}: {wording.organisation(finding.organisation)}",
        f"{text_of('rule', wording)}: {rule.title[wording.language]} ({rule.code})",
        f"{text_of('rulebook', wording)}: {rulebook.version}",
        f"{text_of('seen_on', wording)}: {wording.day(today)}",
    ]
    return "\n".join(lines) + "\n"


def chronology_text(
    case: Case, called: str, wording: Wording, content: FormContent, region: Mapping[str, str], today: date
) -> str:
    """The whole chronology as one organisation knows it, oldest first."""
    facts = sorted(current(case.facts), key=lambda each: (each.earliest, each.latest, each.index))
    head = f"{called}: {text_of('known_here', wording)} {wording.day(today)}\n"
    return "\n".join([head, *(fact_text(each, wording, content, region) for each in facts)])
