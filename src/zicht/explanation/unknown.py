"""What is not known around a finding: an absence is a question, never an answer (design, principle 7)."""

from collections.abc import Iterable, Iterator
from datetime import date

from zicht.evaluation.finding import Finding
from zicht.explanation.sentence import evidence
from zicht.explanation.wording import Wording
from zicht.facts.fact import Fact, Precision
from zicht.rulebook.rule import Matcher, Rule


def unknown(finding: Finding, rule: Rule, wording: Wording) -> tuple[str, ...]:
    """Days known only by month or year, attributes that were not recorded, ages that a rule asks for."""
    facts = evidence(finding, wording)
    lines = [*_imprecise(facts, wording), *_absent(facts, rule, wording), *_ages(finding, rule, wording)]
    return tuple(dict.fromkeys(lines))


def not_covered(wording: Wording, view: str | None, known_at: date) -> tuple[str, ...]:
    """One line for each organisation of the case of which this view holds no fact at all."""
    seen = {
        fact.organisation
        for fact in wording.case.facts
        if (day := fact.visible_from(view)) is not None and day <= known_at
    }
    return tuple(
        wording.say("not_covered", organisation=wording.organisation(each.id))
        for each in wording.case.organisations
        if each.id not in seen
    )


def _imprecise(facts: Iterable[Fact], wording: Wording) -> Iterator[str]:
    for fact in facts:
        if fact.precision is not Precision.DAY:
            key = "only_month" if fact.precision is Precision.MONTH else "only_year"
            yield wording.say(key, kind=wording.kind(fact.kind), day=wording.day_of(fact))


def _absent(facts: Iterable[Fact], rule: Rule, wording: Wording) -> Iterator[str]:
    """What would have mattered: attributes that leave a fact out, or say until when or by whom."""
    for fact in facts:
        read = [
            code
            for code in dict.fromkeys([*_leaving_out(rule, fact.kind), *_naming(rule)])
            if wording.vocabulary.attribute(fact.kind, code) and code not in fact.attributes
        ]
        if read:
            named = wording.listed(wording.attribute(each) for each in read)
            values = {"kind": wording.kind(fact.kind), "day": wording.day_of(fact), "attributes": named}
            yield wording.say("not_recorded", **values)


def _ages(finding: Finding, rule: Rule, wording: Wording) -> Iterator[str]:
    limits = [each for each in _speaking(rule) if each.age_from is not None or each.age_under is not None]
    if rule.until_age is None and not limits:
        return
    for person in wording.case.persons:
        if person.id in finding.subjects and person.born is None:
            yield wording.say("age_unknown", person=wording.person(person.id))


def _leaving_out(rule: Rule, kind: str) -> Iterator[str]:
    for matcher in _speaking(rule):
        if kind in matcher.kinds:
            yield from matcher.unless
            for _, unless in matcher.kinds[kind]:
                yield from unless


def _naming(rule: Rule) -> Iterator[str]:
    if rule.within is not None and rule.within.attribute is not None:
        yield rule.within.attribute
    yield from (each.argument for each in rule.duty_of if each.way == "attribute" and each.argument)


def _speaking(rule: Rule) -> tuple[Matcher, ...]:
    """The matchers by which facts came to count."""
    return rule.trigger + tuple(matcher for group in rule.hits for matcher in group.facts)
