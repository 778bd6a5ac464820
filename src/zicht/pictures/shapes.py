"""The shapes of a picture: each meaning has its own form, in quiet blues and greys that print well."""

from collections.abc import Iterator
from html import escape

from zicht.projections.chronicle import Look

INK, SOFT, LINE, PALE = "#22313f", "#4a5865", "#d9dee3", "#e9eef3"
DEEP, EDGE = "#52738f", "#7c8b99"
FONT = "system-ui, 'Segoe UI', 'Liberation Sans', 'DejaVu Sans', sans-serif"
SHORTEST = 3.0


def element(name: str, **given: str | float) -> str:
    """One empty element; `_` in the name of an attribute stands for `-`."""
    return f"<{name} {_attributes(given)}/>"


def text(x: float, y: float, said: str, size: float = 13, **given: str | float) -> str:
    """A line of text."""
    shown = {"fill": INK, **given}
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" {_attributes(shown)}>{escape(said, quote=False)}</text>'


def span(look: Look, left: float, right: float, middle: float, is_open: bool) -> Iterator[str]:
    """A period on a lane."""
    width = max(right - left, SHORTEST)
    yield from _SPANS[look](left, width, middle)
    if is_open and look is not Look.SEVERAL:
        x = left + width + 2
        yield element("path", d=f"M{x:g} {middle - 4:g}l4 4l-4 4", fill="none", stroke=DEEP, stroke_width=1.5)


def fact(x: float, middle: float) -> str:
    """One fact on a known day."""
    return element("circle", cx=x, cy=middle, r=4.5, fill=INK, stroke="#fff", stroke_width=1)


def vague_fact(left: float, right: float, middle: float) -> Iterator[str]:
    """One fact somewhere in a period."""
    yield element("path", d=f"M{left:g} {middle:g}H{right:g}", stroke=INK, stroke_width=1.2, fill="none")
    yield element("circle", cx=(left + right) / 2, cy=middle, r=4, fill="#fff", stroke=INK, stroke_width=1.5)


def half_width(count: int) -> float:
    """How far a mark of so many facts reaches to either side."""
    return 5.5 if count == 1 else 5 + 3.5 * len(str(count))


def facts(x: float, middle: float, count: int) -> Iterator[str]:
    """Facts too near to be told apart: their number."""
    half = half_width(count)
    yield element(
        "rect", x=x - half, y=middle - 8.5, width=2 * half, height=17, rx=8.5, fill=INK, stroke="#fff", stroke_width=1
    )
    yield text(x, middle + 3.8, str(count), 10.5, fill="#fff", text_anchor="middle", font_weight=600)


def _held(left: float, width: float, middle: float) -> Iterator[str]:
    yield _bar(left, width, middle, 12, fill=DEEP)


def _not_recorded(left: float, width: float, middle: float) -> Iterator[str]:
    yield _bar(left, width, middle, 12, fill="#fff", stroke=EDGE, stroke_width=1.3, stroke_dasharray="4 3")


def _several(left: float, width: float, middle: float) -> Iterator[str]:
    yield _bar(left, width, middle - 3.5, 4, fill=DEEP)
    yield _bar(left, width, middle + 3.5, 4, fill=DEEP)


def _involved(left: float, width: float, middle: float) -> Iterator[str]:
    yield _bar(left, width, middle, 8, fill=PALE, stroke="#8795a3", stroke_width=1)


def _pending(left: float, width: float, middle: float) -> Iterator[str]:
    yield _bar(left, width, middle, 2, fill=EDGE)


def _raised(left: float, width: float, middle: float) -> Iterator[str]:
    yield _bar(left, width, middle, 7, fill=EDGE)


_SPANS = {
    Look.HELD: _held,
    Look.NOT_RECORDED: _not_recorded,
    Look.SEVERAL: _several,
    Look.INVOLVED: _involved,
    Look.PENDING: _pending,
    Look.RAISED: _raised,
}


def _bar(left: float, width: float, middle: float, height: float, **given: str | float) -> str:
    place = {"x": round(left, 1), "y": middle - height / 2, "width": round(width, 1), "height": height, "rx": 2}
    return element("rect", **place, **given)


def _attributes(given: dict[str, str | float]) -> str:
    return " ".join(
        f'{name.replace("_", "-")}="{escape(value) if isinstance(value, str) else format(value, "g")}"'
        for name, value in given.items()
    )
