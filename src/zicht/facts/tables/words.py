"""The words a table may use: labels and codes of the vocabulary, without regard to capitals and accents."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zicht.facts.entry import did_you_mean
from zicht.facts.kinds import Vocabulary
from zicht.facts.tables.layout import folded

PRECISIONS = {"day": "dag", "month": "maand", "year": "jaar"}
SOURCES = {"own": "eigen waarneming", "told": "verteld", "document": "document"}
TRUTHS = {"ja": True, "waar": True, "true": True, "nee": False, "onwaar": False, "false": False}
_ROLES = {"oma": "grandparent", "opa": "grandparent", "grootouder": "grandparent", "grootmoeder": "grandparent"}
_ROLES |= {"grootvader": "grandparent", "zoon": "child", "dochter": "child", "stiefvader": "stepparent"}
_ROLES |= {"stiefmoeder": "stepparent", "pleegmoeder": "foster_parent", "pleegvader": "foster_parent"}
_ROLES |= {"partner": "partner", "ex": "ex_partner"}


@dataclass(frozen=True, slots=True)
class Codes:
    """One list of codes: what may be written for each, and the label that is shown."""

    labels: Mapping[str, str]
    codes: Mapping[str, str]

    def code(self, written: str) -> str | None:
        """The code that a word names."""
        return self.codes.get(folded(written))

    def hint(self, written: str) -> str:
        """` → label?` for the nearest word."""
        return did_you_mean(folded(written), self.codes)

    @property
    def listed(self) -> str:
        """The labels, for a message."""
        return ", ".join(self.labels.values())


@dataclass(frozen=True, slots=True)
class Words:
    """All lists of a vocabulary."""

    vocabulary: Vocabulary
    kinds: Codes
    roles: Codes
    relations: Codes
    organisation_types: Codes
    precisions: Codes
    sources: Codes


def words_of(vocabulary: Vocabulary) -> Words:
    """The words of a vocabulary."""
    kinds = {code: each.label for code, each in vocabulary.kinds.items()}
    relations = dict(vocabulary.relation_kinds)
    return Words(
        vocabulary,
        kinds=_codes(kinds),
        roles=_codes(vocabulary.person_roles, _ROLES),
        relations=_codes(relations, {label.removesuffix(" van"): code for code, label in relations.items()}),
        organisation_types=_codes(vocabulary.organisation_types, _short(vocabulary.organisation_types)),
        precisions=_codes(PRECISIONS),
        sources=_codes(SOURCES, {"eigen": "own", "zelf": "own", "gehoord": "told"}),
    )


def _codes(labels: Mapping[str, str], also: Mapping[str, str] | None = None) -> Codes:
    found = {folded(word): code for word, code in (also or {}).items()}
    found |= {folded(label): code for code, label in labels.items()}
    return Codes(labels, found | {folded(code): code for code in labels})


def _short(labels: Mapping[str, str]) -> dict[str, str]:
    """`Wijkteam / sociaal team (...)` is also called by each of its parts; a part of two labels is left out."""
    found: dict[str, set[str]] = {}
    for code, label in labels.items():
        for part in (*re.sub(r"\(.*?\)", "", label).split("/"), re.sub(r"\(.*?\)", "", label)):
            found.setdefault(part.strip(), set()).add(code)
    return {part: codes.pop() for part, codes in found.items() if len(codes) == 1}


def truth(written: str) -> bool | None:
    """Yes or no, or None when it is neither."""
    return TRUTHS.get(folded(written))


def only(found: Iterable[str]) -> str | None:
    """The one item, or None when there are none or several."""
    items = list(dict.fromkeys(found))
    return items[0] if len(items) == 1 else None
