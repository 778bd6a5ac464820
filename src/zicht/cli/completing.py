"""Completion of case files, organisations, regions and rule codes, where that costs little."""

import os
import shlex
from pathlib import Path

import click
from click.shell_completion import CompletionItem

Items = list[CompletionItem]
CASES = (".casus.yaml", ".xlsx", ".csv")


def complete_cases(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Case files, and folders that may hold them."""
    return _paths(incomplete, CASES)


def _paths(incomplete: str, endings: tuple[str, ...]) -> Items:
    folder, _, start = incomplete.rpartition("/")
    prefix = incomplete.removesuffix(start)
    try:
        entries = sorted(Path(folder or ("/" if prefix else ".")).iterdir())
    except OSError:
        return []
    return [
        CompletionItem(f"{prefix}{each.name}{'/' if each.is_dir() else ''}")
        for each in entries
        if each.name.startswith(start) and (each.is_dir() or each.name.endswith(endings))
    ]


def complete_organisations(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The organisations of the case file that is already on the line."""
    return [CompletionItem(each) for each in _ids("organisations") if each.startswith(incomplete)]


def complete_persons(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The persons of the case file that is already on the line."""
    return [CompletionItem(each) for each in _ids("persons") if each.startswith(incomplete)]


def _ids(part: str) -> list[str]:
    from zicht.facts.document import read
    from zicht.facts.problems import ProblemsFound

    found: dict[str, None] = {}
    for path in _case_files_on_the_line():
        try:
            top = read(Path(path)).mapping or {}
        except ProblemsFound:
            continue
        listed = top[part].sequence if part in top else None
        for each in listed or ():
            if each.mapping and "id" in each.mapping:
                found[str(each.mapping["id"].value)] = None
    return list(found)


def _case_files_on_the_line() -> list[str]:
    """As the shell gives the line; click itself drops arguments before an option that has no value yet."""
    try:
        words = shlex.split(os.environ.get("COMP_WORDS", ""))
    except ValueError:
        return []
    return [each for each in words if each.endswith(".casus.yaml")]


def complete_regions(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Regions with terms of their own."""
    from zicht.rulebook.load import content_folder, regions

    folder = context.params.get("rulebook") or content_folder()
    return [CompletionItem(each) for each in regions(Path(folder)) if each.startswith(incomplete)]


def complete_rules(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Codes of rules: a rule is called as its file."""
    from zicht.rulebook.load import content_folder, rule_files

    folder = context.params.get("rulebook") or content_folder()
    codes = sorted(each.stem for each in rule_files(Path(folder)))
    return [CompletionItem(each) for each in codes if each.startswith(incomplete)]


def complete_tried(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Parts of a rulebook, case files, and folders that may hold them."""
    return _paths(incomplete, (*CASES, ".yaml"))


def complete_terms(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Terms with the length that they have now, to change."""
    from zicht.facts.problems import ProblemsFound
    from zicht.rulebook.load import content_folder
    from zicht.rulebook.read_terms import read_terms

    folder = Path(context.params.get("rulebook") or content_folder())
    try:
        terms = read_terms(folder / "terms.yaml", "terms.yaml", [])
    except ProblemsFound:
        return []
    lengths = {code: str(each.values[-1].span.amount) for code, each in terms.items() if each.values}
    return [CompletionItem(f"{code}={now}") for code, now in lengths.items() if f"{code}={now}".startswith(incomplete)]
