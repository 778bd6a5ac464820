"""Which fact is which: ids derived from content, and the versions that corrections make of one fact."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from zicht.facts.entry import Entry
from zicht.facts.fact import Fact

HASH_LENGTH = 6
Versions = dict[str, tuple[str, int]]


class Written(Protocol):
    """A fact, the place in the file where it was written, and its attributes that name another fact."""

    entry: Entry
    fact: Fact
    references: tuple[str, ...]


def with_ids(records: Sequence[Written]) -> list[Written]:
    """Give each fact without id one from its content, so that other rows in the file do not change it."""
    taken: dict[str, int] = {}
    for record in records:
        if record.fact.id in taken:
            record.entry.note("duplicate_id", "id", first=str(taken[record.fact.id]))
        elif record.fact.id:
            taken[record.fact.id] = record.entry.node.line
    next_number: dict[str, int] = {}
    for record in records:
        if not record.fact.id:
            derived = unique = content_id(record.fact)
            while unique in taken:
                number = next_number[derived] = next_number.get(derived, 1) + 1
                unique = f"{derived}.{number}"
            taken[unique] = record.entry.node.line
            record.fact = replace(record.fact, id=unique)
    return list(records)


def content_id(fact: Fact) -> str:
    """`kind.date.hash` of everything a rule may read, and of nothing else."""
    shared = sorted([each.organisation, each.since.isoformat()] for each in fact.shared_with)
    digest = hashlib.sha256(json.dumps([*content(fact), shared]).encode()).hexdigest()
    return f"{fact.kind}.{fact.occurred_on}.{digest[:HASH_LENGTH]}"


def content(fact: Fact) -> list[object]:
    """What the recording organisation wrote down and a rule may read; not with whom it was shared, and no note."""
    attributes = {code: str(value) for code, value in sorted(fact.attributes.items())}
    when = [str(fact.occurred_on), fact.precision.value, str(fact.known_from)]
    return [fact.kind, *when, sorted(fact.about), fact.organisation, attributes, fact.source, fact.corrects]


def linked(records: Sequence[Written], unreadable: frozenset[str] = frozenset()) -> tuple[Fact, ...]:
    """The facts with root and version filled in; notes every reference that leads nowhere.

    `unreadable` are ids of facts that have a problem of their own: naming one is no second problem.
    """
    by_id = {each.fact.id: each for each in records}
    corrected: dict[str, Written] = {}
    for record in records:
        _check_references(record, by_id, unreadable)
        target = record.fact.corrects
        if target in by_id:
            _check_correction(record, by_id[target], corrected)
        elif target is not None and target not in unreadable:
            record.entry.note("unknown_fact", "corrects")
    versions = _versions(by_id)
    return tuple(_numbered(each.fact, versions) for each in records)


def _check_references(record: Written, by_id: Mapping[str, Written], unreadable: frozenset[str]) -> None:
    for code in record.references:
        named = str(record.fact.attributes[code])
        attributes = record.entry.keys["attributes"].mapping or {}
        line = attributes[code].line
        if named == record.fact.id:
            record.entry.note("refers_to_itself", line=line, key=code)
        elif named not in by_id and named not in unreadable:
            record.entry.note("unknown_fact", line=line, key=code)


def _check_correction(record: Written, target: Written, corrected: dict[str, Written]) -> None:
    if target.fact.id in corrected:
        first = corrected[target.fact.id].entry.node.line
        record.entry.note("corrected_twice", "corrects", first=str(first))
        return
    corrected[target.fact.id] = record
    if record.fact.known_from < target.fact.known_from:
        record.entry.note("correction_known_before", "corrects")


def _versions(by_id: Mapping[str, Written]) -> Versions:
    """Root and number of each version; every fact is looked at once, however long the chains are."""
    settled: Versions = {}
    for start in by_id:
        chain: dict[str, None] = {}
        current = start
        while current not in settled and current not in chain:
            chain[current] = None
            target = by_id[current].fact.corrects
            if target is None or target not in by_id:
                settled[current] = (current, 0)
            else:
                current = target
        if current not in settled:
            by_id[current].entry.note("corrects_itself", "corrects")
            settled[current] = (current, 0)
        root, number = settled[current]
        for each in reversed(chain):
            if each not in settled:
                number += 1
                settled[each] = (root, number)
    return settled


def _numbered(fact: Fact, versions: Versions) -> Fact:
    root, number = versions[fact.id]
    return replace(fact, root=root, version=number)
