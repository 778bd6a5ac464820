"""Time of the reference on one fixed family of 40 facts with the whole rulebook, beside a calibration loop.

The figure that counts is the median of one known day: a fact became known, the family's facts are in memory, and every
rule that the day can change is evaluated. Beside it stand a day with every rule, without and with the sorting of facts,
and five known days in a row. CPU time, so that other work on the machine counts as little as possible; a figure means
something only beside the calibration of the same run.
"""

import gc
import statistics
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time

from zicht.chronology.timeline import Timeline
from zicht.evaluation.fold import Fold
from zicht.facts.intake import read_case
from zicht.rulebook.load import content_folder, load

FAMILY = Path(__file__).with_name("family.casus.yaml")
LIMIT_MICROSECONDS = 250
REPETITIONS, KNOWN_DAYS = 40, 5


def main() -> int:
    """Print the figures, the one that counts last; 1 when it is above the limit."""
    vocabulary, rulebook = load(content_folder())
    case = read_case(FAMILY, vocabulary)
    days = Timeline(case).days
    Fold(case, rulebook, Timeline(case)).run(days[-1], days[-1])  # compiles the rulebook and the calendar, once
    gc.disable()
    calibration = statistics.median(timed(calibrate) for _ in range(200))
    by_day: list[float] = []
    one_day: list[float] = []
    from_nothing: list[float] = []
    several: list[float] = []
    touched: list[int] = []
    for _ in range(REPETITIONS):
        looking = Fold(case, rulebook, Timeline(case))
        touched += [looking.step(day, day) for day in days]
        fold = Fold(case, rulebook, Timeline(case))
        times = [timed(partial(fold.step, day, day)) for day in days]
        by_day += times
        several += [sum(times[n : n + KNOWN_DAYS]) for n in range(0, len(days), KNOWN_DAYS)]
        sorted_already = Fold(case, rulebook, Timeline(case))
        one_day.append(timed(partial(sorted_already.step, days[-1], days[-1])))
        from_nothing.append(timed(lambda: Fold(case, rulebook, Timeline(case)).step(days[-1], days[-1])))
    one = statistics.median(by_day)
    print(f"facts {len(case.facts)}, known days {len(days)}, rules {len(rulebook.rules)}")
    print(f"rules looked at on a known day: median {statistics.median(touched):.0f}, at most {max(touched)}")
    print(f"calibration (10,000 additions): {calibration:.0f} microseconds")
    print(f"the last day alone, every rule, facts sorted: {told(statistics.median(one_day), calibration)}")
    print(f"the last day from nothing: {told(statistics.median(from_nothing), calibration)}")
    print(f"{KNOWN_DAYS} known days in a row: {told(statistics.median(several), calibration)}")
    print(f"slowest known day: {told(max(by_day), calibration)}")
    print(f"bar-family: one known day {told(one, calibration)}, at most {LIMIT_MICROSECONDS}")
    return 0 if one <= LIMIT_MICROSECONDS else 1


def timed(action: Callable[[], object]) -> float:
    """CPU time of an action in microseconds."""
    start = process_time()
    action()
    return (process_time() - start) * 1e6


def told(time: float, calibration: float) -> str:
    """A time, and how many calibrations it is."""
    return f"{time:.0f} microseconds ({time / calibration:.2f} calibrations)"


def calibrate() -> None:
    """A loop whose time tells how fast this machine is now."""
    total = 0
    for number in range(10_000):
        total += number


if __name__ == "__main__":
    sys.exit(main())
