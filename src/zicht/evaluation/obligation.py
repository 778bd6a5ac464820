"""Obligations and preconditions: after this, that; before this, that (docs/semantics.md, section 6)."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from zicht.chronology.timeline import Known
from zicht.evaluation.compiled import Matchers
from zicht.evaluation.conditions import Situation
from zicht.evaluation.moment import Moment
from zicht.evaluation.sorted_facts import Match
from zicht.evaluation.standing import (
    Closed,
    Muted,
    Scope,
    Standing,
    Standings,
    condition_since,
    counts_for,
    first_known,
    is_excepted,
    is_subject,
    scopes,
    why_no_subject,
)
from zicht.rulebook.rule import By, Matcher, NewerTrigger, Rule, Shape


class Trigger(NamedTuple):
    """A fact that asks for an answer. `repeated`: because it answered an earlier one, with the term of `repeats`."""

    known: Known
    repeated: bool = False


class Duty:
    """One obligation or precondition at one moment: its triggers by scope, and what answers them.

    `muted` are the facts that do not count as trigger in a scope, because somebody said that they do not apply.
    """

    def __init__(self, rule: Rule, situation: Situation, muted: Mapping[Scope, Muted]) -> None:
        self.rule = rule
        self.situation = situation
        self.moment = situation.moment
        self.muted = muted
        self._triggers = [each for each in self.moment.matching(rule.trigger) if has_term(rule, each.known)]
        self._trigger_roots = {each.known.root for each in self._triggers}
        self._answers = [*self.moment.matching(rule.answered_by), *self.moment.matching(rule.ended_by)]
        self._matching = self._by_subject()
        self._roots_of: dict[str, set[str]] = {}
        self._already = None if rule.already_days is None else timedelta(days=rule.already_days)

    def standings(self) -> Standings:
        """What stands unanswered today, per scope."""
        found: Standings = {}
        for scope, triggers in self._matching.items():
            if not is_subject(self.rule, self.moment, scope):
                continue
            facts = self._unanswered(triggers, scope)
            if facts and not is_excepted(self.rule, self.situation, scope):
                found[scope] = first_known(facts)
        return found

    def answered_today(self, day: date) -> Iterator[tuple[Scope, Standing, Closed]]:
        """Obligations whose trigger became known today and was answered already: done work shows."""
        if self.rule.shape is not Shape.OBLIGATION:
            return
        if not any(each.known.learned == day for each in self._triggers):
            return
        for scope, triggers in self._by_scope.items():
            if not is_subject(self.rule, self.moment, scope) or is_excepted(self.rule, self.situation, scope):
                continue
            new = (each for each in self._counting(triggers) if each.known.learned == day and not each.repeated)
            done = tuple(each.known for each in new if self._is_answered(each, scope))
            if done:
                standing = first_known(done)
                answer = self._answer(Trigger(standing.key), scope)
                assert answer is not None
                yield scope, standing, answer

    def answer_to(self, trigger: Known, scope: Scope) -> Closed | None:
        """What answers a trigger by now, if anything does."""
        return self._answer(Trigger(trigger), scope)

    def why_closed(self, key: str, scope: Scope, facts: Collection[str]) -> Closed:
        """Why the finding named after the fact `key` stands no more."""
        trigger = next((each for each in self._whatever_is_given(scope) if each.known.root == key), None)
        if trigger is None:
            return Closed("corrected")
        if answer := self._answer(trigger, scope):
            return self._last_answer(answer, facts, scope)
        counted = self._by_scope.get(scope, {})
        newest = max(counted.values(), key=_newest, default=trigger).known
        if self.rule.newer_trigger is NewerTrigger.REPLACES and newest.root != key:
            return Closed("replaced", newest)
        asked = key in counted and not is_excepted(self.rule, self.situation, scope)
        return Closed(why_no_subject(self.moment, scope, otherwise="aged_out") if asked else "condition_ended")

    def _last_answer(self, answer: Closed, facts: Collection[str], scope: Scope) -> Closed:
        """The same reason, with the fact that answered the last of what the finding rested on."""
        resting = [each for each in self._whatever_is_given(scope) if each.known.root in facts]
        answers = [found for trigger in resting if (found := self._answer(trigger, scope))]
        alike = [each for each in answers if each.reason == answer.reason and each.fact is not None]
        return max(alike, key=lambda each: each.fact.learned if each.fact else date.min, default=answer)

    def is_repeated(self, key: Known, scope: Scope) -> bool:
        """Whether a fact is a trigger because it fulfilled an earlier one."""
        found = self._by_scope.get(scope, {}).get(key.root)
        return found is not None and found.repeated

    @cached_property
    def _by_scope(self) -> dict[Scope, dict[str, Trigger]]:
        """Triggers that count, per scope and root, with the fulfilments that arm the rule again."""
        found: dict[Scope, dict[str, Trigger]] = {}
        for scope, triggers in self._matching.items():
            own = {root: each for root, each in triggers.items() if self._is_given(each.known, scope)}
            again = (each for each in self._rearming(own.values(), scope) if self._is_given(each.known, scope))
            found[scope] = own | {each.known.root: each for each in again}
        return found

    def _by_subject(self) -> dict[Scope, dict[str, Trigger]]:
        """Triggers per scope and root, whether `given` holds or not."""
        found: dict[Scope, dict[str, Trigger]] = {}
        for match in self._triggers:
            for scope in scopes(self.rule, self.moment, match):
                if not self._is_muted(match.known, scope):
                    found.setdefault(scope, {})[match.known.root] = Trigger(match.known)
        return found

    def _whatever_is_given(self, scope: Scope) -> list[Trigger]:
        """The triggers of one scope, also where `given` does not hold, with what is asked again."""
        own = self._matching.get(scope, {})
        return [*own.values(), *self._rearming(own.values(), scope)]

    def _is_muted(self, known: Known, scope: Scope) -> bool:
        return known.root in self.muted.get(scope, frozenset())

    def _is_given(self, trigger: Known, scope: Scope) -> bool:
        for code in self.rule.given:
            since = condition_since(self.situation, code, scope)
            if since is None or since > trigger.learned:
                return False
        return True

    def _rearming(self, triggers: Collection[Trigger], scope: Scope) -> list[Trigger]:
        """Fulfilments of a repeating obligation: each asks for the next."""
        if self.rule.repeats is None:
            return []
        own = {each.known.root for each in triggers}
        fulfilments = {
            match.known.root: Trigger(match.known, repeated=True)
            for match in self.moment.matching(self.rule.answered_by)
            if match.known.root not in own and not self._is_muted(match.known, scope) and self._counts(match, scope)
            if any(self._is_valid(match, trigger.known, scope) for trigger in triggers)
        }
        return list(fulfilments.values())

    def _unanswered(self, triggers: Mapping[str, Trigger], scope: Scope) -> tuple[Known, ...]:
        """Without an answer, and with what is given; that is looked at last, because most have their answer."""
        if self.rule.repeats is None and self.rule.newer_trigger is NewerTrigger.JOINS:
            waiting = (each.known for each in triggers.values() if not self._is_answered(each, scope))
            return tuple(each for each in waiting if self._is_given(each, scope))
        counting = self._counting(self._by_scope[scope])
        return tuple(each.known for each in counting if not self._is_answered(each, scope))

    def _counting(self, triggers: Mapping[str, Trigger]) -> Iterable[Trigger]:
        """All triggers, or the latest alone where a newer one replaces."""
        if self.rule.newer_trigger is NewerTrigger.REPLACES and triggers:
            return (max(triggers.values(), key=_newest),)
        return triggers.values()

    def _is_answered(self, trigger: Trigger, scope: Scope) -> bool:
        if self.rule.latest_of and self._stood_before(trigger.known, scope):
            return True
        return any(
            self._is_answer(match, trigger, scope) and self._counts(match, scope)
            for match in self._answers
            if not self._is_too_early(match.known, trigger.known)
        )

    def _is_too_early(self, answer: Known, trigger: Known) -> bool:
        """Whether an answer lies before the earliest day on which it can: that of the trigger, or some days before."""
        return self._already is not None and answer.latest < trigger.earliest - self._already

    def _answer(self, trigger: Trigger, scope: Scope) -> Closed | None:
        """The first fact that answers a trigger: a fulfilment before an ending."""
        if self.rule.latest_of and self._stood_before(trigger.known, scope):
            return Closed("fulfilled")
        for matchers, reason in (
            (self.rule.answered_by, "fulfilled"),
            (self.rule.ended_by, "condition_ended"),
        ):
            valid = [
                match.known
                for match in self.moment.matching(matchers)
                if self._is_answer(match, trigger, scope) and self._counts(match, scope)
            ]
            if valid:
                return Closed(reason, min(valid, key=lambda each: (each.learned, each.latest, each.root)))
        return None

    def _is_answer(self, answer: Match, trigger: Trigger, scope: Scope) -> bool:
        known = trigger.known
        if trigger.repeated:
            return answer.known.latest > known.earliest and answer.known.root != known.root
        if self.rule.latest_of and answer.known.latest <= known.latest:
            return answer.matcher in self.rule.ended_by and self._is_valid(answer, known, scope)
        return self._is_valid(answer, known, scope)

    def _is_valid(self, answer: Match, trigger: Known, scope: Scope) -> bool:
        """Whether a fact can answer a trigger, by its day, who recorded it, and what it names."""
        known = answer.known
        if known.root == trigger.root:
            return False
        if known.root in self._trigger_roots and known.root in self._triggers_for(scope.subject):
            if known.latest <= trigger.earliest:
                return False
        elif self._is_too_early(known, trigger):
            return False
        return self._is_meant(answer, trigger)

    def _is_meant(self, answer: Match, trigger: Known) -> bool:
        """Whether who recorded an answer, to whom, and what it names, fit its trigger."""
        known, matcher = answer.known, answer.matcher
        if matcher.by is not None and not self._is_by(known, trigger, matcher):
            return False
        if matcher.to is not None and not self._is_to(known, trigger, matcher.to):
            return False
        return not matcher.linked or _may_refer(known, trigger, self.moment)

    def _triggers_for(self, subject: str) -> set[str]:
        """The triggers, given or not, that a subject has: what is both trigger and answer answers on a later day."""
        if subject not in self._roots_of:
            self._roots_of[subject] = {
                match.known.root
                for match in self._triggers
                if any(scope.subject == subject for scope in scopes(self.rule, self.moment, match))
            }
        return self._roots_of[subject]

    def _is_by(self, answer: Known, trigger: Known, matcher: Matcher) -> bool:
        by = matcher.by
        assert by is not None
        if by.relation == "same":
            return answer.organisation is not None and answer.organisation == trigger.organisation
        if by.relation == "other":
            return (
                None not in (answer.organisation, trigger.organisation) and answer.organisation != trigger.organisation
            )
        wanted = trigger.fact.attributes.get(by.attribute or "")
        return wanted is None or self.moment.is_of_type(answer.organisation, wanted)

    def _is_to(self, answer: Known, trigger: Known, to: By) -> bool:
        """Whether an answer was given to whom is meant; one that names nobody may have been."""
        got = answer.fact.attributes.get("to")
        meant = trigger.organisation if to.relation == "same" else trigger.fact.attributes.get(to.attribute or "")
        if got is None or meant is None:
            return True
        return self.moment.is_of_type(str(got), meant) or self.moment.is_of_type(str(meant), got)

    def _counts(self, match: Match, scope: Scope) -> bool:
        if self.rule.each_organisation and match.known.organisation != scope.organisation and not match.matcher.by:
            return False
        return counts_for(self.moment, match, scope)

    def _stood_before(self, step: Known, scope: Scope) -> bool:
        """Whether the latest of the facts before a step are all required ones, and one of those is valid for it."""
        by_kind = self._before(self.rule.answered_by, step, scope)
        required = [each for each in by_kind if self._counts(each, scope) and self._is_meant(each, step)]
        if not any(self._is_valid(each, step, scope) for each in required):
            return False
        roots = {each.known.root for each in required}
        before = {each.known.root: each.known for each in (*required, *self._before(self.rule.latest_of, step, scope))}
        others = before.values()
        latest = [root for root, each in before.items() if not any(one.earliest > each.latest for one in others)]
        return all(root in roots for root in latest)

    def _before(self, matchers: Matchers, step: Known, scope: Scope) -> Iterator[Match]:
        """The facts about a scope that may lie before a step."""
        for match in self.moment.matching(matchers):
            known = match.known
            if known.root != step.root and known.earliest <= step.latest and counts_for(self.moment, match, scope):
                yield match


def date_within(rule: Rule, trigger: Known) -> date | None:
    """The date in the attribute that the rule takes as its term, if it takes one and the fact has it."""
    if rule.within is None or rule.within.attribute is None:
        return None
    named = trigger.fact.attributes.get(rule.within.attribute)
    return named if isinstance(named, date) else None


def has_term(rule: Rule, trigger: Known) -> bool:
    """Whether a term can run from a trigger: not when the rule only knows a date in the fact, and it has none."""
    within = rule.within
    return within is None or within.term is not None or date_within(rule, trigger) is not None


def _newest(trigger: Trigger) -> tuple[date, date, str]:
    known = trigger.known
    return known.earliest, known.learned, known.root


def _may_refer(answer: Known, trigger: Known, moment: Moment) -> bool:
    """Whether an answer names a version of the trigger with `re` or `offer`, the same as the trigger, or nothing."""
    named = [answer.fact.attributes.get(code) for code in ("re", "offer")]
    if named == [None, None]:
        return True
    if named[0] is not None and named[0] == trigger.fact.attributes.get("re"):
        return True
    return any(moment.root_named(each) == trigger.root for each in named if each is not None)
