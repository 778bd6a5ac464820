"""`zicht replay`: a case day by day, or many cases from a folder."""

from datetime import date
from pathlib import Path

import click

from zicht.cli.command import Command, Day, options_in

Options = list[click.Parameter]


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(
        files: tuple[Path, ...],
        rulebook: Path | None,
        region: str | None,
        **wanted: date | str | bool | Path | None,
    ) -> int:
        from zicht.cli.replaying import Wanted, replay_all

        return replay_all(files, rulebook, region, Wanted(language=language, **wanted))  # type: ignore[arg-type]

    return Command("replay", language, run, _options(language), more="replay_more", end="replay_end")


def _options(language: str) -> Options:
    from zicht.cli.completing import complete_cases, complete_organisations, complete_regions

    path, option = click.Path(path_type=Path), options_in(language)

    return [
        click.Argument(["files"], nargs=-1, required=True, type=path, metavar="FILE...", shell_complete=complete_cases),
        option("--json", "option_json", is_flag=True),
        option("--on", "option_on", type=Day()),
        option("--as-known-at", "option_as_known_at", type=Day()),
        option("--known-to", "option_known_to", metavar="ORG", shell_complete=complete_organisations),
        option("--region", "option_region", metavar="CODE", shell_complete=complete_regions),
        option("--rulebook", "option_rulebook", type=path, metavar="PATH"),
        option("--mapping", "option_mapping", type=path, metavar="FILE"),
        option("--shadow", "option_shadow", is_flag=True),
        option("--findings", "option_findings", is_flag=True),
    ]
