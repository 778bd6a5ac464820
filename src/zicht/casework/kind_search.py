"""Finding a kind of fact by the words that a professional would use."""

from collections.abc import Mapping, Sequence

from zicht.facts.kinds import Kind, Vocabulary
from zicht.facts.tables.layout import folded

NOT_TYPED = frozenset(  # made by sharing itself, and by calling a meeting
    {"disclosure", "meeting_planned", "meeting_party_invited", "agenda_item_added", "process_step_taken"}
    | {"meeting_cancelled"}
)
NOT_TYPED_GROUPS = frozenset({"findings"})  # made by answering a finding


def recordable(vocabulary: Vocabulary) -> tuple[Kind, ...]:
    """The kinds that somebody may choose in a form."""
    return tuple(
        each for each in vocabulary.kinds.values() if each.code not in NOT_TYPED and each.group not in NOT_TYPED_GROUPS
    )


def kinds_named(written: str, vocabulary: Vocabulary, words: Mapping[str, Sequence[str]], most: int = 12) -> list[Kind]:
    """The kinds that fit what was typed, best first; every word must be found in a label or the words of a kind."""
    wanted = folded(written).split()
    if not wanted:
        return []
    scored = [(_fit(wanted, _said(each, vocabulary, words)), each) for each in recordable(vocabulary)]
    fitting = [(score, each) for score, each in scored if score]
    fitting.sort(key=lambda pair: (-pair[0], pair[1].label))
    return [each for _, each in fitting[:most]]


def _said(kind: Kind, vocabulary: Vocabulary, words: Mapping[str, Sequence[str]]) -> list[str]:
    """The labels of a kind in both languages, and its words."""
    said = (kind.label, vocabulary.in_english("kinds", kind.code), *words.get(kind.code, ()))
    return [folded(each) for each in said]


def _fit(wanted: Sequence[str], texts: Sequence[str]) -> int:
    """0 when a word is nowhere; a whole label weighs most, then the start of a word, then a part of one."""
    if " ".join(wanted) in texts:
        return 100
    return min((max(_word(each, text) for text in texts) for each in wanted), default=0)


def _word(wanted: str, text: str) -> int:
    parts = text.split()
    if wanted in parts:
        return 10
    if any(part.startswith(wanted) for part in parts):
        return 6
    return 2 if len(wanted) > 2 and wanted in text else 0
