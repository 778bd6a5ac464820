"""The sheets and columns of a chronology table: their Dutch titles, and the keys of the case file behind them."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

FACTS, PERSONS, RELATIONS, ORGANISATIONS, CASE = "facts", "persons", "relations", "organisations", "case"
CODES, EXPLANATION = "Codes", "Uitleg"
UNREAD = "niet gelezen"  # the kind of a row that is kept for people and that no replay uses
DECLARING = {"persoon": PERSONS, "relatie": RELATIONS, "organisatie": ORGANISATIONS, "casus": CASE}
MADE_BY_US = frozenset({"codes", "uitleg"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key in a case file, its Dutch title, other titles that are read, and how wide it is."""

    key: str
    title: str
    also: tuple[str, ...] = ()
    width: int = 16


SHEETS: dict[str, tuple[str, tuple[Column, ...]]] = {
    FACTS: (
        "Feiten",
        (
            Column("occurred_on", "datum", ("gebeurd op",)),
            Column("precision", "nauwkeurigheid"),
            Column("known_from", "bekend sinds", ("bekend vanaf",)),
            Column("kind", "soort", ("soort feit",), 34),
            Column("about", "over wie", ("over",), 22),
            Column("organisation", "organisatie", (), 22),
            Column("note", "toelichting", ("notitie",), 44),
            Column("source", "bron"),
            Column("attributes", "kenmerken", ("kenmerk",), 34),
            Column("shared_with", "gedeeld met", (), 26),
            Column("corrects", "verbetert"),
            Column("id", "id"),
            Column("professional", "functie", ("functie van de melder",)),
        ),
    ),
    PERSONS: (
        "Personen",
        (
            Column("id", "id"),
            Column("role", "rol", (), 24),
            Column("born", "geboren", ("geboortedatum",)),
            Column("several", "meer dan één", ("meer dan een",)),
            Column("name", "naam"),
        ),
    ),
    RELATIONS: (
        "Relaties",
        (
            Column("from", "persoon", (), 20),
            Column("kind", "relatie", (), 24),
            Column("to", "andere persoon", (), 20),
            Column("since", "sinds"),
            Column("until", "tot"),
        ),
    ),
    ORGANISATIONS: (
        "Organisaties",
        (Column("id", "id"), Column("type", "type", (), 40), Column("name", "naam", (), 34)),
    ),
    CASE: (
        "Casus",
        (Column("id", "casus", (), 24), Column("evaluate_on", "bekijken tot en met", (), 20)),
    ),
}
REQUIRED: dict[str, tuple[str, ...]] = {
    FACTS: ("occurred_on", "kind"),
    PERSONS: ("id", "role"),
    ORGANISATIONS: ("id", "type"),
}
REQUIRED |= {RELATIONS: ("from", "kind", "to"), CASE: ("id", "evaluate_on")}


def title(sheet: str, key: str) -> str:
    """The Dutch title of a column, or of a part of one."""
    columns = (*(SHEETS[sheet][1] if sheet in SHEETS else ()), *(each for _, two in SHEETS.values() for each in two))
    return next((each.title for each in columns if each.key == key), key)


def titles(sheet: str) -> dict[str, str]:
    """What may stand above a column, folded -> the key behind it."""
    found: dict[str, str] = {}
    for each in SHEETS[sheet][1]:
        for name in (each.key, each.title, *each.also):
            found.setdefault(folded(name), each.key)
    return found


def sheet_named(name: str) -> str | None:
    """Which sheet of the layout has this name."""
    return next((key for key, (dutch, _) in SHEETS.items() if folded(name) in {folded(dutch), key}), None)


# Spaces without width and soft hyphens, as web pages and word processors leave them: no reader can tell them.
UNSEEN = re.compile("[\u200b\u2060\ufeff\u00ad]")


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """A word as it is compared: small letters, no accents, one space for spaces, hyphens and underscores.

    >>> folded(" Beëindigd_Hulp ")
    'beeindigd hulp'
    """
    plain = unicodedata.normalize("NFKD", UNSEEN.sub("", text).casefold())
    return re.sub(r"[\s_\u2010-\u2015-]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()
