"""Pages for what went wrong; they say how to go on, and nothing of what was typed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was older than the session."""
    return render(request, "zicht/errors/stale_form.html", status=403)


def not_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    """What the sign-in library offers and Zicht does not: an administrator gives accounts and their addresses."""
    raise Http404
