"""Section 6 of docs/semantics.md, obligations and preconditions: triggers, valid answers and what is unanswered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tests.oracle.matching import Scope, counts, counts_as_trigger, matches
from tests.oracle.people import reached
from tests.oracle.situations import since_for
from tests.oracle.world import DAY, Moment
from zicht.facts.fact import Fact
from zicht.rulebook.rule import By, Matcher, NewerTrigger, Per, Rule, Shape

LINKS = ("re", "offer")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A fact that asks for an answer. `repeated`: it does so as an earlier answer, with the term of `repeats`."""

    fact: Fact
    repeated: bool = False


def reaches_nobody(now: Moment, rule: Rule, fact: Fact) -> bool:
    """Per fact: no matcher that holds reaches a child."""
    people = (None, *now.children())
    holding = [each for each in rule.trigger if any(matches(now, each, fact, person) for person in people)]
    return not any(reached(now, each.reach, fact) for each in holding)


def matches_trigger(now: Moment, rule: Rule, scope: Scope, fact: Fact) -> bool:
    """Whether a fact is a trigger for the subject of a scope; one that is left out is none."""
    if lacks_its_day(rule, fact) or (rule.each_organisation and fact.organisation is None):
        return False
    if rule.per is Per.FACT and scope.subject is None and not reaches_nobody(now, rule, fact):
        return False
    return any(counts_as_trigger(now, each, fact, scope, rule.per) for each in rule.trigger)


def lacks_its_day(rule: Rule, fact: Fact) -> bool:
    """A term that stands in an attribute, which is absent, and no other term is given: left out."""
    within = rule.within
    if within is None or within.attribute is None or within.term is not None:
        return False
    return not isinstance(fact.attributes.get(within.attribute), date)


def plain_triggers(now: Moment, rule: Rule, scope: Scope, gone: frozenset[str]) -> list[Fact]:
    """Triggers of this scope, whatever `given` says."""
    found = []
    for fact in now.standing:
        if fact.root in gone or (scope.root is not None and fact.root != scope.root):
            continue
        if rule.each_organisation and (fact.organisation is None or fact.organisation != scope.organisation):
            continue
        if not matches_trigger(now, rule, scope, fact) or lacks_its_day(rule, fact):
            continue
        found.append(fact)
    return found


def given_holds(now: Moment, rule: Rule, scope: Scope, trigger: Fact) -> bool:
    """Every condition of `given` has a since, on or before the day on which the trigger was learned."""
    days = [since_for(now, each, scope) for each in rule.given]
    return all(day is not None and day <= now.learned(trigger) for day in days)


def done_by(now: Moment, by: By | None, answer: Fact, trigger: Fact) -> bool:
    """Who must have recorded an answer."""
    if by is None:
        return True
    if by.relation == "same":
        return answer.organisation is not None and answer.organisation == trigger.organisation
    if by.relation == "other":
        known = answer.organisation is not None and trigger.organisation is not None
        return known and answer.organisation != trigger.organisation
    named = trigger.attributes.get(by.attribute or "")
    if named is None:
        return True
    return answer.organisation is not None and named in {answer.organisation, now.type_of(answer.organisation)}


def given_to(now: Moment, to: By | None, answer: Fact, trigger: Fact) -> bool:
    """To whom an answer must have been given: when it names somebody, and it is known who is meant."""
    if to is None or "to" not in answer.attributes:
        return True
    meant = trigger.organisation if to.relation == "same" else trigger.attributes.get(to.attribute or "")
    got = answer.attributes["to"]
    return meant is None or got == meant or got == now.type_of(str(meant)) or meant == now.type_of(str(got))


def linked(now: Moment, answer: Fact, trigger: Fact) -> bool:
    """`re` or `offer` names a version of the trigger, `re` is that of the trigger, or neither is there."""
    links = [answer.attributes[each] for each in LINKS if each in answer.attributes]
    same = "re" in answer.attributes and answer.attributes["re"] == trigger.attributes.get("re")
    return same or not links or any(now.names(each, trigger) for each in links)


def allowed(now: Moment, rule: Rule, scope: Scope, matcher: Matcher, answer: Fact, trigger: Fact) -> bool:
    """`by`, `to` and `linked` of a matcher; with each_organisation and no `by`: the organisation of the scope."""
    if rule.each_organisation and matcher.by is None and answer.organisation != scope.organisation:
        return False
    if not done_by(now, matcher.by, answer, trigger) or not given_to(now, matcher.to, answer, trigger):
        return False
    return not matcher.linked or linked(now, answer, trigger)


def may_answer(now: Moment, rule: Rule, scope: Scope, matcher: Matcher, answer: Fact, trigger: Trigger) -> bool:
    """By whom, and linked or not: to what repeats anybody, within the scope of an organisation."""
    if not trigger.repeated:
        return allowed(now, rule, scope, matcher, answer, trigger.fact)
    return not rule.each_organisation or matcher.by is not None or answer.organisation == scope.organisation


def in_time(now: Moment, rule: Rule, scope: Scope, answer: Fact, trigger: Trigger) -> bool:
    """On or after the trigger (a little before, with `already`); later when a trigger itself, or for `repeats`."""
    asked = trigger.fact.earliest
    if trigger.repeated or matches_trigger(now, rule, scope, answer):
        return answer.latest > asked
    return rule.already_days is None or answer.latest >= asked - rule.already_days * DAY


