"""Vignettes of the sources played in a browser: two of them here, all in `make bar-vignettes`."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.web.playing.expecting import Expecting
from tests.web.playing.performing import played
from tests.web.playing.script import script, vignettes
from tests.web.playing.table import publish, published, table
from zicht.web.database.server import Server
from zicht.web.storage.rulebooks import loaded

HERE = ("000-2.3", "002-2.5b")


@pytest.mark.browser
@pytest.mark.parametrize(
    "path", [each for each in vignettes() if each.name.startswith(HERE)], ids=lambda each: each.name.split(".casus")[0]
)
def test_what_a_vignette_expects_stands_with_whose_work_it_is_and_nothing_stays_raised_in_its_control(
    path: Path, postgresql: Server, browser: Browser
) -> None:
    how = played(path, postgresql, browser)

    assert how.problems == []
    assert how.typed
    assert how.looks


def test_the_documentation_tells_of_each_vignette_who_sees_what_it_expects() -> None:
    if os.environ.get("ZICHT_COUNT"):  # make vignettes
        publish(loaded())

    assert published() == table(loaded()), "run make vignettes"


def test_what_a_vignette_expects_and_nothing_answers_is_told() -> None:
    found = script(vignettes()[0], loaded()[0])
    other = replace(found, wants=(*found.wants, replace(found.wants[0], id="e99", theme="dossier_continuity")))

    assert Expecting(found, loaded()).unknown == []
    assert Expecting(other, loaded()).unknown == ["answered by no rule: ['e99']"]
