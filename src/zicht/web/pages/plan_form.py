"""One form of the plan: adding a part, or coming back to one."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zicht.access.policy import COLLABORATION, Act
from zicht.casework.plan import LOOKBACK, Item, Plan, plan_of
from zicht.casework.planning import FORMS, Typed, decide, questions
from zicht.casework.recording import Accepted, Entered, Refusal
from zicht.casework.typed_day import typed_day
from zicht.facts.fact import Precision
from zicht.web.pages.entering import ATTRIBUTE, Form, Values, form_key, one, typed_values
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.plan_lines import Line, Lines
from zicht.web.pages.problem_texts import told
from zicht.web.storage.recording import Adding, RemovedError, add_facts, alone_with, receivers_of, recorded_before
from zicht.web.storage.sharing import types

# What a form is called, and what whoever fills it in has to know.
TITLES: Mapping[str, tuple[str | Promise, str | Promise]] = {
    "plan": (
        gettext_lazy("Plan vaststellen"),
        gettext_lazy("Eén plan voor iedereen in het gezin. Doelen en voorwaarden legt u apart vast."),
    ),
    "norm": (
        gettext_lazy("Veiligheidsnorm"),
        gettext_lazy("Spreek samen af wanneer het veilig genoeg is. Eerdere normen blijven staan."),
    ),
    "goal": (gettext_lazy("Doel"), gettext_lazy("Wat is er anders als dit lukt? Met wie ervoor zorgt en wanneer.")),
    "review": (gettext_lazy("Doel bekijken"), gettext_lazy("Niet gehaald is geen verwijt. Het vraagt een besluit.")),
    "condition": (
        gettext_lazy("Voorwaarde"),
        gettext_lazy("Hulp is vrijwillig. Wat moet voor de veiligheid, en wat volgt er anders?"),
    ),
    "met": (gettext_lazy("Voorwaarde nagekomen"), gettext_lazy("Schrijf waaruit dat blijkt, als dat helpt.")),
    "not_met": (
        gettext_lazy("Voorwaarde niet nagekomen"),
        gettext_lazy("Schrijf wat er is gezien of gehoord. Daarna vraagt het plan een besluit."),
    ),
    "decision": (
        gettext_lazy("Besluit"),
        gettext_lazy("Wat volgt er nu? Opschalen, anders verdergaan, of met een reden zo laten."),
    ),
    "help": (
        gettext_lazy("Hulp die nodig is"),
        gettext_lazy("Dit blijft zichtbaar tot de hulp is gestart. Een organisatie regelt het, niet alleen de ouder."),
    ),
    "started": (
        gettext_lazy("Hulp is gestart"),
        gettext_lazy("Pas als de hulp echt begonnen is, niet bij een intake."),
    ),
    "scaling": (
        gettext_lazy("Op- en afschalen"),
        gettext_lazy("Vier taken, elk met een naam. Het mag dezelfde organisatie zijn."),
    ),
    "area": (
        gettext_lazy("Leefgebied"),
        gettext_lazy("Hoe staat het, en hoe ver houdt het gezin dit zelf in handen? Schrijf waarop dat berust."),
    ),
    "lead": (
        gettext_lazy("Wie trekt een leefgebied"),
        gettext_lazy("Het gezin houdt één regisseur. Hier legt u vast wie op één leefgebied het werk trekt."),
    ),
    "factor": (gettext_lazy("Wat helpt"), gettext_lazy("Iets of iemand die het kind of het gezin beschermt.")),
    "network": (
        gettext_lazy("Netwerk"),
        gettext_lazy("Familie, buren of vrienden die meedoen. Het netwerk houdt nooit als enige zicht op veiligheid."),
    ),
    "view": (gettext_lazy("Wat iemand zelf vindt"), gettext_lazy("In eigen woorden, naast wat professionals vinden.")),
    "lookback": (
        gettext_lazy("Terugkijken"),
        gettext_lazy("Gaat het beter? Is het ook op de lange duur genoeg? En wanneer kijkt u weer?"),
    ),
}
CHANGING = frozenset({"change", "changed"})  # asked when there is a norm that it changes


class PlanPart(Form):
    """A form of the plan, for one kind of fact."""

    def __init__(self, visit: FamilyVisit, code: str) -> None:
        super().__init__(visit, FORMS[code].kind)
        self.code, self.form = code, FORMS[code]

    @property
    def plan(self) -> Plan:
        """The plan as it stands."""
        return plan_of(self.case, self.vocabulary)

    def answered(self, fact: str) -> Item | None:
        """The part that this comes back to."""
        return next(
            (each for each in self.plan.items if each.fact.id == fact and each.fact.kind in self.form.answers), None
        )

    def typed(self, values: Values) -> Typed:
        """What was typed; no day is today."""
        day = typed_day(one(values, "day") or "vandaag", self.visit.today)
        return Typed(
            form=self.code,
            about=tuple(values.get("about", ())),
            day=day.day if day and day.precision is Precision.DAY else None,
            attributes={each: one(values, f"{ATTRIBUTE}{each}") for each in questions(self.form)},
            note=one(values, "note"),
            re=one(values, "re"),
            dissent={"yes": True, "no": False}.get(one(values, "dissent")),
            other_view=one(values, "other_view"),
        )

    def adding(self, values: Values, form_key: UUID) -> list[Adding] | Refusal:
        """The facts to add, the other view linked to what it is about; or every problem."""
        everybody = tuple(each.id for each in self.case.persons)
        found = decide(self.typed(values), self.plan, everybody, types(), self.vocabulary)
        if isinstance(found, Refusal):
            return Refusal({**self._also(values), **found.problems})
        accepted = self._checked(found.entered)
        if isinstance(accepted, Refusal):
            return accepted
        main = Adding(accepted, form_key, self._goes_to(found.entered))
        beside = self._checked(found.dissent) if found.dissent else None
        if isinstance(beside, Refusal):
            return Refusal({"other_view": "too_long"})
        return [main, *([_linked(beside, main, form_key)] if beside else [])]

    def _also(self, values: Values) -> dict[str, str]:
        """What is wrong with each answer by itself, told at the same time."""
        said = {each: one(values, f"{ATTRIBUTE}{each}") for each in questions(self.form)}
        anybody = tuple(each.id for each in self.case.persons)
        alone = self._checked(Entered(self.kind.code, anybody, self.visit.today, attributes=said))
        return dict(alone.problems) if isinstance(alone, Refusal) else {}

    def _goes_to(self, entered: Entered) -> dict[str, UUID | None]:
        """By agreement with the collaboration: parts of the plan, and what answers a part that it has."""
        together = self.visit.ties.participates(self.own, self.visit.today)
        target = entered.attributes.get("re", "")
        of_shared = bool(target) and COLLABORATION in receivers_of(UUID(target))
        if together and (self.vocabulary.is_process(entered.kind) or of_shared or entered.kind == LOOKBACK):
            return {COLLABORATION: None}
        return {}

    def shown(self, values: Values, problems: Mapping[str, str]) -> dict[str, object]:
        """What the page of the form shows."""
        title, help_text = TITLES[self.code]
        target = self.answered(one(values, "re"))
        asked = [each for each in questions(self.form) if each not in CHANGING or self.plan.norm]
        attributes = [self.vocabulary.attribute(self.kind.code, each) for each in asked]
        shared = {COLLABORATION} & set(self._goes_to(Entered(self.kind.code, (), None, attributes=_re(target))))
        return {
            "visit": self.visit,
            "code": self.code,
            "form": self.form,
            "title": title,
            "help": help_text,
            "target": _line(self, target),
            "persons": self.persons(values.get("about", ())) if not (self.form.whole or self.form.answers) else (),
            "fields": [
                (each.code, each.code in self.form.required, self._field(each, values, problems))
                for each in attributes
                if each
            ],
            "typed": {each: one(values, each) for each in ("day", "note", "dissent", "other_view", "re")},
            "problems": problems,
            "form_key": uuid4(),
            "shared": bool(shared),
        }


def _re(target: Item | None) -> dict[str, str]:
    return {"re": target.fact.id} if target else {}


def _line(part: PlanPart, target: Item | None) -> Line | None:
    return Lines(part, part.plan).item(target) if target else None


def _linked(beside: Accepted, main: Adding, key: UUID) -> Adding:
    """Another view, as an answer to what it is about: whoever has that has this."""
    attributes = {**beside.attributes, "re": str(main.number)}
    return Adding(replace(beside, attributes=attributes), uuid5(key, "dissent"), main.receivers)


@family_page(Act.CHANGE, "plan_part")
def page(request: HttpRequest, visit: FamilyVisit, part: str) -> HttpResponse:
    """The form, and what comes of it."""
    if part not in FORMS:
        raise Http404
    asking = PlanPart(visit, part)
    if request.method == "POST":
        return _added(request, asking)
    values = typed_values(request.GET)
    if asking.form.answers and asking.answered(one(values, "re")) is None:
        return redirect("plan", family=visit.family)
    return render(request, "zicht/plan_form.html", asking.shown(values, {}))


def _added(request: HttpRequest, part: PlanPart) -> HttpResponse:
    values, key, visit = typed_values(request.POST), form_key(request), part.visit

    def act() -> UUID | Refusal:
        if before := recorded_before(key):
            return before
        adding = PlanPart(visit, part.code).adding(values, key)
        return adding if isinstance(adding, Refusal) else add_facts(adding, visit.family, visit.account, visit.now)[0]

    try:
        found = alone_with(visit.family, act)
    except RemovedError:
        return redirect("plan", family=visit.family)
    if isinstance(found, Refusal):
        context = part.shown(values, told(found.problems)) | {"form_key": key}
        return render(request, "zicht/plan_form.html", context, status=422)
    messages.success(request, _("Dit staat nu in het plan."))
    return redirect("plan", family=visit.family)
