"""The fixed sentences of a report, in Dutch (B1) and English: what is recorded, and what is not."""

from zicht.facts.problems import DUTCH

_FACTS = {
    "to": ("aan {organisation}", "to {organisation}"),
    "from": ("van {organisation}", "from {organisation}"),
    "with": ("met {organisation}", "with {organisation}"),
    "owner": ("door {organisation}", "by {organisation}"),
    "of": ("bij {organisation}", "at {organisation}"),
}

_SIGHT = {
    "keeps_sight": ("Zicht op veiligheid van {children}", "Sight on safety of {children}"),
    "not_recorded": ("niet vastgelegd", "not recorded"),
    "not_asked": ("niet gevraagd in deze chronologie", "not asked in this chronology"),
    "more_than_one": ("meer dan één tegelijk", "more than one at once"),
    "persons": ("Over wie iets is vastgelegd", "About whom something is recorded"),
    "organisations": ("Wie het vastlegde", "Who recorded it"),
    "nobody_named": ("onbekend wie", "not known who"),
    "findings_norm": ("Open volgens de norm van toen", "Open by the norm of that time"),
    "findings_later": ("Inzicht van later", "Insight of later"),
    "told_held": (
        "Zicht op veiligheid van {children}: {spans}.",
        "Sight on safety of {children}: {spans}.",
    ),
    "told_never": (
        "Zicht op veiligheid van {children}: niet gevraagd in deze chronologie.",
        "Sight on safety of {children}: not asked in this chronology.",
    ),
    "told_span": ("{who} ({since} tot {until})", "{who} ({since} to {until})"),
    "told_span_open": ("{who} (vanaf {since})", "{who} (from {since})"),
}

_QUESTIONS = {
    "question_1": ("Wie let er op de kinderen?", "Who watches over the children?"),
    "question_2": ("Wie en wat is in beeld?", "Who and what is in view?"),
    "question_3": ("Zijn de problemen op te lossen?", "Can the problems be solved?"),
    "question_4": ("Wie heeft de regie?", "Who directs?"),
    "question_5": ("Wanneer wordt er teruggekeken?", "When do people look back?"),
    "sight_held": (
        "Zicht op de veiligheid van {children}: {holders}.",
        "Sight on the safety of {children}: {holders}.",
    ),
    "sight_several": (
        "Zicht op de veiligheid van {children}: meer dan één ({holders}).",
        "Sight on the safety of {children}: more than one ({holders}).",
    ),
    "sight_open": (
        "Wie zicht hield op de veiligheid van {children}, is niet vastgelegd; vraag na bij {addressee}.",
        "Who kept sight on the safety of {children} is not recorded; ask {addressee}.",
    ),
    "sight_none": (
        "Wie zicht hield op de veiligheid van {children}, is niet vastgelegd.",
        "Who kept sight on the safety of {children} is not recorded.",
    ),
    "sight_not_asked": (
        "Zicht op de veiligheid van {children} was nog niet gevraagd.",
        "Sight on the safety of {children} was not asked yet.",
    ),
    "attended": (
        "Laatst gezien of gesproken ({children}): {day}, {organisation}.",
        "Last seen or spoken to ({children}): {day}, {organisation}.",
    ),
    "not_attended": (
        "Dat iemand {children} zag of sprak, is nog niet vastgelegd.",
        "That anybody saw or spoke to {children} is not recorded yet.",
    ),
    "involved": ("Betrokken: {organisations}.", "Involved: {organisations}."),
    "involved_not_recorded": ("Wie betrokken is, is niet vastgelegd.", "Who is involved is not recorded."),
    "worries": ("Vastgelegde zorgen: {kinds}.", "Recorded worries: {kinds}."),
    "network": ("Familie en netwerk: {kind}, {day}.", "Family and network: {kind}, {day}."),
    "network_not_recorded": (
        "Over steun van familie en netwerk is nog niets vastgelegd.",
        "Nothing is recorded yet about support from family and network.",
    ),
    "assessed": ("{kind}, {day}, {organisation}.", "{kind}, {day}, {organisation}."),
    "solvable_not_recorded": (
        "Een oordeel over de aard van de problemen is nog niet vastgelegd.",
        "A view on the nature of the problems is not recorded yet.",
    ),
    "helped": ("Hulp: {kind}, {day}, {organisation}.", "Help: {kind}, {day}, {organisation}."),
    "regie_held": ("Regie: {holders}.", "Regie: {holders}."),
    "regie_not_recorded": ("Wie de regie heeft, is niet vastgelegd.", "Who directs is not recorded."),
    "planned": ("Plan: {day}, {organisation}.", "Plan: {day}, {organisation}."),
    "plan_not_recorded": ("Een gezinsplan is nog niet vastgelegd.", "A family plan is not recorded yet."),
    "looked_back": ("Laatst samen: {kind}, {day}.", "Last together: {kind}, {day}."),
    "look_back_not_recorded": (
        "Samen terugkijken of wegen is nog niet vastgelegd.",
        "Looking back or weighing together is not recorded yet.",
    ),
    "next_on": ("Afgesproken volgende keer: {day}.", "Next time agreed: {day}."),
}

_UNTOLD = {
    "no_recorder": (
        "Bij {kinds} staat niet wie het vastlegde.",
        "For {kinds} it is not recorded who recorded it.",
    ),
    "silence": (
        "Tussen {since} en {until} staat er niets in deze chronologie; vraag na wat er toen was.",
        "Between {since} and {until} this chronology holds nothing; ask what there was then.",
    ),
    "imprecise": (
        "Alleen de maand of het jaar is bekend van {kinds}.",
        "Only the month or year is known of {kinds}.",
    ),
    "ages_unknown": ("De leeftijd van {persons} is niet vastgelegd.", "The age of {persons} is not recorded."),
    "shared_unknown": (
        "Dat iets van anderen bekend was bij {organisations}, is niet vastgelegd.",
        "That anything from others was known to {organisations} is not recorded.",
    ),
}

_COUNTS = {
    "counted": (
        "{findings} bevindingen bij {facts} vastgelegde feiten: {per_fact} per feit.",
        "{findings} findings on {facts} recorded facts: {per_fact} per fact.",
    ),
    "counted_layers": (
        "Daarvan {norm} volgens de norm van toen en {lessons} als inzicht van later.",
        "Of these {norm} by the norm of that time and {lessons} as insight of later.",
    ),
}

PHRASES: dict[str, tuple[str, str]] = _FACTS | _SIGHT | _QUESTIONS | _UNTOLD | _COUNTS


def phrase(key: str, language: str, **values: str) -> str:
    """A sentence in one language, filled in.

    >>> phrase("question_4", "nl")
    'Wie heeft de regie?'
    """
    return PHRASES[key][0 if language == DUTCH else 1].format(**values)
