"""`zicht map`: what a table from elsewhere means, asked once and written down."""

from pathlib import Path

import click

from zicht.cli.command import Command
from zicht.cli.outputs import TABLE_ENDINGS, may_write, overwrite_option, table_bytes, write
from zicht.cli.rulebooks import loaded, rulebook_option, tell
from zicht.cli.texts import say
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import ProblemsFound


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(
        table: Path, mapping: Path | None, save: Path | None, to: Path | None, rulebook: Path | None, overwrite: bool
    ) -> int:
        content = loaded(rulebook, None, language)
        if content is None or (to and not may_write(to, TABLE_ENDINGS, overwrite, language)):
            return 2
        try:
            used = mapping or _asked(table, save, overwrite, content[0], language)
            if used is None:
                return 2
            return _mapped(table, used, to, content[0], language)
        except ProblemsFound as wrong:
            tell(wrong.problems, language)
            return 2

    return Command("map", language, run, _options(language), more="map_more")


def _options(language: str) -> list[click.Parameter]:
    path = click.Path(path_type=Path)
    return [
        click.Argument(["table"], type=path, metavar="TABLE"),
        click.Option(["--mapping"], type=path, metavar="FILE", help=say("option_mapping", language)),
        click.Option(["--save"], type=path, metavar="FILE", help=say("option_save", language)),
        click.Option(["--to"], type=path, metavar="FILE", help=say("option_map_to", language)),
        overwrite_option(language),
        rulebook_option(language),
    ]


def _asked(table: Path, save: Path | None, overwrite: bool, vocabulary: Vocabulary, language: str) -> Path | None:
    """Ask, and write the answers; None when they may not be written."""
    target = save or table.with_name(f"{table.stem}.koppeling.yaml")
    if not may_write(target, (".yaml", ".yml"), overwrite, language):
        return None
    from zicht.cli.map_wizard import Wizard
    from zicht.facts.tables.mapping import mapping_text
    from zicht.facts.tables.table import raw_table

    answers = Wizard(raw_table(table), vocabulary, language).answers()
    if not write(target, mapping_text(answers).encode(), language):
        return None
    click.echo(say("map_private", language, file=str(target)))
    return target


def _mapped(table: Path, mapping: Path, to: Path | None, vocabulary: Vocabulary, language: str) -> int:
    from zicht.facts.tables.layout import FACTS
    from zicht.facts.tables.mapped import mapped_case, unread_rows
    from zicht.facts.tables.mapping import read_mapping
    from zicht.facts.tables.writing import written

    found = mapped_case(table, read_mapping(mapping, vocabulary), vocabulary)
    tell(found.notes, language)
    click.echo(say("map_done", language, facts=str(len(found.case.facts)), unread=str(len(found.unread))))
    if to is None:
        click.echo(say("map_next", language, table=str(table), mapping=str(mapping)))
        return 0
    sheets = written(found.case, vocabulary, str(table))
    sheets[FACTS] += unread_rows(found.unread)
    return 0 if write(to, table_bytes(to, sheets, vocabulary), language) else 2
