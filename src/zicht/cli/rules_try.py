"""`zicht rules try CHANGED CASES...`: what a changed rule, term or rulebook would do to a folder of cases."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from zicht.cli.command import Command
from zicht.cli.completing import complete_cases
from zicht.cli.rulebooks import Content, rulebook_option, tell
from zicht.cli.texts import say
from zicht.explanation.wording import Wording, general
from zicht.projections.trial import CaseTrial, Change, Days, Load, Trial, Turn

MOST_CASES, MOST_CHANGES = 12, 4


class TermLength(click.ParamType):  # type: ignore[type-arg]  # generic in new versions of click only
    """A term with another length: `kindcheck=10`."""

    name = "TERM=N"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        """Code and length, or an error."""
        code, _, amount = str(value).partition("=")
        if not code or not amount.isdecimal():
            message = "not a term and a number"
            raise click.BadParameter(message, ctx, param)
        return code, int(amount)


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(paths: tuple[Path, ...], rulebook: Path | None, term: tuple[tuple[str, int], ...], **options: bool) -> int:
        from zicht.facts.problems import ProblemsFound

        changed, cases = (None, paths) if term else (paths[0], paths[1:])
        if not cases:
            click.echo(say("try_needs_cases", language), err=True)
            return 2
        try:
            before, after = _rulebooks(rulebook, changed, dict(term))
        except ProblemsFound as found:
            tell(found.problems, language)
            return 2
        trials, good = _tried(cases, before, after, language)
        from zicht.projections.trial import together

        trial = together(trials, before[1], after[1])
        lines = [_as_json(trial)] if options["json"] else _lines(trial, general(after[0], language), after)
        for line in lines:
            click.echo(line, color=True)
        return 0 if good else 2

    return Command("rules try", language, run, _options(language), more="rules try_more")


def _options(language: str) -> list[click.Parameter]:
    path = click.Path(path_type=Path)
    return [
        click.Argument(
            ["paths"],
            nargs=-1,
            required=True,
            type=path,
            metavar="[CHANGED] CASES...",
            shell_complete=complete_cases,
        ),
        click.Option(["--term"], multiple=True, type=TermLength(), help=say("option_term", language)),
        click.Option(["--json"], is_flag=True, help=say("option_json", language)),
        rulebook_option(language),
    ]


def _rulebooks(folder: Path | None, change: Path | None, terms: dict[str, int]) -> tuple[Content, Content]:
    """The rulebook as it is, and as it would be. Raises ProblemsFound."""
    from zicht.rulebook.changed import changed, with_terms
    from zicht.rulebook.load import content_folder, load

    own = folder or content_folder()
    before = load(own)
    vocabulary, after = changed(own, change) if change is not None else before
    return before, (vocabulary, with_terms(after, terms))


def _tried(paths: Iterable[Path], before: Content, after: Content, language: str) -> tuple[list[CaseTrial], bool]:
    """Every case with both rulebooks, and whether all could be read."""
    from zicht.cli.progress import Progress
    from zicht.cli.reading import read_any
    from zicht.cli.replaying import case_files
    from zicht.facts.problems import ProblemsFound
    from zicht.projections.trial import try_case

    files = list(case_files(paths))
    progress = Progress(sys.stderr, len(files), language)
    found = []
    for path in files:
        try:
            case, _ = read_any(path, after[0])
            found.append(try_case(case, before[1], after[1]))
            progress.step(bad=False)
        except ProblemsFound as problems:
            progress.hide()
            tell(problems.problems, language)
            progress.step(bad=True)
    progress.finish()
    return found, not progress.bad


def _lines(trial: Trial, wording: Wording, after: Content) -> Iterator[str]:
    from zicht.cli.terminal import paper_for

    paper, language = paper_for(sys.stdout), wording.language
    turns = {each.value: str(trial.turns.get(each, 0)) for each in Turn}
    if not trial.look_at:
        yield from paper.lines(say("try_nothing", language, cases=str(trial.cases)), style="bold")
        return
    yield from paper.lines(say("try_turns", language, cases=str(trial.cases), **turns), style="bold")
    yield _load(say("try_whole", language), trial.whole)
    for heading, loads in (("try_by_theme", trial.by_theme), ("try_by_rule", trial.by_rule)):
        if loads:
            yield ""
            yield paper.paint(say(heading, language), "bold")
        for each in loads:
            name = wording.theme(each.name) if heading == "try_by_theme" else each.name
            yield _load(name, each)
    yield ""
    yield paper.paint(say("try_look_at", language), "bold")
    for case in trial.look_at[:MOST_CASES]:
        yield f"  {case.case} ({len(case.changes)})"
        for change in case.changes[:MOST_CHANGES]:
            yield from paper.lines(_changed(change, wording), "    - ", "      ")


def _load(name: str, load: Load) -> str:
    return f"  {name}: {load.before:.3f} -> {load.after:.3f}"


def _changed(change: Change, wording: Wording) -> str:
    said = say(f"try_{change.turn.value}", wording.language)
    return f"{said} {change.rule}: {_days(change.before, wording)} -> {_days(change.after, wording)}"


def _days(days: Days | None, wording: Wording) -> str:
    if days is None:
        return "-"
    parts = (("opened", days.opened_on), ("raised", days.raised_on), ("closed", days.closed_on))
    return ", ".join(f"{say(f'try_{code}', wording.language)} {day}" for code, day in parts if day)


def _as_json(trial: Trial) -> str:
    def days(found: Days | None) -> dict[str, str | None] | None:
        if found is None:
            return None
        named = {"opened_on": found.opened_on, "raised_on": found.raised_on, "closed_on": found.closed_on}
        return {code: day.isoformat() if day else None for code, day in named.items()}

    def loads(found: Iterable[Load]) -> dict[str, dict[str, float]]:
        return {each.name: {"before": round(each.before, 4), "after": round(each.after, 4)} for each in found}

    return json.dumps(
        {
            "cases": trial.cases,
            "family_years": round(trial.years, 2),
            "raised_per_family_year": loads([trial.whole])[""],
            "by_theme": loads(trial.by_theme),
            "by_rule": loads(trial.by_rule),
            "changes": {each.value: trial.turns.get(each, 0) for each in Turn},
            "look_at": [
                {
                    "case": case.case,
                    "changes": [
                        {
                            "change": each.turn.value,
                            "key": each.key,
                            "rule": each.rule,
                            "theme": each.theme,
                            "before": days(each.before),
                            "after": days(each.after),
                        }
                        for each in case.changes
                    ],
                }
                for case in trial.look_at
            ],
        },
        indent=2,
    )
