"""What may be chosen in a form, in words."""

from django.utils.translation import gettext as _

from zicht.explanation.wording import Wording
from zicht.facts.kinds import Kind

NOT_KNOWN = "unknown"


def enum_options(kind: Kind, attribute: str, wording: Wording) -> list[tuple[str, str]]:
    """The values of an attribute with what they are called."""
    return [(each, wording.value(each)) for each in kind.attributes[attribute].values]


def yes_no() -> list[tuple[str, str]]:
    """Yes, no, and that it is not known: nothing is chosen beforehand."""
    return [("yes", _("ja")), ("no", _("nee")), (NOT_KNOWN, _("niet bekend"))]
