"""Reading YAML within limits: what it accepts as text, and what it refuses with a line."""

import time
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from zicht.facts import document
from zicht.facts.document import Node, parse, read
from zicht.facts.problems import ProblemsFound


def plain(node: Node) -> object:
    """The values without their lines."""
    if node.mapping is not None:
        return {key: plain(each) for key, each in node.mapping.items()}
    return [plain(each) for each in node.sequence] if node.sequence is not None else node.value


def values(text: str) -> object:
    return plain(parse(text.encode(), "f.yaml"))


def refused(content: str | bytes) -> list[tuple[int, str]]:
    with pytest.raises(ProblemsFound) as found:
        parse(content if isinstance(content, bytes) else content.encode(), "f.yaml")
    return [(each.line, each.code) for each in found.value.problems]


@pytest.mark.parametrize("written", ["yes", "no", "on", "Off", "True", "NULL", "1.5", "1e3", ".inf", "0x1f", "12:30"])
def test_what_older_yaml_turns_into_something_else_stays_text(written: str) -> None:
    assert values(f"a: {written}") == {"a": written}


@pytest.mark.parametrize(
    "written", ["007", "1_000", "+5", "٣", "1234567890123456", "2024-1-1", "2024-02-30", "0000-01-01"]
)
def test_what_is_no_plain_number_or_day_stays_as_it_is_written(written: str) -> None:
    assert values(f"a: {written}") == {"a": written}


def test_numbers_days_bools_and_null_are_read_when_they_have_no_quotes() -> None:
    assert values("a: [5, -3, true, null, ~, 2024-02-29]") == {"a": [5, -3, True, None, None, date(2024, 2, 29)]}
    assert values("a: ['5', \"true\", 'null', '2024-02-29']") == {"a": ["5", "true", "null", "2024-02-29"]}


def test_a_value_has_the_line_of_its_key() -> None:
    top = parse(b"a: 1\nb:\n  - x\n  - c: 2\n", "f.yaml").mapping or {}

    assert (top["a"].line, top["b"].line) == (1, 2)
    assert [each.line for each in top["b"].sequence or ()] == [3, 4]


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfa: \xc3\xa9\r\n", "a: é\n".encode(), b"a: \xc3\xa9"])
def test_a_byte_order_mark_and_line_ends_of_windows_are_accepted(content: bytes) -> None:
    assert plain(parse(content, "f.yaml")) == {"a": "é"}


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("a: 1\nb: é\n".encode("latin-1"), 2),
        ("a: 1\n".encode("utf-16"), 1),
        ("a: 1\n".encode("utf-16-le"), 1),
        ("a: 1\n".encode("utf-32-be"), 1),
        (b"a: 1\nb: \xed\xa0\x80", 2),
    ],
)
def test_another_encoding_is_refused(content: bytes, line: int) -> None:
    assert refused(content) == [(line, "encoding")]


@pytest.mark.parametrize(
    "text", ["é: é\nb: \x07", "é: é\nb: \x1b[31m", "é: é\nb: x\x00", 'é: é\nb: "\\0"', 'é: é\nb: "\\e[1m"']
)
def test_a_control_character_is_refused_on_its_line(text: str) -> None:
    assert refused(text) == [(2, "control_character")]


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "\ufeff"])
def test_an_empty_file_is_refused(text: str) -> None:
    assert refused(text) == [(1, "empty_file")]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\n---\nb: 2\n", (2, "several_documents")),
        ("a: 1\nb: !!python/object:os.system x\n", (2, "tag")),
        ("a: 1\nb: !x {c: 1}\n", (2, "tag")),
        ("a: 1\nb: &x 1\n", (2, "alias")),
        ("a: 1\nb: [1\nc: 2\n", (3, "syntax")),
        ("a: 1\n\tb: 2\n", (2, "syntax")),
        ('a: 1\nb: "\\ud800"\n', (2, "syntax")),
        ("%YAML 3.0\n---\na: 1\n", (1, "syntax")),
        ("a: 1\n? [b]\n: 2\n", (2, "key_not_text")),
        ("a: 1\n5: 2\n", (2, "key_not_text")),
        ("a: 1\nb: 2\na: 3\n", (3, "duplicate_key")),
    ],
)
def test_what_is_not_plain_yaml_is_refused_on_its_line(text: str, problem: tuple[int, str]) -> None:
    assert refused(text) == [problem]


def test_everything_that_is_not_plain_is_told_at_once() -> None:
    text = "a: &x 1\nb: *x\na: !y 2\n1: 3\n"

    assert refused(text) == [(1, "alias"), (2, "alias"), (3, "duplicate_key"), (3, "tag"), (4, "key_not_text")]


def test_a_bomb_of_aliases_is_not_followed() -> None:
    layers = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]

    assert set(refused("\n".join(["a0: &a0 [x]", *layers]))) == {(line, "alias") for line in range(1, 31)}


@pytest.mark.parametrize("nested", ["[" * 100_000, "{" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000])
def test_deep_nesting_is_refused_at_once(nested: str) -> None:
    started = time.process_time()

    assert refused(nested) == [(1, "too_deep")]
    assert time.process_time() - started < 2


def test_deep_nesting_over_lines_is_refused_at_once() -> None:
    nested = "\n".join("  " * depth + "a:" for depth in range(2_000))

    assert refused(nested) == [(document.MAX_DEPTH + 1, "too_deep")]


def test_a_file_of_fifty_megabytes_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "groot.casus.yaml"
    with path.open("wb") as file:
        file.write(b"a: 1\n" * 10_000_000)
    tracemalloc.start()

    with pytest.raises(ProblemsFound) as found:
        read(path)

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [each.code for each in found.value.problems] == ["too_large"]
    assert peak < 3 * document.MAX_BYTES


def test_a_file_with_very_many_values_is_refused() -> None:
    assert refused("[" + "a," * 1_000_000)[0][1] == "too_many"


def test_a_very_long_text_is_just_a_text() -> None:
    assert values(f"a: {'x' * 1_000_000}") == {"a": "x" * 1_000_000}


@pytest.mark.parametrize("name", ["not-there.yaml", ".", "nul\0.yaml"])
def test_what_cannot_be_opened_is_a_problem_and_not_an_exception(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        read(tmp_path / name, "x.yaml")

    assert [(each.file, each.code) for each in found.value.problems] == [("x.yaml", "unreadable")]


def test_a_device_without_end_is_read_no_further_than_the_limit() -> None:
    device = Path("/dev/zero")
    if not device.exists():
        pytest.skip("no such device here")

    with pytest.raises(ProblemsFound) as found:
        read(device)

    assert [each.code for each in found.value.problems] == ["too_large"]


def test_a_node_does_not_show_its_value() -> None:
    assert "Noor" not in repr(parse(b"name: Noor", "f.yaml"))
