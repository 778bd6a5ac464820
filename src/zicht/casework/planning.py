"""Adding to the plan of a family, and coming back to it: what each form asks, and why it is not accepted yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from zicht.casework.leading import LEAD
from zicht.casework.plan import (
    AGREED,
    CONDITION,
    DECISION,
    DISSENT,
    FACTOR,
    GOAL,
    HELP,
    LOOKBACK,
    NETWORK,
    NORM,
    OUTCOMES,
    PROBLEM,
    SCALING,
    STARTED,
    VIEW,
    Item,
    Plan,
    State,
)
from zicht.casework.recording import Entered, Refusal
from zicht.casework.typed_day import typed_day
from zicht.facts.kinds import AttributeType, Vocabulary

INFORMAL = "netwerk"  # a type of organisation: relatives, neighbours, friends


@dataclass(frozen=True, slots=True)
class PlanForm:
    """What one form of the plan asks. `answers`: the kinds of what it comes back to; none is something new.

    `required` and `optional` are attributes. `whole`: it is about the whole family. `weighty`: another view of it is
    asked for (004 card 2). `words`: the text beside it must be there.
    """

    kind: str
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    whole: bool = False
    weighty: bool = False
    words: bool = False


# In the order of the page. Duties: a goal and a condition have an owner and a date (001 §5 V5), a minimum requirement
# says by what it is seen (R188), own strength rests on something (001 §4.1), and four parts are set apart (001 §3.2).
FORMS: Mapping[str, PlanForm] = {
    "plan": PlanForm(AGREED, ("type", "review_on", "agreed_with"), ("concrete",), whole=True, weighty=True),
    "norm": PlanForm(NORM, ("norm", "agreed_with"), ("change", "changed"), whole=True, weighty=True),
    "goal": PlanForm(GOAL, ("goal", "owner", "due"), ("area",)),
    "review": PlanForm("goal_reviewed", ("result", "explanation"), answers=(GOAL,)),
    "condition": PlanForm(
        CONDITION,
        ("condition", "owner", "due"),
        ("consequence", "told_on", "minimum", "measured_by", "tied_to", "grounds"),
    ),
    "met": PlanForm("condition_met", answers=(CONDITION,)),
    "not_met": PlanForm("condition_breached", answers=(CONDITION,), words=True),
    "decision": PlanForm(DECISION, ("outcome", "reason"), ("parties",), answers=(GOAL, CONDITION), weighty=True),
    "help": PlanForm(HELP, ("help", "help_type", "owner"), ("due",)),
    "started": PlanForm(STARTED, answers=(HELP,)),
    "scaling": PlanForm(
        SCALING,
        ("stays", "watches", "signals", "reports", "scale_up_when", "then", "agreed_with"),
        ("until",),
        whole=True,
        weighty=True,
    ),
    "area": PlanForm(PROBLEM, ("area", "outcome", "regie", "solvable", "grounds", "assessed_by"), ("long_term",)),
    "lead": PlanForm(LEAD, ("area", "lead", "colleague", "mandate"), ("until",), whole=True),
    "factor": PlanForm(FACTOR, ("what", "form"), ("area",)),
    "network": PlanForm(NETWORK, ("role", "limit")),
    "view": PlanForm(VIEW, ("topic",), words=True),
    "lookback": PlanForm(LOOKBACK, ("sufficient", "next"), whole=True, weighty=True, words=True),
}
MISSING = {
    AttributeType.TEXT: "say_it",
    AttributeType.DATE: "no_date_agreed",
    AttributeType.REF: "no_organisation",
    AttributeType.ENUM: "choose_one",
    AttributeType.BOOL: "choose_one",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed in a form of the plan. `re`: what it comes back to.

    `dissent`: whether somebody has another view; None is not answered. `other_view` says which, and whose.
    """

    form: str
    about: tuple[str, ...] = ()
    day: date | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    note: str = field(default="", repr=False)
    re: str = ""
    dissent: bool | None = None
    other_view: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Planned:
    """The fact that comes of it, and the other view of it that is recorded beside it."""

    entered: Entered
    dissent: Entered | None = None


