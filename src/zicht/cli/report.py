"""`zicht report`: one case as a report to learn from together."""

from datetime import date, datetime
from pathlib import Path

import click

from zicht.cli.command import Command, Day, options_in


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(case: Path, rulebook: Path | None, region: str | None, **wanted: Path | date | str | bool | None) -> int:
        from zicht.cli.reporting import Asked, write_report

        return write_report(case, rulebook, region, Asked(language, datetime.now().astimezone().date(), **wanted))  # type: ignore[arg-type]

    return Command("report", language, run, _options(language), more="report_more", end="report_end")


def _options(language: str) -> list[click.Parameter]:
    from zicht.cli.completing import complete_cases, complete_organisations, complete_regions

    path, option = click.Path(path_type=Path), options_in(language)

    return [
        click.Argument(["case"], required=True, type=path, metavar="CASE", shell_complete=complete_cases),
        option("--output -o", "option_output", type=path, metavar="FILE"),
        option("--stepwise", "option_stepwise", is_flag=True),
        option("--moments", "option_moments", type=path, metavar="FILE"),
        option("--mapping", "option_mapping", type=path, metavar="FILE"),
        option("--known-to", "option_known_to", metavar="ORG", shell_complete=complete_organisations),
        option("--with-names", "option_with_names", is_flag=True),
        option("--with-notes", "option_with_notes", is_flag=True),
        option("--purpose", "option_purpose", metavar="TEXT"),
        option("--destroy-by", "option_destroy_by", type=Day()),
        option("--json", "option_report_json", is_flag=True),
        option("--svg", "option_svg", is_flag=True),
        option("--pdf", "option_pdf", is_flag=True),
        option("--region", "option_region", metavar="CODE", shell_complete=complete_regions),
        option("--rulebook", "option_rulebook", type=path, metavar="PATH"),
    ]
