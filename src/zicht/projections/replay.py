"""The output contract of a replay: the same file and rulebook give the same bytes (docs/case-format.md)."""

import json
from collections.abc import Mapping
from datetime import date

from zicht.evaluation.finding import Evaluation, Finding
from zicht.explanation.sentence import sentence
from zicht.explanation.wording import Wording
from zicht.rulebook.rule import Rule, Rulebook

Json = dict[str, object]


def as_json(
    evaluation: Evaluation, rulebook: Rulebook, wording: Wording, with_shadow: bool = False, indent: int | None = None
) -> str:
    """The contract as JSON: one line, or indented for a reader."""
    return json.dumps(contract(evaluation, rulebook, wording, with_shadow), ensure_ascii=False, indent=indent)


def contract(evaluation: Evaluation, rulebook: Rulebook, wording: Wording, with_shadow: bool = False) -> Json:
    """The contract as plain values; rules in shadow only when asked for."""
    rules = {each.code: each for each in rulebook.rules}
    shown = [each for each in evaluation.findings if with_shadow or not each.shadow]
    return {
        "case": evaluation.case,
        "rulebook": {"version": rulebook.version, "hash": rulebook.hash},
        "evaluated_on": evaluation.on.isoformat(),
        "known_to": evaluation.view,
        "findings": [_finding(each, rules, evaluation, wording) for each in shown],
    }


def _finding(finding: Finding, rules: Mapping[str, Rule], evaluation: Evaluation, wording: Wording) -> Json:
    found: Json = {
        "key": finding.key,
        "rule": finding.rule,
        "theme": finding.theme,
        "shape": finding.shape.value,
        "layer": finding.layer,
        "about": list(finding.about),
        "organisation": finding.organisation,
        "opened_on": finding.opened_on.isoformat(),
        "due_on": _iso(finding.due_on),
        "raised_on": _iso(finding.raised_on),
        "closed_on": _iso(finding.closed_on),
        "closed_by": finding.closed_by,
        "state": finding.state_on(evaluation.on),
        "evidence": list(finding.evidence),
        "closing": finding.closing,
        "sentence": sentence(finding, rules[finding.rule], wording, evaluation.on, evaluation.view),
    }
    if finding.open_for and set(finding.open_for) < set(finding.subjects):
        found["open_for"] = list(finding.open_for)
    if finding.shadow:
        found["shadow"] = True
    return found


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
