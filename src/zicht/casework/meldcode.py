"""The Meldcode, step by step: what is done at each becomes facts on one course, or every problem at once (R039).

A course begins with the signals (step 1) and every later fact names it. Nothing is weighed before somebody else looked
along, unless danger is acute (R040); a feeling is no ground (R023); another explanation stands beside the suspicion
(R028); and what another organisation is thought to do counts only when it was asked, whom and when (R047).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from zicht.casework.around import Around, all_of
from zicht.casework.consent import current
from zicht.casework.recording import Accepted, Entered, Refusal
from zicht.casework.typed_day import typed_day
from zicht.facts.case import Case
from zicht.facts.fact import Fact

STEP = "meldcode_step"
ADVICE, DISSENT, PARENTS, CHILD, FEEDBACK = (
    "advice_obtained",
    "dissent_recorded",
    "parents_spoken",
    "child_spoken",
    "feedback_given",
)
NUMBERS = ("1", "2", "3", "4", "5")
SIGNALS, ADVISED, TALKED, WEIGHED, DECIDED = NUMBERS
HELP, REPORT, GONE = "zelf_hulp", "melden", "geen_vermoeden"
ASKING = (
    "concern_shared",
    "report_made",
    "request_received",
    "request_accepted",
    "request_refused",
    "request_withdrawn",
)
NO_EVIDENCE = frozenset({"gut_feeling", STEP, ADVICE, DISSENT, "disclosure", FEEDBACK, *ASKING})


@dataclass(frozen=True, slots=True)
class Course:
    """The Meldcode once, from its first step; the last version of every fact that names it."""

    start: Fact
    facts: tuple[Fact, ...]

    def step(self, number: str) -> tuple[Fact, ...]:
        """The times that a step was taken, oldest first."""
        every = (self.start, *self.facts)
        return tuple(each for each in every if each.kind == STEP and each.attributes.get("step") == number)

    def beside(self, number: str) -> tuple[Fact, ...]:
        """What was recorded with a step: advice and dissent, the talks, or what was reported and told back."""
        kinds = {ADVISED: {ADVICE, DISSENT}, TALKED: {PARENTS, CHILD}, DECIDED: {"report_made", FEEDBACK}}
        return tuple(each for each in self.facts if each.kind in kinds.get(number, set()))

    @property
    def open_steps(self) -> tuple[str, ...]:
        """The steps that nobody took yet."""
        return tuple(each for each in NUMBERS if not self.step(each))

    @property
    def is_decided(self) -> bool:
        """Whether the last step was taken."""
        return bool(self.step(DECIDED))

    @property
    def was_advised(self) -> bool:
        """Whether somebody else looked along."""
        return bool(self.step(ADVISED))


def courses(case: Case, own: str) -> tuple[Course, ...]:
    """The courses of an organisation, those that are not decided first, then the last one first."""
    mine = [each for each in current(case.facts) if each.organisation == own]
    starts = [each for each in mine if each.kind == STEP and each.attributes.get("step") == SIGNALS]
    found = [
        Course(start, tuple(each for each in mine if _root(each, case) == start.root and each.root != start.root))
        for start in starts
    ]
    return tuple(sorted(found, key=lambda each: (each.is_decided, -each.start.latest.toordinal(), -each.start.index)))


def _root(fact: Fact, case: Case) -> str:
    """The first version of the fact that a fact names: a correction of it is the same course."""
    named = str(fact.attributes.get("re", ""))
    return next((each.root for each in case.facts if each.id == named), named)


@dataclass(frozen=True, slots=True)
class Begun:
    """Step 1: about whom, and what was seen or heard."""

    about: tuple[str, ...]
    signals: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Advised:
    """Step 2: who looked along, what was said, and who saw it otherwise."""

    source: str
    advice: str = field(default="", repr=False)
    dissent: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Talked:
    """Step 3: whether parents and child were spoken, and why one was not. `alone`: yes, no, or not answered."""

    with_parents: bool
    with_child: bool
    alone: str = ""
    told_child: str = ""
    said: str = field(default="", repr=False)
    why_not: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Step 4: acute and structural danger, the facts that it rests on, and the other explanation."""

    acute: str
    structural: str
    grounds: tuple[str, ...]
    alternative: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Decided:
    """Step 5: what is done and why. `relies_on`: an organisation that it counts on; whom of it was asked, and when."""

    decision: str
    reason: str = field(default="", repr=False)
    precondition: str = field(default="", repr=False)
    relies_on: str = ""
    asked_who: str = field(default="", repr=False)
    asked_on: str = ""


@dataclass(frozen=True, slots=True)
class ToldBack:
    """What whoever reported or signalled inside the own organisation, or another, was told."""

    to: str
    said: str = field(default="", repr=False)


Facts = tuple[Accepted, ...] | Refusal


def begin(typed: Begun, around: Around) -> Facts:
    """Step 1, which begins a course."""
    problems = {} if typed.signals.strip() else {"signals": "no_signals"}
    entered = Entered(STEP, typed.about, around.today, attributes={"step": SIGNALS}, note=typed.signals)
    return all_of([around.record(entered)], problems)


def advise(typed: Advised, course: Course, around: Around) -> Facts:
    """Step 2: the advice, and dissent as a fact of its own (R040)."""
    problems = {} if typed.source else {"source": "no_adviser"}
    if not typed.advice.strip():
        problems["advice"] = "no_advice"
    found = [
        _step(ADVISED, {}, course, around),
        _beside(ADVICE, {"source": typed.source, "advice": typed.advice}, course, around),
    ]
    if typed.dissent.strip():
        found.append(_beside(DISSENT, {"topic": typed.dissent}, course, around))
    return all_of(found, problems)


