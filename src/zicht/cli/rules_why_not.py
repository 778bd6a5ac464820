"""`zicht rules why-not CASE RULE DAY`: why a rule is silent on a day, or what stands after all."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from zicht.cli.command import Command, Day
from zicht.cli.completing import complete_cases, complete_organisations, complete_rules
from zicht.cli.rulebooks import Content, loaded, rulebook_option, tell
from zicht.cli.rules_show import not_there
from zicht.cli.texts import say
from zicht.facts.case import Case


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(case: Path, code: str, day: date, rulebook: Path | None, about: str | None, known_to: str | None) -> int:
        from zicht.cli.reading import read_any
        from zicht.facts.problems import ProblemsFound

        content = loaded(rulebook, None, language)
        if content is None or not_there(code, content[1], language):
            return 2
        try:
            read, _ = read_any(case, content[0])
        except ProblemsFound as found:
            tell(found.problems, language)
            return 2
        if wrong := _wrong_names(read, about, known_to, language):
            click.echo(wrong, err=True)
            return 2
        for line in _lines(read, content, code, day, about, known_to, language):
            click.echo(line, color=True)
        return 0

    return Command("rules why-not", language, run, _options(language), more="rules why-not_more")


def _options(language: str) -> list[click.Parameter]:
    path = click.Path(path_type=Path)
    return [
        click.Argument(["case"], type=path, metavar="CASE", shell_complete=complete_cases),
        click.Argument(["code"], metavar="RULE", shell_complete=complete_rules),
        click.Argument(["day"], type=Day(), metavar="DAY"),
        click.Option(["--about"], metavar="PERSON", help=say("option_about", language)),
        click.Option(
            ["--known-to"],
            metavar="ORG",
            help=say("option_known_to", language),
            shell_complete=complete_organisations,
        ),
        rulebook_option(language),
    ]


def _wrong_names(case: Case, about: str | None, known_to: str | None, language: str) -> str:
    if about is not None and about not in {each.id for each in case.persons}:
        return say("unknown_about", language, known=", ".join(each.id for each in case.persons))
    if known_to is not None and case.organisation(known_to) is None:
        return say("unknown_known_to", language, file=case.id, known=", ".join(each.id for each in case.organisations))
    return ""


def _lines(
    case: Case, content: Content, code: str, day: date, about: str | None, known_to: str | None, language: str
) -> Iterator[str]:
    from zicht.cli.terminal import paper_for
    from zicht.evaluation.silence import why_not
    from zicht.explanation.explain import Explainer
    from zicht.explanation.silence import told
    from zicht.explanation.wording import Wording

    vocabulary, rulebook = content
    rule = rulebook.rule(code)
    assert rule is not None
    paper, wording = paper_for(sys.stdout), Wording(case, vocabulary, language)
    answer = why_not(case, rulebook, rule, day, known_to, about)
    yield from paper.lines(rule.title[language], style="heading")
    if answer.standing:
        yield from paper.lines(say("not_silent", language, day=wording.day(day)), style="bold")
        explainer = Explainer(rulebook, wording, known_to)
        for each in answer.standing:
            yield from paper.lines(explainer.explain(each, day).sentence, "  - ", "    ")
        return
    yield from paper.lines(say("is_silent", language, day=wording.day(day)), style="bold")
    for sentence in told(answer, rule, rulebook, wording):
        yield from paper.lines(sentence, "  - ", "    ")
