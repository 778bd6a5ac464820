"""How it stands with sight, regie and handovers in one view of a family, for the pages that tell it or act on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from zicht.casework.handing_over import Pending, Stage, pending
from zicht.casework.handovers import Told, handovers_of
from zicht.casework.holding import Held, Holder, held_by
from zicht.casework.leading import leads
from zicht.casework.plain_text import fact_lines
from zicht.casework.sight import FOUR_ROLES, LACKING, ROLES, ChildSight, Happened, to_look_at
from zicht.evaluation.conditions import Situation
from zicht.evaluation.daily import situation_on
from zicht.explanation.wording import Wording, capitalised
from zicht.facts.case import Case
from zicht.facts.fact import Fact
from zicht.projections.questions import ATTENDED, counts_as
from zicht.rulebook.rule import Rulebook
from zicht.web.models import Account, FactRow, InvolvementRow, OrganisationRow
from zicht.web.storage.periods import Recorded, recorded, regie_changes, sight_held, sight_stands
from zicht.web.storage.rulebooks import forms


@dataclass(frozen=True, slots=True)
class Reached:
    """An organisation, who does it there, and how to call: that person, or the team when it is away."""

    organisation: str
    person: str
    telephone: str
    team: str


@dataclass(frozen=True, slots=True)
class KeptSight:
    """One child: who keeps sight and since when, who else holds it by a report or a measure, and what is lacking."""

    child: str
    called: str
    keeper: Reached | None
    since: datetime | None
    also: tuple[str, ...]
    in_question: bool
    contact: Fact | None
    contact_day: str
    lacking_lines: tuple[tuple[str, str], ...]
    changed_lines: tuple[str, ...]
    waiting: tuple["Waiting", ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A handover with what is to be done next, by whom and before when; `passed`: the term is over."""

    told: Told
    pending: Pending | None
    sender: str
    receiver: str
    whose: str
    called: str
    passed: bool
    reminded: bool


