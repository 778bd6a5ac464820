"""What is back with who sent it, because nobody confirmed to have it within its term; and advice that is waited for."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from zicht.access.viewer import Viewer
from zicht.casework import advice
from zicht.casework.acts import ANSWERS, is_back
from zicht.casework.asking import Outcome
from zicht.explanation.wording import general
from zicht.web.language import language_of
from zicht.web.models import Asking
from zicht.web.models.organisations import telephone_of
from zicht.web.pages.guard import Visit
from zicht.web.storage.advice import advice_asked, as_asked
from zicht.web.storage.asking import Receipt
from zicht.web.storage.rulebooks import served

MOST = 3  # questions for advice on Vandaag; the others are one click away


def came_back(visit: Visit, asked: Sequence[Asking], receipts: Mapping[UUID, Receipt]) -> dict[str, Any]:
    """For Vandaag: what is back with the viewer, its team or a team that it stands in for."""
    vocabulary, rulebook = served()
    kind = general(vocabulary, language_of()).kind
    back = [
        each
        for each in asked
        if each.kind in ANSWERS
        and sent_by(each, visit.viewer)
        and is_back(each.asked_at.date(), Outcome(each.outcome), each.id in receipts, rulebook.terms, visit.today)
    ]
    waiting, questions = advice_asked(visit.viewer, visit.now)
    return {
        "came_back": [(each, kind(each.kind), telephone_of(each.team, each.asked)) for each in back],
        "advice_back": [each for each in questions if advice.is_back(as_asked(each), rulebook.terms, visit.today)],
        "advice_of_us": waiting[:MOST],
        "more_advice": len(waiting[MOST:]),
    }


def sent_by(row: Asking, viewer: Viewer) -> bool:
    """Whether it was sent by the viewer, by its team or by a team that it stands in for."""
    team = row.asked_by.team_id
    return str(row.asked_by_id) == viewer.account or viewer.sees_organisation_wide or team in viewer.teams
