"""Which fact is which: ids derived from content, and the versions that corrections make of one fact."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from zicht.facts.entry import Entry
from zicht.facts.fact import Fact

REFERENCES = ("re", "offer")
HASH_LENGTH = 6


class Written(Protocol):
    """A fact and the place in the file where it was written."""

    entry: Entry
    fact: Fact


def with_ids(records: Sequence[Written]) -> list[Written]:
    """Give each fact without id one from its content, so that other rows in the file do not change it."""
    taken: dict[str, int] = {}
    for record in records:
        if record.fact.id in taken:
            record.entry.note("duplicate_id", "id", first=str(taken[record.fact.id]))
        elif record.fact.id:
            taken[record.fact.id] = record.entry.node.line
    for record in records:
        if not record.fact.id:
            derived = unique = content_id(record.fact)
            number = 2
            while unique in taken:
                unique, number = f"{derived}.{number}", number + 1
            taken[unique] = record.entry.node.line
            record.fact = replace(record.fact, id=unique)
    return list(records)


def content_id(fact: Fact) -> str:
    """`kind.date.hash` of everything a rule may read, and of nothing else."""
    attributes = {code: str(value) for code, value in sorted(fact.attributes.items())}
    shared = sorted([each.organisation, each.since.isoformat()] for each in fact.shared_with)
    content = [fact.kind, str(fact.occurred_on), fact.precision.value, str(fact.known_from), sorted(fact.about)]
    more = [fact.organisation, attributes, shared, fact.source, fact.corrects]
    digest = hashlib.sha256(json.dumps([*content, *more]).encode()).hexdigest()
    return f"{fact.kind}.{fact.occurred_on}.{digest[:HASH_LENGTH]}"


def linked(records: Sequence[Written]) -> tuple[Fact, ...]:
    """The facts with root and version filled in; notes every reference that leads nowhere."""
    by_id = {each.fact.id: each for each in records}
    corrected: dict[str, Written] = {}
    for record in records:
        for code in REFERENCES:
            if (named := record.fact.attributes.get(code)) is not None and named not in by_id:
                record.entry.note("unknown_fact", line=record.entry.node.line, key=code)
        target = record.fact.corrects
        if target is None:
            continue
        if target not in by_id:
            record.entry.note("unknown_fact", "corrects")
        elif target in corrected:
            record.entry.note("corrected_twice", "corrects", first=str(corrected[target].entry.node.line))
        else:
            corrected[target] = record
            if record.fact.known_from < by_id[target].fact.known_from:
                record.entry.note("correction_known_before", "corrects")
    return tuple(_version(record, by_id) for record in records)


def _version(record: Written, by_id: dict[str, Written]) -> Fact:
    chain = [record.fact.id]
    current = record.fact
    while current.corrects in by_id:
        current = by_id[current.corrects].fact
        if current.id in chain:
            record.entry.note("corrects_itself", "corrects")
            break
        chain.append(current.id)
    return replace(record.fact, root=current.id, version=len(chain) - 1)