class Standing:
    """The state of one family in the view of one organisation, or of the collaboration."""

    def __init__(
        self,
        case: Case,
        rulebook: Rulebook,
        wording: Wording,
        view: str,
        today: date,
        rows: Sequence[FactRow] | None = None,
    ) -> None:
        self.case, self.rulebook, self.wording, self.view, self.today = case, rulebook, wording, view, today
        self._rows = rows  # the facts as they were read for the case, if that was just done

    @cached_property
    def recorded(self) -> Recorded:
        """When facts were recorded and by whom."""
        return recorded(UUID(self.case.id), self._rows)

    @cached_property
    def situation(self) -> Situation:
        """Who holds what, by what this view knows."""
        return situation_on(self.case, self.rulebook, self.view, self.today)

    @cached_property
    def held(self) -> dict[str, Held]:
        """Who holds sight, by child."""
        return sight_held(self.situation, self.recorded)

    @cached_property
    def children(self) -> tuple[ChildSight, ...]:
        """Who keeps sight on each child, and whether its safety is in question."""
        return sight_stands(self.situation, self.recorded)

    @cached_property
    def known(self) -> list[Fact]:
        """The facts that this view knows."""
        return [each.fact for each in self.situation.moment.known]

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """The handovers that it tells of, the newest first."""
        return handovers_of(self.known, self.recorded.at)

    @cached_property
    def regie(self) -> Holder | None:
        """Who directs."""
        return held_by(regie_changes(self.situation, self.recorded)).keeper

    @cached_property
    def rows(self) -> dict[str, OrganisationRow]:
        """The organisations that are named."""
        return OrganisationRow.objects.in_bulk([each.id for each in self.case.organisations])

    @cached_property
    def ties(self) -> dict[str, InvolvementRow]:
        """How each organisation works with the family, the newest."""
        rows = InvolvementRow.objects.filter(family=UUID(self.case.id), extent="involved", until=None)
        found = rows.select_related("team", "responsible").order_by("since", "id")
        return {each.organisation_id: each for each in found}

    @cached_property
    def people(self) -> dict[int, Account]:
        """Who is named as doing something."""
        return Account.objects.in_bulk({each for each in self.recorded.by.values() if each})

    def reached(self, holder: Holder | None) -> Reached | None:
        """Who holds it by name, and how to call."""
        if holder is None:
            return None
        account = self.people.get(self.recorded.by.get(holder.fact) or 0)
        row, tie = self.rows.get(holder.organisation), self.ties.get(holder.organisation)
        team = tie.team if tie else None
        telephone = (account.telephone if account else "") or (team.telephone if team else "")
        name = row.name if row else holder.organisation
        person = account.name if account and account.organisation_id == holder.organisation else ""
        return Reached(name, person, telephone or (row.telephone if row else ""), team.name if team else "")

    def sights(self) -> list[KeptSight]:
        """Every child, with who keeps sight."""
        return [self._sight(each) for each in self.children]

    def waiting(self) -> list[Waiting]:
        """The handovers on which something is to be done still, what is due first first."""
        found = [self.waits(each) for each in self.told if each.handover.is_pending]
        return sorted(found, key=lambda each: each.pending.due_on if each.pending else date.max)

    def waits(self, told: Told) -> Waiting:
        """A handover with what is to be done next."""
        handover = told.handover
        found = pending(handover, self.rulebook.terms)
        name = self.wording.organisation
        return Waiting(
            told,
            found,
            name(handover.sender),
            name(handover.receiver),
            name(found.organisation) if found else "",
            self.wording.persons(handover.children),
            found is not None and found.due_on < self.today,
            found is not None and found.remind_on <= self.today,
        )

    def roles(self) -> list[tuple[str, str]]:
        """Who stays, watches, signals and reports, by the latest agreement."""
        agreed = [each for each in self.known if each.kind == ROLES]
        last = max(agreed, key=lambda each: (each.latest, each.index), default=None)
        if last is None:
            return []
        named = [(each, last.attributes.get(each)) for each in FOUR_ROLES]
        return [(each, self.wording.organisation(str(value))) for each, value in named if value]

    def leads(self) -> list[tuple[str, str]]:
        """Each area of life of which somebody leads the work, with who."""
        found = []
        for each in leads(self.known, self.today):
            who = [self.wording.organisation(str(each.attributes.get("lead", ""))), each.attributes.get("colleague")]
            named = ", ".join(str(one) for one in who if one)
            found.append((capitalised(self.wording.value(str(each.attributes["area"]))), named))
        return found

    def _sight(self, each: ChildSight) -> KeptSight:
        held, wording = self.held[each.child], self.wording
        keeper = held.keeper
        about = [fact for fact in self.known if each.child in fact.about]
        met = [fact for fact in about if counts_as(fact, ATTENDED, self.wording.vocabulary)]
        return KeptSight(
            child=each.child,
            called=self.wording.persons([each.child]),
            keeper=self.reached(keeper),
            since=keeper.since if keeper else None,
            also=tuple(self.wording.organisation(one.organisation) for one in held.holders if one is not keeper),
            in_question=each.in_question,
            contact=(last := _last(met)),
            contact_day=f"{wording.day_of(last)}, {wording.organisation(last.organisation)}" if last else "",
            lacking_lines=self._lack([fact for fact in about if fact.kind == LACKING]),
            changed_lines=tuple(self.line(fact) for fact in self._to_look_at(each.child, keeper)),
            waiting=tuple(self.waits(one) for one in self.told if _is_of(one, each.child)),
        )

    def _to_look_at(self, child: str, keeper: Holder | None) -> list[Fact]:
        """What changed for a child and its keeper did not look at yet, the latest first."""
        if keeper is None:
            return []
        facts, at = {each.id: each for each in self.known}, self.recorded.at
        told = [
            Happened(
                each.id, each.kind, each.organisation, frozenset(each.about), each.latest, at[each.id], each.attributes
            )
            for each in self.known
        ]
        children = self.situation.moment.all_children
        return [facts[one] for one in to_look_at(told, child, children, keeper.organisation, keeper.since.date())]

    def _lack(self, facts: Sequence[Fact]) -> tuple[tuple[str, str], ...]:
        """The capacity that lacks now, until the day that was named: what is and is not done meanwhile."""
        last = _last(facts)
        if last is None:
            return ()
        until = last.attributes.get("until")
        if isinstance(until, date) and until < self.today:
            return ()
        region, labels = {each: row.name for each, row in self.rows.items()}, forms()
        return tuple(fact_lines(last, self.wording, labels, region))

    def line(self, fact: Fact) -> str:
        """A fact in one line."""
        return f"{capitalised(self.wording.kind(fact.kind))}, {self.wording.day_of(fact)}"


def _is_of(told: Told, child: str) -> bool:
    return told.handover.is_pending and told.handover.stage is not Stage.TAKEN and child in told.handover.children


def _last(facts: Sequence[Fact]) -> Fact | None:
    return max(facts, key=lambda each: (each.latest, each.index), default=None)
