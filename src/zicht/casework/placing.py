"""A placement out of home and the return: where a child lives, on which basis, and what is agreed before it goes home.

A place moves no sight: who keeps it, keeps it (002 §2.5). What happened can always be recorded without this decision;
the rules then ask for what lacks.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from zicht.casework.advice import text_problem
from zicht.casework.conditions import MET, OPEN, STATES, Condition, minimum
from zicht.casework.consent import current
from zicht.casework.households import day_or_none
from zicht.casework.measures import end_was_looked_at, statutory
from zicht.casework.recording import CHILD_WORDS, LONGEST_TEXT, Entered, Refusal
from zicht.casework.reports import children, in_order
from zicht.casework.sight import FOUR_ROLES, ROLES
from zicht.casework.typed_day import typed_day
from zicht.chronology.days import DAY
from zicht.evaluation.daily import Sight
from zicht.facts.case import Case
from zicht.facts.fact import Fact, Precision
from zicht.facts.kinds import Vocabulary
from zicht.rulebook.term import TermBook

PLACED, RETURNED, PLANNED, ASSESSED = "child_placed", "child_returned_home", "monitoring_planned", "risk_assessed"
WEIGHED = "joint_weighing_done"
ORDER = "muhp"
ORDERED = frozenset({"machtiging", "spoedmachtiging"})
PLACES = frozenset({"gi", "raad", "veilig_thuis", "wijkteam", "gemeente", "jeugdhulp", "pleegzorg", "crisisopvang"})
NOBODY = "nobody"  # that nobody keeps sight yet, chosen in so many words
AFTER = {"ziekenhuis": "ziekenhuis", "politie": "politie"}
ENOUGH = frozenset({"voldoende", "beheersbaar"})
ASSESSMENT_TERM = "quarter"


@dataclass(frozen=True, slots=True)
class Lives:
    """Where a child lives by what is recorded: the placement it lives in (None: at home again), and since when.

    `began`: when it left home; `places`: how many there were since.
    """

    child: str
    placement: Fact | None
    since: date
    began: date
    places: int


@dataclass(frozen=True, slots=True)
class Placement:
    """A placement, or another place, as it was typed. `keeps`: who keeps sight there, or that nobody does yet."""

    about: tuple[str, ...]
    setting: str
    basis: str
    decided_by: str = field(default="", repr=False)
    place: str = field(default="", repr=False)
    keeps: str = ""
    day: str = ""
    emergency: bool = False


@dataclass(frozen=True, slots=True)
class Return:
    """A return home as it was typed. `norm`: whether safety is as was agreed; `view`: what the child says itself."""

    child: str
    decided_by: str = field(default="", repr=False)
    norm: str = ""
    why_not_met: str = field(default="", repr=False)
    view: str = field(default="", repr=False)
    why_no_view: str = field(default="", repr=False)
    watches: str = ""
    how_often: str = field(default="", repr=False)
    then: str = field(default="", repr=False)
    review_on: str = ""
    keeps: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Deciding:
    """What is decided with: the case as the organisation knows it, its type, who keeps sight, and the agreed terms."""

    case: Case
    organisation_type: str
    vocabulary: Vocabulary
    sight: tuple[Sight, ...]
    organisations: Collection[str]
    terms: TermBook
    today: date


def lives(case: Case, today: date) -> dict[str, Lives]:
    """Where each child that was placed lives now. A child without a placement is in none.

    Of a return and a placement on one day the placement stands: it is sooner broken off than undone.
    """
    found: dict[str, Lives] = {}
    here = {each.id for each in children(case, today)}
    for each in sorted(
        current(case.facts), key=lambda each: (each.earliest, each.latest, each.kind == PLACED, each.index)
    ):
        for child in here.intersection(each.about):
            before = found.get(child)
            if each.kind == PLACED:
                away = before if before and before.placement else Lives(child, None, each.latest, each.latest, 0)
                found[child] = Lives(child, each, each.latest, away.began, away.places + 1)
            elif each.kind == RETURNED and before is not None:
                found[child] = replace(before, placement=None, since=each.latest)
    return found


def place(typed: Placement, deciding: Deciding) -> Entered | Refusal:
    """The fact of a placement or of another place, or every problem."""
    problems = _may(deciding)
    attributes = deciding.vocabulary.kinds[PLACED].attributes
    here = {each.id for each in children(deciding.case, deciding.today)}
    if not typed.about or not set(typed.about) <= here:
        problems["about"] = "nobody"
    if typed.setting not in attributes["setting"].values:
        problems["setting"] = "which_setting"
    if typed.basis not in attributes["basis"].values:
        problems["basis"] = "which_basis"
    problems |= _texts(typed, {"decided_by": "placed_by_whom"}) | _texts(typed, {}, ("place",))
    if text_problem(typed.place) == "names_somebody":
        problems["place"] = "no_address_here"
    problems |= _kept(typed.keeps, typed.about, deciding.sight)
    day = day_or_none(typed.day, deciding.today, "day", problems)
    if problems:
        return Refusal(problems)
    said = {
        "setting": typed.setting,
        "basis": typed.basis,
        "decided_by": typed.decided_by.strip(),
        "place": typed.place.strip(),
        "keeps": "" if typed.keeps == NOBODY else typed.keeps,
        "emergency": "yes" if typed.emergency else "no",
    }
    return Entered(PLACED, typed.about, day or deciding.today, attributes=_said(said))


def _kept(keeps: str, about: Collection[str], sight: Iterable[Sight]) -> dict[str, str]:
    """Sight is where it is recorded; that nobody keeps it can be said only when that is so."""
    held = {each.child: set(each.holders) for each in sight}
    if not keeps:
        return {"keeps": "who_keeps_sight_there"}
    if keeps == NOBODY:
        return {"keeps": "somebody_keeps_sight"} if any(held.get(each) for each in about) else {}
    return {} if all(keeps in held.get(each, set()) for each in about) else {"keeps": "keeps_no_sight_here"}


def go_home(typed: Return, deciding: Deciding) -> tuple[Entered, ...] | Refusal:
    """The facts of a return home with its agreements, or every problem: one child at a time.

    Assessed lately; the minimum requirements stand as they are; somebody watches, somebody keeps sight, a day is agreed
    to look again; and the child itself was asked (R104, R160, R174, R187, R188).
    """
    case, today = deciding.case, deciding.today
    lived = lives(case, today).get(typed.child)
    problems = _may(deciding)
    if typed.child not in {each.id for each in children(case, today)}:
        problems["child"] = "which_child_returns"
    elif lived is None or lived.placement is None:
        problems["child"] = "not_placed"
    day = day_or_none(typed.day, today, "day", problems)
    if "child" not in problems:
        problems |= _before(typed, lived, deciding)
    problems |= _agreed(typed, deciding) | _asked(typed) | _norm(typed, deciding)
    review = typed_day(typed.review_on, today) if typed.review_on.strip() else None
    if review is None or review.precision is not Precision.DAY or review.day <= today:
        problems["review_on"] = "no_day_to_look_back"
    if problems or lived is None or lived.placement is None or review is None:
        return Refusal(problems)
    return tuple(_facts(typed, lived.placement, day or today, review.day, deciding))


def _may(deciding: Deciding) -> dict[str, str]:
    return {} if deciding.organisation_type in PLACES else {"decided_by": "who_places"}


def _agreed(typed: Return, deciding: Deciding) -> dict[str, str]:
    asked = {"decided_by": "returned_by_whom", "how_often": "how_often_looked", "then": "what_if_unsafe"}
    problems = _texts(typed, asked)
    if typed.watches not in deciding.organisations:
        problems["watches"] = "who_watches"
    if not typed.keeps or typed.keeps == NOBODY:
        problems["keeps"] = "who_keeps_sight_after"
    elif typed.child:
        problems |= _kept(typed.keeps, (typed.child,), deciding.sight)
    return problems


def _asked(typed: Return) -> dict[str, str]:
    """The child says what it thinks itself, or it is written why it was not asked."""
    problems = _texts(typed, {}, ("view", "why_no_view"))
    if not typed.view.strip() and not typed.why_no_view.strip():
        problems["view"] = "ask_the_child"
    elif typed.view.strip() and typed.why_no_view.strip():
        problems["why_no_view"] = "asked_or_not"
    return problems


def _before(typed: Return, lived: Lives | None, deciding: Deciding) -> dict[str, str]:
    """What comes first: a fresh assessment, requirements with an answer, and after an order the Council."""
    problems: dict[str, str] = {}
    case, today = deciding.case, deciding.today
    if not _assessments(typed.child, deciding):
        problems["assessed"] = "assess_before_return"
    asked = requirements(case, typed.child)
    if not asked:
        problems["minimum"] = "no_requirements"
    elif any(each.state == OPEN and each.due is not None and each.due <= today for each in asked):
        problems["minimum"] = "minimum_without_answer"
    if lived is not None and _ordered(lived, case, today):
        since = replace(case, facts=tuple(each for each in case.facts if each.latest >= lived.began))
        if not end_was_looked_at(ORDER, (typed.child,), since):
            problems["review"] = "council_before_return"
    return problems


def requirements(case: Case, child: str) -> tuple[Condition, ...]:
    """The minimum requirements that hold for a child: about itself, or about a grown-up of the family and no child."""
    young = {each.id for each in case.persons if each.is_child}
    return tuple(each for each in minimum(case) if child in each.fact.about or not young.intersection(each.fact.about))


def _ordered(lived: Lives, case: Case, today: date) -> bool:
    by_law = any(each.child == lived.child and each.measure == ORDER for each in statutory(case, today))
    return by_law or (lived.placement is not None and lived.placement.attributes.get("basis") in ORDERED)


def _assessments(child: str, deciding: Deciding) -> list[Fact]:
    """The assessments of a child within the term, the last one at the end."""
    facts = in_order(current(deciding.case.facts))
    days = (deciding.terms.due(ASSESSMENT_TERM, deciding.today) - deciding.today).days
    since = deciding.today - days * DAY
    return [each for each in facts if each.kind in {ASSESSED, WEIGHED} and child in each.about and each.latest >= since]


def _norm(typed: Return, deciding: Deciding) -> dict[str, str]:
    """Whether safety is as was agreed is said: a no has its reason, a yes is not against the record."""
    problems = _texts(typed, {}, ("why_not_met",))
    if typed.norm not in {"yes", "no"}:
        problems["norm"] = "norm_met_or_not"
    elif typed.norm == "no" and not typed.why_not_met.strip():
        problems["why_not_met"] = "why_home_still"
    elif typed.norm == "yes" and _speaks_against(typed.child, deciding):
        problems["norm"] = "recorded_otherwise"
    return problems


def _speaks_against(child: str, deciding: Deciding) -> bool:
    judged = [each for each in _assessments(child, deciding) if each.kind == ASSESSED]
    if judged and judged[-1].attributes.get("outcome") not in ENOUGH:
        return True
    return any(each.state != STATES[MET] for each in requirements(deciding.case, child))


def _facts(typed: Return, placement: Fact, day: date, review: date, deciding: Deciding) -> Iterable[Entered]:
    about = (typed.child,)
    said = {
        "after": AFTER.get(str(placement.attributes.get("setting", "")), "plaatsing"),
        "decided_by": typed.decided_by.strip(),
        "norm_met": typed.norm,
        "why_not_met": typed.why_not_met.strip() if typed.norm == "no" else "",
        "watches": typed.watches,
        "how_often": typed.how_often.strip(),
        "review_on": f"{review:%d-%m-%Y}",
        "keeps": typed.keeps,
        "why_no_view": typed.why_no_view.strip(),
    }
    yield Entered(RETURNED, about, day, attributes=_said(said))
    agreed = {**_roles(deciding.case), "watches": typed.watches, "then": typed.then.strip()}
    yield Entered(ROLES, about, day, attributes=agreed)
    yield Entered(PLANNED, about, deciding.today, attributes={"due": said["review_on"], "owner": typed.watches})
    if typed.view.strip():
        yield Entered(CHILD_WORDS, about, deciding.today, attributes={"words": typed.view.strip()})


def _roles(case: Case) -> dict[str, str]:
    """The four roles as they were agreed last: what this agreement says nothing about stays."""
    agreed = [each for each in in_order(current(case.facts)) if each.kind == ROLES]
    return (
        {each: str(agreed[-1].attributes[each]) for each in FOUR_ROLES if each in agreed[-1].attributes}
        if agreed
        else {}
    )


def _texts(typed: Placement | Return, asked: dict[str, str], free: tuple[str, ...] = ()) -> dict[str, str]:
    problems = {name: problem for name, problem in asked.items() if not str(getattr(typed, name)).strip()}
    long = {name: "too_long" for name in (*asked, *free) if len(str(getattr(typed, name))) > LONGEST_TEXT}
    return problems | long


def _said(said: dict[str, str]) -> dict[str, str]:
    return {code: text for code, text in said.items() if text}
