"""Signing in without a password, in the demo only: the address does not exist elsewhere (zicht/web/urls.py)."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from zicht.web.models import Account


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Sign in as the account that was chosen."""
    account = get_object_or_404(Account, email=request.POST.get("account", ""), is_active=True)
    login(request, account, "allauth.account.auth_backends.AuthenticationBackend")
    return redirect("today")
