"""What the commands for keepers of rules say, in Dutch (B1) and English."""

KEEPERS = {
    "rules try": (
        "Probeer een gewijzigde regel of termijn op casussen: wat komt erbij, wat valt weg, wat verschuift?",
        "Try a changed rule or term on cases: what is added, what goes, what moves?",
    ),
    "rules try_more": (
        (
            "CHANGED is een gewijzigd regelbestand, een gewijzigd terms.yaml of conditions.yaml, een regio, of een map"
            " met een heel regelboek; meer mag. Met --term is CHANGED niet nodig. CASES zijn casusbestanden of mappen."
            " Er verandert niets aan het regelboek. Casussen met `expected_open: []` (niets hoort open te blijven)"
            " staan apart van casussen met `expected` (er hoort iets op te komen)."
        ),
        (
            "CHANGED is a changed rule file, a changed terms.yaml or conditions.yaml, a region, or a folder with a"
            " whole rulebook; more than one may be given. With --term no CHANGED is needed. CASES are case files or"
            " folders. Nothing in the rulebook changes. Cases with `expected_open: []` (nothing should stay"
            " open) stand apart from cases with `expected` (something should come up)."
        ),
    ),
    "option_term": (
        "Een termijn met een andere lengte, in haar eigen eenheid: kindcheck=10.",
        "A term with another length, in its own unit: kindcheck=10.",
    ),
    "option_try_json": (
        "Schrijf JSON: alle casussen en alle verschillen.",
        "Write JSON: all cases and all differences.",
    ),
    "try_needs_cases": (
        "Geef na het gewijzigde bestand ook casussen: een bestand of een map.",
        "Give cases after the changed file: a file or a folder.",
    ),
    "try_none_read": (
        "Geen enkele casus was te lezen, dus er is niets vergeleken. Hierboven staat waarom.",
        "Not one case could be read, so nothing was compared. Above it says why.",
    ),
    "try_nothing": ("Er verandert niets in {count} casussen.", "Nothing changes in {count} cases."),
    "try_nothing_one": ("Er verandert niets in deze ene casus.", "Nothing changes in this one case."),
    "try_in_cases": ("In {count} casussen:", "In {count} cases:"),
    "try_in_cases_one": ("In één casus:", "In one case:"),
    "try_cases": ("{count} casussen", "{count} cases"),
    "try_cases_one": ("1 casus", "1 case"),
    "try_turns": (
        "{more} erbij, {fewer} minder, {other_days} op andere dagen.",
        "{more} more, {fewer} fewer, {other_days} on other days.",
    ),
    "try_findings": ("{count} bevindingen", "{count} findings"),
    "try_findings_one": ("1 bevinding", "1 finding"),
    "try_nothing_open": ("Waar niets open hoort te blijven", "Where nothing should stay open"),
    "try_something": ("Waar iets op hoort te komen", "Where something should come up"),
    "try_not_said": ("Waar niet staat wat erbij hoort", "Where it is not said what belongs to it"),
    "try_same": ("Hier verandert niets.", "Nothing changes here."),
    "try_whole": ("Open punten", "Raised"),
    "try_load": (
        "{name}: {before} -> {after} (per gezinsjaar {old} -> {new})",
        "{name}: {before} -> {after} (per family-year {old} -> {new})",
    ),
    "try_still_open": (
        "Nog open op de laatste dag: {before} -> {after}",
        "Still open on the last day: {before} -> {after}",
    ),
    "try_by_theme": ("Open punten per thema", "Raised per theme"),
    "try_by_rule": ("Open punten per regel", "Raised per rule"),
    "try_look_at": ("Bekijk deze casussen", "Look at these cases"),
    "try_differences": ("{count} verschillen", "{count} differences"),
    "try_differences_one": ("1 verschil", "1 difference"),
    "try_and_more": ("en nog {count} andere verschillen (--json geeft alles)", "and {count} more (--json gives all)"),
    "try_and_more_one": ("en nog 1 ander verschil (--json geeft alles)", "and 1 more (--json gives all)"),
    "try_and_more_cases": ("en nog {count} casussen (--json geeft alles)", "and {count} more cases (--json gives all)"),
    "try_and_more_cases_one": ("en nog 1 casus (--json geeft alles)", "and 1 more case (--json gives all)"),
    "try_more": ("erbij:", "more:"),
    "try_fewer": ("minder:", "fewer:"),
    "try_other_days": ("andere dag:", "other day:"),
    "try_opened": ("begonnen", "opened"),
    "try_raised": ("open punt", "raised"),
    "try_closed": ("afgesloten", "closed"),
    "try_never": ("nog niet", "not yet"),
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
    "option_why_not_json": (
        "Schrijf JSON: elke reden met de feiten waar zij op rust.",
        "Write JSON: each reason with the facts that it rests on.",
    ),
    "after_last_day": (
        "De casus loopt tot en met {day}; wat daarna bekend werd staat er niet in.",
        "The case runs up to {day}; what became known later is not in it.",
    ),
    "is_silent": ("Op {day} staat er bij deze regel niets. Dit is waarom:", "Nothing stands on {day}. This is why:"),
    "not_silent": ("Op {day} staat er wel iets:", "On {day} something does stand:"),
}
