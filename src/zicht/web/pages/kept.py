"""What was typed when the session ended: kept in the new session, and a draft again once its writer has signed in.

A form says in a signed field who types in it, of which family and which form. Only that account gets it back, and the
database refuses the draft when the family is no longer open to it.
"""

from datetime import timedelta
from uuid import UUID

from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import redirect_to_login
from django.core.signing import BadSignature, TimestampSigner
from django.db import ProgrammingError, transaction
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from zicht.web.context import clock, set_account
from zicht.web.models import Account
from zicht.web.storage.drafts import keep_draft

FIELD, KEPT = "writer", "kept"
SIGNER = TimestampSigner(salt="zicht.writer")
LONGEST = 200_000  # characters: as much as the longest form holds
VALID = timedelta(days=1)


def writer(account: Account, family: UUID | None, form: str) -> str:
    """The signed field of a form."""
    return SIGNER.sign(f"{account.pk}:{family or ''}:{form}")


def signed_out(request: HttpRequest) -> HttpResponse:
    """To the page for signing in; what was sent waits there for its writer."""
    back = request.get_full_path()
    if request.method == "POST" and sum(len(each) for values in request.POST.lists() for each in values[1]) < LONGEST:
        try:
            whose = SIGNER.unsign(request.POST.get(FIELD, ""), max_age=VALID)
        except BadSignature:
            return redirect_to_login(request.path)
        content = {key: values for key, values in request.POST.lists() if key != FIELD}
        request.session[KEPT] = {"whose": whose, "content": content}
        back = f"{request.path}?draft=1"
    return redirect_to_login(back)


@receiver(user_logged_in)
def given_back(sender: type[Account], request: HttpRequest, user: Account, **_: object) -> None:
    """Make what was kept a draft of the account that typed it; of any other account it is forgotten."""
    kept = request.session.pop(KEPT, None)
    if kept is None:
        return
    account, family, form = kept["whose"].split(":", 2)
    if account != str(user.pk):
        return
    set_account(user.pk)
    try:
        with transaction.atomic():
            keep_draft(user, UUID(family) if family else None, form, kept["content"], clock())
    except ProgrammingError:  # the family is closed to this account by now
        return
