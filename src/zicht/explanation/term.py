"""The term of a finding: how long, by whose word, and with which status."""

from datetime import date

from zicht.chronology.days import Span, Unit
from zicht.evaluation.finding import Finding
from zicht.explanation.texts import TEXTS
from zicht.explanation.wording import Wording
from zicht.rulebook.rule import Rule
from zicht.rulebook.term import TermBook


def term(finding: Finding, rule: Rule, terms: TermBook, wording: Wording) -> str | None:
    """The term that ran for a finding, or the window of a pattern; None when the rule has neither."""
    if rule.hits:
        return wording.say("window", length=length(Span(rule.window_days, Unit.DAYS), wording))
    if finding.due_on is None or rule.within is None:
        return None
    codes = [code for code in (rule.within.term, rule.repeats) if code is not None]
    ran = [code for code in codes if terms.due(code, finding.opened_on) == finding.due_on]
    if rule.within.attribute is not None and not ran:
        dated = wording.say("term_of_fact", attribute=wording.attribute(rule.within.attribute))
        return dated if rule.within.slack is None else f"{dated} {_slack(rule.within.slack, terms, finding, wording)}"
    return described(ran[0], terms, finding.opened_on, wording) if ran else None


def _slack(code: str, terms: TermBook, finding: Finding, wording: Wording) -> str:
    return wording.say("slack", term=described(code, terms, finding.opened_on, wording))


def described(code: str, terms: TermBook, on: date, wording: Wording) -> str:
    """`5 werkdagen (wet: source)`, as it is valid on a day."""
    found, value = terms.terms[code], terms.terms[code].on(on)
    status = wording.say(found.status)
    if value.region is not None:
        status = f"{status}, {wording.say('region', region=value.region)}"
    source = value.source
    for said in TEXTS[found.status]:
        source = source.removeprefix(said).strip()
    return wording.say("term", length=length(value.span, wording), status=status, source=source)


def length(span: Span, wording: Wording) -> str:
    """How long, in words."""
    if span.amount == 0:
        return wording.say("same_day")
    key = f"one_{span.unit.value}" if span.amount == 1 else span.unit.value
    return wording.say(key, amount=str(span.amount))
