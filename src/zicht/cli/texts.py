"""What the command line says, in Dutch (B1) and English."""

from zicht.cli.texts_keepers import KEEPERS
from zicht.cli.texts_tables import TABLES
from zicht.cli.texts_web import WEB
from zicht.facts.problems import DUTCH

_HELP = {
    "zicht": (
        "Eén uitlegbaar beeld van de veiligheid van kinderen in een gezin, voor de organisaties eromheen.",
        "One explainable view on the safety of children in a family, for the organisations around it.",
    ),
    "zicht_end": (
        "Taal: --language of de omgevingsvariabele ZICHT_LANGUAGE (nl of en). NO_COLOR zet kleur uit.",
        "Language: --language or the variable ZICHT_LANGUAGE (nl or en). NO_COLOR turns colour off.",
    ),
    "help": ("Laat deze uitleg zien.", "Show this explanation."),
    "version": ("Laat de versie zien.", "Show the version."),
    "option_language": ("Taal van de tekst: nl of en.", "Language of the text: nl or en."),
    "option_rulebook": ("Map met een ander regelboek.", "Folder with another rulebook."),
    "replay": (
        "Speel een casus dag voor dag na: wat was bekend, wie hield zicht, wat stond open en waarom.",
        "Replay a case day by day: what was known, who kept sight, what was open and why.",
    ),
    "replay_more": (
        (
            "FILE is een casusbestand (*.casus.yaml), een tabel (*.xlsx, *.csv) of een map met casusbestanden. Bij"
            " een map staat de voortgang op standaardfout; een bestand dat niet klopt wordt gemeld en de rest gaat"
            " door."
        ),
        (
            "FILE is a case file (*.casus.yaml), a table (*.xlsx, *.csv) or a folder of case files. For a folder"
            " progress is shown on standard error; a file that is not right is reported and the rest goes on."
        ),
    ),
    "replay_end": (
        "Afsluitcode: 0 ook als er iets openstaat; 2 bij onjuiste invoer.",
        "Exit code: 0 also when something is open; 2 on input that is not right.",
    ),
    "option_json": (
        "Schrijf JSON: één object, bij meer casussen één regel per casus.",
        "Write JSON: one object; of several cases one line each.",
    ),
    "option_on": ("Hoe het op deze dag stond (jjjj-mm-dd).", "How it stood on this day (yyyy-mm-dd)."),
    "option_as_known_at": (
        "Gebruik alleen wat op deze dag bekend was; de tijd loopt door (jjjj-mm-dd).",
        "Use only what was known on this day; time goes on (yyyy-mm-dd).",
    ),
    "option_known_to": (
        "Gebruik alleen wat deze organisatie (id in de casus) wist.",
        "Use only what this organisation (id in the case) knew.",
    ),
    "option_region": ("Termijnen van deze regio.", "Terms of this region."),
    "option_shadow": (
        "Toon ook regels die nog op proef meelopen.",
        "Show rules that are on trial as well.",
    ),
    "option_findings": ("Alleen hoe het aan het eind staat.", "Only how it stands at the end."),
    "rules": (
        "Het regelboek: lijst, uitleg, controle en dekking.",
        "The rulebook: list, explanation, check and coverage.",
    ),
    "rules list": (
        "Alle regels op een rij: code, thema, vorm, laag, status en titel.",
        "All rules in a row: code, theme, shape, layer, status and title.",
    ),
    "rules show": (
        "Een regel uitgelegd: wat zij vraagt, de vindplaats, de termijn en de voorbeelden.",
        "A rule explained: what it asks, its source, its term and its cases.",
    ),
    "rules check": (
        "Kijk of een regelboek klopt, en of elk voorbeeld uitkomt zoals het zegt.",
        "Check that a rulebook is right, and that every case comes out as it says.",
    ),
    "rules check_more": (
        "PATH is een map met kinds.yaml, terms.yaml, conditions.yaml en rules. Zonder PATH: het regelboek van Zicht.",
        "PATH is a folder with kinds.yaml, terms.yaml, conditions.yaml and rules. Without PATH: the one of Zicht.",
    ),
    "rules coverage": (
        "Hoeveel regels er per thema en vorm zijn, en wat nog geen regel gebruikt.",
        "How many rules there are per theme and shape, and what no rule uses yet.",
    ),
    "completion": (
        "Schrijf wat uw shell nodig heeft om opdrachten aan te vullen.",
        "Write what your shell needs to complete commands.",
    ),
    "completion_more": (
        (
            'Bash: eval "$(zicht completion bash)" in ~/.bashrc. Zsh: hetzelfde met zsh in ~/.zshrc.'
            " Fish: zicht completion fish > ~/.config/fish/completions/zicht.fish."
        ),
        (
            'Bash: eval "$(zicht completion bash)" in ~/.bashrc. Zsh: the same with zsh in ~/.zshrc.'
            " Fish: zicht completion fish > ~/.config/fish/completions/zicht.fish."
        ),
    ),
}

