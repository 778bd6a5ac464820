"""`zicht destroy FAMILY`: destroy a family by law; shows what it would reach, until it is confirmed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

import click

from zicht.casework.destroying import REASONS
from zicht.cli.command import Command
from zicht.cli.keeping import kept
from zicht.cli.texts import say

if TYPE_CHECKING:
    from zicht.web.storage.destroying import Reach


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(family: UUID, reason: str, decided_by: tuple[str, ...], confirm: bool) -> int:
        return kept(language, lambda: _destroyed(family, reason, decided_by if confirm else None, language))

    parameters: list[click.Parameter] = [
        click.Argument(["family"], type=click.UUID, metavar="FAMILY"),
        click.Option(["--reason"], type=click.Choice([*REASONS]), required=True, help=say("option_reason", language)),
        click.Option(["--decided-by"], multiple=True, metavar="NAME", help=say("option_decided_by", language)),
        click.Option(["--confirm"], is_flag=True, help=say("option_confirm", language)),
    ]
    return Command("destroy", language, run, parameters, more="destroy_more")


def _destroyed(family: UUID, reason: str, decided_by: Sequence[str] | None, language: str) -> int:
    """`decided_by`: None when nothing is to be done yet."""
    from zicht.web.context import clock
    from zicht.web.storage.destroying import RefusedError, StillInvolvedError, destroy, reach_of, retention

    now, term = clock(), retention()
    found = reach_of(family, now.date())
    if found.is_empty or found.last_change is None:
        click.echo(say("destroy_nothing", language), err=True)
        return 2
    ends = {"years": str(term.years), "source": term.source, "day": term.ends(found.last_change).isoformat()}
    _told(found, ends, language)
    if found.involved:
        click.echo(say("destroy_involved", language, who=", ".join(found.involved)), err=True)
        return 2
    if decided_by is None:
        click.echo(say("destroy_dry", language))
        return 0
    try:
        mark = destroy(family, reason, decided_by, now)
    except StillInvolvedError as error:
        click.echo(say("destroy_involved", language, who=", ".join(error.organisations)), err=True)
        return 2
    except RefusedError as error:
        for problem in error.problems.values():
            click.echo(say(f"destroy_{problem}", language, **ends), err=True)
        return 2
    click.echo(say("destroy_done", language, mark=mark.mark))
    return 0


def _told(found: "Reach", ends: dict[str, str], language: str) -> None:
    for table, count in sorted(found.rows.items()):
        if count:
            click.echo(f"{count:8} {table}")
    click.echo(say("destroy_looks", language, looks=str(found.looks)))
    click.echo(say("destroy_open", language, count=str(found.still_open)))
    click.echo(say("destroy_kept_until", language, **ends))
