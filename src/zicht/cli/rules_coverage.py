"""`zicht rules coverage`: what the rules reach, and what no rule uses yet."""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from zicht.cli.command import Command
from zicht.cli.rulebooks import loaded, rulebook_option
from zicht.cli.terminal import Paper, paper_for
from zicht.cli.texts import say
from zicht.explanation.wording import Wording, general
from zicht.facts.document import read
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import ProblemsFound
from zicht.rulebook.load import content_folder
from zicht.rulebook.rule import Matcher, Rulebook, Shape

NOT_YET = "not yet"


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(rulebook: Path | None) -> int:
        content = loaded(rulebook, None, language)
        if content is None:
            return 2
        vocabulary, rules = content
        paper, wording = paper_for(sys.stdout), general(vocabulary, language)
        _themes(rules, paper, wording)
        used = used_kinds(rules)
        kinds = [wording.kind(each) for each in vocabulary.kinds if each not in used]
        total = str(len(vocabulary.kinds))
        _listed(say("coverage_kinds", language, count=str(len(kinds)), total=total), kinds, paper)
        classes = [wording.class_of_kinds(each) for each in unused_classes(vocabulary, used)]
        total = str(len(vocabulary.classes))
        _listed(say("coverage_classes", language, count=str(len(classes)), total=total), classes, paper)
        click.echo(f"\n{requirements_line(rulebook or content_folder(), rules, language)}")
        return 0

    return Command("rules coverage", language, run, [rulebook_option(language)])


def used_kinds(rulebook: Rulebook) -> set[str]:
    """The kinds that some rule, condition or holding names, by themselves or through a class."""
    found: set[str] = set()
    for rule in rulebook.rules:
        groups = [each.facts for each in rule.hits]
        parts = (rule.trigger, rule.answered_by, rule.ended_by, rule.latest_of, rule.cleared_by, *groups)
        found |= {kind for part in parts for kind in _kinds(part)}
    for condition in rulebook.conditions.values():
        found |= _kinds(condition.opens)
        for closing in condition.closes:
            found |= _kinds(closing.facts).union(*(_kinds(each) for each in closing.requires))
    for holding in rulebook.holdings.values():
        found |= _kinds(holding.set_by) | _kinds(holding.released_by)
    return found


def unused_classes(vocabulary: Vocabulary, used: set[str]) -> list[str]:
    """The classes of which no kind is used."""
    classes = {each.class_code for code in used for each in vocabulary.kinds[code].counts_as}
    return [each for each in vocabulary.classes if each not in classes]


def requirements_line(folder: Path, rulebook: Rulebook, language: str) -> str:
    """By requirements.yaml when this is a checkout, else by what the rules cite."""
    by_rules = {each for rule in rulebook.rules for each in rule.requirements}
    said = say("coverage_by_rules", language, met=str(len(by_rules)))
    try:
        top = read(folder.parent / "requirements.yaml").mapping or {}
    except ProblemsFound:
        return said
    found = (top["requirements"].mapping or {}) if "requirements" in top else {}
    met = [each for each in found.values() if each.mapping and each.mapping["met_by"].value != NOT_YET]
    values = {"met": str(len(met)), "total": str(len(found))}
    return f"{say('coverage_requirements', language, **values)}\n{said}"


def _themes(rulebook: Rulebook, paper: Paper, wording: Wording) -> None:
    counts = Counter((each.theme, each.shape) for each in rulebook.rules)
    headings = [say(f"shape_{each.value}", wording.language) for each in Shape]
    width = max(len(wording.theme(each)) for each in wording.vocabulary.themes)
    heads = [f"  {each}" for each in [*headings, say("coverage_total", wording.language)]]
    click.echo(paper.paint(" " * width + "".join(heads), "bold"), color=True)
    for theme in wording.vocabulary.themes:
        row = [counts[theme, shape] for shape in Shape]
        numbers = zip([*row, sum(row)], heads, strict=True)
        cells = "".join((str(each) if each else "·").rjust(len(head)) for each, head in numbers)
        click.echo(f"{wording.theme(theme).ljust(width)}{cells}", color=True)


def _listed(heading: str, labels: Iterable[str], paper: Paper) -> None:
    click.echo(f"\n{paper.paint(heading, 'bold')}", color=True)
    for line in paper.lines(", ".join(labels) or "-", "  "):
        click.echo(line, color=True)


def _kinds(matchers: Iterable[Matcher]) -> set[str]:
    return {kind for each in matchers for kind in each.kinds}
