"""Obligations and preconditions: after this, that; before this, that (docs/semantics.md, section 6)."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property

from zicht.chronology.timeline import Known
from zicht.evaluation.conditions import Situation
from zicht.evaluation.moment import Moment
from zicht.evaluation.sorted_facts import Match
from zicht.evaluation.standing import (
    Closed,
    Muted,
    Scope,
    Standings,
    condition_since,
    counts_for,
    first_known,
    is_excepted,
    is_subject,
    scopes,
    why_not_a_subject,
)
from zicht.rulebook.rule import Matcher, NewerTrigger, Rule, Shape


class Duty:
    """One obligation or precondition at one moment: its triggers by scope, and what answers them."""

    def __init__(self, rule: Rule, situation: Situation) -> None:
        self.rule = rule
        self.situation = situation
        self.moment = situation.moment
        self._triggers = [each for each in self.moment.matching(rule.trigger) if has_term(rule, each.known)]
        self._trigger_roots = {each.known.root for each in self._triggers}

    def standings(self, muted: dict[Scope, Muted]) -> Standings:
        """What stands unanswered today, per scope."""
        found: Standings = {}
        for scope, triggers in self._by_scope.items():
            if not is_subject(self.rule, self.moment, scope):
                continue
            counted = triggers
            if scope in muted:
                counted = {root: each for root, each in triggers.items() if root not in muted[scope]}
            if (facts := self._unanswered(counted, scope)) and not is_excepted(self.rule, self.situation, scope):
                found[scope] = first_known(facts)
        return found

    def answered_today(self, day: date) -> Iterator[tuple[Scope, Known, Closed]]:
        """Obligations whose trigger became known today and was answered already: done work shows."""
        if self.rule.shape is not Shape.OBLIGATION:
            return
        if not any(each.known.learned == day for each in self._triggers):
            return
        for scope, triggers in self._by_scope.items():
            if not is_subject(self.rule, self.moment, scope) or is_excepted(self.rule, self.situation, scope):
                continue
            new = [each for each in triggers.values() if each.learned == day and each.root in self._trigger_roots]
            for trigger in sorted(new, key=lambda each: each.order):
                if answer := self._answer(trigger, scope):
                    yield scope, trigger, answer
                    break

    def why_closed(self, key: str, scope: Scope, facts: Collection[str]) -> Closed:
        """Why the finding named after the fact `key` stands no more."""
        trigger = next((each for each in self._all_triggers(scope) if each.root == key), None)
        if trigger is None:
            return Closed("corrected")
        if answer := self._answer(trigger, scope):
            return self._last_answer(answer, facts, scope)
        counted = self._counted(scope)
        newest = max(counted, key=_newest, default=trigger)
        if self.rule.newer_trigger is NewerTrigger.REPLACES and newest.root != key:
            return Closed("replaced", newest)
        return why_not_a_subject(self.rule, self.moment, scope) or Closed("condition_ended")

    def _last_answer(self, answer: Closed, facts: Collection[str], scope: Scope) -> Closed:
        """The same reason, with the fact that answered the last of what the finding rested on."""
        resting = [each for each in self._all_triggers(scope) if each.root in facts]
        answers = [found for trigger in resting if (found := self._answer(trigger, scope))]
        alike = [each for each in answers if each.reason == answer.reason and each.fact is not None]
        return max(alike, key=lambda each: each.fact.learned if each.fact else date.min, default=answer)

    def is_repeated(self, key: Known, scope: Scope) -> bool:
        """Whether a fact is a trigger because it fulfilled an earlier one."""
        return self.rule.repeats is not None and key.root not in {each.root for each in self._counted(scope)}

    @cached_property
    def _by_scope(self) -> dict[Scope, dict[str, Known]]:
        """Triggers that count, per scope and root, with the fulfilments that arm the rule again."""
        found: dict[Scope, dict[str, Known]] = {}
        for match in self._triggers:
            for scope in scopes(self.rule, self.moment, match):
                if self._is_given(match.known, scope):
                    found.setdefault(scope, {})[match.known.root] = match.known
        if self.rule.repeats:
            for scope, triggers in found.items():
                triggers |= {each.root: each for each in self._rearming(list(triggers.values()), scope)}
        return found

    def _counted(self, scope: Scope) -> list[Known]:
        return [each for each in self._all_triggers(scope, rearmed=False) if self._is_given(each, scope)]

    def _all_triggers(self, scope: Scope, rearmed: bool = True) -> list[Known]:
        """The triggers of one scope, given or not."""
        own = [each.known for each in self._triggers if scope in scopes(self.rule, self.moment, each)]
        return own + (self._rearming(own, scope, given=False) if rearmed and self.rule.repeats else [])

    def _is_given(self, trigger: Known, scope: Scope) -> bool:
        for code in self.rule.given:
            since = condition_since(self.situation, code, scope)
            if since is None or since > trigger.learned:
                return False
        return True

    def _rearming(self, triggers: Sequence[Known], scope: Scope, given: bool = True) -> list[Known]:
        """Fulfilments of a repeating obligation: each asks for the next."""
        own = {each.root for each in triggers}
        fulfilments = {
            match.known.root: match.known
            for match in self.moment.matching(self.rule.answered_by)
            if match.known.root not in own and self._counts(match, scope)
            if any(self._is_valid(match, trigger) for trigger in triggers)
        }
        return [each for each in fulfilments.values() if not given or self._is_given(each, scope)]

    def _unanswered(self, triggers: dict[str, Known], scope: Scope) -> tuple[Known, ...]:
        counted: Iterable[Known] = triggers.values()
        if self.rule.newer_trigger is NewerTrigger.REPLACES and triggers:
            counted = [max(counted, key=_newest)]
        return tuple(each for each in counted if not self._is_answered(each, scope))

    def _is_answered(self, trigger: Known, scope: Scope) -> bool:
        if self.rule.latest_of and self._stood_before(trigger, scope):
            return True
        first = self._first_day(trigger)
        return any(
            match.known.latest >= first and self._is_answer(match, trigger) and self._counts(match, scope)
            for matchers in (self.rule.answered_by, self.rule.ended_by)
            for match in self.moment.matching(matchers)
        )

    def _first_day(self, trigger: Known) -> date:
        """The earliest day on which an answer can lie."""
        already = self.rule.already_days
        return date.min if already is None else trigger.earliest - timedelta(days=already)

    def _answer(self, trigger: Known, scope: Scope) -> Closed | None:
        """The first fact that answers a trigger: a fulfilment before an ending."""
        if self.rule.latest_of and self._stood_before(trigger, scope):
            return Closed("fulfilled")
        for matchers, reason in (
            (self.rule.answered_by, "fulfilled"),
            (self.rule.ended_by, "condition_ended"),
        ):
            valid = [
                match.known
                for match in self.moment.matching(matchers)
                if self._is_answer(match, trigger) and self._counts(match, scope)
            ]
            if valid:
                return Closed(reason, min(valid, key=lambda each: (each.learned, each.latest, each.root)))
        return None

    def _is_answer(self, answer: Match, trigger: Known) -> bool:
        if self.rule.repeats and trigger.root not in self._trigger_roots:
            return answer.known.latest > trigger.earliest and answer.known.root != trigger.root
        if self.rule.latest_of and answer.known.latest <= trigger.latest:
            return answer.matcher in self.rule.ended_by and self._is_valid(answer, trigger)
        return self._is_valid(answer, trigger)

    def _is_valid(self, answer: Match, trigger: Known) -> bool:
        """Whether a fact can answer a trigger, by its day, who recorded it, and what it names."""
        known, matcher = answer.known, answer.matcher
        if known.root == trigger.root:
            return False
        if known.root in self._trigger_roots:
            if known.latest <= trigger.earliest:
                return False
        elif known.latest < self._first_day(trigger):
            return False
        if matcher.by is not None and not self._is_by(known, trigger, matcher):
            return False
        return not matcher.linked or _may_refer(known, trigger, self.moment)

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

    def _counts(self, match: Match, scope: Scope) -> bool:
        if self.rule.each_organisation and match.known.organisation != scope.organisation and not match.matcher.by:
            return False
        return counts_for(self.moment, match, scope)

    def _stood_before(self, step: Known, scope: Scope) -> bool:
        """Whether the latest of the facts before a step are all what it requires."""
        required = self._before(self.rule.answered_by, step, scope)
        all_before = required | self._before(self.rule.latest_of, step, scope)
        latest = [
            root
            for root, each in all_before.items()
            if not any(other.earliest > each.latest for other in all_before.values())
        ]
        return bool(latest) and all(root in required for root in latest)

    def _before(self, matchers: tuple[Matcher, ...], step: Known, scope: Scope) -> dict[str, Known]:
        return {
            match.known.root: match.known
            for match in self.moment.matching(matchers)
            if match.known.root != step.root and match.known.earliest <= step.latest and self._counts(match, scope)
        }


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


def _newest(known: Known) -> tuple[date, date, str]:
    return known.earliest, known.learned, known.root


def _may_refer(answer: Known, trigger: Known, moment: Moment) -> bool:
    """Whether an answer names a version of the trigger with `re` or `offer`, or names nothing."""
    named = [answer.fact.attributes.get(code) for code in ("re", "offer")]
    if named == [None, None]:
        return True
    return any(moment.root_of.get(str(each)) == trigger.root for each in named if each is not None)
