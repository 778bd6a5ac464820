"""Replaying one case or many, one at a time, so that memory stays flat however many there are."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from zicht.cli.progress import Progress
from zicht.cli.rulebooks import loaded, tell
from zicht.cli.texts import say
from zicht.evaluation.finding import Evaluation
from zicht.evaluation.fold import evaluate
from zicht.explanation.wording import Wording
from zicht.facts.case import Case
from zicht.facts.intake import SUFFIX, read_case
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import Problem, ProblemsFound
from zicht.rulebook.rule import Rulebook

GOOD, WRONG = 0, 2
INDENT = 2
ABOUT_A_FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked of a replay. JSON of `several` cases is one line each."""

    language: str
    json: bool = False
    several: bool = False
    on: date | None = None
    as_known_at: date | None = None
    known_to: str | None = None
    shadow: bool = False
    findings: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """The vocabulary and rules of this replay."""

    vocabulary: Vocabulary
    rulebook: Rulebook


def replay_all(files: Iterable[Path], folder: Path | None, region: str | None, wanted: Wanted) -> int:
    """Replay every case in files and folders; gives the exit code."""
    found = loaded(folder, region, wanted.language)
    if found is None:
        return WRONG
    content = Content(*found)
    paths = list(files)
    wanted = replace(wanted, several=len(paths) > 1 or paths[0].is_dir())
    progress = Progress(sys.stderr, sum(1 for _ in case_files(paths)), wanted.language)
    for path in case_files(paths):
        good = _replay_one(path, content, wanted, progress)
        progress.step(bad=not good)
    progress.finish()
    return WRONG if progress.bad else GOOD


def case_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files themselves, and case files in folders by name; a folder without any is given back itself."""
    for path in paths:
        if path.is_dir():
            empty = True
            for found in _in_folder(path):
                empty = False
                yield found
            if empty:
                yield path
        else:
            yield path


def _in_folder(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        listed = sorted((each.name, each.is_dir(follow_symlinks=False)) for each in entries)
    for name, is_folder in listed:
        if is_folder:
            yield from _in_folder(folder / name)
        elif name.endswith(SUFFIX):
            yield folder / name


def _replay_one(path: Path, content: Content, wanted: Wanted, progress: Progress) -> bool:
    """Replay one file; whether that went well."""
    try:
        case = _read(path, content.vocabulary)
    except ProblemsFound as found:
        progress.hide()
        tell(found.problems, wanted.language)
        return False
    if wanted.known_to is not None and case.organisation(wanted.known_to) is None:
        progress.hide()
        known = ", ".join(each.id for each in case.organisations) or say("no_organisations", wanted.language)
        sys.stderr.write(say("unknown_known_to", wanted.language, file=str(path), known=known) + "\n")
        return False
    evaluation = evaluate(case, content.rulebook, wanted.known_to, wanted.on, wanted.as_known_at)
    warnings = list(_unknown_findings(path, case, evaluation, content, wanted))
    if warnings:
        progress.hide()
        sys.stderr.writelines(warnings)
    if sys.stdout.isatty():
        progress.hide()
    _write(case, evaluation, content, wanted)
    return True


def _read(path: Path, vocabulary: Vocabulary) -> Case:
    if path.is_dir():
        raise ProblemsFound([Problem(str(path), 1, "no_case_files")])
    return read_case(path, vocabulary)


def _write(case: Case, evaluation: Evaluation, content: Content, wanted: Wanted) -> None:
    wording = Wording(case, content.vocabulary, wanted.language)
    if wanted.json:
        from zicht.projections.replay import as_json

        indent = None if wanted.several else INDENT
        sys.stdout.write(as_json(evaluation, content.rulebook, wording, wanted.shadow, indent) + "\n")
        return
    from zicht.cli.show_replay import ReplayText
    from zicht.cli.terminal import paper_for
    from zicht.explanation.explain import Explainer
    from zicht.projections.story import ending, story

    explainer = Explainer(content.rulebook, wording, evaluation.view)
    text = ReplayText(paper_for(sys.stdout), wanted.language)
    view = wording.organisation(evaluation.view) if evaluation.view else None
    _put(text.opening(evaluation.case, wording.day(evaluation.on), view))
    if not wanted.findings:
        for day in story(evaluation, case, explainer, wanted.shadow):
            _put(text.day(day))
    end = ending(evaluation, case, explainer, wanted.shadow)
    _put(text.end_state(end) if wanted.findings else text.ending(end))


def _put(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")


def _unknown_findings(
    path: Path, case: Case, evaluation: Evaluation, content: Content, wanted: Wanted
) -> Iterator[str]:
    """Facts about a finding that is not there. In the view of one organisation it may rightly be absent."""
    if evaluation.view is not None:
        return
    keys = {each.key for each in evaluation.findings}
    wording = Wording(case, content.vocabulary, wanted.language)
    for fact in case.facts:
        named = fact.attributes.get(ABOUT_A_FINDING)
        if named is None or named in keys or fact.known_from > evaluation.known_at:
            continue
        values = {"file": str(path), "index": str(fact.index), "kind": wording.kind(fact.kind)}
        yield say("unknown_finding", wanted.language, **values) + "\n"
