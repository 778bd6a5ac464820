"""Words for days, kinds, persons and organisations in one language, without a name or a birth date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from zicht.explanation.texts import ATTRIBUTES, DUTCH_MONTHS, ENGLISH_MONTHS, TEXTS
from zicht.facts.case import Case
from zicht.facts.fact import Fact, Precision
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import DUTCH

# A label that is also a word no sentence may have.
DUTCH_LABELS = {"missed_contact": "contact dat niet doorging"}


@dataclass(frozen=True, slots=True)
class Wording:
    """How one case is put into words. `hidden` are exact birth days: they are written without the day.

    `names` are persons by id, where somebody chose to call them otherwise than by their role. `reader` is the
    organisation that reads, when it is one of the case: it is not told to ask itself.
    """

    case: Case
    vocabulary: Vocabulary
    language: str = DUTCH
    names: Mapping[str, str] = field(default_factory=dict)
    reader: str | None = None
    hidden: frozenset[date] = field(init=False)

    def __post_init__(self) -> None:
        births = (person.born for person in self.case.persons if person.born)
        object.__setattr__(self, "hidden", frozenset(first for first, last in births if first == last))

    def say(self, key: str, **values: str) -> str:
        """A fixed text, filled in."""
        return phrase(key, self.language).format(**values)

    def day(self, day: date, precision: Precision = Precision.DAY) -> str:
        """A day as it is written, no more precise than it is known."""
        shown = Precision.MONTH if day in self.hidden and precision is Precision.DAY else precision
        return written(day, shown, self.language)

    def day_of(self, fact: Fact) -> str:
        """The day on which a fact happened."""
        return self.day(fact.occurred_on, fact.precision)

    def precision_of(self, fact: Fact) -> Precision:
        """How precisely the day of a fact is written."""
        is_hidden = fact.occurred_on in self.hidden and fact.precision is Precision.DAY
        return Precision.MONTH if is_hidden else fact.precision

    def kind(self, code: str) -> str:
        """The label of a kind of fact."""
        return self._label("kinds", code, self.vocabulary.kinds[code].label)

    def class_of_kinds(self, code: str) -> str:
        """The label of a class of kinds."""
        return self._label("classes", code, lowered(self.vocabulary.classes[code]))

    def attribute(self, code: str) -> str:
        """What an attribute says."""
        plain = code.replace("_", " ")
        return ATTRIBUTES.get(code, plain) if self.language == DUTCH else plain

    def value(self, code: object) -> str:
        """What a value of a closed list is called."""
        labels = self.vocabulary.values.get(str(code), {})
        return labels.get(self.language) or str(code).replace("_", " ")

    def organisation_type(self, code: str) -> str:
        """What a type of organisation is called."""
        return self._label("organisation_types", code, self.vocabulary.organisation_types[code])

    def group(self, code: str) -> str:
        """What a group of kinds is called."""
        return self._label("groups", code, self.vocabulary.groups[code])

    def relation(self, code: str) -> str:
        """What one person is of another; a kind of relation that is not known is read as it stands."""
        return self._label("relation_kinds", code, self.vocabulary.relation_kinds.get(code, code))

    def organisation(self, organisation_id: str | None, otherwise: str = "nobody_appointed") -> str:
        """The name of an organisation of the case."""
        found = self.case.organisation(organisation_id) if organisation_id else None
        if found is None:
            return self.say(otherwise)
        return found.name or found.id

    def persons(self, persons: Iterable[str]) -> str:
        """Persons by their role in the family: with their id when several have one role."""
        named = list(dict.fromkeys(persons))
        children = [each.id for each in self.case.persons if each.is_child]
        if len(children) > 1 and set(children) <= set(named):
            others = [self.person(each) for each in named if each not in children]
            return self.listed([self.say("the_children"), *others])
        return self.listed([self.person(each) for each in named]) or self.say("the_family")

    def person(self, person_id: str) -> str:
        """One person by its role, or as it is called here."""
        if person_id in self.names:
            return self.names[person_id]
        person = next(each for each in self.case.persons if each.id == person_id)
        alike = [each for each in self.case.persons if each.role == person.role]
        if len(alike) == 1:
            if person.is_child:
                return self.say("the_children" if person.several else "the_child")
            return self.role(person.role)
        return f"{self.role(person.role)} {person.id}"

    def role(self, code: str) -> str:
        """The label of a role in the family."""
        return self._label("person_roles", code, self.vocabulary.person_roles[code])

    def theme(self, code: str) -> str:
        """The label of a theme."""
        return self._label("themes", code, self.vocabulary.themes[code])

    def listed(self, items: Iterable[str], word: str = "and") -> str:
        """`a, b en c`; with `word="or"`: `a, b of c`."""
        *first, last = [*items] or [""]
        return f"{', '.join(first)} {self.say(word)} {last}" if first else last

    def _label(self, part: str, code: str, dutch: str) -> str:
        if self.language == DUTCH:
            return DUTCH_LABELS.get(code, dutch)
        return self.vocabulary.in_english(part, code)


def general(vocabulary: Vocabulary, language: str) -> Wording:
    """Words for what is not about one case, such as a rule."""
    return Wording(Case("", (), (), (), (), date.min), vocabulary, language)


def phrase(key: str, language: str) -> str:
    """A fixed text in one language, not yet filled in."""
    return TEXTS[key][0 if language == DUTCH else 1]


def written(day: date, precision: Precision, language: str) -> str:
    """A date in words.

    >>> written(date(2024, 2, 5), Precision.DAY, "nl")
    '5 februari 2024'
    >>> written(date(2024, 2, 1), Precision.MONTH, "en")
    'February 2024'
    """
    if precision is Precision.YEAR:
        return str(day.year)
    month = (DUTCH_MONTHS if language == DUTCH else ENGLISH_MONTHS)[day.month - 1]
    return f"{month} {day.year}" if precision is Precision.MONTH else f"{day.day} {month} {day.year}"


def capitalised(text: str) -> str:
    """The same text with a capital at the start."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """The same text without a capital at the start."""
    return text[:1].lower() + text[1:]
