"""What breaks the output contract of a replay (docs/case-format.md)."""

import re
from collections.abc import Iterator
from datetime import date

from scoring.cases import DAY, Case, known
from scoring.replay import Finding, Output

SHAPES = ("obligation", "precondition", "pattern", "continuity")
LAYERS = ("norm", "lesson")
CLOSED_BY = ("fulfilled", "condition_ended", "replaced", "aged_out", "not_applicable", "corrected")


def problems(case: Case, output: Output, themes: list[str]) -> list[str]:
    """Unknown codes, knowledge before it was there, dates or states that do not fit, personal data."""
    found: list[str] = []
    keys: set[str | None] = set()
    for finding in output.findings:
        broken = [*_codes(finding, case, themes), *_key(finding, keys), *_days(finding, case)]
        keys.add(finding.key)
        found += [f"{case['id']} {finding.rule} {finding.opened_on}: {each}" for each in broken]
    return found + [f"{case['id']}: {each}" for each in _personal(case, output.text)]


def _codes(finding: Finding, case: Case, themes: list[str]) -> Iterator[str]:
    people = {person["id"] for person in case["persons"]}
    if finding.theme not in themes:
        yield f"theme {finding.theme}"
    if finding.shape not in SHAPES:
        yield f"shape {finding.shape}"
    if finding.layer not in LAYERS:
        yield f"layer {finding.layer}"
    if not set(finding.about) <= people:
        yield f"about {list(finding.about)}"
    if not finding.evidence or len(_evidence(finding, case)) != len(finding.evidence):
        yield f"evidence {list(finding.evidence)}"


def _key(finding: Finding, earlier: set[str | None]) -> Iterator[str]:
    if not finding.key:
        yield "no key"
    elif finding.key in earlier:
        yield f"key {finding.key} twice"


def _days(finding: Finding, case: Case) -> Iterator[str]:
    end: date = case["evaluate_on"]
    days = [known(case["facts"][n]) for n in _evidence(finding, case)]
    if finding.opened_on is None:
        yield "no opened_on"
    else:
        yield from _order(finding, finding.opened_on, days, end)
    if any(day > end for day in days):
        yield "uses a fact that was not yet known on evaluate_on"
    if any(day and day > end for day in (finding.opened_on, finding.raised_on, finding.closed_on)):
        yield "date after evaluate_on"
    if (finding.closed_by in CLOSED_BY) != bool(finding.closed_on) or (finding.closed_by and not finding.closed_on):
        yield f"closed_by {finding.closed_by} with closed_on {finding.closed_on}"
    if finding.opened_on and finding.state != finding.state_on(end):
        yield f"state {finding.state}, expected {finding.state_on(end)}"


def _order(finding: Finding, opened: date, evidence: list[date], end: date) -> Iterator[str]:
    # one evidence fact must be known on the day of opening, all of them by evaluate_on
    due, up, closed = finding.due_on, finding.raised_on, finding.closed_on
    if evidence and opened < min(evidence):
        yield "opened before any evidence was known"
    if (up and up < opened) or (closed and closed < opened):
        yield "raised or closed before opened"
    if finding.shape != "obligation":
        if up != opened:
            yield "raised_on is not opened_on"
    elif due is None:
        yield "obligation without due_on"
    elif up and up != due + DAY:
        yield "raised_on is not the day after due_on"
    elif not up and due < end and not (closed and closed <= due):
        yield "overdue but not raised"


def _evidence(finding: Finding, case: Case) -> list[int]:
    return [n for n in finding.evidence if 0 <= n < len(case["facts"])]


def _personal(case: Case, text: str) -> Iterator[str]:
    happened = {str(f["occurred_on"]) for f in case["facts"]} | {str(known(f)) for f in case["facts"]}
    for person in case["persons"]:
        name, born = person.get("name"), str(person.get("born") or "")
        if name and re.search(rf"\b{re.escape(name)}\b", text):
            yield f"output holds the name of {person['id']}"
        if born and born not in happened and born in text:
            yield f"output holds the birth date of {person['id']}"
