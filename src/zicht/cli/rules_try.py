"""`zicht rules try [CHANGED]... CASES...`: what a changed rulebook would do to a folder of cases."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from zicht.cli.command import Command, options_in
from zicht.cli.completing import complete_regions, complete_terms, complete_tried
from zicht.cli.rulebooks import Content, rulebook_option, tell
from zicht.cli.texts import say
from zicht.projections.trial import CaseTrial


class TermLength(click.ParamType):  # type: ignore[type-arg]  # generic in new versions of click only
    """A term with another length: `kindcheck=10`."""

    name = "TERM=N"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        """Code and length, or an error."""
        code, _, amount = str(value).partition("=")
        if not code or not (amount.isascii() and amount.isdecimal()) or len(amount) > LONGEST_AMOUNT:
            message = "not a term and a number"
            raise click.BadParameter(message, ctx, param)
        return code, int(amount)


LONGEST_AMOUNT = 4  # figures: a length of ten thousand days is a slip of the hand


def command(language: str) -> click.Command:
    """The command in one language."""

    def run(
        paths: tuple[Path, ...],
        rulebook: Path | None,
        region: str | None,
        term: tuple[tuple[str, int], ...],
        json: bool,
    ) -> int:
        from zicht.facts.problems import ProblemsFound

        changes, cases = _sorted_out(paths, bool(term))
        if not cases:
            return _refused("try_needs_cases", language)
        try:
            before, after = _rulebooks(rulebook, region, changes, dict(term))
        except ProblemsFound as found:
            tell(found.problems, language)
            return 2
        trials, good = _tried(cases, before, after, language)
        if not trials:
            return _refused("try_none_read", language)
        _show(trials, before, after, language, json)
        return 0 if good else 2

    return Command("rules try", language, run, _options(language), more="rules try_more")


def _options(language: str) -> list[click.Parameter]:
    path, option = click.Path(path_type=Path), options_in(language)

    return [
        click.Argument(
            ["paths"],
            nargs=-1,
            required=True,
            type=path,
            metavar="[CHANGED]... CASES...",
            shell_complete=complete_tried,
        ),
        option("--term", "option_term", multiple=True, type=TermLength(), shell_complete=complete_terms),
        option("--region", "option_region", metavar="CODE", shell_complete=complete_regions),
        option("--json", "option_try_json", is_flag=True),
        rulebook_option(language),
    ]


def _sorted_out(paths: tuple[Path, ...], has_terms: bool) -> tuple[list[Path], list[Path]]:
    """What is changed, and the cases: parts of a rulebook stand first; without any, the first path is taken for one."""
    from zicht.rulebook.changed import is_change

    count = next((number for number, each in enumerate(paths) if not is_change(each)), len(paths))
    count = max(count, 0 if has_terms else 1)
    return list(paths[:count]), list(paths[count:])


def _refused(key: str, language: str) -> int:
    click.echo(say(key, language), err=True)
    return 2


def _rulebooks(
    folder: Path | None, region: str | None, changes: list[Path], lengths: dict[str, int]
) -> tuple[Content, Content]:
    """The rulebook as it is, and as it would be; a new region is laid beside the rulebook without it.

    Raises ProblemsFound.
    """
    from zicht.rulebook.changed import changed, region_of
    from zicht.rulebook.load import content_folder, load, regions

    own = folder or content_folder()
    after = region or region_of(changes)
    before = after if region or after in regions(own) else None
    return load(own, before), changed(own, changes, after, lengths)


def _tried(paths: Iterable[Path], before: Content, after: Content, language: str) -> tuple[list[CaseTrial], bool]:
    """Every case with both rulebooks, and whether all could be read."""
    from zicht.cli.progress import Progress
    from zicht.cli.reading import read_any
    from zicht.cli.replaying import case_files
    from zicht.facts.expected import expected_of
    from zicht.facts.problems import ProblemsFound
    from zicht.projections.trial import try_case

    files = list(case_files(paths))
    progress = Progress(sys.stderr, len(files), language)
    found = []
    for path in files:
        try:
            case, _ = read_any(path, after[0])
            found.append(try_case(case, str(path), expected_of(path), before[1], after[1]))
            progress.step(bad=False)
        except ProblemsFound as problems:
            progress.hide()
            tell(problems.problems, language)
            progress.step(bad=True)
    progress.finish()
    return found, not progress.bad


def _show(trials: list[CaseTrial], before: Content, after: Content, language: str, as_json: bool) -> None:
    from zicht.cli.show_trial import TrialText, trial_json
    from zicht.cli.terminal import paper_for
    from zicht.projections.trial import together

    trial = together(trials, before[1], after[1])
    text = TrialText(paper_for(sys.stdout), after[0], language)
    for line in [trial_json(trial)] if as_json else text.lines(trial):
        click.echo(line, color=True)
