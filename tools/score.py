"""Score what a replay command raises on the case files and on ordinary families.

usage: python tools/score.py --seed cases [--command ".venv/bin/zicht replay"] [--json-out FILE] [--misses]
       python tools/score.py --ordinary cases/ordinary

The first form replays the cases made from the source documents, their controls, and cases/time and
cases/more; the second the families in which (nearly) nothing should be raised. cases/README.md says how far
to trust them. The command gets FILE and --json appended and must print one JSON object on standard output
(docs/case-format.md).

A strict hit rests on the expected trigger fact (also when a finding that stood raised is joined by it); a
loose one shares a person. Read recall beside burden and lift over chance: a tool that raises everything hits
everything. score_bar.py holds a result against thresholds.
"""

import argparse
import json
import shlex
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from scoring import contract, measures, report
from scoring.cases import Todo, load, ordinary_families, seed_cases
from scoring.measures import Row, Scored, burden, chance, load_of, score
from scoring.replay import Finding, Output, raised, raised_at, run

HERE = Path(__file__).resolve().parent.parent


def main() -> int:
    """Replay, score, print and perhaps write; 1 when a replay crashed or broke the contract."""
    options = _options()
    ordinary: Path | None = options.ordinary
    folder = ordinary or options.seed
    todo = list(ordinary_families(folder) if ordinary else seed_cases(folder))
    if not todo:
        print(f"no *.casus.yaml in {folder}: name another folder", file=sys.stderr)
        return 2
    themes = [theme["code"] for theme in load(options.vocabulary)["themes"]]
    command = shlex.split(options.command)
    with ThreadPoolExecutor(max_workers=max(1, options.jobs)) as pool:
        outputs = list(pool.map(lambda each: run(command, each.path, options.timeout), todo))

    result, scored, raised_themes = _collected(todo, outputs, themes)
    result = {"set": "ordinary" if ordinary else "seed", "command": options.command} | result
    report.head(result, folder)
    if ordinary:
        result["ordinary"] = measures.summary_of_ordinary(result["controls"], raised_themes)
        report.ordinary(result)
    else:
        luck = chance(scored, themes, options.draws, options.random_seed)
        result |= measures.summary_of_expectations(result["expectations"], luck)
        result |= {"burden": burden(result["cases"]), "control_burden": burden(result["controls"])}
        report.expectations(result, options.misses, options.draws)
    if options.json_out:
        text = json.dumps(result, ensure_ascii=False, indent=1)
        options.json_out.write_text(text + "\n", encoding="utf-8")
    return 1 if result["crashes"] or result["contract_problems"] else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add = parser.add_argument
    add("--command", default=".venv/bin/zicht replay", help="command prefix; FILE --json is appended")
    add("--vocabulary", type=Path, default=HERE / "rulebook" / "kinds.yaml", help="file with the themes")
    add("--seed", type=Path, default=HERE / "cases", help="folder of cases with `expected` inside the files")
    add("--ordinary", type=Path, help="folder of families in which (nearly) nothing should be raised")
    add("--json-out", type=Path, help="file for the whole result")
    add("--timeout", type=int, default=120, help="seconds per case")
    add("--jobs", type=int, default=4, help="replays at the same time")
    add("--draws", type=int, default=200, help="draws of the chance baseline")
    add("--random-seed", type=int, default=1)
    add("--misses", action="store_true", help="also list what was not hit")
    return parser.parse_args()


def _collected(
    todo: list[Todo], outputs: list[Output], themes: list[str]
) -> tuple[dict[str, Any], list[Scored], list[str]]:
    """The result so far, the cases with expectations, and the themes raised on the others."""
    result: dict[str, Any] = {"rulebook": None, "crashes": [], "contract_problems": []}
    rows: list[Row] = []
    cases: list[Row] = []
    controls: list[Row] = []
    scored: list[Scored] = []
    quiet: list[str] = []
    for each, output in zip(todo, outputs, strict=True):
        case = each.case
        if output.error:
            result["crashes"].append({"case": case["id"], "error": output.error})
        else:
            result["rulebook"] = result["rulebook"] or output.rulebook
            result["contract_problems"] += contract.problems(case, output, themes)
        findings = _usable(output, len(case["facts"]))
        line = load_of(case, findings) | {"crashed": bool(output.error)}
        if each.wants is None:
            still = [finding.as_json() for finding in raised_at(findings, case["evaluate_on"])]
            controls.append(line | {"open": len(still), "open_findings": still})
            quiet += [finding.theme for _, finding in raised(findings)]
        else:
            scored.append(Scored(case, each.wants, findings))
            found, unmatched = score(scored[-1])
            rows += found
            hits = {kind: sum(row[kind] for row in found) for kind in ("strict", "loose")}
            cases.append(line | hits | {"expected": len(found), "unmatched": unmatched})
    return result | {"cases": cases, "controls": controls, "expectations": rows}, scored, quiet


def _usable(output: Output, facts: int) -> tuple[Finding, ...]:
    """Findings with a day and with facts that exist; the others are contract problems."""
    return tuple(f for f in output.findings if f.opened_on and all(0 <= n < facts for n in f.evidence))


if __name__ == "__main__":
    sys.exit(main())
