"""The chronology as SVG: who kept sight, about whom and by whom something was recorded, and what stood open.

One layout for a wide page, one for a narrow screen with each label above its line.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from textwrap import wrap

from zicht.pictures import shapes
from zicht.pictures.axis import Axis
from zicht.pictures.words import word
from zicht.projections.chronicle import Chronicle, Lane, Look, Mark

SHORT = 12.0  # a period that is drawn as a day
CHARACTER = 7.3
LEGEND = ("held", "not_recorded", "several", "involved", "pending", "raised", "fact", "facts", "imprecise")


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide a picture is, and where its labels stand: beside the line, or above it (`label` is 0)."""

    width: float
    label: float
    tick_room: float

    @property
    def left(self) -> float:
        """Where the axis begins."""
        return self.label + 12

    @property
    def right(self) -> float:
        """Where the axis ends; an arrow still fits behind it."""
        return self.width - 14

    @property
    def characters(self) -> int:
        """How long a line of a label may be."""
        return int((self.label or self.width - 16) / CHARACTER)


WIDE = Layout(1120, 290, 74)
MIDDLE = Layout(700, 200, 74)
NARROW = Layout(360, 0, 74)


@dataclass(slots=True)
class _Page:
    """What is drawn so far, and how far down."""

    axis: Axis
    layout: Layout
    y: float = 8
    parts: list[str] = field(default_factory=list)


def drawn(chronicle: Chronicle, language: str, layout: Layout = WIDE, name: str = "chronology") -> str:
    """The picture; `name` keeps its ids apart from those of other pictures on the same page."""
    page = _Page(Axis(chronicle.first, chronicle.last, layout.left, layout.right), layout)
    for section in chronicle.sections:
        _heading(page, section.heading)
        top = page.y
        for lane in section.lanes:
            _lane(page, lane)
        page.parts[:0] = _grid(page, top)
        _ticks(page, language)
    _legend(page, chronicle, language)
    title = word("title", language)
    told = " ".join(chronicle.told) or title
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {layout.width:g} {page.y:g}" width="{layout.width:g}" '
        f'height="{page.y:g}" role="img" aria-labelledby="{name}-title {name}-told" '
        f'font-family="{escape(shapes.FONT)}">'
        f'<title id="{name}-title">{title}</title><desc id="{name}-told">{escape(told, quote=False)}</desc>'
        f"{''.join(page.parts)}</svg>\n"
    )


def _heading(page: _Page, heading: str) -> None:
    for line in wrap(heading, int((page.layout.width - 16) / 7.5)):
        page.y += 20
        page.parts.append(shapes.text(8, page.y, line, 14, font_weight=600))
    page.y += 8


def _lane(page: _Page, lane: Lane) -> None:
    lines = wrap(lane.label, page.layout.characters) or [""]
    if page.layout.label:
        height = max(24, 16 * len(lines) + 8)
        middle = page.y + height / 2
        first = middle - 8 * (len(lines) - 1) + 4.5
    else:
        height = 16 * len(lines) + 26
        middle = page.y + 16 * len(lines) + 13
        first = page.y + 14
    for number, line in enumerate(lines):
        page.parts.append(shapes.text(8, first + 16 * number, line))
    for each in lane.spans:
        left, right = page.axis.at(each.since), page.axis.at(each.until)
        page.parts.extend(shapes.span(each.look, left, right, middle, each.is_open))
    page.parts.extend(_marks(lane.marks, page.axis, middle))
    page.y += height
    page.parts.append(
        shapes.element("path", d=f"M8 {page.y:g}H{page.layout.width - 8:g}", stroke=shapes.LINE, stroke_width=1)
    )


Place = tuple[float, float]  # where on the axis a fact may have begun and ended


def _marks(marks: tuple[Mark, ...], axis: Axis, middle: float) -> Iterator[str]:
    """Facts on a lane; those that would touch are drawn as one with their number."""
    within = axis.per_day / 2 if axis.per_day < SHORT else 4
    groups: list[list[Place]] = []
    for place in sorted(((axis.at(each.first) + within, axis.at(each.last) + within) for each in marks), key=sum):
        groups.append([place])
        while len(groups) > 1 and _touch(*groups[-2:]):
            groups[-2:] = [groups[-2] + groups[-1]]
    for group in groups:
        left, right = group[0]
        if len(group) > 1:
            yield from shapes.facts(_centre(group), middle, len(group))
        elif right - left > SHORT:
            yield from shapes.vague_fact(left, right, middle)
        else:
            yield shapes.fact(_centre(group), middle)


def _touch(first: list[Place], second: list[Place]) -> bool:
    apart = shapes.half_width(len(first)) + shapes.half_width(len(second))
    return _centre(second) - _centre(first) < apart


def _centre(group: list[Place]) -> float:
    """In the middle of where its facts lie."""
    ends = [sum(each) / 2 for each in group]
    return (ends[0] + ends[-1]) / 2


def _grid(page: _Page, top: float) -> list[str]:
    """Upright lines behind the lanes of a section."""
    places = (place for place, _ in page.axis.ticks(page.layout.tick_room, "nl"))
    return [
        shapes.element("path", d=f"M{place:g} {top:g}V{page.y:g}", stroke=shapes.LINE, stroke_width=1)
        for place in places
    ]


def _ticks(page: _Page, language: str) -> None:
    """The days below a section."""
    page.y += 15
    for place, label in page.axis.ticks(page.layout.tick_room, language):
        if place + len(label) * 6 < page.layout.width:
            page.parts.append(shapes.text(place, page.y, label, 11, fill=shapes.SOFT))
    page.y += 10


def _legend(page: _Page, chronicle: Chronicle, language: str) -> None:
    """What the forms stand for, only those that occur."""
    lanes = [lane for section in chronicle.sections for lane in section.lanes]
    found = {each.look.value for lane in lanes for each in lane.spans}
    if any(lane.marks for lane in lanes):
        found |= {"fact", "facts"}
    if any(mark.first < mark.last for lane in lanes for mark in lane.marks):
        found.add("imprecise")
    keys = [each for each in LEGEND if each in found]
    x, page.y = 8.0, page.y + 14
    for key in keys:
        label = word(key, language)
        room = 34 + len(label) * CHARACTER + 22
        if x + room > page.layout.width and x > 8:
            x, page.y = 8.0, page.y + 22
        page.parts.extend(_sample(key, x, page.y))
        page.parts.append(shapes.text(x + 34, page.y + 4.5, label, 12.5, fill=shapes.SOFT))
        x += room
    page.y += 18


def _sample(key: str, x: float, middle: float) -> Iterator[str]:
    if key == "fact":
        yield shapes.fact(x + 14, middle)
    elif key == "facts":
        yield from shapes.facts(x + 14, middle, 3)
    elif key == "imprecise":
        yield from shapes.vague_fact(x + 2, x + 26, middle)
    else:
        yield from shapes.span(Look(key), x + 2, x + 26, middle, is_open=False)