def talk(typed: Talked, course: Course, around: Around) -> Facts:
    """Step 3: the talks, or why one of them was not held."""
    problems: dict[str, str] = {}
    if not (typed.with_parents and typed.with_child) and not typed.why_not.strip():
        problems["why_not"] = "why_not_spoken"
    found = [_step(TALKED, {"reason": typed.why_not}, course, around)]
    adults, children = _of_sort(course, around.case)
    if typed.with_parents:
        found.append(_about(PARENTS, adults, {}, typed.said, course, around))
    if typed.with_child:
        said = {"alone": typed.alone, "told_what_happens_next": typed.told_child}
        found.append(_about(CHILD, children, said, "" if typed.with_parents else typed.said, course, around))
    return all_of(found, problems)


def weigh(typed: Weighed, course: Course, around: Around) -> Facts:
    """Step 4: on facts, beside another explanation, and after somebody else looked along, unless danger is acute."""
    problems: dict[str, str] = {}
    if typed.acute not in {"yes", "no"}:
        problems["acute"] = "no_answer_danger"
    if typed.structural not in {"yes", "no"}:
        problems["structural"] = "no_answer_danger"
    if not typed.alternative.strip():
        problems["alternative"] = "no_alternative"
    if not typed.grounds or not set(typed.grounds) <= {each.id for each in evidence(around.case, around.own)}:
        problems["grounds"] = "no_evidence"
    if not course.was_advised and typed.acute != "yes":
        problems["step"] = "first_advice"
    said = {
        "acute": typed.acute,
        "structural": typed.structural,
        "alternative_explanation": typed.alternative,
        "rests_on": " ".join(typed.grounds),
    }
    return all_of([_step(WEIGHED, said, course, around, FIELDS)], problems)


FIELDS = {"alternative_explanation": "alternative", "rests_on": "grounds"}


def decide(typed: Decided, course: Course, around: Around) -> Facts:
    """Step 5: the decision with its reason, what has to stay true for it, and whom it counts on."""
    problems: dict[str, str] = {}
    if not course.step(WEIGHED):
        problems["step"] = "first_weigh"
    if typed.decision not in {HELP, REPORT, GONE}:
        problems["decision"] = "no_decision"
    if not typed.reason.strip():
        problems["reason"] = "no_reason"
    if typed.decision == HELP and not typed.precondition.strip():
        problems["precondition"] = "no_precondition"
    problems |= _asked(typed, around.today)
    said = {
        "decision": typed.decision,
        "reason": typed.reason,
        "precondition": typed.precondition,
        "relies_on": typed.relies_on,
        "asked_who": typed.asked_who,
        "asked_on": typed.asked_on,
    }
    return all_of([_step(DECIDED, said, course, around)], problems)


def _asked(typed: Decided, today: date) -> dict[str, str]:
    """An assumption about another organisation is no ground: it has to be asked (R047)."""
    if not typed.relies_on:
        return {}
    problems = {} if typed.asked_who.strip() else {"asked_who": "ask_them_first"}
    day = typed_day(typed.asked_on, today) if typed.asked_on else None
    if day is None:
        problems["asked_on"] = "ask_them_first"
    elif day.day > today:
        problems["asked_on"] = "in_the_future"
    return problems


def tell_back(typed: ToldBack, course: Course, around: Around) -> Facts:
    """Feedback to who brought the signal, after the decision."""
    problems = {} if typed.to else {"to": "no_organisation"}
    if not course.is_decided:
        problems["step"] = "first_decide"
    return all_of([_about(FEEDBACK, course.start.about, {"to": typed.to}, typed.said, course, around)], problems)


def evidence(case: Case, own: str) -> tuple[Fact, ...]:
    """What a weighing may rest on: what is recorded and known to the organisation, and never a feeling (R023)."""
    found = [each for each in current(case.facts) if each.kind not in NO_EVIDENCE and each.visible_from(own)]
    return tuple(sorted(found, key=lambda each: (each.latest, each.index), reverse=True))


def _step(
    number: str, said: Mapping[str, str], course: Course, around: Around, fields: Mapping[str, str] | None = None
) -> Accepted | Refusal:
    found = _about(STEP, course.start.about, {"step": number, **said}, "", course, around)
    if isinstance(found, Refusal) and fields:
        return Refusal({fields.get(name, name): code for name, code in found.problems.items()})
    return found


def _beside(kind: str, said: Mapping[str, str], course: Course, around: Around) -> Accepted | Refusal:
    return _about(kind, course.start.about, said, "", course, around)


def _about(
    kind: str, about: Collection[str], said: Mapping[str, str], note: str, course: Course, around: Around
) -> Accepted | Refusal:
    entered = Entered(kind, tuple(about), around.today, attributes={**said, "re": course.start.id}, note=note)
    return around.record(entered)


def _of_sort(course: Course, case: Case) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The adults and the children of a course; when it names none of a sort, those of the family."""
    children = [each.id for each in case.persons if each.is_child]
    adults = [each.id for each in case.persons if not each.is_child]
    named = set(course.start.about)
    return (
        tuple(each for each in adults if each in named) or tuple(adults),
        tuple(each for each in children if each in named) or tuple(children),
    )
