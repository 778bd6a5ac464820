"""Handing over sight on children: one table of steps, and what each step asks (002 §2.5; 000 §3; R147 to R166).

Spoken with beforehand, offered, accepted item by item, started, verified by the sender, taken over, released. Sight
moves when the receiver takes it over after the sender verified the start: never on sending, acceptance or assumption.
Until then the sender keeps it, whatever happens meanwhile.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from zicht.casework.recording import LONGEST_TEXT, Entered, Refusal
from zicht.casework.sight import ChildSight
from zicht.rulebook.term import TermBook


class Stage(Enum):
    """How far a handover is."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    STARTED = "started"
    VERIFIED = "verified"
    TAKEN = "taken"
    RELEASED = "released"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Side(Enum):
    """Who does a step."""

    SENDER = "sender"
    RECEIVER = "receiver"


class Step(Enum):
    """What is done: the kind of fact that says so."""

    OFFER = "handover_offered"
    ACCEPT = "handover_accepted"
    REFUSE = "handover_refused"
    WITHDRAW = "handover_withdrawn"
    START = "help_started"
    VERIFY = "start_verified"
    TAKE_OVER = "safety_responsible_set"
    RELEASE = "handover_released"


@dataclass(frozen=True, slots=True)
class Move:
    """One line of the table: by whom, from which stages, to which."""

    side: Side
    before: frozenset[Stage]
    after: Stage


OPEN = (Stage.OFFERED, Stage.ACCEPTED, Stage.STARTED, Stage.VERIFIED)
PENDING = frozenset({*OPEN, Stage.TAKEN})
TABLE: Mapping[Step, Move] = {
    Step.ACCEPT: Move(Side.RECEIVER, frozenset({Stage.OFFERED}), Stage.ACCEPTED),
    Step.REFUSE: Move(Side.RECEIVER, frozenset(OPEN), Stage.REFUSED),
    Step.WITHDRAW: Move(Side.SENDER, frozenset(OPEN), Stage.WITHDRAWN),
    Step.START: Move(Side.RECEIVER, frozenset({Stage.ACCEPTED}), Stage.STARTED),
    Step.VERIFY: Move(Side.SENDER, frozenset({Stage.STARTED}), Stage.VERIFIED),
    Step.TAKE_OVER: Move(Side.RECEIVER, frozenset({Stage.VERIFIED}), Stage.TAKEN),
    Step.RELEASE: Move(Side.SENDER, frozenset({Stage.TAKEN}), Stage.RELEASED),
}
# What is to be done next at each stage, and within which term (rulebook/terms.yaml).
NEXT: Mapping[Stage, tuple[Step, str]] = {
    Stage.OFFERED: (Step.ACCEPT, "handover_answer"),
    Stage.ACCEPTED: (Step.START, "start_of_help"),
    Stage.STARTED: (Step.VERIFY, "start_checked"),
    Stage.VERIFIED: (Step.TAKE_OVER, "handover_taken"),
    Stage.TAKEN: (Step.RELEASE, "handover_released"),
}
CALL = "handover_consulted"
REMINDER = "handover_reminder"
LISTS = ("expectations", "watch", "conditions")  # of which the receiver accepts each line
LAWFUL_AFTER_MOVE = frozenset({"veilig_thuis", "gi", "raad"})


@dataclass(frozen=True, slots=True)
class Handover:
    """One handover as it stands: its offer, from whom to whom, of which children, how far and since when.

    `items` are what the receiver accepts, each by its code (`e1` is the first expectation).
    """

    offer: str
    sender: str
    receiver: str
    children: tuple[str, ...]
    stage: Stage
    since: date
    items: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def is_pending(self) -> bool:
        """Whether something is to be done still."""
        return self.stage in PENDING

    def of(self, side: Side) -> str:
        """The organisation on a side."""
        return self.sender if side is Side.SENDER else self.receiver


