"""One invented family at Veilig Thuis: a mother, a father and two children, with the organisations around them."""

from datetime import date, timedelta
from functools import cache

from tests.casework.entering import fact
from zicht.casework.reports import RECEIVED
from zicht.casework.routes import Route, load_routes
from zicht.casework.triage import Desk
from zicht.facts.case import Case, Organisation, Person, Relation
from zicht.facts.fact import Fact, Sharing
from zicht.facts.kinds import Vocabulary
from zicht.rulebook.load import content_folder, load
from zicht.rulebook.rule import Rulebook

TODAY = date(2026, 11, 25)
OWN = "vt"
TYPES = {
    "vt": "veilig_thuis",
    "vt-elders": "veilig_thuis",
    "wijkteam": "wijkteam",
    "school": "school",
    "raad": "raad",
    "gi": "gi",
}
CHILDREN = ("child", "baby")


@cache
def content() -> tuple[Vocabulary, Rulebook]:
    """What comes with Zicht."""
    return load(content_folder())


@cache
def routes(region: str | None = None) -> dict[str, Route]:
    """The routes of a region, or of none."""
    return load_routes(content_folder(), content()[0], region)


def ago(days: int) -> date:
    """A day before today."""
    return TODAY - timedelta(days=days)


def family(*facts: Fact) -> Case:
    """The family with these facts, numbered in the order in which they are given."""
    persons = (
        Person("mother", "mother"),
        Person("father", "father"),
        Person("child", "child", (date(2018, 5, 2), date(2018, 5, 2))),
        Person("baby", "child", (date(2025, 9, 1), date(2025, 9, 1))),
        Person("grown", "child", (date(2001, 1, 1), date(2001, 1, 1))),
    )
    relations = tuple(Relation(one, two, "parent") for one in ("mother", "father") for two in CHILDREN)
    organisations = tuple(Organisation(each, of, each) for each, of in TYPES.items())
    return Case("family", persons, relations, organisations, facts, TODAY)


def report(number: int, days_ago: int, organisation: str = OWN, **attributes: object) -> Fact:
    """A report about the elder child."""
    return fact(number, RECEIVED, ("mother", "child"), ago(days_ago), organisation, attributes=attributes)


def desk(*facts: Fact, region: str | None = None) -> Desk:
    """What Veilig Thuis decides with."""
    vocabulary, rulebook = content()
    return Desk(family(*facts), OWN, vocabulary, rulebook, routes(region), TYPES, TODAY)


def told(number: int, kind: str, about: tuple[str, ...], days_ago: int, organisation: str, **more: object) -> Fact:
    """A fact of another organisation that Veilig Thuis knows from the day on which it happened."""
    shared = (Sharing(OWN, ago(days_ago)),)
    return fact(number, kind, about, ago(days_ago), organisation, shared_with=shared, **more)
