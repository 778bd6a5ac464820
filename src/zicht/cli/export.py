"""`zicht export`: the facts of a case as a table."""

import sys
from pathlib import Path

import click

from zicht.cli.command import Command
from zicht.cli.completing import complete_cases
from zicht.cli.outputs import TABLE_ENDINGS, may_write, overwrite_option, table_bytes, write
from zicht.cli.reading import read_any
from zicht.cli.rulebooks import loaded, rulebook_option, tell
from zicht.cli.texts import say
from zicht.facts.problems import ProblemsFound


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(
        case: Path, to: Path, mapping: Path | None, rulebook: Path | None, with_notes: bool, overwrite: bool
    ) -> int:
        content = loaded(rulebook, None, language)
        if content is None or not may_write(to, TABLE_ENDINGS, overwrite, language):
            return 2
        from zicht.facts.tables.writing import without, written

        try:
            found, notes = read_any(case, content[0], mapping)
            sheets = written(found, content[0], str(case))
        except ProblemsFound as wrong:
            tell(wrong.problems, language)
            return 2
        tell(notes, language)
        shown = sheets if with_notes else without(sheets, "note", "professional")
        if not write(to, table_bytes(to, shown, content[0]), language):
            return 2
        for key in ("export_personal", *(("export_notes",) if with_notes else ())):
            sys.stderr.write(say(key, language, file=str(to)) + "\n")
        return 0

    return Command("export", language, run, _options(language), more="export_more")


def _options(language: str) -> list[click.Parameter]:
    path = click.Path(path_type=Path)
    return [
        click.Argument(["case"], type=path, metavar="CASE", shell_complete=complete_cases),
        click.Option(["--to"], type=path, required=True, metavar="FILE", help=say("option_to", language)),
        click.Option(["--with-notes"], is_flag=True, help=say("option_export_notes", language)),
        click.Option(["--mapping"], type=path, metavar="FILE", help=say("option_mapping", language)),
        overwrite_option(language),
        rulebook_option(language),
    ]
