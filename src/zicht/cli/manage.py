"""`zicht manage COMMAND`: the commands of Django for whoever keeps the web application, such as migrate."""

import click

from zicht.cli.command import Command
from zicht.cli.keeping import kept
from zicht.cli.texts import say


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(arguments: tuple[str, ...]) -> int:
        return kept(language, lambda: _managed(arguments))

    argument = click.Argument(["arguments"], nargs=-1, type=click.UNPROCESSED, metavar=say("metavar_manage", language))
    made = Command("manage", language, run, [argument], more="manage_more")
    made.ignore_unknown_options = True
    return made


def _managed(arguments: tuple[str, ...]) -> int:
    from django.core.management import ManagementUtility

    try:
        ManagementUtility(["zicht manage", *arguments]).execute()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 2
    return 0
