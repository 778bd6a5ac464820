"""The rulebook as one HTML file that holds everything it needs."""

from functools import partial

from markupsafe import Markup

from zicht.explanation.wording import written
from zicht.facts.fact import Precision
from zicht.pictures.rule_case import drawn
from zicht.projections.rule_book import BookCase, CaseFinding, RuleBook
from zicht.reports.render import css_string, template
from zicht.reports.texts_book import say


def rule_book_html(book: RuleBook) -> str:
    """The whole book."""
    t = partial(say, language=book.language)
    given = {
        "page": book,
        "t": t,
        "told": partial(told, book.language),
        "picture": partial(picture, book.language),
        "running": css_string(t("running")),
        "footer": Markup(""),
    }
    return template("rule_book.html.j2").render(**given)


def picture(language: str, case: BookCase) -> Markup:
    """A case beside a rule, drawn."""
    return Markup(drawn(case, " ".join(told(language, case)), say("finding", language), language))


def told(language: str, case: BookCase) -> list[str]:
    """What the rule finds in a case, a line each; also when that is nothing."""
    return [_line(language, each) for each in case.findings] or [say("finds_nothing", language)]


def _line(language: str, found: CaseFinding) -> str:
    def day(key: str) -> str:
        value = {"opened": found.opened_on, "raised": found.raised_on, "closed": found.closed_on}[key]
        return say(key, language, day=written(value, Precision.DAY, language)) if value else ""

    closed = f"{day('closed')} ({say(found.closed_by, language)})" if found.closed_by else say("still_open", language)
    return "; ".join(each for each in (day("opened"), day("raised"), closed) if each) + "."
