"""The rulebook that is served, with what the region agreed on, and what the forms offer; loaded once per process."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import connection

from zicht.casework.content import FormContent, load_content
from zicht.casework.meeting_templates import MeetingTemplate, load_templates
from zicht.casework.routes import Route, load_routes
from zicht.casework.sectors import Sectors, load_sectors
from zicht.chronology.days import Span
from zicht.facts.kinds import Vocabulary
from zicht.rulebook.changed import agreed
from zicht.rulebook.load import content_folder, load
from zicht.rulebook.rule import Rulebook
from zicht.rulebook.term import TermValue
from zicht.web.language import language_of
from zicht.web.models import RuleChange

_followed: list[tuple[str, Rulebook]] = []  # the rulebook with the changes up to a number; at most one


def folder() -> Path:
    """Where the rulebook stands."""
    return Path(settings.RULEBOOK) if settings.RULEBOOK else content_folder()


def forms() -> FormContent:
    """What the forms offer, in the language of the reader."""
    return _forms(language_of())


@cache
def _forms(language: str) -> FormContent:
    return load_content(folder(), loaded()[0], language)


def sectors() -> Sectors:
    """What each kind of organisation is asked when it sees something, in the language of the reader."""
    return _sectors(language_of())


@cache
def _sectors(language: str) -> Sectors:
    return load_sectors(folder(), loaded()[0], language)


def meeting_templates() -> dict[str, MeetingTemplate]:
    """The sorts of meetings, in the language of the reader."""
    return _templates(language_of())


@cache
def _templates(language: str) -> dict[str, MeetingTemplate]:
    return load_templates(folder(), loaded()[0], language)


@cache
def routes() -> dict[str, Route]:
    """Where a report can go, by the criteria of the region."""
    return load_routes(folder(), loaded()[0], settings.REGION)


@cache
def loaded() -> tuple[Vocabulary, Rulebook]:
    """Vocabulary and rulebook as the files say, without what was agreed on the page Beheer."""
    return load(folder(), settings.REGION)


def load_all() -> None:
    """Load everything in every language, so that no page waits for it."""
    for language, _ in settings.LANGUAGES:
        for each in (_forms, _sectors, _templates):
            each(language)
    routes()


def served() -> tuple[Vocabulary, Rulebook]:
    """Vocabulary and rulebook of the region, as `follow_changes` found them last."""
    vocabulary, rulebook = loaded()
    return vocabulary, _followed[0][1] if _followed else rulebook


def follow_changes() -> None:
    """Take over what was agreed since; asked at the beginning of each request and each command that evaluates."""
    with connection.cursor() as cursor:
        last = str(cursor.execute("SELECT max(id) FROM rule_change").fetchone()[0])
    if not _followed or _followed[0][0] != last:
        _followed[:] = [(last, with_agreements(loaded()[1]))]


def with_agreements(rulebook: Rulebook) -> Rulebook:
    """A rulebook with the terms and rules in shadow that the region agreed on."""
    changes = list(RuleChange.objects.order_by("id"))
    values: dict[str, dict[object, TermValue]] = {}
    shadow: dict[str, bool] = {}
    for each in changes:
        term = rulebook.terms.terms.get(each.code)
        if each.shadow is not None:
            shadow[each.code] = each.shadow
        elif term is not None and each.amount is not None:
            span = Span(each.amount, term.values[-1].span.unit, term.values[-1].span.moves_to_working_day)
            values.setdefault(each.code, {})[each.since] = TermValue(each.since, span, each.source, settings.REGION)
    ordered = {code: sorted(found.values(), key=lambda one: str(one.since)) for code, found in values.items()}
    return agreed(rulebook, ordered, shadow)
