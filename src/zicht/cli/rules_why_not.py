"""`zicht rules why-not CASE RULE DAY`: why a rule is silent on a day, or what stands after all."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from zicht.cli.command import Command, Day, options_in
from zicht.cli.completing import (
    complete_cases,
    complete_organisations,
    complete_persons,
    complete_regions,
    complete_rules,
)
from zicht.cli.rulebooks import Content, loaded, rulebook_option, tell
from zicht.cli.rules_show import not_there
from zicht.cli.texts import say
from zicht.facts.case import Case


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked about a rule."""

    language: str
    code: str
    day: date
    rulebook: Path | None = None
    region: str | None = None
    about: str | None = None
    known_to: str | None = None
    json: bool = False


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(
        case: Path,
        code: str,
        day: date,
        rulebook: Path | None,
        region: str | None,
        about: str | None,
        known_to: str | None,
        json: bool,
    ) -> int:
        return _answer(case, Asked(language, code, day, rulebook, region, about, known_to, json))

    return Command("rules why-not", language, run, _options(language), more="rules why-not_more")


def _answer(path: Path, asked: Asked) -> int:
    from zicht.cli.reading import read_any
    from zicht.facts.problems import ProblemsFound

    content = loaded(asked.rulebook, asked.region, asked.language)
    if content is None or not_there(asked.code, content[1], asked.language):
        return 2
    try:
        case, _ = read_any(path, content[0])
    except ProblemsFound as found:
        tell(found.problems, asked.language)
        return 2
    if wrong := _wrong_names(case, path, asked):
        click.echo(wrong, err=True)
        return 2
    for line in _lines(case, content, asked):
        click.echo(line, color=True)
    return 0


def _options(language: str) -> list[click.Parameter]:
    path, option = click.Path(path_type=Path), options_in(language)

    return [
        click.Argument(["case"], type=path, metavar="CASE", shell_complete=complete_cases),
        click.Argument(["code"], metavar="RULE", shell_complete=complete_rules),
        click.Argument(["day"], type=Day(), metavar="DAY"),
        option("--about", "option_about", metavar="PERSON", shell_complete=complete_persons),
        option("--known-to", "option_known_to", metavar="ORG", shell_complete=complete_organisations),
        option("--region", "option_region", metavar="CODE", shell_complete=complete_regions),
        option("--json", "option_why_not_json", is_flag=True),
        rulebook_option(language),
    ]


def _wrong_names(case: Case, path: Path, asked: Asked) -> str:
    if asked.about is not None and asked.about not in {each.id for each in case.persons}:
        return say("unknown_about", asked.language, known=", ".join(each.id for each in case.persons))
    if asked.known_to is not None and case.organisation(asked.known_to) is None:
        known = ", ".join(each.id for each in case.organisations) or say("no_organisations", asked.language)
        return say("unknown_known_to", asked.language, file=str(path), known=known)
    return ""


def _lines(case: Case, content: Content, asked: Asked) -> Iterator[str]:
    from zicht.cli.terminal import paper_for
    from zicht.evaluation.silence import why_not
    from zicht.explanation.explain import Explainer
    from zicht.explanation.silence import told
    from zicht.explanation.wording import Wording

    vocabulary, rulebook = content
    rule = rulebook.rule(asked.code)
    assert rule is not None
    paper, wording = paper_for(sys.stdout), Wording(case, vocabulary, asked.language)
    answer = why_not(case, rulebook, rule, asked.day, asked.known_to, asked.about)
    if asked.json:
        from zicht.projections.silence import silence_json

        yield silence_json(answer, rule, rulebook, wording, asked.day, asked.known_to, asked.about)
        return
    yield from paper.lines(rule.title[asked.language], style="heading")
    day = wording.day(asked.day)
    if answer.standing:
        yield from paper.lines(say("not_silent", asked.language, day=day), style="bold")
        explainer = Explainer(rulebook, wording, asked.known_to)
        for each in answer.standing:
            yield from paper.lines(explainer.explain(each, asked.day).sentence, "  - ", "    ")
        return
    yield from paper.lines(say("is_silent", asked.language, day=day), style="bold")
    for sentence in told(answer, rule, rulebook, wording):
        yield from paper.lines(sentence, "  - ", "    ")
    if asked.day > case.evaluate_on:
        yield from paper.lines(say("after_last_day", asked.language, day=wording.day(case.evaluate_on)), style="dim")
