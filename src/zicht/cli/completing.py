"""Completion of case files, organisations, regions and rule codes, where that costs little."""

import os
import shlex
from pathlib import Path

import click
from click.shell_completion import CompletionItem

Items = list[CompletionItem]


def complete_cases(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Case files, and folders that may hold them."""
    folder, _, start = incomplete.rpartition("/")
    prefix = incomplete.removesuffix(start)
    try:
        entries = sorted(Path(folder or ("/" if prefix else ".")).iterdir())
    except OSError:
        return []
    return [
        CompletionItem(f"{prefix}{each.name}{'/' if each.is_dir() else ''}")
        for each in entries
        if each.name.startswith(start) and (each.is_dir() or each.name.endswith((".casus.yaml", ".xlsx", ".csv")))
    ]


def complete_organisations(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The organisations of the case file that is already on the line."""
    from zicht.facts.document import read
    from zicht.facts.problems import ProblemsFound

    found: dict[str, None] = {}
    for path in _case_files_on_the_line():
        try:
            top = read(Path(path)).mapping or {}
        except ProblemsFound:
            continue
        listed = top["organisations"].sequence if "organisations" in top else None
        for each in listed or ():
            if each.mapping and "id" in each.mapping:
                found[str(each.mapping["id"].value)] = None
    return [CompletionItem(each) for each in found if each.startswith(incomplete)]


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
