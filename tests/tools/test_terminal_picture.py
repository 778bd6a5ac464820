"""The picture in the documentation is what the command really shows."""

import re

import terminal_picture


def test_the_picture_is_what_the_command_shows_today() -> None:
    assert terminal_picture.PICTURE.read_text("utf-8") == terminal_picture.fresh(), "run make pictures"


def test_colours_become_classes_and_text_is_escaped() -> None:
    drawn = terminal_picture.picture("\x1b[1;34m5 <februari>\x1b[0m & meer", "zicht")

    assert '<tspan class="heading">5 &lt;februari&gt;</tspan> &amp; meer</text>' in drawn


def test_the_picture_holds_no_control_characters() -> None:
    drawn = terminal_picture.picture("\x1b[2mzacht\x1b[0m", "zicht")

    assert re.search(r"[\x00-\x08\x0b-\x1f]", drawn) is None
