"""Drafts: what somebody was typing, kept for that account, that family and that form alone."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from zicht.web.models import Account, Draft

NEVER_KEPT = frozenset({"csrfmiddlewaretoken", "form_key"})
Content = Mapping[str, Sequence[str]]


def keep_draft(account: Account, family: UUID, form: str, content: Content, now: datetime) -> None:
    """Keep what was typed; the earlier draft of this form goes."""
    kept = {key: list(values) for key, values in content.items() if key not in NEVER_KEPT and any(values)}
    Draft.objects.update_or_create(
        account=account, family_id=family, form=form, defaults={"content": kept, "saved_at": now}
    )


def draft_of(account: Account, family: UUID, form: str) -> Draft | None:
    """The draft of an account, when there is one."""
    return Draft.objects.filter(account=account, family_id=family, form=form).first()


def drop_draft(account: Account, family: UUID, form: str) -> None:
    """Forget a draft: it was recorded, or its writer no longer wants it."""
    Draft.objects.filter(account=account, family_id=family, form=form).delete()