_USAGE = {
    "usage": ("Gebruik: ", "Usage: "),
    "options": ("Opties", "Options"),
    "commands": ("Opdrachten", "Commands"),
    "interrupted": ("Afgebroken. Er is niets bewaard.", "Stopped. Nothing was saved."),
    "required": ("verplicht", "required"),
    "options_metavar": ("[OPTIES]", "[OPTIONS]"),
    "command_metavar": ("OPDRACHT [ARGUMENTEN]...", "COMMAND [ARGS]..."),
    "see_help": ("Uitleg: {command} --help", "Explanation: {command} --help"),
    "no_such_option": ("De optie {name} bestaat niet.{hint}", "There is no option {name}.{hint}"),
    "no_such_command": ("De opdracht {name} bestaat niet.{hint}", "There is no command {name}.{hint}"),
    "missing_argument": ("{name} ontbreekt.", "{name} is missing."),
    "needs_value": ("De optie {name} heeft een waarde nodig.", "The option {name} needs a value."),
    "bad_choice": ("{name} moet een van deze zijn: {choices}.", "{name} must be one of: {choices}."),
    "bad_day": (
        "{name} moet een dag zijn die bestaat, als jjjj-mm-dd.",
        "{name} must be a day that exists, as yyyy-mm-dd.",
    ),
    "bad_value": ("De waarde bij {name} past niet.", "The value for {name} does not fit."),
    "too_many_arguments": ("Er staan argumenten te veel.", "There are arguments too many."),
    "did_you_mean": (" Bedoelde u {name}?", " Did you mean {name}?"),
    "usage_other": ("Deze opdracht is niet te lezen.", "This command cannot be read."),
}

_REPLAY = {
    "unknown_known_to": (
        "{file}: de organisatie bij --known-to staat niet in deze casus. Bekend zijn: {known}.",
        "{file}: the organisation of --known-to is not in this case. Known are: {known}.",
    ),
    "no_organisations": ("geen", "none"),
    "unknown_finding": (
        "{file}: feit {index} ({kind}) verwijst naar een bevinding die er niet is. Kijk of de sleutel klopt.",
        "{file}: fact {index} ({kind}) refers to a finding that is not there. Check the key.",
    ),
    "summary": (
        "{done} casussen nagespeeld, {bad} met problemen.",
        "{done} cases replayed, {bad} with problems.",
    ),
    "summary_one": (
        "{done} casus nagespeeld, {bad} met problemen.",
        "{done} case replayed, {bad} with problems.",
    ),
    "progress": (
        "{done} van {total} casussen, {bad} met problemen",
        "{done} of {total} cases, {bad} with problems",
    ),
}

