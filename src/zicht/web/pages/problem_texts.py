"""What is wrong with what was typed, and how to mend it: a text for each code of zicht/casework."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TEXTS: Mapping[str, str | Promise] = {
    "unknown_kind": _("Kies een soort feit uit de lijst."),
    "nobody": _("Kruis aan over wie dit gaat."),
    "unknown_person": _("Deze persoon staat niet bij dit gezin. Kies iemand uit de lijst."),
    "only_a_child": _("Deze soort gaat over een kind. Kruis ook een kind aan, of kies een andere soort."),
    "only_an_adult": _("Deze soort gaat over een volwassene. Kruis die aan, of kies een andere soort."),
    "no_day": _("Schrijf een dag die bestaat: 05-11-2026, vandaag, gisteren, maart 2026 of 2026."),
    "no_exact_day": _("Schrijf een hele datum, zoals 05-11-2026, of laat dit leeg."),
    "in_the_future": _("Deze dag is nog niet geweest. Schrijf wanneer het gebeurde."),
    "known_before": _("U kunt het niet eerder weten dan het gebeurde. Pas een van de twee dagen aan."),
    "unknown_source": _("Kies hoe u het weet, of laat dit leeg."),
    "unknown_attribute": _("Dit kenmerk hoort niet bij deze soort. Zet het in de toelichting."),
    "not_yes_or_no": _("Kies ja of nee, of laat dit op niet bekend staan."),
    "not_in_list": _("Kies iets uit de lijst, of laat dit op niet bekend staan."),
    "unknown_organisation": _("Kies een organisatie uit de lijst."),
    "unknown_fact": _("Dit feit is hier niet bekend. Kies een feit uit de lijst."),
    "too_long": _("Deze tekst is te lang. Maak hem korter: alleen wat voor anderen nodig is."),
    "control_character": _("In deze tekst staat een teken dat niet kan. Typ de tekst opnieuw zonder te plakken."),
    "which_child": _("Kruis precies één kind aan: van wie zijn deze woorden?"),
    "fact_of_another": _("Dit feit is van een andere organisatie. Vraag die organisatie om het te verbeteren."),
    "corrected_meanwhile": _("Dit feit is intussen verbeterd. Bekijk die versie hieronder en sla dan opnieuw op."),
    "no_facts": _("Kruis aan welke feiten u wilt delen."),
    "facts_of_another": _("U kunt alleen feiten delen die uw eigen organisatie vastlegde."),
    "no_receiver": _("Kies met wie u wilt delen."),
    "receiver_not_on_ground": _("Op deze grondslag kan dit niet naar deze organisatie. Kies een andere grondslag."),
    "no_ground": _("Kies een grondslag."),
    "no_purpose": _("Schrijf waarvoor de ander dit nodig heeft."),
    "told_or_not": _("Kies of het gezin hiervan weet."),
    "no_reason": _("Schrijf de reden."),
    "consent_lacking": _("Nog niet iedereen gaf toestemming. Leg die vast, of schrijf waarom u iemand niet vraagt."),
    "nobody_takes_it_up": _("Kies wie dit oppakt."),
    "not_involved": _("Deze organisatie werkt nu niet met dit gezin. Zij legt eerst zelf haar betrokkenheid vast."),
    "takes_part": _("Deze organisatie doet al mee."),
    "takes_no_part": _("Uw organisatie doet nu niet mee."),
    "only_who_takes_part": _("Alleen wie meedoet kan een ander vragen. Vraag een deelnemer om u uit te nodigen."),
    "asked_by_others": _("Er is al een samenwerking. Vraag een van de deelnemers om u uit te nodigen."),
    "not_in_rows": _("Deze kolom kan hier niet: rijen zijn feiten van uw eigen organisatie. Haal de kolom weg."),
    "no_removal_reason": _("Kies waarom dit feit niet bij dit gezin hoort."),
    "why_now": _("Schrijf in een zin waarom u nu moet kijken."),
    "no_family_id": _("Dit is geen kenmerk van een gezin. U vindt het onderaan de pagina van het gezin."),
    "no_rows": _("Plak rijen of kies een bestand."),
}


def told(problems: Mapping[str, str]) -> dict[str, str]:
    """Each field with the text of its problem."""
    return {field: str(TEXTS[code]) for field, code in problems.items()}
