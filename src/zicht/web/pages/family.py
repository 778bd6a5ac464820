"""Gezin: one family as the viewer's organisation knows it, and as the collaboration knows it together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from zicht.access.policy import COLLABORATION, Act
from zicht.access.tie import Extent
from zicht.explanation.wording import Wording
from zicht.facts.case import Case
from zicht.pictures import chronology
from zicht.pictures import circle as circle_picture
from zicht.projections.circle import Around, Circle, circle
from zicht.projections.family_view import FamilyView, family_view, named
from zicht.web.language import language_of
from zicht.web.models import FactRow, Family, InvolvementRow, OrganisationRow
from zicht.web.models.organisations import telephone_of
from zicht.web.pages.guard import FamilyVisit, family_page
from zicht.web.pages.matching import match_lines
from zicht.web.pages.standing import Standing
from zicht.web.storage.cases import case_of, read_of
from zicht.web.storage.open_work import open_keys, refresh_family, standing_findings
from zicht.web.storage.rulebooks import forms, served


@dataclass(frozen=True, slots=True)
class Contact:
    """An organisation and how to reach it; `team` when it is known which one works with the family."""

    name: str
    telephone: str
    team: str
    why: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Known:
    """The case of the visit, the rows that it was made of, and what the organisations in it are called."""

    case: Case
    wording: Wording
    rows: dict[str, OrganisationRow]
    involvements: tuple[InvolvementRow, ...]
    facts: Sequence[FactRow]


@family_page(Act.SEE, "family")
def page(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """The family in the view of the viewer's organisation."""
    return _shown(request, visit, visit.viewer.organisation)


@family_page(Act.SEE_TOGETHER, "shared_view")
def shared(request: HttpRequest, visit: FamilyVisit) -> HttpResponse:
    """The family by what was shared in the collaboration; only for who takes part in it."""
    return _shown(request, visit, COLLABORATION)


def _shown(request: HttpRequest, visit: FamilyVisit, view: str) -> HttpResponse:
    refresh_family(visit.family, view, visit.today)
    vocabulary, rulebook = served()
    language = language_of()
    known = _known(visit, language)
    found, reader = standing_findings(known.case, view), visit.viewer.organisation
    seen = family_view(known.case, rulebook, vocabulary, view, language, known.wording.names, found, reader)
    mine = frozenset() if view == COLLABORATION else open_keys(found, visit.viewer)
    matches = [] if view == COLLABORATION else match_lines(visit)
    standing = Standing(known.case, rulebook, known.wording, view, visit.today, known.facts)
    addressees = {each.child: _reached(each.addressee, known) for each in seen.sight if each.in_question}
    around = circle(known.case, known.wording, _around(known), view)
    values = {
        "visit": visit,
        "family": Family.objects.get(pk=visit.family),
        "view": view,
        "is_together": view == COLLABORATION,
        "participates": visit.ties.participates(visit.viewer.organisation, visit.today),
        "seen": seen,
        "mine": [each for each in seen.norm if each.key in mine],
        "matches": matches,
        "open_count": len(mine & {each.key for each in seen.norm}) + len(matches),
        "others": [each for each in seen.norm if each.key not in mine],
        "sights": [(each, addressees.get(each.called)) for each in standing.sights()],
        "standing": standing,
        "regie": standing.reached(standing.regie),
        "handing_over": standing.waiting(),
        "roles": standing.roles(),
        "leads": standing.leads(),
        "involved": [_involved(each) for each in known.involvements],
        "unconnected": _unconnected(known),
        "circle": around,
        "ties": _ties(around),
        **_pictures(seen, around, language),
    }
    return render(request, "zicht/family.html", values)


def _known(visit: FamilyVisit, language: str) -> Known:
    vocabulary, _rulebook = served()
    read = read_of([visit.family])
    case = case_of(visit.family, visit.ties, vocabulary, visit.today, read)
    found = InvolvementRow.objects.filter(family=visit.family, since__lte=visit.today).exclude(until__lte=visit.today)
    found = found.exclude(extent=Extent.ASKED.value)
    rows = found.select_related("organisation", "team").order_by("since", "id")
    organisations = OrganisationRow.objects.filter(id__in=[each.id for each in case.organisations])
    wording = Wording(case, vocabulary, language, read.names, visit.viewer.organisation)
    return Known(case, wording, {each.id: each for each in organisations}, tuple(rows), read.facts)


def _reached(organisation: str | None, known: Known) -> Contact | None:
    tie = next((each for each in known.involvements if each.organisation_id == organisation), None)
    if tie is not None:
        return _involved(tie)
    row = known.rows.get(organisation or "")
    return Contact(row.name, row.telephone, "", "", None) if row else None


def _involved(row: InvolvementRow) -> Contact:
    team = row.team.name if row.team else ""
    telephone = telephone_of(row.team, row.organisation)
    signalled = _("gaf een signaal") if row.extent == Extent.SIGNALLED.value else ""
    return Contact(row.organisation.name, telephone, team, row.why or signalled or _ground(row), row.since)


def _around(known: Known) -> tuple[Around, ...]:
    return tuple(Around(each.organisation.name, False, each.why or _ground(each)) for each in known.involvements)


def _ground(row: InvolvementRow) -> str:
    return forms().involvement.get(row.ground, row.ground)


def _ties(around: Circle) -> list[tuple[str, str, str]]:
    """Who, is what of whom, when."""
    called = {each.id: each.called for each in (*around.adults, *around.children, *around.beside)}
    shown = [each for each in around.ties if each.origin in called and each.target in called]
    return [(called[each.origin], f"{each.label} {called[each.target]}", each.dates) for each in shown]


def _unconnected(known: Known) -> list[tuple[str, str]]:
    """Organisations that facts name and that are not involved now, and those whose facts do not come in."""
    connected = {each.organisation_id for each in known.involvements}
    apart = [each for each in dict.fromkeys(named(known.case)) if each in known.rows and each not in connected]
    said, silent = (
        _("staat in de feiten, en is nu niet als betrokken vastgelegd"),
        _("betrokken, levert geen feiten aan"),
    )
    found = [(known.rows[each].name, said) for each in apart]
    quiet = [each.organisation for each in known.involvements if not each.organisation.delivers]
    return [*found, *((each.name, silent) for each in quiet)]


def _pictures(seen: FamilyView, around: Circle, language: str) -> dict[str, SafeString]:
    """Drawn by us, with every text escaped by the drawer."""
    return {
        "wide": mark_safe(chronology.drawn(seen.chronicle, language)),
        "narrow": mark_safe(chronology.drawn(seen.chronicle, language, chronology.NARROW, "narrow")),
        "circle_picture": mark_safe(circle_picture.drawn(around, language)),
    }
