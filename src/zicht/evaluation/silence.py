"""Why a rule has nothing standing on a day: told by the same evaluation that would have told that it has.

Each reason is a fact about the rule and the case on that day; several may hold at once.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from zicht.chronology.timeline import Known, Timeline
from zicht.evaluation.compiled import Matchers
from zicht.evaluation.conditions import Situation
from zicht.evaluation.finding import Finding
from zicht.evaluation.fold import Fold
from zicht.evaluation.moment import Moment
from zicht.evaluation.obligation import Duty, has_term
from zicht.evaluation.pattern import Weighing
from zicht.evaluation.sorted_facts import Match
from zicht.evaluation.standing import FAMILY, Scope, condition_since, has_aged, scopes
from zicht.facts.case import Case
from zicht.rulebook.rule import ANY, Matcher, Rule, Rulebook, Shape, Values

MOST_NEAR = 5


class Reason(Enum):
    """Why nothing stands."""

    NOTHING_KNOWN = "nothing_known"  # no fact of a kind that begins it was known by then
    KNOWN_LATER = "known_later"  # a finding opens after that day; `day` tells when
    NOT_LIKE_IT = "not_like_it"  # a fact of the kind, that does not meet `part`
    REACHES_NOBODY = "reaches_nobody"  # a fact that matches and is about nobody whom the rule looks at
    NO_DATE = "no_date"  # the term is a date in the fact, which is not there
    NOT_GIVEN = "not_given"  # a condition that does not hold (`part`)
    EXCEPTED = "excepted"  # a condition that holds, during which nothing is asked (`part`)
    NO_SUBJECT = "no_subject"  # the person died, or is past the age of the rule
    SETTLED = "settled"  # a finding that was closed by that day
    MARKED = "marked"  # a finding of which somebody recorded by then that it does not apply here
    ANSWERED = "answered"  # the trigger `fact` had its answer already by `closing`
    TOO_FEW = "too_few"  # facts that count, and too few of them in the window, or of too few organisations
    HELD = "held"  # as many hold as asked (`part`: who)
    IN_SHADOW = "in_shadow"  # the rule is on trial: evaluated and not shown


@dataclass(frozen=True, slots=True)
class Silence:
    """One reason. `fact`, `closing`: indexes in the case. `subject`: for whom, None for everybody."""

    reason: Reason
    subject: str | None = None
    fact: int | None = None
    closing: int | None = None
    part: str = ""
    day: date | None = None
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class WhyNot:
    """What stands of a rule on a day, or else why nothing does; one of the two is filled."""

    standing: tuple[Finding, ...]
    reasons: tuple[Silence, ...]


def why_not(
    case: Case, rulebook: Rulebook, rule: Rule, day: date, view: str | None = None, about: str | None = None
) -> WhyNot:
    """Why a rule is silent on a day in a view; `about` looks at one person only (R088)."""
    return Silences(case, replace(rulebook, rules=(rule,)), day, view).why(rule, about)


class Silences:
    """One case on one day in one view, to ask of any rule of the rulebook why it is silent."""

    def __init__(self, case: Case, rulebook: Rulebook, day: date, view: str | None = None) -> None:
        self.case = case
        self.day = day
        self.fold = Fold(case, rulebook, Timeline(case, view))
        self.fold.run(day, day)
        whole, end = Fold(case, rulebook, Timeline(case, view)), max(case.evaluate_on, day)
        whole.run(end, end)
        self.by_now = self.fold.findings(day)
        self.later = tuple(each for each in whole.findings(end) if each.opened_on > day)
        self.moment = Moment(self.fold.facts, day, day)
        self.situation = Situation(self.moment)

    def why(self, rule: Rule, about: str | None = None) -> WhyNot:
        """Why this rule is silent; `about` looks at one person only."""
        findings = [each for each in self.by_now if each.rule == rule.code and about in (None, *each.about)]
        open_now = (each for each in findings if each.closed_on is None)
        standing = tuple(each for each in open_now if about is None or _open_for(each, about))
        if standing and not rule.shadow:
            return WhyNot(standing, ())
        found = [Silence(Reason.IN_SHADOW)] if rule.shadow else []
        found += [_closed(each) for each in findings if each.closed_on]
        found += _Looking(self, rule, about).reasons()
        found += [
            Silence(Reason.KNOWN_LATER, fact=each.key_fact, day=each.opened_on)
            for each in self.later
            if each.rule == rule.code and about in (None, *each.about)
        ]
        return WhyNot((), tuple(dict.fromkeys(found)) or (Silence(Reason.NOTHING_KNOWN),))


def _open_for(finding: Finding, about: str) -> bool:
    return about in finding.open_for or about not in finding.subjects


def _closed(finding: Finding) -> Silence:
    marked = finding.closed_by == "not_applicable"
    reason = Reason.MARKED if marked else Reason.SETTLED
    return Silence(reason, closing=finding.closing, day=finding.closed_on, finding=finding)


class _Looking:
    """One rule on one day, looked at from the side of what is missing."""

    def __init__(self, asked: Silences, rule: Rule, about: str | None) -> None:
        self.case = asked.case
        self.rule = rule
        self.about = about
        self.moment = asked.moment
        self.situation = asked.situation
        self.muted = asked.fold.muted.get(rule.code, {})

    def reasons(self) -> Iterator[Silence]:
        """Everything that keeps the rule silent."""
        if self.rule.shape is Shape.CONTINUITY:
            yield from self._continuity()
        elif self.rule.shape is Shape.PATTERN:
            yield from self._pattern()
        else:
            yield from self._duty()

    def _duty(self) -> Iterator[Silence]:
        matches = list(self.moment.matching(self.rule.trigger))
        if not matches:
            yield from self._nothing_like(self.rule.trigger)
        duty = Duty(self.rule, self.situation, self.muted)
        for match in matches:
            if not has_term(self.rule, match.known):
                yield Silence(Reason.NO_DATE, fact=match.known.fact.index)
                continue
            found = [each for each in scopes(self.rule, self.moment, match) if self._is_about(each)]
            if not found:
                yield self._unreached(match)
            for scope in found:
                yield from self._scope(scope, match.known)
                if answer := duty.answer_to(match.known, scope):
                    other = answer.fact.fact.index if answer.fact else None
                    yield Silence(Reason.ANSWERED, _person(scope), match.known.fact.index, other)

    def _pattern(self) -> Iterator[Silence]:
        groups = [each.facts for each in self.rule.hits]
        matches = [match for group in groups for match in self.moment.matching(group)]
        if not matches:
            yield from self._nothing_like(tuple(matcher for group in groups for matcher in group))
        reached: dict[Scope, list[int]] = {}
        for match in matches:
            found = [each for each in scopes(self.rule, self.moment, match) if self._is_about(each)]
            if not found:
                yield self._unreached(match)
            for scope in found:
                reached.setdefault(scope, []).append(match.known.fact.index)
        weighing = Weighing(self.rule, self.situation, self.muted)
        for scope, facts in reached.items():
            yield from self._scope(scope)
            for hit, clearing in weighing.cleared(scope):
                yield Silence(Reason.ANSWERED, _person(scope), hit.fact.index, clearing.fact.index)
            counted, is_enough = weighing.counted(scope)
            if not is_enough:
                last = max((each.fact.index for each in counted), default=max(facts))
                yield Silence(Reason.TOO_FEW, _person(scope), last, part=str(len(counted)))

    def _continuity(self) -> Iterator[Silence]:
        during, holding = self.rule.during, self.rule.holding
        assert during is not None
        assert holding is not None
        for child in self.moment.all_children:
            if self.about not in (None, child):
                continue
            if self.situation.since(during, child) is None:
                yield Silence(Reason.NOT_GIVEN, child, part=during)
                continue
            yield from self._scope(Scope(child))
            for holder in self.situation.possible_holders(holding, child):
                yield Silence(Reason.HELD, child, part=holder)

    def _scope(self, scope: Scope, trigger: Known | None = None) -> Iterator[Silence]:
        """Why nothing can stand for this scope, whatever its facts are."""
        person = _person(scope)
        if scope.subject in self.moment.gone or has_aged(self.rule, self.moment, scope):
            yield Silence(Reason.NO_SUBJECT, person)
        for code in self.rule.given:
            since = condition_since(self.situation, code, scope)
            if since is None or (trigger is not None and since > trigger.learned):
                yield Silence(Reason.NOT_GIVEN, person, part=code)
        for code in self.rule.except_while:
            if condition_since(self.situation, code, scope) is not None:
                yield Silence(Reason.EXCEPTED, person, part=code)

    def _unreached(self, match: Match) -> Silence:
        """A fact that counts, and is about nobody of whom the rule speaks: by whom it names, or by age."""
        return Silence(Reason.REACHES_NOBODY, self.about, match.known.fact.index)

    def _nothing_like(self, matchers: Matchers) -> Iterator[Silence]:
        """The known facts of the kinds that begin it, each with the part that it does not meet."""
        kinds = {kind for each in matchers for kind in each.kinds}
        near = [each for each in self.moment.known if each.fact.kind in kinds]
        if not near:
            yield Silence(Reason.NOTHING_KNOWN)
        near.sort(key=lambda each: each.latest, reverse=True)
        for known in near[:MOST_NEAR]:
            parts = [self._unmet(each, known) for each in matchers if known.fact.kind in each.kinds]
            yield Silence(Reason.NOT_LIKE_IT, fact=known.fact.index, part=next((each for each in parts if each), ""))

    def _unmet(self, matcher: Matcher, known: Known) -> str:
        """The first part of a matcher that a fact does not meet: an attribute, or `organisation`, `role`, `source`."""
        ways = matcher.kinds[known.fact.kind]
        values = [*(when for when, _ in ways), matcher.when]
        for code in (code for each in values for code in each if not self._has(known, each, code)):
            return code
        for code in (code for each in (*(unless for _, unless in ways), matcher.unless) for code in each):
            if self._has(known, {code: _values(matcher, ways, code)}, code):
                return code
        types = {each.id: each.type for each in self.case.organisations}
        if matcher.organisation_types and types.get(known.organisation or "") not in matcher.organisation_types:
            return "organisation"
        return "source" if matcher.sources and known.fact.source not in matcher.sources else "role"

    def _has(self, known: Known, values: Values, code: str) -> bool:
        found = known.fact.attributes.get(code)
        wanted = values.get(code, ())
        if found is None:
            return False
        types = {each.id: each.type for each in self.case.organisations}
        return ANY in wanted or found in wanted or (isinstance(found, str) and types.get(found) in wanted)

    def _is_about(self, scope: Scope) -> bool:
        return self.about is None or scope.subject in (self.about, FAMILY)


def _values(matcher: Matcher, ways: Sequence[tuple[Values, Values]], code: str) -> tuple[str | bool | date, ...]:
    every: Iterable[Values] = (*(unless for _, unless in ways), matcher.unless)
    return tuple(value for each in every for value in each.get(code, ()))


def _person(scope: Scope) -> str | None:
    return None if scope.subject == FAMILY else scope.subject
