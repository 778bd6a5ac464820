"""The picture of the chronology: a text beside it, labels that fit, and forms that need no colour."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.reports.making import FILES, WITH_NORMS, report_of
from zicht.pictures import shapes
from zicht.pictures.axis import Axis
from zicht.pictures.chronology import MIDDLE, NARROW, WIDE, Layout, drawn

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("layout", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("path", FILES[::12], ids=lambda path: path.name.removesuffix(".casus.yaml"))
def test_everything_drawn_stays_within_the_picture(path, layout: Layout) -> None:  # type: ignore[no-untyped-def]
    picture = ET.fromstring(drawn(report_of(path).chronicle, "nl", layout))
    width, height = (float(picture.attrib[each]) for each in ("width", "height"))

    for each in picture.iter(f"{SVG}rect"):
        assert 0 <= float(each.attrib["x"]) <= float(each.attrib["x"]) + float(each.attrib["width"]) <= width
    for each in picture.iter(f"{SVG}text"):
        room = len(each.text or "") * float(each.attrib["font-size"]) * 0.56
        assert float(each.attrib["x"]) + (0 if "text-anchor" in each.attrib else room) <= width + 8, each.text
        assert 0 < float(each.attrib["y"]) < height


def test_the_picture_tells_in_words_who_kept_sight() -> None:
    picture = ET.fromstring(drawn(report_of(WITH_NORMS).chronicle, "nl"))

    described = picture.find(f"{SVG}desc")
    assert described is not None
    assert described.text == "Zicht op veiligheid van het kind: Veilig Thuis (vanaf 9 januari 2023)."
    assert picture.attrib["role"] == "img"
    assert picture.attrib["aria-labelledby"].split() == ["chronology-title", "chronology-told"]


def test_each_look_has_a_form_of_its_own() -> None:
    from zicht.pictures.shapes import span
    from zicht.projections.chronicle import Look

    forms = {re.sub(r'fill="#[0-9a-f]+"', "", "".join(span(look, 0, 50, 10, is_open=False))) for look in Look}

    assert len(forms) == len(Look)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2024-02-05", "2024-02-05"),
        ("2024-02-05", "2024-03-20"),
        ("2019-11-30", "2024-03-20"),
        ("1999-05-01", "2024-01-01"),
    ],
)
def test_labels_of_the_axis_never_touch(first: str, last: str) -> None:
    axis = Axis(date.fromisoformat(first), date.fromisoformat(last), 12, 346)

    places = [place for place, _ in axis.ticks(74, "nl")]

    assert places == sorted(places)
    assert places
    assert all(later - earlier >= 70 for earlier, later in pairwise(places))


@pytest.mark.parametrize("layout", [WIDE, MIDDLE, NARROW], ids=["wide", "middle", "narrow"])
@pytest.mark.parametrize("path", FILES[::9], ids=lambda path: path.name.removesuffix(".casus.yaml"))
def test_no_mark_of_a_lane_lies_over_another(path: Path, layout: Layout) -> None:
    page = ET.fromstring(drawn(report_of(path).chronicle, "nl", layout))

    lanes: dict[float, list[tuple[float, float]]] = {}
    for each in page:
        given = {key: float(value) for key, value in each.attrib.items() if re.fullmatch(r"[\d.]+", value)}
        if each.get("fill") != shapes.INK and each.get("stroke") != shapes.INK:
            continue
        if each.tag.endswith("circle"):
            lanes.setdefault(given["cy"], []).append((given["cx"] - given["r"], given["cx"] + given["r"]))
        elif each.tag.endswith("rect"):
            middle = given["y"] + given["height"] / 2
            lanes.setdefault(middle, []).append((given["x"], given["x"] + given["width"]))
    assert lanes
    for marks in lanes.values():
        for (_, end), (start, _) in pairwise(sorted(marks)):
            assert end <= start + 0.5
