"""`zicht destroy FAMILY`: destroy a family by law; shows what it would reach, until it is confirmed."""

from uuid import UUID

import click

from zicht.cli.command import Command
from zicht.cli.keeping import kept
from zicht.cli.texts import say

REASONS = ["retention", "request", "court", "mistake"]


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(family: UUID, reason: str, confirm: bool) -> int:
        return kept(language, lambda: _destroyed(family, reason, confirm, language))

    parameters: list[click.Parameter] = [
        click.Argument(["family"], type=click.UUID, metavar="FAMILY"),
        click.Option(["--reason"], type=click.Choice(REASONS), required=True, help=say("option_reason", language)),
        click.Option(["--confirm"], is_flag=True, help=say("option_confirm", language)),
    ]
    return Command("destroy", language, run, parameters, more="destroy_more")


def _destroyed(family: UUID, reason: str, confirm: bool, language: str) -> int:
    from zicht.web.context import clock
    from zicht.web.storage.destroying import StillInvolvedError, destroy, reach_of

    now = clock()
    found = reach_of(family, now.date())
    if found.is_empty:
        click.echo(say("destroy_nothing", language), err=True)
        return 2
    for table, count in sorted(found.rows.items()):
        if count:
            click.echo(f"{count:8} {table}")
    click.echo(say("destroy_looks", language, looks=str(found.looks)))
    click.echo(say("destroy_open", language, count=str(found.still_open)))
    if found.involved:
        click.echo(say("destroy_involved", language, who=", ".join(found.involved)), err=True)
        return 2
    if not confirm:
        click.echo(say("destroy_dry", language))
        return 0
    try:
        mark = destroy(family, reason, now)
    except StillInvolvedError as error:
        click.echo(say("destroy_involved", language, who=", ".join(error.organisations)), err=True)
        return 2
    click.echo(say("destroy_done", language, mark=mark.mark))
    return 0
