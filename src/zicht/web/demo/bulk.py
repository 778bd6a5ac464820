"""A whole synthetic region into the database: made and evaluated in parallel, streamed in by COPY, as the owner.

What it writes is what `import_case` and `evaluate_family` would write family by family; a test rebuilds some and
finds no difference.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice
from random import Random
from typing import NamedTuple
from uuid import UUID, uuid5

import psycopg
from psycopg.types.range import Range

from zicht.access.policy import COLLABORATION
from zicht.access.tie import Extent, Involvement, Participation, Ties
from zicht.casework.holding import Period
from zicht.chronology.timeline import Timeline
from zicht.evaluation.fold import Fold
from zicht.facts.case import Case, Person, Relation
from zicht.facts.fact import Fact, Sharing
from zicht.facts.kinds import Vocabulary
from zicht.linkage.names import keys_of_name, name_key
from zicht.population.places import Places, places
from zicht.population.reasons import reason
from zicht.population.region import Synthetic, family
from zicht.rulebook.load import content_folder, load
from zicht.web.demo.region import TOGETHER
from zicht.web.storage.finding_columns import COLUMNS as FINDING
from zicht.web.storage.finding_columns import columns
from zicht.web.storage.periods import Content, Recorded, derived
from zicht.web.storage.views import as_seen, organisation_of, views_of

NAMESPACE = UUID("6b1f4d62-52c0-4b8f-9a59-9d0f3e6a7c11")
BATCH = 50
SIGNALLERS = frozenset({"politie", "huisartsenpost", "ziekenhuis"})
COLUMNS = {
    "family": "id called opened_on synthetic",
    "person": "id family_id role name name_key born_first born_last",
    "search_key": "family_id person_id key",
    "relation": "family_id origin_id target_id kind since until",
    "involvement": "family_id organisation_id team_id extent ground why since until",
    "participation": "family_id organisation_id ground since until",
    "fact": "id family_id root version kind about organisation_id recorded_at occurred_on precision known_from"
    " attributes note source vocabulary form_key",
    "sharing": "fact_id family_id receiver since",
    "finding": " ".join(("family_id", "view", "rulebook", *FINDING)),
    "view_state": "family_id view evaluated_on changes_on rulebook",
    "sight_period": "family_id child_id organisation_id team_id fact period",
    "regie_period": "family_id organisation_id team_id fact period",
    "child_in_question": "family_id child_id since",
}
Rows = dict[str, list[tuple[object, ...]]]


class Order(NamedTuple):
    """Families number `first` up to `last` of a seed, as they are on a day."""

    seed: int
    first: int
    last: int
    today: date


def load_region(
    connection: psycopg.Connection,
    seed: int,
    count: int,
    today: date,
    workers: int = 2,
    told: Callable[[int], None] = lambda done: None,
) -> None:
    """Organisations, teams and `count` families with their findings; `told` hears how many are in."""
    around = places()
    _copy(connection, "organisation", "id type name telephone delivers keeps_region", _organisations(around))
    _copy(connection, "team", "id organisation_id name telephone", _teams(around))
    orders = (Order(seed, first, min(first + BATCH, count), today) for first in range(0, count, BATCH))
    with ProcessPoolExecutor(workers) as pool:
        while chunk := list(islice(orders, workers * 4)):  # bounded: results wait in memory for the database
            for order, rows in zip(chunk, pool.map(made_rows, chunk), strict=True):
                for table, columns in COLUMNS.items():
                    _copy(connection, table, columns, rows[table])
                told(order.last)
    connection.execute("ANALYZE")


def made_rows(order: Order) -> Rows:
    """The rows of some families, by table."""
    vocabulary, rulebook = load(content_folder())
    around = places()
    rows: Rows = {table: [] for table in COLUMNS}
    process = frozenset(each for each in vocabulary.kinds if vocabulary.is_process(each))
    for number in range(order.first, order.last):
        made = _Made(family(order.seed, number, around, order.today), order, around, process, vocabulary)
        made.write(rows)
        made.write_periods(rows, (vocabulary, rulebook))
        for view, case in made.views():
            fold = Fold(case, rulebook, Timeline(case, organisation_of(view)))
            fold.run(order.today, order.today)
            coming = [day for day in (*fold.timeline.days, *fold.wakes) if day > order.today]
            state = (made.id, view, order.today, min(coming, default=None), rulebook.hash)
            rows["view_state"].append(state)
            shown = (each for each in fold.findings(order.today) if not each.shadow)
            kept = ((made.id, view, rulebook.hash, *columns(each, case)) for each in shown)
            rows["finding"] += kept
    return rows


@dataclass
class _Made:
    """One family with ids of the database, and who works with it."""

    synthetic: Synthetic
    order: Order
    around: Places
    process: frozenset[str]
    vocabulary: Vocabulary

    def __post_init__(self) -> None:
        self.id = self.uuid("family")
        self.random = Random(f"{self.order.seed}/{self.synthetic.number}/ties")
        case = self.synthetic.case
        facts = tuple(self._fact(each) for each in case.facts)
        self.case = Case(
            str(self.id),
            tuple(sorted((replace(each, id=self.of(each.id)) for each in case.persons), key=lambda each: each.id)),
            tuple(replace(each, origin=self.of(each.origin), target=self.of(each.target)) for each in case.relations),
            tuple(sorted(case.organisations, key=lambda each: each.id)),
            tuple(replace(each, index=index) for index, each in enumerate(sorted(facts, key=lambda each: each.id))),
            case.evaluate_on,
        )
        self.types = {each.id: each.type for each in self.case.organisations}
        self.since = {
            each: min(fact.known_from for fact in facts if fact.organisation == each)
            for each in dict.fromkeys(fact.organisation for fact in facts if fact.organisation)
        }
        self.members = [each for each in self.since if self.types[each] in TOGETHER]
        self.teams = {each: self.around.team(each, self.random).id for each in self.since}

    def uuid(self, local: str) -> UUID:
        return uuid5(NAMESPACE, f"{self.order.seed}/{self.synthetic.number}/{local}")

    def of(self, local: str) -> str:
        return str(self.uuid(local))

    def _fact(self, fact: Fact) -> Fact:
        shared = fact.shared_with
        if fact.kind in self.process:
            shared = (*shared, Sharing(COLLABORATION, fact.known_from))
        attributes = dict(fact.attributes)
        if "offer" in attributes:
            attributes["offer"] = self.of(str(attributes["offer"]))
        number, about = self.of(fact.id), tuple(self.of(each) for each in fact.about)
        return replace(fact, id=number, root=number, about=about, attributes=attributes, shared_with=shared)

    def views(self) -> Iterator[tuple[str, Case]]:
        """Each view with the case as it sees it: what the collaboration shares is shared with who takes part."""
        case = replace(self.case, facts=tuple(self._expanded(each) for each in self.case.facts))
        ties = self.ties()
        for view in views_of(ties, self.order.today):
            yield view, as_seen(case, ties, view)

    def ties(self) -> Ties:
        """Who works with the family."""
        return Ties(
            tuple(Involvement(each, None, self.extent(each), "taak", since) for each, since in self.since.items()),
            tuple(Participation(each, "samenwerkingsafspraak", self.since[each]) for each in self.members),
        )

    def extent(self, organisation: str) -> Extent:
        """How an organisation works with the family."""
        return Extent.SIGNALLED if self.types[organisation] in SIGNALLERS else Extent.INVOLVED

    def _expanded(self, fact: Fact) -> Fact:
        together = next((each for each in fact.shared_with if each.organisation == COLLABORATION), None)
        if together is None:
            return fact
        members = (each for each in self.members if each != fact.organisation)
        more = tuple(Sharing(each, max(together.since, self.since[each])) for each in members)
        return replace(fact, shared_with=(*fact.shared_with, *more))

    def write(self, rows: Rows) -> None:
        home, case = self.synthetic.home, self.case
        first = min(self.since.values(), default=self.order.today)
        rows["family"].append((self.id, f"Gezin {home.surname}", first, True))
        names = {self.of(local): name for local, name in home.names.items()}
        rows["person"] += [_person(self.id, each, names.get(each.id, "")) for each in case.persons]
        for person, name in names.items():
            rows["search_key"] += [(self.id, UUID(person), key) for key in sorted(keys_of_name(name))]
        rows["relation"] += [_relation(self.id, each) for each in case.relations]
        for each, since in self.since.items():
            worked = (self.extent(each).value, *reason(self.types[each]), since, None)
            rows["involvement"].append((self.id, each, self.teams[each], *worked))
        for each in self.members:
            rows["participation"].append((self.id, each, "samenwerkingsafspraak", self.since[each], None))
        for fact in case.facts:
            rows["fact"].append(_fact(self.id, fact, self.vocabulary.version))
            for share in fact.shared_with:
                rows["sharing"].append((UUID(fact.id), self.id, share.organisation, share.since))

    def write_periods(self, rows: Rows, content: Content) -> None:
        """Who keeps sight and who directs, as recording the facts one by one would have left it."""
        found = Recorded({each.id: _noon(each) for each in self.case.facts}, {})
        teams = {each: team for each, team in self.teams.items() if self.extent(each) is Extent.INVOLVED}
        made = derived(self.case, found, content, self.order.today)
        if made is None:
            return
        rows["sight_period"] += [(self.id, UUID(child), *_period(each, teams)) for child, each in made.sight]
        rows["regie_period"] += [(self.id, *_period(each, teams)) for each in made.regie]
        rows["child_in_question"] += [(self.id, UUID(child), since) for child, since in made.in_question.items()]


def _period(period: Period, teams: dict[str, str]) -> tuple[object, ...]:
    holder = period.holder
    return holder.organisation, teams.get(holder.organisation), UUID(holder.fact), Range(period.since, period.until)


def _noon(fact: Fact) -> datetime:
    return datetime(fact.known_from.year, fact.known_from.month, fact.known_from.day, 12, tzinfo=UTC)


def _person(family_id: UUID, person: Person, name: str) -> tuple[object, ...]:
    first, last = person.born or (None, None)
    return UUID(person.id), family_id, person.role, name, name_key(name), first, last


def _relation(family_id: UUID, relation: Relation) -> tuple[object, ...]:
    return family_id, UUID(relation.origin), UUID(relation.target), relation.kind, relation.since, relation.until


def _fact(family_id: UUID, fact: Fact, vocabulary: str) -> tuple[object, ...]:
    plain = {code: value.isoformat() if isinstance(value, date) else value for code, value in fact.attributes.items()}
    number, about = UUID(fact.id), [UUID(each) for each in fact.about]
    return (
        *(number, family_id, number, 0, fact.kind, about, fact.organisation, _noon(fact), fact.occurred_on),
        *(fact.precision.value, fact.known_from, json.dumps(plain), "", fact.source or "", vocabulary),
        uuid5(number, "form"),
    )


def _organisations(around: Places) -> Iterator[tuple[object, ...]]:
    for number, each in enumerate(around.organisations):
        yield each.id, each.type, each.name, f"000 - 55 {number:04d}", True, number == 0


def _teams(around: Places) -> Iterator[tuple[object, ...]]:
    for group in around.teams.values():
        for each in group:
            yield each.id, each.organisation, f"Team {each.id.rpartition('-t')[2]}", "000 - 55 9999"


def _copy(connection: psycopg.Connection, table: str, columns: str, rows: Iterable[Sequence[object]]) -> None:
    named = ", ".join(columns.split())
    with connection.cursor().copy(f"COPY {table} ({named}) FROM STDIN") as copy:
        for each in rows:
            copy.write_row(each)
