"""What stands on every page."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest

from zicht.access.viewer import Role, Viewer
from zicht.web.pages.sign_in import demo_accounts


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
    if settings.DEMO:
        found["demo_accounts"] = cache(demo_accounts)  # read only by the page that shows them
    return found
