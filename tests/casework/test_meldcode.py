"""The Meldcode: five steps on one course, a weighing on facts, and a decision that assumes nothing about others."""

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.casework.entering import ORGANISATIONS, TODAY, fact, family, vocabulary
from zicht.casework.around import Around
from zicht.casework.meldcode import (
    DECIDED,
    GONE,
    HELP,
    NUMBERS,
    REPORT,
    Advised,
    Begun,
    Course,
    Decided,
    Facts,
    Talked,
    ToldBack,
    Weighed,
    advise,
    begin,
    courses,
    decide,
    evidence,
    talk,
    tell_back,
    weigh,
)
from zicht.casework.recording import Accepted, Refusal
from zicht.facts.case import Case
from zicht.facts.fact import Fact

OWN = "school"
SEEN = fact(100, "child_signal", ("child",), TODAY - timedelta(days=3), OWN)
FELT = fact(101, "gut_feeling", ("child",), TODAY - timedelta(days=3), OWN)
ON_FACTS = Weighed("no", "yes", ("f100",), "een drukke tijd thuis")
HELPING = Decided(HELP, "moeder wil hulp", "moeder komt op de afspraken")


class Casework:
    """A family in which the answers of a course are recorded one after the other."""

    def __init__(self, *facts: Fact) -> None:
        self.facts, self.numbers = [*facts], count(len(facts))

    @property
    def case(self) -> Case:
        """The family as it stands."""
        return family(*(replace(each, index=place) for place, each in enumerate(self.facts)))

    @property
    def around(self) -> Around:
        """What the next decision is taken with."""
        return Around(self.case, OWN, vocabulary(), ORGANISATIONS, TODAY)

    @property
    def course(self) -> Course:
        """The course that goes first."""
        return courses(self.case, OWN)[0]

    def keep(self, found: Facts) -> None:
        """Record what was decided."""
        assert not isinstance(found, Refusal), found.problems
        for each in found:
            self.facts.append(
                fact(next(self.numbers), each.kind, each.about, each.occurred_on, OWN, attributes=each.attributes)
            )

    def until(self, number: str) -> "Casework":
        """All steps before this one are taken."""
        taking = {
            "1": lambda: begin(Begun(("child",), "blauwe plekken"), self.around),
            "2": lambda: advise(Advised("collega", "praat met moeder"), self.course, self.around),
            "3": lambda: talk(Talked(True, True, "yes"), self.course, self.around),
            "4": lambda: weigh(ON_FACTS, self.course, self.around),
            "5": lambda: decide(HELPING, self.course, self.around),
        }
        for each in NUMBERS[: NUMBERS.index(number)] if number in NUMBERS else NUMBERS:
            self.keep(taking[each]())
        return self


def refused(found: Facts) -> dict[str, str]:
    assert isinstance(found, Refusal)
    return dict(found.problems)


def test_a_course_goes_step_by_step_and_says_what_is_open() -> None:
    for place, number in enumerate(NUMBERS[1:], 1):
        assert Casework(SEEN).until(number).course.open_steps == NUMBERS[place:]

    assert courses(Casework(SEEN).case, OWN) == ()
    assert Casework(SEEN).until("6").course.is_decided


def test_every_fact_of_a_course_names_it() -> None:
    work = Casework(SEEN).until("6")

    assert {each.attributes.get("re") for each in work.facts[2:]} == {work.course.start.id}
    assert {each.id for each in work.course.facts} == {each.id for each in work.facts[2:]}


def test_nothing_is_weighed_before_somebody_looked_along_unless_danger_is_acute() -> None:
    work = Casework(SEEN).until("2")

    calm, acute = (weigh(replace(ON_FACTS, acute=each), work.course, work.around) for each in ("no", "yes"))

    assert refused(calm) == {"step": "first_advice"}
    assert not isinstance(acute, Refusal)


