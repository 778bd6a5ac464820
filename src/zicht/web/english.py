"""The English of the pages, read from locale/en as the application starts: nothing is compiled, so nothing goes stale.

A page text is Dutch in the code and is looked up as it stands there. `make texts` gathers the texts into the file and
leaves the English empty; a test fails until somebody has written it.
"""

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass
from gettext import GNUTranslations
from pathlib import Path

from django.utils.translation.trans_real import translation

PATH = Path(__file__).parent / "locale" / "en" / "LC_MESSAGES" / "django.po"
LANGUAGE = "en"
STRING = re.compile(r'"(?:[^"\\]|\\[n"\\])*"')


@dataclass(frozen=True, slots=True)
class Text:
    """A Dutch text with its English: one for each number when `plural` says how it goes for several."""

    dutch: str
    english: tuple[str, ...] = ("",)
    plural: str = ""
    places: tuple[str, ...] = ()
    fuzzy: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether its English is there, and was not guessed."""
        return all(self.english) and not self.fuzzy


def texts(path: Path = PATH) -> list[Text]:
    """The texts in a file, without its heading."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    return [found for block in blocks if (found := _text(block.splitlines())).dutch]


def _text(lines: Iterable[str]) -> Text:
    """One text: a keyword with a string, which goes on in the lines under it."""
    said: dict[str, str] = {}
    places: list[str] = []
    keyword, fuzzy = "", False
    for line in lines:
        if line.startswith("#"):
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
            places += line[2:].split() if line.startswith("#:") else ()
            continue
        keyword, string = (keyword, line) if line.startswith('"') else line.partition(" ")[::2]
        if not STRING.fullmatch(string):
            raise ValueError(f"{PATH.name}: this is no text: {line}")
        said[keyword] = said.get(keyword, "") + str(ast.literal_eval(string))
    english = tuple(said[each] for each in sorted(said) if each.startswith("msgstr"))
    return Text(said.get("msgid", ""), english, said.get("msgid_plural", ""), tuple(places), fuzzy)


class Catalogue(GNUTranslations):
    """Texts as Django takes them over from a compiled file."""

    def __init__(self, found: Iterable[Text]) -> None:
        super().__init__()
        self._catalog: dict[str | tuple[str, int], str] = {}
        for each in found:
            if each.is_whole and each.plural:
                self._catalog |= {(each.dutch, number): said for number, said in enumerate(each.english)}
            elif each.is_whole:
                self._catalog[each.dutch] = each.english[0]

    @staticmethod
    def plural(number: int) -> int:
        """Which English goes with a number."""
        return int(number != 1)


def add_english() -> None:
    """Let Django know the English of the pages; once, when the application is ready."""
    translation(LANGUAGE).merge(Catalogue(texts()))
