"""`zicht rules list`: all rules by theme."""

import sys
from pathlib import Path

import click

from zicht.cli.command import Command
from zicht.cli.rulebooks import loaded, rulebook_option
from zicht.cli.terminal import Paper, paper_for
from zicht.cli.texts import say
from zicht.rulebook.rule import Rule


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(rulebook: Path | None) -> int:
        content = loaded(rulebook, None, language)
        if content is None:
            return 2
        vocabulary, rules = content
        from zicht.explanation.wording import general

        wording, paper = general(vocabulary, language), paper_for(sys.stdout)
        width = max((len(each.code) for each in rules.rules), default=0)
        for theme in vocabulary.themes:
            of_theme = [each for each in rules.rules if each.theme == theme]
            if of_theme:
                click.echo(paper.paint(f"{wording.theme(theme)} ({theme})", "heading"), color=True)
                for rule in sorted(of_theme, key=lambda each: each.code):
                    _write(rule, width, paper, language)
        click.echo()
        click.echo(say("rules_total", language, count=str(len(rules.rules)), version=rules.version))
        return 0

    return Command("rules list", language, run, [rulebook_option(language)])


def _write(rule: Rule, width: int, paper: Paper, language: str) -> None:
    cells = [
        rule.code.ljust(width),
        say(f"shape_{rule.shape.value}", language).ljust(12),
        layer(rule, language).ljust(13),
        say("shadow" if rule.shadow else "live", language),
    ]
    title = paper.lines(rule.title[language], "    ", style="dim")
    click.echo("\n".join([f"  {'  '.join(cells)}", *title]), color=True)


def layer(rule: Rule, language: str) -> str:
    """`norm 2019`, or `inzicht 2016` when it never was an agreed norm."""
    norm, lesson = rule.layer.norm_since, rule.layer.lesson_since
    if norm is not None:
        return say("layer_norm", language, since=str(norm.year))
    return say("layer_lesson", language, since=str(lesson.year) if lesson else "?")
