"""The vocabulary: kinds of facts with their attributes, and the classes that rules speak in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from zicht.facts.fact import AttributeValue


class AttributeType(Enum):
    """What an attribute holds. TEXT is for people: no rule reads it."""

    BOOL = "bool"
    ENUM = "enum"
    TEXT = "text"
    DATE = "date"
    REF = "ref"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Attribute:
    """One optional attribute of a kind; absent means unknown, never false."""

    code: str
    type: AttributeType
    definition: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountsAs:
    """A kind counts as a class, when and unless attributes have these values (a tuple: one of them)."""

    class_code: str
    when: Mapping[str, tuple[AttributeValue, ...]]
    unless: Mapping[str, tuple[AttributeValue, ...]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact that somebody could write down at the time."""

    code: str
    label: str
    definition: str
    group: str
    subject_roles: tuple[str, ...]
    counts_as: tuple[CountsAs, ...]
    attributes: Mapping[str, Attribute]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All kinds and codes, by code; labels are Dutch, definitions English.

    `shared_groups` are the groups of process facts, which a collaboration shares by agreement. `values` are what the
    values of enums are called, by language. `english` are labels by part and code, where a code does not say it best.
    """

    version: str
    kinds: Mapping[str, Kind]
    classes: Mapping[str, str]
    themes: Mapping[str, str]
    person_roles: Mapping[str, str]
    relation_kinds: Mapping[str, str]
    organisation_types: Mapping[str, str]
    groups: Mapping[str, str]
    common_attributes: Mapping[str, Attribute]
    shared_groups: frozenset[str] = frozenset()
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    english: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def attribute(self, kind: str, code: str) -> Attribute | None:
        """The attribute of a kind, or the common one."""
        return self.kinds[kind].attributes.get(code) or self.common_attributes.get(code)

    def in_english(self, part: str, code: str) -> str:
        """The English label of a code, or else what the code itself says."""
        return self.english.get(part, {}).get(code) or code.replace("_", " ")

    def is_process(self, kind: str) -> bool:
        """Whether facts of this kind are shared in a collaboration as soon as they are recorded."""
        return self.kinds[kind].group in self.shared_groups
