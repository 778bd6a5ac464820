"""Reading conditions.yaml: holdings, conditions and what ends somebody's being a subject."""

from collections.abc import Mapping
from pathlib import Path

from zicht.facts.document import read
from zicht.facts.entry import Entry, did_you_mean
from zicht.facts.problems import Problem, ProblemsFound
from zicht.rulebook.read_matcher import MatcherReader
from zicht.rulebook.read_terms import texts
from zicht.rulebook.rule import Closing, Condition, Holding, Matcher

HOLDING = frozenset({"code", "label", "set_by", "released_by", "also_released"})
CONDITION = frozenset({"code", "label", "opens", "closes", "lasts", "holding", "at_least", "all_of", "any_of"})
CLOSING = frozenset({"facts", "requires", "by_holder_of", "except_while"})
Conditions = tuple[dict[str, Condition], dict[str, Holding], tuple[Matcher, ...]]


def read_conditions(path: Path, name: str, reader: MatcherReader) -> Conditions:
    """Conditions and holdings by code, and the matchers of `subject_ends`. Raises ProblemsFound."""
    problems: list[Problem] = []
    top = Entry(read(path, name), name, "conditions.yaml", problems)
    top.only({"format", "holdings", "conditions", "subject_ends"})
    holdings = {each.text("code") or "": _holding(each, reader) for each in top.entries("holdings", "holdings")}
    entries = {each.text("code") or "": each for each in top.entries("conditions", "conditions")}
    conditions = {code: _condition(each, reader) for code, each in entries.items()}
    for code, entry in entries.items():
        _check(conditions[code], entry, conditions, holdings)
    if problems:
        raise ProblemsFound(problems)
    return conditions, holdings, reader.all_of(top, "subject_ends")


def _holding(entry: Entry, reader: MatcherReader) -> Holding:
    entry.only(HOLDING)
    return Holding(
        code=entry.id("code") or "",
        label=texts(entry, "label"),
        set_by=reader.all_of(entry, "set_by", required=True),
        released_by=reader.all_of(entry, "released_by", required=True),
        also_released=entry.texts("also_released"),
    )


def _condition(entry: Entry, reader: MatcherReader) -> Condition:
    entry.only(CONDITION)
    return Condition(
        code=entry.id("code") or "",
        label=texts(entry, "label"),
        opens=reader.all_of(entry, "opens"),
        closes=tuple(_closing(each, reader) for each in entry.entries("closes", "closes", required=False)),
        lasts_days=entry.number("lasts", least=1),
        holding=entry.text("holding", required=False),
        at_least=entry.number("at_least", least=1) or 1,
        all_of=entry.texts("all_of"),
        any_of=entry.texts("any_of"),
    )


def _closing(entry: Entry, reader: MatcherReader) -> Closing:
    entry.only(CLOSING)
    requires = tuple((reader.one(each),) for each in entry.entries("requires", "requires", required=False))
    return Closing(
        facts=reader.all_of(entry, "facts", required=True),
        requires=requires,
        by_holder_of=entry.text("by_holder_of", required=False),
        except_while=entry.texts("except_while"),
    )


def _check(condition: Condition, entry: Entry, conditions: Mapping[str, Condition], holdings: Mapping[str, Holding]) -> None:
    """A condition can hold, knows what it names, and does not rest on itself."""
    for code in named(condition):
        if code not in conditions:
            entry.note("unknown_condition", hint=did_you_mean(code, conditions))
    for code in [condition.holding, *(each.by_holder_of for each in condition.closes)]:
        if code is not None and code not in holdings:
            entry.note("unknown_holding", hint=did_you_mean(code, holdings))
    ways = [condition.opens, condition.holding, condition.all_of, condition.any_of]
    if sum(bool(each) for each in ways) != 1:
        entry.note("condition_unreachable", code=condition.code, why="opens, holding, all_of, any_of: 1")
    elif condition.opens and all(not each.kinds for each in condition.opens):
        entry.note("condition_unreachable", code=condition.code, why="opens")
    if condition.code in _below(condition.code, conditions, frozenset()):
        entry.note("condition_circle", code=condition.code)


def named(condition: Condition) -> set[str]:
    """The conditions that a condition names."""
    return {*condition.all_of, *condition.any_of, *(code for each in condition.closes for code in each.except_while)}


def _below(code: str, conditions: Mapping[str, Condition], seen: frozenset[str]) -> set[str]:
    """Every condition that this one rests on, directly or not."""
    found: set[str] = set()
    for each in named(conditions[code]) if code in conditions else ():
        found.add(each)
        if each not in seen:
            found |= _below(each, conditions, seen | {each})
    return found
