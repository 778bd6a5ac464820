"""What words in a table from elsewhere may mean: suggestions for a person to choose from, never a choice."""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from zicht.facts.tables.layout import folded

_WORD = re.compile(r"\w{3,}")
_STEM = 5
_SHORT = 4
_WORTH = 0.35
_FEW = 40


def suggestions(written: str, labels: Mapping[str, str], most: int = 5) -> list[str]:
    """Codes whose label shares words, or beginnings of words, with what was written; the nearest first.

    >>> suggestions("Huisbezoek", {"home_visit": "huisbezoek (kind gezien)", "birth": "geboorte"})
    ['home_visit']
    """
    scored = {code: _nearness(folded(written), folded(label)) for code, label in labels.items()}
    found = [code for code, score in scored.items() if score >= _WORTH]
    return sorted(found, key=lambda code: -scored[code])[:most]


def _nearness(written: str, label: str) -> float:
    if written == label:
        return 2.0
    ours, theirs = _WORD.findall(written), _WORD.findall(label)
    shared = sum(any(_alike(one, two) for two in ours) for one in theirs)
    part = shared / max(len(theirs), 1)
    return part + difflib.SequenceMatcher(None, written[:80], label).ratio() / 2 if shared else 0.0


def _alike(one: str, two: str) -> bool:
    if min(len(one), len(two)) < _SHORT:
        return one == two
    return one in two or two in one or (len(one) > _STEM and one[:_STEM] == two[:_STEM])


def frequent(cells: Iterable[str]) -> list[tuple[str, int]]:
    """The texts to give a meaning, most frequent first: whole cells where these come back, and else single words."""
    written = [each for each in (" ".join(cell.split()) for cell in cells) if each]
    whole: dict[str, str] = {}
    for each in written:
        whole.setdefault(folded(each), each)
    counts = Counter(folded(each) for each in written)
    if len(counts) <= _FEW or len(counts) * 3 <= len(written):
        return [(whole[each], count) for each, count in counts.most_common()]
    words = Counter(word for each in written for word in set(_WORD.findall(folded(each))))
    return [(word, count) for word, count in words.most_common() if count > 1]
