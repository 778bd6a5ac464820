"""A family in memory in which everybody does anything at any moment: the decisions of the application, and no database.

The web application decides under a lock on what stands then. So does this: whoever acts chooses by what it saw earlier,
and the decision is made on what stands now. What must always hold is in `wrong`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from zicht.casework import directing, sight
from zicht.casework.handing_over import (
    PENDING,
    Handover,
    Step,
    pending,
)
from zicht.casework.holding import Change, Held, Holder, held_by, periods
from zicht.casework.recording import Entered, Refusal
from zicht.casework.sight import ChildSight, left_alone
from zicht.rulebook.term import TermBook

FIRST = date(2026, 1, 5)
ORGANISATIONS = ("wijkteam", "veilig_thuis", "gi", "jeugdhulp", "school")
RELEASES = ("safety_responsible_released", "involvement_ended", "handover_released", "investigation_closed")
MINUTE = timedelta(minutes=1)
COLLEAGUES = ("", "An", "Bo")


@dataclass(slots=True)
class Recorded:
    """A fact of the log: who said it and when; `gone`: taken out of the family."""

    entered: Entered
    by: str
    at: datetime
    gone: bool = False


@dataclass(slots=True)
class World:
    """One family. `asked` are the offers that stand with an organisation that does nothing else with the family."""

    terms: TermBook
    random: Random
    today: date = FIRST
    at: datetime = field(default_factory=lambda: datetime(2026, 1, 5, tzinfo=UTC))
    log: list[Recorded] = field(default_factory=list)
    accepted: int = 0
    held: dict[str, Held] = field(default_factory=dict)
    in_question: dict[str, bool] = field(default_factory=dict)
    measured: set[str] = field(default_factory=set)
    corrected: set[str] = field(default_factory=set)
    regie: Held = field(default_factory=Held)
    handovers: dict[str, Handover] = field(default_factory=dict)
    regie_offers: dict[str, tuple[str, bool]] = field(default_factory=dict)
    involved: set[str] = field(default_factory=set)
    asked: set[tuple[str, str]] = field(default_factory=set)
    closed: set[tuple[str, str]] = field(default_factory=set)
    successors: dict[str, str] = field(default_factory=dict)
    moved: bool = False
    seen: dict[str, dict[str, Handover]] = field(default_factory=dict)

    def begin(self) -> "World":
        """Two children, of whom the safety is in question, and three organisations."""
        for child in ("k1", "k2"):
            self.held[child], self.in_question[child] = Held(), True
        self.involved = {"wijkteam", "veilig_thuis", "school"}
        return self

    @property
    def children(self) -> tuple[ChildSight, ...]:
        """How it stands with each child."""
        return tuple(
            ChildSight(each, held.keeper.organisation if held.keeper else None, self.in_question[each])
            for each, held in self.held.items()
        )

    def somebody(self) -> str:
        """An organisation that works with the family."""
        return self.random.choice(sorted(self.involved))

    def some(self) -> tuple[str, ...]:
        """One or more children."""
        known = list(self.held)
        return tuple(self.random.sample(known, self.random.randint(1, len(known)))) if known else ()

    def succeeded_by(self, own: str) -> frozenset[str]:
        """The organisations that an organisation took the place of."""
        return frozenset(each for each, to in self.successors.items() if to == own)

    # How it follows.

    def done(self, own: str, found: Entered | Refusal) -> bool:
        """Record a decision that is no refusal."""
        if isinstance(found, Refusal):
            return False
        self.record(found, own)
        return True

    def guarded(self, own: str, entered: Entered) -> bool:
        """Record something unless a child would be left alone by it: then it never was."""
        before, held = self.children, dict(self.held)
        self.apply(entered, own, self.at + MINUTE, f"f{len(self.log)}")
        if left_alone(before, self.children):
            self.held = held
            return False
        self.held = held
        self.record(entered, own)
        return True

    def record(self, entered: Entered, own: str) -> None:
        """A fact is added at the next moment."""
        self.at += MINUTE
        self.log.append(Recorded(entered, own, self.at))
        self.accepted += 1
        self.apply(entered, own, self.at, f"f{len(self.log) - 1}")

    def apply(self, entered: Entered, own: str, at: datetime, fact: str) -> None:
        """What a fact does to who holds what."""
        if entered.kind == directing.SET:
            self.regie = _applied(self.regie, entered, own, at, fact)
            return
        for child in entered.about:
            if child in self.held:
                self.held[child] = _applied(self.held[child], entered, own, at, fact)

    def refold(self) -> None:
        """Who holds what, worked out again from all that stands."""
        self.held = {child: held_by(self.changes(child)) for child in self.held}

    def changes(self, child: str) -> list[Change]:
        """What was taken up and let go for a child, as the log tells it."""
        return [
            each
            for place, one in enumerate(self.log)
            if not one.gone and child in one.entered.about and one.entered.kind != directing.SET
            for each in _changes(one, f"f{place}")
        ]

    def keeper_of(self, child: str) -> str | None:
        """Who keeps sight on a child."""
        keeper = self.held[child].keeper if child in self.held else None
        return keeper.organisation if keeper else None

    def is_busy(self, child: str) -> bool:
        """Whether a child is being handed over."""
        return any(each.stage in PENDING and child in each.children for each in self.handovers.values())

    def may_see(self, own: str, number: str) -> bool:
        """Whether an organisation sees an offer: it works with the family, or it was asked and has not answered."""
        return own in self.involved or (own, number) in self.asked

    def as_succeeded(self, handover: Handover) -> Handover:
        """A handover with whoever took the place of its sides."""
        sender = self.successors.get(handover.sender, handover.sender)
        receiver = self.successors.get(handover.receiver, handover.receiver)
        return handover if sender == receiver else replace(handover, sender=sender, receiver=receiver)


def wrong(world: World, ever_held: set[str]) -> Iterator[str]:
    """What must never be: each a violation."""
    for each in world.children:
        named = [one for one in world.held[each.child].holders if one.by_name]
        if (
            len(named) > 1 and each.child not in world.corrected
        ):  # whoever a removed fact relieved holds it beside again
            yield "two keep sight by name"
        if each.keeper is not None:
            ever_held.add(each.child)
        elif each.in_question and each.child in ever_held:
            yield "nobody keeps sight on a child in question"
        elif not each.in_question:
            ever_held.discard(each.child)
    if len(world.regie.holders) > 1:
        yield "two regisseurs"
    for handover in world.handovers.values():
        todo = pending(handover, world.terms)
        if (todo is None) == handover.is_pending or (todo and (not todo.organisation or todo.due_on < handover.since)):
            yield "a pending step without owner or date"
    for own, number in world.closed:
        if own not in world.involved and world.may_see(own, number):
            yield "something is visible after a refusal or withdrawal"
    if len(world.log) != world.accepted:
        yield "a lost update"


def folded_again(world: World) -> Iterator[str]:
    """Whether everything follows from the log, and the periods adjoin without overlap."""
    for child, held in world.held.items():
        found = world.changes(child)
        if held_by(found) != held:
            yield "what stands does not follow from the facts"
        last = None
        for each in periods(found):
            if last is not None and each.since < last:
                yield "two periods overlap"
            last = each.until


def _applied(held: Held, entered: Entered, own: str, at: datetime, fact: str) -> Held:
    for each in _changes(Recorded(entered, own, at), fact):
        for organisation in each.released:
            held = held.let_go(organisation)
        held = held.taken(each.holder) if each.holder else held
    return held


def _changes(one: Recorded, fact: str) -> list[Change]:
    """What a fact changes: as the holdings of the rulebook say it (rulebook/conditions.yaml)."""
    kind, said = one.entered.kind, one.entered.attributes
    found = []
    if kind in {sight.SET, directing.SET}:
        if said.get("from"):
            found.append(Change(one.at, (str(said["from"]),), None))
        found.append(Change(one.at, (), Holder(one.by, one.at, fact, by_name=True)))
    elif kind == "measure_started":
        found.append(Change(one.at, (), Holder(one.by, one.at, fact, by_name=False)))
    elif kind in {*RELEASES, sight.CLOSED, Step.RELEASE.value}:
        found.append(Change(one.at, (one.by,), None))
    return found
