"""The command `zicht`: reads the language, finds the command, and gives an exit code.

0: done, also when there are findings. 2: the input or the call was not right; all that is wrong is told
at once.
"""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import click

from zicht.cli.command import LazyGroup

COMMANDS = {
    "replay": "zicht.cli.replay",
    "template": "zicht.cli.template",
    "map": "zicht.cli.map",
    "merge": "zicht.cli.merge",
    "export": "zicht.cli.export",
    "report": "zicht.cli.report",
    "rules": "zicht.cli.rules",
    "demo": "zicht.cli.demo",
    "serve": "zicht.cli.serve",
    "manage": "zicht.cli.manage",
    "rebuild": "zicht.cli.rebuild",
    "verify-log": "zicht.cli.verify_log",
    "destroy": "zicht.cli.destroy",
    "completion": "zicht.cli.completion",
}
LANGUAGES = ("nl", "en")
WRONG = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = chosen_language(given, os.environ.get("ZICHT_LANGUAGE", ""))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # the same bytes, whatever the machine's own encoding is
            stream.reconfigure(encoding="utf-8")
    try:
        result = group(language).main(given, prog_name="zicht", standalone_mode=False)
    except click.UsageError as error:
        from zicht.cli.usage import usage_text

        click.echo(usage_text(error, language), err=True)
        return WRONG
    except click.Abort:
        return INTERRUPTED
    return result if isinstance(result, int) else 0


def group(language: str) -> LazyGroup:
    """All commands."""
    return LazyGroup("zicht", language, COMMANDS, options=[version_option(language)], end="zicht_end")


def version_option(language: str) -> click.Option:
    """`--version`."""
    from zicht.cli.texts import say

    def show(context: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted and not context.resilient_parsing:
            from importlib.metadata import version

            click.echo(f"zicht {version('zicht')}")
            context.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=show,
        help=say("version", language),
    )


def chosen_language(arguments: Sequence[str], environment: str) -> str:
    """Dutch, unless `--language` or the environment asks for English.

    >>> chosen_language(["replay", "--language", "en"], "nl")
    'en'
    >>> chosen_language([], "EN_gb")
    'en'
    """
    for number, each in enumerate(arguments):
        if each == "--language" and arguments[number + 1 :]:
            return _known(arguments[number + 1])
        if each.startswith("--language="):
            return _known(each.removeprefix("--language="))
    return _known(environment)


def _known(code: str) -> str:
    short = code[:2].lower()
    return short if short in LANGUAGES else LANGUAGES[0]
