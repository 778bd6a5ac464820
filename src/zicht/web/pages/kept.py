"""What was typed in any form is not lost: not when the session ended, and not when the form was refused.

Each form says in a signed field who types in it, of which family, in which form and on which page; the tag that writes
the token against forged forms writes it too, so that no page needs to think of it. Only that account gets it back, and
the database refuses the draft when the family is no longer open to it.
"""

from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from hashlib import sha256
from typing import cast
from uuid import UUID

from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import redirect_to_login
from django.core.signing import BadSignature, TimestampSigner
from django.db import ProgrammingError, transaction
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode

from zicht.web.context import ReadRequest, clock, set_account
from zicht.web.models import Account, Draft
from zicht.web.pages.filling import filled
from zicht.web.storage.drafts import GLASS, Content, draft_of, drop_draft, glass_form, keep_draft, keepable

FIELD, KEPT, ASKED = "writer", "kept", "draft"
SIGNER = TimestampSigner(salt="zicht.writer")
LONGEST = 200_000  # characters: as much as the longest form holds
VALID = timedelta(days=1)
PAGE = "page:"  # before what tells a page from others: a draft of any form on it
WITH_PROBLEMS, CAME_THROUGH = 422, frozenset({200, 302})


@dataclass(frozen=True, slots=True)
class Writer:
    """Who types, of which family (empty: none yet), in which form, on which page."""

    account: int
    family: str
    form: str
    page: str = ""

    @property
    def about(self) -> UUID | None:
        """The family; None: the draft belongs to none."""
        return UUID(self.family) if self.family else None

    @property
    def signed(self) -> str:
        """The field of the form."""
        return SIGNER.sign_object(asdict(self))


class Writing:
    """Who writes on the page that is asked for, and what was typed there earlier."""

    def __init__(self, request: HttpRequest, account: Account, family: UUID | None, glass: bool) -> None:
        """`glass`: the page asks for a family that is not open to the writer, so that no draft may stand in it."""
        self.account, self.page = account, page_of(request)
        if glass and family:
            self.writer = Writer(account.pk, "", glass_form(family), self.page)
        else:
            self.writer = Writer(account.pk, str(family or ""), form_of(self.page), self.page)
        self.is_asked = ASKED in request.GET
        self.has_forms = False

    @cached_property
    def draft(self) -> Draft | None:
        """What was typed on this page and did not come through."""
        return draft_of(self.account, self.writer.about, self.writer.form)

    def of_form(self, name: str | None) -> Writer:
        """Who types in a form that is written now: of a page that keeps its drafts itself, by name, or in any other."""
        self.has_forms = True
        return replace(self.writer, form=name, page="") if name else self.writer

    @property
    def again(self) -> str:
        """Where it is filled in."""
        return with_draft(self.page)


def page_of(request: HttpRequest) -> str:
    """The address of a page, whether a draft is asked for or not, and in whatever language."""
    query = request.GET.copy()
    for each in (ASKED, "language"):
        query.pop(each, None)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def form_of(page: str) -> str:
    """The name under which is kept what is typed on a page."""
    return f"{PAGE}{sha256(page.encode()).hexdigest()[:32]}"


def begun(account: Account, family: UUID, page: str, content: Content, now: datetime) -> str:
    """Keep what was typed elsewhere for another page; the address at which that page has it filled in."""
    keep_draft(account, family, form_of(page), content, now, page)
    return with_draft(page)


def with_draft(page: str) -> str:
    """The address of a page, with what was typed there."""
    return f"{page}{'&' if '?' in page else '?'}{urlencode({ASKED: 1})}"


def settled(request: HttpRequest, writing: Writing, response: HttpResponse, now: datetime) -> HttpResponse:
    """After a page: what was refused is kept, what came through is forgotten, and what is asked for is filled in."""
    if request.method == "POST":
        sent = written_by(request)
        if sent and sent.account == writing.account.pk and sent.form.startswith((PAGE, GLASS)):
            _kept_or_dropped(request, sent, writing.account, response.status_code, now)
    elif writing.is_asked and response.get("Content-Type", "").startswith("text/html") and writing.draft:
        response.content = filled(response.content.decode(), writing.draft.content).encode()
    return response


def _kept_or_dropped(request: HttpRequest, sent: Writer, account: Account, status: int, now: datetime) -> None:
    if status == WITH_PROBLEMS:
        keep_draft(account, sent.about, sent.form, dict(request.POST.lists()), now, sent.page)
    elif status in CAME_THROUGH:
        drop_draft(account, sent.about, sent.form)


def written_by(request: HttpRequest) -> Writer | None:
    """Whose form this is; None: nobody signed it, or too long ago."""
    try:
        return Writer(**SIGNER.unsign_object(request.POST.get(FIELD, ""), max_age=VALID))
    except BadSignature:
        return None


def signed_out(request: HttpRequest) -> HttpResponse:
    """To the page for signing in; what was sent waits there for its writer."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    sent = written_by(request)
    if sent is None or sum(len(each) for _, values in request.POST.lists() for each in values) >= LONGEST:
        return redirect_to_login(sent.page if sent and sent.page else request.path)
    request.session[KEPT] = {"whose": asdict(sent), "content": keepable(dict(request.POST.lists()))}
    return redirect_to_login(with_draft(sent.page or request.path))


def stale(request: HttpRequest) -> HttpResponse | None:
    """The way back to a form that was older than the session; None: nobody knows whose form it was."""
    sent, account = written_by(request), cast(ReadRequest, request).user
    if sent is None:
        return None
    if not isinstance(account, Account):
        return signed_out(request)
    if sent.account != account.pk or not kept_again(sent, account, dict(request.POST.lists())):
        return None
    return redirect(with_draft(sent.page or request.path))


@receiver(user_logged_in)
def given_back(sender: type[Account], request: HttpRequest, user: Account, **_: object) -> None:
    """Make what was kept a draft of the account that typed it; of any other account it is forgotten."""
    kept = request.session.pop(KEPT, None)
    if kept is None:
        return
    whose = Writer(**kept["whose"])
    if whose.account == user.pk:
        set_account(user.pk)
        kept_again(whose, user, kept["content"])


def kept_again(whose: Writer, account: Account, content: dict[str, list[str]]) -> bool:
    """Keep it as a draft; False: the family is closed to this account by now."""
    try:
        with transaction.atomic():
            keep_draft(account, whose.about, whose.form, content, clock(), whose.page)
    except ProgrammingError:
        return False
    return True