def test_a_feeling_is_no_ground_of_a_weighing() -> None:
    work = Casework(SEEN, FELT).until("4")

    assert "f101" not in {each.id for each in evidence(work.case, OWN)} >= {"f100"}
    for grounds in ((), ("f101",), ("f100", "f101")):
        found = weigh(replace(ON_FACTS, grounds=grounds), work.course, work.around)
        assert refused(found) == {"grounds": "no_evidence"}


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        (replace(ON_FACTS, acute=""), {"acute": "no_answer_danger"}),
        (replace(ON_FACTS, structural=""), {"structural": "no_answer_danger"}),
        (replace(ON_FACTS, alternative=" "), {"alternative": "no_alternative"}),
    ],
)
def test_a_weighing_answers_both_dangers_and_names_another_explanation(
    typed: Weighed, problems: dict[str, str]
) -> None:
    work = Casework(SEEN).until("4")

    assert refused(weigh(typed, work.course, work.around)) == problems


def test_dissent_stays_beside_the_advice_as_a_fact_of_its_own() -> None:
    work = Casework(SEEN).until("2")

    work.keep(advise(Advised("collega", "praat met moeder", "een ander zou melden"), work.course, work.around))

    kinds = [each.kind for each in work.course.beside("2")]
    assert kinds == ["advice_obtained", "dissent_recorded"]


def test_who_was_not_spoken_is_told_with_the_reason() -> None:
    work = Casework(SEEN).until("3")

    silent = talk(Talked(True, False), work.course, work.around)
    told = talk(Talked(True, False, why_not="kind is twee jaar"), work.course, work.around)

    assert refused(silent) == {"why_not": "why_not_spoken"}
    assert not isinstance(told, Refusal)
    assert [(each.kind, each.about) for each in told] == [
        ("meldcode_step", ("child",)),
        ("parents_spoken", ("mother", "father")),
    ]


@given(
    st.builds(
        Decided,
        decision=st.sampled_from(("", HELP, REPORT, GONE)),
        reason=st.sampled_from(("", "omdat")),
        precondition=st.sampled_from(("", "zolang")),
        relies_on=st.sampled_from(("", "wijkteam")),
        asked_who=st.sampled_from(("", "de dienstdoende collega")),
        asked_on=st.sampled_from(("", "gisteren", "morgen", "ooit")),
    )
)
def test_a_decision_counts_on_another_organisation_only_when_it_was_asked(typed: Decided) -> None:
    work = Casework(SEEN).until("5")

    found = decide(typed, work.course, work.around)

    if not isinstance(found, Refusal):
        assert typed.decision
        assert typed.reason
        assert typed.precondition or typed.decision != HELP
        if typed.relies_on:
            assert (typed.asked_who, typed.asked_on) == ("de dienstdoende collega", "gisteren")


def test_nothing_is_decided_before_it_is_weighed_nor_told_back_before_it_is_decided() -> None:
    work = Casework(SEEN).until("4")

    assert refused(decide(HELPING, work.course, work.around)) == {"step": "first_weigh"}
    assert refused(tell_back(ToldBack("wijkteam"), work.course, work.around)) == {"step": "first_decide"}
    done = Casework(SEEN).until("6")
    done.keep(tell_back(ToldBack("wijkteam", "wij helpen"), done.course, done.around))
    assert [each.kind for each in done.course.beside(DECIDED)] == ["feedback_given"]


def test_a_corrected_first_step_keeps_its_course_and_a_second_suspicion_has_one_of_its_own() -> None:
    work = Casework(SEEN).until("3")
    start = work.course.start
    mended = replace(start, id="better", version=1, corrects=start.id, root=start.root)
    work.facts.append(mended)
    work.keep(begin(Begun(("youngster",), "iets anders"), work.around))

    found = courses(work.case, OWN)

    assert {each.start.id: len(each.facts) for each in found} == {"better": 2, found[0].start.id: 0}


def test_a_course_of_another_organisation_is_not_ones_own() -> None:
    assert courses(Casework(SEEN).until("6").case, "wijkteam") == ()


def test_step_one_says_what_was_seen_and_about_whom() -> None:
    found = begin(Begun((), ""), Casework().around)

    assert refused(found) == {"about": "nobody", "signals": "no_signals"}
    begun = begin(Begun(("child",), "x"), Casework().around)
    assert isinstance(begun, tuple)
    assert isinstance(begun[0], Accepted)
