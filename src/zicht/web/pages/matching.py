"""A match in the referral index as a line of open work: who told too, by when, and what would settle it (R010)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zicht.explanation.wording import general
from zicht.web.language import language_of
from zicht.web.models import Family
from zicht.web.pages.guard import FamilyVisit, Visit
from zicht.web.storage.matches import OpenMatch, open_matches
from zicht.web.storage.rulebooks import served


@dataclass(frozen=True, slots=True)
class MatchLine:
    """One match; the telephone numbers stand on the page to which it leads."""

    family_id: UUID
    title: str
    sentence: str
    next_step: str
    due_on: date
    term_passed: bool
    is_match: bool = True


def match_lines(visit: Visit) -> list[MatchLine]:
    """What stands open of the referral index, in all families of the viewer or in the one that is visited."""
    vocabulary, rulebook = served()
    family = visit.family if isinstance(visit, FamilyVisit) else None
    listed = general(vocabulary, language_of()).listed
    return [
        _line(each, listed([one.name for one in each.others]), visit.today)
        for each in open_matches(visit.viewer, rulebook.terms, visit.today, family)
    ]


def matched(lines: Sequence[MatchLine]) -> list[Family]:
    """The families of lines."""
    return list(Family.objects.filter(id__in={each.family_id for each in lines})) if lines else []


def _line(match: OpenMatch, who: str, today: date) -> MatchLine:
    said = ngettext(
        "%(who)s gaf ook een signaal over iemand van dit gezin. Wat u samen afsprak is nog niet vastgelegd.",
        "%(who)s gaven ook een signaal over iemand van dit gezin. Wat u samen afsprak is nog niet vastgelegd.",
        len(match.others),
    )
    step = _("bel met wie ook een signaal gaf, en leg vast wat u afsprak")
    return MatchLine(match.family, _("Verwijsindex"), said % {"who": who}, step, match.due_on, match.due_on < today)
