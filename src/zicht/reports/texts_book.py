"""The fixed words of the rule book, in Dutch (B1) and English."""

TEXTS = {
    "title": ("Regelboek", "Rule book"),
    "running": ("Zicht: regelboek", "Zicht: rule book"),
    "skip": ("Naar de inhoud", "To the content"),
    "lead": (
        "{count} regels, versie {version}. Regels vragen iets van organisaties, nooit van een gezin.",
        "{count} rules, version {version}. Rules ask something of organisations, never of a family.",
    ),
    "how_to_read": ("Zo leest u een voorbeeld", "How to read a case"),
    "legend": (
        (
            "Een stip is een feit op zijn dag, een lijn met een open stip een feit waarvan de dag niet vast staat; "
            "een driehoek is de dag waarop het later bekend werd. Onderaan staat wat de regel vindt: dun zolang de "
            "termijn loopt, dik als open punt, een streep waar het is afgesloten."
        ),
        (
            "A dot is a fact on its day, a line with an open dot a fact of which the day is not exactly known; a "
            "triangle is the day on which it became known later. Below stands what the rule finds: thin while the term "
            "runs, thick when raised, a stroke where it was closed."
        ),
    ),
    "sample_fact": ("stip: een feit op zijn dag", "dot: a fact on its day"),
    "sample_vague": (
        "lijn met open stip: de dag staat niet vast",
        "line with open dot: its day is not exactly known",
    ),
    "sample_late": ("driehoek: het feit werd later bekend", "triangle: the fact became known later"),
    "sample_finding": (
        "wat de regel vindt: dun zolang de termijn loopt, dik als open punt, streep waar het is afgesloten",
        "what the rule finds: thin while the term runs, thick when raised, a stroke where it was closed",
    ),
    "contents": ("Inhoud", "Contents"),
    "to_contents": ("Naar de inhoudsopgave", "To the contents"),
    "or": ("of", "or"),
    "sentence": ("Zin op het scherm", "Sentence on screen"),
    "asks": ("Wat de regel vraagt", "What the rule asks"),
    "term": ("Termijn", "Term"),
    "source": ("Vindplaats", "Source"),
    "layer": ("Laag", "Layer"),
    "status": ("Status", "Status"),
    "live": ("in gebruik", "live"),
    "on_trial": ("op proef: uitgerekend, niet getoond", "on trial: evaluated, not shown"),
    "keeper": ("Beheerder", "Keeper"),
    "requirements": ("Eisen", "Requirements"),
    "also": ("Het kan ook anders zijn", "It may also be otherwise"),
    "cases": ("Voorbeelden ({count})", "Cases ({count})"),
    "shape": ("Vorm", "Shape"),
    "obligation": ("verplichting", "obligation"),
    "precondition": ("volgorde", "precondition"),
    "pattern": ("patroon", "pattern"),
    "continuity": ("doorlopend", "continuity"),
    "met": ("gedaan", "met"),
    "not_met": ("niet gedaan", "not met"),
    "last_day": ("laatste dag", "last day"),
    "corrected": ("verbeterd", "corrected"),
    "known_late": ("later bekend", "known late"),
    "innocent": ("niets aan de hand", "innocent"),
    "finding": ("wat de regel vindt", "what the rule finds"),
    "finds_nothing": ("De regel vindt hier niets.", "The rule finds nothing here."),
    "opened": ("Staat er vanaf {day}", "Stands from {day}"),
    "raised": ("open punt vanaf {day}", "raised from {day}"),
    "closed": ("afgesloten op {day}", "closed on {day}"),
    "still_open": ("nog open aan het eind", "still open at the end"),
    "fulfilled": ("gedaan", "done"),
    "condition_ended": ("de reden verviel", "the reason fell away"),
    "replaced": ("een nieuwer feit kwam ervoor in de plaats", "a newer fact took its place"),
    "aged_out": ("de tijd ging voorbij", "its time passed"),
    "not_applicable": ("niet van toepassing", "not applicable"),
    "conditions": ("Voorwaarden", "Conditions"),
    "conditions_lead": (
        "Regels verwijzen naar deze voorwaarden; elke staat op één plek beschreven.",
        "Rules refer to these conditions; each is described in one place.",
    ),
    "terms": ("Termijnen", "Terms"),
    "terms_lead": (
        "De bronnen geven plichten en bijna nooit dagen. Elke termijn heeft daarom een eigen bron en status.",
        "The sources give duties and almost never days. So each term has a source and status of its own.",
    ),
    "limits": ("Wat geen regel kan zeggen", "What no rule can say"),
    "limits_lead": (
        "Dit vragen de bronnen wel. Het is niet bij benadering in een regel gezet.",
        "The sources do ask this. It has not been put into a rule by approximation.",
    ),
    "instead": ("Wat Zicht nu doet:", "What Zicht does now:"),
    "code": ("Code", "Code"),
    "meaning": ("Betekenis", "Meaning"),
}


def say(key: str, language: str, **values: object) -> str:
    """A text in one language, filled in."""
    return TEXTS[key][0 if language == "nl" else 1].format(**values)
