"""Where a report can go, and by which agreed criteria; a region may agree on its own (R225, R226, R238, R242)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from zicht.facts.document import read
from zicht.facts.entry import Entry
from zicht.facts.kinds import Vocabulary
from zicht.facts.problems import Problem, ProblemsFound
from zicht.rulebook.read_terms import texts

FORMAT, REGION_FORMAT = "zicht-routes/1", "zicht-region-routes/1"
ANYBODY = "*"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One agreed reason for a route; `label` by language."""

    code: str
    label: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Route:
    """A route after a report. `to`: types of organisations to which it leads; empty: it stays where it is.

    `expects`: what is expected of the receiver, by language, where the route hands sight over; empty: it does not.
    """

    code: str
    label: Mapping[str, str]
    means: Mapping[str, str]
    to: tuple[str, ...]
    source: str
    asks_reason: bool = False
    criteria: tuple[Criterion, ...] = ()
    expects: Mapping[str, str] = field(default_factory=dict)

    @property
    def leads_on(self) -> bool:
        """Whether it leads to another organisation."""
        return bool(self.to)

    def may_go_to(self, organisation_type: str) -> bool:
        """Whether an organisation of a type is one to which it leads."""
        return ANYBODY in self.to or organisation_type in self.to


Routes = Mapping[str, Route]


def load_routes(folder: Path, vocabulary: Vocabulary, region: str | None = None) -> dict[str, Route]:
    """The routes in routes.yaml, with the criteria of a region where it has its own. Raises ProblemsFound."""
    problems: list[Problem] = []
    top = Entry(read(folder / "routes.yaml", "routes.yaml"), "routes.yaml", "routes.yaml", problems)
    top.only({"format", "routes"})
    top.check_format(FORMAT)
    attribute = vocabulary.kinds["triage_done"].attributes["route"]
    known = {*vocabulary.organisation_types, ANYBODY}
    found = {each.code: each for each in _routes(top.entries("routes", "routes"), attribute.values, known)}
    own = folder / "routes" / f"{region}.yaml"
    if region and own.is_file():
        found |= _agreed(own, found, problems)
    if problems:
        raise ProblemsFound(problems)
    return found


def _routes(entries: Iterable[Entry], codes: tuple[str, ...], types: set[str]) -> Iterable[Route]:
    for each in entries:
        each.only({"code", "label", "means", "to", "source", "asks_reason", "criteria", "expects"})
        to = each.texts("to")
        if not set(to) <= types:
            each.note("not_one_of", "to", allowed=", ".join(sorted(types)), hint="")
        yield Route(
            code=each.one_of("code", codes) or "",
            label=texts(each, "label"),
            means=texts(each, "means"),
            to=to,
            source=each.text("source") or "",
            asks_reason=each.flag("asks_reason"),
            criteria=_criteria(each),
            expects=texts(each, "expects") if each.has("expects") else {},
        )


def _criteria(entry: Entry) -> tuple[Criterion, ...]:
    lines: dict[str, int] = {}
    found = []
    for each in entry.entries("criteria", "criteria", required=False):
        each.only({"code", "label"})
        found.append(Criterion(each.new_id("code", lines), texts(each, "label")))
    return tuple(found)


def _agreed(path: Path, national: Routes, problems: list[Problem]) -> dict[str, Route]:
    name = f"routes/{path.name}"
    top = Entry(read(path, name), name, name, problems)
    top.only({"format", "code", "routes"})
    top.check_format(REGION_FORMAT)
    top.text("code")
    found = {}
    for each in top.entries("routes", "routes"):
        each.only({"code", "source", "criteria"})
        code = each.one_of("code", national) or ""
        if code in national:
            found[code] = replace(national[code], criteria=_criteria(each), source=each.text("source") or "")
    return found
