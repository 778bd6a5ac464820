"""Draw the examples of docs/semantics.md anew, from their cases and with the real evaluation.

usage: python tools/draw_examples.py [--check] [PAGE ...]

A block of a page is drawn when this comes right above it:

    <!-- drawn: CASE RULE [view=ORG] [on=DAY] [known_at=DAY] [circle=CHILD] [holding=CODE] [condition=CODE,..]
         [child=CHILD] [receipt=DAY] [possible] [whose] -->

CASE is a file in docs/examples; RULE is a rule of docs/examples/rulebook, or else of the rulebook of Zicht.
With --check nothing is written, and the exit status tells whether a page is as it would be drawn.
"""

import argparse
import sys
from pathlib import Path

from drawing.draw import drawing
from drawing.request import redrawn

PAGES = (Path(__file__).parents[1] / "docs" / "semantics.md",)


def main() -> int:
    """Draw, or check; 1 when a page is not as drawn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path, default=PAGES)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 when a page differs")
    options = parser.parse_args()
    differing = [page for page in options.pages if not _drawn(page, options.check)]
    for page in differing:
        print(f"{page}: an example is no longer as drawn; run make docs", file=sys.stderr)
    return 1 if differing else 0


def _drawn(page: Path, check: bool) -> bool:
    """Whether the page is as it should be: always, unless it is only checked."""
    committed = page.read_text(encoding="utf-8")
    fresh = redrawn(committed, drawing)
    if not check and fresh != committed:
        page.write_text(fresh, encoding="utf-8")
    return not check or fresh == committed


if __name__ == "__main__":
    sys.exit(main())
