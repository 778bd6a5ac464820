"""Findings made anew from facts: to see what differs, or by a rulebook that is not served yet."""

from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID

from django.db import transaction

from zicht.web.storage.evaluating import (
    Difference,
    all_families,
    evaluate_family,
    forget_rulebooks,
    open_by_rule,
    stale_families,
)
from zicht.web.storage.periods import Content
from zicht.web.storage.rulebooks import served

Rebuilt = Iterator[tuple[UUID, tuple[Difference, ...]]]


def rebuilt(on: date, family: UUID | None = None) -> Rebuilt:
    """Each family, or one, evaluated anew, in a transaction of its own; with what differs from what stood there."""
    return _each([family] if family else _listed(), on, undo=False)


def compared(on: date, family: UUID | None = None) -> Rebuilt:
    """The same, and then undone."""
    return _each([family] if family else _listed(), on, undo=True)


def prepared(content: Content, on: date, told: Callable[[int, int], None]) -> tuple[dict[str, int], dict[str, int]]:
    """Evaluate every family by a rulebook beside the one that is served.

    Goes on where an earlier run stopped. `told` hears how many of how many are done. Gives how often each rule stands
    open now, and by the new rulebook.
    """
    with transaction.atomic():
        waiting = stale_families(on, content)
    for number, family in enumerate(waiting, 1):
        with transaction.atomic():
            evaluate_family(family, on, content=content)
        told(number, len(waiting))
    with transaction.atomic():
        return open_by_rule(served()[1].hash), open_by_rule(content[1].hash)


def forgotten() -> int:
    """Drop the findings of every rulebook but the one that is served; gives how many went."""
    with transaction.atomic():
        return forget_rulebooks([served()[1].hash])


def _listed() -> list[UUID]:
    with transaction.atomic():
        return all_families()


def _each(families: list[UUID], on: date, undo: bool) -> Rebuilt:
    for each in families:
        with transaction.atomic():
            differences = evaluate_family(each, on)
            if undo:
                transaction.set_rollback(True)
        yield each, tuple(difference for difference in differences if difference)
