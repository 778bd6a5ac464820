"""A page with what was typed earlier filled in again, whatever form it has: by the names of its fields."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from zicht.web.storage.drafts import Content

Attributes = list[tuple[str, str | None]]
NOT_TYPED = frozenset({"hidden", "submit", "button", "reset", "image", "file", "password"})
TICKED = frozenset({"checkbox", "radio"})


def filled(page: str, typed: Content) -> str:
    """The page with `typed` in the form that has these fields; as it was when no form has any of them."""
    forms = _Forms()
    forms.feed(page)
    place = forms.fitting(typed)
    if place is None:
        return page
    filling = _Filling(page, place, typed)
    filling.feed(page)
    filling.close()
    return filling.written()


@dataclass(slots=True)
class _Form:
    """The names of the fields of a form, and what its buttons say that it does."""

    names: set[str] = field(default_factory=set)
    acts: set[str] = field(default_factory=set)


class _Forms(HTMLParser):
    """Reads which forms a page has."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[_Form] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        given = dict(attrs)
        if tag == "form":
            self.found.append(_Form())
        elif self.found and is_typed(tag, given):
            self.found[-1].names.add(given.get("name") or "")
        elif self.found and given.get("name") == "act":
            self.found[-1].acts.add(given.get("value") or "")

    def fitting(self, typed: Content) -> int | None:
        """The place of the form that was typed in: by its button, then by how many fields it shares."""
        act = next(iter(typed.get("act", ())), "")
        shared = [(act in each.acts, len(each.names & typed.keys())) for each in self.found]
        best = max(range(len(shared)), key=shared.__getitem__, default=None)
        return best if best is not None and shared[best][1] else None


class _Filling(HTMLParser):
    """Collects what changes in the text of a page: each piece with where it stood."""

    def __init__(self, page: str, place: int, typed: Content) -> None:
        super().__init__()
        self.page, self.place, self.typed = page, place, typed
        self.lines = [0, *(at + 1 for at, each in enumerate(page) if each == "\n")]
        self.form, self.inside = -1, False
        self.folded: list[tuple[int, str]] = []
        self.select, self.textarea = "", -1
        self.changes: dict[int, tuple[int, str]] = {}

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag == "form":
            self.form += 1
            self.inside = self.form == self.place
        elif tag == "details":
            self.folded.append((self._here(), self.get_starttag_text() or ""))
        elif self.inside and tag == "option" and self.select:
            self._mark(tag, attrs, "selected", dict(attrs).get("value") or "", self.select)
        elif self.inside and is_typed(tag, dict(attrs)):
            self._fill(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = ""
        elif tag == "details" and self.folded:
            self.folded.pop()
        elif tag == "textarea" and self.textarea >= 0:
            self.changes[self.textarea] = (self._here(), "\n" + escape(self._value(self.named)))
            self.textarea = -1

    def written(self) -> str:
        """The page with its changes."""
        return "".join(self._pieces())

    def _pieces(self) -> Iterator[str]:
        last = 0
        for start, (end, text) in sorted(self.changes.items()):
            yield self.page[last:start]
            yield text
            last = end
        yield self.page[last:]

    def _fill(self, tag: str, attrs: Attributes) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if name in self.typed:
            self._unfold()
        if tag == "select":
            self.select = name
        elif tag == "textarea":
            self.named, self.textarea = name, self._here() + len(self.get_starttag_text() or "")
        elif given.get("type") in TICKED:
            self._mark(tag, attrs, "checked", given.get("value", "on") or "", name)
        else:
            self._write(tag, [*(each for each in attrs if each[0] != "value"), ("value", self._value(name))])

    def _mark(self, tag: str, attrs: Attributes, mark: str, value: str, name: str) -> None:
        others = [each for each in attrs if each[0] != mark]
        self._write(tag, [*others, (mark, None)] if value in self.typed.get(name, ()) else others)

    def _write(self, tag: str, attrs: Attributes) -> None:
        given = "".join(f" {key}" if value is None else f' {key}="{escape(value)}"' for key, value in attrs)
        self.changes[self._here()] = (self._here() + len(self.get_starttag_text() or ""), f"<{tag}{given}>")

    def _unfold(self) -> None:
        """What was typed is not hidden behind a line that folds open."""
        for start, text in self.folded:
            if " open" not in text:
                self.changes[start] = (start + len(text), f"{text[:-1]} open>")

    def _value(self, name: str) -> str:
        return next(iter(self.typed.get(name, ())), "")

    def _here(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column


def is_typed(tag: str, given: dict[str, str | None]) -> bool:
    """Whether somebody fills in this field by hand."""
    if not given.get("name"):
        return False
    return tag in {"textarea", "select"} or (tag == "input" and (given.get("type") or "text") not in NOT_TYPED)
