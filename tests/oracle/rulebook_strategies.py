"""Hypothesis strategies for small rulebooks: 1 to 3 rules of every shape with every option, conditions and holdings."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from hypothesis import strategies as st

from tests.oracle.variations import with_matchers
from zicht.chronology.days import Span, Unit
from zicht.facts.fact import AttributeValue
from zicht.rulebook.rule import (
    ANY,
    By,
    Closing,
    Condition,
    Duty,
    HitGroup,
    Holding,
    Layer,
    Matcher,
    NewerTrigger,
    Per,
    Reach,
    Rule,
    Rulebook,
    Shape,
    Values,
    Within,
)
from zicht.rulebook.term import Term, TermBook, TermValue

T = TypeVar("T")

KINDS = ("a", "b", "c", "d")
ORGANISATION_TYPES = ("wijkteam", "school", "gi")
VALUES = ("p", "q")
ALWAYS: tuple[tuple[Values, Values], ...] = (({}, {}),)
DUTIES = (Shape.OBLIGATION, Shape.PRECONDITION)
CONDITIONS = ("safety_in_question", "counted", "short", "guarded", "all", "any")
HOLDINGS = ("sight", "regie", "involvement")
TERMS: Mapping[str, Term] = {
    code: Term(code, {}, "proposal", values)
    for code, values in {
        "now": (TermValue(None, Span(0, Unit.DAYS), ""),),
        "days": (TermValue(None, Span(5, Unit.DAYS), ""),),
        "working": (TermValue(None, Span(3, Unit.WORKING_DAYS), ""),),
        "month": (TermValue(None, Span(1, Unit.MONTHS, moves_to_working_day=True), ""),),
        "changing": (
            TermValue(date(2024, 1, 1), Span(2, Unit.WEEKS), ""),
            TermValue(date(2024, 2, 1), Span(4, Unit.DAYS), ""),
        ),
    }.items()
}


def weighted(*choices: tuple[int, T]) -> st.SearchStrategy[T]:
    """One of the values, the simplest first, as often as its weight says."""
    return st.sampled_from([value for weight, value in choices for _ in range(weight)])


def some(draw: st.DrawFn, values: tuple[T, ...], *, at_least: int = 1, at_most: int = 2) -> tuple[T, ...]:
    """A few different values."""
    return tuple(draw(st.lists(st.sampled_from(values), min_size=at_least, max_size=at_most, unique=True)))


@st.composite
def attribute_tests(draw: st.DrawFn) -> Values:
    """A `when` or `unless`."""
    name = draw(weighted((3, "x"), (2, "to"), (1, "flag")))
    if name == "flag":
        return {name: (draw(st.booleans()),)}
    if draw(weighted((5, False), (1, True))):
        return {name: (ANY,)}
    if name == "to":
        return {name: some(draw, ("o1", "o2", *ORGANISATION_TYPES))}
    return {name: some(draw, VALUES)}


@st.composite
def ways(draw: st.DrawFn) -> tuple[tuple[Values, Values], ...]:
    """The ways in which a kind counts."""
    return draw(weighted((14, ALWAYS), (1, ()))) or tuple(
        (draw(attribute_tests()), draw(st.just({}) | attribute_tests())) for _ in range(draw(st.integers(1, 2)))
    )


@st.composite
def matchers(draw: st.DrawFn, *, kinds: tuple[str, ...] = KINDS, ages: bool = True, answer: bool = False) -> Matcher:
    """A matcher, mostly a plain one; `answer` may say by whom and to what."""
    keys: dict[str, Any] = {"kinds": {kind: draw(ways()) for kind in some(draw, kinds)}}
    reach = draw(weighted((8, Reach.NAMED), (4, Reach.CIRCLE), (4, Reach.FAMILY), (1, Reach.SIBLINGS)))
    option = draw(weighted((24, ""), *((1, each) for each in ("when", "unless", "types", "sources", "roles", "age"))))
    if option == "when":
        keys["when"] = draw(attribute_tests())
    elif option == "unless":
        keys["unless"] = draw(attribute_tests())
    elif option == "types":
        keys["organisation_types"] = some(draw, ORGANISATION_TYPES)
    elif option == "sources":
        keys["sources"] = some(draw, ("own", "told"))
    elif option == "roles":
        keys["roles"] = some(draw, ("child", "mother"))
    elif option == "age" and ages:
        keys["age_from"] = draw(st.none() | st.sampled_from((1, 4)))
        keys["age_under"] = draw(st.none() | st.sampled_from((4, 12)))
        keys["age_or_unknown"] = draw(st.booleans())
    if answer:
        plain: list[tuple[int, By | None]] = [(5, None), (1, By("same")), (1, By("other")), (1, By("attribute", "to"))]
        keys["by"] = draw(weighted(*plain))
        keys["to"] = draw(weighted((5, None), (1, By("same")), (1, By("attribute", "to"))))
        keys["linked"] = draw(weighted((3, False), (1, True)))
    return Matcher(reach=reach, **keys)


@st.composite
def matcher_lists(
    draw: st.DrawFn, *, kinds: tuple[str, ...] = KINDS, ages: bool = True, answer: bool = False, empty: bool = False
) -> tuple[Matcher, ...]:
    """One or two matchers, or none when that is possible."""
    number = draw(weighted((3, 0), (2, 1)) if empty else weighted((5, 1), (1, 2)))
    return tuple(draw(matchers(kinds=kinds, ages=ages, answer=answer)) for _ in range(number))


@st.composite
def holdings(draw: st.DrawFn, code: str) -> Holding:
    """Who holds something."""
    also = draw(weighted((2, ()), (1, ("to",))))
    return Holding(code, draw(matcher_lists()), draw(matcher_lists()), also)


@st.composite
def closings(draw: st.DrawFn, *, guards: tuple[str, ...] = ()) -> Closing:
    """One way in which a condition closes."""
    number = draw(weighted((3, 0), (1, 1), (1, 2)))
    requires = tuple((draw(matchers()),) for _ in range(number))
    by_holder = draw(weighted((3, None), (1, "sight"), (1, "involvement")))
    guard = some(draw, guards, at_least=0, at_most=1) if guards else ()
    return Closing(draw(matcher_lists()), requires, by_holder, guard)


@st.composite
def condition_books(draw: st.DrawFn) -> Mapping[str, Condition]:
    """Conditions of every make, none going round in a circle."""
    parts = some(draw, CONDITIONS[:3], at_most=3)
    others = some(draw, (*CONDITIONS[:3], "all"), at_most=3)
    found = (
        Condition(CONDITIONS[0], opens=draw(matcher_lists()), closes=(draw(closings()),)),
        Condition("counted", holding=draw(st.sampled_from(HOLDINGS)), at_least=draw(weighted((3, 1), (1, 2)))),
        Condition("short", opens=draw(matcher_lists()), lasts_days=draw(st.sampled_from((1, 7, 30)))),
        Condition(
            "guarded",
            opens=draw(matcher_lists()),
            closes=tuple(draw(closings(guards=CONDITIONS[:3])) for _ in range(draw(st.integers(1, 2)))),
            lasts_days=draw(weighted((3, None), (1, 20))),
        ),
        Condition("all", all_of=parts),
        Condition("any", any_of=others),
    )
    return {each.code: each for each in found}


@st.composite
def common_parts(draw: st.DrawFn, code: str, shape: Shape, per: Per) -> dict[str, Any]:
    """What every rule has."""
    per_child = per in (Per.CHILD, Per.FACT)
    ways_of_duty = [Duty("trigger"), Duty("attribute", "to"), Duty("holder"), Duty("regisseur"), Duty("addressee")]
    ways_of_duty += [Duty("involved", each) for each in ORGANISATION_TYPES[:2]]
    return {
        "code": code,
        "theme": "theme",
        "shape": shape,
        "per": per,
        "layer": Layer(date(2020, 1, 1), None, date(2020, 1, 1)),
        "title": {"nl": code, "en": code},
        "sentence": {"nl": code, "en": code},
        "citations": (),
        "requirements": (),
        "keeper": "keeper",
        "duty_of": some(draw, tuple(ways_of_duty), at_most=3),
        "given": some(draw, CONDITIONS, at_least=0, at_most=1) if draw(weighted((3, False), (1, True))) else (),
        "except_while": some(draw, CONDITIONS, at_least=0, at_most=1) if draw(weighted((4, False), (1, True))) else (),
        "until_age": draw(weighted((5, None), (1, 4), (1, 12))) if per_child else None,
    }


@st.composite
def duty_rules(draw: st.DrawFn, code: str, shape: Shape) -> Rule:
    """An obligation or a precondition."""
    per = draw(weighted((5, Per.CHILD), (2, Per.ADULT), (2, Per.FAMILY), (2, Per.FACT)))
    ages = per in (Per.CHILD, Per.FACT)
    parts = draw(common_parts(code, shape, per))
    parts["trigger"] = draw(matcher_lists(ages=ages))
    parts["answered_by"] = draw(matcher_lists(ages=ages, answer=True))
    parts["ended_by"] = draw(matcher_lists(ages=ages, answer=True, empty=True))
    parts["each_organisation"] = draw(weighted((3, False), (1, True)))
    if shape is Shape.OBLIGATION:
        parts.update(draw(obligation_parts(per)))
    else:
        parts["already_days"] = draw(weighted((2, None), (1, 5), (1, 0), (1, 20)))
        parts["latest_of"] = draw(matcher_lists(ages=ages, empty=True))
    return Rule(**parts)


@st.composite
def obligation_parts(draw: st.DrawFn, per: Per) -> dict[str, Any]:
    """Terms and what a newer trigger does."""
    term = draw(st.sampled_from(sorted(TERMS)))
    dated: list[tuple[int, Within]] = [(4, Within(term=term))]
    dated += [
        (1, Within(term=term, attribute="day")),
        (1, Within(attribute="day")),
        (1, Within(attribute="day", slack=term)),
    ]
    return {
        "within": draw(weighted(*dated)),
        "already_days": draw(weighted((3, 0), (1, 3), (1, 14))),
        "repeats": None if per is Per.FACT else draw(weighted((3, None), (1, "days"), (1, "changing"))),
        "newer_trigger": draw(weighted((3, NewerTrigger.JOINS), (1, NewerTrigger.REPLACES))),
    }


@st.composite
def pattern_rules(draw: st.DrawFn, code: str) -> Rule:
    """A pattern of one or two groups."""
    per = draw(weighted((4, Per.CHILD), (1, Per.ADULT), (2, Per.FAMILY)))
    ages = per is Per.CHILD
    parts = draw(common_parts(code, Shape.PATTERN, per))
    if draw(weighted((3, False), (1, True))):
        kinds: tuple[tuple[str, ...], ...] = (KINDS[:2], KINDS[2:])
    else:
        kinds = (KINDS,)
    parts["hits"] = tuple(
        HitGroup(draw(matcher_lists(kinds=each, ages=ages)), draw(weighted((2, 2), (2, 1), (1, 3)))) for each in kinds
    )
    parts["window_days"] = draw(st.sampled_from((10, 31, 20, 1, 5, 31)))
    parts["organisations"] = draw(weighted((4, 1), (1, 2)))
    parts["children"] = draw(weighted((5, 1), (1, 2)))
    parts["cleared_by"] = draw(matcher_lists(ages=ages, kinds=draw(weighted((2, ("e", "e2")), (1, KINDS)))))
    return Rule(**parts)


@st.composite
def continuity_rules(draw: st.DrawFn, code: str) -> Rule:
    """At least so many, at most so many, or both."""
    parts = draw(common_parts(code, Shape.CONTINUITY, draw(weighted((3, Per.CHILD), (1, Per.FAMILY)))))
    parts["during"] = draw(st.sampled_from(CONDITIONS))
    parts["holding"] = draw(st.sampled_from(HOLDINGS))
    low, high = draw(st.sampled_from(((1, None), (None, 1), (2, None), (None, 0))))
    return Rule(**parts, at_least=low, at_most=high)


def rules(code: str, shape: Shape) -> st.SearchStrategy[Rule]:
    """A rule of one shape."""
    if shape in DUTIES:
        return duty_rules(code, shape)
    return pattern_rules(code) if shape is Shape.PATTERN else continuity_rules(code)


@st.composite
def rulebooks(draw: st.DrawFn, shape: Shape | None = None) -> Rulebook:
    """One rule of the shape, or one to three of any."""
    shapes = [shape] if shape is not None else draw(st.lists(st.sampled_from(Shape), min_size=1, max_size=3))
    dying = Matcher(kinds={"died": ALWAYS})
    return Rulebook(
        version="test",
        hash="test",
        rules=tuple(draw(rules(f"r{number}", each)) for number, each in enumerate(shapes, 1)),
        conditions=draw(condition_books()),
        holdings={code: draw(holdings(code)) for code in HOLDINGS},
        subject_ends=(dying,),
        terms=TermBook(TERMS),
    )


def plain(matcher: Matcher) -> Matcher:
    """Without what looks at the day of a fact: whom it reaches around those named, and ages."""
    return replace(matcher, reach=Reach.NAMED, age_from=None, age_under=None)


@st.composite
def certain_rulebooks(draw: st.DrawFn, shape: Shape) -> Rulebook:
    """A rulebook in which nothing but the rule's own facts and its `given` or `while` decides.

    No `except_while` (it keeps off what may hold, not what surely holds), no chain of requirements (its order may
    depend on a placing), no `latest_of`, `replaces` or `repeats` (another fact may take the place).
    """
    drawn = draw(rulebooks(shape))
    rulebook = with_matchers(drawn, plain)
    rules = tuple(
        replace(
            each,
            per=Per.FAMILY if each.per is Per.ADULT else each.per,
            except_while=(),
            until_age=None,
            latest_of=(),
            repeats=None,
            newer_trigger=NewerTrigger.JOINS,
            given=() if shape is Shape.PATTERN else each.given,
            cleared_by=(plain(Matcher(kinds={"e": ALWAYS})),) if shape is Shape.PATTERN else (),
        )
        for each in rulebook.rules
    )
    conditions = {
        code: replace(each, closes=tuple(replace(way, requires=()) for way in each.closes))
        for code, each in rulebook.conditions.items()
    }
    return replace(rulebook, rules=rules, conditions=conditions)


def attribute_values() -> Mapping[str, tuple[AttributeValue, ...]]:
    """What the attributes of the small rulebooks may hold."""
    return {"x": VALUES, "flag": (True, False), "to": ("o1", "o2", "o3", "school", "gi")}
