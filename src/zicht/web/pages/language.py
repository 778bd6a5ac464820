"""In which language the core speaks on a page."""

from django.utils.translation import get_language

from zicht.facts.problems import DUTCH

ENGLISH = "en"


def language_of() -> str:
    """`nl` or `en`, as the page around it."""
    return ENGLISH if (get_language() or DUTCH).startswith(ENGLISH) else DUTCH
