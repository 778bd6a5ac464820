"""Short ways to write a case and a rulebook by hand, in days after 1 January 2024."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from tests.oracle.rulebook_strategies import ALWAYS, HOLDINGS, TERMS
from zicht.facts.case import Case, Organisation, Person, Relation
from zicht.facts.fact import Fact, Precision
from zicht.rulebook.rule import Condition, Duty, Holding, Layer, Matcher, Per, Rule, Rulebook, Shape
from zicht.rulebook.term import TermBook

START = date(2024, 1, 1)
ORGANISATIONS = (Organisation("o1", "gi", ""), Organisation("o2", "school", ""), Organisation("o3", "wijkteam", ""))


def day(number: int) -> date:
    """So many days after the start."""
    return START + timedelta(days=number)


def fact(
    name: str,
    kind: str,
    on: int | tuple[int, int],
    about: str = "k1",
    by: str | None = "o1",
    *,
    known: int | None = None,
    corrects: str | None = None,
    version: int = 1,
    **attributes: str | bool | date,
) -> Fact:
    """A fact on a day, or between two days; `about` are persons with spaces between; `version` of a correction."""
    first, last = on if isinstance(on, tuple) else (on, on)
    return Fact(
        id=name,
        root=corrects or name,
        index=0,
        version=0 if corrects is None else version,
        kind=kind,
        about=tuple(about.split()),
        organisation=by,
        occurred_on=day(first),
        precision=Precision.DAY if first == last else Precision.MONTH,
        known_from=day(last if known is None else known),
        earliest=day(first),
        latest=day(last),
        attributes=attributes,
        corrects=corrects,
    )


def case(*facts: Fact, on: int = 60, relations: tuple[Relation, ...] = (), born: date | None = None) -> Case:
    """Two children, a mother who is parent of both, and three organisations."""
    parents = (Relation("m", "k1", "parent"), Relation("m", "k2", "parent"))
    persons = (
        Person("k1", "child", None if born is None else (born, born)),
        Person("k2", "child"),
        Person("m", "mother"),
    )
    numbered = tuple(_numbered(each, number) for number, each in enumerate(facts))
    return Case("case", persons, (*parents, *relations), ORGANISATIONS, numbered, day(on))


def _numbered(each: Fact, number: int) -> Fact:
    values = {name: getattr(each, name) for name in each.__dataclass_fields__}
    return Fact(**{**values, "index": number})


def matcher(*kinds: str, **keys: Any) -> Matcher:
    """A matcher of kinds."""
    return Matcher(kinds=dict.fromkeys(kinds, ALWAYS), **keys)


def rule(shape: Shape, per: Per = Per.CHILD, **parts: Any) -> Rule:
    """The rule `r1`; its work is that of the trigger when nothing else is said."""
    parts.setdefault("duty_of", (Duty("trigger"),))
    nothing: dict[str, Any] = {"title": {}, "sentence": {}, "citations": (), "requirements": (), "keeper": ""}
    return Rule(code="r1", theme="theme", shape=shape, per=per, layer=Layer(None, None, START), **nothing, **parts)


def rulebook(*rules: Rule, conditions: Mapping[str, Condition] | None = None) -> Rulebook:
    """Holdings are set by `set_<code>` and released by `end_<code>`; `died` ends being a subject."""
    holdings = {each: Holding(each, (matcher(f"set_{each}"),), (matcher(f"end_{each}"),), ("to",)) for each in HOLDINGS}
    return Rulebook("", "", rules, conditions or {}, holdings, (matcher("died"),), TermBook(TERMS))
