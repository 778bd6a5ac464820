"""The rows of a drawing: a label, and marks on the axis."""

from collections.abc import Callable, Iterator
from datetime import date

from drawing.axis import DAY, Axis
from drawing.example import Example
from zicht.evaluation.finding import Finding
from zicht.evaluation.pattern import Weighing
from zicht.facts.fact import Fact
from zicht.facts.kinds import AttributeType

Row = tuple[str, str]
SPEAK_ALONE = frozenset({"severity", "outcome", "reason", "result"})


class Line:
    """One row of marks; what is put later covers what was put before."""

    def __init__(self, axis: Axis) -> None:
        self.axis = axis
        self.marks = [" "] * axis.width

    def put(self, day: date | None, mark: str) -> None:
        """A mark on a day, when the axis shows that day."""
        if day is not None and self.axis.first <= day <= self.axis.last:
            self.marks[self.axis.column(day)] = mark

    def fill(self, first: date, last: date, mark: str) -> None:
        """A mark on every column from a day up to and including another."""
        if first > last or last < self.axis.first or first > self.axis.last:
            return
        for column in range(self.axis.column(first), self.axis.column(last) + self.axis.columns_per_day):
            self.marks[column] = mark

    def __str__(self) -> str:
        return "".join(self.marks).rstrip()


def fact_rows(example: Example, axis: Axis, longest: int) -> Iterator[Row]:
    """A row per version of each fact, in the order of the file."""
    seen = {each.fact.index: each for each in example.standing()}
    replaced = {each.fact.index: each.until for each in seen.values() if each.until and each.until <= example.known_at}
    for fact in example.case.facts:
        line, known = Line(axis), seen.get(fact.index)
        mark = "*" if known else "."
        if fact.earliest == fact.latest:
            line.put(fact.latest, mark)
        else:
            line.fill(fact.earliest, fact.latest, "=" if known else ".")
            line.put(fact.earliest, "[")
            line.put(fact.latest, "]")
        if known and known.since > fact.latest:
            line.put(known.since, "k")
        if fact.index in replaced:
            line.put(replaced[fact.index], "c")
        yield fact_label(example, fact, longest), str(line)


def fact_label(example: Example, fact: Fact, longest: int) -> str:
    """Its number, about whom and by whom, and what it is; a long name of a kind is cut, what decides is not."""
    kind = example.vocabulary.kinds[fact.kind]
    types = {code: example.vocabulary.attribute(fact.kind, code) for code in fact.attributes}
    told = [
        _value(code, fact.attributes[code])
        for code, attribute in types.items()
        if attribute and attribute.type is not AttributeType.TEXT
    ]
    corrected = [f", in place of {each.index}" for each in example.case.facts if each.id == fact.corrects]
    who = " ".join([*fact.about, *([f"by {fact.organisation}"] if fact.organisation else [])])
    before = f"{fact.index} {who}{''.join(corrected)}: "
    after = f" ({', '.join(told)})" if told else ""
    room = longest - len(before) - len(after)
    return before + (kind.label if len(kind.label) <= room else kind.label[: room - 1] + "…") + after


def _value(code: str, value: object) -> str:
    if isinstance(value, bool):
        return code if value else f"not {code}"
    return str(value) if code in SPEAK_ALONE else f"{code} {value}"


def finding_row(example: Example, axis: Axis, finding: Finding) -> str:
    """How a finding stood, day by day."""
    line = Line(axis)
    end = finding.closed_on - DAY if finding.closed_on else example.on
    line.fill(finding.opened_on, end, "-")
    if finding.raised_on:
        line.fill(finding.raised_on, end, "!")
    line.put(finding.due_on, "d")
    line.put(finding.opened_on, "o")
    if finding.closed_on:
        line.put(finding.closed_on, "x")
    return str(line)


def daily_row(example: Example, axis: Axis, mark: Callable[[date], str | None]) -> str:
    """A row with the mark of each day; of days in one column the last that has a mark counts."""
    line = Line(axis)
    for day in axis.days():
        if day <= example.on and (found := mark(day)):
            line.fill(day, day, found)
    return str(line)


def circle_rows(example: Example, axis: Axis, child: str) -> Iterator[Row]:
    """A row per person: the days on which somebody is in the circle of a child, by what was known that day."""
    circles = {day: example.situation(day).moment.circles.of(child, day) for day in axis.days()}
    for person in example.case.persons:
        if person.id != child:
            marks = {day: "=" for day, circle in circles.items() if person.id in circle}
            yield f"circle of {child}: {person.id}", daily_row(example, axis, marks.get)


def holding_rows(example: Example, axis: Axis, holding: str, child: str) -> Iterator[Row]:
    """A row per organisation: the days on which it surely holds, or possibly."""
    situations = {day: example.situation(day) for day in axis.days()}
    for organisation in (each.id for each in example.case.organisations):
        marks = {}
        for day, situation in situations.items():
            if organisation in situation.possible_holders(holding, child):
                surely = organisation in situation.sure_holders(holding, child)
                marks[day] = "=" if surely else "~"
        if marks:
            yield f"{holding} of {child}: {organisation}", daily_row(example, axis, marks.get)


def condition_row(example: Example, axis: Axis, condition: str, child: str) -> Row:
    """The days on which a condition holds."""
    marks = {day: "=" for day in axis.days() if example.situation(day).since(condition, child)}
    return f"{condition} of {child}", daily_row(example, axis, marks.get)


def possible_row(example: Example, axis: Axis) -> Row:
    """The days on which the pattern is possible and not sure."""
    marks = {day: "?" for day in axis.days() if any(Weighing(example.rule, example.situation(day), {}).possible())}
    return "possible, not raised", daily_row(example, axis, marks.get)


def whose_rows(example: Example, axis: Axis) -> Iterator[Row]:
    """A row per organisation: the days on which the first finding is its work."""
    whose: dict[date, str | None] = {}
    for day in axis.days():
        found = [each for each in example.findings(day) if each.closed_on is None] if day <= example.on else []
        whose[day] = found[0].organisation if found else None
    for organisation in (each.id for each in example.case.organisations):
        marks = {day: "=" for day, each in whose.items() if each == organisation}
        if marks:
            yield f"A is work of {organisation}", daily_row(example, axis, marks.get)


def last_day(example: Example, findings: list[Finding]) -> date:
    """Where the axis ends: the last day evaluated, or a due day shortly after."""
    due = [each.due_on for each in findings if each.due_on and each.closed_on is None]
    return max([example.on, *(each for each in due if each <= example.on + 14 * DAY)])
