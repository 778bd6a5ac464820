"""What an organisation recorded, as rows for its own registration: read back, they are the same facts (000 §2.4)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from zicht.casework.consent import current
from zicht.casework.reports import in_order
from zicht.casework.typed_day import as_typed
from zicht.facts.case import Case
from zicht.facts.fact import Fact, Precision
from zicht.facts.kinds import Vocabulary
from zicht.facts.tables.layout import FACTS
from zicht.facts.tables.write_csv import csv_bytes
from zicht.facts.tables.writing import written

COLUMNS = ("occurred_on", "kind", "about", "note", "source", "attributes", "known_from")
OF_ZICHT = frozenset({"re", "offer", "finding"})  # these point at facts of Zicht, which no other registration has


def rows_of(case: Case, own: str, vocabulary: Vocabulary, names: Mapping[str, str], name: str) -> bytes:
    """A CSV file with the facts that an organisation recorded, in their latest version, oldest first."""
    facts = [each for each in in_order(current(case.facts)) if each.organisation == own]
    mine = replace(case, facts=tuple(_plain(each) for each in facts))
    sheets = written(mine, vocabulary, name)
    called = _called(case, names)
    rows = [
        {**row, "occurred_on": as_typed(fact.occurred_on, fact.precision), "about": _about(fact, called)}
        | {"known_from": as_typed(fact.known_from, Precision.DAY) if fact.known_from > fact.latest else None}
        for row, fact in zip(sheets[FACTS], facts, strict=True)
    ]
    return csv_bytes({FACTS: rows}, COLUMNS)


def _plain(fact: Fact) -> Fact:
    return replace(fact, attributes={code: each for code, each in fact.attributes.items() if code not in OF_ZICHT})


def _called(case: Case, names: Mapping[str, str]) -> dict[str, str]:
    """What each person is called, where one name is of one person; else the id."""
    often = Counter(name.casefold() for name in names.values())
    return {
        each.id: names[each.id] if each.id in names and often[names[each.id].casefold()] == 1 else each.id
        for each in case.persons
    }


def _about(fact: Fact, called: Mapping[str, str]) -> str:
    return ", ".join(called.get(each, each) for each in fact.about)
