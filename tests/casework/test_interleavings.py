"""Everybody does anything at any moment: there is one keeper, one regisseur, and no step without owner and date."""

from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bench.acts import ACTS, STEPS, Act, look, take_step
from bench.world import World, folded_again, wrong
from tests.habits.repository import ROOT
from zicht.casework.handing_over import Stage, Step
from zicht.rulebook.load import load

TERMS = load(ROOT / "rulebook")[1].terms
KINDS_OF_ACTS = tuple(dict.fromkeys(ACTS))
KINDS_OF_STEPS = tuple(dict.fromkeys(STEPS))


class Family(RuleBasedStateMachine):
    """One family; each rule is somebody who does something, by what that organisation saw when it looked."""

    @initialize(seed=st.integers(0, 10_000))
    def begin(self, seed: int) -> None:
        self.world, self.ever = World(TERMS, Random(seed)).begin(), set[str]()

    @rule(act=st.sampled_from(KINDS_OF_ACTS))
    def does(self, act: Act) -> None:
        act(self.world)

    @rule(what=st.sampled_from(KINDS_OF_STEPS))
    def steps(self, what: Step) -> None:
        take_step(self.world, what)

    @rule()
    def everybody_looks(self) -> None:
        for _ in range(8):
            look(self.world)

    @invariant()
    def nothing_is_wrong(self) -> None:
        if hasattr(self, "world"):
            assert list(wrong(self.world, self.ever)) == []

    def teardown(self) -> None:
        if hasattr(self, "world"):
            assert list(folded_again(self.world)) == []


TestFamily = Family.TestCase
TestFamily.settings = settings(max_examples=150, stateful_step_count=60, deadline=None)


def test_the_machine_would_see_a_child_that_is_left_alone_and_an_update_that_was_lost() -> None:
    world, ever = World(TERMS, Random(1)).begin(), {"k1"}
    world.log, world.accepted = [], 1

    assert set(wrong(world, ever)) == {"nobody keeps sight on a child in question", "a lost update"}


def test_a_whole_handover_comes_about_among_all_the_rest() -> None:
    reached = set[Stage]()
    for seed in range(60):
        world = World(TERMS, Random(seed)).begin()
        for _ in range(300):
            chosen = world.random.randrange(len(ACTS) + len(STEPS))
            if chosen < len(ACTS):
                ACTS[chosen](world)
            else:
                take_step(world, STEPS[chosen - len(ACTS)])
            reached |= {each.stage for each in world.handovers.values()}

    assert reached == set(Stage)
