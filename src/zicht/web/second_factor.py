"""Outside the demo nobody comes further than the page that sets up a second factor without having one (R316)."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

SECOND = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class SecondFactorMiddleware:
    """Leads whoever signed in with a password alone to the page that sets up an app or a passkey."""

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, or the way to the second factor."""
        asked = settings.SECOND_FACTOR and request.user.is_authenticated and not _is_about_signing_in(request.path)
        if asked and not is_mfa_enabled(request.user, SECOND):
            return redirect("mfa_index")
        return self.get_response(request)


def _is_about_signing_in(path: str) -> bool:
    return path.startswith(reverse("account_login").removesuffix("login/"))
