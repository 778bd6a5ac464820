"""Dutch names for comparing: how a name is spelled, how it sounds, and what is one letter away.

Prefixes do not count; ij, ei and y are one, so are oe, ou and au, c and k, ph and f. Under row-level security
PostgreSQL uses an index only for operators that leak nothing, such as `=` on text: so likeness is keys that are equal.
"""

import re
import unicodedata
from enum import IntEnum

PREFIXES = frozenset(
    """
    van vd vander vanden vande de den der d v het t ten ter te op in aan bij von zu la le du da dos el al bin ibn ould
    """.split()  # noqa: SIM905  (a list of words reads better without quotes)
)
ATTACHED = ("vander", "vanden", "vande")
# Letters that carry no accent which can be taken off.
FOLDED = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ÿ": "y", "þ": "th"})
# The longest first: `sch` is heard before its `c` is.
SPELLED = (
    ("sch", "s"), ("tsj", "s"), ("sj", "s"), ("sz", "s"), ("cz", "s"), ("sh", "s"), ("kh", "g"), ("gh", "g"),
    ("ch", "g"), ("ph", "f"), ("ck", "k"), ("qu", "kw"), ("dt", "t"), ("th", "t"), ("oe", "u"), ("ou", "u"),
    ("au", "u"), ("eij", "i"), ("aij", "i"), ("ij", "i"), ("ei", "i"), ("ey", "i"), ("ai", "i"), ("ay", "i"),
    ("ie", "i"), ("ae", "a"), ("c", "k"), ("q", "k"), ("x", "ks"), ("v", "f"), ("z", "s"), ("y", "i"),
)  # fmt: skip
_NOT_A_LETTER = re.compile(r"[^a-z]+")
_VOWELS = re.compile(r"[aeiou]")
_DOUBLED = re.compile(r"(.)\1+")
NEAR_FROM = 5  # letters: in a shorter name, one letter away is another name


class Likeness(IntEnum):
    """How alike two words of a name are."""

    NEAR = 1
    SOUNDS = 2
    BEGINS = 3
    SAME = 4


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in plain letters, without prefixes.

    >>> words_of("Van 't Hoff-van der Meÿ"), words_of("Çelik Vandenberg")
    (('hoff', 'mey'), ('celik', 'berg'))
    """
    plain = unicodedata.normalize("NFKD", name.lower().translate(FOLDED))
    bare = "".join(each for each in plain if not unicodedata.combining(each))
    found = (_detached(each) for each in _NOT_A_LETTER.sub(" ", bare).split())
    return tuple(each for each in found if each not in PREFIXES)


def spelled(word: str) -> str:
    """A word as it is spelled, with one spelling for what is written in several ways.

    >>> [spelled(each) for each in ("meijer", "meyer", "kowalska", "kowalski", "koert", "court")]
    ['mir', 'mir', 'kowalski', 'kowalski', 'kurt', 'kurt']
    """
    ended = re.sub(r"sk[ay]$", "ski", word)
    for written, heard in SPELLED:
        ended = ended.replace(written, heard)
    return _DOUBLED.sub(r"\1", ended)


def sounding(word: str) -> str:
    """A word as it sounds: its consonants; a first vowel counts as one that is there.

    >>> sounding("mohammed") == sounding("muhamed"), sounding("yilmaz") == sounding("ilmaz")
    (True, True)
    """
    one = spelled(word).replace("w", "f")
    first = "a" if re.match(r"h?[aeiouj]", one) else ""
    return _DOUBLED.sub(r"\1", first + _VOWELS.sub("", re.sub(r"[hj]", "", one)))


def name_key(name: str) -> str:
    """The name for comparing: what is spelled alike is equal.

    >>> name_key("Van der Meij"), name_key("meÿ"), name_key("Visscher") == name_key("Fisser")
    ('mi', 'mi', True)
    """
    return " ".join(spelled(each) for each in words_of(name))


def keys_of_name(name: str) -> frozenset[str]:
    """The keys under which a name is found: by spelling, by sound, and with one letter left out."""
    return frozenset(key for word in words_of(name) for key in keys_of_word(word))


def keys_of_word(word: str) -> frozenset[str]:
    """The keys of one word.

    >>> sorted(keys_of_word("piet"))
    ['n:pit', 's:pt']
    """
    one, heard = spelled(word), sounding(word)
    keys = {f"n:{one}"}
    if len(heard) > 1:
        keys.add(f"s:{heard}")
    if len(one) >= NEAR_FROM:
        keys |= {f"d:{one}"} | {f"d:{one[:place]}{one[place + 1 :]}" for place in range(len(one))}
    return frozenset(keys)


def likeness(asked: str, name: str) -> Likeness | None:
    """How alike a word that was asked for is to the nearest word of a name; None: not at all.

    >>> likeness("jansen", "Piet Janssen").name, likeness("hend", "Hendriks").name, likeness("bos", "Smit")
    ('SAME', 'BEGINS', None)
    """
    return max((found for word in words_of(name) if (found := _alike(asked, word))), default=None)


def _alike(one: str, other: str) -> Likeness | None:
    mine, theirs = spelled(one), spelled(other)
    if mine == theirs:
        return Likeness.SAME
    if len(one) > 1 and (theirs.startswith(mine) or other.startswith(one)):
        return Likeness.BEGINS
    shared = keys_of_word(one) & keys_of_word(other)
    if any(each.startswith("s:") for each in shared):
        return Likeness.SOUNDS
    return Likeness.NEAR if shared else None


def _detached(word: str) -> str:
    """A prefix that was written onto the name is taken off."""
    for each in ATTACHED:
        if word.startswith(each) and len(word) - len(each) > 2:
            return word.removeprefix(each)
    return word
