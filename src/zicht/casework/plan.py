"""The one plan of a family, as facts say it: what was agreed, what became of it, and about what it says nothing.

Nothing is kept beside the facts: whoever knows the same facts reads the same plan (R113; 001 §5 V4).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from zicht.casework.consent import current
from zicht.facts.case import Case
from zicht.facts.fact import Fact
from zicht.facts.kinds import Vocabulary

AGREED, NORM, SCALING, LOOKBACK = "plan_agreed", "safety_norm_agreed", "scaling_agreed", "lookback_held"
GOAL, CONDITION, HELP = "goal_set", "condition_set", "help_needed"
PROBLEM, FACTOR, NETWORK, VIEW = "problem_assessed", "protective_factor", "network_member_involved", "own_view_recorded"
DECISION, DISSENT = "joint_weighing_done", "dissent_recorded"
REVIEWS = frozenset({"goal_reviewed", "plan_goal_missed"})
OUTCOMES = frozenset({"condition_met", "condition_breached"})
STARTED = "help_started"
WIDER, TAKEN_OVER = "ruimer", "overgenomen"
ABOUT_ALL = frozenset({AGREED, NORM, SCALING, LOOKBACK})  # these name everybody and so cover nobody in particular


class State(Enum):
    """What became of something that was agreed. Not met asks for a decision; decided says that there is one."""

    OPEN = "open"
    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Item:
    """Something agreed with what was recorded about it since, oldest first, and other views of it."""

    fact: Fact
    state: State = State.OPEN
    answers: tuple[Fact, ...] = ()
    decisions: tuple[Fact, ...] = ()
    dissents: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class NormStep:
    """A version of the shared norm. `wider` counts how often it was made wider, this time included (R111)."""

    fact: Fact
    wider: int
    dissents: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """One area of life: the problems with the family's own strength, newest first, goals and what helps."""

    code: str
    problems: tuple[Fact, ...]
    goals: tuple[Item, ...]
    factors: tuple[Fact, ...]

    @property
    def asks_lead(self) -> bool:
        """Whether somebody has to lead here: a goal is not reached yet, or professionals took the area over (R143)."""
        taken_over = bool(self.problems) and self.problems[0].attributes.get("regie") == TAKEN_OVER
        return taken_over or any(each.state is not State.MET for each in self.goals)


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole plan. `silent_areas` and `silent_persons` have nothing in it: a question, never a verdict (R114)."""

    agreed: tuple[Item, ...]
    norm: tuple[NormStep, ...]
    goals: tuple[Item, ...]
    conditions: tuple[Item, ...]
    helps: tuple[Item, ...]
    scaling: tuple[Item, ...]
    lookbacks: tuple[Item, ...]
    areas: tuple[Area, ...]
    factors: tuple[Fact, ...]
    network: tuple[Fact, ...]
    views: tuple[Fact, ...]
    silent_areas: tuple[str, ...]
    silent_persons: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was recorded in it."""
        parts = (self.agreed, self.norm, self.goals, self.conditions, self.helps, self.scaling, self.factors)
        return not any((*parts, self.network, self.views, any(each.problems for each in self.areas)))

    @property
    def items(self) -> tuple[Item, ...]:
        """Everything that may be answered."""
        return (*self.goals, *self.conditions, *self.helps)


def plan_of(case: Case, vocabulary: Vocabulary) -> Plan:
    """The plan as these facts say it."""
    known = _Known(case)
    goals = known.items(GOAL)
    factors, problems = known.newest(FACTOR), known.newest(PROBLEM)
    named = {person for each in known.facts if _speaks(each) for person in each.about}
    areas = tuple(
        Area(
            code,
            tuple(each for each in problems if each.attributes.get("area") == code),
            tuple(each for each in goals if each.fact.attributes.get("area") == code),
            tuple(each for each in factors if each.attributes.get("area") == code),
        )
        for code in life_areas(vocabulary)
    )
    return Plan(
        agreed=known.items(AGREED),
        norm=known.norm(),
        goals=goals,
        conditions=known.items(CONDITION),
        helps=known.items(HELP),
        scaling=known.items(SCALING),
        lookbacks=known.items(LOOKBACK),
        areas=areas,
        factors=factors,
        network=known.newest(NETWORK),
        views=known.newest(VIEW),
        silent_areas=tuple(each.code for each in areas if not (each.problems or each.goals or each.factors)),
        silent_persons=tuple(each.id for each in case.persons if each.id not in named),
    )


def conditions_of(case: Case) -> tuple[Item, ...]:
    """The conditions for safety in the plan, newest first, whichever organisation set them."""
    return _Known(case).items(CONDITION)


