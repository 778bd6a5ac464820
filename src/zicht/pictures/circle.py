"""The circle as SVG: the family in the middle as a genogram, and around it organisations and informal network.

Conventional signs: a circle for a mother, a square for a father, a diamond where no sex is recorded; a line between
partners, two strokes through it when it ended; children hang below. Ellipses around it: full for an organisation,
dashed for the informal network and what protects.
"""

from html import escape
from itertools import pairwise
from math import cos, pi, sin
from textwrap import wrap

from zicht.pictures import shapes
from zicht.pictures.words import word
from zicht.projections.circle import Circle, Member

WIDTH, HEIGHT = 860.0, 620.0
MIDDLE = (WIDTH / 2, HEIGHT / 2 - 14)
RING = (330.0, 232.0)
INNER = (200.0, 138.0)
SIGN = 21.0
PARTNERS = ("partner", "ex_partner")
PARENTS = ("parent", "foster_parent", "caregiver")
Place = tuple[float, float]


def drawn(circle: Circle, language: str, name: str = "circle") -> str:
    """The picture, with ids that begin with `name`."""
    people = [*circle.adults, *circle.beside]
    places = _row(people, MIDDLE[1] - 52) | _row(circle.children, MIDDLE[1] + 62)
    inner = max(INNER[0], 52.0 * max(len(people), len(circle.children), 1))
    parts = [*_around(circle, inner), _oval(*MIDDLE, inner, INNER[1], fill=shapes.PALE), *_ties(circle, places)]
    for each in (*people, *circle.children):
        parts += _sign(each, places[each.id], each in circle.children)
    parts += _legend(language)
    title = word("circle", language)
    told = ", ".join([*(each.called for each in (*people, *circle.children)), *(each.called for each in circle.around)])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" width="{WIDTH:g}" '
        f'height="{HEIGHT:g}" role="img" aria-labelledby="{name}-title {name}-told" '
        f'font-family="{escape(shapes.FONT)}"><title id="{name}-title">{title}</title>'
        f'<desc id="{name}-told">{escape(told, quote=False)}</desc>{"".join(parts)}</svg>\n'
    )


def _row(members: tuple[Member, ...] | list[Member], y: float) -> dict[str, Place]:
    step = 104.0
    left = MIDDLE[0] - step * (len(members) - 1) / 2
    return {each.id: (left + step * number, y) for number, each in enumerate(members)}


def _around(circle: Circle, inner: float) -> list[str]:
    """Each on the ring, with its line to the family."""
    parts = []
    for number, each in enumerate(circle.around):
        turn = -pi / 2 + 2 * pi * number / len(circle.around)
        x, y = MIDDLE[0] + RING[0] * cos(turn), MIDDLE[1] + RING[1] * sin(turn)
        edge = MIDDLE[0] + inner * cos(turn), MIDDLE[1] + INNER[1] * sin(turn)
        dashed = {"stroke_dasharray": "6 4"} if each.informal else {}
        parts.append(_line(edge, (x, y), stroke=shapes.EDGE, stroke_width=2, **dashed))
        parts.append(_oval(x, y, 92, 34, fill="#fff", **dashed))
        lines = wrap(each.called, 22)[:3]
        for place, said in enumerate(lines):
            down = y + 4.5 + 15 * (place - (len(lines) - 1) / 2)
            parts.append(shapes.text(x, down, said, 13, text_anchor="middle"))
    return parts


def _ties(circle: Circle, places: dict[str, Place]) -> list[str]:
    parts = []
    for each in circle.ties:
        if each.origin not in places or each.target not in places:
            continue
        start, end = places[each.origin], places[each.target]
        if each.kind in PARTNERS:
            parts.append(_line(start, end, stroke=shapes.INK, stroke_width=1.6))
            if each.ended:
                x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
                parts += [
                    _line((x + shift - 3, y + 9), (x + shift + 3, y - 9), stroke=shapes.INK, stroke_width=1.6)
                    for shift in (-4, 4)
                ]
        elif each.kind in PARENTS:
            halfway = (start[1] + end[1]) / 2 + 6
            corners = [start, (start[0], halfway), (end[0], halfway), end]
            dashed = {"stroke_dasharray": "5 4"} if each.kind != "parent" or each.ended else {}
            parts += [_line(one, two, stroke=shapes.INK, stroke_width=1.4, **dashed) for one, two in pairwise(corners)]
    return parts


def _sign(member: Member, place: Place, child: bool) -> list[str]:
    x, y = place
    look: dict[str, str | float] = {"fill": "#fff", "stroke": shapes.INK, "stroke_width": 2.6 if child else 1.6}
    if member.sign == "mother":
        sign = shapes.element("circle", cx=x, cy=y, r=SIGN, **look)
    elif member.sign == "father":
        sign = shapes.element("rect", x=x - SIGN, y=y - SIGN, width=2 * SIGN, height=2 * SIGN, **look)
    else:
        sign = shapes.element("path", d=f"M{x:g} {y - 24:g}l24 24l-24 24l-24 -24z", **look)
    parts = [sign]
    if member.age is not None:
        parts.append(shapes.text(x, y + 5, str(member.age), 14, text_anchor="middle", font_weight=600))
    label = y + 42 if child else y - 32
    lines = wrap(member.called, 14)[:2]
    for number, said in enumerate(lines):
        down = label + 14 * (number if child else number - len(lines) + 1)
        parts.append(shapes.text(x, down, said, 12.5, text_anchor="middle"))
    return parts


def _legend(language: str) -> list[str]:
    y, parts = HEIGHT - 14, []
    for x, key, dashes in ((8.0, "organisation", ""), (170.0, "informal", "6 4")):
        dashed = {"stroke_dasharray": dashes} if dashes else {}
        parts.append(_line((x, y - 4), (x + 28, y - 4), stroke=shapes.EDGE, stroke_width=2, **dashed))
        parts.append(shapes.text(x + 36, y, word(key, language), 12.5, fill=shapes.SOFT))
    return parts


def _line(start: Place, end: Place, **given: str | float) -> str:
    return shapes.element("path", d=f"M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}", fill="none", **given)


def _oval(x: float, y: float, wide: float, high: float, **given: str | float) -> str:
    place = {"cx": round(x, 1), "cy": round(y, 1), "rx": wide, "ry": high}
    return shapes.element("ellipse", **place, stroke=shapes.DEEP, stroke_width=1.5, **given)
