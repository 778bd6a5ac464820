"""A case in which nobody can be recognised: persons by their role, organisations by what they are (safe to lose)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from zicht.explanation.wording import Wording, general
from zicht.facts.case import Case
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import DUTCH

SINCE_2015 = date(
    2015, 1, 1
)  # Jeugdwet: before it several organisations had another name, which labels give in brackets
DUTCH_SHORT = {"wijkteam": "Wijkteam"}  # one service, that goes by several names in the label


def unrecognisable(case: Case, vocabulary: Vocabulary, language: str) -> Wording:
    """Words for a case without the names of organisations, the ids that its maker chose and its own title."""
    organisations = tuple(
        replace(each, name=label)
        for each, label in zip(case.organisations, _organisations(case, vocabulary, language), strict=True)
    )
    bare = replace(case, id="", organisations=organisations)
    return Wording(bare, vocabulary, language, dict(_persons(case, general(vocabulary, language))))


def recognisable(case: Case, vocabulary: Vocabulary, language: str, names: Mapping[str, str]) -> Wording:
    """The same words with the names of persons and organisations, for who stated a purpose."""
    roles = unrecognisable(case, vocabulary, language)
    named = {person: f"{name} ({roles.person(person)})" for person, name in names.items()}
    return Wording(replace(case, id=""), vocabulary, language, {**roles.names, **named})


def _organisations(case: Case, vocabulary: Vocabulary, language: str) -> Iterator[str]:
    wording = general(vocabulary, language)
    types = [each.type for each in case.organisations]
    is_recent = all(each.earliest >= SINCE_2015 for each in case.facts)
    for number, code in _numbered(types):
        said = (DUTCH_SHORT.get(code) if language == DUTCH else None) or wording.organisation_type(code)
        if is_recent:
            said = said.partition(" (")[0]
        yield f"{said} {number}" if number else said


def _persons(case: Case, wording: Wording) -> Iterator[tuple[str, str]]:
    """Persons of whom the family has several in one role, by number; the others are called by their role alone."""
    for person, (number, role) in zip(case.persons, _numbered(each.role for each in case.persons), strict=True):
        if number:
            yield person.id, f"{wording.role(role)} {number}"


def _numbered(codes: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Each code with its number among its like, or 0 when it stands alone."""
    given = list(codes)
    total, seen = Counter(given), Counter[str]()
    for code in given:
        seen[code] += 1
        yield (seen[code] if total[code] > 1 else 0), code
