"""The fixed words of an explanation, in Dutch (B1) and English: what is recorded, judging nobody."""

DUTCH_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli"),
    *("augustus", "september", "oktober", "november", "december"),
)
ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

_PEOPLE = {
    "the_child": ("het kind", "the child"),
    "the_children": ("de kinderen", "the children"),
    "the_family": ("het gezin", "the family"),
    "someone_unknown": ("onbekend wie", "not known who"),
    "nobody_appointed": ("niet belegd", "nobody appointed"),
    "and": ("en", "and"),
    "or": ("of", "or"),
    "at_least": ("minstens {count}", "at least {count}"),
    "no_day": ("onbekend", "unknown"),
}

_STATES = {
    "pending": ("Nog open tot en met {due}.", "Still open up to and including {due}."),
    "raised": (
        "In deze chronologie staat hierop nog niets (termijn t/m {due}); vraag na bij {organisation}.",
        "This chronology holds nothing on this yet (term up to {due}); ask {organisation}.",
    ),
    "raised_unassigned": (
        "In deze chronologie staat hierop nog niets (termijn t/m {due}); bespreek wie dit oppakt.",
        "This chronology holds nothing on this yet (term up to {due}); discuss who takes this up.",
    ),
    "absent": (
        "In deze chronologie staat dit niet; vraag na bij {organisation}.",
        "This is not in this chronology; ask {organisation}.",
    ),
    "absent_unassigned": (
        "In deze chronologie staat dit niet; bespreek wie dit oppakt.",
        "This is not in this chronology; discuss who takes this up.",
    ),
    "lesson_raised": (
        "In deze chronologie staat hierop nog niets; om samen te bekijken.",
        "This chronology holds nothing on this yet; to look at together.",
    ),
    "together": ("Om samen te bekijken.", "To look at together."),
    "gap": (
        "Nog niet belegd; bespreek samen wie dit oppakt.",
        "Nobody appointed yet; discuss who takes this up.",
    ),
    "open_for": ("Nog open voor {persons}.", "Still open for {persons}."),
    "lesson": ("Inzicht van later: {sentence}", "Insight of later: {sentence}"),
    "view": (
        "Alleen feiten die {organisation} kende zijn gebruikt.",
        "Only facts that {organisation} knew were used.",
    ),
}

_CLOSED = {
    "fulfilled": ("Gedaan: {kind}, {day}.", "Done: {kind}, {day}."),
    "fulfilled_after": ("Nog gedaan: {kind}, {day}.", "Done since: {kind}, {day}."),
    "fulfilled_known_late": (
        "Op tijd gedaan, later bekend: {kind}, {day} (bekend op {closed}).",
        "Done in time, known later: {kind}, {day} (known on {closed}).",
    ),
    "fulfilled_bare": ("Afgerond op {closed}.", "Settled on {closed}."),
    "condition_ended": (
        "Niet meer nodig sinds {closed}: de aanleiding is weg.",
        "No longer needed since {closed}: the reason is gone.",
    ),
    "condition_ended_by": (
        "Niet meer nodig sinds {closed}: {kind}, {day}.",
        "No longer needed since {closed}: {kind}, {day}.",
    ),
    "fulfilled_gap": ("Belegd sinds {closed}: {kind}, {day}.", "Assigned since {closed}: {kind}, {day}."),
    "replaced": (
        "Op {closed} kwam er een nieuwere vraag voor in de plaats.",
        "A newer question took its place on {closed}.",
    ),
    "aged_out": (
        "Eerder; sinds {closed} is de periode of de leeftijd voorbij.",
        "Earlier; the period or the age passed on {closed}.",
    ),
    "not_applicable": (
        "Niet van toepassing, met reden vastgelegd op {closed}.",
        "Not applicable, recorded with a reason on {closed}.",
    ),
    "corrected": (
        "Vervallen op {closed}: het feit is verbeterd.",
        "Withdrawn on {closed}: the fact was corrected.",
    ),
}

_EXPLAINED = {
    "norm": ("afgesproken norm", "agreed norm"),
    "lesson_layer": ("inzicht van later", "insight of later"),
    "law": ("wet", "law"),
    "agreement": ("afspraak", "agreement"),
    "proposal": ("voorstel", "proposal"),
    "same_day": ("dezelfde dag", "the same day"),
    "days": ("{amount} dagen", "{amount} days"),
    "working_days": ("{amount} werkdagen", "{amount} working days"),
    "weeks": ("{amount} weken", "{amount} weeks"),
    "months": ("{amount} maanden", "{amount} months"),
    "one_days": ("1 dag", "1 day"),
    "one_working_days": ("1 werkdag", "1 working day"),
    "one_weeks": ("1 week", "1 week"),
    "one_months": ("1 maand", "1 month"),
    "term": ("{length} ({status}: {source})", "{length} ({status}: {source})"),
    "term_of_fact": ("de datum in het feit zelf ({attribute})", "the date in the fact itself ({attribute})"),
    "window": ("feiten binnen {length} tellen samen", "facts within {length} count together"),
    "region": ("regio {region}", "region {region}"),
    "is_held": ("een organisatie {holding}", "an organisation {holding}"),
    "and_more": ("iets anders dat de regel noemt", "something else that the rule names"),
    "learned": ("bekend op {day}", "known on {day}"),
    "only_month": (
        "Alleen de maand is bekend van {kind} ({day}).",
        "Only the month of {kind} is known ({day}).",
    ),
    "only_year": (
        "Alleen het jaar is bekend van {kind} ({day}).",
        "Only the year of {kind} is known ({day}).",
    ),
    "not_recorded": (
        "Bij {kind} ({day}) is niet vastgelegd: {attributes}.",
        "For {kind} ({day}) this is not recorded: {attributes}.",
    ),
    "age_unknown": (
        "De leeftijd van {person} is niet bekend; deze regel kijkt naar leeftijd.",
        "The age of {person} is not known; this rule looks at age.",
    ),
    "not_covered": ("Van {organisation} is niets ingezien.", "Nothing of {organisation} was looked at."),
}

