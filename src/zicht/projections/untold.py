"""What a file does not tell: not recorded is not the same as not done (design, principle 7)."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from zicht.explanation.unknown import not_covered
from zicht.explanation.wording import Wording
from zicht.facts.case import Case
from zicht.facts.fact import Precision
from zicht.projections.fact_rows import FactRows
from zicht.projections.phrases import phrase

SILENCE = timedelta(days=91)


def untold(case: Case, rows: FactRows, view: str | None) -> Iterator[str]:
    """One line per organisation without coverage, then what is missing or not exact."""
    wording = rows.wording
    known_at = max((each.known_from for each in rows.facts), default=case.evaluate_on)
    yield from not_covered(wording, view, max(known_at, case.evaluate_on))
    yield from _silences(rows)
    nameless = dict.fromkeys(wording.kind(each.kind) for each in rows.facts if each.organisation is None)
    if nameless:
        yield phrase("no_recorder", wording.language, kinds=wording.listed(nameless))
    vague = dict.fromkeys(wording.kind(each.kind) for each in rows.facts if each.precision is not Precision.DAY)
    if vague:
        yield phrase("imprecise", wording.language, kinds=wording.listed(vague))
    ageless = [each.id for each in case.persons if each.is_child and each.born is None]
    if ageless:
        yield phrase("ages_unknown", wording.language, persons=wording.persons(ageless))
    yield from _told_by_nobody(case, rows, wording)


def _silences(rows: FactRows) -> Iterator[str]:
    """Stretches of more than three months of which nothing is recorded."""
    wording = rows.wording
    reach = None
    for earlier, later in pairwise(rows.facts):
        reach = max(earlier, reach or earlier, key=lambda each: each.latest)
        if later.earliest - reach.latest > SILENCE:
            values = {"since": wording.day_of(reach), "until": wording.day_of(later)}
            yield phrase("silence", wording.language, **values)


def _told_by_nobody(case: Case, rows: FactRows, wording: Wording) -> Iterator[str]:
    """Organisations that recorded facts, while not one fact of another is recorded as known to them."""
    if rows.view is not None or len(case.organisations) == 1:
        return
    lonely = [
        wording.organisation(each.id)
        for each in case.organisations
        if any(fact.organisation == each.id for fact in rows.facts)
        and not any(fact.organisation != each.id and fact.visible_from(each.id) for fact in rows.facts)
    ]
    if lonely:
        yield phrase("shared_unknown", wording.language, organisations=wording.listed(lonely, "or"))
