"""`zicht rules check PATH`: is a rulebook right, and does every case come out as it says."""

from functools import cache
from pathlib import Path

import click

from zicht.cli.command import Command
from zicht.cli.rulebooks import tell
from zicht.cli.texts import say
from zicht.evaluation.rule_cases import cases_path, check_all, read_rule_cases
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import Problem, ProblemsFound
from zicht.rulebook.load import content_folder, load, regions, rule_files, unused
from zicht.rulebook.rule import Rulebook


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(folder: Path | None) -> int:
        problems, rules, cases = checked(folder or content_folder())
        if problems:
            tell(problems, language)
            click.echo(say("check_bad", language, count=str(len(problems))), err=True)
            return 2
        click.echo(say("check_good", language, rules=str(rules), cases=str(cases)))
        return 0

    path = click.Path(path_type=Path)
    argument = click.Argument(["folder"], required=False, type=path, metavar="[PATH]")
    return Command("rules check", language, run, [argument], more="rules check_more")


def checked(folder: Path) -> tuple[list[Problem], int, int]:
    """Everything that is wrong with a rulebook, and how many rules and cases it has."""

    @cache
    def content(region: str | None) -> tuple[Vocabulary, Rulebook]:
        return load(folder, region)

    problems: list[Problem] = []
    for region in (None, *regions(folder)):
        try:
            content(region)
        except ProblemsFound as found:
            problems += [each for each in found.problems if each not in problems]
    if problems:
        return problems, 0, 0
    vocabulary, rulebook = content(None)
    problems += unused(rulebook, folder)
    problems += check_all(folder, vocabulary, lambda region: content(region)[1])
    problems.sort(key=lambda each: (each.file, each.line))
    return problems, len(rulebook.rules), 0 if problems else _count(folder, vocabulary)


def _count(folder: Path, vocabulary: Vocabulary) -> int:
    paths = [cases_path(each) for each in rule_files(folder)]
    return sum(len(read_rule_cases(path, path.name, vocabulary)) for path in paths)
