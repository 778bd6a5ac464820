"""Whatever somebody may type about one invented family."""

from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st

from zicht.casework.content import FormContent, load_content
from zicht.casework.recording import Entered
from zicht.facts.case import Case, Organisation, Person, Relation
from zicht.facts.fact import Fact, Precision, period
from zicht.facts.kinds import Attribute, AttributeType, Vocabulary
from zicht.rulebook.load import content_folder, load

TODAY = date(2026, 11, 25)
PEOPLE = ("mother", "father", "child", "youngster")
ORGANISATIONS = ("school", "wijkteam")


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that comes with Zicht."""
    return load(content_folder())[0]


@cache
def content() -> FormContent:
    """The forms that come with Zicht."""
    return load_content(content_folder(), vocabulary(), "nl")


def born(years: int) -> tuple[date, date]:
    """Somebody who turned this age half a year ago."""
    day = date(TODAY.year - years, 5, 25)
    return day, day


def fact(
    number: int, kind: str, about: tuple[str, ...], day: date, organisation: str = "school", **more: object
) -> Fact:
    """A fact that was recorded on the day it happened."""
    values: dict[str, object] = {"attributes": {}, **more}
    return Fact(
        id=f"f{number}", root=f"f{number}", index=number, version=0, kind=kind, about=about, organisation=organisation,
        occurred_on=day, precision=Precision.DAY, known_from=day, earliest=day, latest=day, **values,  # type: ignore[arg-type]
    )  # fmt: skip


def family(*facts: Fact, child: int | None = 9) -> Case:
    """A mother and a father with two children: one of an age to choose, and one of seventeen."""
    persons = (
        Person("mother", "mother"),
        Person("father", "father"),
        Person("child", "child", born(child) if child is not None else None),
        Person("youngster", "child", born(17)),
    )
    relations = tuple(Relation(each, "child", "parent") for each in ("mother", "father"))
    organisations = tuple(Organisation(each, each, each) for each in ORGANISATIONS)
    return Case("family", persons, relations, organisations, facts, TODAY)


@st.composite
def entered(draw: st.DrawFn) -> Entered:
    """A fact as it might be typed: mostly right, with now and then something that cannot be."""
    kind = vocabulary().kinds[draw(st.sampled_from(sorted(vocabulary().kinds)))]
    day = draw(st.dates(date(2000, 1, 1), TODAY + timedelta(days=40)) | st.just(None))
    chosen = draw(st.lists(st.sampled_from(sorted(kind.attributes)), unique=True)) if kind.attributes else []
    return Entered(
        kind=kind.code,
        about=tuple(draw(st.lists(st.sampled_from((*PEOPLE, "stranger")), max_size=3))),
        occurred_on=day,
        precision=draw(st.sampled_from(Precision)),
        known_from=draw(st.none() | st.dates(date(2000, 1, 1), TODAY + timedelta(days=40))),
        attributes={code: draw(value(kind.attributes[code])) for code in chosen},
        note=draw(st.text(max_size=40)),
        source=draw(st.sampled_from(("", "own", "told", "document", "heard"))),
    )


def value(attribute: Attribute) -> st.SearchStrategy[str]:
    """What somebody may fill in for an attribute."""
    right: st.SearchStrategy[str]
    match attribute.type:
        case AttributeType.BOOL:
            right = st.sampled_from(("yes", "no"))
        case AttributeType.ENUM:
            right = st.sampled_from(attribute.values)
        case AttributeType.DATE:
            right = st.dates(date(2000, 1, 1), date(2030, 1, 1)).map(lambda each: f"{each:%d-%m-%Y}")
        case AttributeType.REF:
            right = st.sampled_from(ORGANISATIONS)
        case _:
            right = st.text(max_size=20)
    return right | st.sampled_from(("", "misschien"))


def could_have_been(day: date, precision: Precision, today: date) -> bool:
    """Whether some day of this precision is not in the future."""
    return period(day, precision)[0] <= today
