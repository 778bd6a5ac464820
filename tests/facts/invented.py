"""A small invented family as a case file, and what reading it gives."""

from functools import cache

from zicht.facts.case import Case
from zicht.facts.document import parse
from zicht.facts.entry import Entry
from zicht.facts.intake import case_of
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import Problem, ProblemsFound
from zicht.facts.vocabulary import load_vocabulary
from zicht.rulebook.load import content_folder, load
from zicht.rulebook.rule import Rulebook

FILE = "voorbeeld.casus.yaml"
BACKGROUND = """\
format: zicht-casus/1
id: voorbeeld
persons:
  - {id: m, role: mother, born: ~1991, name: Noor}
  - {id: k1, role: child, born: 2017-09-14}
relations:
  - {from: m, to: k1, kind: parent}
organisations:
  - {id: school, type: school, name: School}
  - {id: ggz, type: ggz_volwassen, name: Volwassen-ggz}
evaluate_on: 2024-05-01
"""
FACTS = """\
facts:
  - {id: s1, occurred_on: 2024-03-11, kind: child_signal, about: [k1], organisation: school}
  - {occurred_on: 2024-03-12, kind: new_partner, about: [m, k1]}
"""
FAMILY = BACKGROUND + FACTS
FIRST_FACT = BACKGROUND.count("\n") + 2


@cache
def content() -> tuple[Vocabulary, Rulebook]:
    return load(content_folder())


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(content_folder() / "kinds.yaml")


def read(text: str | bytes) -> Case:
    """The case in a text. Raises ProblemsFound."""
    found: list[Problem] = []
    written = text if isinstance(text, bytes) else text.encode()
    case = case_of(Entry(parse(written, FILE), FILE, "casus", found), vocabulary())
    if found:
        raise ProblemsFound(found)
    return case


def problems(text: str | bytes) -> list[tuple[int, str]]:
    """Line and code of everything that is wrong with a text."""
    try:
        read(text)
    except ProblemsFound as found:
        return [(each.line, each.code) for each in found.problems]
    return []


def codes(text: str | bytes) -> list[str]:
    """The codes alone."""
    return [code for _, code in problems(text)]


def with_facts(*facts: str) -> str:
    """The family with these facts, each on a line of its own from FIRST_FACT on."""
    return BACKGROUND + "facts:\n" + "".join(f"  - {{{each}}}\n" for each in facts)


def signal(more: str = "", day: str = "2024-03-11") -> str:
    """A fact, with more keys."""
    return f"occurred_on: {day}, kind: child_signal, about: [k1]" + (f", {more}" if more else "")
