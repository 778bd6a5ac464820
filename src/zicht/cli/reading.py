"""Reading what a command is given: a case file or a chronology table."""

from collections.abc import Sequence
from pathlib import Path

from zicht.facts.case import Case
from zicht.facts.intake import SUFFIX, read_case
from zicht.facts.kinds import Vocabulary
from zicht.facts.names import names_in
from zicht.facts.problems import Problem, ProblemsFound

CASE_SUFFIXES = (SUFFIX, ".casus.xlsx", ".casus.csv")
_OF_TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".numbers"})


def names_of(path: Path, vocabulary: Vocabulary, mapping: Path | None = None) -> dict[str, str]:
    """The names of persons in a file that was read, by their id. Raises ProblemsFound."""
    if path.suffix.casefold() not in _OF_TABLES:
        return names_in(path)
    from zicht.facts.tables.table_names import names_in_mapping, names_in_table

    return names_in_mapping(mapping, vocabulary) if mapping is not None else names_in_table(path, vocabulary)


def read_any(path: Path, vocabulary: Vocabulary, mapping: Path | None = None) -> tuple[Case, Sequence[Problem]]:
    """The case in a file, and what its reader must be told. Raises ProblemsFound."""
    if path.is_dir():
        raise ProblemsFound([Problem(str(path), 1, "no_case_files")])
    if path.suffix.casefold() not in _OF_TABLES:
        return read_case(path, vocabulary), ()
    if mapping is not None:
        from zicht.facts.tables.mapped import read_mapped

        return read_mapped(path, mapping, vocabulary)
    from zicht.facts.tables.table import read_table

    return read_table(path, vocabulary)
