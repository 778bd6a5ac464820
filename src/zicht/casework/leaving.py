"""When Veilig Thuis lets go: what has to stand first, and what is said to remain; it reassures nobody (001 §3.3)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from zicht.casework.conditions import conditions
from zicht.casework.consent import current
from zicht.casework.recording import LONGEST_TEXT, Entered, Refusal
from zicht.casework.reports import children, in_order, last_seen, reports
from zicht.evaluation.daily import sight_on
from zicht.facts.case import Case
from zicht.facts.fact import Fact
from zicht.facts.kinds import Vocabulary
from zicht.rulebook.rule import Rulebook

STARTED, CLOSED, RELEASED = "investigation_started", "investigation_closed", "safety_responsible_released"
UNFOUNDED = frozenset({"ongegrond", "geen_actie"})  # nobody goes on after these
PLANS = "plan_agreed"
SOLVED = frozenset({"opgelost", "geen_problematiek"})


class Gate(Enum):
    """What has to stand before Veilig Thuis lets go."""

    SEEN = "seen"  # each child was seen since the report, or another keeps sight on it (R231)
    SIGHT = "sight"  # another organisation keeps sight on each child
    PLAN = "plan"  # agreements with family and professionals stand in a plan (R155)
    DIRECTOR = "director"  # somebody directs, by name (R156)


@dataclass(frozen=True, slots=True)
class Passed:
    """A gate and whether it stands; `lacking` are children for whom it does not, `fact` what it rests on."""

    gate: Gate
    stands: bool
    lacking: tuple[str, ...] = ()
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What is known when Veilig Thuis wants to let go. `director`: the organisation that directs; empty: none."""

    case: Case
    own: str
    vocabulary: Vocabulary
    rulebook: Rulebook
    director: str
    today: date

    @property
    def since(self) -> date:
        """From when on is looked: the first report that this organisation received of the work that still runs."""
        found = running(self.case, self.own)
        return found.earliest if found else self.today


@dataclass(frozen=True, slots=True)
class Leaving:
    """Letting go as it was typed. `named` are the recorded causes that remain, in words; `other` what else remains."""

    outcome: str
    named: tuple[str, ...] = field(default=(), repr=False)
    other: str = field(default="", repr=False)
    no_other: bool = False
    to: str = ""
    person: str = field(default="", repr=False)


def running(case: Case, own: str) -> Fact | None:
    """The report with which the work that still runs began: the first since the organisation last let go."""
    ended = [each for each in current(case.facts) if each.organisation == own and each.kind in {CLOSED, RELEASED}]
    last = max((each.latest for each in ended), default=date.min)
    received = [each.fact for each in reports(case, own) if each.fact.latest >= last]
    return received[0] if received else None


def open_causes(case: Case) -> tuple[Fact, ...]:
    """What is recorded as not solved: problems, needed help that did not start, and conditions not met (R230)."""
    facts = in_order(current(case.facts))
    found = [each for each in facts if each.kind == "problem_assessed" and not _solved(each, facts)]
    found += [each for each in facts if each.kind == "help_needed" and not _started(each, facts)]
    found += [each.fact for each in conditions(case) if each.state != "met"]
    found += [each for each in facts if each.kind == "relevant_conviction_known"]
    return tuple(in_order(found))


def _solved(problem: Fact, facts: list[Fact]) -> bool:
    if problem.attributes.get("outcome") in SOLVED:
        return True
    later = [each for each in facts if each.kind == "problem_assessed" and each.latest > problem.latest]
    return any(set(each.about) & set(problem.about) for each in later)


def _started(needed: Fact, facts: list[Fact]) -> bool:
    wanted = needed.attributes.get("help_type")
    begun = [each for each in facts if each.kind in {"help_started", "adult_treatment_started"}]
    return any(
        each.latest >= needed.earliest and (wanted is None or each.attributes.get("help_type") in {None, wanted})
        for each in begun
    )


def gates(outcome: str, state: State) -> tuple[Passed, ...]:
    """The gates for an outcome, each with whether it stands."""
    return tuple(_gates(outcome, state))


def _gates(outcome: str, state: State) -> Iterator[Passed]:
    here = [each.id for each in children(state.case, state.today)]
    sight = {each.child: set(each.holders) for each in sight_on(state.case, state.rulebook, state.own, state.today)}
    apart = tuple(each for each in here if not sight.get(each, set()) - {state.own})
    unseen = tuple(each for each in apart if not _seen(each, state))
    yield Passed(Gate.SEEN, not unseen, unseen)
    if outcome in UNFOUNDED:
        return
    yield Passed(Gate.SIGHT, not apart, apart)
    plan = _plan(state)
    yield Passed(Gate.PLAN, plan is not None, fact=plan)
    yield Passed(Gate.DIRECTOR, bool(state.director) and state.director != state.own)


def _seen(child: str, state: State) -> bool:
    seen = last_seen(state.case, state.vocabulary, child)
    return seen is not None and seen.latest >= state.since


def _plan(state: State) -> Fact | None:
    plans = [each for each in current(state.case.facts) if each.kind == PLANS and each.latest >= state.since]
    return max(plans, key=lambda each: (each.latest, each.index), default=None)


def leave(typed: Leaving, state: State) -> tuple[Entered, ...] | Refusal:
    """The facts by which Veilig Thuis lets go, with what remains; or every problem."""
    if running(state.case, state.own) is None and not _investigates(state):
        return Refusal({"outcome": "nothing_runs"})
    outcomes = state.vocabulary.kinds[CLOSED].attributes["outcome"].values
    problems: dict[str, str] = {} if typed.outcome in outcomes else {"outcome": "no_outcome"}
    if typed.outcome in outcomes:
        problems |= {
            f"gate-{each.gate.value}": f"gate_{each.gate.value}"
            for each in gates(typed.outcome, state)
            if not each.stands
        }
    if not typed.other.strip() and not typed.no_other:
        problems["other"] = "what_remains"
    if typed.other.strip() and typed.no_other:
        problems["other"] = "remains_or_not"
    if typed.outcome in outcomes and typed.outcome not in UNFOUNDED:
        if not typed.to or typed.to == state.own:
            problems["to"] = "no_successor"
        if not typed.person.strip():
            problems["person"] = "no_person"
    said = (("other", remaining(typed)), ("person", typed.person))
    problems |= {name: "too_long" for name, text in said if len(text) > LONGEST_TEXT}
    return Refusal(problems) if problems else (_closing(typed, state),)


def _closing(typed: Leaving, state: State) -> Entered:
    said = {
        "outcome": typed.outcome if _investigates(state) else "",
        "open_causes": remaining(typed),
        "to": typed.to,
        "person": typed.person.strip(),
    }
    here = tuple(each.id for each in children(state.case, state.today))
    kind = CLOSED if _investigates(state) else RELEASED
    return Entered(kind, here, state.today, attributes={code: text for code, text in said.items() if text})


def remaining(typed: Leaving) -> str:
    """What remains, as one text: what is recorded as open stands in it, whatever is added."""
    return "; ".join(each.strip() for each in (*typed.named, typed.other) if each.strip())


def _investigates(state: State) -> bool:
    """Whether an investigation of this organisation still runs."""
    own = [each for each in in_order(current(state.case.facts)) if each.organisation == state.own]
    steps = [each.kind for each in own if each.kind in {STARTED, CLOSED}]
    return bool(steps) and steps[-1] == STARTED
