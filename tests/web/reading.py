"""What somebody reads of a page: its texts, and what a screen reader says."""

from html.parser import HTMLParser

SAID = frozenset({"aria-label", "placeholder", "title", "alt", "data-label"})
WITHOUT_END = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
NOT_READ = frozenset({"script", "style"})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.inside: list[tuple[str, str]] = []  # elements around a text, each with its language
        self.found: list[tuple[str, str]] = []

    @property
    def language(self) -> str:
        return self.inside[-1][1] if self.inside else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        language = given.get("lang", self.language)
        said = [value for name, value in given.items() if name in SAID]
        said += [given["value"]] if tag == "option" and "label" not in given and self._is_suggested() else []
        self.found += [(language, " ".join(each.split())) for each in said if each.strip()]
        if tag not in WITHOUT_END:
            self.inside.append((tag, language))

    def _is_suggested(self) -> bool:
        return any(tag == "datalist" for tag, _ in self.inside)

    def handle_endtag(self, tag: str) -> None:
        while self.inside and tag in {each for each, _ in self.inside}:
            if self.inside.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        if data.strip() and not (self.inside and self.inside[-1][0] in NOT_READ):
            self.found.append((self.language, " ".join(data.split())))


def read(page: str) -> list[tuple[str, str]]:
    """Each text of a page with its language, in order.

    >>> read('<html lang="en"><p>Day <b lang="nl">Dag</b><img alt="A family"></html>')
    [('en', 'Day'), ('nl', 'Dag'), ('en', 'A family')]
    """
    reader = _Reader()
    reader.feed(page)
    return reader.found