def decide(
    typed: Typed, plan: Plan, everybody: tuple[str, ...], types: Mapping[str, str], vocabulary: Vocabulary
) -> Planned | Refusal:
    """What is recorded, or every problem. `types`: the type of each organisation of the region."""
    form = FORMS.get(typed.form)
    if form is None:
        return Refusal({"kind": "unknown_kind"})
    said = {code: text.strip() for code, text in typed.attributes.items() if text.strip()}
    item = _answered(typed, form, plan)
    problems = {
        code: MISSING[attribute.type]
        for code in form.required
        if code not in said and (attribute := vocabulary.attribute(form.kind, code)) is not None
    }
    problems |= _of_its_kind(form.kind, said, plan, types) | _another_view(typed, form) | _in_time(typed, form, item)
    if form.words and not typed.note.strip():
        problems["note"] = "say_it"
    if form.answers and item is None:
        problems["re"] = "unknown_fact"
    about = item.fact.about if item else everybody if form.whole else typed.about
    if not about and not form.answers:
        problems["about"] = "nobody"
    if typed.day is None:
        problems["occurred_on"] = "no_day"
    if problems:
        return Refusal(problems)
    if form.weighty:
        said["dissent"] = "yes" if typed.dissent else "no"
    entered = Entered(form.kind, about, typed.day, attributes=said | _linked(form, plan, item), note=typed.note.strip())
    beside = Entered(DISSENT, about, typed.day, attributes={"topic": typed.other_view.strip()})
    return Planned(entered, beside if form.weighty and typed.dissent else None)


def questions(form: PlanForm) -> tuple[str, ...]:
    """The attributes that a form asks, in their order."""
    return (*form.required, *form.optional)


def _answered(typed: Typed, form: PlanForm, plan: Plan) -> Item | None:
    """What the form comes back to. A decision is only asked about what was not reached or met."""
    fitting = [each for each in plan.items if each.fact.kind in form.answers and each.fact.id == typed.re]
    return next((each for each in fitting if form.kind != DECISION or each.state is State.NOT_MET), None)


def _linked(form: PlanForm, plan: Plan, item: Item | None) -> dict[str, str]:
    """What the fact answers: a decision what was not met, a new norm the one before it."""
    if item is not None:
        found = {"re": item.answers[-1].id if form.kind == DECISION else item.fact.id}
        copied = ("help", "help_type") if form.kind == STARTED else ("condition",) if form.kind in OUTCOMES else ()
        return found | {code: str(item.fact.attributes[code]) for code in copied if code in item.fact.attributes}
    before = {NORM: [each.fact for each in plan.norm], AGREED: [each.fact for each in plan.agreed]}
    before[SCALING] = [each.fact for each in plan.scaling]
    earlier = before.get(form.kind, [])
    return {"re": earlier[0].id} if earlier else {}


def _of_its_kind(kind: str, said: Mapping[str, str], plan: Plan, types: Mapping[str, str]) -> dict[str, str]:
    """What holds for one kind only."""
    problems = {}
    if kind == HELP and _is_informal(said.get("owner"), types):
        problems["owner"] = "owner_is_network"  # R130; 002 §2.1
    if kind == LEAD and _is_informal(said.get("lead"), types):
        problems["lead"] = "lead_is_network"
    if kind == SCALING and _is_informal(said.get("watches"), types):
        problems["watches"] = "network_alone"  # R125; 000 §2.2
    if kind == NORM and plan.norm and "change" not in said:
        problems["change"] = "how_changed"
    if kind == NORM and "change" in said and "changed" not in said:
        problems["changed"] = "say_it"
    if kind == CONDITION and "tied_to" in said and "grounds" not in said:
        problems["grounds"] = "why_tied"  # R119; 001 §3.1
    if kind == CONDITION and said.get("minimum") == "yes" and "measured_by" not in said:
        problems["measured_by"] = "seen_by_what"  # R188; 003 §T3
    return problems


def _in_time(typed: Typed, form: PlanForm, item: Item | None) -> dict[str, str]:
    """A condition is due on the day that it is set or later, and what came of it is not from before that day."""
    if typed.day is None:
        return {}
    if form.kind in OUTCOMES and item is not None and typed.day < item.fact.earliest:
        return {"occurred_on": "before_it_was_set"}
    due = typed_day(typed.attributes.get("due", ""), typed.day) if form.kind == CONDITION else None
    return {"due": "due_before_it_was_set"} if due is not None and due.day < typed.day else {}


def _is_informal(organisation: str | None, types: Mapping[str, str]) -> bool:
    return organisation is not None and types.get(organisation, organisation) == INFORMAL


def _another_view(typed: Typed, form: PlanForm) -> dict[str, str]:
    """Whether the question after another view was answered (R294; 004 card 2)."""
    if not form.weighty:
        return {}
    if typed.dissent is None:
        return {"dissent": "another_view"}
    return {"other_view": "which_view"} if typed.dissent and not typed.other_view.strip() else {}
