"""Pages for what went wrong; they say how to go on, and nothing of what was typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zicht.web.pages.kept import stale


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was older than the session: back to it with what was typed, when its writer signed it."""
    return stale(request) or render(request, "zicht/errors/stale_form.html", status=403)
