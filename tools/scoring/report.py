"""Print a result for people."""

from collections.abc import Mapping, Sequence

from scoring.measures import TIMELY, Result, Row


def head(result: Result, folder: object) -> None:
    """What was replayed, and what did not fit."""
    print(
        f"{result['set']} ({folder}): {len(result['cases'])} with expectations,"
        f" {len(result['controls'])} without; rulebook {result['rulebook']}"
    )
    print(f"crashes: {len(result['crashes'])}")
    for crash in result["crashes"]:
        print(f"  {crash['case']}: {crash['error']}")
    print(f"output contract problems: {len(result['contract_problems'])}")
    for problem in result["contract_problems"][:20]:
        print(f"  {problem}")


def expectations(result: Result, misses: bool, draws: int) -> None:
    """Recall beside burden and lift over chance: a tool that raises everything hits everything."""
    print(f"\nrecall (timely: at most {TIMELY.days} days after the earliest date)")
    _recall("all", result["recall"])
    for key in ("basis", "fidelity"):
        for value, numbers in result[f"recall_by_{key}"].items():
            _recall(f"  {key} {value}", numbers)
    print("per theme")
    for theme, numbers in result["recall_by_theme"].items():
        _recall(f"  {theme}", numbers)
    luck, lift = result["chance"], result["lift"]
    print(
        f"\nchance with as many findings and facts, {draws} draws: strict {luck['strict']:.1f}%,"
        f" loose {luck['loose']:.1f}%; lift strict {lift['strict'] or '-'}, loose {lift['loose'] or '-'}"
    )
    _burden(result)
    _controls(result["controls"])
    if misses:
        _misses(result["expectations"])


def ordinary(result: Result) -> None:
    """How many families are left alone."""
    numbers, families = result["ordinary"], result["controls"]
    n = numbers["families"]
    print(f"\n  {'family':52} raised  most at once  days raised/year  pending at end")
    for family in families:
        print(
            f"  {family['case']:52} {family['raised']:6} {family['most_at_once']:13}"
            f" {family['days_raised_per_year']:17} {family['pending_at_end']:15}"
            f"{'  CRASH' if family['crashed'] else ''}"
        )
    print(
        f"\nfamilies with nothing raised for a whole day: {_share(numbers['zero'], n)};"
        f" at most 2 at once: {_share(numbers['max2'], n)};"
        f" within its own expected_max_raised: {_share(numbers['own'], n)}"
    )
    weight = numbers["burden"]
    print(
        f"burden: {weight['raised']} raised in {weight['family_years']} family-years"
        f" = {weight['raised_per_year']} per family-year"
    )
    for theme, count in numbers["themes"].items():
        print(f"  {theme:32} {count}")


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({100 * part / whole:.0f}%)" if whole else "0/0"


def _recall(title: str, numbers: Mapping[str, int]) -> None:
    n = numbers["n"]
    print(
        f"{title:34} {n:4}  strict {_share(numbers['strict'], n):>14}"
        f"  timely {_share(numbers['strict_timely'], n):>14}"
        f"  within 14 days {_share(numbers['strict_14'], n):>14}  loose {_share(numbers['loose'], n):>14}"
    )


def _burden(result: Result) -> None:
    print("\nburden                family-years  raised  per year  pending and raised  per year")
    for title, key in (("  failing cases", "burden"), ("  controls", "control_burden")):
        weight = result[key]
        print(
            f"{title:22} {weight['family_years']:11.1f} {weight['raised']:7} {weight['raised_per_year']:9.1f}"
            f" {weight['findings']:19} {weight['findings_per_year']:9.1f}"
        )
    unmatched = sum(case["unmatched"] for case in result["cases"])
    print(f"  {unmatched} raised findings on failing cases matched no expectation (unscored volume)")


def _controls(controls: Sequence[Row]) -> None:
    replayed = [control for control in controls if not control["crashed"]]
    print(
        f"\ncontrols: {sum(not control['open'] for control in replayed)}/{len(controls)} with nothing raised"
        f" and unclosed at evaluate_on; {sum(control['open'] for control in replayed)} open,"
        f" {sum(control['pending_at_end'] for control in replayed)} pending;"
        f" {sum(control['raised'] for control in replayed)} ever raised"
    )
    busy = [control for control in controls if control["raised"] or control["crashed"]]
    if busy:
        print(f"  {'control':52} raised  most at once  days raised/year  finding-days/year  open")
    for control in busy:
        print(
            f"  {control['case']:52} {control['raised']:6} {control['most_at_once']:13}"
            f" {control['days_raised_per_year']:17} {control['finding_days_per_year']:18} {control['open']:5}"
        )
        for finding in control["open_findings"]:
            print(
                f"      open: {finding['theme']} {finding['rule']}"
                f" opened {finding['opened_on']} raised {finding['raised_on']}"
            )


def _misses(rows: Sequence[Row]) -> None:
    print("\nno strict hit")
    for row in rows:
        if not row["strict"]:
            loose = "(loose) " if row["loose"] else ""
            print(f"  {row['case']} {row['id']} {row['theme']} {row['earliest_date']} {loose}{row['what']}")
