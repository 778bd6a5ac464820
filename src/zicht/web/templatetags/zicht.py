"""Tags of our own for templates."""

from django import template

from zicht.web.pages.guard import FamilyVisit, Visit
from zicht.web.pages.kept import writer as signed

register = template.Library()


@register.simple_tag
def writer(visit: Visit, form: str) -> str:
    """The signed field that says who types in which form (zicht/web/pages/kept.py)."""
    return signed(visit.account, visit.family if isinstance(visit, FamilyVisit) else None, form)
