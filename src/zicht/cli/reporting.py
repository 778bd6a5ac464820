"""Making a report: reading the case, choosing what may be in it, and writing it in the form that was asked."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zicht.cli.reading import names_of, read_any
from zicht.cli.rulebooks import loaded, tell
from zicht.cli.texts import say
from zicht.explanation.wording import Wording
from zicht.facts.case import Case
from zicht.facts.fact import Precision
from zicht.facts.kinds import Vocabulary
from zicht.facts.names import holds_a_name, words_of_names
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
    today: date
    output: Path | None = None
    stepwise: bool = False
    moments: Path | None = None
    mapping: Path | None = None
    known_to: str | None = None
    with_names: bool = False
    with_notes: bool = False
    purpose: str | None = None
    destroy_by: date | None = None
    json: bool = False
    svg: bool = False
    pdf: bool = False

    @property
    def endings(self) -> tuple[str, ...]:
        """How the name of the file ends, so that no spreadsheet or case is written over with a page."""
        forms = {".json": self.json, ".svg": self.svg, ".pdf": self.pdf}
        return tuple(ending for ending, wanted in forms.items() if wanted) or (".html", ".htm")

    @property
    def needs_handling(self) -> bool:
        """Whether somebody could be recognised by it."""
        return self.with_names or self.with_notes


def write_report(path: Path, folder: Path | None, region: str | None, asked: Asked) -> int:
    """Make the report of one case; gives the exit code."""
    wrong = _wrong_call(path, asked)
    if wrong:
        return _refuse(wrong, asked)
    if asked.output is not None and asked.output.suffix.casefold() not in asked.endings:
        return _refuse("wrong_ending", asked, file=str(asked.output), endings=", ".join(asked.endings))
    content = loaded(folder, region, asked.language)
    if content is None:
        return WRONG
    vocabulary, rulebook = content
    try:
        case, notes = read_any(path, vocabulary, asked.mapping)
        tell(notes, asked.language)
        names = names_of(path, vocabulary, asked.mapping)
        hidden = frozenset() if asked.with_names else words_of_names(names.values())
        wrong = _wrong_for(case, hidden, asked)
        if wrong:
            known = ", ".join(each.id for each in case.organisations) or say("no_organisations", asked.language)
            return _refuse(wrong, asked, file=str(path), known=known)
        wording = _wording(case, vocabulary, asked, names)
        reporter = Reporter(wording.case, rulebook, wording, asked.known_to, asked.with_notes)
        page = _session(reporter, asked, hidden) if asked.stepwise else report(reporter, _handling(wording, asked))
    except ProblemsFound as found:
        tell(found.problems, asked.language)
        return WRONG
    return _write(page, wording, asked)


def _wrong_call(path: Path, asked: Asked) -> str | None:
    """The key of what is wrong with how the options go together."""
    has_purpose = bool(asked.purpose and asked.purpose.strip() and asked.destroy_by)
    wrong = {
        "needs_handling": asked.needs_handling and not has_purpose,
        "destroy_by_passed": asked.destroy_by is not None and asked.destroy_by < asked.today,
        "one_form": sum((asked.json, asked.svg, asked.pdf)) > 1,
        "svg_shows_all": asked.svg and asked.stepwise,
        "moments_need_steps": asked.moments is not None and not asked.stepwise,
        "pdf_needs_file": asked.pdf and asked.output is None,
        "output_is_case": asked.output is not None and asked.output.resolve() == path.resolve(),
    }
    return next((key for key, is_so in wrong.items() if is_so), None)


def _wrong_for(case: Case, names: frozenset[str], asked: Asked) -> str | None:
    """The key of what is wrong with asking this of the case; `names` may not stand in the report."""
    if asked.known_to is not None and case.organisation(asked.known_to) is None:
        return "unknown_known_to"
    if all(each.visible_from(asked.known_to) is None for each in case.facts):
        return "no_facts"
    return "purpose_name" if holds_a_name(asked.purpose or "", names) else None


def _refuse(key: str, asked: Asked, **values: str) -> int:
    sys.stderr.write(say(key, asked.language, **values) + "\n")
    return WRONG


def _wording(case: Case, vocabulary: Vocabulary, asked: Asked, names: Mapping[str, str]) -> Wording:
    if asked.with_names:
        return recognisable(case, vocabulary, asked.language, names)
    return unrecognisable(case, vocabulary, asked.language)


def _handling(wording: Wording, asked: Asked) -> Handling | None:
    if not asked.needs_handling or asked.destroy_by is None:
        return None
    from zicht.explanation.wording import written

    return Handling(" ".join((asked.purpose or "").split()), written(asked.destroy_by, Precision.DAY, wording.language))


def _session(reporter: Reporter, asked: Asked, hidden: frozenset[str]) -> Stepwise:
    handling = _handling(reporter.wording, asked)
    if asked.moments is None:
        return stepwise(reporter, proposed(reporter.case, reporter.view), is_proposed=True, handling=handling)
    moments = read_moments(asked.moments, reporter.case, reporter.view, hidden)
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
