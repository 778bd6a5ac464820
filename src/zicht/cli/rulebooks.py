"""Loading a rulebook for a command, or telling what is wrong with it."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from zicht.cli.texts import say
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import Problem, ProblemsFound
from zicht.rulebook.load import content_folder, load
from zicht.rulebook.rule import Rulebook

Content = tuple[Vocabulary, Rulebook]


def loaded(folder: Path | None, region: str | None, language: str) -> Content | None:
    """The vocabulary and rules, or None when their problems were told."""
    try:
        return load(folder or content_folder(), region)
    except ProblemsFound as found:
        tell(found.problems, language)
        return None


def tell(problems: Iterable[Problem], language: str) -> None:
    """Write problems to standard error, a line each."""
    for each in problems:
        sys.stderr.write(each.text(language) + "\n")


def rulebook_option(language: str) -> click.Option:
    """`--rulebook`."""
    path = click.Path(path_type=Path)
    return click.Option(["--rulebook"], type=path, metavar="PATH", help=say("option_rulebook", language))
