"""Hold a result of score.py against thresholds: score_bar.py RESULT.json KEY=VALUE ...

Prints one line, and ends with 1 when a figure falls short.

At least: strict, strict14 (within 14 days), loose, timely (percent of expectations with such a hit; timely of
strict hits), lift (strict recall against chance), vignette_source (percent of source-based expectations in
vignettes with a strict hit within 14 days), ordinary_zero (percent of families with nothing raised for a
whole day), ordinary_max2 (percent with at most 2 at once), ordinary_own (percent within its own
expected_max_raised).
At most: contract, crashes, controls_open, themes_missed (themes among the expectations without one strict
hit), burden, control_burden (raised per family-year).
"""

import json
import sys
from pathlib import Path
from typing import Any

Figures = dict[str, float]

LEAST = frozenset(
    {
        "strict",
        "strict14",
        "loose",
        "timely",
        "lift",
        "vignette_source",
        "ordinary_zero",
        "ordinary_max2",
        "ordinary_own",
    }
)


def main(arguments: list[str]) -> int:
    """Print the figures, and which of them fall short."""
    path, *bars = arguments
    result = json.loads(Path(path).read_text(encoding="utf-8"))
    figures: Figures = {"contract": len(result["contract_problems"]), "crashes": len(result["crashes"])}
    figures |= ordinary_figures(result) if result["set"] == "ordinary" else seed_figures(result)
    unknown = [bar for bar in bars if bar.partition("=")[0] not in figures]
    if unknown:
        measured = " ".join(figures)
        print(f"{' '.join(unknown)}: not measured on this set; measured: {measured}", file=sys.stderr)
        return 2
    short = [bar for bar in bars if not holds(figures, bar)]
    verdict = f"short of {' '.join(short)}: " if short else ""
    print(verdict + " ".join(f"{key} {value:.1f}" for key, value in figures.items()))
    return 1 if short else 0


def holds(figures: Figures, bar: str) -> bool:
    """Whether a figure is on the right side of its limit."""
    key, _, limit = bar.partition("=")
    return figures[key] >= float(limit) if key in LEAST else figures[key] <= float(limit)


def ordinary_figures(result: dict[str, Any]) -> Figures:
    """How many ordinary families are left alone."""
    numbers = result["ordinary"]
    return {
        "ordinary_zero": _percent(numbers["zero"], numbers["families"]),
        "ordinary_max2": _percent(numbers["max2"], numbers["families"]),
        "ordinary_own": _percent(numbers["own"], numbers["families"]),
        "burden": numbers["burden"]["raised_per_year"],
    }


def seed_figures(result: dict[str, Any]) -> Figures:
    """Recall, lift and burden on the cases with expectations and their controls."""
    recall = result["recall"]
    told = [r for r in result["expectations"] if r["fidelity"] == "vignette" and r["basis"] == "source"]
    figures = {
        "strict": _percent(recall["strict"], recall["n"]),
        "strict14": _percent(recall["strict_14"], recall["n"]),
        "loose": _percent(recall["loose"], recall["n"]),
        "timely": _percent(recall["strict_timely"], recall["n"]),
        "lift": result["lift"]["strict"] or 0,
        "themes_missed": sum(numbers["strict"] == 0 for numbers in result["recall_by_theme"].values()),
        "controls_open": sum(control["open"] for control in result["controls"]),
        "burden": result["burden"]["raised_per_year"],
        "control_burden": result["control_burden"]["raised_per_year"],
    }
    if told:
        figures["vignette_source"] = _percent(sum(row["strict_14"] for row in told), len(told))
    return figures


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
