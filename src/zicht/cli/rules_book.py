"""`zicht rules book`: the rulebook as one HTML file."""

from pathlib import Path

import click

from zicht.cli.command import Command, options_in
from zicht.cli.completing import complete_regions
from zicht.cli.outputs import may_write, overwrite_option, write
from zicht.cli.rulebooks import loaded, rulebook_option, tell

ENDINGS = (".html",)


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(output: Path, rulebook: Path | None, region: str | None, overwrite: bool) -> int:
        from zicht.facts.problems import ProblemsFound
        from zicht.projections.rule_book import rule_book
        from zicht.reports.rule_book import rule_book_html
        from zicht.rulebook.load import content_folder

        content = loaded(rulebook, region, language)
        if content is None or not may_write(output, ENDINGS, overwrite, language):
            return 2
        try:
            book = rule_book(rulebook or content_folder(), *content, language)
        except ProblemsFound as found:
            tell(found.problems, language)
            return 2
        return 0 if write(output, rule_book_html(book).encode(), language) else 2

    return Command("rules book", language, run, _options(language))


def _options(language: str) -> list[click.Parameter]:
    path, option = click.Path(path_type=Path), options_in(language)
    return [
        option("--output -o", "option_output", type=path, metavar="FILE", default="regelboek.html"),
        option("--region", "option_region", metavar="CODE", shell_complete=complete_regions),
        overwrite_option(language),
        rulebook_option(language),
    ]
