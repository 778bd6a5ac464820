"""Short screens by sector: what is ticked becomes facts; and a checklist before a consult closes.

Signs of a child stand there plain and subtle, with those of a parent and what others told (R017, R018, R024, R251).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path

from zicht.casework.around import Around, all_of
from zicht.casework.recording import Accepted, Entered, Refusal
from zicht.facts.case import Case
from zicht.facts.document import read
from zicht.facts.entry import Entry
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import Problem, ProblemsFound
from zicht.rulebook.read_terms import texts

OTHER = "other"
GUT_FEELING, CHECKLIST = "gut_feeling", "abuse_checklist_done"
YES, NO = "yes", "no"


class Group(Enum):
    """About whom a sign is: the child, plainly or subtly; a parent or the home; or what somebody else told."""

    PLAIN = "plain"
    SUBTLE = "subtle"
    PARENT = "parent"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that may be seen or heard, and the kind of fact that it is."""

    code: str
    group: Group
    kind: str
    attributes: Mapping[str, str]
    label: str


@dataclass(frozen=True, slots=True)
class SectorScreen:
    """What one sector is asked: its signs in their order, what helps to talk about it, and whom it goes to first."""

    code: str
    types: tuple[str, ...]
    signs: tuple[Sign, ...]
    tip: str
    route: str

    def of(self, group: Group) -> tuple[Sign, ...]:
        """The signs of one group."""
        return tuple(each for each in self.signs if each.group is group)


@dataclass(frozen=True, slots=True)
class Sectors:
    """The screens by sector, and the questions of the checklist with who is asked them."""

    screens: Mapping[str, SectorScreen]
    questions: Mapping[str, str]
    checklist_types: tuple[str, ...]

    def screen_of(self, organisation_type: str) -> SectorScreen:
        """The screen of a type of organisation."""
        found = (each for each in self.screens.values() if organisation_type in each.types)
        return next(found, self.screens[OTHER])


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody ticked and wrote. `is_not_right`: a feeling that cannot be put into words yet (R022)."""

    about: tuple[str, ...]
    signs: tuple[str, ...]
    note: str = field(default="", repr=False)
    is_not_right: bool = False
    day: date | None = None


def facts_of(seen: Seen, screen: SectorScreen, around: Around) -> tuple[Accepted, ...] | Refusal:
    """The facts that were seen, one for each kind and form, or every problem. A feeling comes first, and is never alone
    what something rests on: what was seen and heard stays a fact beside it (R023).
    """
    problems: dict[str, str] = {}
    known = {each.code: each for each in screen.signs}
    if not seen.signs and not seen.is_not_right:
        problems["signs"] = "no_sign"
    if not set(seen.signs) <= set(known):
        problems["signs"] = "unknown_sign"
    entered = _entered(seen, [known[each] for each in seen.signs if each in known], around)
    return all_of([around.record(each) for each in entered], problems)


def _entered(seen: Seen, signs: Sequence[Sign], around: Around) -> list[Entered]:
    day = seen.day or around.today
    together: dict[tuple[str, tuple[tuple[str, str], ...]], list[Sign]] = {}
    for each in signs:
        together.setdefault((each.kind, tuple(each.attributes.items())), []).append(each)
    found = [Entered(GUT_FEELING, seen.about, day, note=seen.note)] if seen.is_not_right else []
    for (kind, said), same in together.items():
        about = _about(seen.about, same[0].group, around.case)
        found.append(Entered(kind, about, day, attributes=dict(said), note=_note(same, seen)))
    return found


def _about(about: tuple[str, ...], group: Group, case: Case) -> tuple[str, ...]:
    """Of the persons that were chosen those whom the sign is about; all of them when none of that sort was chosen."""
    children = {each.id for each in case.persons if each.is_child}
    wanted = {
        Group.PLAIN: [each for each in about if each in children],
        Group.SUBTLE: [each for each in about if each in children],
        Group.PARENT: [each for each in about if each not in children],
        Group.OTHERS: list(about),
    }[group]
    return tuple(wanted) or about


def _note(signs: Sequence[Sign], seen: Seen) -> str:
    ticked = "; ".join(each.label for each in signs)
    return f"{ticked}. {seen.note.strip()}" if seen.note.strip() else ticked


def checklist(child: str, answers: Mapping[str, str], sectors: Sectors, around: Around) -> Accepted | Refusal:
    """The checklist before a consult closes: whole, or every question that has no answer; one yes is a suspicion."""
    problems = {code: "no_answer" for code in sectors.questions if answers.get(code) not in {YES, NO}}
    yes = [label for code, label in sectors.questions.items() if answers.get(code) == YES]
    outcome = "positief" if yes else "negatief"
    entered = Entered(
        CHECKLIST, (child,) if child else (), around.today, attributes={"outcome": outcome}, note="\n".join(yes)
    )
    found = all_of([around.record(entered)], problems)
    return found if isinstance(found, Refusal) else found[0]


def load_sectors(folder: Path, vocabulary: Vocabulary, language: str) -> Sectors:
    """The content of sectors.yaml in one of its two languages. Raises ProblemsFound with every problem at once."""
    problems: list[Problem] = []
    name = "sectors.yaml"
    top = Entry(read(folder / name, name), name, name, problems)
    top.only({"format", "signs", "screens", "checklist"})
    top.check_format("zicht-sectors/1")
    signs = {
        each.code: each for each in (_sign(entry, vocabulary, language) for entry in top.entries("signs", "signs"))
    }
    screens = [_screen(entry, signs, vocabulary, language) for entry in top.entries("screens", "screens")]
    asked = top.below("checklist", "checklist")
    questions = {} if asked is None else _questions(asked, language)
    types = () if asked is None else asked.texts("types", filled=True)
    if problems:
        raise ProblemsFound(problems)
    return Sectors({each.code: each for each in screens}, questions, types)


def _sign(entry: Entry, vocabulary: Vocabulary, language: str) -> Sign:
    entry.only({"code", "group", "kind", "form", "by", "label"})
    kind = entry.one_of("kind", vocabulary.kinds) or ""
    said: dict[str, str] = {code: entry.text(code) or "" for code in ("form", "by") if code in entry.keys}
    for code, value in said.items():
        attribute = vocabulary.attribute(kind, code) if kind else None
        if attribute is None or value not in attribute.values:
            entry.note("not_one_of", code, allowed=", ".join(attribute.values if attribute else ()), hint="")
    group = entry.one_of("group", [each.value for each in Group]) or Group.PLAIN.value
    return Sign(entry.text("code") or "", Group(group), kind, said, texts(entry, "label")[language])


def _screen(entry: Entry, signs: Mapping[str, Sign], vocabulary: Vocabulary, language: str) -> SectorScreen:
    entry.only({"code", "types", "signs", "tip", "route"})
    types, codes = entry.texts("types"), entry.texts("signs", filled=True)
    if unknown := [each for each in codes if each not in signs]:
        entry.note("not_one_of", "signs", allowed=", ".join(signs), hint=f" ({unknown[0]})")
    if not set(types) <= set(vocabulary.organisation_types):
        entry.note("not_one_of", "types", allowed=", ".join(vocabulary.organisation_types), hint="")
    chosen = tuple(signs[each] for each in codes if each in signs)
    return SectorScreen(
        entry.text("code") or "", types, chosen, texts(entry, "tip")[language], texts(entry, "route")[language]
    )


def _questions(asked: Entry, language: str) -> dict[str, str]:
    asked.only({"types", "questions"})
    return {each.text("code") or "": texts(each, "label")[language] for each in asked.entries("questions", "questions")}
