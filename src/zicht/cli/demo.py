"""`zicht demo`: the web application on this machine, on a PostgreSQL of its own, with an invented region."""

import os
from pathlib import Path

import click

from zicht.cli.command import Command
from zicht.cli.texts import say

PORT = 8000


def data_folder(is_root: bool, home: Path) -> Path:
    """Where the demo keeps its database: under root PostgreSQL runs as somebody else, who may not enter root's home."""
    return Path("/var/lib/zicht-demo") if is_root else home / ".local" / "share" / "zicht-demo"


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(data: Path, cases: Path | None, port: int, opens: bool) -> int:
        try:
            from zicht.web.demo.serving import serve_demo
        except ImportError as missing:
            click.echo(say("demo_needs_web", language, name=missing.name or ""), err=True)
            return 2
        return serve_demo(data, cases, port, opens, lambda key, **values: click.echo(say(key, language, **values)))

    path = click.Path(path_type=Path)
    folder = data_folder(hasattr(os, "geteuid") and os.geteuid() == 0, Path.home())
    return Command(
        "demo",
        language,
        run,
        [
            click.Option(["--data"], type=path, metavar="FOLDER", default=folder, help=say("option_data", language)),
            click.Option(["--cases"], type=path, metavar="FOLDER", help=say("option_cases", language)),
            click.Option(["--port"], type=click.IntRange(1, 65535), default=PORT, help=say("option_port", language)),
            click.Option(["--open", "opens"], is_flag=True, help=say("option_open", language)),
        ],
        more="demo_more",
    )
