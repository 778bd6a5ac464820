"""The circle around a family as plain values: its persons and their relations, and who stands around them."""

from dataclasses import dataclass
from datetime import date

from zicht.explanation.wording import Wording, capitalised
from zicht.facts.case import Case, Person, Relation

NETWORK = ("network_member_involved", "protective_factor")
YOUNG = ("child",)
APART = ("network", "grandparent", "relative", "household_member")


@dataclass(frozen=True, slots=True)
class Member:
    """A person. `sign` is the role in the family; a picture gives mother, father and others each a form."""

    id: str
    called: str
    sign: str
    age: int | None


@dataclass(frozen=True, slots=True)
class Tie:
    """`origin` is `kind` of `target`; `ended`: no longer; `dates` in words, empty when unknown."""

    origin: str
    target: str
    kind: str
    ended: bool
    label: str
    dates: str


@dataclass(frozen=True, slots=True)
class Around:
    """Somebody or something around the family: an organisation, or informal network and what protects."""

    called: str
    informal: bool
    why: str


@dataclass(frozen=True, slots=True)
class Circle:
    """The family inside (adults, children, and those of other households beside them), and what stands around it."""

    adults: tuple[Member, ...]
    children: tuple[Member, ...]
    beside: tuple[Member, ...]
    ties: tuple[Tie, ...]
    around: tuple[Around, ...]


def circle(case: Case, wording: Wording, involved: tuple[Around, ...], view: str) -> Circle:
    """The circle on the day of the case; the network as facts that the view knows tell of it."""
    on = case.evaluate_on
    members = {each.id: _member(each, wording, on) for each in case.persons}
    facts = [each for each in case.facts if each.kind in NETWORK]
    informal = [each for each in facts if (day := each.visible_from(view)) is not None and day <= on]
    network = tuple(Around(capitalised(wording.kind(each.kind)), True, wording.day_of(each)) for each in informal[-4:])
    return Circle(
        adults=tuple(each for each in members.values() if each.sign not in (*YOUNG, *APART)),
        children=tuple(each for each in members.values() if each.sign in YOUNG),
        beside=tuple(each for each in members.values() if each.sign in APART),
        ties=tuple(_tie(each, wording, on) for each in case.relations),
        around=(*involved, *network),
    )


def _member(person: Person, wording: Wording, on: date) -> Member:
    age = None
    if person.born is not None:
        first, last = person.born
        youngest, oldest = _years(last, on), _years(first, on)
        age = oldest if youngest == oldest and oldest >= 0 else None
    return Member(person.id, wording.person(person.id), person.role, age)


def _years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _tie(relation: Relation, wording: Wording, on: date) -> Tie:
    days = [wording.day(each) if each else "" for each in (relation.since, relation.until)]
    return Tie(
        origin=relation.origin,
        target=relation.target,
        kind=relation.kind,
        ended=relation.kind == "ex_partner" or not relation.holds_on(on),
        label=wording.relation(relation.kind),
        dates=" – ".join(days) if any(days) else "",
    )
