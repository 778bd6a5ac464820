"""`zicht verify-log`: is the log of looks whole, and where does it break."""

import click

from zicht.cli.command import Command
from zicht.cli.keeping import kept
from zicht.cli.texts import say

BROKEN = 1


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(head: str) -> int:
        if head and not head.partition(":")[0].isdecimal():
            click.echo(say("log_head_unreadable", language), err=True)
            return 2
        return kept(language, lambda: _verified(head, language))

    option = click.Option(["--head"], default="", metavar="HEAD", help=say("option_head", language))
    return Command("verify-log", language, run, [option], more="verify-log_more")


def _verified(head: str, language: str) -> int:
    from zicht.web.storage.log_chain import verify_log

    found = verify_log(head)
    click.echo(say("log_counted", language, looks=str(found.looks), destroyed=str(found.destroyed)))
    for look, what in found.broken:
        click.echo(say(f"log_{what}", language, look=str(look)), err=True)
    if found.broken:
        return BROKEN
    click.echo(say("log_whole_head" if head else "log_whole", language))
    click.echo(say("log_head", language, head=found.head))
    return 0
