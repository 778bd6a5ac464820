"""`zicht rules`: everything about the rulebook."""

import click

from zicht.cli.command import LazyGroup

COMMANDS: dict[str, str] = {}


def command(language: str) -> click.Command:
    """The commands about the rulebook."""
    return LazyGroup("rules", language, COMMANDS)