@dataclass(frozen=True, slots=True)
class Pending:
    """What is to be done next, by which organisation, before when; `remind_on`: from when it is said again."""

    step: Step
    organisation: str
    due_on: date
    remind_on: date


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer as it was typed. `spoken_with`, `spoken_on`: the call beforehand (R149)."""

    to: str
    children: tuple[str, ...]
    spoken_with: str = ""
    spoken_on: date | None = None
    expectations: str = field(default="", repr=False)
    watch: str = field(default="", repr=False)
    conditions: str = field(default="", repr=False)
    consequences: str = field(default="", repr=False)
    told: bool | None = None
    told_by: str = ""
    left_out: str = field(default="", repr=False)
    leaves_out: bool | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """How it stands with a family: its children, its handovers, and whether it moved to another municipality lately."""

    children: tuple[ChildSight, ...]
    handovers: tuple[Handover, ...] = ()
    has_moved: bool = False


def pending(handover: Handover, terms: TermBook) -> Pending | None:
    """What is to be done next, by whom and before when; None: it ended."""
    if handover.stage not in NEXT:
        return None
    step, term = NEXT[handover.stage]
    due = terms.due(term, handover.since)
    remind = due - (terms.due(REMINDER, due) - due)
    return Pending(step, handover.of(TABLE[step].side), due, max(remind, handover.since))


def offer(
    typed: Offer, around: Around, own: str, ground: str, receiver_type: str, today: date
) -> list[Entered] | Refusal:
    """The call beforehand and the offer, or every problem. Only who keeps sight hands it over, and to one at a time."""
    problems = _of_children(typed, around, own) | _of_texts(typed)
    if not typed.to or typed.to == own:
        problems["to"] = "no_receiver"
    if not typed.spoken_with.strip():
        problems["spoken_with"] = "no_call"
    if typed.spoken_on is None or typed.spoken_on > today:
        problems["spoken_on"] = "no_day_of_call"
    if around.has_moved and ground != "toestemming" and receiver_type not in LAWFUL_AFTER_MOVE:
        problems["ground"] = "after_move"
    if problems or typed.spoken_on is None:
        return Refusal(problems)
    texts = {each: str(getattr(typed, each)).strip() for each in (*LISTS, "consequences", "told_by", "left_out")}
    said = {code: text for code, text in texts.items() if text}
    items = " ".join(items_of(said))
    return [
        Entered(
            CALL,
            typed.children,
            typed.spoken_on,
            attributes={"with": typed.to, "spoken_with": typed.spoken_with.strip()},
        ),
        Entered(Step.OFFER.value, typed.children, today, attributes={"to": typed.to, "items": items, **said}),
    ]


def step(
    handover: Handover,
    what: Step,
    own: str,
    today: date,
    said: Mapping[str, str] | None = None,
    keeps: Collection[str] = (),
) -> Entered | Refusal:
    """The fact of one step, or why it cannot be taken: by the side, and from the stages, that the table says.

    `keeps`: the children on whom the own organisation keeps sight now. Of those nothing is released: sight on them came
    back in the meantime.
    """
    move = TABLE[what]
    if own != handover.of(move.side):
        return Refusal({"act": "not_yours"})
    if handover.stage not in move.before:
        return Refusal({"act": BEYOND.get(handover.stage, "not_yet")})
    text = dict(said or {})
    if problems := _of_step(what, text):
        return Refusal(problems)
    about = tuple(each for each in handover.children if what is not Step.RELEASE or each not in keeps)
    if not about:
        return Refusal({"act": "keeps_again"})
    attributes = {**_names(handover, what), **{key: each.strip() for key, each in text.items() if each.strip()}}
    return Entered(what.value, about, today, attributes=attributes)


def _of_step(what: Step, text: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with what was typed at a step."""
    if what in {Step.REFUSE, Step.WITHDRAW} and not text.get("reason", "").strip():
        return {"reason": "no_reason"}
    if what is Step.VERIFY and not text.get("how", "").strip():
        return {"how": "how_verified"}
    return {name: "too_long" for name, each in text.items() if len(each) > LONGEST_TEXT}


def accept(handover: Handover, taken: Sequence[str], own: str, colleague: str, today: date) -> Entered | Refusal:
    """An acceptance by a named person: every item, or it is refused with the items that are not (R154, R157)."""
    missing = [each for each in handover.items if each not in taken]
    if missing and handover.stage is Stage.OFFERED and own == handover.receiver:
        return Refusal({"item": "not_every_item"})
    return step(handover, Step.ACCEPT, own, today, {"items": " ".join(handover.items), "colleague": colleague})


def after(handover: Handover, what: Step, on: date) -> Handover:
    """The handover after a step that the table allows; as it was when the table does not."""
    move = TABLE.get(what)
    if move is None or handover.stage not in move.before:
        return handover
    return replace(handover, stage=move.after, since=on)


def items_of(said: Mapping[str, object]) -> dict[str, str]:
    """The items of an offer by code: one for each line of what is expected, to be watched, and asked of the parents."""
    found: dict[str, str] = {}
    for name in LISTS:
        lines = [each.strip() for each in str(said.get(name) or "").splitlines() if each.strip()]
        found |= {f"{name[0]}{number}": each for number, each in enumerate(lines, 1)}
    return found


BEYOND = {
    Stage.REFUSED: "refused_already",
    Stage.WITHDRAWN: "withdrawn_already",
    Stage.RELEASED: "released_already",
    Stage.TAKEN: "taken_already",
    Stage.ACCEPTED: "stands_otherwise",
    Stage.STARTED: "stands_otherwise",
    Stage.VERIFIED: "stands_otherwise",
}


def _of_children(typed: Offer, around: Around, own: str) -> dict[str, str]:
    known = {each.child: each for each in around.children}
    if not typed.children or not set(typed.children) <= set(known):
        return {"children": "no_child"}
    if any(known[each].keeper != own for each in typed.children):
        return {"children": "not_your_sight"}
    busy = {child for each in around.handovers if each.stage in OPEN for child in each.children}
    return {"children": "pending_already"} if busy & set(typed.children) else {}


def _of_texts(typed: Offer) -> dict[str, str]:
    asked = ("expectations", "watch", *(("told_by",) if typed.told else ()))
    problems = {each: "no_text" for each in asked if not str(getattr(typed, each)).strip()}
    if typed.conditions.strip() and not typed.consequences.strip():
        problems["consequences"] = "no_consequences"
    if typed.leaves_out is None:
        problems["leaves_out"] = "all_or_not"
    elif typed.leaves_out and not typed.left_out.strip():
        problems["left_out"] = "no_reason"
    for each in (*LISTS, "consequences", "told_by", "left_out"):
        if len(getattr(typed, each)) > LONGEST_TEXT:
            problems[each] = "too_long"
    return problems


def _names(handover: Handover, what: Step) -> dict[str, str]:
    """How the fact of a step names the other and the offer, as its kind has it."""
    match what:
        case Step.ACCEPT | Step.REFUSE:
            return {"from": handover.sender, "offer": handover.offer}
        case Step.WITHDRAW | Step.RELEASE:
            return {"to": handover.receiver, "offer": handover.offer}
        case Step.VERIFY:
            return {"of": handover.receiver, "re": handover.offer}
        case Step.TAKE_OVER:
            return {"from": handover.sender, "re": handover.offer}
        case _:
            return {"re": handover.offer}
