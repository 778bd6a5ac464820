"""`zicht rules show CODE`: everything about one rule, in words."""

import difflib
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from zicht.cli.command import Command
from zicht.cli.completing import complete_rules
from zicht.cli.rulebooks import loaded, rulebook_option
from zicht.cli.terminal import Paper, paper_for
from zicht.cli.texts import say
from zicht.explanation.rule_words import Part, asks, layer, open_sentence, terms
from zicht.explanation.wording import Wording, general
from zicht.facts.kinds import Vocabulary
from zicht.rulebook.rule import Rule, Rulebook


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(code: str, rulebook: Path | None) -> int:
        content = loaded(rulebook, None, language)
        if content is None:
            return 2
        if not_there(code, content[1], language):
            return 2
        rule = content[1].rule(code)
        assert rule is not None
        text = RuleText(paper_for(sys.stdout), general(content[0], language), content[1])
        for line in text.lines(rule, _cases(code, rulebook, content[0])):
            click.echo(line, color=True)
        return 0

    argument = click.Argument(["code"], metavar="CODE", shell_complete=complete_rules)
    return Command("rules show", language, run, [argument, rulebook_option(language)])


def not_there(code: str, rulebook: Rulebook, language: str) -> bool:
    """Whether there is no such rule; then it is told, with the nearest code."""
    if rulebook.rule(code) is not None:
        return False
    near = difflib.get_close_matches(code, [each.code for each in rulebook.rules], n=1)
    hint = say("did_you_mean", language, name=near[0]) if near else ""
    click.echo(say("no_such_rule", language, code=code, hint=hint), err=True)
    return True


class RuleText:
    """The lines that explain a rule."""

    def __init__(self, paper: Paper, wording: Wording, rulebook: Rulebook) -> None:
        self.paper = paper
        self.wording = wording
        self.rulebook = rulebook
        self.language = wording.language

    def lines(self, rule: Rule, cases: list[tuple[str, str]]) -> Iterator[str]:
        """Everything of one rule."""
        yield from self.paper.lines(rule.title[self.language], style="heading")
        yield from self._facts(rule)
        yield from self._section("show_sentence", [open_sentence(rule, self.wording)])
        yield from self._section("show_asks", [])
        for part in asks(rule, self.rulebook, self.wording):
            yield from self._part(part)
        yield from self._section("show_term", list(terms(rule, self.rulebook, self.wording)))
        cited = [f"{each.source} {each.place}: {each.paraphrase}" for each in rule.citations]
        yield from self._section("show_sources", cited)
        yield from self._section("show_also", list(rule.alternatives.get(self.language, ())))
        shown = [f"{say(f'shows_{shows}', self.language)}: {name}" for shows, name in cases]
        yield from self._section("show_cases", shown)

    def _facts(self, rule: Rule) -> Iterator[str]:
        status = say("shadow" if rule.shadow else "live", self.language)
        facts = {
            "code": rule.code,
            say("show_theme", self.language): self.wording.theme(rule.theme),
            say("show_shape", self.language): say(f"shape_{rule.shape.value}", self.language),
            say("show_layer", self.language): layer(rule, self.wording),
            say("show_status", self.language): status,
            say("show_keeper", self.language): rule.keeper,
            say("show_requirements", self.language): ", ".join(rule.requirements),
        }
        width = max(map(len, facts)) + 2
        for label, value in facts.items():
            yield from self.paper.lines(value, f"  {label.ljust(width)}")

    def _part(self, part: Part) -> Iterator[str]:
        """One item behind its heading; several each on a line of its own."""
        heading = f"{part.heading} {part.lead}" if part.lead else f"{part.heading}:"
        if len(part.items) == 1:
            yield from self.paper.lines(f"{heading} {part.items[0]}", "  ", "    ")
            return
        yield from self.paper.lines(heading, "  ", "    ")
        for number, each in enumerate(part.items):
            said = f"{self.wording.say('or')} {each}" if number else each
            yield from self.paper.lines(said, "    - ", "      ")

    def _section(self, key: str, texts: list[str]) -> Iterator[str]:
        if texts or key == "show_asks":
            yield ""
            yield self.paper.paint(say(key, self.language), "bold")
        for text in texts:
            yield from self.paper.lines(text, "  ", "    ")


def _cases(code: str, folder: Path | None, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """What the cases beside a rule show, and their names; none when they cannot be read."""
    from zicht.evaluation.rule_cases import cases_path, read_rule_cases
    from zicht.facts.problems import ProblemsFound
    from zicht.rulebook.load import content_folder, rule_files

    paths = [cases_path(each) for each in rule_files(folder or content_folder()) if each.stem == code]
    try:
        found = [read_rule_cases(path, path.name, vocabulary) for path in paths if path.is_file()]
    except ProblemsFound:
        return []
    return [(each.shows, each.name) for cases in found for each in cases]