def life_areas(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The areas of life that a plan looks at."""
    area = vocabulary.attribute(GOAL, "area")
    return area.values if area else ()


SPEAKING = frozenset({GOAL, CONDITION, HELP, PROBLEM, FACTOR, NETWORK, VIEW})


def _speaks(fact: Fact) -> bool:
    return fact.kind in SPEAKING


class _Known:
    """The latest version of each fact, and which answers which."""

    def __init__(self, case: Case) -> None:
        self.facts = current(case.facts)
        self._roots = {each.id: each.root for each in case.facts}
        self._answering: dict[str, list[Fact]] = {}
        by_root = {each.root: each for each in self.facts}
        self._depths: dict[str, int] = {}
        for each in self.facts:
            if (target := self._target(each)) is not None:
                self._answering.setdefault(target, []).append(each)
        for each in self.facts:
            self._depths[each.root] = self._depth(each, by_root)

    def newest(self, kind: str) -> tuple[Fact, ...]:
        """The facts of a kind, newest first."""
        return self._ordered(each for each in self.facts if each.kind == kind)[::-1]

    def items(self, kind: str) -> tuple[Item, ...]:
        """What was agreed of a kind, newest first, with what became of it."""
        return tuple(self._item(each) for each in self.newest(kind))

    def norm(self) -> tuple[NormStep, ...]:
        """The versions of the norm, newest first, each with how often it was made wider until then."""
        wider, found = 0, []
        for each in reversed(self.newest(NORM)):
            wider += each.attributes.get("change") == WIDER
            found.append(NormStep(each, wider, self._answers(each, frozenset({DISSENT}))))
        return tuple(reversed(found))

    def _item(self, fact: Fact) -> Item:
        answers = self._answers(fact, REVIEWS | OUTCOMES | {LOOKBACK, STARTED})
        below = [one for each in answers for one in self._answers(each, frozenset({DECISION}))]
        decisions = self._ordered([*self._answers(fact, frozenset({DECISION})), *below])
        if fact.kind == HELP:
            started = {each.root: each for each in (*answers, *self.facts) if each in answers or _starts(each, fact)}
            answers = self._ordered(started.values())
        dissents = [one for each in (fact, *decisions) for one in self._answers(each, frozenset({DISSENT}))]
        return Item(fact, _state(answers, decisions), answers, decisions, self._ordered(dissents))

    def _answers(self, fact: Fact, kinds: frozenset[str]) -> tuple[Fact, ...]:
        return self._ordered(each for each in self._answering.get(fact.root, ()) if each.kind in kinds)

    def _ordered(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """Oldest first; on one day what answers comes after what it answers."""
        return tuple(sorted(facts, key=lambda each: (each.latest, self._depths[each.root], each.index)))

    def _target(self, fact: Fact) -> str | None:
        return self._roots.get(str(fact.attributes.get("re", "")))

    def _depth(self, fact: Fact, by_root: Mapping[str, Fact]) -> int:
        """How many facts lie between this one and the first of its chain of answers."""
        seen = [fact.root]
        target = self._target(fact)
        while target is not None and target in by_root and target not in seen:
            seen.append(target)
            target = self._target(by_root[target])
        return len(seen) - 1


def _starts(fact: Fact, needed: Fact) -> bool:
    """Whether help started that was needed: the same kind of help, for somebody it was needed for, and not before."""
    help_type = needed.attributes.get("help_type")
    alike = help_type is not None and fact.attributes.get("help_type") == help_type
    return (
        fact.kind == STARTED and alike and not {*fact.about}.isdisjoint(needed.about) and fact.latest >= needed.earliest
    )


def _state(answers: tuple[Fact, ...], decisions: tuple[Fact, ...]) -> State:
    """The state by the newest answer; of two on one day the one that asks something."""
    told = [each for each in answers if each.kind != LOOKBACK]
    if not told:
        return State.OPEN
    day = told[-1].latest
    states = {_said(each) for each in told if each.latest == day}
    worst = next(each for each in (State.NOT_MET, State.PARTLY, State.MET, State.OPEN) if each in states)
    decided = any(each.latest >= day for each in decisions)
    return State.DECIDED if worst is State.NOT_MET and decided else worst


def _said(fact: Fact) -> State:
    if fact.kind in {"condition_breached", "plan_goal_missed"}:
        return State.NOT_MET
    if fact.kind in {"condition_met", STARTED}:
        return State.MET
    result = {"gehaald": State.MET, "deels": State.PARTLY, "niet": State.NOT_MET}
    return result.get(str(fact.attributes.get("result")), State.OPEN)
