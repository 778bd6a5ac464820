"""`zicht merge`: tables of several organisations as one case."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from zicht.cli.command import Command
from zicht.cli.outputs import may_write, overwrite_option, write
from zicht.cli.reading import read_any
from zicht.cli.rulebooks import loaded, rulebook_option, tell
from zicht.cli.texts import say
from zicht.facts.intake import SUFFIX
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import Problem, ProblemsFound
from zicht.facts.tables.merging import Delivered, Double, Merged


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(files: tuple[Path, ...], output: Path, ids: Path | None, rulebook: Path | None, overwrite: bool) -> int:
        content = loaded(rulebook, None, language)
        if content is None or not may_write(output, (SUFFIX,), overwrite, language):
            return 2
        if len(files) < 2:
            sys.stderr.write(say("merge_two", language) + "\n")
            return 2
        vocabulary = content[0]
        found = _merged(files, output.name.removesuffix(SUFFIX), ids, vocabulary, language)
        if found is None:
            return 2
        from zicht.facts.tables.case_file import case_text

        lines = list(_told(found, len(files), vocabulary, language))
        if not write(output, case_text(found.case, lines).encode(), language):
            return 2
        sys.stderr.writelines(line + "\n" for line in lines)
        return 0

    return Command("merge", language, run, _options(language), more="merge_more")


def _options(language: str) -> list[click.Parameter]:
    path = click.Path(path_type=Path)
    output = ["-o", "--output", "output"]
    return [
        click.Argument(["files"], nargs=-1, required=True, type=path, metavar="FILE..."),
        click.Option(output, type=path, required=True, metavar="FILE", help=say("option_output_case", language)),
        click.Option(["--ids"], type=path, metavar="FILE", help=say("option_ids", language)),
        overwrite_option(language),
        rulebook_option(language),
    ]


def _merged(
    files: tuple[Path, ...], case_id: str, ids: Path | None, vocabulary: Vocabulary, language: str
) -> Merged | None:
    from zicht.facts.tables.merge_ids import read_ids
    from zicht.facts.tables.merging import merged, with_other_ids
    from zicht.facts.tables.table import case_id as word_of

    problems: list[Problem] = []
    tables: list[Delivered] = []
    for path in files:
        try:
            case, notes = read_any(path, vocabulary)
        except ProblemsFound as wrong:
            problems += wrong.problems
            continue
        tell(notes, language)
        tables.append(Delivered(str(path), word_of(path), case))
    if problems:
        tell(problems, language)
        return None
    try:
        other = read_ids(ids, {str(each.file): each.case for each in tables}) if ids else {}
        renamed = [
            Delivered(each.file, each.word, with_other_ids(each.case, *other[each.file]))
            if each.file in other
            else each
            for each in tables
        ]
        return merged(renamed, case_id, vocabulary)
    except ProblemsFound as wrong:
        tell(wrong.problems, language)
        return None


def _told(found: Merged, tables: int, vocabulary: Vocabulary, language: str) -> Iterator[str]:
    """What the maker of the case is told, on standard error and at the head of the file."""
    case = found.case
    counts = {"facts": len(case.facts), "persons": len(case.persons), "organisations": len(case.organisations)}
    yield say("merged", language, tables=str(tables), **{key: str(count) for key, count in counts.items()})
    if found.in_several:
        yield say("merged_persons", language, persons=", ".join(found.in_several))
    for each in found.doubles:
        yield _double(each, vocabulary, language)
    if found.doubles:
        yield say("merged_doubles", language, count=str(len(found.doubles)))
    without = sum(each.organisation is None for each in case.facts)
    if without:
        yield say("merged_unknown", language, count=str(without))


def _double(double: Double, vocabulary: Vocabulary, language: str) -> str:
    first, second = double.first, double.second
    nobody = say("no_organisation", language)
    return say(
        "merged_double",
        language,
        first=str(first.index),
        one=first.organisation or nobody,
        second=str(second.index),
        two=second.organisation or nobody,
        kind=vocabulary.kinds[first.kind].label,
        day=str(first.occurred_on),
        persons=", ".join(first.about),
    )
