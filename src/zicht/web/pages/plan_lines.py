"""The plan in words: each part with who, when and what became of it, as a page and a sheet of paper show it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zicht.casework.plain_text import said
from zicht.casework.plan import CONDITION, GOAL, HELP, WIDER, Area, Item, NormStep, Plan, State
from zicht.explanation.wording import capitalised
from zicht.facts.fact import Fact
from zicht.web.pages.entering import Around

STATES: dict[str, dict[State, str | Promise]] = {
    GOAL: {
        State.OPEN: gettext_lazy("loopt"),
        State.MET: gettext_lazy("gehaald"),
        State.PARTLY: gettext_lazy("deels gehaald"),
        State.NOT_MET: gettext_lazy("niet gehaald, besluit gevraagd"),
        State.DECIDED: gettext_lazy("niet gehaald, besluit genomen"),
    },
    CONDITION: {
        State.OPEN: gettext_lazy("gesteld"),
        State.MET: gettext_lazy("nagekomen"),
        State.NOT_MET: gettext_lazy("niet nagekomen, besluit gevraagd"),
        State.DECIDED: gettext_lazy("niet nagekomen, besluit genomen"),
    },
    HELP: {State.OPEN: gettext_lazy("nodig, niet gestart"), State.MET: gettext_lazy("gestart")},
}
Act = tuple[str, str | Promise]
AGAIN: dict[str, tuple[Act, ...]] = {
    GOAL: (("review", gettext_lazy("Doel bekijken")),),
    CONDITION: (("met", gettext_lazy("Nagekomen")), ("not_met", gettext_lazy("Niet nagekomen"))),
    HELP: (("started", gettext_lazy("Hulp is gestart")),),
}
NO_CONSEQUENCE = gettext_lazy("Wat er anders volgt is nog niet vastgelegd.")
NOT_TOLD = gettext_lazy("Er is nog niet vastgelegd dat de ouders dit weten.")
DECIDE = ("decision", gettext_lazy("Besluit"))


@dataclass(frozen=True, slots=True)
class Line:
    """One part of the plan. `acts` are the forms that come back to it; `since` says what was recorded about it.

    `unsaid`: what was not recorded yet of a condition: what follows, or that the parents were told of it (R117).
    """

    id: str
    what: str
    persons: str
    owner: str
    day: str
    due: date | None
    due_passed: bool
    state: str
    area: str
    more: tuple[tuple[str, str], ...]
    since: tuple[str, ...]
    acts: tuple[Act, ...]
    unsaid: str | Promise
    minimum: bool
    set_by: str


class Lines:
    """The plan of a family, put into the words of a reader."""

    def __init__(self, around: Around, plan: Plan) -> None:
        self.around, self.plan, self.wording = around, plan, around.wording

    def items(self, items: Iterable[Item]) -> list[Line]:
        """What was agreed, by the date that was agreed for it: the time path (R115)."""
        return sorted((self.item(each) for each in items), key=lambda each: (each.due is None, each.due or date.max))

    def item(self, item: Item) -> Line:
        """One part with what became of it."""
        fact = item.fact
        agreed = fact.attributes.get("due")
        due = agreed if isinstance(agreed, date) else None
        decide = (DECIDE,) if item.state is State.NOT_MET else ()
        return Line(
            id=fact.id,
            what=self.of(fact, "goal", "condition", "help") or capitalised(self.wording.kind(fact.kind)),
            persons=self.wording.persons(fact.about),
            owner=self.of(fact, "owner"),
            day=self.wording.day_of(fact),
            due=due,
            due_passed=due is not None and item.state is State.OPEN and due < self.around.visit.today,
            state=str(STATES.get(fact.kind, {}).get(item.state, "")),
            area=self.of(fact, "area", "help_type"),
            more=tuple(self._more(fact)),
            since=tuple(self._since(item)),
            acts=(*AGAIN.get(fact.kind, ()), *decide),
            unsaid=_unsaid(fact),
            minimum=fact.attributes.get("minimum") is True,
            set_by=self.recorder(fact) if fact.kind == CONDITION else "",
        )

    def norm(self, step: NormStep) -> dict[str, object]:
        """One version of the norm, with how it differs from the one before."""
        fact = step.fact
        change = self.of(fact, "change")
        return {
            "id": fact.id,
            "text": self.of(fact, "norm") or fact.note or _("de tekst is niet vastgelegd"),
            "day": self.wording.day_of(fact),
            "with": self.of(fact, "agreed_with"),
            "change": capitalised(change) if change else "",
            "changed": self.of(fact, "changed"),
            "times": step.wider if fact.attributes.get("change") == WIDER else 0,
            "dissents": [self.dissent(each) for each in step.dissents],
            "recorder": self.recorder(fact),
        }

    def area(self, area: Area, lead: Fact | None) -> dict[str, object]:
        """An area of life: who has it in hand now, what that rests on, and how it was before (R143, R211, R214)."""
        return {
            "code": area.code,
            "called": capitalised(self.wording.value(area.code)),
            "problems": [self.problem(each) for each in area.problems],
            "goals": [self.item(each) for each in area.goals],
            "factors": [self.factor(each) for each in area.factors],
            "lead": self.lead(lead) if lead else None,
            "asks_lead": area.asks_lead,
        }

    def lead(self, fact: Fact) -> dict[str, str]:
        """Who leads the work on an area of life, since when, until when, and what may be decided there."""
        codes = ("lead", "colleague", "mandate", "until")
        return {code: self.of(fact, code) for code in codes} | {"day": self.wording.day_of(fact)}

    def problem(self, fact: Fact) -> dict[str, object]:
        """A problem as it was judged on a day, with its grounds."""
        solvable = fact.attributes.get("solvable")
        return {
            "id": fact.id,
            "day": self.wording.day_of(fact),
            "regie": self.of(fact, "regie"),
            "outcome": self.of(fact, "outcome"),
            "solvable": "" if solvable is None else _("op te lossen") if solvable else _("niet op te lossen"),
            "grounds": self.of(fact, "grounds"),
            "by": ", ".join(each for each in (self.of(fact, "assessed_by"), self.recorder(fact)) if each),
            "long_term": self.of(fact, "long_term"),
            "persons": self.wording.persons(fact.about),
        }

    def factor(self, fact: Fact) -> dict[str, str]:
        """Something or somebody that helps, and what cannot be asked of it."""
        what = self.of(fact, "what", "role") or fact.note or capitalised(self.wording.kind(fact.kind))
        return {
            "id": fact.id,
            "what": what,
            "persons": self.wording.persons(fact.about),
            "form": self.of(fact, "form"),
            "limit": self.of(fact, "limit"),
            "day": self.wording.day_of(fact),
        }

    def view(self, fact: Fact) -> dict[str, str]:
        """What somebody of the family says of it themselves."""
        return {
            "id": fact.id,
            "words": fact.note or self.of(fact, "topic"),
            "topic": self.of(fact, "topic") if fact.note else "",
            "who": capitalised(self.wording.persons(fact.about)),
            "day": self.wording.day_of(fact),
            "recorder": self.recorder(fact),
        }

    def whole(self, item: Item) -> dict[str, object]:
        """Something agreed about the whole family: each answer with its question."""
        return {
            "id": item.fact.id,
            "day": self.wording.day_of(item.fact),
            "answers": [
                (self.around.content.label(item.fact.kind, code), self.of(item.fact, code))
                for code in self.wording.vocabulary.kinds[item.fact.kind].attributes
                if code in item.fact.attributes and code != "dissent"
            ],
            "note": item.fact.note or "",
            "dissents": [self.dissent(each) for each in item.dissents],
            "asked": item.fact.attributes.get("dissent"),
            "recorder": self.recorder(item.fact),
        }

    def dissent(self, fact: Fact) -> str:
        """Another view, with who recorded it."""
        return f"{self.of(fact, 'topic') or fact.note or ''} ({self.recorder(fact)}, {self.wording.day_of(fact)})"

    def of(self, fact: Fact, *codes: str) -> str:
        """The first of these attributes that is there, in words."""
        found = next((each for each in codes if each in fact.attributes), None)
        if found is None:
            return ""
        return said(fact, found, fact.attributes[found], self.wording, self.around.region)

    def recorder(self, fact: Fact) -> str:
        """The organisation that recorded it."""
        return self.wording.organisation(fact.organisation, otherwise="someone_unknown")

    def _more(self, fact: Fact) -> Iterator[tuple[str, str]]:
        for code in ("measured_by", "consequence", "told_on", "tied_to", "grounds"):
            if code in fact.attributes:
                yield self.around.content.label(fact.kind, code), self.of(fact, code)
        if fact.note:
            yield _("Toelichting"), fact.note

    def _since(self, item: Item) -> Iterator[str]:
        for each in (*item.answers, *item.decisions, *item.dissents):
            words = [self.of(each, code) for code in ("result", "outcome", "explanation", "reason", "topic")]
            what = ", ".join(one for one in (*words, each.note or "") if one)
            told = f"{self.wording.kind(each.kind)}{': ' if what else ''}{what}"
            yield f"{self.wording.day_of(each)}: {told} ({self.recorder(each)})"


def _unsaid(fact: Fact) -> str | Promise:
    if fact.kind != CONDITION or "told_on" in fact.attributes:
        return ""
    return NOT_TOLD if "consequence" in fact.attributes else NO_CONSEQUENCE
