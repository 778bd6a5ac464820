"""What stands for one rule and scope on one day, and which scopes a fact counts for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from zicht.chronology.days import years_after
from zicht.chronology.timeline import Known
from zicht.evaluation.conditions import Situation
from zicht.evaluation.moment import Moment
from zicht.evaluation.sorted_facts import Match
from zicht.rulebook.rule import Per, Reach, Rule

FAMILY = "family"


class Scope(NamedTuple):
    """For whom a rule is evaluated: a child, an adult or the family; with `each_organisation` and `per: fact` more."""

    subject: str
    organisation: str | None = None
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The facts that a finding rests on today, and the one that names it."""

    facts: tuple[Known, ...]
    key: Known


@dataclass(frozen=True, slots=True)
class Closed:
    """Why a finding that stood does not stand today, and the fact that made it so, if one did."""

    reason: str
    fact: Known | None = None


Muted = frozenset[str]
Standings = dict[Scope, Standing]


def first_known(facts: tuple[Known, ...]) -> Standing:
    """A standing named after the fact that was known first."""
    return Standing(facts, facts[0] if len(facts) == 1 else min(facts, key=lambda each: each.order))


def scopes(rule: Rule, moment: Moment, match: Match) -> Iterator[Scope]:
    """The scopes that a trigger belongs to."""
    organisation = match.known.organisation if rule.each_organisation else None
    if rule.each_organisation and organisation is None:
        return
    fact = match.known.root if rule.per is Per.FACT else None
    if rule.per is Per.FAMILY:
        yield Scope(FAMILY, organisation)
    elif rule.per is Per.ADULT:
        for adult in moment.adults(match.known):
            yield Scope(adult, organisation)
    else:
        children = moment.children(match)
        for child in children:
            yield Scope(child, organisation, fact)
        if fact and not children and match.matcher.is_ageless and _reaches_nobody(rule, moment, fact):
            yield Scope(FAMILY, organisation, fact)


def _reaches_nobody(rule: Rule, moment: Moment, root: str) -> bool:
    """Whether a trigger reaches no child, by whichever matcher it counts."""
    return not any(moment.children(each) for each in moment.matching(rule.trigger) if each.known.root == root)


def counts_for(moment: Moment, match: Match, scope: Scope) -> bool:
    """Whether a fact counts for a scope as answer, hit or clearing."""
    subject = scope.subject
    if subject == FAMILY:
        return True
    if moment.is_child(subject):
        return subject in moment.children(match)
    if subject in match.known.fact.about:
        return True
    if match.matcher.reach is not Reach.CIRCLE:
        return False
    day = match.known.latest
    return any(subject in moment.circles.of(child, day) for child in moment.children(match))


def is_subject(rule: Rule, moment: Moment, scope: Scope) -> bool:
    """Whether a scope can have anything standing: alive, and below the age limit of the rule."""
    if scope.subject in moment.gone:
        return False
    return not has_aged(rule, moment, scope)


def condition_since(situation: Situation, code: str, scope: Scope) -> date | None:
    """Since when a condition holds for a scope: for an adult or the family, for some child around it."""
    moment = situation.moment
    children: Sequence[str]
    if scope.subject == FAMILY:
        children = moment.all_children
    elif moment.is_child(scope.subject):
        return situation.since(code, scope.subject)
    else:
        children = moment.in_circle(scope.subject)
    return min((day for each in children if (day := situation.since(code, each))), default=None)


def is_excepted(rule: Rule, situation: Situation, scope: Scope) -> bool:
    """Whether a condition holds during which the rule asks nothing."""
    return any(condition_since(situation, each, scope) is not None for each in rule.except_while)


def why_no_subject(moment: Moment, scope: Scope, otherwise: str) -> str:
    """`condition_ended` when somebody is no subject any more."""
    return "condition_ended" if scope.subject in moment.gone else otherwise


def has_aged(rule: Rule, moment: Moment, scope: Scope) -> bool:
    """Whether a child is possibly as old as the age at which the rule ends."""
    if rule.until_age is None or scope.subject == FAMILY:
        return False
    born = moment.person(scope.subject).born
    if born is None:
        return False
    limit = years_after(born[0], rule.until_age)
    moment.wake_on(limit)
    return limit <= moment.day
