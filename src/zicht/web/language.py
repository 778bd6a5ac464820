"""In which language the pages speak: Dutch, until whoever reads chose English on this device.

What a browser asks for (Accept-Language) decides nothing: many work places have an English browser, and the people who
work together should read the same words. The choice is a cookie, so that it also holds before one has signed in.
"""

from collections.abc import Callable
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.http import escape_leading_slashes
from django.utils.translation import get_language, override

from zicht.facts.problems import DUTCH, ENGLISH

CHOICE = "language"  # in the address of any page: the same page in this language, from now on


def language_of() -> str:
    """`nl` or `en`, as the page around it."""
    return ENGLISH if (get_language() or DUTCH).startswith(ENGLISH) else DUTCH


class LanguageMiddleware:
    """Speaks the language that was chosen, and remembers a choice."""

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response; to a choice of language: the way to the same page."""
        if request.method == "GET" and request.GET.get(CHOICE) in dict(settings.LANGUAGES):
            return _remembered(request, request.GET[CHOICE])
        cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = cookie if cookie in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with override(language):
            response = self.get_response(request)
        response.headers["Content-Language"] = language
        patch_vary_headers(response, ["Cookie"])
        return response


def _remembered(request: HttpRequest, language: str) -> HttpResponse:
    query = request.GET.copy()
    del query[CHOICE]
    address = escape_leading_slashes(quote(request.path))
    response = HttpResponseRedirect(f"{address}?{query.urlencode()}" if query else address)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return response