_REPORT = {
    "report": (
        "Maak van een casus een verslag om samen van te leren.",
        "Make a report of a case to learn from together.",
    ),
    "report_more": (
        (
            "CASE is een casusbestand (*.casus.yaml) of een tabel (*.xlsx, *.csv). Het verslag is één HTML-bestand dat"
            " niets van buiten nodig heeft. Het noemt rollen, geen namen, geboortedagen of notities."
        ),
        (
            "CASE is a case file (*.casus.yaml) or a table (*.xlsx, *.csv). The report is one HTML file that needs"
            " nothing from outside. It names roles, no names, birth days or notes."
        ),
    ),
    "report_end": (
        "Zonder -o komt het verslag op standaarduitvoer. Afsluitcode: 2 bij onjuiste invoer.",
        "Without -o the report goes to standard output. Exit code: 2 on input that is not right.",
    ),
    "option_output": ("Bestand om in te schrijven.", "File to write to."),
    "option_stepwise": (
        "In stappen: alleen wat toen bekend was, met vragen vooraf en de afloop als laatste.",
        "In steps: only what was known then, with questions first and the outcome last.",
    ),
    "option_moments": (
        "De drie tot zes momenten van de gespreksleider (YAML); anders stelt Zicht ze voor.",
        "The three to six moments of the facilitator (YAML); else Zicht proposes them.",
    ),
    "option_with_names": (
        "Met namen van personen en organisaties; vraagt --purpose en --destroy-by.",
        "With names of persons and organisations; asks for --purpose and --destroy-by.",
    ),
    "option_with_notes": (
        "Met de notities bij feiten; vraagt --purpose en --destroy-by.",
        "With the notes of facts; asks for --purpose and --destroy-by.",
    ),
    "option_purpose": (
        "Waarvoor het verslag met namen of notities is; staat op elke bladzijde.",
        "What the report with names or notes is for; stands on every page.",
    ),
    "option_destroy_by": (
        "Dag waarop dat verslag uiterlijk vernietigd is; staat op elke bladzijde.",
        "Day by which that report is destroyed; stands on every page.",
    ),
    "option_report_json": ("Hetzelfde verslag als JSON.", "The same report as JSON."),
    "option_svg": ("Alleen het beeld van de chronologie, als SVG.", "Only the picture of the chronology, as SVG."),
    "option_pdf": (
        "Als PDF, waar het systeem dat kan; vraagt -o.",
        "As PDF, where the system can make it; asks for -o.",
    ),
    "needs_handling": (
        "Met namen of notities horen een doel en een dag van vernietigen: geef --purpose en --destroy-by.",
        "Names or notes come with a purpose and a day of destruction: give --purpose and --destroy-by.",
    ),
    "destroy_by_passed": (
        "De dag van vernietigen is al voorbij. Geef bij --destroy-by vandaag of een latere dag.",
        "The day of destruction has passed. Give today or a later day with --destroy-by.",
    ),
    "purpose_name": (
        "In het doel staat een naam die in de casus voorkomt. Schrijf het zonder naam, of geef --with-names.",
        "The purpose holds a name that occurs in the case. Write it without a name, or give --with-names.",
    ),
    "one_form": (
        "Kies één vorm: --json, --svg of --pdf.",
        "Choose one form: --json, --svg or --pdf.",
    ),
    "svg_shows_all": (
        "Het beeld laat de hele tijd zien en past niet bij --stepwise. Laat een van beide weg.",
        "The picture shows the whole time and does not go with --stepwise. Leave one of them out.",
    ),
    "moments_need_steps": (
        "--moments hoort bij --stepwise. Geef beide.",
        "--moments goes with --stepwise. Give both.",
    ),
    "pdf_needs_file": ("Een PDF heeft een bestand nodig: geef -o.", "A PDF needs a file: give -o."),
    "pdf_unavailable": (
        (
            "Dit systeem kan geen PDF maken. Maak het HTML-bestand en druk het in de browser af als PDF, of installeer"
            " WeasyPrint (pip install 'zicht[pdf]') en Pango."
        ),
        (
            "This system cannot make PDF. Make the HTML file and print it to PDF from the browser, or install"
            " WeasyPrint (pip install 'zicht[pdf]') and Pango."
        ),
    ),
    "output_is_case": (
        "-o is het casusbestand zelf. Kies een ander bestand.",
        "-o is the case file itself. Choose another file.",
    ),
    "output_unwritable": (
        "{file}: dit bestand is niet te schrijven. Kijk of de map bestaat en of u erin mag schrijven.",
        "{file}: this file cannot be written. Check that the folder exists and that you may write in it.",
    ),
    "no_facts": (
        "{file}: in deze casus staan geen feiten die deze organisatie kende; er is niets om terug te blikken.",
        "{file}: this case holds no facts that this organisation knew; there is nothing to look back on.",
    ),
    "written": ("Geschreven: {file}", "Written: {file}"),
}

