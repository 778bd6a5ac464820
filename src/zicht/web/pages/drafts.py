"""Concept: what somebody types in any form, kept now and then by a script, or thrown away by its writer."""

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from zicht.web.pages.guard import Visit, own_page
from zicht.web.pages.kept import kept_again, written_by
from zicht.web.storage.drafts import drop_draft

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
