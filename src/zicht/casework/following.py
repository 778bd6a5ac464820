"""What should follow on a fact, and what of it is recorded: the three steps after a gut feeling, and the triangle of
own GP, post and paediatrician after a checklist (R022, R252, R254).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zicht.casework.consent import current
from zicht.facts.case import Case
from zicht.facts.fact import Fact
from zicht.facts.kinds import Vocabulary


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that should follow, and the facts by which it was done; none: it is open."""

    code: str
    done_by: tuple[Fact, ...]

    @property
    def is_done(self) -> bool:
        """Whether anything is recorded by which it was done."""
        return bool(self.done_by)


SHARED = frozenset({"advice_obtained", "concern_shared", "report_made", "joint_weighing_done", "meldcode_step"})
SEEN = frozenset({"child_signal", "parent_signal", "injury_observed", "domestic_violence", "informal_signal"})
EXAMINED = frozenset({"parents_spoken", "info_requested", "risk_assessed", "medical_assessment"})
ATTENDED = "child_attended"
FEEDBACK = frozenset({"feedback_given", "info_shared", "concern_shared"})
ADVICE = "advice_obtained"
OWN_GP, PAEDIATRICIAN = "huisarts", "kinderarts"


def after_gut_feeling(felt: Fact, case: Case, vocabulary: Vocabulary) -> tuple[Step, ...]:
    """Share it, make it concrete, examine it: each with what was done since, about anybody whom the feeling is about.

    A feeling is a beginning and no ground: nothing here follows from the feeling itself (R023).
    """
    later = [each for each in _since(felt, case) if set(each.about) & _near(felt, case)]
    return (
        Step("share", tuple(each for each in later if each.kind in SHARED)),
        Step("objectify", tuple(each for each in later if each.kind in SEEN)),
        Step("examine", tuple(each for each in later if each.kind in EXAMINED or _attends(each, vocabulary))),
    )


def triangle(done: Fact, case: Case, types: Mapping[str, str]) -> tuple[Step, ...]:
    """Whether the own GP and a paediatrician know of a checklist; `types`: the type of each organisation."""
    later = [each for each in _since(done, case) if set(each.about) & set(done.about)]
    told = [each for each in later if each.kind in FEEDBACK and each.organisation == done.organisation]
    asked = [
        each for each in later if each.kind == "advice_obtained" and each.attributes.get("source") == PAEDIATRICIAN
    ]
    seen = [each for each in later if each.kind == "medical_assessment"]
    return (
        Step("own_gp", tuple(each for each in told if _type_of(each, types) == OWN_GP)),
        Step("paediatrician", (*asked, *seen)),
    )


def _since(fact: Fact, case: Case) -> Iterable[Fact]:
    return (each for each in current(case.facts) if each.root != fact.root and each.latest >= fact.earliest)


def _near(felt: Fact, case: Case) -> set[str]:
    """Whom the feeling is about, and every child of the family: about which child it is, is often not known yet."""
    return {*felt.about, *(each.id for each in case.persons if each.is_child)}


def _attends(fact: Fact, vocabulary: Vocabulary) -> bool:
    return any(each.class_code == ATTENDED and not each.when for each in vocabulary.kinds[fact.kind].counts_as)


def _type_of(fact: Fact, types: Mapping[str, str]) -> str:
    to = str(fact.attributes.get("to", ""))
    return types.get(to, to)
