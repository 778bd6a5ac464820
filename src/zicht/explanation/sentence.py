"""The sentence of a finding: what the rule says about these facts, and how it stands on a day (R088)."""

import re
from datetime import date

from zicht.evaluation.finding import Finding
from zicht.explanation.wording import Wording, lowered
from zicht.facts.fact import Fact, Precision
from zicht.rulebook.rule import Rule, Shape

LESSON = "lesson"
_ON_DAY = re.compile(r"\b(?:op|on) \{day\}", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|(?<=[.!?] ))\w")


def sentence(finding: Finding, rule: Rule, wording: Wording, on: date, view: str | None = None) -> str:
    """What is recorded and what is not, on a day; `view` is the organisation whose facts alone were used."""
    said = filled(finding, rule, wording)
    if finding.layer == LESSON:
        said = wording.say("lesson", sentence=lowered_start(said, wording))
    parts = [said, state(finding, rule, wording, on), view_note(view, wording)]
    return " ".join(each for each in parts if each)


def view_note(view: str | None, wording: Wording) -> str | None:
    """Whose facts alone were used; None for what all knew together."""
    return wording.say("view", organisation=wording.organisation(view)) if view is not None else None


def filled(finding: Finding, rule: Rule, wording: Wording) -> str:
    """The rule's own sentence with its placeholders filled in."""
    facts = evidence(finding, wording)
    key = wording.case.facts[finding.key_fact]
    text = _template(rule, wording, key).format(
        recorder=wording.organisation(key.organisation, otherwise="someone_unknown"),
        organisation=wording.organisation(finding.organisation),
        subject=wording.persons(finding.subjects),
        day=wording.day_of(key),
        kind=wording.kind(key.kind),
        count=_count(facts, wording),
        organisations=str(len({each.organisation for each in facts if each.organisation})),
        due=wording.day(finding.due_on) if finding.due_on else wording.say("no_day"),
    )
    return _SENTENCE_START.sub(lambda found: found[0].upper(), text if text.endswith(".") else f"{text}.")


def _template(rule: Rule, wording: Wording, key: Fact) -> str:
    """The rule's words; a month or a year takes `in` where a day takes `op` or `on`."""
    text = rule.sentence[wording.language]
    if wording.precision_of(key) is Precision.DAY:
        return text
    return _ON_DAY.sub(lambda found: "In {day}" if found[0][0].isupper() else "in {day}", text)


def evidence(finding: Finding, wording: Wording) -> list[Fact]:
    """The facts that a finding rests on, each in the last version that it rested on."""
    last: dict[str, Fact] = {}
    for index in finding.evidence:
        fact = wording.case.facts[index]
        if fact.root not in last or fact.version > last[fact.root].version:
            last[fact.root] = fact
    return list(last.values())


def state(finding: Finding, rule: Rule, wording: Wording, on: date) -> str:
    """How it stands on a day."""
    code = finding.state_on(on)
    if code == "closed":
        return _closed(finding, rule, wording)
    if finding.layer == LESSON:
        waits = rule.shape in (Shape.OBLIGATION, Shape.PRECONDITION) and code == "raised"
        said = wording.say("lesson_raised" if waits else "together")
    elif code == "pending":
        said = wording.say("pending", due=_due(finding, wording))
    else:
        said = _raised(finding, rule, wording)
    if finding.open_for and set(finding.open_for) < set(finding.subjects):
        said += " " + wording.say("open_for", persons=wording.persons(finding.open_for))
    return said


def lowered_start(text: str, wording: Wording) -> str:
    """The sentence as it goes on after a colon; the name of an organisation keeps its capital."""
    names = tuple(each.name for each in wording.case.organisations if each.name)
    return text if text.startswith(names) else lowered(text)


def is_known_late(finding: Finding, closing: Fact) -> bool:
    """Whether it was done within its term, and became known after it."""
    return finding.due_on is not None and finding.raised_on is not None and closing.latest <= finding.due_on


def _raised(finding: Finding, rule: Rule, wording: Wording) -> str:
    if rule.shape is Shape.PATTERN or rule.at_most is not None:
        return wording.say("together")
    if rule.shape is Shape.CONTINUITY:
        return wording.say("gap")
    key = "raised" if rule.shape is Shape.OBLIGATION else "absent"
    if finding.organisation is None:
        key += "_unassigned"
    elif finding.organisation == wording.reader:
        key += "_own"
    return wording.say(key, due=_due(finding, wording), organisation=wording.organisation(finding.organisation))


def _closed(finding: Finding, rule: Rule, wording: Wording) -> str:
    assert finding.closed_on is not None
    closed = wording.day(finding.closed_on)
    reason = finding.closed_by or "fulfilled"
    if finding.closing is None:
        return wording.say("fulfilled_bare" if reason == "fulfilled" else reason, closed=closed)
    fact = wording.case.facts[finding.closing]
    keys = {"fulfilled": _how_fulfilled(finding, rule, fact), "condition_ended": "condition_ended_by"}
    key = keys.get(reason, reason)
    return wording.say(key, kind=wording.kind(fact.kind), day=wording.day_of(fact), closed=closed)


def _how_fulfilled(finding: Finding, rule: Rule, closing: Fact) -> str:
    if rule.at_least is not None:
        return "fulfilled_gap"
    if is_known_late(finding, closing):
        return "fulfilled_known_late"
    return "fulfilled" if finding.raised_on is None else "fulfilled_after"


def _due(finding: Finding, wording: Wording) -> str:
    return wording.day(finding.due_on) if finding.due_on else wording.say("no_day")


def _count(facts: list[Fact], wording: Wording) -> str:
    """How often; an entry that sums up several occurrences counts as at least two."""
    several = sum(each.attributes.get("several") is True for each in facts)
    total = str(len(facts) + several)
    return wording.say("at_least", count=total) if several else total
