"""The letter of a handover, from the facts that tell it: a page that prints, and a PDF (R150, R166)."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from zicht.access.policy import Act
from zicht.casework.handing_over import LISTS, NEXT, TABLE, items_of
from zicht.casework.handovers import Told
from zicht.casework.plain_text import fact_lines
from zicht.explanation.term import length
from zicht.facts.fact import AttributeValue
from zicht.web.models import Asking
from zicht.web.pages.entering import Around
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.handover import LABELS, STEPS
from zicht.web.pages.letter_pdf import pdf
from zicht.web.pages.sight import standing_of
from zicht.web.storage.asking import roots_of

Lines = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the letter: its heading, and lines with a label (which may be empty)."""

    heading: str
    lines: Lines


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: what it is about, and its parts."""

    title: str
    parts: tuple[Part, ...]


@family_page(Act.SEE_ASKED, "handover_letter")
def page(request: HttpRequest, visit: FamilyVisit, offer: UUID) -> HttpResponse:
    """The letter on the screen and on paper."""
    letter = letter_of(Around(visit), offer)
    return render(request, "zicht/handover_letter.html", {"visit": visit, "letter": letter, "offer": offer})


@family_page(Act.SEE_ASKED, "handover_letter")
def as_pdf(request: HttpRequest, visit: FamilyVisit, offer: UUID) -> HttpResponse:
    """The letter as a file."""
    letter = letter_of(Around(visit), offer)
    parts = [(each.heading, each.lines) for each in letter.parts]
    name = f"overdracht-{visit.today.isoformat()}.pdf"  # no name of anybody in the name of a file
    answer = HttpResponse(pdf(letter.title, parts, visit.now), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def letter_of(around: Around, offer: UUID) -> Letter:
    """The letter of one offer, from what the viewer may read."""
    standing = standing_of(around)
    told = next((each for each in standing.told if each.handover.offer == str(offer)), None)
    row = Asking.objects.filter(family=around.visit.family, asks=offer).select_related("asked_by", "team").first()
    if told is None or row is None:
        raise Http404
    said = told.facts[0].attributes
    asked = [Part(str(LABELS[each]), _numbered(items_of({each: said.get(each)}))) for each in LISTS if said.get(each)]
    parts = (
        Part(_("Van en aan"), _head(around, told, row)),
        *asked,
        Part(_("En verder"), _more(said)),
        Part(_("Hoe het verder gaat"), _steps(around, told)),
        *_facts(around, told, row),
        Part(_("Direct gevaar"), (("", _("Bel 112. Veilig Thuis is dag en nacht bereikbaar: 0800 2000.")),)),
    )
    return Letter(_("Overdracht van het zicht op veiligheid"), tuple(each for each in parts if each.lines))


def _head(around: Around, told: Told, row: Asking) -> Lines:
    wording, handover = around.wording, told.handover
    team = f", {row.team.name}" if row.team else ""
    telephone = row.asked_by.telephone or row.asker.telephone
    keeps = _("{who} houdt zicht op de veiligheid tot {other} is begonnen en het zicht overneemt.").format(
        who=wording.organisation(handover.sender), other=wording.organisation(handover.receiver)
    )
    return (
        (_("Van"), f"{row.asked_by.name}, {wording.organisation(handover.sender)}, {telephone}"),
        (_("Aan"), f"{wording.organisation(handover.receiver)}{team}"),
        (_("Datum"), wording.day_of(told.facts[0])),
        (_("Over"), wording.persons(handover.children)),
        (_("Wie houdt nu zicht"), keeps),
    )


def _numbered(items: dict[str, str]) -> Lines:
    return tuple((str(number), text) for number, text in enumerate(items.values(), 1))


def _more(said: Mapping[str, AttributeValue]) -> Lines:
    lines = (
        (_("Wat volgt als dat niet gebeurt"), said.get("consequences")),
        (_("Wie vertelde het het gezin"), said.get("told_by")),
        (_("Wat niet meegaat, en waarom"), said.get("left_out")),
    )
    return tuple((label, str(text)) for label, text in lines if text)


def _steps(around: Around, told: Told) -> Lines:
    found = []
    for what, term in NEXT.values():
        days = around.rulebook.terms.terms[term].on(around.visit.today).span
        who = around.wording.organisation(told.handover.of(TABLE[what].side))
        found.append((str(STEPS[what]), f"{who}: {length(days, around.wording)}"))
    return tuple(found)


def _facts(around: Around, told: Told, row: Asking) -> list[Part]:
    roots = {str(each) for each in roots_of(row)} - {each.root for each in told.facts}
    newest = {each.root: each for each in sorted(around.case.facts, key=lambda one: one.version) if each.root in roots}
    theirs = [each for each in newest.values() if each.organisation == told.handover.sender]
    shown = sorted(theirs, key=lambda each: (each.latest, each.index))
    return [
        Part(_("Feit dat meegaat"), tuple(fact_lines(each, around.wording, around.content, around.region)))
        for each in shown
    ]
