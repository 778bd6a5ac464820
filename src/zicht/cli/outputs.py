"""Writing a file that somebody asked for, and never over one that is there."""

import sys
from pathlib import Path

import click

from zicht.cli.texts import say
from zicht.facts.kinds import Vocabulary
from zicht.facts.tables.writing import Sheets

TABLE_ENDINGS = (".xlsx", ".csv")


def overwrite_option(language: str) -> click.Option:
    """`--overwrite`."""
    return click.Option(["--overwrite"], is_flag=True, help=say("option_overwrite", language))


def may_write(path: Path, endings: tuple[str, ...], overwrite: bool, language: str) -> bool:
    """Whether a file of this name may be written; if not, it is told why."""
    if not path.name.casefold().endswith(endings):
        return _told("wrong_ending", language, file=str(path), endings=", ".join(endings))
    if path.exists() and not overwrite:
        return _told("exists", language, file=str(path))
    return True


def write(path: Path, content: bytes, language: str) -> bool:
    """Write a whole file; whether that went well."""
    try:
        path.write_bytes(content)
    except OSError:
        return _told("not_writable", language, file=str(path))
    click.echo(say("written", language, file=str(path)))
    return True


def table_bytes(path: Path, sheets: Sheets, vocabulary: Vocabulary) -> bytes:
    """A table in the form that the name of the file asks."""
    if path.suffix.casefold() == ".csv":
        from zicht.facts.tables.write_csv import columns_of, csv_bytes

        return csv_bytes(sheets, columns_of(sheets))
    from zicht.facts.tables.write_workbook import workbook_bytes

    return workbook_bytes(sheets, vocabulary)


def _told(key: str, language: str, **values: str) -> bool:
    sys.stderr.write(say(key, language, **values) + "\n")
    return False
