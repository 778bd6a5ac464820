"""Reading conditions.yaml: holdings, conditions and what ends somebody's being a subject."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from zicht.facts.document import read
from zicht.facts.entry import Entry, as_text
from zicht.facts.kinds import AttributeType
from zicht.facts.problems import Problem
from zicht.rulebook.read_matcher import MatcherReader
from zicht.rulebook.read_terms import texts
from zicht.rulebook.rule import Closing, Condition, Holding, Matcher

FORMAT = "zicht-conditions/1"
HOLDING = frozenset({"code", "label", "set_by", "released_by", "also_released"})
CONDITION = frozenset({"code", "label", "opens", "closes", "lasts", "holding", "at_least", "all_of", "any_of"})
CLOSING = frozenset({"facts", "requires", "by_holder_of", "except_while"})
WAYS = ("opens", "holding", "all_of", "any_of")
PARTS = {"closes": "opens", "lasts": "opens", "at_least": "holding"}  # what belongs to which way
Conditions = tuple[dict[str, Condition], dict[str, Holding], tuple[Matcher, ...]]


def read_conditions(path: Path, name: str, reader: MatcherReader, problems: list[Problem]) -> Conditions:
    """Conditions and holdings by code, and the matchers of `subject_ends`; what is wrong is added to `problems`."""
    top = Entry(read(path, name), name, "conditions.yaml", problems)
    top.only({"format", "holdings", "conditions", "subject_ends"})
    top.check_format(FORMAT)
    lines: dict[str, int] = {}
    holdings = {each.new_id("code", lines): _holding(each, reader) for each in top.entries("holdings", "holdings")}
    lines = {}
    entries = [(each.new_id("code", lines), each) for each in top.entries("conditions", "conditions")]
    conditions = {code: _condition(each, reader) for code, each in entries}
    for code, entry in entries:
        _check_names(entry, conditions, holdings)
        _check_ways(entry, code)
        if code in _below(code, conditions):
            entry.note("condition_circle", line=entry.node.line, code=code)
    return conditions, holdings, reader.all_of(top, "subject_ends")


def named(condition: Condition) -> set[str]:
    """The conditions that a condition names."""
    closing = (code for each in condition.closes for code in each.except_while)
    return {*condition.all_of, *condition.any_of, *closing}


def _holding(entry: Entry, reader: MatcherReader) -> Holding:
    entry.only(HOLDING)
    holding = Holding(
        code=entry.id("code", required=False) or "",
        label=texts(entry, "label"),
        set_by=reader.all_of(entry, "set_by", required=True),
        released_by=reader.all_of(entry, "released_by", required=True),
        also_released=entry.texts("also_released"),
    )
    for each in holding.also_released:
        kinds = holding.set_by + holding.released_by
        reader.check_attribute(entry, "also_released", each, kinds, AttributeType.REF)
    return holding


def _condition(entry: Entry, reader: MatcherReader) -> Condition:
    entry.only(CONDITION)
    return Condition(
        code=entry.id("code", required=False) or "",
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


def _check_names(entry: Entry, conditions: Mapping[str, Condition], holdings: Mapping[str, Holding]) -> None:
    """Every condition and holding that a condition names is there."""
    for place, key, code in _names(entry):
        known: Mapping[str, object] = holdings if key in {"holding", "by_holder_of"} else conditions
        if code not in known:
            problem = "unknown_holding" if known is holdings else "unknown_condition"
            place.note(problem, key, hint=place.hint(code, known))


def _names(entry: Entry) -> Iterator[tuple[Entry, str, str]]:
    """The places in which a condition names another, or a holding."""
    closings = entry.keys["closes"].sequence if "closes" in entry.keys else None
    places = [entry, *(Entry(each, entry.file, "closes", []) for each in closings or ())]
    for place in places:
        place.problems = entry.problems
        for key in ("holding", "by_holder_of", "all_of", "any_of", "except_while"):
            node = place.keys.get(key)
            for each in [] if node is None else node.sequence or [node]:
                if (code := as_text(each.value)) is not None:
                    yield place, key, code


def _check_ways(entry: Entry, code: str) -> None:
    """A condition holds in one way, and has only the parts of that way."""
    ways = [each for each in WAYS if entry.has(each) and entry.keys[each].value not in ([], {}, "")]
    if not ways:
        entry.note("condition_unreachable", line=entry.node.line, code=code)
    elif len(ways) > 1:
        entry.note("several_ways", line=entry.node.line, code=code)
    for part, way in PARTS.items():
        if ways and way not in ways and entry.has(part):
            entry.note("wrong_part", part, shape=ways[0])


def _below(code: str, conditions: Mapping[str, Condition]) -> set[str]:
    """Every condition that this one rests on, directly or not."""
    found: set[str] = set()
    pending = [code]
    while pending:
        condition = conditions.get(pending.pop())
        new = named(condition) - found if condition else set()
        found |= new
        pending += new
    return found
