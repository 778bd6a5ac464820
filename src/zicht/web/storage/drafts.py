"""Drafts: what somebody was typing, kept for that account, that family (or none yet) and that form alone."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localdate

from zicht.casework.drafting import is_told, last_day
from zicht.web.models import Account, Draft
from zicht.web.storage.rulebooks import served

NEVER_KEPT = frozenset({"csrfmiddlewaretoken", "form_key", "writer"})
SECRET, ADDRESS = "secret", "address"
GLASS = "glass:"  # before the id of a family that is not open to who writes, so that no draft may belong to it
Content = Mapping[str, Sequence[str]]


def keepable(content: Content) -> dict[str, list[str]]:
    """What a draft may hold of what was typed: no keys of the form, and no address that is secret."""
    left_out = NEVER_KEPT | ({ADDRESS} if SECRET in content else set())
    return {key: list(values) for key, values in content.items() if key not in left_out and any(values)}


def glass_form(family: UUID) -> str:
    """The form that asks to open a family that is closed; its draft goes when the family is destroyed."""
    return f"{GLASS}{family.hex}"


def keep_draft(
    account: Account, family: UUID | None, form: str, content: Content, now: datetime, page: str = ""
) -> None:
    """Keep what was typed; the earlier draft of this form goes. `page`: where it is filled in again."""
    _drafts(account, family, form).update_or_create(
        account=account,
        family_id=family,  # type: ignore[misc]  # the field may be null
        form=form,
        defaults={"content": keepable(content), "saved_at": now, "page": page},
    )


def draft_of(account: Account, family: UUID | None, form: str) -> Draft | None:
    """The draft of an account, when there is one."""
    return _drafts(account, family, form).first()


def drop_draft(account: Account, family: UUID | None, form: str) -> None:
    """Forget a draft: it was recorded, or its writer no longer wants it."""
    _drafts(account, family, form).delete()


def ending_drafts(account: Account, today: date) -> list[tuple[Draft, date]]:
    """The drafts of an account that go soon, each with its last day, without what was typed."""
    rows = Draft.objects.filter(account=account).select_related("family").defer("content").order_by("saved_at", "id")
    terms = served()[1].terms
    saved = [(each, localdate(each.saved_at)) for each in rows]
    return [(each, last_day(on, terms)) for each, on in saved if is_told(on, terms, today)]


def _drafts(account: Account, family: UUID | None, form: str) -> QuerySet[Draft]:
    own = Draft.objects.filter(account=account, form=form)
    return own.filter(family=None) if family is None else own.filter(family_id=family)
