"""`zicht template`: an empty table to fill in."""

from pathlib import Path

import click

from zicht.cli.command import Command
from zicht.cli.outputs import TABLE_ENDINGS, may_write, overwrite_option, table_bytes, write
from zicht.cli.rulebooks import loaded, rulebook_option


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(file: Path, rulebook: Path | None, overwrite: bool) -> int:
        from zicht.facts.tables.layout import CASE, FACTS
        from zicht.facts.tables.writing import Sheets

        content = loaded(rulebook, None, language)
        if content is None or not may_write(file, TABLE_ENDINGS, overwrite, language):
            return 2
        empty: Sheets = {FACTS: [], CASE: [{"id": file.name.split(".")[0], "evaluate_on": None}]}
        return 0 if write(file, table_bytes(file, empty, content[0]), language) else 2

    options: list[click.Parameter] = [
        click.Argument(["file"], type=click.Path(path_type=Path), metavar="FILE"),
        overwrite_option(language),
        rulebook_option(language),
    ]
    return Command("template", language, run, options, more="template_more")
