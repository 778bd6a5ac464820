"""Why an organisation works with an invented family, and on which ground: one sentence for each type."""

CHILD_IS_HERE, ASKED, TASK, MEASURE = "onderwijs_of_opvang", "hulpvraag", "taak", "maatregel"
REASONS = {
    "politie": (TASK, "was bij het gezin na een melding"),
    "openbaar_ministerie": (TASK, "behandelt een strafzaak"),
    "veilig_thuis": (TASK, "beoordeelt een melding over de veiligheid thuis"),
    "gi": (MEASURE, "voert een maatregel van de kinderrechter uit"),
    "raad": (TASK, "onderzoekt of een maatregel nodig is"),
    "kinderrechter": (TASK, "beslist over een maatregel"),
    "zorg_veiligheidshuis": (TASK, "brengt zorg en straf bij elkaar"),
    "wijkteam": (ASKED, "het gezin vroeg hulp bij opvoeden en rondkomen"),
    "gemeente": (TASK, "regelt jeugdhulp en inschrijving"),
    "maatschappelijk_werk": (ASKED, "gesprekken met de ouders"),
    "ggz_volwassen": (ASKED, "behandelt een ouder"),
    "jeugd_ggz": (ASKED, "behandelt een kind"),
    "verslavingszorg": (ASKED, "behandelt een ouder"),
    "jgz": (TASK, "volgt de groei en ontwikkeling van de kinderen"),
    "school": (CHILD_IS_HERE, "een kind zit hier op school"),
    "leerplicht": (TASK, "ziet toe op schoolbezoek"),
    "kinderopvang": (CHILD_IS_HERE, "een kind komt hier op de opvang"),
    "huisarts": (CHILD_IS_HERE, "huisarts van het gezin"),
    "huisartsenpost": (TASK, "zag een kind buiten kantoortijd"),
    "ziekenhuis": (TASK, "behandelde iemand van het gezin"),
    "verloskundige": (CHILD_IS_HERE, "begeleidt een zwangerschap"),
    "jeugdhulp": (ASKED, "hulp bij het opgroeien, thuis"),
    "pleegzorg": (TASK, "begeleidt het pleeggezin"),
    "crisisopvang": (ASKED, "ving het gezin op"),
    "vrouwenopvang": (ASKED, "biedt een veilige plek"),
    "slachtofferhulp": (ASKED, "steunt iemand van het gezin na wat er gebeurde"),
    "reclassering": (MEASURE, "houdt toezicht op een ouder"),
    "woningcorporatie": (TASK, "verhuurt de woning"),
    "schuldhulp": (ASKED, "helpt bij schulden"),
    "welzijnswerk": (ASKED, "kent het gezin van de buurtkamer"),
    "netwerk": (ASKED, "familie en buren die helpen"),
}


def reason(organisation_type: str) -> tuple[str, str]:
    """The ground (rulebook/sharing.yaml) and why, in one sentence."""
    return REASONS.get(organisation_type, (TASK, ""))
