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

TEXTS: dict[str, tuple[str, str]] = _PEOPLE | _STATES | _CLOSED
