"""Concept: what somebody types in any form, kept now and then by a script, or thrown away by its writer."""

from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from zicht.web.models import Draft, Family
from zicht.web.pages.guard import Guarded, Visit, own_page
from zicht.web.pages.kept import kept_again, with_draft, written_by
from zicht.web.pages.log_texts import WHAT
from zicht.web.storage.drafts import drop_draft, ending_drafts

KEPT_ONLY = 202  # kept, and nothing came of it yet


@require_POST
@own_page("draft")
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Keep what is being typed; `drop` forgets it. Only its writer can do either."""
    sent = written_by(request)
    if sent is None or sent.account != visit.account.pk:
        raise SuspiciousOperation("a draft of somebody else, or of nobody")
    if "drop" in request.POST:
        drop_draft(visit.account, sent.about, sent.form)
        return redirect(sent.page or "today")
    kept_again(sent, visit.account, dict(request.POST.lists()))
    return JsonResponse({"saved": visit.now.strftime("%H:%M")}, status=KEPT_ONLY)


@dataclass(frozen=True, slots=True)
class Ending:
    """What the viewer typed and did not record: of which family (None: of none), where it waits, and when it goes."""

    family: Family | None
    what: str
    address: str
    saved_on: date
    last_day: date


def ending(visit: Visit) -> list[Ending]:
    """What the viewer typed that goes soon, the first to go first."""
    return [_ending(each, last) for each, last in ending_drafts(visit.account, visit.today)]


def _ending(draft: Draft, last: date) -> Ending:
    page = draft.page or _named(draft)
    return Ending(draft.family, _what(page), with_draft(page), localdate(draft.saved_at), last)


def _what(page: str) -> str:
    """What somebody does on a page; empty when there is no such page any more."""
    try:
        opened = cast(Guarded, resolve(page.partition("?")[0]).func)
    except Resolver404:
        return ""
    return str(WHAT[opened.guard[1]])


def _named(draft: Draft) -> str:
    """The page of a form that keeps its drafts itself, by its name."""
    name, _, rest = draft.form.partition(":")
    if draft.family_id is None:
        return reverse("new_family")
    if name == "correct":
        return reverse("correct", args=[draft.family_id, UUID(rest)])
    if name == "share":
        return reverse("share_on", args=[draft.family_id, rest])
    return reverse("rows" if name == "rows" else "record", args=[draft.family_id])
