"""Evaluate a case the slow way: every rule, every scope, every single day, straight from docs/semantics.md.

Nothing here is shared with `zicht.evaluation`; only the values that go in are. It is meant to be read beside the
definition, sentence by sentence, and it is never meant to be fast.
"""

from dataclasses import dataclass
from datetime import date

from tests.oracle.fold import Book, Standing, last_day_of, named, one_day, scopes
from tests.oracle.people import children_around
from tests.oracle.whose import whose
from tests.oracle.world import DAY, World, first_visible_day, moment
from zicht.facts.case import Case
from zicht.rulebook.rule import Rule, Rulebook, Shape


@dataclass(frozen=True, slots=True)
class Row:
    """A finding, told by its persons, days and facts (root ids)."""

    key: str
    rule: str
    organisation: str | None
    subjects: tuple[str, ...]
    open_for: tuple[str, ...]
    opened_on: date
    due_on: date | None
    raised_on: date | None
    closed_on: date | None
    closed_by: str | None
    evidence: frozenset[str]
    key_fact: str


def evaluate_by_day(
    case: Case,
    rulebook: Rulebook,
    view: str | None = None,
    on: date | None = None,
    as_known_at: date | None = None,
) -> tuple[Row, ...]:
    """All findings on a day, ordered by key."""
    last = case.evaluate_on if on is None else on
    known_at = last if as_known_at is None else as_known_at
    first = first_visible_day(case, view)
    if first is None:
        return ()
    world = World(case, rulebook, view, last, known_at)
    days = [first + number * DAY for number in range((last - first).days + 1)]
    rows: list[Row] = []
    for rule in rulebook.rules:
        book = Book(rule, scopes(moment(world), rule))
        for day in days:
            one_day(book, moment(world.on(day)))
        rows += [row(world, rule, key, group) for key, group in named(book)]
    return tuple(sorted(rows, key=lambda each: each.key))


def row(world: World, rule: Rule, key: str, group: list[Standing]) -> Row:
    """One finding about all children of a group, named after the first."""
    first = group[0]
    open_ones = [each for each in group if each.closed_on is None]
    closed_on, closed_by = None, None
    if not open_ones:
        closed_on = max(each.closed_on for each in group if each.closed_on is not None)
        closed_by = next(each.closed_by for each in group if each.closed_on == closed_on)
    due = first.due_on
    raised = first.opened_on if rule.shape is not Shape.OBLIGATION else None
    if due is not None and not (closed_on is not None and closed_on <= due):
        raised = due + DAY if due < world.day else None
    return Row(
        key=key,
        rule=rule.code,
        organisation=for_whom(world, rule, group),
        subjects=tuple(each.scope.subject for each in group if each.scope.subject is not None),
        open_for=tuple(each.scope.subject for each in open_ones if each.scope.subject is not None),
        opened_on=first.opened_on,
        due_on=due,
        raised_on=raised,
        closed_on=closed_on,
        closed_by=closed_by,
        evidence=frozenset(root for each in group for root in each.evidence),
        key_fact=first.key_root,
    )


def for_whom(world: World, rule: Rule, group: list[Standing]) -> str | None:
    """Whose work it is on the last day on which it stood."""
    last = max(last_day_of(each, world.day) for each in group)
    now = moment(world.on(last))
    key = now.version(group[0].key_root)
    assert key is not None
    scope = group[0].scope
    if scope.subject is None:
        children = [each.id for each in now.children()]
    elif scope.adult:
        children = children_around(now, scope.subject, now.day)
    else:
        still = [each.scope for each in group if last_day_of(each, world.day) == last]
        children = [each.subject for each in still if each.subject is not None]
    return whose(now, rule.duty_of, key, children)
