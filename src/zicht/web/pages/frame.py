"""What stands on every page."""

from django.conf import settings
from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, object]:
    """Values for the frame around a page."""
    return {"demo": settings.DEMO, "viewer": getattr(request, "viewer", None), "now": getattr(request, "now", None)}
