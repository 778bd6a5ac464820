"""What people do and what happens around a family in memory, at random; each gives whether it was done."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bench.world import ORGANISATIONS, RELEASES, World
from zicht.casework import directing, sight
from zicht.casework.handing_over import (
    TABLE,
    Around,
    Handover,
    Offer,
    Side,
    Stage,
    Step,
    accept,
    after,
    items_of,
    offer,
    step,
)
from zicht.casework.holding import Held
from zicht.casework.recording import Entered, Refusal
from zicht.casework.sight import left_alone

COLLEAGUES = ("", "An", "Bo")
Act = Callable[[World], bool]


def take(world: World) -> bool:
    """Somebody takes up sight, or another person of the same organisation does."""
    own = world.somebody()
    who = world.random.choice(COLLEAGUES)
    return world.done(own, sight.take(world.some(), world.children, own, who, world.today, world.succeeded_by(own)))


def put_down(world: World) -> bool:
    """Somebody records something by which it lets go: not when a child would be left."""
    return world.guarded(world.somebody(), Entered(world.random.choice(RELEASES), world.some(), world.today))


def make_offer(world: World) -> bool:
    """Sight is offered to another, that may have nothing to do with the family."""
    own, to = world.somebody(), world.random.choice(ORGANISATIONS)
    ground = world.random.choice(("convenant", "toestemming"))
    typed = Offer(
        to,
        world.some(),
        "Jo",
        world.today,
        expectations="a\nb",
        watch="c",
        told=True,
        told_by="wij",
        leaves_out=False,
    )
    stands = Around(world.children, tuple(world.handovers.values()), world.moved)
    found = offer(typed, stands, own, ground, to, world.today)
    if isinstance(found, Refusal):
        return False
    number = f"o{len(world.log)}"
    said = {key: str(value) for key, value in found[-1].attributes.items()}
    world.record(found[0], own)
    world.record(found[-1], own)
    world.handovers[number] = Handover(number, own, to, typed.children, Stage.OFFERED, world.today, items_of(said))
    world.asked.add((to, number))
    return True


def take_step(world: World, what: Step) -> bool:
    """A step on a handover, by what somebody saw of it earlier; decided on what stands now."""
    own, number = chosen(world, what)
    now = world.handovers.get(number)
    if now is None or not world.may_see(own, number):
        return False
    now = world.as_succeeded(now)
    if what is Step.TAKE_OVER and any(world.keeper_of(each) != now.sender for each in now.children):
        return False
    said = {"reason": "geen plek", "how": "gebeld"}
    if what is Step.ACCEPT:
        items = list(now.items) if world.random.random() < 0.8 else list(now.items)[:1]
        found = accept(now, items, own, "An", world.today)
    else:
        keeps = [each for each in world.held if world.keeper_of(each) == own]
        found = step(now, what, own, world.today, said, keeps)
    if isinstance(found, Refusal):
        return False
    world.record(found, own)
    follow(world, number, after(now, what, world.today), what)
    return True


def chosen(world: World, what: Step) -> tuple[str, str]:
    """Who takes a step on which offer: mostly somebody to whom the page offered it, when it looked."""
    offered = [
        (own, each.offer)
        for own, seen in sorted(world.seen.items())
        for each in seen.values()
        if what in _offered_steps(each, own)
    ]
    if offered and world.random.random() < 0.9:
        return world.random.choice(offered)
    return world.random.choice(ORGANISATIONS), world.random.choice([*world.handovers, ""])


def follow(world: World, number: str, now: Handover, what: Step) -> None:
    """What a step does to who may see it."""
    world.handovers[number] = now
    tie = (now.receiver, number)
    if what is Step.ACCEPT:
        world.involved.add(now.receiver)
        world.asked.discard(tie)
    elif what in {Step.REFUSE, Step.WITHDRAW} and tie in world.asked:
        world.asked.discard(tie)
        world.closed.add(tie)


def direct(world: World) -> bool:
    """Somebody takes up the regie."""
    own = world.somebody()
    keeper = world.regie.keeper.organisation if world.regie.keeper else None
    about, gone = list(world.held), world.succeeded_by(own)
    return world.done(own, directing.take(keeper, own, "het plan", "", about, world.today, gone))


def offer_regie(world: World) -> bool:
    """The regie is offered to another."""
    own, to = world.somebody(), world.somebody()
    keeper = world.regie.keeper.organisation if world.regie.keeper else None
    if own == to or not world.done(own, directing.offer(keeper, own, to, "", list(world.held), world.today)):
        return False
    world.regie_offers[to] = (own, True)
    return True


def take_over_regie(world: World) -> bool:
    """Whoever was offered the regie takes it over."""
    own = world.somebody()
    keeper = world.regie.keeper.organisation if world.regie.keeper else None
    by, _ = world.regie_offers.get(own, (None, False))
    return world.done(own, directing.take_over(keeper, by, "het plan", "", list(world.held), world.today))


def correct(world: World) -> bool:
    """A fact is taken out of the family: not when a child would be left."""
    standing = [each for each in world.log if not each.gone and each.entered.kind == sight.SET]
    if not standing:
        return False
    one = world.random.choice(standing)
    before = world.children
    world.corrected |= set(one.entered.about)
    one.gone = True
    world.refold()
    if left_alone(before, world.children):
        one.gone = False
        world.refold()
        return False
    return True


def settle(world: World) -> bool:
    """The concern about a child is taken away, and who keeps sight records it."""
    child = world.random.choice(list(world.held) or [""])
    keeper = world.keeper_of(child) if child else None
    if keeper is None or child in world.measured or world.is_busy(child):
        return False
    found = sight.end([child], world.children, keeper, "weggenomen", world.today)
    if isinstance(found, Refusal):
        return False
    world.in_question[child] = False
    world.record(found, keeper)
    return True


def measure(world: World) -> bool:
    """A court measure begins or ends, by law, whoever keeps sight."""
    child = world.random.choice(list(world.held) or [""])
    if not child:
        return False
    if child in world.measured:
        world.measured.discard(child)
    else:
        world.measured.add(child)
        world.in_question[child] = True
        world.involved.add("gi")
        world.record(Entered("measure_started", (child,), world.today, attributes={"measure": "ots"}), "gi")
    return True


def be_born(world: World) -> bool:
    """A child is born, or one dies."""
    if len(world.held) > 3 or (len(world.held) > 1 and world.random.random() < 0.3):
        gone = world.random.choice(list(world.held))
        del world.held[gone], world.in_question[gone]
        world.measured.discard(gone)
    else:
        child = f"k{len(world.log) + 10}"
        world.held[child], world.in_question[child] = Held(), world.random.random() < 0.5
    return True


def worry(world: World) -> bool:
    """The safety of a child comes in question."""
    for child in world.some():
        world.in_question[child] = True
    return True


def move(world: World) -> bool:
    """The family moves to another municipality, or back."""
    world.moved = not world.moved
    return True


def succeed(world: World) -> bool:
    """An organisation is succeeded by another, that works with the family from then on."""
    own, to = world.somebody(), world.random.choice(ORGANISATIONS)
    if own == to or own in world.successors or to in world.successors:
        return False
    world.successors[own] = to
    world.involved.add(to)
    return True


def look(world: World) -> bool:
    """Somebody looks, and acts later on what it saw."""
    own = world.random.choice(ORGANISATIONS)
    world.seen[own] = {
        key: each for key, each in world.handovers.items() if each.is_pending and world.may_see(own, key)
    }
    return True


def pass_days(world: World) -> bool:
    """Time goes by, also past terms; nothing moves by itworld."""
    before = {each: world.keeper_of(each) for each in world.held}
    world.today += timedelta(days=world.random.choice((1, 3, 30)))
    world.at = datetime(world.today.year, world.today.month, world.today.day, tzinfo=UTC)
    assert before == {each: world.keeper_of(each) for each in world.held}
    return True


def _offered_steps(handover: Handover, own: str) -> list[Step]:
    """What a page offered when somebody looked: the steps of its side at that stage."""
    sides = {Side.SENDER: handover.sender, Side.RECEIVER: handover.receiver}
    return [each for each, move in TABLE.items() if sides[move.side] == own and handover.stage in move.before]


OFTEN = (look, look, look, make_offer, take, offer_regie, take_over_regie)
SELDOM = (
    *(put_down, direct, correct, settle, measure, be_born, worry, move),
    *(succeed, pass_days),
)
ACTS: tuple[Act, ...] = (*OFTEN * 6, *SELDOM)
ONWARD = (Step.ACCEPT, Step.START, Step.VERIFY, Step.TAKE_OVER, Step.RELEASE)
STEPS = (*ONWARD * 6, Step.REFUSE, Step.WITHDRAW)
