"""The same case or rulebook with one thing different, for properties that say what may not matter."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from zicht.facts.case import Case
from zicht.facts.fact import Fact, Precision
from zicht.rulebook.rule import Matcher, Rule, Rulebook


def with_facts(case: Case, facts: Iterable[Fact]) -> Case:
    """The case with these facts, numbered anew in this order."""
    return replace(case, facts=tuple(replace(each, index=number) for number, each in enumerate(facts)))


def in_view(case: Case, view: str | None) -> Case:
    """Only what the view ever knew."""
    return with_facts(case, [each for each in case.facts if each.visible_from(view) is not None])


def known_before(case: Case, day: date) -> Case:
    """Only what was known before a day, together."""
    return with_facts(case, [each for each in case.facts if each.known_from < day])


def without_attribute(case: Case, name: str) -> Case:
    """Nothing has this attribute."""
    return with_facts(
        case,
        [
            replace(each, attributes={key: value for key, value in each.attributes.items() if key != name})
            for each in case.facts
        ],
    )


def placings(fact: Fact) -> list[Fact]:
    """The fact on the first, a middle and the last day on which it may have happened, known as before."""
    length = (fact.latest - fact.earliest).days
    days = sorted({fact.earliest + timedelta(days=number) for number in (0, length // 3, length // 2, length)})
    return [replace(fact, occurred_on=day, precision=Precision.DAY, earliest=day, latest=day) for day in days]


def placed(case: Case) -> list[Case]:
    """The case with one imprecise fact on a certain day, in every such way that is tried."""
    return [
        replace(case, facts=(*case.facts[:number], each, *case.facts[number + 1 :]))
        for number, fact in enumerate(case.facts)
        if fact.earliest < fact.latest
        for each in placings(fact)
    ]


def with_matchers(rulebook: Rulebook, change: Callable[[Matcher], Matcher]) -> Rulebook:
    """The rulebook with every matcher changed."""

    def all_of(matchers: tuple[Matcher, ...]) -> tuple[Matcher, ...]:
        return tuple(change(each) for each in matchers)

    def rule(each: Rule) -> Rule:
        return replace(
            each,
            trigger=all_of(each.trigger),
            answered_by=all_of(each.answered_by),
            ended_by=all_of(each.ended_by),
            latest_of=all_of(each.latest_of),
            cleared_by=all_of(each.cleared_by),
            hits=tuple(replace(group, facts=all_of(group.facts)) for group in each.hits),
        )

    conditions = {
        code: replace(
            each,
            opens=all_of(each.opens),
            closes=tuple(
                replace(way, facts=all_of(way.facts), requires=tuple(all_of(step) for step in way.requires))
                for way in each.closes
            ),
        )
        for code, each in rulebook.conditions.items()
    }
    holdings = {
        code: replace(each, set_by=all_of(each.set_by), released_by=all_of(each.released_by))
        for code, each in rulebook.holdings.items()
    }
    rules = tuple(rule(each) for each in rulebook.rules)
    ends = all_of(rulebook.subject_ends)
    return replace(rulebook, rules=rules, conditions=conditions, holdings=holdings, subject_ends=ends)
