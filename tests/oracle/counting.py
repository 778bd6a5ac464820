"""How many examples each property ran, kept for the summary at the end of the session, and the settings they share.

ZICHT_EXAMPLES sets how many; ZICHT_SHRINK=1 makes a failing example small, which takes minutes.
"""

import os
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, Phase, settings

EXAMPLES = int(os.environ.get("ZICHT_EXAMPLES", "320"))
PHASES = (Phase.explicit, Phase.reuse, Phase.generate) + ((Phase.shrink,) if os.environ.get("ZICHT_SHRINK") else ())
ran: Counter[str] = Counter()
F = TypeVar("F", bound=Callable[..., None])


def examples(share: float = 1.0) -> Callable[[F], F]:
    """Settings of a property that runs so large a part of ZICHT_EXAMPLES; the same examples each time in CI."""

    def decorate(function: F) -> F:
        decorated: F = settings(
            max_examples=max(1, round(EXAMPLES * share)),
            deadline=None,
            phases=PHASES,
            derandomize=bool(os.environ.get("CI")),
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
        )(function)
        return decorated

    return decorate


def count(name: str) -> None:
    """One more example of a property."""
    ran[name] += 1
