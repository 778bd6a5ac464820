"""Routes and their criteria are content: what is wrong with them is told with its file and line."""

import shutil
from pathlib import Path

import pytest

from tests.casework.at_safe_home import content
from zicht.casework.routes import load_routes
from zicht.facts.problems import ProblemsFound
from zicht.rulebook.load import content_folder

REGION = "voorbeeldregio"


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("routes.yaml", "code: onderzoek", "code: ondrezoek", "not_one_of"),
        ("routes.yaml", "to: [raad]", "to: [rad]", "not_one_of"),
        ("routes.yaml", "{code: overlast_zonder_geweld, ", "{naam: overlast, ", "unknown_key"),
        ("routes.yaml", "zicht-routes/1", "zicht-routes/2", "wrong_format"),
        ("routes/voorbeeldregio.yaml", "code: korte_route", "code: lange_route", "not_one_of"),
        ("routes.yaml", "Het team kent het gezin en", "Het gezin werkt niet mee en", "forbidden_word"),
    ],
)
def test_what_is_wrong_with_the_routes_is_told(tmp_path: Path, file: str, old: str, new: str, code: str) -> None:
    folder = tmp_path / "rulebook"
    shutil.copytree(content_folder(), folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ProblemsFound) as found:
        load_routes(folder, content()[0], REGION)

    assert code in [each.code for each in found.value.problems]
    assert {each.file for each in found.value.problems} == {file}


def test_a_region_without_criteria_of_its_own_has_those_of_all() -> None:
    assert load_routes(content_folder(), content()[0], "elders") == load_routes(content_folder(), content()[0])
