"""The forms of a page as somebody fills them in: read from its HTML, without knowing which page it is."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.test import Client

from tests.web.region import Region
from tests.web.relations import VIEWER
from tests.web.test_matrix import DUTY, FAMILY, REGION_KEEPER, Address, addresses, url
from zicht.access.policy import DUTIES
from zicht.access.viewer import CASEWORKERS, Role

BUTTONS = frozenset({"submit", "button", "image", "reset"})
MORE = {"record": "?kind=child_spoken"}  # a page whose form comes after a choice


@dataclass
class Form:
    """What a form sends, and what of it somebody types, ticks or chooses."""

    action: str = ""
    method: str = "get"
    hidden: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    ticks: dict[str, list[str]] = field(default_factory=dict)
    ticked: dict[str, list[str]] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_typed(self) -> bool:
        """Whether there is anything to lose."""
        return bool(self.written or self.ticks or self.lists)

    @property
    def state(self) -> dict[str, list[str]]:
        """What stands in its fields now."""
        written = {name: [text] for name, text in self.written.items() if text}
        chosen = {name: [value] for name, value in self.chosen.items() if value}
        return written | chosen | {name: sorted(values) for name, values in self.ticked.items() if values}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.inside = False
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get").lower()))
            self.inside = True
        elif self.inside and tag in {"input", "textarea", "select", "option", "button"}:
            self._field(tag, given, "checked" in given or "selected" in given)

    def _field(self, tag: str, given: dict[str, str], marked: bool) -> None:
        form, name, value = self.forms[-1], given.get("name", ""), given.get("value", "")
        match tag, given.get("type", "text"):
            case "button", _:
                form.buttons.append((name, value))
            case "option", _ if self.select:
                form.lists[self.select].append(value)
                if marked:
                    form.chosen[self.select] = value
            case "select", _:
                self.select = name
                form.lists[name] = []
            case "textarea", _:
                self.area, form.written[name] = name, ""
            case "input", "hidden":
                form.hidden[name] = value
            case "input", "checkbox" | "radio":
                value = given.get("value", "on")
                form.ticks.setdefault(name, []).append(value)
                if marked:
                    form.ticked.setdefault(name, []).append(value)
            case "input", kind if name and kind not in BUTTONS | {"file", "password"}:
                form.written[name] = value

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "form"
        self.area = "" if tag == "textarea" else self.area
        self.select = "" if tag == "select" else self.select

    def handle_data(self, data: str) -> None:
        if self.area:
            self.forms[-1].written[self.area] += data.removeprefix("\n").removeprefix("\r\n")


def forms_in(page: str) -> list[Form]:
    """Every form of a page."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms


def forms_of(page: str) -> list[Form]:
    """Every form of a page that somebody sends, and in which there is something to type."""
    return [each for each in forms_in(page) if each.method == "post" and each.is_typed]


def pages() -> list[Address]:
    """Every page of our own that somebody opens, from the configuration of addresses."""
    return [each for each in addresses() if each.guard and each.name]


def address(name: str) -> str:
    """Where a page is, for somebody who may open it; in families of these tests alone, because forms are sent there."""
    return url(name, "typed_elsewhere" if name == "break_glass" else "typed_in") + MORE.get(name, "")


def visitor(name: str, region: Region) -> tuple[Client, Role]:
    """Somebody who may open a page, and in which role."""
    role = Role.PROFESSIONAL
    if name in REGION_KEEPER:
        role = Role.ADMINISTRATOR
    elif name in DUTY:
        role = next(each for each in (role, *Role) if each in DUTIES[DUTY[name]])
    assert name not in FAMILY or role in CASEWORKERS
    return region.client(VIEWER, role), role
