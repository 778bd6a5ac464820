"""A report as one HTML file that holds everything it needs, and as PDF where the system can make it."""

import re
from collections.abc import Callable
from functools import cache, partial
from importlib import import_module

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from zicht.pictures.chronology import MIDDLE, NARROW, WIDE, drawn
from zicht.projections.chronicle import Chronicle
from zicht.projections.moments import AFTER, BEFORE, CONDITIONS
from zicht.projections.report import Handling, Report
from zicht.projections.stepwise import Stepwise
from zicht.reports.guide import leading, themes
from zicht.reports.texts import say

_PLAIN = re.compile(r"[^A-Za-z0-9]")  # a space too: behind an escape it would be swallowed


class PdfUnavailableError(Exception):
    """This system cannot make PDF: weasyprint, or a library that it needs, is not there."""


def report_html(report: Report) -> str:
    """The whole report."""
    return _rendered("report.html.j2", report)


def stepwise_html(session: Stepwise) -> str:
    """A session in steps, with the guide."""
    guide = {"themes": themes(session.language), "leading": leading(session.language)}
    codes = {"conditions": CONDITIONS, "before": BEFORE, "after": AFTER}
    return _rendered("stepwise.html.j2", session, **guide, **codes)


def pdf(html: str) -> bytes:
    """The same pages as PDF; nothing is fetched. Raises PdfUnavailableError."""
    try:
        weasyprint = import_module("weasyprint")
    except (ImportError, OSError):  # OSError: weasyprint is there and Pango is not
        raise PdfUnavailableError from None
    made: bytes = weasyprint.HTML(string=html, url_fetcher=_refuse).write_pdf(pdf_variant="pdf/ua-1")
    return made


def css_string(text: str) -> Markup:
    r"""A text as it may stand between quotes in a style sheet, whatever is in it.

    >>> str(css_string('a"b</style>'))
    'a\\000022b\\00003c\\00002fstyle\\00003e'
    """
    return Markup(_PLAIN.sub(lambda found: f"\\{ord(found[0]):06x}", text))


def _rendered(name: str, page: Report | Stepwise, **more: object) -> str:
    t: Callable[..., str] = partial(say, language=page.language)
    given = {
        "page": page,
        "t": t,
        "picture": partial(_picture, page.language),
        "running": css_string(t("running")),
        "footer": _footer(page.handling, t),
    }
    return template(name).render(**given, **more)


def template(name: str) -> Template:
    """A template by the name of its file; everything that is filled in is escaped."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("zicht.reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _picture(language: str, chronicle: Chronicle, name: str) -> Markup:
    """The picture three times; the style sheet shows the one in which the words are as large as those around it."""
    layouts = {"wide": WIDE, "middle": MIDDLE, "narrow": NARROW}
    drawings = (
        f'<div class="{which}">{drawn(chronicle, language, layout, f"{name}-{which}")}</div>'
        for which, layout in layouts.items()
    )
    return Markup("".join(drawings))


def _footer(handling: Handling | None, t: Callable[..., str]) -> Markup:
    """What stands below every printed page when names or notes are in."""
    if handling is None:
        return Markup("")
    return css_string(f"{t('purpose')}: {handling.purpose}. {t('destroy_by')} {handling.destroy_by}.")


def _refuse(url: str, *_: object, **__: object) -> dict[str, object]:
    message = "a report fetches nothing"
    raise ValueError(message)
