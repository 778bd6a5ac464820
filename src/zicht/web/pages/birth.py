"""When somebody was born, as far as it is known, in words and as it would be typed."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from zicht.casework.typed_day import as_typed
from zicht.facts.fact import Precision
from zicht.web.models import PersonRow


def born_text(person: PersonRow) -> str:
    """When somebody was born, or is expected."""
    if person.expected_on:
        return _("nog niet geboren, verwacht rond %(day)s") % {"day": date_format(person.expected_on, "j F Y")}
    if person.born_first is None or person.born_last is None:
        return _("geboortedatum niet bekend")
    pattern = {Precision.DAY: "j F Y", Precision.MONTH: "F Y", Precision.YEAR: "Y"}[precision_of(person)]
    return _("geboren %(day)s") % {"day": date_format(person.born_first, pattern)}


def born_as_typed(person: PersonRow) -> str:
    """The birth date to fill a form with."""
    return as_typed(person.born_first, precision_of(person)) if person.born_first else ""


def precision_of(person: PersonRow) -> Precision:
    """How much of a birth date is known."""
    if person.born_first == person.born_last or person.born_first is None or person.born_last is None:
        return Precision.DAY
    within_month = (person.born_first.year, person.born_first.month) == (person.born_last.year, person.born_last.month)
    return Precision.MONTH if within_month else Precision.YEAR
