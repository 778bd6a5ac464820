"""Raad, rechter en maatregel: what is asked and decided, who is responsible by law, and beside it who keeps sight."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zicht.access.policy import Act
from zicht.casework.conditions import minimum
from zicht.casework.council import COUNCIL, MAY_ASK, Decided, Request, Weighing, council_decides, refer, weigh
from zicht.casework.measures import (
    INSTITUTION,
    RECORDS_RULINGS,
    Proposal,
    Ruling,
    Statutory,
    Step,
    begin,
    end,
    propose_end,
    rule_of_court,
    statutory,
)
from zicht.casework.placing import PLACES
from zicht.casework.recording import Entered, Refusal
from zicht.evaluation.daily import sight_on
from zicht.explanation.wording import capitalised
from zicht.web.pages.choices import enum_options
from zicht.web.pages.council_asking import ask_council, asking_fields
from zicht.web.pages.entering import Around, form_key, one, typed_values
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.placing import living, placed, placing_fields, returned
from zicht.web.pages.problem_texts import told
from zicht.web.pages.reports import told_of
from zicht.web.pages.several import added_together, all_accepted
from zicht.web.storage.recording import alone_with, recorded_before
from zicht.web.storage.sharing import types

GROUP = "council_and_court"
Values = Mapping[str, list[str]]
Facts = tuple[Entered, ...]


@dataclass(frozen=True, slots=True)
class Doing:
    """Something that one can do here: what it is called, who may, what it becomes, and whether the Raad is asked."""

    title: str | Promise
    means: str | Promise
    who: frozenset[str]
    decided: Callable[[Values, Around], Facts | Refusal]
    asks: bool = False


def _weighed(values: Values, around: Around) -> Facts | Refusal:
    texts = {each: one(values, each) for each in ("outcome", "reason", "review_on", "note")}
    return _facts(weigh(Weighing(**texts), around.case, around.vocabulary, around.visit.today))


def _referred(values: Values, around: Around) -> Facts | Refusal:
    typed = Request(one(values, "why"), "urgent" in values)
    return refer(typed, around.case, around.own, _type(around), around.visit.today)


def _decided(values: Values, around: Around) -> Facts | Refusal:
    typed = Decided(one(values, "outcome"), one(values, "reason"), one(values, "keeps"))
    sight = sight_on(around.case, around.rulebook, around.own, around.visit.today)
    today = around.visit.today
    return council_decides(typed, around.case, around.own, _type(around), around.vocabulary, sight, today)


def _ruled(values: Values, around: Around) -> Facts | Refusal:
    names = ("request", "outcome", "day", "to", "starts", "until", "reason")
    typed = Ruling(about=tuple(values.get("about", ())), **{each: one(values, each) for each in names})
    institutions = [code for code, kind in types().items() if kind == INSTITUTION]
    return _facts(rule_of_court(typed, _type(around), institutions, around.vocabulary, around.visit.today))


def _begun(values: Values, around: Around) -> Facts | Refusal:
    return _facts(begin(_step(values), _type(around), around.vocabulary, around.visit.today))


def _ended(values: Values, around: Around) -> Facts | Refusal:
    sight = sight_on(around.case, around.rulebook, around.own, around.visit.today)
    step, today = _step(values), around.visit.today
    return _facts(end(step, around.case, around.own, _type(around), around.vocabulary, sight, today))


def _proposed(values: Values, around: Around) -> Facts | Refusal:
    typed = Proposal(**{each: one(values, each) for each in ("measure", "due", "parties", "why")})
    return _facts(propose_end(typed, around.case, around.own, _type(around), around.visit.today))


def _step(values: Values) -> Step:
    return Step(tuple(values.get("about", ())), one(values, "measure"), one(values, "day"))


def _facts(entered: Entered | Refusal) -> Facts | Refusal:
    return entered if isinstance(entered, Refusal) else (entered,)


def _type(around: Around) -> str:
    return around.visit.account.organisation.type


DOINGS: Mapping[str, Doing] = {
    "afwegen": Doing(
        gettext_lazy("Een verzoek aan de Raad afwegen"),
        gettext_lazy(
            "Leg vast wat u besluit en waarom. Stelt u het uit? Dan komt de vraag terug op de dag die u kiest."
        ),
        MAY_ASK,
        _weighed,
    ),
    "verzoek": Doing(
        gettext_lazy("De Raad om onderzoek vragen"),
        gettext_lazy(
            "Geef alles mee wat van belang is: ook welke hulp is geweigerd of stopte. Dat een gezin nu meewerkt "
            "zegt niet dat het goed gaat. Tot een ander echt is begonnen blijft het zicht waar het is."
        ),
        MAY_ASK,
        _referred,
        asks=True,
    ),
    "besluit": Doing(
        gettext_lazy("Besluit van de Raad"),
        gettext_lazy("De Raad zegt altijd waarom. Volgt er niets? Dan gaat de Raad eerst na wie zicht houdt."),
        frozenset({COUNCIL}),
        _decided,
    ),
    "uitspraak": Doing(
        gettext_lazy("Uitspraak van de rechter"),
        gettext_lazy("Een afwijzing verandert niets aan de zorg. Wie zicht hield, houdt dat."),
        RECORDS_RULINGS,
        _ruled,
    ),
    "begin": Doing(
        gettext_lazy("De maatregel is begonnen"),
        gettext_lazy("Vanaf deze dag voert uw instelling de maatregel uit en houdt zij zicht op de veiligheid."),
        frozenset({INSTITUTION}),
        _begun,
    ),
    "voornemen": Doing(
        gettext_lazy("Het einde van een maatregel voorleggen aan de Raad"),
        gettext_lazy("U doet dit samen met ouders, jongere en wie helpt. De bodemeisen gaan mee zoals ze nu staan."),
        frozenset({INSTITUTION}),
        _proposed,
        asks=True,
    ),
    "einde": Doing(
        gettext_lazy("De maatregel is geëindigd"),
        gettext_lazy("Een ander houdt dan zicht op elk kind, en de Raad heeft meegekeken of de rechter besliste het."),
        frozenset({INSTITUTION}),
        _ended,
    ),
    "plaatsing": Doing(
        gettext_lazy("Een kind woont elders, of op een andere plek"),
        gettext_lazy(
            "Leg vast waar het kind woont, op welke basis en wie daar zicht houdt. Het zicht blijft waar het is."
        ),
        PLACES,
        placed,
    ),
    "terug": Doing(
        gettext_lazy("Een kind gaat terug naar huis"),
        gettext_lazy(
            "Spreek af wie kijkt, hoe vaak en wat er gebeurt als het weer onveilig is. Is een kind al thuis zonder dat "
            "dit is afgesproken? Leg dat vast met het gewone formulier; wat ontbreekt blijft dan zichtbaar."
        ),
        PLACES,
        returned,
    ),
}


@family_page(Act.CHANGE, "council")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """What was weighed, asked, decided and ruled; who is responsible by law; and who keeps sight."""
    around = Around(visit)
    case, today, wording = around.case, visit.today, around.wording
    sight = sight_on(case, around.rulebook, around.own, today)
    by_law, home = statutory(case, today), living(around)
    kinds = {each.code for each in around.vocabulary.kinds.values() if each.group == GROUP}
    facts = sorted(
        (each for each in around.case.facts if each.kind in kinds), key=lambda each: each.latest, reverse=True
    )
    replaced = {each.corrects for each in around.case.facts if each.corrects}
    values = {
        "visit": visit,
        "children": [
            {
                "called": capitalised(wording.person(kept.child)),
                "by_law": [_by_law(around, each) for each in by_law if each.child == kept.child],
                "sight": [around.region.get(one, one) for one in kept.holders],
                "in_question": kept.in_question_since is not None,
                "lives": home.get(kept.child),
            }
            for kept in sight
        ],
        "steps": [
            told_of(around, each) | {"reason": each.attributes.get("reason", "")}
            for each in facts
            if each.id not in replaced
        ],
        "minimum": len(minimum(case)),
        "doings": [(code, each.title) for code, each in DOINGS.items() if _type(around) in each.who],
    }
    return render(request, "zicht/council.html", values)


def _by_law(around: Around, each: Statutory) -> dict[str, object]:
    return {
        "measure": around.wording.value(each.measure),
        "who": around.region.get(each.organisation, each.organisation),
        "since": each.since,
        "until": each.until,
        "has_begun": each.has_begun,
    }


@family_page(Act.CHANGE, "council_act")
def act(request: HttpRequest, visit: FamilyVisit, doing: str) -> HttpResponse:
    """One of the things that can be done, with its form."""
    what, around = DOINGS.get(doing), Around(visit)
    if what is None:
        raise Http404
    if _type(around) not in what.who:
        return redirect("council", family=visit.family)
    if request.method != "POST":
        return render(request, "zicht/council_act.html", _context(around, doing, what, {}, {}))
    values, key = typed_values(request.POST), form_key(request)
    refusal = alone_with(visit.family, lambda: _done(values, what, Around(visit), key))
    if refusal is not None:
        context = _context(around, doing, what, values, told(refusal.problems)) | {"form_key": key}
        return render(request, "zicht/council_act.html", context, status=422)
    messages.success(request, _("Vastgelegd. De Raad ziet uw vraag.") if what.asks else _("Vastgelegd."))
    return redirect("council", family=visit.family)


def _done(values: Values, doing: Doing, around: Around, key: UUID) -> Refusal | None:
    if recorded_before(key):
        return None
    entered = doing.decided(values, around)
    if doing.asks:
        return ask_council(entered, values, around, key)
    accepted = entered if isinstance(entered, Refusal) else all_accepted(entered, around)
    if isinstance(accepted, Refusal):
        return accepted
    added_together(accepted, around, key)
    return None


def _context(around: Around, act: str, doing: Doing, values: Values, problems: Mapping[str, str]) -> dict[str, object]:
    kinds, wording = around.vocabulary.kinds, around.wording
    of_type = types()
    children = {each.id for each in around.case.persons if each.is_child}
    return {
        "visit": around.visit,
        "act": act,
        "doing": doing,
        "children": [each for each in around.persons(values.get("about", ())) if each["id"] in children],
        "weighings": enum_options(kinds["council_referral_considered"], "outcome", wording),
        "weighing_reasons": enum_options(kinds["council_referral_considered"], "reason", wording),
        "decisions": enum_options(kinds["council_decision"], "outcome", wording),
        "requests": enum_options(kinds["court_decision"], "request", wording),
        "rulings": enum_options(kinds["court_decision"], "outcome", wording),
        "measures": enum_options(kinds["measure_started"], "measure", wording),
        "institutions": [each for each in around.region.items() if of_type.get(each[0]) == INSTITUTION],
        "organisations": [each for each in around.region.items() if each[0] != around.own],
        "typed": {key: one(values, key) for key in values},
        "urgent": "urgent" in values,
        "emergency": "emergency" in values,
        "problems": problems,
        "form_key": uuid4(),
        **(asking_fields(around, values) if doing.asks else {}),
        **(placing_fields(around) if doing.decided in {placed, returned} else {}),
    }
