"""`zicht completion`: what a shell needs to complete commands."""

import click

from zicht.cli.command import Command

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_ZICHT_COMPLETE"


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(shell: str) -> int:
        from click.shell_completion import get_completion_class

        from zicht.cli.main import group

        completion = get_completion_class(shell)
        assert completion is not None
        click.echo(completion(group(language), {}, "zicht", VARIABLE).source())
        return 0

    argument = click.Argument(["shell"], type=click.Choice(SHELLS), metavar="SHELL")
    return Command("completion", language, run, [argument], more="completion_more")
