"""Making a report: reading the case, choosing what may be in it, and writing it in the form that was asked."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zicht.cli.rulebooks import loaded, tell
from zicht.cli.texts import say
from zicht.explanation.wording import Wording
from zicht.facts.case import Case
from zicht.facts.fact import Precision
from zicht.facts.intake import read_case
from zicht.facts.kinds import Vocabulary
from zicht.facts.names import names_in
from zicht.facts.problems import ProblemsFound
from zicht.projections.moments import proposed, read_moments
from zicht.projections.report import Handling, Report, Reporter, as_json, report
from zicht.projections.roles import recognisable, unrecognisable
from zicht.projections.stepwise import Stepwise, stepwise

GOOD, WRONG = 0, 2


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of a report."""

    language: str
    output: Path | None = None
    stepwise: bool = False
    moments: Path | None = None
    known_to: str | None = None
    with_names: bool = False
    with_notes: bool = False
    purpose: str | None = None
    destroy_by: date | None = None
    json: bool = False
    svg: bool = False
    pdf: bool = False

    @property
    def needs_handling(self) -> bool:
        """Whether somebody could be recognised by it."""
        return self.with_names or self.with_notes


def write_report(path: Path, folder: Path | None, region: str | None, asked: Asked) -> int:
    """Make the report of one case; gives the exit code."""
    wrong = _wrong_call(path, asked)
    if wrong:
        return _refuse(wrong, asked)
    content = loaded(folder, region, asked.language)
    if content is None:
        return WRONG
    vocabulary, rulebook = content
    try:
        case = read_case(path, vocabulary)
        if asked.known_to is not None and case.organisation(asked.known_to) is None:
            known = ", ".join(each.id for each in case.organisations) or say("no_organisations", asked.language)
            return _refuse("unknown_known_to", asked, file=str(path), known=known)
        if all(each.visible_from(asked.known_to) is None for each in case.facts):
            return _refuse("no_facts", asked, file=str(path))
        wording = _wording(path, case, vocabulary, asked)
        reporter = Reporter(wording.case, rulebook, wording, asked.known_to, asked.with_notes)
        page = _session(reporter, asked) if asked.stepwise else report(reporter, _handling(wording, asked))
    except ProblemsFound as found:
        tell(found.problems, asked.language)
        return WRONG
    return _write(page, wording, asked)


def _wrong_call(path: Path, asked: Asked) -> str | None:
    """The key of what is wrong with how the options go together."""
    if asked.needs_handling and not (asked.purpose and asked.purpose.strip() and asked.destroy_by):
        return "needs_handling"
    if sum((asked.json, asked.svg, asked.pdf)) > 1:
        return "one_form"
    if asked.svg and asked.stepwise:
        return "svg_shows_all"
    if asked.moments is not None and not asked.stepwise:
        return "moments_need_steps"
    if asked.output is None:
        return "pdf_needs_file" if asked.pdf else None
    return "output_is_case" if asked.output.resolve() == path.resolve() else None


def _refuse(key: str, asked: Asked, **values: str) -> int:
    sys.stderr.write(say(key, asked.language, **values) + "\n")
    return WRONG


def _wording(path: Path, case: Case, vocabulary: Vocabulary, asked: Asked) -> Wording:
    if asked.with_names:
        return recognisable(case, vocabulary, asked.language, names_in(path))
    return unrecognisable(case, vocabulary, asked.language)


def _handling(wording: Wording, asked: Asked) -> Handling | None:
    if not asked.needs_handling or asked.destroy_by is None:
        return None
    from zicht.explanation.wording import written

    return Handling(" ".join((asked.purpose or "").split()), written(asked.destroy_by, Precision.DAY, wording.language))


def _session(reporter: Reporter, asked: Asked) -> Stepwise:
    handling = _handling(reporter.wording, asked)
    if asked.moments is None:
        return stepwise(reporter, proposed(reporter.case, reporter.view), is_proposed=True, handling=handling)
    moments = read_moments(asked.moments, reporter.case, reporter.view)
    return stepwise(reporter, moments, is_proposed=False, handling=handling)


def _write(page: Report | Stepwise, wording: Wording, asked: Asked) -> int:
    from zicht.reports.render import PdfUnavailableError

    try:
        content = _content(page, wording, asked)
    except PdfUnavailableError:
        return _refuse("pdf_unavailable", asked)
    if asked.output is None:
        sys.stdout.write(content.decode("utf-8"))
        return GOOD
    try:
        asked.output.write_bytes(content)
    except OSError:
        return _refuse("output_unwritable", asked, file=str(asked.output))
    sys.stdout.write(say("written", asked.language, file=str(asked.output)) + "\n")
    return GOOD


def _content(page: Report | Stepwise, wording: Wording, asked: Asked) -> bytes:
    from zicht.pictures.chronology import drawn
    from zicht.reports.render import pdf, report_html, stepwise_html

    if asked.json:
        return f"{as_json(page, wording)}\n".encode()
    if isinstance(page, Stepwise):
        html = stepwise_html(page)
    elif asked.svg:
        return drawn(page.chronicle, page.language).encode()
    else:
        html = report_html(page)
    return pdf(html) if asked.pdf else html.encode()