def valid_answers(now: Moment, rule: Rule, scope: Scope, trigger: Trigger, matchers: Iterable[Matcher]) -> list[Fact]:
    """The answers by one of these matchers that are valid for a trigger; to what repeats by anybody."""
    usable = list(matchers)
    return [
        fact
        for fact in now.standing
        if fact.root != trigger.fact.root
        and in_time(now, rule, scope, fact, trigger)
        and any(counts(now, each, fact, scope) and may_answer(now, rule, scope, each, fact, trigger) for each in usable)
    ]


def repeating(now: Moment, rule: Rule, scope: Scope, gone: frozenset[str], plain: list[Fact]) -> list[Fact]:
    """Every fulfilment that is valid for some trigger and is none itself."""
    if rule.repeats is None:
        return []
    return [
        fact
        for fact in now.standing
        if fact.root not in gone
        and fact.root not in {each.root for each in plain}
        and any(fact in valid_answers(now, rule, scope, Trigger(each), rule.answered_by) for each in plain)
    ]


def satisfied_beforehand(now: Moment, rule: Rule, scope: Scope, step: Fact) -> bool:
    """With `latest_of`: there is at least one and all the latest match `requires`."""

    def required(fact: Fact) -> bool:
        return any(
            counts(now, each, fact, scope) and allowed(now, rule, scope, each, fact, step) for each in rule.answered_by
        )

    before = [
        fact
        for fact in now.standing
        if fact.root != step.root
        and fact.earliest <= step.latest
        and (required(fact) or any(counts(now, each, fact, scope) for each in rule.latest_of))
    ]
    latest = [each for each in before if not any(other.earliest > each.latest for other in before)]
    return bool(before) and all(required(each) for each in latest)


def fulfilments(now: Moment, rule: Rule, scope: Scope, trigger: Trigger) -> list[Fact]:
    """The valid fulfilments, or for a precondition the requirements that count."""
    found = valid_answers(now, rule, scope, trigger, rule.answered_by)
    if rule.shape is Shape.PRECONDITION and rule.latest_of:
        beforehand = satisfied_beforehand(now, rule, scope, trigger.fact)
        found = [each for each in found if beforehand or each.latest > trigger.fact.latest]
    return found


def endings(now: Moment, rule: Rule, scope: Scope, trigger: Trigger) -> list[Fact]:
    """The valid answers by `ended_by`."""
    return valid_answers(now, rule, scope, trigger, rule.ended_by)


def triggers(now: Moment, rule: Rule, scope: Scope, gone: frozenset[str], *, given: bool = True) -> list[Trigger]:
    """T, with what repeats; with `given` False whatever the conditions say."""
    plain = plain_triggers(now, rule, scope, gone)
    if given:
        plain = [each for each in plain if given_holds(now, rule, scope, each)]
    again = repeating(now, rule, scope, gone, plain)
    if given:
        again = [each for each in again if given_holds(now, rule, scope, each)]
    return [Trigger(each) for each in plain] + [Trigger(each, repeated=True) for each in again]


def that_count(now: Moment, rule: Rule, found: list[Trigger]) -> list[Trigger]:
    """All triggers, or only the latest one with `newer_trigger: replaces`."""
    if rule.newer_trigger is not NewerTrigger.REPLACES or not found:
        return found
    last = max((each.fact for each in found), key=lambda fact: (fact.earliest, now.learned(fact), fact.root))
    return [each for each in found if each.fact.root == last.root]


def answered(now: Moment, rule: Rule, scope: Scope, trigger: Trigger) -> bool:
    """Whether a trigger has a valid answer."""
    return bool(fulfilments(now, rule, scope, trigger) or endings(now, rule, scope, trigger))


def unanswered(now: Moment, rule: Rule, scope: Scope, gone: frozenset[str]) -> list[Fact]:
    """U(D), before what holds for every shape."""
    found = that_count(now, rule, triggers(now, rule, scope, gone))
    return [each.fact for each in found if not answered(now, rule, scope, each)]


def is_repeated(now: Moment, rule: Rule, scope: Scope, gone: frozenset[str], fact: Fact) -> bool:
    """Whether the fact is a trigger because it was an answer."""
    return any(each.repeated and each.fact.root == fact.root for each in triggers(now, rule, scope, gone))


def due(now: Moment, rule: Rule, scope: Scope, gone: frozenset[str], key: Fact) -> date | None:
    """The last day of the term that starts today, for this key fact."""
    if rule.shape is not Shape.OBLIGATION:
        return None
    if rule.repeats is not None and is_repeated(now, rule, scope, gone, key):
        return now.rulebook.terms.due(rule.repeats, now.day)
    if rule.within is None:
        return None
    if rule.within.attribute is not None:
        named = key.attributes.get(rule.within.attribute)
        if isinstance(named, date):
            return with_slack(now, rule, max(named, now.day))
    return None if rule.within.term is None else now.rulebook.terms.due(rule.within.term, now.day)


def with_slack(now: Moment, rule: Rule, dated: date) -> date:
    """The date in a fact, and what runs on after it."""
    slack = None if rule.within is None else rule.within.slack
    return dated if slack is None else now.rulebook.terms.due(slack, dated)


def done_at_once(now: Moment, rule: Rule, scope: Scope, gone: frozenset[str]) -> list[Trigger]:
    """Triggers learned today that already have a valid answer; not those of `repeats`."""
    if rule.shape is not Shape.OBLIGATION:
        return []
    return [
        each
        for each in that_count(now, rule, triggers(now, rule, scope, gone))
        if not each.repeated and now.learned(each.fact) == now.day and answered(now, rule, scope, each)
    ]
