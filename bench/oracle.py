"""The evaluation beside its definition, on random families and rulebooks that nobody saw before.

usage: python bench/oracle.py [SEED]

Runs tests/oracle (reference against brute force, and the properties) with a fresh seed, or the one given to see a
difference again. ZICHT_EXAMPLES says how many a property runs. The number of examples that ran comes last.
"""

import os
import secrets
import sys

import pytest

LEAST = 4_000  # fewer is no answer: then something kept examples from running
EXAMPLES = "400"


def main() -> int:
    """Print what ran; 1 at any difference or when too few examples ran."""
    seed = sys.argv[1] if len(sys.argv) > 1 else str(secrets.randbelow(10**9))
    os.environ.pop("CI", None)  # there the examples are the same each time
    os.environ.setdefault("ZICHT_EXAMPLES", EXAMPLES)
    failed = pytest.main(["tests/oracle", "-q", "-n", "auto", "-p", "no:cacheprovider", f"--hypothesis-seed={seed}"])

    from tests.oracle.counting import ran

    number = sum(ran.values())
    short = number < LEAST
    verdict = "a property failed (see above)" if failed else "too few examples" if short else "no difference"
    print(f"bar-oracle: {number} examples of {len(ran)} properties, at least {LEAST}, seed {seed}: {verdict}")
    return 1 if failed or short else 0


if __name__ == "__main__":
    sys.exit(main())