_STORY = {
    "head": ("Casus {case}, tot en met {until}", "Case {case}, up to and including {until}"),
    "head_joined": (
        "Achteraf samengelegd; dit overzicht had toen niemand.",
        "Put together afterwards; nobody had this overview at the time.",
    ),
    "head_view": ("Alleen wat {organisation} wist.", "Only what {organisation} knew."),
    "counts": (
        "Open: {pending} binnen de termijn, {raised} om na te gaan",
        "Open: {pending} in time, {raised} to look into",
    ),
    "counts_lessons": (
        "Open: {pending} binnen de termijn, {raised} om na te gaan; inzicht van later: {lessons}",
        "Open: {pending} in time, {raised} to look into; insight of later: {lessons}",
    ),
    "turn_together": ("Om samen te bekijken", "To look at together"),
    "turn_appoint": ("Niet belegd", "Nobody appointed"),
    "turn_opened": ("Nog open", "Open"),
    "turn_raised": ("Om na te gaan", "To look into"),
    "turn_closed": ("Afgerond", "Settled"),
    "turn_settled": ("Al gedaan", "Done already"),
    "why_facts": ("feiten", "facts"),
    "why_ends": ("klaar bij", "ends by"),
    "why_unknown": ("onbekend", "unknown"),
    "why_also": ("kan ook", "may be"),
    "why_rule": ("regel", "rule"),
    "why_term": ("termijn", "term"),
    "more_facts": ("en nog {count}", "and {count} more"),
    "correction": ("verbeterd: {fact}", "corrected: {fact}"),
    "happened": ("{fact} · gebeurd: {day}", "{fact} · happened: {day}"),
    "end": ("Hoe het staat op {day}", "How it stands on {day}"),
    "possible": (
        "Mogelijk, als de precieze dagen bekend zijn: {title} ({persons}): {facts}",
        "Possible, once the exact days are known: {title} ({persons}): {facts}",
    ),
    "end_closed": ("afgerond: {closed}", "settled: {closed}"),
    "own_views": ("Wat elk apart zag:", "What each saw alone:"),
    "own_view_one": (
        "{organisation}: 1 feit bekend, {open} open",
        "{organisation}: 1 fact known, {open} open",
    ),
    "own_view": (
        "{organisation}: {facts} feiten bekend, {open} open",
        "{organisation}: {facts} facts known, {open} open",
    ),
}

_RULES = {
    "shape_obligation": ("verplichting", "obligation"),
    "shape_precondition": ("volgorde", "precondition"),
    "shape_pattern": ("patroon", "pattern"),
    "shape_continuity": ("doorlopend", "continuity"),
    "live": ("in gebruik", "live"),
    "shadow": ("op proef", "on trial"),
    "layer_norm": ("norm {since}", "norm {since}"),
    "layer_lesson": ("inzicht {since}", "insight {since}"),
    "rules_total": ("{count} regels, versie {version}", "{count} rules, version {version}"),
    "no_such_rule": ("De regel {code} bestaat niet.{hint}", "There is no rule {code}.{hint}"),
    "show_theme": ("thema", "theme"),
    "show_shape": ("vorm", "shape"),
    "show_layer": ("laag", "layer"),
    "show_status": ("status", "status"),
    "show_keeper": ("beheerder", "keeper"),
    "show_requirements": ("eisen", "requirements"),
    "show_sentence": ("Zin", "Sentence"),
    "show_asks": ("Wat zij vraagt", "What it asks"),
    "show_term": ("Termijn", "Term"),
    "show_sources": ("Vindplaats", "Source"),
    "show_also": ("Kan ook", "May also be"),
    "show_cases": ("Voorbeelden", "Cases"),
    "shows_met": ("gedaan", "met"),
    "shows_not_met": ("niet gedaan", "not met"),
    "shows_last_day": ("laatste dag", "last day"),
    "shows_corrected": ("verbeterd", "corrected"),
    "shows_known_late": ("later bekend", "known late"),
    "shows_innocent": ("niets aan de hand", "innocent"),
    "check_good": (
        "{rules} regels en {cases} voorbeelden: in orde.",
        "{rules} rules and {cases} cases: all right.",
    ),
    "check_bad": ("{count} problemen.", "{count} problems."),
    "coverage_total": ("totaal", "total"),
    "coverage_kinds": (
        "Soorten feiten die geen regel gebruikt ({count} van {total})",
        "Kinds of facts that no rule uses ({count} of {total})",
    ),
    "coverage_classes": (
        "Klassen die geen regel gebruikt ({count} van {total})",
        "Classes that no rule uses ({count} of {total})",
    ),
    "coverage_requirements": (
        "Eisen die ergens aan voldoen: {met} van {total}",
        "Requirements that are met: {met} of {total}",
    ),
    "coverage_by_rules": (
        "Eisen waar een regel uit volgt: {met}",
        "Requirements that a rule follows from: {met}",
    ),
    "none": ("geen", "none"),
}

PARTS = (_HELP, _USAGE, _REPLAY, _REPORT, _STORY, _RULES, TABLES, KEEPERS, WEB)
TEXTS: dict[str, tuple[str, str]] = {key: both for part in PARTS for key, both in part.items()}


def say(key: str, language: str, **values: str) -> str:
    """A text in one language, filled in."""
    return TEXTS[key][0 if language == DUTCH else 1].format(**values)
