"""A form that becomes facts, decided while the family is locked."""

from collections.abc import Callable, Sequence
from uuid import UUID, uuid5

from zicht.casework.recording import Accepted, Refusal
from zicht.web.pages.entering import Around
from zicht.web.pages.guard import FamilyVisit
from zicht.web.storage.recording import Adding, RemovedError, add_facts, alone_with, by_agreement, recorded_before

Decision = Sequence[Accepted] | Refusal


def recorded(visit: FamilyVisit, key: UUID, decide: Callable[[Around], Decision]) -> UUID | Refusal:
    """The first fact that a form became, now or when it was sent before; or every problem."""

    def act() -> UUID | Refusal:
        if before := recorded_before(key):
            return before
        found = decide(Around(visit))
        if isinstance(found, Refusal):
            return found
        return add_facts(adding(visit, found, key), visit.family, visit.account, visit.now)[0]

    try:
        return alone_with(visit.family, act)
    except RemovedError:
        return Refusal({"form_key": "removed_meanwhile"})


def adding(visit: FamilyVisit, accepted: Sequence[Accepted], key: UUID) -> list[Adding]:
    """Facts of one form: the first has the key of the form, the others one that follows from it."""
    return [
        Adding(
            each,
            key if not place else uuid5(key, str(place)),
            by_agreement(each.kind, visit.account, visit.ties, visit.today),
        )
        for place, each in enumerate(accepted)
    ]
