"""One drawing: the header, the rows on their axis, and what is known of each finding."""

from collections.abc import Iterator
from string import ascii_uppercase
from textwrap import wrap

from drawing.axis import Axis, axis_over
from drawing.example import Example, example
from drawing.request import Request
from drawing.rows import (
    Row,
    circle_rows,
    condition_row,
    fact_label,
    fact_rows,
    finding_row,
    holding_rows,
    last_day,
    possible_row,
    whose_rows,
)
from zicht.evaluation.finding import Finding
from zicht.evaluation.fold import evaluate
from zicht.evaluation.receipt import receipt, reproduce

WIDTH = 92
LABEL = 44  # of a fact; a longer one is cut


def drawing(request: Request) -> str:
    """The text of one block."""
    found = example(request)
    findings = found.findings()
    room = max(len(fact_label(found, each, LABEL)) for each in found.case.facts) + 2
    days = [day for each in found.case.facts for day in (each.earliest, each.latest)]
    axis = axis_over([*days, last_day(found, findings)], WIDTH - room - 3)
    rows: list[Row] = [("", each) for each in axis.header()]
    rows += [*fact_rows(found, axis, LABEL), *_extra_rows(found, axis)]
    rows += [(_state(each, found, letter), finding_row(found, axis, each)) for letter, each in _named(findings)]
    lines = [_head(found, axis), *(_row(label, marks, room) for label, marks in rows)]
    for letter, each in _named(findings):
        lines += _details(letter, each)
    if not findings:
        lines.append("nothing found")
    return "\n".join([*lines, *_receipt(found)])


def _head(found: Example, axis: Axis) -> str:
    view = f"view of {found.view}" if found.view else "joined view"
    stop = f", known up to {found.known_at}" if found.known_at != found.on else ""
    return f"{found.rule.code}: {found.rule.shape.value}, {view}, up to {found.on}{stop}; {axis.scale}"


def _row(label: str, marks: str, room: int) -> str:
    return f"{label:{room}}{marks}".rstrip()


def _named(findings: list[Finding]) -> Iterator[tuple[str, Finding]]:
    return zip(ascii_uppercase, findings, strict=False)


def _state(finding: Finding, found: Example, letter: str) -> str:
    state = finding.state_on(found.on)
    return f"{letter} {state}" + (f": {finding.closed_by}" if finding.closed_by else "")


def _details(letter: str, finding: Finding) -> list[str]:
    days = {
        "opened_on": finding.opened_on,
        "due_on": finding.due_on,
        "raised_on": finding.raised_on,
        "closed_on": finding.closed_on,
    }
    told = "  ".join(f"{name} {day or 'null'}" for name, day in days.items())
    more = [f"about {' '.join(finding.about)}", f"evidence {' '.join(map(str, finding.evidence))}"]
    more += [f"work of {finding.organisation or 'nobody named'}", finding.layer]
    if finding.open_for and list(finding.open_for) != list(finding.subjects):
        more.append(f"open for {' '.join(finding.open_for)}")
    if finding.closing is not None:
        more.append(f"closed by fact {finding.closing}")
    rest = wrap("; ".join(more), WIDTH, initial_indent="  ", subsequent_indent="  ")
    return [f"{letter} {finding.key}", f"  {told}", *rest]


def _extra_rows(found: Example, axis: Axis) -> Iterator[Row]:
    options = found.request.options
    children = [each.id for each in found.case.persons if each.is_child]
    child = options.get("child") or children[0]
    if circle := options.get("circle"):
        yield from circle_rows(found, axis, circle)
    if holding := options.get("holding"):
        yield from holding_rows(found, axis, holding, child)
    if condition := options.get("condition"):
        yield from (condition_row(found, axis, each, child) for each in condition.split(","))
    if "possible" in found.request.flags:
        yield possible_row(found, axis)
    if "whose" in found.request.flags:
        yield from whose_rows(found, axis)


def _receipt(found: Example) -> list[str]:
    """A receipt of the first finding as it was on a day, and the finding once more from the case as it grew since."""
    day = found.request.day("receipt")
    if day is None:
        return []
    then = evaluate(found.case, found.rulebook, found.view, day, day)
    finding = next(each for each in then.findings if each.rule == found.rule.code)
    given = receipt(finding, then, found.case, found.rulebook)
    again = reproduce(given, found.case, found.rulebook)
    same = "the same finding" if again == finding else "another finding"
    return [
        f"receipt of A on {day}: view {given.view or 'joined'}; facts {' '.join(given.facts)}",
        f"reproduced from the whole case: {again.state_on(day)} on {day}, {same}",
    ]
