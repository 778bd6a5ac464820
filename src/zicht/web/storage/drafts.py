"""Drafts: what somebody was typing, kept for that account, that family (or none yet) and that form alone."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from zicht.web.models import Account, Draft

NEVER_KEPT = frozenset({"csrfmiddlewaretoken", "form_key", "writer"})
Content = Mapping[str, Sequence[str]]


def keep_draft(account: Account, family: UUID | None, form: str, content: Content, now: datetime) -> None:
    """Keep what was typed; the earlier draft of this form goes."""
    kept = {key: list(values) for key, values in content.items() if key not in NEVER_KEPT and any(values)}
    _drafts(account, family, form).update_or_create(
        account=account,
        family_id=family,  # type: ignore[misc]  # the field may be null
        form=form,
        defaults={"content": kept, "saved_at": now},
    )


def draft_of(account: Account, family: UUID | None, form: str) -> Draft | None:
    """The draft of an account, when there is one."""
    return _drafts(account, family, form).first()


def drop_draft(account: Account, family: UUID | None, form: str) -> None:
    """Forget a draft: it was recorded, or its writer no longer wants it."""
    _drafts(account, family, form).delete()


def _drafts(account: Account, family: UUID | None, form: str) -> QuerySet[Draft]:
    own = Draft.objects.filter(account=account, form=form)
    return own.filter(family=None) if family is None else own.filter(family_id=family)
