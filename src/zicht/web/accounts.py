"""Signing in: accounts are given by an administrator, never made by a visitor."""

from datetime import timedelta

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from zicht.web.models import Account

JUST_NOW = timedelta(minutes=5)


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # no types come with it
    """Nobody signs up by himself."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def is_reauthentication_required(self, app: str) -> bool:
        """Whoever signed in just now is not asked again at once, for what is changed about signing in."""
        signed_in = self.request.user.last_login
        return signed_in is None or timezone.now() - signed_in > JUST_NOW

    def set_password(self, user: Account, password: str) -> None:
        """Only the password: the rest of an account is not the application's to write."""
        user.set_password(password)
        user.save(update_fields=["password"])


class Backend(AuthenticationBackend):  # type: ignore[misc]  # no types come with it
    """Who reads, with the organisation whose name stands on every page."""

    def get_user(self, user_id: int) -> Account | None:
        """The account that is signed in; None when there is none, or it was closed."""
        account = Account.objects.select_related("organisation").filter(pk=user_id).first()
        return account if account is not None and self.user_can_authenticate(account) else None


def password_address(account: Account) -> str:
    """Where the owner of an account chooses a password: works once, for three days (PASSWORD_RESET_TIMEOUT)."""
    key = default_token_generator.make_token(account)
    return reverse("account_reset_password_from_key", args=[user_pk_to_url_str(account), key])