_RULE = {
    "then": ("en anders", "or else"),
    "asks_after": ("Na", "After"),
    "asks_step": ("Voor deze stap telt", "Before this step counts"),
    "asks_fulfilled": ("Klaar bij", "Settled by"),
    "asks_requires": ("Nodig vooraf", "Needed before"),
    "asks_latest": ("Het laatste van", "The latest of"),
    "asks_ended": ("Niet meer nodig bij", "No longer needed at"),
    "asks_hits": ("Samen", "Together"),
    "asks_cleared": ("Klaar bij", "Settled by"),
    "asks_times": ("minstens {count} keer {facts}", "at least {count} times {facts}"),
    "asks_organisations": ("van minstens {count} organisaties", "of at least {count} organisations"),
    "asks_while": ("Zolang", "While"),
    "asks_holding": ("Geldt", "Holds"),
    "asks_least": ("minstens {count} organisatie: {holding}", "at least {count} organisation: {holding}"),
    "asks_most": ("hoogstens {count} organisatie: {holding}", "at most {count} organisation: {holding}"),
    "asks_given": ("Alleen als", "Only if"),
    "asks_except": ("Niet zolang", "Not while"),
    "asks_age": ("Leeftijd", "Age"),
    "asks_until_age": ("tot {age} jaar", "up to {age} years"),
    "asks_duty": ("Werk van", "Work of"),
    "only_by": ("vastgelegd door {value}", "recorded by {value}"),
    "only_role": ("over {value}", "about {value}"),
    "only_from": ("kind vanaf {value} jaar", "child from {value} years"),
    "only_under": ("kind tot {value} jaar", "child up to {value} years"),
    "only_unless": ("niet bij {value}", "not at {value}"),
    "only_same": ("door dezelfde organisatie", "by the same organisation"),
    "only_other": ("door een andere organisatie", "by another organisation"),
    "only_attribute": ("door wie genoemd is", "by who was named"),
    "only_linked": ("dat hierop antwoordt", "that answers this"),
    "reach_circle": ("ook over iemand rond het kind", "also about somebody around the child"),
    "reach_siblings": ("bij de andere kinderen van het gezin", "for the other children of the family"),
    "reach_family": ("over wie ook in het gezin", "about anybody of the family"),
    "duty_trigger": ("wie het vastlegde", "who recorded it"),
    "duty_holder": ("wie zicht houdt", "who keeps sight"),
    "duty_regisseur": ("wie de regie heeft", "who directs"),
    "duty_addressee": ("wie is aan te spreken op zicht", "who is to be addressed about sight"),
    "duty_attribute": ("wie genoemd is ({value})", "who was named ({value})"),
    "duty_involved": ("{value}, als die betrokken is", "{value}, when involved"),
}

# What an attribute says, for readers in Dutch; English has the code itself.
ATTRIBUTES = {
    "acute": "of het acuut is",
    "after": "waarna",
    "alone": "alleen gesproken",
    "area": "waarvoor",
    "child_heard": "kind gehoord",
    "child_seen": "kind gezien",
    "closure": "of er wordt afgesloten",
    "conclusion": "de conclusie",
    "content": "de inhoud",
    "delay": "of er gewacht is",
    "due": "de datum",
    "explanation": "de verklaring",
    "file_received": "dossier ontvangen",
    "file_transferred": "dossier overgedragen",
    "form": "de vorm",
    "from": "van wie",
    "help_type": "welke hulp",
    "measure": "welke maatregel",
    "nature": "de aard",
    "new_school": "nieuwe school bekend",
    "outcome": "de uitkomst",
    "owner": "wie het doet",
    "permitted": "of het mocht",
    "purpose": "het doel",
    "reason": "de reden",
    "request": "het verzoek",
    "result": "het resultaat",
    "review_on": "de datum van terugkijken",
    "route": "de route",
    "setting": "waar het was",
    "severity": "de ernst",
    "structural": "of het structureel is",
    "subject": "het onderwerp",
    "to": "aan wie",
    "told_what_happens": "verteld wat er gebeurt",
    "who": "wie",
    "with": "met wie",
    "witnessed": "of iemand het zag",
}

TEXTS: dict[str, tuple[str, str]] = _PEOPLE | _STATES | _CLOSED | _EXPLAINED | _RULE
