"""A form that becomes several facts: all of them or none, each once."""

from collections.abc import Mapping, Sequence
from uuid import UUID, uuid5

from zicht.casework.recording import Accepted, Entered, Refusal, record
from zicht.web.pages.entering import Around
from zicht.web.storage.recording import Adding, add_facts, by_agreement

NOBODY: Mapping[str, UUID | None] = {}


def all_accepted(entered: Sequence[Entered], around: Around) -> tuple[Accepted, ...] | Refusal:
    """Every fact as it may be added, or every problem of all of them."""
    checked = [
        record(each, around.case, around.own, around.vocabulary, around.visit.today, around.region) for each in entered
    ]
    problems = {code: text for each in checked if isinstance(each, Refusal) for code, text in each.problems.items()}
    return Refusal(problems) if problems else tuple(each for each in checked if isinstance(each, Accepted))


def added_together(
    accepted: Sequence[Accepted], around: Around, key: UUID, more: Mapping[str, UUID | None] = NOBODY
) -> list[UUID]:
    """Add them; the first has the key of the form, so that the form sent twice adds nothing. The family is locked."""
    visit = around.visit
    adding = [
        Adding(
            each,
            key if not place else uuid5(key, f"{place}"),
            {**by_agreement(each.kind, visit.account, visit.ties, visit.today), **more},
        )
        for place, each in enumerate(accepted)
    ]
    return add_facts(adding, visit.family, visit.account, visit.now)
