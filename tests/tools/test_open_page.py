"""`make replay` shows the report where there is a screen, and always says where it lies; `make demo` asks the same."""

from pathlib import Path

import pytest

from open_page import has_screen, main


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "linux", False),
        ({}, "darwin", True),
        ({"CI": "true"}, "darwin", False),
        ({"DISPLAY": "localhost:10.0", "SSH_CONNECTION": "x"}, "linux", False),
    ],
)
def test_a_page_is_opened_only_where_somebody_sits_behind_a_screen(
    environment: dict[str, str], platform: str, expected: bool
) -> None:
    assert has_screen(environment, platform) is expected


def test_the_path_is_always_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")

    assert main([str(tmp_path / "terugblik.html")]) == 0

    assert str(tmp_path / "terugblik.html") in capsys.readouterr().out


def test_without_a_page_it_answers_whether_there_is_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")

    assert main([]) == 1
