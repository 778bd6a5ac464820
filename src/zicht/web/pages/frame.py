"""What stands on every page."""

from functools import cache, partial

from django.conf import settings
from django.http import HttpRequest

from zicht.access.policy import Duty, decide_duty
from zicht.access.viewer import Role, Viewer
from zicht.web.models import BrokenGlassRow
from zicht.web.pages.sign_in import demo_accounts
from zicht.web.storage.notifying import unseen


def frame(request: HttpRequest) -> dict[str, object]:
    """Values for the frame around a page."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    found: dict[str, object] = {
        "demo": settings.DEMO,
        "viewer": viewer,
        "now": getattr(request, "now", None),
        "is_administrator": bool(viewer and Role.ADMINISTRATOR in viewer.roles),
        "referral_index": settings.REFERRAL_INDEX,
    }
    if viewer is not None:
        found["sees_safe_home"] = decide_duty(viewer, Duty.SAFE_HOME).allowed
        found["sees_log"] = decide_duty(viewer, Duty.SEE_LOG).allowed
        found["sees_glass"] = decide_duty(viewer, Duty.SEE_BROKEN_GLASS).allowed
        found["unseen"] = cache(partial(unseen, viewer))  # Vandaag has seen all, and does not ask
        found["unread_glass"] = unread_glass(viewer) if found["sees_glass"] else 0
    if settings.DEMO:
        found["demo_accounts"] = cache(demo_accounts)  # read only by the page that shows them
    return found


def unread_glass(viewer: Viewer) -> int:
    """How often glass was broken in the own organisation without this viewer having read why."""
    return BrokenGlassRow.objects.exclude(seen__account=int(viewer.account)).count()
