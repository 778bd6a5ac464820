"""Time of the reference on one fixed family of 40 facts with the whole rulebook, beside a calibration loop.

What is timed: from the case as read to everything that stands on one known day. CPU time, so that other work on the
machine counts as little as possible; a figure means something only beside the calibration of the same run.
"""

import gc
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

from zicht.chronology.timeline import Timeline
from zicht.evaluation.fold import Fold
from zicht.evaluation.moment import Moment
from zicht.facts.intake import read_case
from zicht.rulebook.load import content_folder, load

FAMILY = Path(__file__).with_name("family.casus.yaml")
LIMIT_MICROSECONDS = 250
REPETITIONS, KNOWN_DAYS = 600, 5


def main() -> int:
    """Print the figures, the one that counts last; 1 when it is above the limit."""
    vocabulary, rulebook = load(content_folder())
    case = read_case(FAMILY, vocabulary)
    day = case.evaluate_on
    days = Timeline(case).days[-KNOWN_DAYS:]

    def one_day() -> None:
        Fold(case, rulebook, Timeline(case)).step(day, day)

    def several_days() -> None:
        fold = Fold(case, rulebook, Timeline(case))
        for each in days:
            fold.step(each, each)

    one_day()
    gc.disable()
    calibration, one, several = median(calibrate), median(one_day), median(several_days)
    fold = Fold(case, rulebook, Timeline(case))
    touched = Moment(fold.compiled, fold.timeline, day, day).touched()
    print(f"facts {len(case.facts)}, rules {len(rulebook.rules)}, rules touched {len(touched)}")
    print(f"calibration (10,000 additions): {calibration:.0f} microseconds, median of {REPETITIONS}")
    print(f"{KNOWN_DAYS} known days in one fold: {several:.0f} microseconds ({several / calibration:.2f} calibrations)")
    print(f"one known day: {one / calibration:.2f} calibrations")
    print(f"bar-family: {one:.0f} microseconds, at most {LIMIT_MICROSECONDS}")
    return 0 if one <= LIMIT_MICROSECONDS else 1


def median(action: Callable[[], None]) -> float:
    """Median CPU time of an action in microseconds."""
    times = []
    for _ in range(REPETITIONS):
        start = process_time()
        action()
        times.append(process_time() - start)
    return statistics.median(times) * 1e6


def calibrate() -> None:
    """A loop whose time tells how fast this machine is now."""
    total = 0
    for number in range(10_000):
        total += number


if __name__ == "__main__":
    sys.exit(main())
