"""A rule as a value. `docs/semantics.md` says what each part means; `rulebook/` holds the content."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from zicht.facts.fact import AttributeValue
from zicht.rulebook.term import TermBook

Values = Mapping[str, tuple[AttributeValue, ...]]
ANY = "*"  # in `when` and `unless`: present, whatever the value


class Shape(Enum):
    """The four things that facts in time can mean."""

    OBLIGATION = "obligation"
    PRECONDITION = "precondition"
    PATTERN = "pattern"
    CONTINUITY = "continuity"


class Per(Enum):
    """Whom a finding is about."""

    CHILD = "child"
    ADULT = "adult"
    FAMILY = "family"
    FACT = "fact"


class Reach(Enum):
    """To which children a fact belongs."""

    NAMED = "named"
    CIRCLE = "circle"
    SIBLINGS = "siblings"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class By:
    """Who must have recorded an answer, or got it, seen from its trigger: `same` as recorded the trigger, `other`, or
    whom `attribute` of the trigger names.
    """

    relation: str
    attribute: str | None = None


@dataclass(frozen=True, slots=True)
class Matcher:
    """Which facts count. `kinds` is already resolved: kind -> the ways in which it counts, each a (when, unless)."""

    kinds: Mapping[str, tuple[tuple[Values, Values], ...]]
    when: Values = field(default_factory=dict)
    unless: Values = field(default_factory=dict)
    organisation_types: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    age_from: int | None = None
    age_under: int | None = None
    age_or_unknown: bool = False
    reach: Reach = Reach.NAMED
    by: By | None = None
    to: By | None = None
    linked: bool = False

    @property
    def is_ageless(self) -> bool:
        """Whether it reaches children of any age."""
        return self.age_from is None and self.age_under is None


@dataclass(frozen=True, slots=True)
class Within:
    """A term by name, or the date in an attribute of the fact with a term for facts without it.

    `slack` is the term that runs on after that date, before anything is raised.
    """

    term: str | None = None
    attribute: str | None = None
    slack: str | None = None


class NewerTrigger(Enum):
    """What a newer trigger does to a finding that stands."""

    JOINS = "joins"
    REPLACES = "replaces"


@dataclass(frozen=True, slots=True)
class HitGroup:
    """Facts of a pattern, and how many of them there must be at least."""

    facts: tuple[Matcher, ...]
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Duty:
    """One way to find whose work it is: `trigger`, `holder`, `regisseur`, `addressee`, `attribute` or `involved`."""

    way: str
    argument: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where the duty comes from; `paraphrase` is our own words, never the text of the source."""

    source: str
    place: str
    paraphrase: str


@dataclass(frozen=True, slots=True)
class Layer:
    """From when it was an agreed norm, if ever, and from when a lesson."""

    norm_since: date | None
    norm_until: date | None
    lesson_since: date | None

    def on(self, day: date) -> str:
        """`norm` when it was an agreed norm on that day, else `lesson`."""
        if self.norm_since is None or day < self.norm_since:
            return "lesson"
        return "lesson" if self.norm_until is not None and day >= self.norm_until else "norm"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Which of the shape's parts are filled depends on `shape`; the loader refuses all others."""

    code: str
    theme: str
    shape: Shape
    per: Per
    layer: Layer
    title: Mapping[str, str]
    sentence: Mapping[str, str]
    citations: tuple[Citation, ...]
    requirements: tuple[str, ...]
    keeper: str
    duty_of: tuple[Duty, ...]
    shadow: bool = False
    each_organisation: bool = False
    given: tuple[str, ...] = ()
    except_while: tuple[str, ...] = ()
    until_age: int | None = None
    # obligation and precondition
    trigger: tuple[Matcher, ...] = ()
    answered_by: tuple[Matcher, ...] = ()
    ended_by: tuple[Matcher, ...] = ()
    latest_of: tuple[Matcher, ...] = ()
    within: Within | None = None
    already_days: int | None = 0
    repeats: str | None = None
    newer_trigger: NewerTrigger = NewerTrigger.JOINS
    # pattern
    hits: tuple[HitGroup, ...] = ()
    window_days: int = 0
    organisations: int = 1
    children: int = 1
    cleared_by: tuple[Matcher, ...] = ()
    alternatives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # continuity
    during: str | None = None
    holding: str | None = None
    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """Something that organisations hold for a child. An entry's `also_released` names attributes of its facts."""

    code: str
    set_by: tuple[Matcher, ...]
    released_by: tuple[Matcher, ...]
    also_released: tuple[str, ...]
    label: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Closing:
    """One way in which a condition closes."""

    facts: tuple[Matcher, ...]
    requires: tuple[tuple[Matcher, ...], ...] = ()
    by_holder_of: str | None = None
    except_while: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether its fact alone closes."""
        return not (self.requires or self.by_holder_of or self.except_while)


@dataclass(frozen=True, slots=True)
class Condition:
    """A named situation around a child, with what opens and closes it, or made of a holding or of other conditions."""

    code: str
    label: Mapping[str, str] = field(default_factory=dict)
    opens: tuple[Matcher, ...] = ()
    closes: tuple[Closing, ...] = ()
    lasts_days: int | None = None
    holding: str | None = None
    at_least: int = 1
    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything that evaluation needs, loaded and checked. `hash` names this content exactly."""

    version: str
    hash: str
    rules: tuple[Rule, ...]
    conditions: Mapping[str, Condition]
    holdings: Mapping[str, Holding]
    subject_ends: tuple[Matcher, ...]
    terms: TermBook

    def rule(self, code: str) -> Rule | None:
        """The rule with this code."""
        return next((each for each in self.rules if each.code == code), None)
