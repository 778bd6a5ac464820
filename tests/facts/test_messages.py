"""What Zicht says about a file: complete in two languages, a way to mend it, and never what was written in it."""

import re
from pathlib import Path
from string import Formatter

import pytest
import yaml

from tests.facts.invented import FAMILY, FILE, read, vocabulary
from zicht.facts.document import parse
from zicht.facts.intake import read_case
from zicht.facts.messages import MESSAGES
from zicht.facts.problems import Problem, ProblemsFound
from zicht.rulebook.words import forbidden_word

SOURCE = Path(__file__).resolve().parents[2] / "src" / "zicht"
MARKER = "Zwaantje"
VALUES = [MARKER, f"{MARKER} de Vries-van 't Hof", "123456782", "1987-06-05", "~1987", [MARKER], {MARKER: MARKER}]
RICH = FAMILY.replace("kind: parent", "kind: parent, since: 2020-01-01, until: 2021-01-01").replace(
    "organisation: school}",
    "organisation: school, precision: day, known_from: 2024-03-12, source: own, note: x, professional: y, "
    "attributes: {form: angst, several: true, re: s0}, shared_with: [{organisation: ggz, since: 2024-04-01}]}\n"
    "  - {id: s0, corrects: s9, occurred_on: 2024-03-01, kind: child_signal, about: [k1]}\n"
    "  - {id: s9, occurred_on: 2024-03-01, kind: handover_offered, about: [k1], attributes: {to: ggz}}",
)
INVITES = re.compile(
    r"\b(Kijk|Sla|Typ|Schrijf|Haal|Houd|Maak|Vul|Verbeter|Zet|laat|Kies|Geef|Noem|Voeg|Gebruik|Laat|Begin)\b"
)
Place = tuple[str | int, ...]


@pytest.mark.parametrize("code", MESSAGES)
def test_both_languages_say_the_same_with_the_same_fields(code: str) -> None:
    dutch, english = (fields(MESSAGES[code][language]) for language in ("nl", "en"))

    assert dutch == english


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", MESSAGES)
def test_every_message_says_how_to_mend_it_in_short_sentences(code: str) -> None:
    text = MESSAGES[code]["nl"]

    assert INVITES.search(text)
    assert text.endswith(".")
    assert max(len(each.split()) for each in re.split(r"[.:?] ", text)) <= 20


@pytest.mark.parametrize("code", MESSAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_message_blames(code: str, language: str) -> None:
    text = MESSAGES[code][language]

    assert forbidden_word(text) is None
    assert not re.search(r"\b(fout|ongeldig|error|invalid|illegal|wrong|bad|failed)\b", text, re.IGNORECASE)


def test_every_problem_that_the_source_notes_has_a_message() -> None:
    sources = [each.read_text("utf-8") for each in SOURCE.rglob("*.py")]
    noted = {code for text in sources for code in re.findall(r"""(?:\.note|_add|_stop)\(\s*[^"()]*"(\w+)\"""", text)}
    noted |= {code for text in sources for code in re.findall(r"""Problem\([^"()]+, "(\w+)\"""", text)}

    assert len(noted) > 40
    assert noted - {"family"} <= set(MESSAGES)


def test_a_problem_names_file_and_line_first() -> None:
    problem = Problem(FILE, 12, "missing", {"key": "about"})

    assert problem.text("nl") == "voorbeeld.casus.yaml:12: `about` ontbreekt of is leeg. Vul het aan."
    assert problem.text("en") == "voorbeeld.casus.yaml:12: `about` is missing or empty. Add it."


def test_a_value_with_braces_is_no_field() -> None:
    assert Problem(FILE, 1, "not_one_of", {"key": "{x}", "allowed": "{0}", "hint": "{}"}).text()


def test_nothing_that_was_written_comes_back_in_a_message() -> None:
    top = yaml.load(RICH, Loader=yaml.BaseLoader)
    seen = set()
    for place in places(top):
        for value in VALUES:
            for text in (changed(top, place, value), changed(top, place, value, as_key=True)):
                found = told(text)
                seen |= {each.code for each in found}
                for each in found:
                    said = f"{each.text('nl')} {each.text('en')} {each!r} {ProblemsFound(found)!r}"
                    assert not re.search(r"Zwaantje|zwaantje|Vries|123456782|1987|Noor", said), said

    assert len(seen) >= 18


def places(value: object, place: Place = ()) -> list[Place]:
    """Every place in a file that holds something."""
    below: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        below = list(value.items())
    elif isinstance(value, list):
        below = list(enumerate(value))
    return [place, *(each for key, part in below for each in places(part, (*place, key)))]


def changed(top: object, place: Place, value: object, as_key: bool = False) -> str:
    """The file with another value in a place, or with the marker as the key of what is there."""
    if not place:
        return yaml.safe_dump(value)
    copy = yaml.load(yaml.safe_dump(top), Loader=yaml.BaseLoader)
    holder = copy
    for key in place[:-1]:
        holder = holder[key]
    if as_key and isinstance(holder, dict):
        holder[MARKER.lower() if value == MARKER else MARKER] = holder.pop(place[-1])
    else:
        holder[place[-1]] = value
    return unquoted(yaml.safe_dump(copy, allow_unicode=True, sort_keys=False))


def unquoted(text: str) -> str:
    """Days, true and ~ as somebody would write them."""
    return re.sub(r"'(\d{4}-\d\d-\d\d|true|~\d{4})'", r"\1", text)


def told(text: str) -> list[Problem]:
    try:
        read(text)
    except ProblemsFound as found:
        return list(found.problems)
    return []


def test_a_key_that_stands_twice_is_not_repeated() -> None:
    with pytest.raises(ProblemsFound) as found:
        parse(f"{MARKER.lower()}: 1\n{MARKER.lower()}: 2\n".encode(), FILE)

    assert MARKER.lower() not in str(found.value)


def test_a_file_is_called_as_it_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_text("tekst", "utf-8")

    with pytest.raises(ProblemsFound) as found:
        read_case(path, vocabulary(), FILE)

    assert str(found.value).startswith(f"{FILE}:1: ")
