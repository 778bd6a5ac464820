"""Recall on the right facts, lift over chance, and how much a family has to hear."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from scoring.cases import DAY, Case, Expectation, first_versions, known
from scoring.replay import Finding, raised

TIMELY = 1 * DAY  # raised at most this long after the earliest date
NEAR = 14 * DAY  # the wider measure: terms of a rulebook may differ from those assumed in the cases
HITS = ("strict", "loose", "strict_timely", "loose_timely", "strict_14", "loose_14")

Row = dict[str, Any]
Result = dict[str, Any]


@dataclass(frozen=True)
class Scored:
    """A case, what it expects and what was raised on it."""

    case: Case
    wants: tuple[Expectation, ...]
    findings: tuple[Finding, ...]


def hit(
    want: Expectation, finding: Finding, day: date, case: Case, same: Sequence[int]
) -> tuple[date | None, date | None]:
    """The days of the strict and the loose hit: same theme, in the window, a shared fact (loose: a person).

    A finding raised before the window also hits when it still stands raised on the day on which the fact it
    shares becomes known.
    """
    if finding.theme != want.theme:
        return None, None
    evidence = {same[n] for n in finding.evidence}
    shared = [n for n in want.evidence if same[n] in evidence]
    if want.first <= day <= want.last:
        loose = shared or want.about & set(finding.about)
        return (day if shared else None), (day if loose else None)
    later = [known(case["facts"][n]) for n in shared]
    standing = [d for d in later if day < d <= want.last and (finding.closed_on is None or finding.closed_on > d)]
    joined = min(standing, default=None)
    return joined, joined


def score(scored: Scored) -> tuple[list[Row], int]:
    """A row per expectation, and how many raised findings matched none."""
    same, shown = first_versions(scored.case), raised(scored.findings)
    rows, used = [], set()
    for want in scored.wants:
        days: dict[str, list[tuple[date, int]]] = {"strict": [], "loose": []}
        for n, (day, finding) in enumerate(shown):
            strict, loose = hit(want, finding, day, scored.case, same)
            if strict:
                days["strict"].append((strict, n))
            if loose:
                days["loose"].append((loose, n))
                used.add(n)
        row = _row(want, scored.case)
        for kind, found in days.items():
            first, n = min(found) if found else (None, -1)
            row |= _timing(kind, first, want) | {f"{kind}_rule": shown[n][1].rule if first else None}
        rows.append(row)
    return rows, len(shown) - len(used)


def _row(want: Expectation, case: Case) -> Row:
    return {
        "id": want.id,
        "case": case["id"],
        "theme": want.theme,
        "what": want.what,
        "basis": want.basis,
        "fidelity": case.get("fidelity"),
        "earliest_date": want.earliest.isoformat(),
    }


def _timing(kind: str, day: date | None, want: Expectation) -> Row:
    return {
        kind: day is not None,
        f"{kind}_timely": day is not None and day <= want.earliest + TIMELY,
        f"{kind}_14": day is not None and day <= want.earliest + NEAR,
        f"{kind}_on": day.isoformat() if day else None,
        f"{kind}_lead_days": (want.end - day).days if day else None,
    }


def group(rows: Sequence[Row]) -> dict[str, int]:
    """How many expectations there are, and how many were hit in each way."""
    return {"n": len(rows)} | {kind: sum(row[kind] for row in rows) for kind in HITS}


def chance(scored: Iterable[Scored], themes: Sequence[str], draws: int, seed: int) -> dict[str, float]:
    """Recall (percent) of as many findings, with as many facts each, as were raised: drawn at random.

    Theme and facts are drawn among all themes and known facts; a drawn finding stands from the day on which
    its last fact is known, and is about the persons of its facts.
    """
    rng, total = random.Random(seed), 0
    hits = {"strict": 0, "loose": 0}
    for each in scored:
        draw = _Draw(each)
        total += len(each.wants)
        for _ in range(draws):
            strict, loose = draw.hits(rng, themes)
            hits["strict"] += strict
            hits["loose"] += loose
    return {kind: 100 * n / (total * draws) if total and draws else 0 for kind, n in hits.items()}


class _Draw:
    """Random findings on one case, as many and as large as those that were raised."""

    def __init__(self, scored: Scored) -> None:
        case, wants = scored.case, scored.wants
        facts = case["facts"]
        same = first_versions(case)
        self.days = {n: known(f) for n, f in enumerate(facts) if known(f) <= case["evaluate_on"]}
        self.facts = list(self.days)
        self.sizes = [min(len(set(f.evidence)), len(self.facts)) for _, f in raised(scored.findings)]
        self.wants = [
            (
                want,
                {n for n in self.facts if same[n] in {same[e] for e in want.evidence}},
                {n for n in self.facts if set(facts[n]["about"]) & want.about},
            )
            for want in wants
        ]

    def hits(self, rng: random.Random, themes: Sequence[str]) -> tuple[int, int]:
        drawn: defaultdict[str, list[tuple[date, list[int]]]] = defaultdict(list)
        for size in self.sizes:
            picked = rng.sample(self.facts, size)
            drawn[rng.choice(themes)].append((max(self.days[n] for n in picked), picked))
        strict = loose = 0
        for want, same, about in self.wants:
            near = [picked for day, picked in drawn[want.theme] if want.first <= day <= want.last]
            exact = any(not same.isdisjoint(picked) for picked in near)
            strict += exact
            loose += exact or any(not about.isdisjoint(picked) for picked in near)
        return strict, loose


def family_years(case: Case) -> float:
    """From the first known fact to the end of the replay, in years; at least a month."""
    days = [known(f) for f in case["facts"] if known(f) <= case["evaluate_on"]]
    end: date = case["evaluate_on"]
    return max((end - min(days)).days, 30) / 365.25


def raised_days(findings: Iterable[Finding], end: date) -> tuple[int, int, int]:
    """Finding-days raised, days with at least one raised, most raised on one day: up to and including end."""
    change: Counter[date] = Counter()
    for day, finding in raised(findings):
        stop = min(finding.closed_on or end + DAY, end + DAY)
        if day < stop:
            change[day] += 1
            change[stop] -= 1
    level = total = some = most = 0
    last: date | None = None
    for day in sorted(change):
        if last:
            total += level * (day - last).days
            some += (day - last).days if level else 0
        level += change[day]
        most, last = max(most, level), day
    return total, some, most


def load_of(case: Case, findings: Sequence[Finding]) -> Row:
    """How much one family has to hear."""
    years = family_years(case)
    total, some, most = raised_days(findings, case["evaluate_on"])
    return {
        "case": case["id"],
        "family_years": round(years, 2),
        "findings": len(findings),
        "raised": len(raised(findings)),
        "pending_at_end": sum(f.state_on(case["evaluate_on"]) == "pending" for f in findings),
        "most_at_once": most,
        "finding_days_per_year": round(total / years, 1),
        "days_raised_per_year": round(some / years, 1),
        "expected_max_raised": case.get("expected_max_raised", 0),
    }


def burden(loads: Sequence[Row]) -> dict[str, float]:
    """What is raised, and what is raised or pending, per family-year."""
    years = sum(load["family_years"] for load in loads)
    up, found = sum(load["raised"] for load in loads), sum(load["findings"] for load in loads)
    return {
        "family_years": round(years, 2),
        "raised": up,
        "findings": found,
        "raised_per_year": round(up / years, 2) if years else 0,
        "findings_per_year": round(found / years, 2) if years else 0,
    }


def summary_of_expectations(rows: Sequence[Row], luck: Mapping[str, float]) -> Result:
    """The figures over all expectations of the seed cases."""
    whole = group(rows)
    rate = {k: 100 * whole[k] / whole["n"] if whole["n"] else 0 for k in luck}
    figures: Result = {"recall": whole, "chance": luck}
    figures["lift"] = {k: round(rate[k] / luck[k], 2) if luck[k] else None for k in luck}
    for key in ("basis", "fidelity", "theme"):
        values = sorted({row[key] for row in rows if row[key]})
        figures[f"recall_by_{key}"] = {v: group([row for row in rows if row[key] == v]) for v in values}
    return figures


def summary_of_ordinary(families: Sequence[Row], themes: Iterable[str]) -> Result:
    """The figures over the ordinary families."""
    replayed = [family for family in families if not family["crashed"]]
    return {
        "families": len(families),
        # raised and closed on one day does not count
        "zero": sum(family["most_at_once"] == 0 for family in replayed),
        "max2": sum(family["most_at_once"] <= 2 for family in replayed),
        "own": sum(family["most_at_once"] <= family["expected_max_raised"] for family in replayed),
        "themes": dict(Counter(themes).most_common()),
        "burden": burden(families),
    }
