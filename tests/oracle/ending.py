"""What stands for a scope on a day, whatever the shape, and why what stood no longer does (sections 6 and 7)."""

from tests.oracle import duties, gaps, patterns
from tests.oracle.matching import Scope, matches
from tests.oracle.situations import since_for
from tests.oracle.world import DAY, Moment
from zicht.chronology.days import years_after
from zicht.facts.fact import Fact
from zicht.rulebook.rule import NewerTrigger, Rule, Shape

DUTIES = (Shape.OBLIGATION, Shape.PRECONDITION)


def is_subject(now: Moment, scope: Scope) -> bool:
    """Nobody is a subject from the day after the day of a fact that tells of its end."""
    return not any(
        fact.about == (scope.subject,) and now.day > fact.latest
        for fact in now.standing
        if any(matches(now, each, fact, None) for each in now.rulebook.subject_ends)
    )


def is_grown(now: Moment, rule: Rule, scope: Scope) -> bool:
    """From the first day on which the child is possibly as old as `until_age`."""
    born = [each.born for each in now.children() if each.id == scope.subject]
    if rule.until_age is None or not born or born[0] is None:
        return False
    return now.day >= years_after(born[0][0], rule.until_age)


def is_excepted(now: Moment, rule: Rule, scope: Scope) -> bool:
    """One of `except_while` holds."""
    return any(since_for(now, each, scope) is not None for each in rule.except_while)


def conditions_hold(now: Moment, rule: Rule, scope: Scope) -> bool:
    """`given` on the day itself, for patterns and continuity; for the others it belongs to each trigger."""
    if rule.shape in DUTIES:
        return True
    return all(since_for(now, each, scope) is not None for each in rule.given)


def may_stand(now: Moment, rule: Rule, scope: Scope) -> bool:
    """Nothing keeps this scope from having something that stands."""
    return (
        is_subject(now, scope)
        and not is_grown(now, rule, scope)
        and not is_excepted(now, rule, scope)
        and conditions_hold(now, rule, scope)
    )


def rests_on(now: Moment, rule: Rule, scope: Scope, gone: frozenset[str]) -> list[Fact]:
    """U(D)."""
    if rule.shape in DUTIES:
        found = duties.unanswered(now, rule, scope, gone)
    elif rule.shape is Shape.PATTERN:
        found = patterns.standing_hits(now, rule, scope, gone)
    else:
        found = gaps.gap(now, rule, scope, gone)
    return found if found and may_stand(now, rule, scope) else []


def key_fact(now: Moment, rule: Rule, found: list[Fact]) -> Fact:
    """The first known; for continuity the one there is."""
    return found[0] if rule.shape is Shape.CONTINUITY else now.first_known(found)


def why_closed(now: Moment, rule: Rule, scope: Scope, gone: frozenset[str], key: str, evidence: set[str]) -> str:
    """The reason, the first that holds."""
    if rule.shape in DUTIES:
        return why_duty_closed(now, rule, scope, gone, key, evidence)
    if rule.shape is Shape.PATTERN:
        return why_pattern_closed(now, rule, scope, key, evidence)
    return why_gap_closed(now, rule, scope, key)


def why_duty_closed(now: Moment, rule: Rule, scope: Scope, gone: frozenset[str], key: str, evidence: set[str]) -> str:
    """Corrected, answered, replaced, conditions, age."""
    plain = duties.triggers(now, rule, scope, gone, given=False)
    own = [each for each in plain if each.fact.root == key]
    if not own:
        return "corrected"
    if any(duties.fulfilments(now, rule, scope, each) for each in own):
        return "fulfilled"
    if any(duties.endings(now, rule, scope, each) for each in own):
        return "condition_ended"
    if rule.newer_trigger is NewerTrigger.REPLACES:
        counting = duties.that_count(now, rule, duties.triggers(now, rule, scope, gone))
        if counting and counting[0].fact.root not in evidence:
            return "replaced"
    given = any(each.fact.root == key for each in duties.triggers(now, rule, scope, gone))
    if not given or is_excepted(now, rule, scope) or not is_subject(now, scope):
        return "condition_ended"
    return "aged_out"


def why_pattern_closed(now: Moment, rule: Rule, scope: Scope, key: str, evidence: set[str]) -> str:
    """Corrected, cleared, conditions, window or age; fallen apart within its window is corrected too."""
    hit = now.version(key)
    if hit is None or not patterns.is_hit(now, rule, scope, hit):
        return "corrected"
    known = [each for each in now.standing if each.root in evidence and patterns.is_hit(now, rule, scope, each)]
    if any(patterns.cleared(now, rule, scope, each) for each in known):
        return "fulfilled"
    if is_excepted(now, rule, scope) or not conditions_hold(now, rule, scope) or not is_subject(now, scope):
        return "condition_ended"
    last = max(now.learned(each) for each in now.standing if each.root in evidence)
    passed = now.day >= last + rule.window_days * DAY
    return "aged_out" if passed or is_grown(now, rule, scope) else "corrected"


def why_gap_closed(now: Moment, rule: Rule, scope: Scope, key: str) -> str:
    """Corrected, filled while the condition holds, conditions, age."""
    fact = now.version(key)
    if fact is None or not gaps.still_counts(now, rule, scope, fact):
        return "corrected"
    holds = bool(gaps.concerned(now, rule, scope))
    if holds and not gaps.too_few(now, rule, scope) and not gaps.crowded(now, rule, scope):
        return "fulfilled"
    ended = is_excepted(now, rule, scope) or not conditions_hold(now, rule, scope)
    if not holds or ended or not is_subject(now, scope):
        return "condition_ended"
    return "aged_out"
