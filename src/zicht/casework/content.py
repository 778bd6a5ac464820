"""Content of the forms, in one language: kinds by sector, words for a kind, questions, and grounds for sharing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from zicht.facts.document import read
from zicht.facts.entry import Entry
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import Problem, ProblemsFound
from zicht.rulebook.read_terms import texts

OTHER = "other"
MOST_BUTTONS = 8
SIMPLE = ("collaboration", "involvement", "index")  # grounds that are only a label


class Screen(Enum):
    """The three questions of sharing: must it be given, may it be given, or do the persons concerned decide."""

    DUTY = "duty"
    MAY = "may"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground for sharing. `receivers`: types of organisations that may receive on it; empty is all."""

    code: str
    screen: Screen
    label: str
    receivers: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class FormContent:
    """What forms offer. `buttons` and `words` by type of organisation and by kind; `labels` by attribute."""

    buttons: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]
    grounds: Mapping[str, Ground]
    collaboration: Mapping[str, str]
    involvement: Mapping[str, str]
    index: Mapping[str, str]

    def buttons_of(self, organisation_type: str) -> tuple[str, ...]:
        """The kinds that organisations of a type record most."""
        return self.buttons.get(organisation_type) or self.buttons[OTHER]

    def label(self, kind: str, attribute: str) -> str:
        """The question that an attribute of a kind asks."""
        return self.labels.get(f"{kind}.{attribute}") or self.labels.get(attribute, attribute.replace("_", " "))


def load_content(folder: Path, vocabulary: Vocabulary, language: str) -> FormContent:
    """The content of recording.yaml and sharing.yaml in one of their two languages. Raises ProblemsFound."""
    problems: list[Problem] = []
    recording = _top(folder, "recording.yaml", "zicht-recording/1", {"buttons", "words", "labels"}, problems)
    sharing = _top(folder, "sharing.yaml", "zicht-sharing/1", {"grounds", *SIMPLE}, problems)
    types = {*vocabulary.organisation_types, OTHER}
    content = FormContent(
        buttons=_lists(recording, "buttons", types, vocabulary, problems),
        words=_lists(recording, "words", set(vocabulary.kinds), None, problems),
        labels=_labels(recording, vocabulary, language),
        grounds={each.code: each for each in _grounds(sharing, vocabulary, language)},
        **{
            key: {each.text("code") or "": texts(each, "label")[language] for each in sharing.entries(key, key)}
            for key in SIMPLE
        },
    )
    if problems:
        raise ProblemsFound(problems)
    return content


def _top(folder: Path, name: str, form: str, keys: set[str], problems: list[Problem]) -> Entry:
    top = Entry(read(folder / name, name), name, name, problems)
    top.only({"format", *keys})
    top.check_format(form)
    return top


def _lists(
    top: Entry, key: str, known: Collection[str], kinds: Vocabulary | None, problems: list[Problem]
) -> dict[str, tuple[str, ...]]:
    below = top.below(key, key)
    if below is None:
        return {}
    below.only(known)
    found = {code: below.texts(code, filled=True) for code in below.keys}
    for codes in found.values() if kinds else ():
        for code in codes[MOST_BUTTONS:]:
            below.note("not_one_of", key, allowed=str(MOST_BUTTONS), hint=f" ({code})")
        for code in codes:
            if kinds and code not in kinds.kinds:
                below.note("unknown_kind", hint=below.hint(code, kinds.kinds))
    return found


def _labels(top: Entry, vocabulary: Vocabulary, language: str) -> dict[str, str]:
    below = top.below("labels", "labels")
    known = {code for kind in vocabulary.kinds.values() for code in kind.attributes} | {*vocabulary.common_attributes}
    known |= {f"{kind.code}.{code}" for kind in vocabulary.kinds.values() for code in kind.attributes}
    if below is None:
        return {}
    below.only(known)
    return {code: texts(below, code)[language] for code in below.keys}


def _grounds(top: Entry, vocabulary: Vocabulary, language: str) -> list[Ground]:
    known = vocabulary.kinds["disclosure"].attributes["ground"].values
    found = []
    for each in top.entries("grounds", "grounds"):
        each.only({"code", "screen", "label", "receivers", "source"})
        code = each.one_of("code", known) or ""
        screen = each.one_of("screen", [one.value for one in Screen]) or Screen.MAY.value
        receivers = each.texts("receivers")
        if not set(receivers) <= set(vocabulary.organisation_types):
            each.note("not_one_of", "receivers", allowed=", ".join(vocabulary.organisation_types), hint="")
        label = texts(each, "label")[language]
        found.append(Ground(code, Screen(screen), label, receivers, each.text("source") or ""))
    return found
