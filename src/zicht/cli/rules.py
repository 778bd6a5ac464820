"""`zicht rules`: everything about the rulebook."""

import click

from zicht.cli.command import LazyGroup

COMMANDS = {
    "list": "zicht.cli.rules_list",
    "show": "zicht.cli.rules_show",
    "check": "zicht.cli.rules_check",
    "coverage": "zicht.cli.rules_coverage",
    "book": "zicht.cli.rules_book",
    "try": "zicht.cli.rules_try",
    "why-not": "zicht.cli.rules_why_not",
}


def command(language: str) -> click.Command:
    """The commands about the rulebook."""
    return LazyGroup("rules", language, COMMANDS)
