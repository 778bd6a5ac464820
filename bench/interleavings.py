"""A million random steps of many people at once on the decisions about sight, regie and handovers; none may go wrong.

`make bar-interleavings` prints the number of steps last. A violation is told with its seed, and ends it.
"""

import sys
from collections import Counter
from pathlib import Path
from random import Random

from bench.acts import ACTS, STEPS, take_step
from bench.world import World, folded_again, wrong
from zicht.rulebook.load import load

LEAST = 1_000_000
LENGTH = 400  # steps of one family
RULEBOOK = Path(__file__).parent.parent / "rulebook"


def main(least: int) -> int:
    """Family after family, each by a seed of its own."""
    terms = load(RULEBOOK)[1].terms
    done: Counter[str] = Counter()
    steps = seed = 0
    while steps < least:
        seed += 1
        world, ever = World(terms, Random(seed)).begin(), set[str]()
        for _ in range(LENGTH):
            chosen = world.random.randrange(len(ACTS) + len(STEPS))
            if chosen < len(ACTS):
                act = ACTS[chosen]
                name, was_done = act.__name__, act(world)
            else:
                what = STEPS[chosen - len(ACTS)]
                name, was_done = what.name.lower(), take_step(world, what)
            done[name] += was_done
            steps += 1
            if found := next(wrong(world, ever), None):
                print(f"seed {seed}, after {name}: {found}", file=sys.stderr)
                return 1
        if found := next(folded_again(world), None):
            print(f"seed {seed}: {found}", file=sys.stderr)
            return 1
    never = [each for each in (*(one.__name__ for one in ACTS), *(one.name.lower() for one in STEPS)) if not done[each]]
    if never:
        print(f"never done, so nothing was tried: {', '.join(never)}", file=sys.stderr)
        return 1
    for name, number in done.most_common():
        print(f"{number:>9,}  {name}")
    print(f"families {seed:,}, violations 0, steps {steps:,}")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else LEAST))
