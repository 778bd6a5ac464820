"""Tags of our own for templates."""

from django import template
from django.template import Context
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html

from zicht.web.pages.kept import FIELD, Writing

register = template.Library()


@register.simple_tag(takes_context=True)
def csrf_token(context: Context) -> str:
    """The token against forged forms, and who types: every form has both, because no form goes without this tag.

    A page that keeps drafts of its own names them in `draft_form`.
    """
    token = CsrfTokenNode().render(context)
    writing: Writing | None = getattr(context.get("request"), "writing", None)
    if writing is None:
        return token
    writer = writing.of_form(context.get("draft_form"))
    return format_html('{}<input type="hidden" name="{}" value="{}">', token, FIELD, writer.signed)
