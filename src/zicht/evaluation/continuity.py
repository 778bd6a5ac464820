"""Continuity: while this holds, at least or at most so many hold that (docs/semantics.md, section 6)."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from zicht.chronology.timeline import Known
from zicht.evaluation.conditions import Situation
from zicht.evaluation.standing import (
    FAMILY,
    Closed,
    Muted,
    Scope,
    Standing,
    Standings,
    condition_since,
    is_excepted,
    is_subject,
    why_no_subject,
)
from zicht.rulebook.rule import Per, Rule


class Continuity:
    """One continuity rule at one moment."""

    def __init__(self, rule: Rule, situation: Situation, muted: Mapping[Scope, Muted]) -> None:
        assert rule.during is not None and rule.holding is not None
        self.rule = rule
        self.situation = situation
        self.moment = situation.moment
        self.muted = muted
        self.during = rule.during
        self.holding = rule.holding

    def standings(self) -> Standings:
        """The gaps or overlaps of today."""
        found: Standings = {}
        for scope in self._scopes():
            if not self._holds_for(scope):
                continue
            children = [each for each in self._children(scope) if self._is_off(each)]
            if not children or not self._may_stand(scope):
                continue
            key = max(self._facts(children), key=lambda each: (each.latest, each.learned, each.root))
            if key.root not in self.muted.get(scope, frozenset()):
                found[scope] = Standing((key,), key)
        return found

    def why_closed(self, key: str, scope: Scope, facts: Collection[str]) -> Closed:
        """Why a gap or overlap is over; the fact is the last that took up or let go."""
        if key not in {each.root for each in self._named_facts(scope)}:
            return Closed("corrected")
        if not any(self._is_off(each) for each in self._children(scope)) and self._holds_for(scope):
            changes = list(self._changes(self._children(scope)))
            last = max(changes, key=lambda each: (each.learned, each.latest, each.root), default=None)
            return Closed("fulfilled", last)
        asked = self._holds_for(scope) and self._conditions_hold(scope)
        return Closed(why_no_subject(self.moment, scope, otherwise="aged_out") if asked else "condition_ended")

    def _scopes(self) -> Iterable[Scope]:
        if self.rule.per is Per.FAMILY:
            return [Scope(FAMILY)]
        return [Scope(child) for child in self.moment.all_children]

    def _children(self, scope: Scope) -> list[str]:
        children = self.moment.all_children if scope.subject == FAMILY else (scope.subject,)
        return [child for child in children if self.situation.since(self.during, child) is not None]

    def _holds_for(self, scope: Scope) -> bool:
        return condition_since(self.situation, self.during, scope) is not None

    def _may_stand(self, scope: Scope) -> bool:
        return is_subject(self.rule, self.moment, scope) and self._conditions_hold(scope)

    def _conditions_hold(self, scope: Scope) -> bool:
        if is_excepted(self.rule, self.situation, scope):
            return False
        return all(condition_since(self.situation, code, scope) is not None for code in self.rule.given)

    def _is_off(self, child: str) -> bool:
        if self.rule.at_least is not None:
            return len(self.situation.possible_holders(self.holding, child)) < self.rule.at_least
        assert self.rule.at_most is not None
        return len(self.situation.sure_holders(self.holding, child)) > self.rule.at_most

    def _facts(self, children: Sequence[str]) -> list[Known]:
        """What may have begun the gap or overlap."""
        found = [known for child in children for known in self.situation.openings(self.during, child)]
        for child in children:
            tenures = self.situation.tenures(self.holding, child)
            if self.rule.at_least is not None:
                found += [known for each in tenures.values() for known in each.releases]
            else:
                holders = self.situation.sure_holders(self.holding, child)
                found += [known for holder in holders for known in tenures[holder].sets]
        return found

    def _named_facts(self, scope: Scope) -> list[Known]:
        """Every standing fact that could have named a finding of this scope."""
        children = self.moment.all_children if scope.subject == FAMILY else (scope.subject,)
        changes = (each for child in children for each in self.situation.tenures(self.holding, child).values())
        if self.rule.at_least is not None:
            return [*self._opened(children), *(known for each in changes for known in each.releases)]
        return [*self._opened(children), *(known for each in changes for known in each.sets)]

    def _opened(self, children: Iterable[str]) -> Iterable[Known]:
        for child in children:
            yield from self.situation.ever_opened(self.during, child)

    def _changes(self, children: Iterable[str]) -> Iterable[Known]:
        for child in children:
            for tenure in self.situation.tenures(self.holding, child).values():
                yield from tenure.sets
                yield from tenure.releases
