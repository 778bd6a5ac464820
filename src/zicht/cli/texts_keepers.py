"""What the commands for keepers of rules say, in Dutch (B1) and English."""

KEEPERS = {
    "rules try": (
        "Probeer een gewijzigde regel of termijn op casussen: wat komt erbij, wat valt weg, wat verschuift?",
        "Try a changed rule or term on cases: what is added, what goes, what moves?",
    ),
    "rules try_more": (
        (
            "CHANGED is een gewijzigd regelbestand, een gewijzigd terms.yaml of een map met een heel regelboek. Met"
            " --term is CHANGED niet nodig. CASES zijn casusbestanden of mappen. Er verandert niets aan het regelboek."
        ),
        (
            "CHANGED is a changed rule file, a changed terms.yaml or a folder with a whole rulebook. With --term no"
            " CHANGED is needed. CASES are case files or folders. Nothing in the rulebook changes."
        ),
    ),
    "option_term": (
        "Een termijn met een andere lengte, in haar eigen eenheid: kindcheck=10.",
        "A term with another length, in its own unit: kindcheck=10.",
    ),
    "try_needs_cases": (
        "Geef na het gewijzigde bestand ook casussen: een bestand of een map.",
        "Give cases after the changed file: a file or a folder.",
    ),
    "try_nothing": (
        "Er verandert niets in {cases} casussen.",
        "Nothing changes in {cases} cases.",
    ),
    "try_turns": (
        "In {cases} casussen: {more} bevindingen erbij, {fewer} minder, {other_days} op andere dagen.",
        "In {cases} cases: {more} findings more, {fewer} fewer, {other_days} on other days.",
    ),
    "try_whole": ("Geworden tot open punt, per gezinsjaar", "Raised per family-year"),
    "try_by_theme": ("Per thema, per gezinsjaar", "Per theme, per family-year"),
    "try_by_rule": ("Per regel, per gezinsjaar", "Per rule, per family-year"),
    "try_look_at": ("Bekijk deze casussen", "Look at these cases"),
    "try_more": ("erbij:", "more:"),
    "try_fewer": ("minder:", "fewer:"),
    "try_other_days": ("andere dag:", "other day:"),
    "try_opened": ("begonnen", "opened"),
    "try_raised": ("open punt", "raised"),
    "try_closed": ("afgesloten", "closed"),
    "rules why-not": (
        "Waarom staat er bij een regel op een dag niets?",
        "Why does nothing stand for a rule on a day?",
    ),
    "rules why-not_more": (
        "CASE is een casusbestand of tabel, RULE de code van een regel, DAY een dag (jjjj-mm-dd).",
        "CASE is a case file or table, RULE the code of a rule, DAY a day (yyyy-mm-dd).",
    ),
    "rules book": (
        "Schrijf het regelboek als één HTML-bestand: elke regel in woorden, met bron, termijn en voorbeelden.",
        "Write the rulebook as one HTML file: every rule in words, with source, term and cases.",
    ),
    "option_about": ("Alleen over deze persoon (id in de casus).", "About this person only (id in the case)."),
    "unknown_about": (
        "De persoon bij --about staat niet in deze casus. Bekend zijn: {known}.",
        "The person of --about is not in this case. Known are: {known}.",
    ),
    "is_silent": ("Op {day} staat er bij deze regel niets. Dit is waarom:", "Nothing stands on {day}. This is why:"),
    "not_silent": ("Op {day} staat er wel iets:", "On {day} something does stand:"),
}
