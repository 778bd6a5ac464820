"""Reports of cases, made as the command makes them."""

from functools import cache
from pathlib import Path

from tests.cli.running import CASES
from zicht.explanation.wording import Wording
from zicht.facts.case import Case
from zicht.facts.intake import read_case
from zicht.facts.kinds import Vocabulary
from zicht.projections.moments import proposed
from zicht.projections.report import Handling, Report, Reporter, report
from zicht.projections.roles import unrecognisable
from zicht.projections.stepwise import Stepwise, stepwise
from zicht.rulebook.load import content_folder, load
from zicht.rulebook.rule import Rulebook

FILES = sorted(CASES.rglob("*.casus.yaml"))
LARGEST = CASES / "001-4.3-partner-met-zedenverleden.control.casus.yaml"
WITH_NORMS = CASES / "more" / "twee-regisseurs.casus.yaml"
WITH_CALAMITY = CASES / "001-3.1-jongste-kind-hulp-afgehouden.casus.yaml"
HANDLING = Handling("leren van casus zeven", "1 februari 2099")


@cache
def content() -> tuple[Vocabulary, Rulebook]:
    """The vocabulary and rules that come with Zicht."""
    return load(content_folder())


@cache
def case_of(path: Path) -> Case:
    """A case, read."""
    return read_case(path, content()[0])


def words_of(path: Path, language: str = "nl") -> Wording:
    """The words of a case in which nobody can be recognised."""
    return unrecognisable(case_of(path), content()[0], language)


def reporter_of(path: Path, language: str = "nl", view: str | None = None, *, notes: bool = False) -> Reporter:
    """What a report is made of."""
    wording = words_of(path, language)
    return Reporter(wording.case, content()[1], wording, view, notes)


def report_of(path: Path, language: str = "nl", view: str | None = None, handling: Handling | None = None) -> Report:
    """A whole report."""
    return report(reporter_of(path, language, view), handling)


def steps_of(path: Path, language: str = "nl", view: str | None = None) -> Stepwise:
    """A session of which Zicht proposes the moments."""
    reporter = reporter_of(path, language, view)
    return stepwise(reporter, proposed(reporter.case, view), is_proposed=True)
