"""The questions of `zicht map`. Whatever is suggested is shown, and only an answer makes it so."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import click

from zicht.cli.texts import say
from zicht.facts.kinds import Vocabulary
from zicht.facts.tables.cells import Grid, Table, Value, letter, text_of
from zicht.facts.tables.layout import FACTS, SHEETS, folded
from zicht.facts.tables.mapped import header_of
from zicht.facts.tables.parties import split
from zicht.facts.tables.suggestions import frequent, suggestions
from zicht.facts.tables.values import born_node, day_node
from zicht.facts.tables.words import Codes, words_of

QUESTIONS = ("occurred_on", "kind", "organisation", "about", "known_from", "note")
NEEDED = frozenset({"occurred_on", "kind"})
_LIKE = {"occurred_on": "datum wanneer dag date", "kind": "wat gebeurtenis soort omschrijving actie event"}
_LIKE |= {
    "organisation": "organisatie instantie wie legde vast bron instelling",
    "about": "over wie betrokkene persoon",
}
_LIKE |= {"known_from": "bekend sinds geregistreerd", "note": "toelichting opmerking notitie beschrijving"}
STOP = "stop"
Content = dict[str, object]


class Wizard:
    """One conversation about one table."""

    def __init__(self, table: Table, vocabulary: Vocabulary, language: str) -> None:
        self.table = table
        self.words = words_of(vocabulary)
        self.labels = {code: each.label for code, each in vocabulary.kinds.items()}
        self.language = language

    def answers(self) -> Content:
        """Everything that was answered, as a mapping."""
        grid = self._sheet()
        at = self._header(grid)
        titles = [text_of(each) for each in grid.rows[at][1]]
        rows = [values for _, values in grid.rows[at + 1 :]]
        columns = self._columns(grid, titles, len(rows))
        cells = {key: _column(rows, titles.index(title)) for key, title in columns.items()}
        content: Content = {"header_row": grid.rows[at][0], "columns": columns}
        if grid.name:
            content["sheet"] = grid.name
        content |= self._organisations(cells.get("organisation"))
        content |= self._persons(cells.get("about"))
        content["kinds"] = self._kinds(cells["kind"])
        if until := self._day("ask_until"):
            content["evaluate_on"] = until
        return content

    def _sheet(self) -> Grid:
        filled = [each for each in self.table.sheets if each.rows]
        if len(filled) == 1:
            return filled[0]
        for number, each in enumerate(filled, 1):
            click.echo(f"  {number}. {each.name}")
        return filled[self._number("ask_which_sheet", len(filled), 1) - 1]

    def _header(self, grid: Grid) -> int:
        guess = header_of(grid, None)
        rows = [number for number, _ in grid.rows]
        while True:
            answer = self._ask("ask_header", str(rows[guess]))
            if answer.isdigit() and int(answer) in rows:
                return rows.index(int(answer))
            click.echo(self._say("ask_again"))

    def _columns(self, grid: Grid, titles: Sequence[str], rows: int) -> dict[str, str]:
        shown = {"rows": str(rows), "sheet": grid.name or ""}
        click.echo(self._say("map_sheet" if grid.name else "map_columns", **shown))
        for number, title in enumerate(titles, 1):
            click.echo(f"  {number}. {title or letter(number)}")
        click.echo(f"  0. {self._say('ask_none')}")
        found: dict[str, str] = {}
        for key in QUESTIONS:
            least = 1 if key in NEEDED else 0
            number = self._number(f"ask_{key}", len(titles), _likely(key, titles, set(found.values())), least)
            if number:
                found[key] = titles[number - 1]
        return found

    def _organisations(self, cells: list[str] | None) -> Content:
        click.echo(self._say("map_organisations", types=self.words.organisation_types.listed))
        if cells is None:
            name = self._ask("ask_own_organisation")
            found = [self._organisation(name, 1)]
            return {"organisation": found[0]["id"], "organisations": found}
        return {"organisations": [self._organisation(name, count) for name, count in _counted(cells)]}

    def _organisation(self, name: str, count: int) -> Content:
        types = self.words.organisation_types
        near = suggestions(name, types.labels, 3)
        code = self._code("ask_type", types, near, written=name, count=str(count))
        slug = re.sub(r"[^\w.+-]+", "-", name.casefold()).strip("-.+")[:60] or code
        return {"id": slug, "type": code, "name": name, "written": [name]}

    def _persons(self, cells: list[str] | None) -> Content:
        click.echo(self._say("map_persons", roles=self.words.roles.listed))
        if cells is None:
            ids = split(self._ask("ask_everybody"))
            persons: dict[str, Content] = {each: self._person(each) for each in ids}
            return {"about": ids, "persons": list(persons.values()), "relations": self._relations(list(persons))}
        persons = {}
        for written, count in _counted([one for each in cells for one in split(each)]):
            plain = re.sub(r"\s*\(.*\)$", "", written)
            suggested = plain if self.words.roles.code(re.sub(r"[\s_-]*\d+$", "", plain)) else ""
            given = self._ask("ask_person", suggested.replace(" ", ""), written=written, count=str(count))
            person = persons.setdefault(given, self._person(given) if given not in persons else persons[given])
            written_as = person.setdefault("written", [])
            assert isinstance(written_as, list)
            written_as.append(plain)
        return {"persons": list(persons.values()), "relations": self._relations(list(persons))}

    def _person(self, person: str) -> Content:
        suggested = self.words.roles.code(re.sub(r"[\s_-]*\d+$", "", person))
        role = self._code("ask_role", self.words.roles, [suggested] if suggested else [], id=person)
        while True:
            born = born_node(self._ask("ask_born", ""), 0).value
            if born != "?":
                return {"id": person, "role": role, "born": born}
            click.echo(self._say("ask_again"))

    def _relations(self, persons: Sequence[str]) -> list[Content]:
        click.echo(self._say("map_relations"))
        relations = self.words.relations
        found: list[Content] = []
        while answer := self._ask("ask_relation", "", relations=relations.listed):
            parts = re.fullmatch(r"(\S+)\s+(?:is\s+)?(.+?)\s+(\S+)", answer)
            kind = relations.code(parts[2]) if parts else None
            if parts and kind and parts[1] in persons and parts[3] in persons:
                found.append({"from": parts[1], "to": parts[3], "kind": kind})
            else:
                click.echo(self._say("ask_again"))
        return found

    def _kinds(self, cells: Sequence[str]) -> list[Content]:
        """What the words mean, the most frequent first; after `stop` the rest stay without a kind."""
        click.echo(self._say("map_kinds"))
        found: list[Content] = []
        reason = self._say("no_kind_yet")
        stopped = False
        for written, count in frequent(cells):
            if stopped:
                found.append({"words": written, "reason": reason})
                continue
            click.echo(self._say("map_words", written=written, count=str(count)))
            kind: str | None = self._kind(suggestions(written, self.labels))
            stopped = kind == STOP
            if kind and not stopped:
                found.append({"words": written, "kind": kind})
            else:
                found.append({"words": written, "reason": reason if stopped else self._ask("ask_reason", reason)})
        return found

    def _kind(self, near: list[str]) -> str | None:
        """A kind, `stop`, or None for no kind; part of a label gives a new list to choose from."""
        while True:
            for number, code in enumerate(near, 1):
                click.echo(f"    {number}. {self.labels[code]}")
            answer = self._ask("ask_words", "").strip()
            if not answer or answer.casefold() == STOP:
                return answer.casefold() or None
            if answer.isdigit() and 1 <= int(answer) <= len(near):
                return near[int(answer) - 1]
            if kind := self.words.kinds.code(answer):
                click.echo(self._say("map_found", kind=self.labels[kind]))
                return kind
            near = [each for each, label in self.labels.items() if folded(answer) in folded(label)][:12]
            if not near:
                click.echo(self._say("ask_again"))

    def _code(self, key: str, codes: Codes, near: Sequence[str], **values: str) -> str:
        """One of a list of codes, by number, label or code; the one that is suggested stands in brackets."""
        for number, each in enumerate(near, 1):
            click.echo(f"    {number}. {codes.labels[each]}")
        while True:
            answer = self._ask(key, codes.labels[near[0]] if len(near) == 1 else None, **values)
            if answer.isdigit() and 1 <= int(answer) <= len(near):
                return near[int(answer) - 1]
            if code := codes.code(answer):
                return code
            click.echo(f"{self._say('ask_again')} {codes.listed}")

    def _number(self, key: str, most: int, suggested: int | None, least: int = 1) -> int:
        while True:
            answer = self._ask(key, None if suggested is None else str(suggested))
            if answer.isdigit() and least <= int(answer) <= most:
                return int(answer)
            click.echo(self._say("ask_again"))

    def _day(self, key: str) -> object:
        while True:
            day = day_node(self._ask(key, ""), 0).value
            if day != "?":
                return day
            click.echo(self._say("ask_again"))

    def _ask(self, key: str, suggested: str | None = None, **values: str) -> str:
        """The answer; with None something must be answered, and with an empty suggestion nothing need be."""
        answer: str = click.prompt(self._say(key, **values), default=suggested, show_default=bool(suggested))
        return answer.strip()

    def _say(self, key: str, **values: str) -> str:
        return say(key, self.language, **values)


def _column(rows: Sequence[Sequence[Value]], index: int) -> list[str]:
    return [text_of(values[index]) if index < len(values) else "" for values in rows]


def _counted(cells: Sequence[str]) -> list[tuple[str, int]]:
    """Each way of writing once, the most frequent first; capitals and accents make no other."""
    first: dict[str, str] = {}
    for each in cells:
        if each:
            first.setdefault(folded(each), each)
    counts: Mapping[str, int] = Counter(folded(each) for each in cells if each)
    return sorted(((first[each], count) for each, count in counts.items()), key=lambda two: -two[1])


def _likely(key: str, titles: Sequence[str], taken: set[str]) -> int | None:
    """The column to suggest: the first whose title is one of the words for it."""
    layout = next(each for each in SHEETS[FACTS][1] if each.key == key)
    known = {folded(layout.title), *_LIKE[key].split()}
    for number, title in enumerate(titles, 1):
        if title not in taken and known & {folded(title), *folded(title).split()}:
            return number
    return None if key in NEEDED else 0
