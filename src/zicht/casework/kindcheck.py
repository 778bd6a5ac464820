"""The kindcheck, and its reverse: what was asked and seen becomes a fact, or every problem at once.

Who helps an adult asks whether there are children, how that is known and which serious harm could follow, and which
organisation helps and protects them when the own one does not (R057, R061). Who serves a child asks the same after the
parent (R059). An outcome says something about one day; that a child is safe is none of the outcomes (R062).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from zicht.casework.around import Around, all_of
from zicht.casework.consent import current
from zicht.casework.recording import Accepted, Entered, Refusal
from zicht.chronology.circle import Circles
from zicht.chronology.timeline import Timeline
from zicht.facts.case import Case
from zicht.facts.fact import Fact

KINDCHECK, PARENT_CHECK, ADVICE = "kindcheck_done", "parent_check_done", "advice_obtained"
NO_CHILDREN, ELSEWHERE, UNKNOWN = "geen_kinderen", "kinderen_in_beeld", "onbekend"
WORRYING = frozenset({"niet_gerust", "actie_nodig"})
OWN, NOBODY = "own", "nobody"  # who protects: the own organisation, or nobody yet
START, CHANGE, NO_SHOW, AGAIN = "start", "verandering", "niet_verschenen", "periodiek"
OCCASIONS = {
    "kindcheck-start": START,
    "kindcheck-repeat": CHANGE,
    "kindcheck-dropout": CHANGE,
    "kindcheck-no-children": CHANGE,
    "kindcheck-again": AGAIN,
}
STOPPED = frozenset({"no_show", "help_ended", "involvement_ended"})


class Side(Enum):
    """From which side is asked: after the children of an adult, or after the parents of a child."""

    ADULT = "adult"
    CHILD = "child"

    @property
    def kind(self) -> str:
        """The kind of fact that it becomes."""
        return KINDCHECK if self is Side.ADULT else PARENT_CHECK


CHILD_SIDE = frozenset({"school", "leerplicht", "kinderopvang", "jgz", "jeugdhulp", "jeugd_ggz", "pleegzorg", "gi"})


def side_of(organisation_type: str) -> Side:
    """The side that an organisation asks from, when nobody says otherwise."""
    return Side.CHILD if organisation_type in CHILD_SIDE else Side.ADULT


@dataclass(frozen=True, slots=True)
class Check:
    """A check as it was typed. `protector` is an organisation, OWN, NOBODY, or empty: not answered."""

    side: Side
    adult: str
    occasion: str
    outcome: str
    known_by: str
    harm: str = field(default="", repr=False)
    protector: str = ""
    day: date | None = None


def check(typed: Check, around: Around) -> Accepted | Refusal:
    """The fact of a check, or every problem."""
    children = children_of(typed.adult, around.case, around.own, around.today)
    problems = _answers(typed, bool(children))
    protector = {OWN: around.own, NOBODY: ""}.get(typed.protector, typed.protector)
    said = {
        "outcome": typed.outcome,
        "occasion": typed.occasion,
        "known_by": typed.known_by,
        "harm": typed.harm,
        "protector": protector,
    }
    about = (typed.adult, *(() if typed.outcome == NO_CHILDREN else children)) if typed.adult else ()
    entered = Entered(typed.side.kind, about, typed.day or around.today, attributes=said)
    found = all_of([around.record(entered)], problems)
    return found if isinstance(found, Refusal) else found[0]


def _answers(typed: Check, has_children: bool) -> dict[str, str]:
    """The questions that have to be answered before the check says anything."""
    problems = {}
    if not typed.adult:
        problems["about"] = "no_adult_chosen"
    if not typed.occasion:
        problems["occasion"] = "no_occasion"
    if not typed.outcome:
        problems["outcome"] = "no_check_outcome"
    elif typed.outcome == NO_CHILDREN and has_children:
        problems["outcome"] = "there_is_a_child"
    if not typed.known_by:
        problems["known_by"] = "no_way_of_knowing"
    if typed.outcome in WORRYING and not typed.harm.strip():
        problems["harm"] = "no_harm"
    if typed.outcome in WORRYING and not typed.protector:
        problems["protector"] = "no_protector"
    if typed.outcome == ELSEWHERE and typed.protector in {"", NOBODY}:
        problems["protector"] = "no_one_in_view"
    return problems


def children_of(adult: str, case: Case, own: str, today: date) -> tuple[str, ...]:
    """The children in whose circle somebody is, as the organisation knows them."""
    timeline = Timeline(case, own)
    circles = Circles(case, timeline.known_on(today))
    return tuple(each for each in timeline.cast.children if adult in circles.of(each, today))


def occasion_of(asked: Iterable[tuple[str, str]]) -> str:
    """Why a check is done, by what asks for one: the code of a rule with the kind of fact it began with; or not known.

    Something that stopped goes before a change, and a change before what comes round by itself.

    >>> occasion_of([("kindcheck-again", "kindcheck_done"), ("kindcheck-repeat", "no_show")])
    'niet_verschenen'
    """
    found = {NO_SHOW if kind in STOPPED else OCCASIONS[rule] for rule, kind in asked if rule in OCCASIONS}
    return next((each for each in (NO_SHOW, CHANGE, START, AGAIN) if each in found), "")


def leaves(asked: Iterable[tuple[str, str]]) -> Refusal | None:
    """Why an organisation cannot let go of a family yet: somebody did not appear or dropped out, and the kindcheck that
    belongs to that is not done, nor said not to apply (R056). `asked` is as in `occasion_of`.
    """
    waits = any(rule in OCCASIONS and kind in STOPPED for rule, kind in asked)
    return Refusal({"reason": "kindcheck_first"}) if waits else None


def history(case: Case, own: str) -> tuple[Fact, ...]:
    """The checks that an organisation did, in their latest version, the last one first (R063)."""
    found = [
        each for each in current(case.facts) if each.organisation == own and each.kind in {KINDCHECK, PARENT_CHECK}
    ]
    return tuple(sorted(found, key=lambda each: (each.occurred_on, each.index), reverse=True))


def is_worrying(fact: Fact) -> bool:
    """Whether a check asks for a call with Veilig Thuis about who does what (R060)."""
    return fact.attributes.get("outcome") in WORRYING


def call_with_safe_home(fact: Fact, advice: str, agreed: str, around: Around) -> Accepted | Refusal:
    """The call with Veilig Thuis after a check that did not reassure: what was advised, and who does what."""
    if not agreed.strip():
        return Refusal({"agreed": "no_division"})
    said = {"source": "veilig_thuis", "advice": advice, "agreed": agreed, "re": fact.id}
    entered = Entered(ADVICE, fact.about, around.today, attributes=said)
    return around.record(entered)


def calls_after(fact: Fact, case: Case) -> tuple[Fact, ...]:
    """What was agreed after a check: the facts that name it."""
    return tuple(each for each in current(case.facts) if each.kind == ADVICE and each.attributes.get("re") == fact.id)
