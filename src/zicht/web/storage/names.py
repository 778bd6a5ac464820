"""Names as search compares them: without accents, capitals, prefixes and the spellings that sound alike in Dutch."""

import re
import unicodedata

PREFIXES = frozenset({"van", "de", "den", "der", "het", "ten", "ter", "te", "von", "el", "al", "bin"})
# The longest first: `sch` is heard before its `c` is.
ALIKE = (
    ("eij", "y"), ("sch", "s"), ("ij", "y"), ("ei", "y"), ("ey", "y"), ("ck", "k"), ("ph", "f"), ("dt", "t"),
    ("th", "t"), ("sj", "s"), ("ou", "au"), ("ae", "aa"), ("c", "k"), ("q", "k"), ("v", "f"), ("z", "s"),
    ("x", "ks"),
)  # fmt: skip
_LETTERS = re.compile(r"[^a-z ]")


def name_key(name: str) -> str:
    """The name for comparing: what sounds alike is alike.

    >>> name_key("Van der Meij"), name_key("meÿ"), name_key("Visscher") == name_key("Fisser")
    ('my', 'my', True)
    """
    plain = unicodedata.normalize("NFKD", name.lower().replace("ÿ", "y"))
    words = _LETTERS.sub("", "".join(each for each in plain if not unicodedata.combining(each))).split()
    return " ".join(_sounding(each) for each in words if each not in PREFIXES)


def _sounding(word: str) -> str:
    for written, heard in ALIKE:
        word = word.replace(written, heard)
    return re.sub(r"(.)\1", r"\1", word)
