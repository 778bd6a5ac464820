"""`zicht serve`: the web application on a database that somebody keeps; `zicht manage` gets it ready."""

import os

import click

from zicht.cli.command import Command
from zicht.cli.texts import say

NEEDED = ("ZICHT_SECRET_KEY", "ZICHT_DATABASE_URL", "ZICHT_HOSTS")


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(bind: str, workers: int) -> int:
        if os.environ.get("ZICHT_DEMO") == "1":
            click.echo(say("serve_demo", language), err=True)
            return 2
        missing = [each for each in NEEDED if not os.environ.get(each)]
        if missing:
            click.echo(say("serve_missing", language, name=", ".join(missing)), err=True)
            return 2
        try:
            from zicht.web.serving import NotReadyError, checked, gunicorn
        except ImportError as lacking:
            click.echo(say("demo_needs_web", language, name=lacking.name or ""), err=True)
            return 2
        try:
            checked()
        except NotReadyError as problem:
            click.echo(say("serve_failed", language, text=str(problem)), err=True)
            return 2
        return gunicorn(bind, workers)

    return Command(
        "serve",
        language,
        run,
        [
            click.Option(["--bind"], metavar="ADDRESS", default="127.0.0.1:8000", help=say("option_bind", language)),
            click.Option(
                ["--workers"],
                type=click.IntRange(1, 64),
                default=min(2 * (os.cpu_count() or 1) + 1, 64),
                help=say("option_workers", language),
            ),
        ],
        more="serve_more",
    )
