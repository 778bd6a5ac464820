"""`zicht manage`: the commands that keep an installation, as they stand in zicht/web/management."""

import os

import click

from zicht.cli.command import Command
from zicht.cli.texts import say


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(given: tuple[str, ...]) -> int:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zicht.web.settings")
        try:
            from zicht.web.serving import managed
        except ImportError as lacking:
            click.echo(say("demo_needs_web", language, name=lacking.name or ""), err=True)
            return 2
        return managed(given)

    made = Command(
        "manage",
        language,
        run,
        [click.Argument(["given"], nargs=-1, type=click.UNPROCESSED, metavar="COMMAND ...")],
        more="manage_more",
    )
    made.context_settings = {"ignore_unknown_options": True, "allow_interspersed_args": False}
    return made
