"""`zicht rebuild`: findings made anew from facts, with what differs; or by a new rulebook beside the one in use."""

from pathlib import Path
from uuid import UUID

import click

from zicht.cli.command import Command
from zicht.cli.keeping import kept
from zicht.cli.rulebooks import tell
from zicht.cli.texts import say

STEP = 50


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(family: UUID | None, dry_run: bool, rulebook: Path | None, forget: bool) -> int:
        if rulebook is not None:
            return kept(language, lambda: _prepared(rulebook, language))
        return kept(language, lambda: _forgotten(language) if forget else _rebuilt(family, dry_run, language))

    path = click.Path(path_type=Path, exists=True, file_okay=False)
    parameters: list[click.Parameter] = [
        click.Option(["--family"], type=click.UUID, metavar="FAMILY", help=say("option_family", language)),
        click.Option(["--dry-run"], is_flag=True, help=say("option_dry_run", language)),
        click.Option(["--rulebook"], type=path, metavar="FOLDER", help=say("option_next_rulebook", language)),
        click.Option(["--forget"], is_flag=True, help=say("option_forget", language)),
    ]
    return Command("rebuild", language, run, parameters, more="rebuild_more")


def _rebuilt(family: UUID | None, dry_run: bool, language: str) -> int:
    from zicht.web.context import clock
    from zicht.web.storage.rebuilding import compared, rebuilt
    from zicht.web.storage.rulebooks import follow_changes

    follow_changes()
    families = differing = 0
    for each, differences in (compared if dry_run else rebuilt)(clock().date(), family):
        families, differing = families + 1, differing + bool(differences)
        for found in differences:
            click.echo(f"{each} {found.view}")
            for sign, keys in (("+", found.added), ("~", found.changed), ("-", found.removed)):
                for key in keys:
                    click.echo(f"  {sign} {key}")
    click.echo(say("rebuild_counted", language, families=str(families), differing=str(differing)))
    if dry_run:
        click.echo(say("rebuild_dry", language))
    return 0


def _prepared(folder: Path, language: str) -> int:
    from django.conf import settings

    from zicht.facts.problems import ProblemsFound
    from zicht.rulebook.load import load
    from zicht.web.context import clock
    from zicht.web.storage.rebuilding import prepared
    from zicht.web.storage.rulebooks import follow_changes, with_agreements

    def told(done: int, count: int) -> None:
        if done % STEP == 0 or done == count:
            click.echo(say("rebuild_progress", language, done=str(done), count=str(count)), err=True)

    try:
        vocabulary, rulebook = load(folder, settings.REGION)
    except ProblemsFound as found:
        tell(found.problems, language)
        return 2
    follow_changes()
    now, then = prepared((vocabulary, with_agreements(rulebook)), clock().date(), told)
    for rule in sorted(now.keys() | then.keys()):
        before, after = now.get(rule, 0), then.get(rule, 0)
        if before != after:
            click.echo(f"{rule}: {before} -> {after}")
    click.echo(say("rebuild_prepared", language, folder=str(folder)))
    return 0


def _forgotten(language: str) -> int:
    from zicht.web.storage.rebuilding import forgotten
    from zicht.web.storage.rulebooks import follow_changes

    follow_changes()
    click.echo(say("rebuild_forgotten", language, count=str(forgotten())))
    return 0
