"""Help, errors of use and completion, in Dutch first and English by setting."""

import pytest

from tests.cli.running import zicht
from zicht.rulebook.words import forbidden_word

COMMANDS = [
    (),
    ("replay",),
    ("template",),
    ("map",),
    ("merge",),
    ("export",),
    ("report",),
    ("rules",),
    ("rules", "list"),
    ("rules", "show"),
    ("rules", "check"),
    ("rules", "coverage"),
    ("demo",),
    ("manage",),
    ("rebuild",),
    ("verify-log",),
    ("destroy",),
    ("completion",),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself_in_both_languages(command: tuple[str, ...]) -> None:
    dutch = zicht(*command, "--help")
    english = zicht(*command, "--help", environment={"ZICHT_LANGUAGE": "en"})

    assert (dutch.code, english.code) == (0, 0)
    assert dutch.out.startswith("Gebruik: zicht")
    assert english.out.startswith("Usage: zicht")
    assert "Opties:" in dutch.out
    assert "Options:" in english.out
    assert forbidden_word(dutch.out) is None
    assert forbidden_word(english.out) is None
    assert not any(word in dutch.out for word in ("Usage", "Show this", "Commands"))


def test_without_a_command_the_help_is_the_answer() -> None:
    assert zicht() == zicht("--help")
    assert zicht("rules") == zicht("rules", "--help")


def test_the_language_on_the_line_holds_for_the_help_itself() -> None:
    assert zicht("replay", "--language", "en", "--help").out.startswith("Usage:")


@pytest.mark.parametrize(
    ("arguments", "dutch", "english"),
    [
        (("repla",), "De opdracht repla bestaat niet. Bedoelde u replay?", "There is no command repla."),
        (("replay",), "FILE ontbreekt.", "FILE is missing."),
        (("replay", "x", "--jsn"), "De optie --jsn bestaat niet. Bedoelde u --json?", "There is no option"),
        (("replay", "x", "--on", "2024-02-31"), "--on moet een dag zijn die bestaat", "--on must be a day"),
        (("replay", "x", "--on"), "De optie --on heeft een waarde nodig.", "The option --on needs a value."),
        (("rules", "show"), "CODE ontbreekt.", "CODE is missing."),
        (("rules", "list", "x"), "Er staan argumenten te veel.", "There are arguments too many."),
        (("completion", "tcsh"), "SHELL moet een van deze zijn: bash, zsh, fish.", "SHELL must be one of"),
    ],
)
def test_a_call_that_is_not_right_says_how_to_mend_it(arguments: tuple[str, ...], dutch: str, english: str) -> None:
    said = zicht(*arguments)

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(dutch)
    assert "Uitleg: zicht" in said.err
    assert zicht(*arguments, environment={"ZICHT_LANGUAGE": "en"}).err.startswith(english)


def test_what_stood_in_an_option_is_not_repeated() -> None:
    assert "Jansen" not in zicht("replay", "x", "--on", "Jansen").err


def test_the_version_is_told() -> None:
    assert zicht("--version").out.startswith("zicht ")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_for_every_shell(shell: str) -> None:
    said = zicht("completion", shell)

    assert said.code == 0
    assert "_ZICHT_COMPLETE" in said.out


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("zicht re", "replay"),
        ("zicht rules show kindcheck-st", "kindcheck-start"),
        ("zicht replay cases/ordinary/bij-t", "cases/ordinary/bij-tante.casus.yaml"),
        ("zicht replay cases/ordinary/bij-tante.casus.yaml --known-to pl", "pleegzorg"),
        ("zicht replay --region voor", "voorbeeldregio"),
    ],
)
def test_a_shell_completes_commands_cases_organisations_and_rules(line: str, expected: str) -> None:
    words = line.split()
    given = {"_ZICHT_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}

    assert f"plain,{expected}" in zicht(environment=given).out
