"""Facts as rows of a chronology: what was recorded, by whom, who knew it from when; notes only when asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from zicht.explanation.functions import function_of
from zicht.explanation.wording import Wording
from zicht.facts.case import Case
from zicht.facts.fact import AttributeValue, Fact
from zicht.facts.kinds import AttributeType
from zicht.projections.phrases import PHRASES, phrase
from zicht.rulebook.words import forbidden_word

SAYS_NOTHING = frozenset({"anders", "onbekend", "onzeker"})


@dataclass(frozen=True, slots=True)
class AlsoKnown:
    """Another organisation that knew a fact, and from which day."""

    organisation: str
    since: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """One version of one fact. `number` counts through the whole chronology, `learned` is filled when known later.

    `count`: how many facts the row stands for, where those alike in all but about whom are gathered.
    """

    number: int
    day: str
    what: str
    persons: str
    recorder: str
    learned: str | None
    also_known: tuple[AlsoKnown, ...]
    correction: bool
    note: str | None
    count: int = 1


class FactRows:
    """The rows of one case in one view; a row is made once."""

    def __init__(self, case: Case, wording: Wording, view: str | None, until: date, with_notes: bool) -> None:
        self.wording = wording
        self.view = view
        self.with_notes = with_notes
        shown = [each for each in case.facts if is_known(each, view, until)]
        shown.sort(key=lambda each: (each.earliest, each.latest, each.index))
        self.facts = tuple(shown)
        self.numbers = {each.index: number for number, each in enumerate(shown, 1)}
        self._rows = {each.index: self._row(each) for each in shown}

    def of(self, fact: Fact) -> FactRow:
        """The row of a fact."""
        return self._rows[fact.index]

    def all(self) -> tuple[FactRow, ...]:
        """All rows, in the order in which things happened."""
        return tuple(self._rows[each.index] for each in self.facts)

    def gathered(self, facts: Iterable[Fact]) -> tuple[FactRow, ...]:
        """Rows of facts, those that are alike in all but about whom in one row: three children are one line."""
        together: dict[FactRow, list[Fact]] = {}
        for fact in facts:
            together.setdefault(replace(self.of(fact), number=0, persons=""), []).append(fact)
        return tuple(
            replace(
                row,
                number=self.numbers[alike[0].index],
                persons=self.wording.persons(dict.fromkeys(person for each in alike for person in each.about)),
                count=len(alike),
            )
            for row, alike in together.items()
        )

    def _row(self, fact: Fact) -> FactRow:
        wording, visible = self.wording, fact.visible_from(self.view)
        late = visible is not None and visible > fact.latest
        return FactRow(
            number=self.numbers[fact.index],
            day=wording.day_of(fact),
            what=what(fact, wording),
            persons=wording.persons(fact.about),
            recorder=_recorder(fact, wording),
            learned=wording.day(visible) if late and visible else None,
            also_known=() if self.view else tuple(_also_known(fact, wording)),
            correction=fact.corrects is not None,
            note=fact.note if self.with_notes else None,
        )


def _recorder(fact: Fact, wording: Wording) -> str:
    """The organisation that recorded a fact, with the function of who did it: `School (intern begeleider)`."""
    named = wording.organisation(fact.organisation, otherwise="someone_unknown")
    function = function_of(fact, wording.language)
    return f"{named} ({function})" if function else named


def is_known(fact: Fact, view: str | None, until: date) -> bool:
    """Whether a view knew a version by a day."""
    visible = fact.visible_from(view)
    return visible is not None and visible <= until


def what(fact: Fact, wording: Wording) -> str:
    """The kind of a fact with the values that were chosen from a list; never free text."""
    said = [*_chosen(fact, wording), *_named(fact, wording)]
    return f"{wording.kind(fact.kind)} ({', '.join(said)})" if said else wording.kind(fact.kind)


def _chosen(fact: Fact, wording: Wording) -> Iterator[str]:
    for code, value in fact.attributes.items():
        if _type(fact, code, wording) is AttributeType.ENUM and value not in SAYS_NOTHING:
            said = wording.value(value)
            if forbidden_word(said) is None:
                yield said


def _named(fact: Fact, wording: Wording) -> Iterator[str]:
    for code, value in fact.attributes.items():
        if _type(fact, code, wording) is AttributeType.REF and code in PHRASES:
            yield phrase(code, wording.language, organisation=_party(value, wording))


def _party(value: AttributeValue, wording: Wording) -> str:
    """An organisation of the case, or else the kind of organisation that was named."""
    known = wording.case.organisation(str(value))
    if known is not None:
        return known.name
    if value in wording.vocabulary.organisation_types:
        return wording.organisation_type(str(value))
    return str(value).replace("_", " ")


def _type(fact: Fact, code: str, wording: Wording) -> AttributeType | None:
    attribute = wording.vocabulary.attribute(fact.kind, code)
    return attribute.type if attribute else None


def _also_known(fact: Fact, wording: Wording) -> Iterator[AlsoKnown]:
    for each in wording.case.organisations:
        since = fact.visible_from(each.id)
        if since is not None and each.id != fact.organisation:
            yield AlsoKnown(wording.organisation(each.id), wording.day(since))
