"""Hypothesis strategies for small adversarial cases. Few kinds, few days and few persons, so that things meet.

`problems(shape)` draws a rulebook and a case for it; `cases(codes)` a case alone, for rules with these codes. The
rulebooks come from `rulebook_strategies.py`.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.oracle.rulebook_strategies import (
    KINDS,
    attribute_values,
    certain_rulebooks,
    rulebooks,
    some,
    weighted,
)
from zicht.facts.case import Case, Organisation, Person, Relation
from zicht.facts.fact import AttributeValue, Fact, Precision, Sharing, period
from zicht.rulebook.rule import Rulebook, Shape

START = date(2024, 1, 10)
DAYS = 50
FAMILY_KINDS = ("new_partner", "household_member_left", "birth", "died", "separation", "household_member_joined")
RELATIONS = ("parent", "partner", "household_member", "sibling", "caregiver", "foster_parent", "ex_partner")
NOT_APPLICABLE = "finding_not_applicable"
ORGANISATIONS = tuple(
    Organisation(each, kind, each)
    for each, kind in (("o1", "gi"), ("o2", "school"), ("o3", "wijkteam"), ("o4", "school"))
)


@dataclass(frozen=True, slots=True)
class Problem:
    """A case with the rulebook that is to be evaluated on it."""

    case: Case
    rulebook: Rulebook


@st.composite
def days(draw: st.DrawFn, last: int = DAYS) -> date:
    """A day of the case; ties are wanted, and now and then something from long before."""
    if draw(weighted((30, False), (1, True))):
        return START - timedelta(days=draw(st.integers(1, 40)))
    return START + timedelta(days=draw(st.integers(0, last)))


@st.composite
def births(draw: st.DrawFn) -> tuple[date, date] | None:
    """Unknown, exact or approximate; often with a birthday during the case."""
    how = draw(weighted((2, "day"), (1, "unknown"), (1, "month"), (1, "year")))
    if how == "unknown":
        return None
    day = draw(days())
    day = day.replace(year=day.year - draw(st.sampled_from((4, 1, 12, 0, 2))), day=min(day.day, 28))
    return period(day, Precision(how))


@st.composite
def families(draw: st.DrawFn) -> tuple[tuple[Person, ...], tuple[Relation, ...]]:
    """Two to four persons, at least one of them a child, and what they are to each other."""
    children = tuple(
        Person(f"k{number}", "child", draw(births())) for number in range(1, draw(weighted((2, 1), (3, 2), (1, 3))) + 1)
    )
    adults = (Person("m", "mother"), Person("v", "father"))[: draw(weighted((2, 1), (1, 2)))]
    persons = (*children, *adults)[:4]
    relations = [Relation("m", each.id, "parent") for each in children if draw(weighted((3, True), (1, False)))]
    for _ in range(draw(weighted((3, 0), (2, 1), (1, 2)))):
        origin, target = draw(st.permutations([each.id for each in persons]))[:2]
        since, until = (draw(st.none() | days()) for _ in range(2))
        if since is not None and until is not None and until <= since:
            until = None
        relations.append(Relation(origin, target, draw(st.sampled_from(RELATIONS)), since, until))
    return persons, tuple(relations)


@st.composite
def attributes(draw: st.DrawFn, earlier: tuple[str, ...]) -> dict[str, AttributeValue]:
    """What is recorded of a fact; most is left out."""
    found: dict[str, AttributeValue] = {}
    for name, values in attribute_values().items():
        if draw(weighted((2, False), (1, True))):
            found[name] = draw(st.sampled_from(values))
    if draw(weighted((6, False), (1, True))):
        found["several"] = True
    if draw(weighted((4, False), (1, True))):
        found["day"] = draw(days(DAYS + 10))
    for link in ("re", "offer") if earlier else ():
        if draw(weighted((6, False), (1, True))):
            found[link] = draw(st.sampled_from(earlier))
    return found


@st.composite
def sharings(draw: st.DrawFn) -> tuple[Sharing, ...]:
    """Who else knew, and since when."""
    if not draw(weighted((2, False), (1, True))):
        return ()
    return tuple(Sharing(each.id, draw(days())) for each in some(draw, ORGANISATIONS))


def dated(fact: Fact, occurred_on: date, precision: Precision, delay: int) -> Fact:
    """The fact on a day of a precision; `delay` is how many days later it was known, negative: within the period."""
    earliest, latest = period(occurred_on, precision)
    known_from = max(latest + timedelta(days=delay), occurred_on)
    latest = min(latest, known_from)
    return replace(
        fact, occurred_on=occurred_on, precision=precision, known_from=known_from, earliest=earliest, latest=latest
    )


@st.composite
def timings(draw: st.DrawFn, fact: Fact) -> Fact:
    """When it happened and since when it was known."""
    precision = draw(weighted((9, Precision.DAY), (3, Precision.MONTH)))
    delays = weighted((6, 0), (2, 3), (1, 12))
    if precision is Precision.MONTH:
        delays = weighted((2, 0), (2, -10), (1, 5), (1, -25))
    return dated(fact, draw(days()), precision, draw(delays))


@st.composite
def facts(draw: st.DrawFn, number: int, persons: tuple[Person, ...], earlier: tuple[str, ...]) -> Fact:
    """One first version."""
    kind = draw(weighted((12, ""), (2, "family"))) or draw(st.sampled_from(KINDS))
    if kind == "family":
        kind = draw(st.sampled_from(FAMILY_KINDS))
    about = some(draw, tuple(each.id for each in persons), at_most=2)
    blank = Fact(
        id=f"f{number}",
        root=f"f{number}",
        index=number,
        version=0,
        kind=kind,
        about=about,
        organisation=draw(weighted((3, "o1"), (3, "o2"), (1, "o3"), (1, "o4"), (1, None))),
        occurred_on=START,
        precision=Precision.DAY,
        known_from=START,
        earliest=START,
        latest=START,
        attributes=draw(attributes(earlier)),
        shared_with=draw(sharings()),
        source=draw(weighted((3, None), (1, "own"), (1, "told"))),
    )
    return draw(timings(blank))


@st.composite
def corrections(draw: st.DrawFn, number: int, corrected: Fact, persons: tuple[Person, ...]) -> Fact:
    """A new version: known on or after the one it corrects, with one thing or everything different."""
    other = draw(facts(number, persons, (corrected.id,)))
    what = draw(st.sampled_from(("kind", "about", "organisation", "attributes", "days", "everything")))
    moved = other if what in ("days", "everything") else replace(other, **_timing(corrected))
    if what != "everything":
        kept = {
            each: getattr(corrected, each) for each in ("kind", "about", "organisation", "attributes") if each != what
        }
        moved = replace(moved, **kept)
    known_from = max(moved.known_from, corrected.known_from) + timedelta(days=draw(weighted((1, 0), (1, 1), (1, 9))))
    latest = min(period(moved.occurred_on, moved.precision)[1], known_from)
    return replace(
        moved,
        id=f"f{number}",
        root=corrected.root,
        index=number,
        version=corrected.version + 1,
        corrects=corrected.id,
        known_from=known_from,
        latest=latest,
    )


def _timing(fact: Fact) -> dict[str, Any]:
    return {each: getattr(fact, each) for each in ("occurred_on", "precision", "known_from", "earliest", "latest")}


@st.composite
def dismissals(
    draw: st.DrawFn, number: int, codes: tuple[str, ...], case_facts: tuple[Fact, ...], persons: tuple[Person, ...]
) -> Fact:
    """Somebody records that a finding does not apply; the key may exist."""
    root = draw(st.sampled_from(sorted({each.root for each in case_facts})))
    subject = draw(st.sampled_from((*(each.id for each in persons), "family")))
    key = f"{draw(st.sampled_from(codes))}/{subject}/{root}" + draw(weighted((5, ""), (1, "/2")))
    day = draw(days())
    return Fact(
        id=f"f{number}",
        root=f"f{number}",
        index=number,
        version=0,
        kind=NOT_APPLICABLE,
        about=(persons[0].id,),
        organisation=draw(st.sampled_from(("o1", "o2"))),
        occurred_on=day,
        precision=Precision.DAY,
        known_from=day,
        earliest=day,
        latest=day,
        attributes={"finding": key},
    )


@st.composite
def cases(draw: st.DrawFn, codes: tuple[str, ...] = ("r1",), most: int = 13) -> Case:
    """A family with up to fourteen versions of facts."""
    persons, relations = draw(families())
    found: list[Fact] = []
    sizes = [(1, 0), (1, 1), (1, 2), (2, 3), (3, 5), (5, 7), (5, 9), (4, 11), (2, 13)]
    for _ in range(min(most, draw(weighted(*sizes)))):
        found.append(draw(facts(len(found), persons, tuple(each.id for each in found))))
    for _ in range(draw(weighted((3, 0), (2, 1), (1, 2)))):
        last = [each for each in found if each.id not in {other.corrects for other in found}]
        if last:
            found.append(draw(corrections(len(found), draw(st.sampled_from(last)), persons)))
    if found:
        for _ in range(draw(weighted((3, 0), (1, 1), (1, 2)))):
            found.append(draw(dismissals(len(found), codes, tuple(found), persons)))
    organisations = ORGANISATIONS[: draw(weighted((3, 4), (1, 3)))]
    listed = {each.id for each in organisations}
    kept = tuple(each if each.organisation in listed else replace(each, organisation=None) for each in found)
    on = START + timedelta(days=draw(st.integers(DAYS // 2, DAYS + 20)))
    return Case("case", persons, relations, organisations, kept, on)


@st.composite
def problems(draw: st.DrawFn, shape: Shape | None = None, most: int = 13) -> Problem:
    """A rulebook with a case for it."""
    rulebook = draw(rulebooks(shape))
    return Problem(draw(cases(tuple(each.code for each in rulebook.rules), most)), rulebook)


@st.composite
def certain_problems(draw: st.DrawFn, shape: Shape) -> Problem:
    """A rulebook of which the definition promises that what is raised is raised for every placing, with a case for it.

    Every fact names a child (whom else it reaches, and who exists by then, depends on its day). No corrections and
    nothing set aside; no answer to another fact, and nothing that clears (both make a pattern depend on what else
    counts).
    """
    rulebook = draw(certain_rulebooks(shape))
    case = draw(cases(("r1",)))
    children = {each.id for each in case.persons if each.is_child}
    kept = [each for each in case.facts if each.version == 0 and each.kind in KINDS and children & {*each.about}]
    plain = [
        replace(each, index=number, attributes={key: value for key, value in each.attributes.items() if key != "re"})
        for number, each in enumerate(kept)
    ]
    return Problem(replace(case, facts=tuple(plain)), rulebook)
