"""A small case beside a rule, drawn: each fact on its line, and below them what the rule finds."""

from collections.abc import Iterator
from functools import partial
from html import escape
from textwrap import wrap

from zicht.chronology.days import DAY
from zicht.pictures import shapes
from zicht.pictures.axis import Axis
from zicht.projections.chronicle import Look
from zicht.projections.rule_book import BookCase, CaseFact, CaseFinding

WIDTH, EDGE = 344.0, 8.0
CHARACTERS, LINE, LANE = 52, 14.0, 22.0  # of a label, and how high a line of it and its lane are


def drawn(case: BookCase, told: str, finding: str, language: str) -> str:
    """The picture; `told` says the same in words, `finding` is the label of the last lines."""
    axis = Axis(case.first, case.last, EDGE, WIDTH - EDGE - 8)
    parts: list[str] = []
    y = 0.0
    lanes = [
        *((each.label, partial(_fact, each, axis)) for each in case.facts),
        *((finding, partial(_finding, each, axis)) for each in case.findings),
    ]
    for label, shape in lanes:
        for line in wrap(label, CHARACTERS):
            y += LINE
            parts.append(shapes.text(EDGE, y, line, 11.5))
        parts += shape(y + LANE / 2)
        y += LANE
    parts += [
        shapes.text(place, y + 12, label, 10.5, fill=shapes.SOFT)
        for place, label in axis.ticks(76, language)
        if place + len(label) * 6 < WIDTH
    ]
    height = y + 18
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {height:g}" width="{WIDTH:g}" '
        f'height="{height:g}" role="img" aria-label="{escape(told)}" font-family="{escape(shapes.FONT)}">'
        f"{''.join(parts)}</svg>"
    )


def _fact(fact: CaseFact, axis: Axis, middle: float) -> Iterator[str]:
    yield shapes.element("path", d=f"M{axis.left:g} {middle:g}H{axis.right:g}", stroke=shapes.LINE, stroke_width=1)
    if fact.first == fact.last:
        yield shapes.fact(axis.at(fact.first) + 3, middle)
    else:
        yield from shapes.vague_fact(axis.at(fact.first), axis.at(fact.last + DAY), middle)
    if fact.known is not None:
        x = axis.at(fact.known) + 3
        yield shapes.element(
            "path", d=f"M{x - 4:g} {middle + 4:g}l4 -8l4 8z", fill="#fff", stroke=shapes.INK, stroke_width=1.3
        )


def _finding(found: CaseFinding, axis: Axis, middle: float) -> Iterator[str]:
    end = found.closed_on or axis.last + DAY
    raised = min(found.raised_on or end, end)
    is_open = found.closed_on is None
    if found.opened_on < raised:
        left, right = axis.at(found.opened_on), axis.at(raised)
        yield from shapes.span(Look.PENDING, left, right, middle, is_open and raised == end)
    if raised < end:
        yield from shapes.span(Look.RAISED, axis.at(raised), axis.at(end), middle, is_open)
    if not is_open:
        x = axis.at(end)
        yield shapes.element("path", d=f"M{x:g} {middle - 6:g}v12", stroke=shapes.INK, stroke_width=1.6)
